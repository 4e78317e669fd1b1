"""References led to documents and provisions. What cannot be known is not said, what is ambiguous stays so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dayanak.law.outline import Found
from dayanak.law.target import is_relative, join, split
from dayanak.storage.record.document_rows import documents_by_id
from dayanak.storage.record.names import Named, Names
from dayanak.storage.record.outlines import Outlines
from dayanak.storage.record.values import DocumentRow, Resolution


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a reference leads: a document of the record, and the place in its current version."""

    document_id: str | None
    version_id: int | None
    found: Found
    eid: str | None = None
    path: str | None = None
    others: tuple[str, ...] = ()


_NOWHERE = Landing(None, None, Found(None, None))


class Resolver:
    """Leads references over one connection. `near` are units whose own documents are meant first by a bare title."""

    def __init__(self, connection: Connection, outlines: Outlines, near: Sequence[str] = ()) -> None:
        self._connection = connection
        self._outlines = outlines
        self._names = Names(connection, near)

    def land(self, target: str) -> Landing:
        """Where an absolute reference leads. Of several documents of one number the first that has the provision;
        of several of one title none."""
        if is_relative(target):
            return _NOWHERE
        name, path = split(target)
        named = self._names.meant(name)
        if not named:
            return Landing(None, None, Found(None, None), others=tuple(n.id for n in self._names.bearers(name)))
        others = tuple(n.id for n in named[1:])
        if not path:
            return Landing(named[0].id, named[0].version_id, Found(None, True), others=others)
        landings = [self._inside(one, path, others) for one in named]
        return next((landing for landing in landings if landing.found.exists), landings[0])

    def _inside(self, one: Named, path: str, others: tuple[str, ...]) -> Landing:
        outline = self._outlines.of(self._connection, one.version_id)
        found = outline.find(path)
        place = outline.places[found.place] if found.place is not None else None
        if place is None:
            return Landing(one.id, one.version_id, found, others=others)
        return Landing(one.id, one.version_id, found, place.eid, place.path, others)

    def resolutions(self, targets: Iterable[str]) -> dict[str, Resolution]:
        """The landings as values."""
        landings = {target: self.land(target) for target in dict.fromkeys(targets)}
        held = documents_by_id(self._connection, (one.document_id for one in landings.values() if one.document_id))
        return {target: _resolution(target, landing, held) for target, landing in landings.items()}


def _resolution(target: str, landing: Landing, held: Mapping[str, DocumentRow]) -> Resolution:
    if landing.document_id is None:
        return Resolution(target, None, others=landing.others)
    document = held[landing.document_id]
    if landing.found.exists:
        return Resolution(target, True, document, landing.eid, landing.path, None, landing.others)
    nearest = join(split(target)[0], landing.path or "")
    return Resolution(target, landing.found.exists, document, landing.eid, landing.path, nearest, landing.others)
