"""How a host is asked: nothing but the source itself, what its robots.txt allows, one question at a time and a pause
after each answer, later after a failure, and not at all after many in a row. The turns are kept in the record, so
that other processes, and a later one after a kill, keep them too."""

import asyncio
import email.utils
import time
from collections.abc import Awaitable
from typing import Any, Self

from scrapy import Request, signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.resolver import CachingThreadedResolver
from scrapy.robotstxt import ProtegoRobotParser
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError
from twisted.web.client import HTTPConnectionPool

from ingest.crawlers.causes import LOST, Ended, Forbidden, cause, status
from ingest.crawlers.errand import AGENT, Errand
from ingest.crawlers.site import is_private

UNHURRIED_S = 1.0
"""How much longer than the pause a question holds its turn while nobody knows whether it has arrived."""
SLICE_S = 0.2
LONG_S = 5.0
"""Whoever watches is told of a wait that is longer."""
ROBOTS_BYTES = 512 * 1024
ROBOTS_REDIRECTS = 5
_BUSY = frozenset({408, 429, 500, 502, 503, 504, 522, 524})
_REFUSING = frozenset({401, 403})


class Manners:
    """The last downloader middleware before the wire."""

    def __init__(self, crawler: Crawler, errand: Errand) -> None:
        self._crawler = crawler
        self._errand = errand
        self._runs = errand.record.crawl_runs
        self._host = errand.site.host
        self._pause_s = errand.manners.pause_s
        self._turn = asyncio.Lock()
        self._free_at = 0.0
        self._held_until: float | None = None
        self._failures = 0
        self._asked = 0
        self._robots: asyncio.Task[ProtegoRobotParser | None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        crawler.signals.connect(_keep_head, signals.headers_received)
        return cls(crawler, crawler.spider.errand)  # type: ignore[union-attr]

    async def process_request(self, request: Request) -> None:
        if not self._errand.site.may_ask(request.url):
            raise Forbidden(f"kaynağın dışında: {request.url}")
        if not request.meta.get("robots"):
            await self._allowed(request)
        await self._my_turn(counts=not request.meta.get("robots"))
        request.meta["turn"] = True
        request.headers["User-Agent"] = self._errand.manners.user_agent

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        self._answered(request, failed=response.status in _BUSY | _REFUSING)
        if response.status not in _BUSY:
            return response
        return self._again(request, _retry_after(response)) or response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        self._answered(request, failed=isinstance(exception, LOST))
        return self._again(request, 0.0) if isinstance(exception, LOST) else None

    async def _my_turn(self, *, counts: bool) -> None:
        """Returns when the host may be asked; until `_answered` the turn is the caller's."""
        await self._turn.acquire()
        try:
            if counts:
                self._within_the_limit()
            await self._sleep(self._free_at - time.monotonic())
            while not (turn := self._runs.take_turn(self._host, self._pause_s + UNHURRIED_S)).until:
                self._bearable(turn.wait)
                await self._sleep(turn.wait)
            self._held_until = turn.until
        except BaseException:
            self._turn.release()
            raise

    def _bearable(self, wait: float) -> None:
        if wait > self._errand.manners.longest_wait_s:
            self._break_off(f"Sunucu {int(wait)} saniye daha rahat bırakılacak; sonra yeniden çalıştırın.")
            raise Ended

    async def _sleep(self, seconds: float) -> None:
        """Sleeps, unless the run ends meanwhile."""
        end = time.monotonic() + seconds
        while True:
            if self._ending:
                raise Ended
            if (left := end - time.monotonic()) <= 0:
                return
            if seconds > LONG_S:
                self._errand.resting(left)
            await asyncio.sleep(min(left, SLICE_S))

    @property
    def _ending(self) -> bool:
        return self._errand.ended or not getattr(self._crawler.engine, "running", True)

    def _answered(self, request: Request, *, failed: bool) -> None:
        """The turn ends: the pause begins now, and failures in a row are counted."""
        if not request.meta.pop("turn", False):
            return
        try:
            self._rest(self._pause_s)
        finally:
            self._turn.release()
        self._failures = self._failures + 1 if failed else 0
        if self._failures >= self._errand.manners.patience:
            self._break_off(f"Sunucu art arda {self._failures} kez yanıt vermedi ya da reddetti; rahat bırakıldı.")

    def _rest(self, seconds: float) -> None:
        self._free_at = max(self._free_at, time.monotonic() + seconds)
        self._runs.rest(self._host, seconds, self._held_until)
        self._held_until = None

    def _again(self, request: Request, asked_for_s: float) -> Request | None:
        """The next try, before which the host has a rest; None after the last one."""
        manners, tried = self._errand.manners, request.meta.get("tried", 0) + 1
        if asked_for_s > manners.longest_wait_s:
            self._rest(asked_for_s)
            self._break_off(f"Sunucu {int(asked_for_s)} saniye beklenmesini istedi; sonra yeniden çalıştırın.")
        if tried >= manners.tries or self._ending:
            return None
        self._rest(min(max(asked_for_s, self._pause_s * 2**tried), manners.longest_wait_s))
        self._errand.count("retried")
        return request.replace(dont_filter=True, meta={**request.meta, "tried": tried})

    async def _allowed(self, request: Request) -> None:
        if self._robots is None:
            self._robots = asyncio.ensure_future(self._read_robots())
        rules = await asyncio.shield(self._robots)
        if rules is None:
            raise Ended
        if not rules.allowed(request.url, AGENT):
            raise Forbidden("robots.txt bu adresi yasaklıyor")

    async def _read_robots(self) -> ProtegoRobotParser | None:
        """The rules; where they cannot be read, nothing is allowed. A host that has none (4xx) allows everything."""
        url = f"{self._errand.site.asked}/robots.txt"
        for _ in range(ROBOTS_REDIRECTS):
            meta = {"robots": True, "download_maxsize": ROBOTS_BYTES}
            request = Request(url, meta=meta, callback=NO_CALLBACK, dont_filter=True)
            try:
                response = await _download(self._crawler, request)
            except Ended:
                return None
            except Exception as error:  # noqa: BLE001 - whatever it was: what we may ask is not known
                self._without_rules(cause(error))
                return None
            if not 300 <= response.status < 400:
                break
            url = response.urljoin(_header(response, "Location"))
        if response.status >= 500 or response.status in _BUSY or 300 <= response.status < 400:
            self._without_rules(status(response.status))
            return None
        body = response.body if response.status < 400 else b""
        rules = ProtegoRobotParser.from_crawler(self._crawler, body)
        pause = rules.rp.crawl_delay(AGENT)
        self._pause_s = max(self._pause_s, min(float(pause or 0), self._errand.manners.longest_wait_s))
        self._rest(self._pause_s)
        return rules

    def _without_rules(self, why: str) -> None:
        self._break_off(f"robots.txt okunamadı ({why}); hiçbir şey istenmedi.")

    def _within_the_limit(self) -> None:
        if self._ending:
            raise Ended
        self._asked += 1
        if self._asked > self._errand.manners.max_pages:
            self._errand.stopped = f"Bir çalışmanın sayfa sınırına ({self._errand.manners.max_pages}) ulaşıldı."
            self._close()
            raise Ended

    def _break_off(self, why: str) -> None:
        self._errand.broken = self._errand.broken or why
        self._close()

    def _close(self) -> None:
        close_soon(self._crawler)


_closing: set["asyncio.Future[Any]"] = set()


def close_soon(crawler: Crawler) -> None:
    """Ends the run after what is in hand."""
    engine = crawler.engine
    if engine is None or _closing:
        return
    _closing.add(asyncio.ensure_future(engine.close_spider_async(reason="ended")))


def _download(crawler: Crawler, request: Request) -> Awaitable[Response]:
    assert crawler.engine is not None
    return crawler.engine.download_async(request)


def _retry_after(response: Response) -> float:
    """The seconds that a busy host asks us to wait: as a number, or as a date."""
    told = _header(response, "Retry-After").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, TypeError):
        return 0.0


def _keep_head(headers: Headers, request: Request) -> None:
    """Keeps what stood above a body: where the body is broken off, there is no response to read it from."""
    request.meta["head"] = headers


def _header(response: Response, name: str) -> str:
    return (response.headers.get(name) or b"").decode("latin-1")


class OneQuestionHandler(HTTP11DownloadHandler):
    """A connection for each question: one that was kept may be dead, and Twisted would ask twice behind our back."""

    def __init__(self, crawler: Crawler) -> None:
        from twisted.internet import reactor

        super().__init__(crawler)
        self._pool = HTTPConnectionPool(reactor, persistent=False)  # type: ignore[no-untyped-call]


class PublicResolver(CachingThreadedResolver):
    """Names that lead to public addresses only: no page and no name server leads us into a private network."""

    def getHostByName(self, name: str, timeout: Any = ()) -> "Deferred[str]":  # noqa: N802 - Twisted's name
        return super().getHostByName(name, timeout).addCallback(_public)


def _public(address: str) -> str:
    if is_private(address):
        raise DNSLookupError(f"özel ağ adresi: {address}")
    return address
