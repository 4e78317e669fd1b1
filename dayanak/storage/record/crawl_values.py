"""What crawling takes from the record and gives to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class PageKind(StrEnum):
    """What lies at an address of a source."""

    ISSUE = "issue"
    ACT = "act"
    ANNEX = "annex"


class PageStatus(StrEnum):
    """How an address answered last. A document stays, whatever becomes of the address that it came from."""

    LISTED = "listed"
    TAKEN = "taken"
    NO_ISSUE = "no_issue"
    GONE = "gone"
    REFUSED = "refused"
    FAILED = "failed"


class RunState(StrEnum):
    """How a run stands. `BROKEN`: the host was left alone; `LOST`: its process died."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    BROKEN = "broken"
    FAILED = "failed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Listed:
    """An address as the source's own list names it. `repeat` is the number of the mükerrer, 0 for the regular issue;
    `number` that of the gazette; `parent` the page of the act that an annex belongs to."""

    url: str
    kind: PageKind
    day: str
    repeat: int = 0
    number: str | None = None
    place: int = 0
    section: str | None = None
    heading: str | None = None
    title: str | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: its status, and the marks by which the next visit may ask whether it has changed."""

    status: PageStatus
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class CrawlPage:
    """An address and what is known of it. Times are seconds since 1970; `last_seen` is that of the last answer;
    `too_large` says that its file was left there for its size, and how many bytes it has at least."""

    id: int
    source: str
    listing: Listed
    status: PageStatus
    etag: str | None
    last_modified: str | None
    digest: str | None
    source_id: int | None
    too_large: int | None
    first_seen: float
    last_seen: float | None
    error: str | None


@dataclass(frozen=True, slots=True)
class CrawlRun:
    """One run over the days from `first_day` to `last_day`; `lease` is the secret of the one who runs."""

    id: int
    source: str
    state: RunState
    first_day: str
    last_day: str
    since: float
    started_at: float
    ended_at: float | None = None
    lease: str | None = None
    lease_until: float | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The right to ask a host now, held until then; `wait` is 0, or else the seconds until one may try again."""

    wait: float
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something of the source's own list that is not in the record, and why (Turkish)."""

    day: str
    url: str | None
    title: str | None
    reason: str
