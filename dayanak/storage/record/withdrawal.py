"""Withdrawing: a document leaves the record with all that was read of it, and what it did to others ends with it."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, or_, select, update

from dayanak.storage.record.bases import resolve_bases_for
from dayanak.storage.record.jobs import add_job
from dayanak.storage.record.status import namesakes, settle_all, touched_by
from dayanak.storage.record.tables import (
    citation_targets,
    citations,
    document_issuers,
    document_keys,
    documents,
    effects,
    mentions,
    provisions,
    service_mentions,
    sources,
    status_changes,
    versions,
)
from dayanak.storage.record.values import JobKind, ReceiptState

_OF_VERSION = (citation_targets, citations, effects, mentions, service_mentions, provisions)
_OF_DOCUMENT = (versions, document_keys, document_issuers)
_SAID = "Belge geri çekildi."


def withdraw(connection: Connection, document_id: str, now: float) -> list[str] | None:
    """Takes the document out; gives back the ids of the others whose state changed by that, None where there is no
    such document. Its files stay in the archive; one that is sent again is read again."""
    if connection.execute(select(documents.c.rank).where(documents.c.id == document_id)).first() is None:
        return None
    of_document = versions.c.document_id == document_id
    ids = connection.execute(select(versions.c.id).where(of_document)).scalars().all()
    keys = connection.execute(select(document_keys.c.key).where(document_keys.c.document_id == document_id))
    names = list(keys.scalars())
    touched = dict.fromkeys([*touched_by(connection, ids), *namesakes(connection, names)])
    _delete(connection, document_id, ids)
    changed = settle_all(connection, [one for one in touched if one != document_id], now)
    resolve_bases_for(connection, names)
    for one in (document_id, *changed):
        add_job(connection, JobKind.INDEX, one, now)
    return changed


def _delete(connection: Connection, document_id: str, ids: Sequence[int]) -> None:
    acted = or_(status_changes.c.document_id == document_id, status_changes.c.by_version.in_(ids))
    connection.execute(delete(status_changes).where(acted))
    for table in _OF_VERSION:
        connection.execute(delete(table).where(table.c.version_id.in_(ids)))
    for table in _OF_DOCUMENT:
        connection.execute(delete(table).where(table.c.document_id == document_id))
    connection.execute(delete(documents).where(documents.c.id == document_id))
    told = {"state": ReceiptState.FAILED.value, "reason": _SAID, "document_id": None}
    connection.execute(update(sources).where(sources.c.document_id == document_id).values(told))
