"""Crawls at set times, beside the job loop. Each runs in a process of its own; that one source is not crawled twice at
a time is seen to by the record, however many processes keep this schedule."""

import logging
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dayanak.app.settings import Settings
from dayanak.law.days import TURKEY
from dayanak.law.errors import DayanakError, Misconfigured
from dayanak.storage.record import Record
from ingest.crawlers import SOURCES

log = logging.getLogger(__name__)
TICK_S = 20.0
PATIENCE_S = 30.0
_ENTRY = re.compile(r"(?P<source>[\w-]+)\s+(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")


@dataclass(frozen=True, slots=True)
class Appointment:
    """A source that is crawled every day at a time of Turkey."""

    source: str
    hour: int
    minute: int

    def last_due(self, now: float) -> float:
        """When it was due last, in seconds since 1970."""
        here = datetime.fromtimestamp(now, UTC).astimezone(TURKEY)
        due = here.replace(hour=self.hour, minute=self.minute, second=0, microsecond=0)
        return (due if due <= here else due - timedelta(days=1)).timestamp()


def appointments(written: str) -> tuple[Appointment, ...]:
    """The appointments of a setting. Raises Misconfigured."""
    found = []
    for entry in filter(None, (part.strip() for part in written.split(","))):
        read = _ENTRY.fullmatch(entry)
        if read is None or read["source"] not in SOURCES:
            raise Misconfigured(
                f"DAYANAK_CRAWL_SCHEDULE anlaşılamadı: {entry!r}. Örneğin 'resmi-gazete 06:30, resmi-gazete 23:30'."
            )
        found.append(Appointment(read["source"], int(read["hour"]), int(read["minute"])))
    return tuple(found)


class Schedule:
    """Starts what is due. What was due while nobody was there is made up for once, within a day."""

    def __init__(self, plan: Sequence[Appointment], record: Record, command: Sequence[str] = ()) -> None:
        self._plan = plan
        self._record = record
        self._command = tuple(command) or (sys.executable, "-m", "dayanak.app.cli", "crawl")
        self._begun: dict[Appointment, float] = {}
        self._children: list[subprocess.Popen[bytes]] = []
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="crawl-schedule", daemon=True)

    def start(self) -> None:
        """Begins to look at the clock."""
        self._thread.start()

    def stop(self) -> None:
        """Ends, and tells what runs to end."""
        self._stopping.set()
        self._thread.join()
        for child in self._children:
            child.send_signal(signal.SIGTERM)  # SIGINT may be ignored: a shell has it so in what runs in the background
        for child in self._children:
            try:
                child.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:  # its lease runs out, and the next run goes on where it stopped
                child.kill()
                child.wait()

    def look(self) -> None:
        """Starts what is due now and was not crawled since."""
        self._children = [child for child in self._children if child.poll() is None]
        now = self._record.crawl_runs.now()
        for appointment in self._plan:
            due = appointment.last_due(now)
            if self._begun.get(appointment) == due:
                continue
            self._begun[appointment] = due
            last = self._record.crawl_runs.last(appointment.source)
            if last is None or last.started_at < due:
                log.info("crawling %s", appointment.source)
                self._begin([*self._command, appointment.source, "--receive-only"])

    def _begin(self, words: Sequence[str]) -> None:
        """In a session of its own, so that a Ctrl-C for us reaches it once: from `stop`."""
        silent = subprocess.DEVNULL
        self._children.append(subprocess.Popen(words, stdin=silent, stdout=silent, start_new_session=True))

    def _run(self) -> None:
        while not self._stopping.is_set():
            with suppress(DayanakError):  # a record that is away is asked again at the next tick
                self.look()
            self._stopping.wait(TICK_S)


@contextmanager
def kept(settings: Settings, record: Record) -> Iterator[None]:
    """The schedule of the settings, if there is one, as long as the caller works."""
    plan = appointments(settings.crawl_schedule)
    if plan and not settings.crawl_contact:
        raise Misconfigured("DAYANAK_CRAWL_SCHEDULE için DAYANAK_CRAWL_CONTACT da gerekir.")
    if not plan:
        yield
        return
    schedule = Schedule(plan, record)
    schedule.start()
    try:
        yield
    finally:
        schedule.stop()
