"""What all spiders share: asking for what may have changed, receiving files, writing down the answers."""

import hashlib
import io
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Headers, Response
from twisted.python.failure import Failure

from dayanak.law.errors import DayanakError, Rejected
from dayanak.storage.record.crawl_values import Answer, CrawlPage, PageStatus
from ingest.crawlers.causes import Ended, cause, is_too_large, is_unwanted, status, too_large
from ingest.crawlers.errand import Errand
from ingest.crawlers.whole import is_whole

log = logging.getLogger(__name__)
_NOT_THERE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: an answer of the host, or why there was none (Turkish); `refused` where we did not want it, and
    `too_large` the bytes that it has at least, where that was for its size."""

    url: str
    status: int = 0
    body: bytes = b""
    etag: str | None = None
    last_modified: str | None = None
    leads_to: str | None = None
    error: str | None = None
    refused: bool = False
    too_large: int = 0


Step = Callable[..., Iterable[Request]]


class SourceSpider(Spider):
    """A spider of one source. A subclass names the source, says where it begins (`begin`), and what to do with each
    reply; it asks with `ask` and receives with `take`."""

    official: ClassVar[str]
    aliases: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, errand: Errand, **words: Any) -> None:
        super().__init__(**words)
        self.errand = errand
        self.crawls = errand.record.crawls

    async def start(self) -> Any:
        for request in self.begin():
            yield request

    def begin(self) -> Iterable[Request]:
        """The first questions."""
        raise NotImplementedError

    def ask(self, url: str, then: Step, page: CrawlPage | None = None, *, turn: int = 0, **told: Any) -> Request:
        """The question for an address; `then(reply, page, **told)` says what follows. Higher turns come first."""
        return Request(
            self.errand.site.to_ask(url),
            callback=self._replied,
            errback=self._unanswered,
            headers=_conditions(page, self.errand.manners.max_bytes),
            priority=turn,
            meta={"handle_httpstatus_all": True, "url": url},
            cb_kwargs={"then": then, "told": {"page": page, **told}},
            dont_filter=page is None,
        )

    def is_fresh(self, page: CrawlPage) -> bool:
        """Whether this run, or the one that it goes on with, has had the page's answer already."""
        if _may_be_taken(page, self.errand.manners.max_bytes):
            return False
        seen = page.last_seen is not None and page.last_seen >= self.errand.run.since
        return seen and page.status not in {PageStatus.FAILED, PageStatus.LISTED}

    def take(self, page: CrawlPage, reply: Reply) -> bool:
        """Writes the reply down and receives what is new; whether the address has a file now."""
        if reply.too_large:
            self._left(page, reply)
            return False
        if reply.status == 304:
            return self._unchanged(page, reply)
        if reply.status != 200:
            self.note(page, self.verdict(reply))
            return False
        digest = hashlib.sha256(reply.body).hexdigest()
        if page.status is PageStatus.TAKEN and page.digest == digest:
            return self._unchanged(page, reply)
        if not is_whole(reply.body, _name(page)) and (page.source_id or page.digest != digest):
            self.note(page, Answer(PageStatus.FAILED, digest=digest, error="dosya yarım geldi"))
            return False  # the same half once more is what the source has: then it is received as it is
        return self._receive(page, reply, digest)

    def _receive(self, page: CrawlPage, reply: Reply, digest: str) -> bool:
        self.crawls.fetched(page.id, digest)
        by = f"crawl:{self.name}"
        try:
            receipt = self.errand.intake.receive(io.BytesIO(reply.body), _name(page), received_by=by)
        except Rejected as error:
            self.note(page, Answer(PageStatus.REFUSED, error=error.message))
            return False
        answer = Answer(PageStatus.TAKEN, reply.etag, reply.last_modified, digest)
        self.crawls.took(page.id, receipt.source_id, answer)
        self.errand.sources.append(receipt.source_id)
        self.errand.count("received" if receipt.new else "known")
        return True

    def _left(self, page: CrawlPage, reply: Reply) -> None:
        """Writes down that the file is too large for us, so that the next run asks only whether it has changed."""
        error = too_large(reply.too_large, self.errand.manners.max_bytes)
        answer = Answer(PageStatus.REFUSED, reply.etag, reply.last_modified, error=error)
        self.crawls.left(page.id, reply.too_large, answer)
        self.errand.count("refused")

    def _unchanged(self, page: CrawlPage, reply: Reply) -> bool:
        if page.too_large:
            error = too_large(page.too_large, self.errand.manners.max_bytes)
            self.crawls.saw(page.id, Answer(PageStatus.REFUSED, error=error))
            self.errand.count("still_refused")
            return False
        self.crawls.saw(page.id, Answer(PageStatus.TAKEN, reply.etag, reply.last_modified))
        self.errand.count("unchanged")
        return True

    def note(self, page: CrawlPage, answer: Answer) -> None:
        """Writes an answer down that brought no file."""
        log.debug("%s: %s (%s)", page.listing.url, answer.status, answer.error)
        self.crawls.saw(page.id, answer)
        self.errand.count(answer.status.value)

    def verdict(self, reply: Reply) -> Answer:
        """What a reply without a file means. A redirect is not followed: it leads to some page, not to this one."""
        if reply.error:
            return Answer(PageStatus.REFUSED if reply.refused else PageStatus.FAILED, error=reply.error)
        if reply.status in _NOT_THERE:
            return Answer(PageStatus.GONE, error=status(reply.status))
        if 300 <= reply.status < 400 and self.errand.site.canonical(reply.leads_to or "", reply.url) != reply.url:
            return Answer(PageStatus.GONE, error=f"başka bir sayfaya yönlendirildi: {reply.leads_to}")
        return Answer(PageStatus.FAILED, error=status(reply.status))

    def _replied(self, response: Response, then: Step, told: dict[str, Any]) -> Iterator[Request]:
        self.errand.count("answered")
        marks = _marks(response.headers)
        leads_to = _header(response.headers, "Location")
        reply = Reply(response.meta["url"], response.status, response.body, *marks, leads_to)
        yield from self._follow(reply, then, told)

    def _unanswered(self, failure: Failure) -> Iterator[Request]:
        error: Any = failure.value
        request: Request = failure.request  # type: ignore[attr-defined]
        if isinstance(error, Ended):
            return
        if isinstance(error, DayanakError):
            self.errand.failed = error.message
            return
        reply = Reply(request.meta["url"], error=cause(error), refused=is_unwanted(error))
        if is_too_large(error):
            head: Headers = request.meta.get("head") or Headers()
            etag, last_modified = _marks(head)
            at_least = max(_length(head), self.errand.manners.max_bytes + 1)
            reply = replace(reply, etag=etag, last_modified=last_modified, too_large=at_least)
        yield from self._follow(reply, **request.cb_kwargs)

    def _follow(self, reply: Reply, then: Step, told: dict[str, Any]) -> Iterator[Request]:
        """What comes after a reply. What cannot be kept ends the run: nothing more is asked."""
        try:
            yield from then(reply, **told)
        except DayanakError as error:
            self.errand.failed = error.message


def _conditions(page: CrawlPage | None, max_bytes: int) -> dict[str, str]:
    """Marks by which the host may say that nothing has changed since we took the file, or left it for its size."""
    if page is None or _may_be_taken(page, max_bytes) or not (page.too_large or page.status is PageStatus.TAKEN):
        return {}
    marks = {"If-None-Match": page.etag, "If-Modified-Since": page.last_modified}
    return {name: mark for name, mark in marks.items() if mark}


def _may_be_taken(page: CrawlPage, max_bytes: int) -> bool:
    """Whether the file was too large for us, and is no more."""
    return page.too_large is not None and page.too_large <= max_bytes


def _name(page: CrawlPage) -> str:
    return PurePosixPath(urlsplit(page.listing.url).path).name


def _marks(headers: Headers) -> tuple[str | None, str | None]:
    return _header(headers, "ETag"), _header(headers, "Last-Modified")


def _length(headers: Headers) -> int:
    told = (_header(headers, "Content-Length") or "").strip()
    return int(told[:18]) if told.isdecimal() else 0


def _header(headers: Headers, name: str) -> str | None:
    found = headers.get(name)
    return found.decode("latin-1")[:500] if found else None
