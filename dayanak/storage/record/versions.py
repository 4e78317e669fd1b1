"""The versions of a document: when each came, what it said, and in which of them a provision got other words."""

from itertools import pairwise

from sqlalchemy import Connection, bindparam, func, select

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
        with self._database.read() as connection:
            named = {"document": document_id, "wid": wid}
            texts = {number: _text(connection, *spot) for number, *spot in connection.execute(_NAMED, named)}
        return [
            Rewriting(before.number, after.number, before.received_at, after.received_at, earlier, later)
            for before, after in pairwise(read)
            if (earlier := texts.get(before.number, "")) != (later := texts.get(after.number, ""))
        ]


_NAMED = (
    select(versions.c.number, versions.c.id, provisions.c.eid)
    .join(provisions, provisions.c.version_id == versions.c.id)
    .where(versions.c.document_id == bindparam("document"), provisions.c.wid == bindparam("wid"))
)


def _text(connection: Connection, version_id: int, eid: str) -> str:
    """What a provision of a version says, everything in it included. The engines are bad at joining the versions with
    what is in each: they look at every pair of provisions."""
    own = (provisions.c.eid == eid) | provisions.c.eid.startswith(f"{eid}__", autoescape=True)
    query = select(provisions.c.label, provisions.c.heading, provisions.c.text)
    rows = connection.execute(query.where(provisions.c.version_id == version_id, own).order_by(provisions.c.place))
    return "\n".join(" ".join(filter(None, row)) for row in rows)
