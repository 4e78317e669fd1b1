"""Documents as values: each with its issuers and the file that its current version came from."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, Connection, RowMapping, Select, bindparam, select

from dayanak.registry.state import Unit
from dayanak.storage.record.rows import chunks
from dayanak.storage.record.tables import document_issuers, documents, units, versions
from dayanak.storage.record.units import unit_of, unit_query
from dayanak.storage.record.values import DocumentRow

_PLAIN = (
    "id", "ref", "source", "title", "kind", "status", "number", "date", "year", "accepted", "gazette_date",
    "gazette_number", "in_force", "valid_from", "valid_to", "executor", "version", "version_id", "received_at",
    "length",
)  # fmt: skip


def document_query() -> Select[Any]:
    """Documents with digest and media type of their current version."""
    current = documents.join(versions, versions.c.id == documents.c.version_id)
    return select(documents, versions.c.digest, versions.c.media_type).select_from(current)


_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_BY_ID = document_query().where(documents.c.id.in_(_IDS))
_ISSUERS = (
    unit_query(document_issuers.outerjoin(units, units.c.detsis_no == document_issuers.c.unit_no))
    .add_columns(document_issuers.c.document_id, document_issuers.c.unit_no)
    .where(document_issuers.c.document_id.in_(_IDS))
    .order_by(document_issuers.c.rank)
)


def documents_of(connection: Connection, rows: Iterable[RowMapping]) -> list[DocumentRow]:
    """The documents of rows of `document_query`, in the same order."""
    found = list(rows)
    issuers = issuers_of(connection, [row["id"] for row in found])
    return [_document(row, issuers.get(row["id"], ())) for row in found]


def documents_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, DocumentRow]:
    """Those of these ids that there are."""
    found: dict[str, DocumentRow] = {}
    for chunk in chunks(dict.fromkeys(ids)):
        rows = connection.execute(_BY_ID, {"ids": chunk}).mappings().all()
        found |= {row.id: row for row in documents_of(connection, rows)}
    return found


def issuers_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Unit, ...]]:
    """Issuing units by document id; an issuer that is not (or no longer) registered is known by number only."""
    found: dict[str, tuple[Unit, ...]] = {}
    for chunk in chunks(ids):
        for row in connection.execute(_ISSUERS, {"ids": chunk}).mappings():
            number, document_id = row["unit_no"], row["document_id"]
            unit = unit_of(row) if row["detsis_no"] else Unit(number, number)
            found[document_id] = (*found.get(document_id, ()), unit)
    return found


def _document(row: RowMapping, issuers: tuple[Unit, ...]) -> DocumentRow:
    return DocumentRow(
        **{name: row[name] for name in _PLAIN},
        basis=tuple(row["basis"]),
        issuers=issuers,
        digest=row["digest"],
        media_type=row["media_type"],
    )
