"""What a run is sent for, and with what manners it asks."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from dayanak.storage.record import Record
from dayanak.storage.record.crawl_values import CrawlRun
from ingest.crawlers.site import Site
from ingest.intake import Intake

AGENT = "Dayanak"
"""Our name in a robots.txt."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a host is asked. `pause_s` lies between the end of an answer and the next question; a failure is tried
    again `tries` - 1 times, later each time; after `patience` failures in a row the host is left alone."""

    contact: str
    pause_s: float = 3.0
    timeout_s: float = 60.0
    max_bytes: int = 100 * 1024 * 1024
    max_pages: int = 5000
    tries: int = 3
    patience: int = 6
    longest_wait_s: float = 120.0

    @property
    def user_agent(self) -> str:
        """Who asks, and where to complain."""
        return f"{AGENT}/0.1 (+{self.contact})"


@dataclass(slots=True)
class Errand:
    """One run: what it works with, what it has counted, and why it broke off, if it did. `resting` is told again and
    again how long the host has yet to be left alone, where that takes a while."""

    run: CrawlRun
    site: Site
    manners: Manners
    record: Record
    intake: Intake
    progress: Callable[[str], None] = lambda _what: None
    resting: Callable[[float], None] = lambda _seconds: None
    counts: Counter[str] = field(default_factory=Counter)
    sources: list[int] = field(default_factory=list)
    broken: str | None = None
    failed: str | None = None
    stopped: str | None = None

    @property
    def said(self) -> str | None:
        """Why it broke off (Turkish)."""
        return self.failed or self.broken or self.stopped

    @property
    def ended(self) -> bool:
        """Whether it broke off; then nothing more is asked."""
        return self.said is not None

    def count(self, what: str) -> None:
        """One more of something; whoever watches is told."""
        self.counts[what] += 1
        self.progress(what)
