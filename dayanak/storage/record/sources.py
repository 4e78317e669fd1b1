"""Received files: taken in once, and how far each has come."""

import secrets

from sqlalchemy import Connection, RowMapping, insert, select, update

from dayanak.law.errors import NotFound
from dayanak.storage.record.database import Database, again
from dayanak.storage.record.jobs import add_job
from dayanak.storage.record.rows import iso
from dayanak.storage.record.tables import sources, versions
from dayanak.storage.record.units import subtree
from dayanak.storage.record.values import Incoming, JobKind, Receipt, ReceiptState, Source


class Sources:
    """Received files and their states."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @again
    def receive(self, incoming: Incoming) -> Receipt:
        """One transaction: the source and its job `process`; the same bytes for the same unit: the same receipt.
        A file that had failed is taken up again."""
        with self._database.write(turn=f"receive {incoming.digest}") as connection:
            now = self._database.now(connection)
            known = _same(connection, incoming)
            if known and known["state"] != ReceiptState.FAILED.value:
                return _receipt(known, new=False)
            if known:
                set_state(connection, known["id"], ReceiptState.RECEIVED)
            else:
                connection.execute(insert(sources).values(_incoming_row(incoming, iso(now))))
            row = _same(connection, incoming)
            assert row is not None
            add_job(connection, JobKind.PROCESS, str(row["id"]), now)
            return _receipt(row, new=True)

    def source(self, source_id: int) -> Source:
        """The source with this id. Raises NotFound."""
        with self._database.read() as connection:
            row = connection.execute(select(sources).where(sources.c.id == source_id)).mappings().first()
        if row is None:
            raise NotFound("Böyle bir kaynak dosya yok.")
        return _source(row)

    def receipt(self, token: str) -> Receipt:
        """The state of the file with this receipt. Raises NotFound."""
        with self._database.read() as connection:
            row = connection.execute(select(sources).where(sources.c.receipt == token)).mappings().first()
        if row is None:
            raise NotFound("Böyle bir alındı yok.")
        return _receipt(row, new=False)

    @again
    def set_state(self, source_id: int, state: ReceiptState, reason: str | None = None) -> None:
        """Says how far the file has come; `reason` is Turkish."""
        with self._database.write() as connection:
            set_state(connection, source_id, state, reason)

    def of_document(self, document_id: str) -> list[Source]:
        """The files whose texts became versions of the document, oldest first."""
        query = select(sources).join(versions, versions.c.source_id == sources.c.id)
        with self._database.read() as connection:
            rows = connection.execute(query.where(versions.c.document_id == document_id).order_by(versions.c.number))
            return [_source(row) for row in rows.mappings()]

    def received_for(self, unit_no: str, page: int = 1, size: int = 50) -> list[tuple[Receipt, str]]:
        """Receipts and names of the files received for the unit and everything below it, newest first."""
        below = sources.c.unit_no.in_(select(subtree([unit_no]).c.unit_no))
        query = select(sources).where(below).order_by(sources.c.id.desc()).limit(size).offset((page - 1) * size)
        with self._database.read() as connection:
            return [(_receipt(row, new=False), row["name"]) for row in connection.execute(query).mappings()]


def set_state(connection: Connection, source_id: int, state: ReceiptState, reason: str | None = None) -> None:
    """Writes the state of a source."""
    values = {"state": state.value, "reason": reason}
    connection.execute(update(sources).where(sources.c.id == source_id).values(values))


def _same(connection: Connection, incoming: Incoming) -> RowMapping | None:
    query = select(sources).where(
        sources.c.digest == incoming.digest,
        sources.c.unit_no == (incoming.unit_no or ""),
        sources.c.row_id == (incoming.row_id or ""),
    )
    return connection.execute(query).mappings().first()


def _incoming_row(incoming: Incoming, now: str) -> dict[str, object]:
    return {
        "receipt": secrets.token_urlsafe(24),
        "digest": incoming.digest,
        "unit_no": incoming.unit_no or "",
        "row_id": incoming.row_id or "",
        "size": incoming.size,
        "name": incoming.name,
        "media_type": incoming.media_type,
        "declared_kind": incoming.declared_kind,
        "received_by": incoming.received_by,
        "received_at": now,
        "state": ReceiptState.RECEIVED.value,
    }


def _source(row: RowMapping) -> Source:
    return Source(
        id=row["id"],
        receipt=row["receipt"],
        digest=row["digest"],
        size=row["size"],
        name=row["name"],
        media_type=row["media_type"],
        unit_no=row["unit_no"] or None,
        declared_kind=row["declared_kind"],
        row_id=row["row_id"] or None,
        received_by=row["received_by"],
        received_at=row["received_at"],
        state=ReceiptState(row["state"]),
        reason=row["reason"],
        document_id=row["document_id"],
    )


def _receipt(row: RowMapping, *, new: bool) -> Receipt:
    state = ReceiptState(row["state"])
    return Receipt(row["receipt"], row["id"], state, row["document_id"], row["reason"], new)
