"""Searches that wait for each other: a slow engine must not take the threads of every other page."""

import threading
import time

import pytest

from dayanak.law.errors import Unavailable
from search_api.turns import Turns


def test_a_search_behind_one_that_does_not_end_is_told_to_come_again() -> None:
    turns = Turns(1, patience_s=0.05)
    with turns.taken(), pytest.raises(Unavailable), turns.taken():
        pass
    with turns.taken():  # the one that was refused has taken nobody's place
        pass


def test_a_search_that_fails_gives_its_turn_back() -> None:
    turns = Turns(1, patience_s=0.05)
    with pytest.raises(ValueError, match="engine"), turns.taken():
        raise ValueError("engine")
    with turns.taken():
        pass


def test_whoever_comes_to_a_crowd_waits_less_than_the_crowd() -> None:
    turns = Turns(1, crowd=1, patience_s=30, crowded_s=0.05)
    got = threading.Event()

    def first_in_line() -> None:
        with turns.taken():
            got.set()

    with turns.taken():
        waiting = threading.Thread(target=first_in_line, daemon=True)
        waiting.start()
        time.sleep(0.2)
        with pytest.raises(Unavailable), turns.taken():
            pass
        assert not got.is_set()
    assert got.wait(10)
    waiting.join()


def test_nobody_waits_behind_a_crowd_for_a_slow_engine() -> None:
    """Trap: with twenty questions a second, those who wait two seconds for nothing are forty threads."""
    turns, refused = Turns(1, crowd=0, crowded_s=30, slow_s=0.3), threading.Event()

    def wait() -> None:
        with pytest.raises(Unavailable), turns.taken():
            pass
        refused.set()

    with turns.taken():
        waiting = threading.Thread(target=wait)
        waiting.start()  # before it is known
        assert refused.wait(5)
        waiting.join()
        begun = time.monotonic()
        with pytest.raises(Unavailable), turns.taken():  # and when it is
            pass
        assert time.monotonic() - begun < 0.2


def test_what_can_be_left_out_waits_for_nothing() -> None:
    turns = Turns(2, slow_s=0.2)
    with turns.at_once(), turns.at_once(), pytest.raises(Unavailable), turns.at_once():
        pass
    with turns.taken():
        with turns.at_once():
            pass
        time.sleep(0.3)
        with pytest.raises(Unavailable), turns.at_once():  # a turn is free, and would be as slow
            pass
    with pytest.raises(Unavailable), turns.at_once():  # so it was just now
        pass
    with turns.taken():
        pass
    with turns.at_once():  # a quick one says that it is over
        pass


def test_a_burst_of_quick_searches_is_answered_to_the_last() -> None:
    turns, answered = Turns(2, crowd=4), []

    def search() -> None:
        with turns.taken():
            time.sleep(0.005)
        answered.append(1)

    searches = [threading.Thread(target=search) for _ in range(40)]
    for one in searches:
        one.start()
    for one in searches:
        one.join()
    assert len(answered) == 40
