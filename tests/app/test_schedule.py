"""Crawls at set times: what is due starts once, whoever else keeps the schedule, and stops with us."""

import contextlib
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dayanak.app.schedule import Appointment, Schedule, appointments, kept
from dayanak.app.settings import Settings
from dayanak.law.errors import Misconfigured
from dayanak.storage.record import Record
from tests.press import Clock
from tests.servers.process import until

DAILY = Appointment("resmi-gazete", 6, 30)


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def record(tmp_path: Path, clock: Clock) -> Iterator[Record]:
    with contextlib.closing(Record.open(f"sqlite:///{tmp_path}/record.db", clock)) as opened:
        yield opened


@contextlib.contextmanager
def keeping(schedule: Schedule) -> Iterator[Schedule]:
    """The schedule; what it began is waited for at the end, else a slow child is still there when nobody holds it."""
    try:
        yield schedule
    finally:
        schedule.start()
        schedule.stop()


def notes(folder: Path) -> tuple[str, ...]:
    """A command that writes its words down."""
    return (sys.executable, "-c", f"import sys; print(sys.argv[1:], file=open({str(folder / 'notes')!r}, 'a'))")


def test_the_setting_is_read() -> None:
    assert appointments("resmi-gazete 06:30, resmi-gazete 23:05") == (DAILY, Appointment("resmi-gazete", 23, 5))
    assert appointments("") == ()


@pytest.mark.parametrize("written", ["resmi-gazete", "kms 06:30", "resmi-gazete 25:00", "resmi-gazete 6.30", "06:30"])
def test_a_setting_that_cannot_be_kept_is_refused(written: str) -> None:
    with pytest.raises(Misconfigured, match="DAYANAK_CRAWL_SCHEDULE"):
        appointments(written)


def test_a_schedule_needs_a_contact(record: Record) -> None:
    settings = Settings(crawl_schedule="resmi-gazete 06:30")
    with pytest.raises(Misconfigured, match="DAYANAK_CRAWL_CONTACT"), kept(settings, record):
        pass


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-03-02T03:29:00", "2026-03-01T03:30:00"),  # 06:29 in Turkey
        ("2026-03-02T03:30:00", "2026-03-02T03:30:00"),
        ("2026-03-02T22:00:00", "2026-03-02T03:30:00"),  # 01:00 of the next day there
    ],
)
def test_times_are_those_of_turkey(now: str, due: str) -> None:
    assert DAILY.last_due(at(now)) == at(due)


def test_what_is_due_starts_once_a_day(tmp_path: Path, record: Record, clock: Clock) -> None:
    written = tmp_path / "notes"

    def lines() -> list[str]:
        return written.read_text().splitlines() if written.exists() else []

    with keeping(Schedule([DAILY], record, notes(tmp_path))) as schedule:
        clock.now = at("2026-03-02T10:00:00")
        for _ in range(3):
            schedule.look()
        until(lambda: len(lines()) == 1, 20, "the first day")
        assert lines() == ["['resmi-gazete', '--receive-only']"]
        clock.now = at("2026-03-03T03:31:00")
        schedule.look()
        until(lambda: len(lines()) == 2, 20, "the second day")
        schedule.look()
        time.sleep(0.2)
        assert len(lines()) == 2


def test_what_another_process_has_begun_is_not_begun_again(tmp_path: Path, record: Record, clock: Clock) -> None:
    clock.now = at("2026-03-02T03:31:00")
    record.crawl_runs.begin("resmi-gazete", "2026-03-01", "2026-03-02", 20)
    schedule = Schedule([DAILY], record, notes(tmp_path))
    schedule.look()
    time.sleep(0.2)
    assert not (tmp_path / "notes").exists()


def test_what_runs_is_told_to_stop(tmp_path: Path, record: Record) -> None:
    ready = tmp_path / "ready"
    sleeper = f"import pathlib, time; pathlib.Path({str(ready)!r}).touch(); time.sleep(60)"
    schedule = Schedule([DAILY], record, (sys.executable, "-c", sleeper))
    schedule.start()
    until(ready.exists, 20, "the child runs")
    begun = time.monotonic()
    schedule.stop()
    assert time.monotonic() - begun < 20
