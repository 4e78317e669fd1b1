"""What was seen at the addresses of a source, which files came from there, and what of its own list is missing."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, insert, or_, select, update

from dayanak.law.letters import comparison_key
from dayanak.storage.record.crawl_tables import crawl_files, crawl_pages
from dayanak.storage.record.crawl_values import (
    Answer,
    CrawlPage,
    Listed,
    Missing,
    PageKind,
    PageStatus,
)
from dayanak.storage.record.database import Database, again
from dayanak.storage.record.tables import sources
from dayanak.storage.record.values import ReceiptState

_LISTED = ("kind", "day", "repeat", "number", "place", "section", "heading", "title", "parent")
_SEEN = (
    "id",
    "source",
    "etag",
    "last_modified",
    "digest",
    "source_id",
    "too_large",
    "first_seen",
    "last_seen",
    "error",
)
_FELL = {
    ReceiptState.REJECTED.value: "reddedildi",
    ReceiptState.UNREADABLE.value: "okunamadı",
    ReceiptState.FAILED.value: "işlenemedi",
}
_LARGEST = 2**62
"""What a host may say of a length is any number, what a column holds is not."""
_REASONS = {
    PageStatus.LISTED: "listede var, henüz alınmadı",
    PageStatus.GONE: "listede var, adresinde yok",
    PageStatus.REFUSED: "alınmadı",
    PageStatus.FAILED: "alınamadı",
}


class Crawls:
    """Addresses of the sources and their answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, source: str, url: str) -> CrawlPage | None:
        """What is known of an address."""
        found = self._pages(crawl_pages.c.source == source, crawl_pages.c.url == url)
        return found[0] if found else None

    def listed(self, source: str, day: str, repeat: int) -> list[CrawlPage]:
        """Everything ever listed in an issue, in the order of its list; first the pages of the issue itself."""
        here = (crawl_pages.c.source == source) & (crawl_pages.c.day == day) & (crawl_pages.c.repeat == repeat)
        return self._pages(here)

    def annexes(self, page_id: int) -> list[CrawlPage]:
        """The annexes of an act."""
        return self._pages(crawl_pages.c.parent == page_id)

    def _pages(self, *which: ColumnElement[bool]) -> list[CrawlPage]:
        with self._database.read() as connection:
            rows = connection.execute(_ordered(select(crawl_pages).where(*which))).mappings().all()
        return [_page(row) for row in rows]

    @again
    def list_all(self, source: str, listings: Iterable[Listed]) -> list[CrawlPage]:
        """Writes the addresses down as the list names them. An address stays with the issue that named it first."""
        with self._database.write(turn=f"crawl {source}") as connection:
            now = self._database.now(connection)
            return [_listed(connection, source, listing, now) for listing in listings]

    @again
    def saw(self, page_id: int, answer: Answer) -> None:
        """Writes down what the address answered; marks that it did not send anew stay as they were."""
        with self._database.write() as connection:
            told = {
                name: getattr(answer, name) for name in ("etag", "last_modified", "digest") if getattr(answer, name)
            }
            values = told | {"status": answer.status.value, "error": answer.error}
            _change(connection, page_id, values | {"last_seen": self._database.now(connection)})

    @again
    def fetched(self, page_id: int, digest: str) -> None:
        """Says which bytes are about to be received from the address: whoever reads them may ask what it was called."""
        with self._database.write() as connection:
            marks = {"etag": None, "last_modified": None, "error": None, "too_large": None}
            _change(connection, page_id, marks | {"status": PageStatus.LISTED.value, "digest": digest})

    @again
    def took(self, page_id: int, source_id: int, answer: Answer) -> None:
        """Says that the bytes of the address are the received file `source_id`."""
        with self._database.write() as connection:
            now = self._database.now(connection)
            marks = {"etag": answer.etag, "last_modified": answer.last_modified, "digest": answer.digest, "error": None}
            file = {"source_id": source_id, "too_large": None, "status": PageStatus.TAKEN.value}
            values = {**marks, **file, "last_seen": now}
            _change(connection, page_id, values)
            _add_file(connection, page_id, source_id, now)

    @again
    def left(self, page_id: int, at_least: int, answer: Answer) -> None:
        """Says that the file of the address was left there, as it has so many bytes or more; the marks are this file's
        alone."""
        with self._database.write() as connection:
            marks = {"etag": answer.etag, "last_modified": answer.last_modified, "error": answer.error}
            values = marks | {"status": answer.status.value, "too_large": min(at_least, _LARGEST)}
            _change(connection, page_id, values | {"last_seen": self._database.now(connection)})

    def said_of(self, source_id: int, digest: str) -> Listed | None:
        """How the list of a source calls a received file: where several do, the first."""
        with self._database.read() as connection:
            row = connection.execute(_came_from(source_id, digest).limit(1)).mappings().first()
        return _listing(row) if row else None

    def missing(self, source: str, first: str, last: str) -> list[Missing]:
        """What the lists of these days name and the record does not have, in the order of the lists."""
        within = (crawl_pages.c.source == source) & crawl_pages.c.day.between(first, last)
        query = select(crawl_pages, sources.c.state.label("fell"), sources.c.reason.label("why"))
        query = query.outerjoin(sources, sources.c.id == crawl_pages.c.source_id).where(within)
        with self._database.read() as connection:
            rows = connection.execute(_ordered(query)).mappings().all()
        return [lack for row in rows if (lack := _lacking(row))]

    def issues(self, source: str, first: str, last: str) -> list[CrawlPage]:
        """The pages of the issues of these days."""
        issue = (crawl_pages.c.kind == PageKind.ISSUE.value) & crawl_pages.c.day.between(first, last)
        return self._pages(crawl_pages.c.source == source, issue)

    def counts(self, source: str) -> dict[tuple[str, str], int]:
        """How many addresses by (kind, status)."""
        kind, status = crawl_pages.c.kind, crawl_pages.c.status
        query = select(kind, status, func.count()).where(crawl_pages.c.source == source).group_by(kind, status)
        with self._database.read() as connection:
            return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def document_at(connection: Connection, source_id: int, digest: str) -> str | None:
    """The document of an earlier file of the same address under the same title: this one is its new text."""
    for page in connection.execute(_came_from(source_id, digest)).mappings():
        earlier = (
            select(sources.c.document_id)
            .join(crawl_files, crawl_files.c.source_id == sources.c.id)
            .where(crawl_files.c.page_id == page["id"], crawl_files.c.title_key == comparison_key(page["title"] or ""))
            .where(sources.c.id != source_id, sources.c.document_id.is_not(None))
            .order_by(crawl_files.c.received_at.desc())
        )
        if document := connection.execute(earlier.limit(1)).scalar():
            return str(document)
    return None


def _came_from(source_id: int, digest: str) -> Select[Any]:
    """The addresses that a file came from: known by its digest from before it was received."""
    files = select(crawl_files.c.page_id).where(crawl_files.c.source_id == source_id)
    here = or_(crawl_pages.c.digest == digest, crawl_pages.c.id.in_(files))
    return select(crawl_pages).where(here, crawl_pages.c.kind != PageKind.ISSUE.value).order_by(crawl_pages.c.id)


def _ordered(query: Select[Any]) -> Select[Any]:
    c = crawl_pages.c
    return query.order_by(c.day, c.repeat, c.kind != PageKind.ISSUE.value, c.place, c.id)


def _listed(connection: Connection, source: str, listing: Listed, now: float) -> CrawlPage:
    here = (crawl_pages.c.source == source) & (crawl_pages.c.url == listing.url)
    query = select(crawl_pages).where(here)
    known = connection.execute(query).mappings().first()
    values = {name: getattr(listing, name) for name in _LISTED} | {"kind": listing.kind.value}
    if known is None:
        new = {"source": source, "url": listing.url, "status": PageStatus.LISTED.value, "first_seen": now}
        connection.execute(insert(crawl_pages).values(values | new))
    elif (known["day"], known["repeat"]) == (listing.day, listing.repeat) and _differs(known, values):
        _change(connection, known["id"], values)
    return _page(connection.execute(query).mappings().one())


def _differs(known: RowMapping, values: dict[str, Any]) -> bool:
    return any(known[name] != value for name, value in values.items())


def _change(connection: Connection, page_id: int, values: dict[str, Any]) -> None:
    connection.execute(update(crawl_pages).where(crawl_pages.c.id == page_id).values(values))


def _add_file(connection: Connection, page_id: int, source_id: int, now: float) -> None:
    title = connection.execute(select(crawl_pages.c.title).where(crawl_pages.c.id == page_id)).scalar()
    same = (crawl_files.c.page_id == page_id) & (crawl_files.c.source_id == source_id)
    values = {"title_key": comparison_key(title or ""), "received_at": now}
    if connection.execute(update(crawl_files).where(same).values(values)).rowcount == 0:
        connection.execute(insert(crawl_files).values(values | {"page_id": page_id, "source_id": source_id}))


def _lacking(row: RowMapping) -> Missing | None:
    """Why the page is missing; None where it is not."""
    status = PageStatus(row["status"])
    if row["too_large"] and row["source_id"]:
        return Missing(row["day"], row["url"], row["title"], f"yeni metni alınmadı: {row['error']}")
    if status in {PageStatus.TAKEN, PageStatus.NO_ISSUE} or row["source_id"]:
        if row["fell"] not in _FELL:
            return None
        reason = f"{_FELL[row['fell']]}: {row['why'] or ''}".rstrip(": ")
    else:
        reason = _REASONS[status] + (f": {row['error']}" if row["error"] else "")
    return Missing(row["day"], row["url"], row["title"], reason)


def _listing(row: RowMapping) -> Listed:
    told: Sequence[tuple[str, Any]] = [(name, row[name]) for name in _LISTED if name != "kind"]
    return Listed(url=row["url"], kind=PageKind(row["kind"]), **dict(told))


def _page(row: RowMapping) -> CrawlPage:
    return CrawlPage(listing=_listing(row), status=PageStatus(row["status"]), **{name: row[name] for name in _SEEN})
