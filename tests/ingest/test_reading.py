"""Readings in the child: taught when it has to be, and made again where it was killed in the middle of one."""

from collections.abc import Callable
from typing import Any

import pytest

from dayanak.law.errors import Rejected
from ingest.child import DIED
from ingest.reading import Reader, Task, Untaught, read_task

TASK = Task("MADDE 1 – (1) Turnalar halkalanır.".encode(), "turna.txt")


class Scripted:
    """A child that answers as it is told, one call after the other."""

    def __init__(self, *ends: Exception | None) -> None:
        self.ends = list(ends)
        self.asked: list[str] = []

    def call(self, function: Callable[..., Any], *_: Any) -> str:
        self.asked.append(function.__name__)
        if end := self.ends.pop(0):
            raise end
        return function.__name__


def died() -> Rejected:
    return Rejected("öldü", code=DIED)


def read(child: Scripted) -> Any:
    return Reader(child).read(TASK, "1", (), ())  # type: ignore[arg-type]


def test_a_child_that_does_not_know_the_registers_is_taught() -> None:
    child = Scripted(Untaught("?"), None, None)
    assert read(child) == read_task.__name__
    assert child.asked == ["read_task", "teach", "read_task"]


@pytest.mark.parametrize("kills", [1, 2])
def test_a_file_whose_reader_was_killed_is_read_again(kills: int) -> None:
    """Trap: whoever kills readers may hit the next one, too, which has the same file."""
    child = Scripted(*(died() for _ in range(kills)), Untaught("?"), None, None)
    assert read(child) == read_task.__name__
    assert child.ends == []


@pytest.mark.parametrize("ends", [(died(), died(), died()), (Rejected("bozuk"),)], ids=["kills its readers", "is bad"])
def test_a_file_that_is_at_fault_is_refused(ends: tuple[Exception, ...]) -> None:
    child = Scripted(*ends)
    with pytest.raises(Rejected):
        read(child)
    assert child.ends == []
