"""Publishing: a reading becomes a version of a document, new or known, in one transaction."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from dayanak.law.identity import Identity
from dayanak.law.letters import comparison_key
from dayanak.law.reading import Reading
from dayanak.law.target import title_keys
from dayanak.law.text import NormalText, Page, ReadBy
from dayanak.storage.record.bases import resolve_bases_for
from dayanak.storage.record.card import Card, card_of
from dayanak.storage.record.crawls import document_at
from dayanak.storage.record.findings import insert_findings
from dayanak.storage.record.jobs import add_job
from dayanak.storage.record.naming import settle_names
from dayanak.storage.record.provisions import Earlier, beginnings, match_wids, provision_rows, statuses
from dayanak.storage.record.rows import iso
from dayanak.storage.record.status import namesakes, settle_all, touched_by
from dayanak.storage.record.tables import (
    document_issuers,
    document_keys,
    documents,
    provisions,
    sources,
    units,
    versions,
)
from dayanak.storage.record.units import numbers_above, units_by_no
from dayanak.storage.record.values import JobKind, Published, ReceiptState, Source


@dataclass(frozen=True, slots=True)
class Edition:
    """All that one publishing puts into the record. `reader` is the version of the software that read."""

    source: Source
    reading: Reading
    text: NormalText
    pages: Sequence[Page] = ()
    media_type: str | None = None
    reader: str = ""

    @property
    def text_digest(self) -> str:
        return hashlib.sha256(self.text.text.encode()).hexdigest()

    @property
    def complete(self) -> bool:
        """Whether every page was read."""
        return all(page.read_by is not ReadBy.UNREAD for page in self.pages)


def publish(connection: Connection, edition: Edition, now: float) -> Published:
    """Writes the edition, unless the document has this very text already; then the source is a duplicate."""
    card = card_of(edition.reading.facts, edition.source)
    issuer = edition.source.unit_no or _unit_named(connection, card.issuer_name)
    identity = card.identity(edition.source, issuer)
    known, twins = _find(connection, identity, edition.text_digest)
    known = known or document_at(connection, edition.source.id, edition.source.digest)
    if known and (held := _holding(connection, known, edition.text_digest)):
        return _again(connection, edition.source, known, held, now)
    document_id = known or _new_document(connection, identity, card, edition.source, now)
    version_id, number = _new_version(connection, document_id, edition, _looks_like(twins if not known else ()), now)
    _write_text(connection, edition, card, document_id, version_id, number)
    _write_document(connection, document_id, card, edition, version_id, number, now)
    keys = _write_names(connection, document_id, card, issuer)
    insert_findings(connection, edition.reading, version_id, document_id)
    settle_names(connection, version_id, keys)
    _settle(connection, document_id, number, keys, now)
    resolve_bases_for(connection, keys)
    _tell_source(connection, edition.source.id, ReceiptState.READING, document_id)
    return Published(document_id, number, ReceiptState.PUBLISHED)


def _unit_named(connection: Connection, name: str | None) -> str | None:
    """The number of the one unit that bears exactly this name."""
    if not name:
        return None
    found = connection.execute(select(units.c.detsis_no).where(units.c.name_key == comparison_key(name)).limit(2))
    numbers = found.scalars().all()
    return numbers[0] if len(numbers) == 1 else None


def _find(connection: Connection, identity: Identity, text_digest: str) -> tuple[str | None, list[str]]:
    """The document that the text belongs to, and others that look like it. Rows of different ids are never one."""
    query = select(documents.c.id, documents.c.row_id).where(documents.c.identity == identity.key)
    same = [tuple(row) for row in connection.execute(query.order_by(documents.c.rank))]
    own_row = [key for key, row_id in same if identity.row_id and row_id == identity.row_id]
    free = [key for key, row_id in same if not (identity.row_id and row_id)]
    if own_row:
        return own_row[0], []
    if len(free) == 1:
        return free[0], []
    held = [key for key in free if _holding(connection, key, text_digest)]
    return (held[0], []) if held else (None, [key for key, _ in same])


def _holding(connection: Connection, document_id: str, text_digest: str) -> tuple[int, int] | None:
    """Number and source of the version of the document that has this text."""
    query = select(versions.c.number, versions.c.source_id).where(versions.c.document_id == document_id)
    row = connection.execute(query.where(versions.c.text_digest == text_digest)).first()
    return (row[0], row[1]) if row else None


def _again(connection: Connection, source: Source, document_id: str, held: tuple[int, int], now: float) -> Published:
    """The same text once more: from the same file (a job done twice) it stays published, else it is a duplicate."""
    number, source_id = held
    if source_id == source.id:
        _tell_source(connection, source.id, ReceiptState.READING, document_id)
        add_job(connection, JobKind.INDEX, document_id, now)
        return Published(document_id, number, ReceiptState.PUBLISHED)
    _tell_source(connection, source.id, ReceiptState.DUPLICATE, document_id)
    return Published(document_id, number, ReceiptState.DUPLICATE)


def _new_document(connection: Connection, identity: Identity, card: Card, source: Source, now: float) -> str:
    def taken(key: str) -> bool:
        return connection.execute(select(documents.c.rank).where(documents.c.id == key)).first() is not None

    document_id = identity.document_id()
    if taken(document_id):
        document_id = identity.document_id(taken=True)
    row = {"id": document_id, "identity": identity.key, "row_id": source.row_id or "", "source": source.label}
    counts = {"received_at": iso(now), "length": 0, "clauses": 0, "version": 0}
    connection.execute(insert(documents).values(card.row() | row | counts))
    return document_id


def _looks_like(twins: Sequence[str]) -> list[dict[str, Any]]:
    return [{"code": "looks-like", "message": f"Bu metin kayıttaki {twin} belgesine benziyor."} for twin in twins]


def _new_version(
    connection: Connection, document_id: str, edition: Edition, doubts: list[dict[str, Any]], now: float
) -> tuple[int, int]:
    """Id and number of the new version."""
    last = select(func.max(versions.c.number)).where(versions.c.document_id == document_id)
    number = (connection.execute(last).scalar() or 0) + 1
    told = (*edition.reading.tree.warnings, *edition.reading.warnings)
    row = {
        "document_id": document_id,
        "number": number,
        "source_id": edition.source.id,
        "digest": edition.source.digest,
        "media_type": edition.media_type or edition.source.media_type,
        "text_digest": edition.text_digest,
        "text": edition.reading.tree.text,
        "pages": [[p.number, p.read_by.value, p.confidence, p.reason] for p in edition.pages],
        "facts": edition.reading.facts.as_json(),
        "warnings": [*(doubt.as_json() for doubt in told), *doubts],
        "complete": edition.complete,
        "reader": edition.reader,
        "created_at": iso(now),
    }
    inserted = connection.execute(insert(versions).values(row)).inserted_primary_key
    assert inserted is not None
    return inserted[0], number


def _write_text(
    connection: Connection, edition: Edition, card: Card, document_id: str, version_id: int, number: int
) -> None:
    tree = edition.reading.tree
    earlier, taken = _earlier(connection, document_id)
    wids = match_wids(tree.nodes, earlier, taken, number)
    paged = bool(edition.pages)
    rows = provision_rows(
        tree,
        version_id,
        wids,
        statuses(tree.nodes, card.status),
        lambda offset: edition.text.page_at(offset) if paged else None,
    )
    if rows:
        begins = beginnings(tree.nodes, card.in_force, card.parts, edition.reading.effects)
        dated = [row | {"valid_from": day} for row, day in zip(rows, begins, strict=True)]
        connection.execute(insert(provisions), dated)


def _earlier(connection: Connection, document_id: str) -> tuple[list[Earlier], list[str]]:
    """Provisions of the version that has been current, and all identities ever given in the document."""
    current = select(documents.c.version_id).where(documents.c.id == document_id)
    own = func.coalesce(provisions.c.heading, "") + " " + provisions.c.text
    columns = select(provisions.c.wid, provisions.c.eid, provisions.c.text_hash, own)
    rows = connection.execute(columns.where(provisions.c.version_id.in_(current)).order_by(provisions.c.place))
    earlier = [Earlier(*row) for row in rows]
    if not earlier:
        return [], []
    ever = select(provisions.c.wid).join(versions).where(versions.c.document_id == document_id).distinct()
    return earlier, list(connection.execute(ever).scalars())


def _write_document(
    connection: Connection, document_id: str, card: Card, edition: Edition, version_id: int, number: int, now: float
) -> None:
    """Makes the version the current one, received now; the one before ends where the new one begins."""
    if number > 1:
        before = (versions.c.document_id == document_id) & (versions.c.number == number - 1)
        connection.execute(update(versions).where(before).values(valid_to=card.in_force))
    connection.execute(update(versions).where(versions.c.id == version_id).values(valid_from=card.in_force))
    current = {"version": number, "version_id": version_id, "source": edition.source.label, "received_at": iso(now)}
    extent = {"length": len(edition.text.text), "clauses": len(edition.reading.tree.nodes)}
    connection.execute(update(documents).where(documents.c.id == document_id).values(card.row() | current | extent))


def _write_names(connection: Connection, document_id: str, card: Card, issuer: str | None) -> list[str]:
    """Issuer and the keys under which the document is cited; gives back these and those that it had before."""
    before = select(document_keys.c.key).where(document_keys.c.document_id == document_id)
    old = connection.execute(before).scalars().all()
    connection.execute(delete(document_keys).where(document_keys.c.document_id == document_id))
    if issuer:
        same = (document_issuers.c.document_id == document_id) & (document_issuers.c.unit_no == issuer)
        if connection.execute(select(document_issuers.c.rank).where(same)).first() is None:
            count = select(func.count()).where(document_issuers.c.document_id == document_id)
            rank = connection.execute(count).scalar_one()
            connection.execute(insert(document_issuers).values(document_id=document_id, unit_no=issuer, rank=rank))
    above = units_by_no(connection, numbers_above(connection, [issuer])) if issuer else {}
    names = [unit.name for unit in above.values()] + ([card.issuer_name] if card.issuer_name else [])
    keys = title_keys(card.title, names) | ({card.ref: True} if card.ref else {})
    rows = [{"document_id": document_id, "key": key, "whole": whole} for key, whole in keys.items()]
    connection.execute(insert(document_keys), rows)
    return list({**keys, **dict.fromkeys(old)})


def _settle(connection: Connection, document_id: str, number: int, keys: Iterable[str], now: float) -> None:
    """What is in force: here, in the documents that this text ends (or ended before), and in those that bear one of
    its names (`keys`), since what an act says of them may mean this one now. Jobs to index them."""
    mine = select(versions.c.id).where(
        versions.c.document_id == document_id, versions.c.number.in_([number, number - 1])
    )
    touched = touched_by(connection, connection.execute(mine).scalars().all())
    changed = settle_all(connection, [document_id, *touched, *namesakes(connection, keys)], now)
    for one in dict.fromkeys([document_id, *changed]):
        add_job(connection, JobKind.INDEX, one, now)


def _tell_source(connection: Connection, source_id: int, state: ReceiptState, document_id: str) -> None:
    """An edition counts as published once it is indexed: until then its source is being read."""
    values = {"state": state.value, "document_id": document_id, "reason": None}
    connection.execute(update(sources).where(sources.c.id == source_id).values(values))
