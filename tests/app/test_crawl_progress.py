"""What somebody sees while `dayanak crawl` runs."""

import contextlib
import io
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tqdm import tqdm

from dayanak.app.commands.crawl import begin
from dayanak.app.commands.crawl_line import Line
from dayanak.law.errors import Conflict
from dayanak.storage.record import Record

DAYS = "2026-03-05 – 2026-03-06"


class Terminal(io.StringIO):
    """A stream that says that somebody watches."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, *told: str) -> list[str]:
    """The states of the line while these were counted."""

    def count(line: Line) -> None:
        for what in told:
            line.count(what)

    return states(stream, count)


def states(stream: io.StringIO, watch: Callable[[Line], None]) -> list[str]:
    """The states of the line, one after the other, without its speed."""
    with tqdm(desc=DAYS, unit=" yanıt", file=stream, disable=None, mininterval=0, miniters=1, ncols=200) as bar:
        watch(Line(bar))
        bar.refresh()
    found = [state.strip() for state in re.split(r"[\r\n]", stream.getvalue()) if state.strip()]
    return [re.sub(r"\[[^,]*, *[^,\]]*", "[", state) for state in found]


def test_answers_are_counted_and_what_came_of_them_is_told_in_turkish() -> None:
    seen = shown(Terminal(), "answered", "days", "issues", "answered", "listed", "listed", "received", "answered")
    assert seen[-1] == f"{DAYS}: 3 yanıt [, 1 gün, 1 sayı, 2 metin listelendi, 1 alındı]"
    assert any("2 metin listelendi" in state and "alındı" not in state for state in seen), "it moves as they come"


def test_the_order_is_the_same_whatever_came_first() -> None:
    first, second = (shown(Terminal(), *told)[-1] for told in (("failed", "days"), ("days", "failed")))
    assert first == second
    assert first.endswith("1 gün, 1 alınamadı]")


def test_what_has_no_words_is_not_shown() -> None:
    """Trap: the name of a counter (`retried`) on a Turkish screen."""
    assert shown(Terminal(), "retried", "answered")[-1] == f"{DAYS}: 1 yanıt []"


def test_nobody_watches_a_log() -> None:
    """Trap: a line for each answer in the log of a schedule."""
    assert shown(io.StringIO(), "answered", "days") == []


LEASE_S = 2.0


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with contextlib.closing(Record.open(f"sqlite:///{tmp_path / 'dayanak.sqlite3'}")) as opened:
        yield opened


@pytest.fixture
def left_lying(record: Record) -> Record:
    """A record in which a run was begun by a process that died."""
    record.crawl_runs.begin("resmi-gazete", "2026-03-05", "2026-03-06", LEASE_S)
    return record


def take_over(record: Record, line: Line) -> None:
    begin(record, "resmi-gazete", "2026-03-05", "2026-03-06", LEASE_S, line.waiting)
    line.begun()
    line.count("days")


def test_who_waits_for_a_dead_run_is_told_for_how_long_at_most(left_lying: Record) -> None:
    """Trap: up to twenty seconds in which nothing moves."""
    seen = states(Terminal(), lambda line: take_over(left_lying, line))
    waits = [state for state in seen if "önceki çalışmanın süresi doluyor" in state]
    assert waits[0].endswith("önceki çalışmanın süresi doluyor, en çok 3 saniye]")
    assert waits[-1].endswith(("en çok 1 saniye]", "en çok 0 saniye]"))
    assert seen[-1] == f"{DAYS}: 0 yanıt [, 1 gün]"


def test_who_does_not_wait_is_told_nothing_of_it(record: Record) -> None:
    assert not [state for state in states(Terminal(), lambda line: take_over(record, line)) if "süresi" in state]


def test_a_log_is_told_once_what_is_waited_for(left_lying: Record, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dayanak.app.commands.crawl_line"):
        assert states(io.StringIO(), lambda line: take_over(left_lying, line)) == []
    assert [told.message for told in caplog.records] == ["waiting for the lease of an earlier run, 3 s at most"]


def rest(line: Line) -> None:
    line.count("days")
    line.count("answered")
    line.resting(119.6)
    line.resting(60.0)
    line.count("answered")


def test_who_waits_for_a_host_that_rests_is_told_for_how_long_and_then_the_counts_are_back() -> None:
    """Trap: two minutes in which nothing moves, and then the wait stays on the line until something new is counted."""
    seen = states(Terminal(), rest)
    assert f"{DAYS}: 1 yanıt [, sunucu dinlendiriliyor, en çok 120 saniye]" in seen
    assert f"{DAYS}: 1 yanıt [, sunucu dinlendiriliyor, en çok 60 saniye]" in seen
    assert seen[-1] == f"{DAYS}: 2 yanıt [, 1 gün]"


def test_a_log_is_told_of_each_rest_once(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dayanak.app.commands.crawl_line"):
        assert states(io.StringIO(), lambda line: (rest(line), rest(line))) == []  # type: ignore[func-returns-value]
    assert [told.message for told in caplog.records] == ["waiting for the rest of the host, 120 s at most"] * 2


def test_a_run_that_lives_is_not_waited_for(left_lying: Record) -> None:
    run = left_lying.crawl_runs.last("resmi-gazete")
    assert run is not None
    told: list[float] = []

    def renewed(seconds: float) -> None:
        told.append(seconds)
        left_lying.crawl_runs.renew(run, LEASE_S, {})

    with pytest.raises(Conflict):
        begin(left_lying, "resmi-gazete", "2026-03-05", "2026-03-06", LEASE_S, renewed)
    assert len(told) == 1
