"""The judged queries against a server over the laws and two universities: a row for each class, those that were tuned
on and those held out apart, and which classes lose against the last report."""

import collections
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench import loads, outcomes
from bench.figures import Figure
from bench.holdout import of_queries
from bench.scoring import loaded
from bench.shared import SHARED, served

QUERIES = SHARED / "gold/dev/queries.jsonl"
LAWS = SHARED / "corpus/acik-mevzuat/kanunlar.jsonl.gz"
DETAIL = loads.BUILD / "relevance.json"
NEW = loads.BUILD / outcomes.RELEVANCE.name
MEASURES = ("success@1", "success@10", "ndcg@10", "recall@100")
BASELINE = {"citation": 0.076, "title": 0.730, "known-clause": 0.293, "lay": 0.201, "typo": 0.088,
            "institution": 0.789, "phrase": 0.666}  # fmt: skip
"""Stemmed BM25 on the dev queries, nDCG@10, from gold/queries.md."""
BOUNDS: dict[tuple[str, str], tuple[float | None, float | None]] = {
    ("citation", "exact place@1"): (0.90, 0.95),
    ("citation", "says missing"): (None, 1.0),
    ("citation", "no false alarm"): (0.96, 1.0),
    ("title", "success@1"): (None, 0.90),
    ("title", "ndcg@10"): (0.82, None),
    ("known-clause", "ndcg@10"): (0.52, 0.65),
    ("lay", "ndcg@10"): (0.38, 0.45),
    ("lay", "recall@100"): (None, 0.80),
    ("typo", "ndcg@10"): (0.30, 0.58),
    ("institution", "ndcg@10"): (0.79, 0.90),
    ("phrase", "ndcg@10"): (0.86, 0.95),
    ("phrase", "respects minus"): (1.0, None),
}
"""Floor and aim of a measure of a class, where it has one."""
NAMES = {
    "ndcg@10": "nDCG@10",
    "exact place@1": "exact place first",
    "says missing": "says that it does not exist",
    "no false alarm": "no false 'does not exist'",
    "respects minus": "forbidden clause never shown",
}
Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, what it scored, and the first place that was given."""

    query: Mapping[str, Any]
    scores: Scores
    first: str

    @property
    def name(self) -> str:
        return str(self.query["id"])


def figures() -> Iterator[Figure]:
    """Every class and measure; the detail for the report is left in build/evaluate."""
    data = loads.search()
    with served(data) as (base, _):
        rows = judged(base)
    held = of_queries(row.query for row in rows)
    old = outcomes.committed(outcomes.RELEVANCE)
    new = {row.name: {name: round(value, 4) for name, value in sorted(row.scores.items())} for row in rows}
    outcomes.keep(NEW, new)
    tables = {
        "all": table(rows),
        "tuned on": table(_only(rows, held, False)),
        "held out": table(_only(rows, held, True)),
    }
    before = _before(rows, old)
    yield from _figures(tables, before)
    yield _ratio(rows)
    if seconds := loads.learned_s(data):
        yield Figure("search: dayanak learn", round(seconds / 60, 1), "minutes", aim=15, least=False)
        with served(data, DAYANAK_MEANING="0") as (base, _):
            plain = judged(base)
        tables |= {"words alone": table(plain), "words alone, held out": table(_only(plain, held, True))}
        yield from _beside_words(tables)
    losing = losers(before, tables["all"])
    note = ", ".join(losing) or None
    yield Figure("search: classes that lose against the last report", len(losing), "classes", note=note)
    detail = {
        "tables": tables,
        "before": before,
        "losing": losing,
        "misses": [_miss(row) for row in _missed(rows, held)],
        "queries": {part: _counts(rows, held, kept) for part, kept in (("tuned on", False), ("held out", True))},
    }
    DETAIL.write_text(json.dumps(detail, ensure_ascii=False, indent=1), encoding="utf-8")


def judged(base: str) -> list[Judged]:
    """The answers of a server to all judged queries, judged by the rules of the given scorer."""
    scorer = loaded(SHARED / "eval" / "score_search.py")
    laws = scorer.law_ids(LAWS)
    rows = []
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        query = json.loads(line)
        answer, _ = scorer.ask(base, query, 100)
        hits = answer["hits"]
        first = f"{hits[0]['document']['source']}/{hits[0]['path']}" if hits else "–"
        rows.append(Judged(query, scorer.judge(query, answer, laws), first))
    return rows


def table(rows: Iterable[Judged]) -> dict[str, dict[str, float]]:
    """Means of each class, and of the classes."""
    lists: dict[str, dict[str, list[float]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    for row in rows:
        for name, value in row.scores.items():
            lists[row.query["class"]][name].append(value)
    means = {kind: {name: round(sum(v) / len(v), 4) for name, v in own.items()} for kind, own in lists.items()}
    of_all = {name: [own[name] for own in means.values() if name in own] for name in MEASURES}
    return means | {"all": {name: round(sum(v) / len(v), 4) for name, v in of_all.items() if v}}


def losers(before: Mapping[str, Scores], now: Mapping[str, Scores]) -> list[str]:
    """The classes of which a measure is less than it was, with both values."""
    return [
        f"{kind} {NAMES.get(name, name)} {old:g} → {now[kind][name]:g}"
        for kind, own in before.items()
        for name, old in own.items()
        if kind in now and now[kind].get(name, old) < old
    ]


def _before(rows: Sequence[Judged], old: outcomes.Outcomes) -> dict[str, dict[str, float]]:
    """The table of the last report, over the queries that it had."""
    return table(Judged(row.query, old[row.name], "") for row in rows if row.name in old) if old else {}


def _only(rows: Iterable[Judged], held: frozenset[str], kept: bool) -> list[Judged]:
    return [row for row in rows if (row.name in held) is kept]


def _counts(rows: Iterable[Judged], held: frozenset[str], kept: bool) -> dict[str, int]:
    return dict(collections.Counter(str(row.query["class"]) for row in _only(rows, held, kept)))


def _figures(tables: Mapping[str, Mapping[str, Scores]], before: Mapping[str, Scores]) -> Iterator[Figure]:
    for kind in (*BASELINE, "all"):
        own = tables["all"][kind]
        for name in (*MEASURES, *(name for name in own if name not in MEASURES)):
            floor, aim = BOUNDS.get((kind, name), (None, None))
            peer = f"BM25 {BASELINE[kind]}" if name == "ndcg@10" and kind in BASELINE else None
            sides = {**{part: tables[part] for part in ("tuned on", "held out")}, "before": before}
            parts = (f"{side} {means.get(kind, {}).get(name, '–')}" for side, means in sides.items())
            label = f"search: {kind} {NAMES.get(name, name)}"
            yield Figure(label, own.get(name), "share", floor, aim, peer=peer, note=", ".join(parts))


def _beside_words(tables: Mapping[str, Mapping[str, Scores]]) -> Iterator[Figure]:
    """What the same corpus gives with meaning switched off, also of the queries that nothing was tuned on."""
    for kind in (*BASELINE, "all"):
        own = {part: tables[part].get(kind, {}).get("ndcg@10") for part in tables}
        note = f"with meaning {own['all']}; held out {own['words alone, held out']}, with meaning {own['held out']}"
        yield Figure(f"search: {kind} nDCG@10, words alone", own["words alone"], "nDCG", note=note)


def _ratio(rows: Sequence[Judged]) -> Figure:
    """Queries with typing mistakes beside the same queries typed right."""
    scores = {row.name: row.scores.get("ndcg@10", 0.0) for row in rows}
    pairs = [(scores[row.name], scores[row.query["clean"]]) for row in rows if row.query.get("clean") in scores]
    typed, clean = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
    note = f"nDCG@10 {typed:.3f} : {clean:.3f} over {len(pairs)} pairs"
    value = round(typed / clean, 4) if clean else None
    return Figure("search: typo nDCG@10, to the same typed right", value, "ratio", aim=0.90, note=note)


def _missed(rows: Iterable[Judged], held: frozenset[str]) -> Iterator[Judged]:
    """Tuned queries whose first hit is not an answer."""
    for row in rows:
        scores = row.scores
        right = scores.get("exact place@1", scores.get("success@1", scores.get("says missing")))
        if not right and row.name not in held:
            yield row


def _miss(row: Judged) -> dict[str, str]:
    wanted = [place for place in row.query["relevant"] if place["grade"] == 3]
    told = "; ".join("/".join(filter(None, (place["doc"], place["path"]))) for place in wanted)
    return {
        "item": f"queries/{row.name}",
        "phenomenon": f"search, {row.query['class']}",
        "wanted": told or "that it does not exist",
        "read": row.first,
        "words": "",
    }
