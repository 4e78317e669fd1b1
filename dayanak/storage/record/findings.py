"""The rows of what was found in a text: citations, effects, mentions of units and services."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Table, insert

from dayanak.law.citation import Effect
from dayanak.law.reading import Mention, Reading
from dayanak.law.target import article_step, document_key, is_relative, join, split
from dayanak.storage.record.spans import Spans
from dayanak.storage.record.tables import citation_targets, citations, effects, mentions, service_mentions
from dayanak.storage.record.titles import Titles

DOUBTED = 0.3
_COLUMNS = frozenset({"op", "target", "start", "end", "confidence", "method"})


class _Found(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def confidence(self) -> float: ...


def insert_findings(connection: Connection, reading: Reading, version_id: int, document_id: str) -> None:
    """Writes everything found, each with its node, the code points of that node's own text, rule and confidence."""
    if not reading.tree.nodes:
        return
    spans, titles = Spans(reading.tree), Titles(reading.citations)
    cited = [
        row
        | {"candidates": [_absolute(one, row["place"], reading, document_id) for one in citation.candidates]}
        | {"day": citation.day}
        for row, citation in zip(_rows(version_id, reading.citations, spans, reading), reading.citations, strict=True)
    ]
    targets = [
        {"version_id": version_id, "rank": row["rank"], "turn": turn}
        | _target(titles.told(_absolute(target, row["place"], reading, document_id), citation.start))
        for row, citation in zip(cited, reading.citations, strict=True)
        for turn, target in enumerate(citation.targets)
    ]
    acted = [
        row
        | _effect(effect, titles.told(_absolute(effect.target, row["place"], reading, document_id), effect.end))
        | _doubt(effect, spans)
        for row, effect in zip(_rows(version_id, reading.effects, spans, reading), reading.effects, strict=True)
    ]
    named = [
        row | _mention(mention)
        for row, mention in zip(_rows(version_id, reading.mentions, spans, reading), reading.mentions, strict=True)
    ]
    served = [
        row | {"service_id": service.service_id}
        for row, service in zip(_rows(version_id, reading.services, spans, reading), reading.services, strict=True)
    ]
    _insert(connection, {citations: cited, citation_targets: targets, effects: acted, mentions: named})
    _insert(connection, {service_mentions: served})


def _insert(connection: Connection, rows_of: Mapping[Table, Sequence[dict[str, Any]]]) -> None:
    for table, rows in rows_of.items():
        if rows:
            connection.execute(insert(table), list(rows))


def _rows(version_id: int, found: Iterable[_Found], spans: Spans, reading: Reading) -> list[dict[str, Any]]:
    """The columns that every finding has."""
    rows = []
    for rank, one in enumerate(found):
        surface = getattr(one, "surface", None) or reading.tree.text[one.start : one.end]
        spot = spans.spot(one.start, one.end, surface)
        rows.append(
            {
                "version_id": version_id,
                "rank": rank,
                "place": spot.place,
                "start": spot.start,
                "end": spot.end,
                "surface": surface,
                "confidence": one.confidence,
                "method": getattr(one, "method", "grammar"),
            }
        )
    return rows


def _absolute(target: str, place: int, reading: Reading, document_id: str) -> str:
    """`this` is the document, except in words quoted for another law; what is relative in other ways stays so."""
    name, path = split(target)
    quoted = "alinti:" in reading.tree.nodes[place].path
    return join(f"doc:{document_id}", path) if name == "this" and not quoted else target


def _target(target: str) -> dict[str, Any]:
    if is_relative(target):
        return {"target": target, "key": None, "article": None}
    name, path = split(target)
    return {"target": target, "key": document_key(name), "article": article_step(path) or None}


def _effect(effect: Effect, target: str) -> dict[str, Any]:
    told = {name: value for name, value in effect.as_json().items() if name not in _COLUMNS}
    key = None if is_relative(target) else document_key(split(target)[0])
    return {"op": effect.op, "target": target, "key": key, "detail": told}


def _doubt(effect: Effect, spans: Spans) -> dict[str, Any]:
    """An effect read across clauses that stand side by side is kept, and not believed."""
    doubted = effect.end > effect.start and not spans.on_one_branch(effect.start, effect.end)
    return {"confidence": min(effect.confidence, DOUBTED)} if doubted else {}


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "base": mention.base,
        "type": mention.type,
        "resolved": mention.resolved,
        "detsis_no": mention.detsis_no,
        "candidates": [[c.key, c.name, c.score] for c in mention.candidates],
        "role": mention.role,
        "role_rule": mention.role_rule,
    }
