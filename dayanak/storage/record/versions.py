"""The versions of a document: when each came, what it said, and in which of them a provision got other words."""

from itertools import pairwise

from sqlalchemy import bindparam, func, select

from dayanak.storage.record.clauses import provision_of
from dayanak.storage.record.database import Database
from dayanak.storage.record.tables import provisions, sources, versions
from dayanak.storage.record.values import ProvisionRow, Rewriting, VersionRow


class Versions:
    """Versions of documents, those that are not current any more among them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, document_id: str) -> list[VersionRow]:
        """The versions of the document, the first one first."""
        within = provisions.c.version_id == versions.c.id
        count = select(func.count()).select_from(provisions).where(within).scalar_subquery()
        wanted = (versions.c[name] for name in ("number", "created_at", "media_type", "digest", "complete"))
        query = select(*wanted, sources.c.name, sources.c.row_id, count.label("clauses"))
        query = query.join(sources, sources.c.id == versions.c.source_id).where(versions.c.document_id == document_id)
        with self._database.read() as connection:
            return [
                VersionRow(
                    number=row.number,
                    received_at=row.created_at,
                    source=row.row_id or row.name,
                    media_type=row.media_type,
                    digest=row.digest,
                    complete=row.complete,
                    clauses=row.clauses,
                )
                for row in connection.execute(query.order_by(versions.c.number))
            ]

    def provisions(self, document_id: str, number: int) -> list[ProvisionRow]:
        """The provisions of a version, in reading order."""
        query = select(provisions, versions.c.document_id).join(versions, versions.c.id == provisions.c.version_id)
        query = query.where(versions.c.document_id == document_id, versions.c.number == number)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(provisions.c.place)).mappings()
            return [provision_of(row) for row in rows]

    def rewritings(self, document_id: str, wid: str) -> list[Rewriting]:
        """Where the provision, or anything in it, reads otherwise than in the version before; versions without a text
        are passed over."""
        read = [one for one in self.of(document_id) if one.clauses]
        said: dict[int, list[str]] = {one.number: [] for one in read}
        with self._database.read() as connection:
            for number, *words in connection.execute(_SAID, {"document": document_id, "wid": wid}):
                said[number].append(" ".join(filter(None, words)))
        texts = {number: "\n".join(lines) for number, lines in said.items()}
        return [
            Rewriting(before.number, after.number, before.received_at, after.received_at, earlier, later)
            for before, after in pairwise(read)
            if (earlier := texts[before.number]) != (later := texts[after.number])
        ]


_WHOLE = provisions.alias("whole")
_INSIDE = func.substr(provisions.c.eid, 1, func.length(_WHOLE.c.eid) + 2) == _WHOLE.c.eid.concat("__")
_SAID = (
    select(versions.c.number, provisions.c.label, provisions.c.heading, provisions.c.text)
    .join(provisions, provisions.c.version_id == versions.c.id)
    .join(_WHOLE, (_WHOLE.c.version_id == versions.c.id) & (_WHOLE.c.wid == bindparam("wid")))
    .where(versions.c.document_id == bindparam("document"), (provisions.c.id == _WHOLE.c.id) | _INSIDE)
    .order_by(versions.c.number, provisions.c.place)
)
