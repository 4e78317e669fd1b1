"""One run of a spider, in this process, which it needs for itself: Twisted's reactor starts only once."""

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from dayanak.law.errors import DayanakError, Misconfigured, Unavailable
from dayanak.storage.record.crawl_values import RunState
from ingest.crawlers import SOURCES
from ingest.crawlers.causes import defect
from ingest.crawlers.errand import Errand
from ingest.crawlers.site import Site
from ingest.crawlers.source import SourceSpider

SIGNS_OF_LIFE = 4


def spider_of(source: str) -> type[SourceSpider]:
    """The spider of a source."""
    from scrapy.utils.misc import load_object

    spider: type[SourceSpider] = load_object(SOURCES[source])
    return spider


def site_of(source: str, asked: str, setting: str) -> Site:
    """The site of a source, or the copy of it that is asked by a setting. Raises Misconfigured."""
    spider = spider_of(source)
    try:
        return Site.of(spider.official, spider.aliases, asked or spider.official)
    except Misconfigured as error:
        raise Misconfigured(f"{setting}: {error.message}", field=setting) from error


def crawl(errand: Errand, lease_s: float) -> None:
    """Runs the spider of a source from the first day of the run to the last, and ends the run in the record."""
    try:
        with _kept(errand, lease_s):
            _start(spider_of(errand.run.source), errand)
    except KeyboardInterrupt:
        errand.stopped = errand.stopped or "Durduruldu."
        raise
    except BaseException as error:
        errand.failed = errand.failed or told(error)
        raise
    finally:
        errand.record.crawl_runs.end(errand.run, state_of(errand), errand.counts, errand.said)


def state_of(errand: Errand) -> RunState:
    """How the run ended."""
    if errand.failed:
        return RunState.FAILED
    if errand.broken:
        return RunState.BROKEN
    return RunState.STOPPED if errand.stopped else RunState.DONE


def told(error: BaseException) -> str:
    """Why a run failed, in words; a defect of ours by the number under which the log has it."""
    return error.message if isinstance(error, DayanakError) else defect(error)


def _start(spider: type[SourceSpider], errand: Errand) -> None:
    from scrapy import signals
    from scrapy.crawler import AsyncCrawlerProcess

    logging.disable(logging.INFO)  # it introduces itself, whatever its loggers' levels are
    try:
        process = AsyncCrawlerProcess(_settings(errand))
    finally:
        logging.disable(logging.NOTSET)
    logging.getLogger("scrapy").setLevel(logging.ERROR)
    crawler = process.create_crawler(spider)

    def failed(failure: Any) -> None:
        errand.failed = errand.failed or told(failure.value)

    def closed(reason: str) -> None:
        if reason == "shutdown":
            errand.stopped = errand.stopped or "Durduruldu."

    crawler.signals.connect(failed, signals.spider_error, weak=False)
    crawler.signals.connect(closed, signals.spider_closed, weak=False)
    running = process.crawl(crawler, errand=errand)
    before = [(number, signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM)]
    try:
        process.start()
    finally:
        for number, handler in before:  # the reactor's would answer nothing from now on
            signal.signal(number, handler)
    if running.done() and not running.cancelled() and (error := running.exception()):
        raise error


def _settings(errand: Errand) -> dict[str, Any]:
    manners, handler = errand.manners, "ingest.crawlers.manners.OneQuestionHandler"
    public = (
        "scrapy.resolver.CachingThreadedResolver" if errand.site.moved else "ingest.crawlers.manners.PublicResolver"
    )
    off = ("ROBOTSTXT_OBEY", "RETRY_ENABLED", "REDIRECT_ENABLED", "REFERER_ENABLED", "METAREFRESH_ENABLED",
           "COOKIES_ENABLED", "TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "MEMUSAGE_ENABLED", "STATS_DUMP",
           "LOG_INSTALL_ROOT_HANDLER")  # fmt: skip
    unused = ("remote_control.RemoteControl", "telnet.TelnetConsole", "feedexport.FeedExporter")
    return dict.fromkeys(off, False) | {
        "EXTENSIONS": {f"scrapy.extensions.{name}": None for name in unused},
        "DOWNLOADER_MIDDLEWARES": {"ingest.crawlers.manners.Manners": 1000},
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler, "ftp": None, "file": None, "data": None, "s3": None},
        "TWISTED_DNS_RESOLVER": public,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_MAXSIZE": manners.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": manners.timeout_s,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS": 8,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "HTTPERROR_ALLOW_ALL": True,
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
        "USER_AGENT": manners.user_agent,
    }


@contextmanager
def _kept(errand: Errand, lease_s: float) -> Iterator[None]:
    """Renews the lease as long as the run goes on; a lost one ends the run."""
    done = threading.Event()

    def renew() -> None:
        while not done.wait(lease_s / SIGNS_OF_LIFE):
            with suppress(Unavailable):  # the next time is soon enough
                if not errand.record.crawl_runs.renew(errand.run, lease_s, dict(errand.counts)):
                    errand.failed = "Bu çalışmanın yerini başka bir süreç aldı."
                    return

    keeper = threading.Thread(target=renew, name="crawl-keeper", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()
