"""Searches that wait for each other: a slow engine must not take the threads of every other page."""

import threading
import time

import pytest

from dayanak.law.errors import Unavailable
from search_api.turns import Turns


def test_a_search_behind_one_that_does_not_end_is_told_to_come_again() -> None:
    turns = Turns(1, patience_s=0.05)
    with turns, pytest.raises(Unavailable), turns:
        pass
    with turns:  # the one that was refused has taken nobody's place
        pass


def test_a_search_that_fails_gives_its_turn_back() -> None:
    turns = Turns(1, patience_s=0.05)
    with pytest.raises(ValueError, match="engine"), turns:
        raise ValueError("engine")
    with turns:
        pass


def test_whoever_comes_to_a_crowd_waits_less_than_the_crowd() -> None:
    turns = Turns(1, crowd=1, patience_s=30, crowded_s=0.05)
    got = threading.Event()

    def first_in_line() -> None:
        with turns:
            got.set()

    with turns:
        waiting = threading.Thread(target=first_in_line, daemon=True)
        waiting.start()
        time.sleep(0.2)
        with pytest.raises(Unavailable), turns:
            pass
        assert not got.is_set()
    assert got.wait(10)
    waiting.join()


def test_a_burst_of_quick_searches_is_answered_to_the_last() -> None:
    turns, answered = Turns(2, crowd=4), []

    def search() -> None:
        with turns:
            time.sleep(0.005)
        answered.append(1)

    searches = [threading.Thread(target=search) for _ in range(40)]
    for one in searches:
        one.start()
    for one in searches:
        one.join()
    assert len(answered) == 40
