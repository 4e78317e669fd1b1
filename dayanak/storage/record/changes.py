"""What was done to a document: the notes of its own text, and the orders of other documents, told once each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from dayanak.law.outline import Outline
from dayanak.law.target import join, plain, split
from dayanak.storage.record.acting import Acting, acting_on, kept_paths, provision_path
from dayanak.storage.record.clauses import provisions_at
from dayanak.storage.record.document_rows import documents_by_id
from dayanak.storage.record.outlines import Outlines
from dayanak.storage.record.resolver import Landing, Resolver
from dayanak.storage.record.spots import Spot
from dayanak.storage.record.tables import documents, effects
from dayanak.storage.record.values import Change, EffectRow

_WHOLE = frozenset(
    {"repeal-unit", "annul", "replace-unit", "add-unit", "replace-annex", "add-annex", "annul-amendment"}
)
"""Operations on a provision that concern everything in it."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A change, the spot of the acting clause, and the acting document's id, as far as the record holds it."""

    change: Change
    act_id: str | None = None
    spot: Spot | None = None


def changes_of(
    connection: Connection, outlines: Outlines, document_id: str, today: str, places: Sequence[int] | None = None
) -> list[Change]:
    """The changes of the document from the first day to the last, those without a day first; with `places` (a
    provision and its descendants) only those of something there, and of a whole that they stand in."""
    document = connection.execute(select(documents).where(documents.c.id == document_id)).mappings().one()
    outline = outlines.of(connection, document["version_id"])
    wanted = None if places is None else _Wanted.of(outline, places)
    told = [*_noted(connection, outline, document), *_ordered(connection, outline, document)]
    kept = [one for one in told if wanted is None or (wanted.holds(one.change) and not wanted.excepted(outline, one))]
    led = _led(Resolver(connection, outlines), kept)
    return _shown(connection, sorted(_once(led), key=lambda one: one.change.date or ""), today)


def effect_row(acting: Acting, today: str) -> EffectRow:
    """The effect as it is told of the clause that has it."""
    target, coming = join(split(acting.target)[0], acting.path), (acting.date or "") > today
    return EffectRow(acting.op, target, acting.date, coming, " ".join(acting.words.split()), acting.told)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The places that are asked for, and those that they stand in."""

    inside: frozenset[int]
    above: frozenset[int]

    @classmethod
    def of(cls, outline: Outline, places: Sequence[int]) -> "_Wanted":
        return cls(frozenset(places), frozenset(outline.above(places[0]) if places else ()))

    def excepted(self, outline: Outline, told: _Told) -> bool:
        """Whether the act leaves this as it is: "… 2 nci maddesi hariç yürürlükten kaldırılmıştır"."""
        kept = (place for path in kept_paths(told.change.told) for place in outline.named(path))
        return any(place in self.inside or place in self.above for place in kept)

    def holds(self, change: Change) -> bool:
        if change.place is None:
            return change.op == "repeal-document"
        return change.place in self.inside or (change.place in self.above and change.op in _WHOLE)


def _noted(connection: Connection, outline: Outline, document: RowMapping) -> Iterator[_Told]:
    """What the text tells of itself in its notes."""
    own = effects.c.key == f"doc:{document['id']}"
    query = select(effects).where(effects.c.version_id == document["version_id"], own).order_by(effects.c.rank)
    for row in connection.execute(query).mappings().all():
        told = row["detail"]
        place = _place(outline, provision_path(row["target"], told), row["place"])
        date = told.get("since") or told.get("date")
        yield _Told(_change(row["op"], row["target"], place, row["method"], date, row["surface"], told))


def _ordered(connection: Connection, outline: Outline, document: RowMapping) -> Iterator[_Told]:
    """What other documents order."""
    for one in acting_on(connection, document):
        place = _place(outline, one.path, None)
        if one.happens and (place is not None or not one.path):
            change = _change(one.op, plain(one.target), place, one.method, one.date, one.words, one.told)
            yield _Told(change, one.act_id, (one.version_id, one.place))


def _change(
    op: str, target: str, place: int | None, method: str, date: str | None, words: str, told: Mapping[str, Any]
) -> Change:
    return Change(op, target, place, method, date, told.get("by"), None, None, " ".join(words.split()), told)


def _led(resolver: Resolver, told: Sequence[_Told]) -> list[_Told]:
    """The changes that only name their act, led to it."""
    named = {one.change.by for one in told if one.change.by and one.act_id is None}
    resolver.prefetch(named)
    landings = {by: resolver.land(by) for by in named}
    return [_landed(one, landings.get(one.change.by or "")) if one.act_id is None else one for one in told]


def _landed(told: _Told, landing: Landing | None) -> _Told:
    if landing is None or landing.document_id is None or landing.version_id is None:
        return told
    spot = (landing.version_id, landing.places[0]) if landing.places else None
    return replace(told, act_id=landing.document_id, spot=spot)


def _place(outline: Outline, path: str, stands: int | None) -> int | None:
    """The provision that a change concerns: the one named, else the one that its note stands in."""
    found = outline.find(path) if path else None
    return found.place if found and found.exists else stands


def _once(told: Sequence[_Told]) -> Iterable[_Told]:
    """An order that a note tells of too is told once, in the words of the acting clause."""
    ordered = {(one.act_id, one.change.place, _group(one.change.op)) for one in told if one.change.method == "order"}
    for one in told:
        same = (one.act_id, one.change.place, _group(one.change.op))
        if one.change.method == "order" or one.act_id is None or same not in ordered:
            yield one


def _group(op: str) -> str:
    return op.partition("-")[0]


def _shown(connection: Connection, told: Sequence[_Told], today: str) -> list[Change]:
    """The changes with their acting documents and clauses, those that are still to come marked."""
    held = documents_by_id(connection, (one.act_id for one in told if one.act_id))
    clauses = provisions_at(connection, (one.spot for one in told if one.spot))
    return [
        replace(
            one.change,
            act=held.get(one.act_id) if one.act_id else None,
            provision=clauses.get(one.spot) if one.spot else None,
            coming=(one.change.date or "") > today,
        )
        for one in told
    ]
