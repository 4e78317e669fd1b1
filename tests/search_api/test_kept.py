"""A value that is kept until what it was worked out from has changed."""

import threading
import time
from collections.abc import Iterable

import pytest

from dayanak.law.errors import Unavailable
from search_api.kept import FRESH_S, Kept, KeptByNumber


class Source:
    """An index that counts how often it is asked."""

    def __init__(self) -> None:
        self.now = "1"
        self.looks = threading.Semaphore(0)

    def version(self) -> str:
        self.looks.release()
        return self.now


def test_a_stale_value_is_given_until_the_new_one_is_ready() -> None:
    """Trap: everyone who asks waits for eight seconds once a minute."""
    now, source, made = [0.0], Source(), [0]
    going, done = threading.Event(), threading.Event()

    def make() -> int:
        made[0] += 1
        if made[0] > 1:
            assert going.wait(10)
            done.set()
        return made[0]

    kept = Kept(make, source, clock=lambda: now[0])
    assert kept() == 1
    source.now, now[0] = "2", FRESH_S + 1
    assert [kept(), kept()] == [1, 1]
    going.set()
    assert done.wait(10)
    for _ in range(1000):
        if kept() == 2:
            break
        threading.Event().wait(0.01)
    assert (kept(), made[0]) == (2, 2)


def test_an_engine_that_is_away_is_asked_once_a_minute_and_the_old_value_holds() -> None:
    """Trap: every question meanwhile starts a thread of its own that fails."""
    now, away = [0.0], threading.Event()

    class Away(Source):
        def version(self) -> str:
            if super().version() and away.is_set():
                raise Unavailable("Arama dizini yanıt vermiyor.")
            return self.now

    source = Away()
    kept = Kept(lambda: 1, source, clock=lambda: now[0])
    assert kept() == 1
    assert source.looks.acquire(timeout=10)
    away.set()
    now[0] = FRESH_S + 1
    assert kept() == 1
    assert source.looks.acquire(timeout=10)
    for _ in range(100):
        assert kept() == 1
        threading.Event().wait(0.001)
    assert not source.looks.acquire(blocking=False)


def test_an_unchanged_index_costs_no_second_look() -> None:
    now, source, made = [0.0], Source(), [0]

    def make() -> int:
        made[0] += 1
        return made[0]

    kept = Kept(make, source, clock=lambda: now[0])
    assert kept() == 1
    now[0] = FRESH_S + 1
    assert source.looks.acquire(timeout=10)
    kept()
    assert source.looks.acquire(timeout=10)
    assert (kept(), made[0]) == (1, 1)


def test_a_fault_is_told_and_the_next_one_tries_again() -> None:
    answers = iter([ValueError("down"), 7])

    def make() -> int:
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    kept = Kept(make, Source())
    try:
        kept()
    except ValueError as error:
        assert str(error) == "down"  # noqa: PT017
    assert kept() == 7


def test_who_waits_for_a_first_value_that_fails_fails_with_it() -> None:
    """Trap: forty wait one after the other, each as long as an engine that hangs is waited for."""
    asked, begun, going = [0], threading.Event(), threading.Event()

    class Hanging(Source):
        def version(self) -> str:
            asked[0] += 1
            if asked[0] > 1:
                return self.now
            begun.set()
            assert going.wait(10)
            raise Unavailable("Arama sunucusu yanıt vermedi.")

    kept, failed = Kept(lambda: 1, Hanging()), list[str]()

    def ask() -> None:
        with pytest.raises(Unavailable) as caught:
            kept()
        failed.append(caught.value.message)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    time.sleep(0.3)
    going.set()
    for thread in threads:
        thread.join(10)
    assert failed == ["Arama sunucusu yanıt vermedi."] * 8
    assert asked == [1]
    assert kept() == 1


def test_a_value_that_could_not_be_looked_at_is_looked_at_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trap: no thread is to be had once, and the value stays what it was for good."""
    now, source = [0.0], Source()
    kept = Kept(lambda: source.now, source, clock=lambda: now[0])
    assert kept() == "1"
    source.now, now[0] = "2", FRESH_S + 1

    def none_left(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", none_left)
        assert kept() == "1"
    for _ in range(1000):
        if kept() == "2":
            return
        time.sleep(0.01)
    pytest.fail("the new value never came")


def test_names_are_asked_for_once_and_again_after_a_minute() -> None:
    """Traps: a unit that is registered after it was asked for stays unknown, a new name is never seen."""
    now, named, asked = [0.0], {"1": "Örnek Kurumu"}, list[list[str]]()

    def look_up(numbers: Iterable[str]) -> dict[str, str]:
        asked.append(list(numbers))
        return {number: named[number] for number in asked[-1] if number in named}

    names = KeptByNumber(look_up, clock=lambda: now[0])
    assert names(["1", "2"]) == names(["1", "2"]) == {"1": "Örnek Kurumu"}
    named |= {"1": "Örnek Başkanlığı", "2": "Deneme Kurumu"}
    assert names(["1", "2"]) == {"1": "Örnek Kurumu", "2": "Deneme Kurumu"}
    assert asked == [["1", "2"], ["2"], ["2"]]
    now[0] = FRESH_S + 1
    assert names(["1"]) == {"1": "Örnek Başkanlığı"}
