"""What clauses say of each other, of units and of services: read from both ends."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, or_, select

from dayanak.law.days import day
from dayanak.law.eid import to_path
from dayanak.law.letters import lower, upper
from dayanak.law.provision import CONTAINER_KINDS
from dayanak.registry.state import Unit
from dayanak.storage.record.acting import acting_in
from dayanak.storage.record.changes import changes_of, effect_row
from dayanak.storage.record.clauses import provisions_at
from dayanak.storage.record.database import Database
from dayanak.storage.record.document_rows import documents_by_id
from dayanak.storage.record.outlines import Outlines
from dayanak.storage.record.resolver import Resolver
from dayanak.storage.record.services import services_at, services_of
from dayanak.storage.record.tables import (
    citation_targets,
    citations,
    document_issuers,
    document_keys,
    documents,
    mentions,
    provisions,
    service_bases,
    service_mentions,
)
from dayanak.storage.record.units import units_by_no
from dayanak.storage.record.values import (
    Basis,
    Change,
    CitationRow,
    Citing,
    EffectRow,
    MentionRow,
    ResolvedBasis,
    ServiceLink,
)

_CONTAINERS = frozenset(kind.value for kind in CONTAINER_KINDS)


class Links:
    """Citations, mentions and services of clauses, of the current versions. `places` None means all."""

    def __init__(self, database: Database, outlines: Outlines) -> None:
        self._database = database
        self._outlines = outlines

    def citations(self, document_id: str, places: Iterable[int] | None = None) -> list[CitationRow]:
        """Citations that stand in the document, in the order of the text."""
        query = _of_document(citations, document_id, places)
        with self._database.read() as connection:
            rows = connection.execute(query).mappings().all()
            targets = _targets(connection, rows)
        return [_citation(row, targets.get(row["rank"], ())) for row in rows]

    def mentions(self, document_id: str, places: Iterable[int] | None = None) -> list[MentionRow]:
        """Units named in the document, in the order of the text."""
        query = _of_document(mentions, document_id, places)
        with self._database.read() as connection:
            rows = connection.execute(query).mappings().all()
            numbers = [row["detsis_no"] for row in rows if row["detsis_no"]]
            known = units_by_no(connection, numbers)
        return [_mention(row, known) for row in rows]

    def services(self, document_id: str, places: Iterable[int] | None = None) -> list[ServiceLink]:
        """Services that rest on clauses of the document or are named in them."""
        with self._database.read() as connection:
            query = select(documents.c.version_id).where(documents.c.id == document_id)
            version_id = connection.execute(query).scalar()
            if not version_id:
                return []
            wanted = None if places is None else [(version_id, place) for place in places]
            found = services_of(connection, version_id) if wanted is None else services_at(connection, wanted)
        return [link for spot in sorted(found) for link in found[spot]]

    def changes(self, document_id: str, places: Sequence[int] | None = None) -> list[Change]:
        """What was done to the document, from the first day to the last; with `places` (a provision and all in it)
        what concerns these."""
        with self._database.read() as connection:
            today = day(self._database.now(connection))
            return changes_of(connection, self._outlines, document_id, today, places)

    def effects(self, document_id: str, places: Iterable[int]) -> list[EffectRow]:
        """What these places of the document do to law, in the order of the text."""
        with self._database.read() as connection:
            today = day(self._database.now(connection))
            found = acting_in(connection, document_id, places)
        return [effect_row(one, today) for one in found if one.happens]

    def citing(self, document_id: str, eid: str | None = None, limit: int = 1_000) -> list[Citing]:
        """Clauses of any document that cite the document, or this provision or anything in it; newest first. One that
        cites it by a range is among them."""
        with self._database.read() as connection:
            return _Citing(connection, self._outlines, document_id).read(eid, limit)

    def naming_unit(self, detsis_no: str, limit: int = 100) -> list[Citing]:
        """Clauses that name the unit."""
        return self._naming(mentions, mentions.c.detsis_no == detsis_no, limit)

    def naming_service(self, service_id: str, limit: int = 100) -> list[Citing]:
        """Clauses that name the service."""
        return self._naming(service_mentions, service_mentions.c.service_id == service_id, limit)

    def _naming(self, table: Any, which: Any, limit: int) -> list[Citing]:
        current = table.join(documents, documents.c.version_id == table.c.version_id)
        query = select(documents.c.id, table.c.version_id, table.c.place, table.c.surface).select_from(current)
        ordered = query.where(which).order_by(documents.c.rank.desc(), table.c.rank).limit(limit)
        with self._database.read() as connection:
            return _citing_rows(connection, connection.execute(ordered).all())

    def bases(self, service_id: str) -> list[ResolvedBasis]:
        """The legal bases of a service as written, and where each leads."""
        query = select(service_bases).where(service_bases.c.service_id == service_id).order_by(service_bases.c.rank)
        with self._database.read() as connection:
            return [_basis(connection, row) for row in connection.execute(query).mappings().all()]


class _Citing:
    """Finds who cites a document: by every name that it bears, as long as the name leads here."""

    def __init__(self, connection: Connection, outlines: Outlines, document_id: str) -> None:
        self._connection = connection
        self._outlines = outlines
        self._document_id = document_id
        self._resolvers: dict[str | None, Resolver] = {}

    def read(self, eid: str | None, limit: int) -> list[Citing]:
        places = self._places(eid)
        if places is None:
            return []
        found: dict[tuple[int, int], tuple[str, int, int, str]] = {}
        for row in self._connection.execute(self._query(eid)).mappings().all():
            spot = (row["version_id"], row["place"])
            if spot not in found and self._leads_here(row, places):
                found[spot] = (row["citing"], *spot, row["surface"])
            if len(found) == limit:
                break
        return _citing_rows(self._connection, list(found.values()))

    def _places(self, eid: str | None) -> frozenset[int] | None:
        """Places of the provision and all in it; None where there is no such provision."""
        if eid is None:
            return frozenset()
        query = select(documents.c.version_id).where(documents.c.id == self._document_id)
        version_id = self._connection.execute(query).scalar()
        outline = self._outlines.of(self._connection, version_id) if version_id else None
        place = outline.place_of(eid) if outline else None
        return frozenset(outline.within(place)) if outline and place is not None else None

    def _query(self, eid: str | None) -> Select[Any]:
        keys = select(document_keys.c.key).where(document_keys.c.document_id == self._document_id)
        own = citation_targets.c.key == f"doc:{self._document_id}"
        joined = citation_targets.join(
            citations,
            and_(
                citations.c.version_id == citation_targets.c.version_id,
                citations.c.rank == citation_targets.c.rank,
            ),
        ).join(documents, documents.c.version_id == citations.c.version_id)
        query = select(
            citations.c.version_id,
            citations.c.place,
            citations.c.surface,
            citation_targets.c.target,
            documents.c.id.label("citing"),
        ).select_from(joined)
        query = query.where(or_(citation_targets.c.key.in_(keys), own))
        wanted = documents.c.id != self._document_id if eid is None else self._of_article(eid)
        return query.where(wanted).order_by(documents.c.rank.desc(), citations.c.rank)

    def _of_article(self, eid: str) -> ColumnElement[bool]:
        """Which references can mean the provision: those that begin with a step of its path in any case of letters, or
        with a range, a joint label or a container; all, where it is called by a joint label itself."""
        article, steps = citation_targets.c.article, to_path(eid).split("/")
        if any(mark in step for step in steps for mark in ("..", "+")) or steps[0].partition(":")[0] in _CONTAINERS:
            return article.is_not(None)
        names = {form for step in steps for form in (step, lower(step), _capital(step))}
        wide = [article.startswith(f"{name}:", autoescape=True) for name in sorted(_CONTAINERS)]
        return or_(article.in_(sorted(names)), article.contains(".."), article.contains("+"), *wide)

    def _leads_here(self, row: RowMapping, places: frozenset[int]) -> bool:
        by_title = row["target"].startswith("ad:")
        landing = self._resolver(row["citing"] if by_title else None).land(row["target"])
        if landing.document_id != self._document_id:
            return False
        return not places or not places.isdisjoint(landing.places)

    def _resolver(self, citing: str | None) -> Resolver:
        """A resolver for the references of one citing document, whose bare titles mean its own institution's; for
        names that mean the same everywhere one for all."""
        if citing not in self._resolvers:
            query = select(document_issuers.c.unit_no).where(document_issuers.c.document_id == citing)
            near = self._connection.execute(query).scalars().all() if citing else ()
            self._resolvers[citing] = Resolver(self._connection, self._outlines, near)
        return self._resolvers[citing]


def _capital(step: str) -> str:
    name, _, number = step.partition(":")
    return f"{name}:{upper(number)}"


def _of_document(table: Any, document_id: str, places: Iterable[int] | None) -> Select[Any]:
    query = select(table).join(documents, documents.c.version_id == table.c.version_id)
    query = query.where(documents.c.id == document_id).order_by(table.c.rank)
    return query if places is None else query.where(table.c.place.in_(list(places)))


def _targets(connection: Connection, rows: Sequence[RowMapping]) -> dict[int, tuple[str, ...]]:
    """Targets of the citations of one version, by the citation's rank."""
    if not rows:
        return {}
    query = select(citation_targets.c.rank, citation_targets.c.target)
    query = query.where(citation_targets.c.version_id == rows[0]["version_id"])
    found: dict[int, tuple[str, ...]] = {}
    for rank, target in connection.execute(query.order_by(citation_targets.c.rank, citation_targets.c.turn)):
        found[rank] = (*found.get(rank, ()), target)
    return found


def _citation(row: RowMapping, targets: tuple[str, ...]) -> CitationRow:
    span = (row["place"], row["start"], row["end"], row["surface"])
    return CitationRow(*span, targets, row["confidence"], row["method"], tuple(row["candidates"]))


def _mention(row: RowMapping, known: dict[str, Unit]) -> MentionRow:
    return MentionRow(
        place=row["place"],
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        base=row["base"],
        type=row["type"],
        unit=known.get(row["detsis_no"]),
        candidates=tuple(Unit(key, name) for key, name, _ in row["candidates"]),
        confidence=row["confidence"],
        method=row["method"],
        role=row["role"],
    )


def _citing_rows(connection: Connection, rows: Sequence[Any]) -> list[Citing]:
    """Values of (document id, version id, place, surface)."""
    held = documents_by_id(connection, (row[0] for row in rows))
    nodes = provisions_at(connection, ((row[1], row[2]) for row in rows))
    return [Citing(held[row[0]], nodes[row[1], row[2]], row[3]) for row in rows if (row[1], row[2]) in nodes]


def _basis(connection: Connection, row: RowMapping) -> ResolvedBasis:
    basis = Basis(row["written"], row["title"], row["target"], row["path"])
    if row["document_id"] is None:
        return ResolvedBasis(basis)
    document = documents_by_id(connection, [row["document_id"]]).get(row["document_id"])
    if document is None:
        return ResolvedBasis(basis)
    same = (provisions.c.version_id == document.version_id) & (provisions.c.wid == row["wid"])
    place = connection.execute(select(provisions.c.place).where(same)).scalar()
    found = provisions_at(connection, [(document.version_id, place)]) if place is not None else {}
    provision = next(iter(found.values()), None)
    return ResolvedBasis(basis, document, provision, row["confidence"], row["method"])
