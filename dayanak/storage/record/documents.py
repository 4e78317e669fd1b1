"""Documents and provisions as they stand: for reading, for hits, and for the index to copy."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import func, select

from dayanak.law.days import day
from dayanak.storage.record import units as tree
from dayanak.storage.record.clauses import provision_of, provision_query, read_clauses
from dayanak.storage.record.database import LAW, Database, again
from dayanak.storage.record.document_rows import document_query, documents_by_id, documents_of
from dayanak.storage.record.jobs import add_job
from dayanak.storage.record.outlines import Outlines
from dayanak.storage.record.rows import mark, ordinal, page_of, set_mark
from dayanak.storage.record.status import due, settle_all
from dayanak.storage.record.tables import documents, jobs, provisions, versions
from dayanak.storage.record.values import (
    Clause,
    Counts,
    DocumentCopy,
    DocumentName,
    DocumentRow,
    FactNote,
    JobKind,
    JobState,
    Listing,
    PageNote,
    ProvisionRow,
    Told,
)

_BEGUN = "begun"
"""The mark of the last day on which it was looked what has come into force or ended."""


class Documents:
    """Documents, their provisions, and what the index copies; always of the current version."""

    def __init__(self, database: Database, outlines: Outlines) -> None:
        self._database = database
        self._outlines = outlines

    def document(self, document_id: str) -> DocumentRow | None:
        """The document with this id."""
        return self.documents([document_id]).get(document_id)

    def documents(self, ids: Iterable[str]) -> dict[str, DocumentRow]:
        """Those of these ids that there are."""
        with self._database.read() as connection:
            return documents_by_id(connection, ids)

    def ids(self) -> Iterator[str]:
        """All ids, in the order in which the documents came."""
        with self._database.read() as connection:
            found = connection.execute(select(documents.c.id).order_by(documents.c.rank)).scalars().all()
        yield from found

    def names(self) -> list[DocumentName]:
        """How all documents are called."""
        query = select(*(documents.c[name] for name in DocumentName._fields))
        with self._database.read() as connection:
            return [DocumentName(*row) for row in connection.execute(query)]

    def copy(self, document_id: str) -> DocumentCopy | None:
        """Everything that the index keeps of the document."""
        with self._database.read() as connection:
            document = documents_by_id(connection, [document_id]).get(document_id)
            if document is None:
                return None
            above = tree.numbers_above(connection, [unit.detsis_no for unit in document.issuers])
            query = provision_query().where(documents.c.id == document_id).order_by(provisions.c.place)
            rows = connection.execute(query).mappings()
            known = tree.units_by_no(connection, above)
            return DocumentCopy(document, tuple(above), known, tuple(provision_of(row) for row in rows))

    def provisions(self, document_id: str) -> list[ProvisionRow]:
        """In reading order."""
        with self._database.read() as connection:
            query = provision_query().where(documents.c.id == document_id).order_by(provisions.c.place)
            return [provision_of(row) for row in connection.execute(query).mappings()]

    def inside(self, document_id: str, eid: str) -> list[ProvisionRow]:
        """The provision with this eId and all that is in it, in reading order."""
        own = (provisions.c.eid == eid) | provisions.c.eid.startswith(f"{eid}__", autoescape=True)
        with self._database.read() as connection:
            query = provision_query().where(documents.c.id == document_id, own).order_by(provisions.c.place)
            return [provision_of(row) for row in connection.execute(query).mappings()]

    def provision(self, document_id: str, eid: str) -> ProvisionRow | None:
        """The provision with this eId; a member of a joint article (`art_40`) leads to the article."""
        with self._database.read() as connection:
            of_document = provision_query().where(documents.c.id == document_id)
            row = connection.execute(of_document.where(provisions.c.eid == eid)).mappings().first()
            if row is None:
                query = select(documents.c.version_id).where(documents.c.id == document_id)
                version_id = connection.execute(query).scalar()
                place = self._outlines.of(connection, version_id).place_of(eid) if version_id else None
                row = connection.execute(of_document.where(provisions.c.place == place)).mappings().first()
        return provision_of(row) if row else None

    def text(self, document_id: str) -> str:
        """The whole normal text; empty for an unknown id."""
        with self._database.read() as connection:
            query = select(versions.c.text).join(documents, documents.c.version_id == versions.c.id)
            return connection.execute(query.where(documents.c.id == document_id)).scalar() or ""

    def clauses(self, keys: Sequence[tuple[str, str]]) -> list[Clause | None]:
        """The clauses with these (document id, eid), in the same order; None for one that is gone."""
        with self._database.read() as connection:
            return read_clauses(connection, keys)

    def told(self, document_id: str) -> Told:
        """How the current version was read."""
        wanted = (versions.c.pages, versions.c.warnings, versions.c.facts)
        query = select(*wanted).join(documents, documents.c.version_id == versions.c.id)
        with self._database.read() as connection:
            row = connection.execute(query.where(documents.c.id == document_id)).first()
        return _told(*row) if row else Told()

    def pages(self, document_id: str) -> list[PageNote]:
        """How each page of the original was read."""
        return list(self.told(document_id).pages)

    def warnings(self, document_id: str) -> list[str]:
        """What was doubtful in the text, in Turkish."""
        return list(self.told(document_id).warnings)

    def of_unit(self, unit_no: str, kind: str | None = None, page: int = 1, size: int = 50) -> Listing[DocumentRow]:
        """Issued by the unit or anything below it, newest first."""
        query = document_query().where(documents.c.id.in_(tree.issued_below(unit_no)))
        return self._listed(query if kind is None else query.where(documents.c.kind == kind), page, size)

    def recent(self, limit: int = 10, unit_no: str | None = None) -> list[DocumentRow]:
        """The documents that came or got a new version last, newest first; with `unit_no` only those that the unit or
        anything below it issued."""
        query = document_query().order_by(documents.c.received_at.desc(), documents.c.rank.desc()).limit(limit)
        query = query.where(documents.c.id.in_(tree.issued_below(unit_no))) if unit_no else query
        with self._database.read() as connection:
            return documents_of(connection, connection.execute(query).mappings())

    def _listed(self, query: Any, page: int, size: int) -> Listing[DocumentRow]:
        undated_last = query.order_by(func.coalesce(documents.c.date, "").desc(), documents.c.rank.desc())
        with self._database.read() as connection:
            total, rows = page_of(connection, undated_last, page, size)
            return Listing(total, documents_of(connection, rows))

    def kinds(self) -> list[tuple[str, int]]:
        """Kinds with how many documents each has, the most first."""
        query = select(documents.c.kind, func.count()).group_by(documents.c.kind)
        with self._database.read() as connection:
            counted = [(kind, count) for kind, count in connection.execute(query)]
        return sorted(counted, key=lambda pair: (-pair[1], pair[0]))

    def searchable(self, besides: Collection[str]) -> int:
        """How many provisions of current versions have words, those of these kinds left out."""
        query = select(func.count()).select_from(provisions)
        query = query.join(documents, documents.c.version_id == provisions.c.version_id)
        with self._database.read() as connection:
            wanted = query.where(provisions.c.text != "", provisions.c.kind.not_in(besides))
            return connection.execute(wanted).scalar_one()

    def counts(self) -> Counts:
        """How much there is, and how much is waiting."""
        held = select(func.count(), func.coalesce(func.sum(documents.c.clauses), 0))
        by_state = select(jobs.c.state, func.count().label("number")).group_by(jobs.c.state)
        with self._database.read() as connection:
            states = {row.state: row.number for row in connection.execute(by_state)}
            count, clauses = connection.execute(held.select_from(documents)).one()
            return Counts(
                documents=count,
                clauses=clauses,
                waiting_jobs=states.get(JobState.WAITING.value, 0) + states.get(JobState.RUNNING.value, 0),
                failed_jobs=states.get(JobState.FAILED.value, 0),
            )

    @again
    def begin_force(self) -> int:
        """What was to come into force or to end by today has done so now; gives back how many documents changed. Once
        a day, however many processes ask."""
        with self._database.read() as connection:
            if mark(connection, _BEGUN) == ordinal(self._database.now(connection)):
                return 0
        with self._database.write(turn=LAW) as connection:
            now = self._database.now(connection)
            if mark(connection, _BEGUN) == ordinal(now):
                return 0
            set_mark(connection, _BEGUN, ordinal(now))
            changed = settle_all(connection, due(connection, day(now)), now)
            for document_id in changed:
                add_job(connection, JobKind.INDEX, document_id, now)
        return len(changed)


def _told(pages: list[list[Any]], doubts: list[dict[str, Any]], facts: dict[str, Any]) -> Told:
    read = [(name, fact) for name, fact in facts.get("read", {}).items() if isinstance(fact, dict)]
    return Told(
        pages=tuple(PageNote(*page) for page in pages),
        warnings=tuple(doubt["message"] for doubt in doubts),
        facts=tuple(FactNote(name, fact["value"], fact["method"], fact["confidence"]) for name, fact in read),
    )
