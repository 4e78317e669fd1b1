"""References led to documents and provisions. What cannot be known is not said, what is ambiguous stays so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select

from dayanak.law.document import Status
from dayanak.law.outline import Found
from dayanak.law.target import is_relative, join, plain, split, title_said
from dayanak.storage.record.document_rows import documents_by_id
from dayanak.storage.record.names import Named, Names
from dayanak.storage.record.outlines import Excerpt, Outlines, read_place
from dayanak.storage.record.spots import Spot
from dayanak.storage.record.tables import OUT_OF_FORCE, provisions
from dayanak.storage.record.values import DocumentRow, Resolution


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a reference leads: a document of the record, and the place in its current version. `places` are all that
    are meant: of a range every member that there is. Whether it is there says `found`."""

    document_id: str | None
    version_id: int | None
    found: Found
    eid: str | None = None
    path: str | None = None
    others: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    eids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lapsed:
    """That a provision is not in force: how, since or until when."""

    status: str
    valid_from: str | None
    valid_to: str | None


_FEW = 10  # references that are looked up one by one, sooner than by reading whole outlines
_NOWHERE = Landing(None, None, Found(None, None))


class Resolver:
    """Leads references over one connection. `near` are units whose own documents are meant first by a bare title."""

    def __init__(self, connection: Connection, outlines: Outlines, near: Sequence[str] = ()) -> None:
        self._connection = connection
        self._outlines = outlines
        self._names = Names(connection, near)

    def land(self, target: str, *, alone: bool = False) -> Landing:
        """Where an absolute reference leads. Of several documents of one number the first that has the provision;
        of several of one title none. `alone`: few others are asked for, so whole outlines are not read for it."""
        if is_relative(target):
            return _NOWHERE
        name, path = split(target)
        named = self._names.meant(name)
        if not named:
            doubted = self._names.possible(name) if title_said(name) else self._names.bearers(name)
            return Landing(None, None, Found(None, None), others=tuple(one.id for one in doubted))
        others = tuple(n.id for n in named[1:])
        if not path:
            return Landing(named[0].id, named[0].version_id, Found(None, True), others=others)
        landings = [self._inside(one, path, others, alone=alone) for one in named]
        return next((landing for landing in landings if landing.found.exists), landings[0])

    def prefetch(self, targets: Iterable[str]) -> None:
        """Looks the documents of many references up at once."""
        self._names.prefetch(split(target)[0] for target in targets if not is_relative(target))

    def _inside(self, one: Named, path: str, others: tuple[str, ...], *, alone: bool) -> Landing:
        part: Excerpt | None = None
        if alone and not self._outlines.holds(one.version_id):
            exact = read_place(self._connection, one.version_id, path)
            if exact is not None:
                at, eid = exact
                return Landing(one.id, one.version_id, Found(at, True), eid, path, others, (at,), (eid,))
            part = self._outlines.around(self._connection, one.version_id, path)
        outline = part.outline if part else self._outlines.of(self._connection, one.version_id)
        found = outline.find(path)
        places: tuple[int, ...] = (found.place,) if found.exists and found.place is not None else ()
        if ".." in path or "+" in path:
            places = outline.find_all(path)
            found = Found(places[0], True) if places else found
        place = outline.places[found.place] if found.place is not None else None
        if place is None:
            return Landing(one.id, one.version_id, found, others=others)
        eids = tuple(outline.places[at].eid for at in places)
        standing = tuple(part.at[at] for at in places) if part else places
        return Landing(one.id, one.version_id, found, place.eid, place.path, others, standing, eids)

    def resolutions(self, targets: Iterable[str]) -> dict[str, Resolution]:
        """The landings as values."""
        wanted = list(dict.fromkeys(targets))
        self.prefetch(wanted)
        landings = {target: self.land(target, alone=len(wanted) <= _FEW) for target in wanted}
        held = documents_by_id(self._connection, (one.document_id for one in landings.values() if one.document_id))
        lapsed = lapsed_at(self._connection, landings.values())
        shown = _Shown(held, lapsed)
        return {target: _resolution(plain(target), landing, shown) for target, landing in landings.items()}


def lapsed_at(connection: Connection, landings: Iterable[Landing]) -> dict[Spot, Lapsed]:
    """What of the places of these landings is not in force, by its spot; of others too, where they are many."""
    spots = {(one.version_id, place) for one in landings if one.version_id is not None for place in one.places}
    places = sorted({place for _, place in spots})
    wanted = {"versions": sorted({version for version, _ in spots})}
    few = len(places) <= _FEW
    query, bound = (_LAPSED_AT, wanted | {"places": places}) if few else (_LAPSED, wanted)
    rows = connection.execute(query, bound) if spots else ()
    return {(row.version_id, row.place): Lapsed(row.status, row.valid_from, row.valid_to) for row in rows}


_LAPSED = select(*(provisions.c[name] for name in ("version_id", "place", "status", "valid_from", "valid_to"))).where(
    provisions.c.version_id.in_(bindparam("versions", expanding=True)), OUT_OF_FORCE
)
_LAPSED_AT = _LAPSED.where(provisions.c.place.in_(bindparam("places", expanding=True)))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What landings are shown with: the documents, and what of them is not in force."""

    documents: Mapping[str, DocumentRow]
    lapsed: Mapping[Spot, Lapsed] = field(default_factory=dict)

    def standing(self, landing: Landing) -> tuple[str, str | None]:
        """Status and day of what is meant. Of several the first that is in force speaks for all."""
        document = self.documents[landing.document_id or ""]
        found = [self.lapsed.get((document.version_id, place)) for place in landing.places]
        if not found:
            waits = document.status == Status.NOT_YET.value
            return document.status, document.in_force if waits else document.valid_to
        if None in found or found[0] is None:
            return Status.IN_FORCE.value, None
        return found[0].status, found[0].valid_from if found[0].status == Status.NOT_YET.value else found[0].valid_to


def _resolution(target: str, landing: Landing, shown: _Shown) -> Resolution:
    if landing.document_id is None:
        return Resolution(target, None, others=landing.others)
    document = shown.documents[landing.document_id]
    if landing.found.exists:
        status, since = shown.standing(landing)
        place = (landing.eid, landing.path, None, landing.others)
        return Resolution(target, True, document, *place, status, since, landing.eids)
    nearest = join(split(target)[0], landing.path or "")
    return Resolution(target, landing.found.exists, document, landing.eid, landing.path, nearest, landing.others)
