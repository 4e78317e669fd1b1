"""How long work tells how far it is: a stage has a name, a total and a unit, and is told every step."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

Stages = Callable[[str, int, str], AbstractContextManager[Callable[[int], object]]]


@contextmanager
def silent(_name: str, _total: int, _unit: str) -> Iterator[Callable[[int], object]]:
    """Stages that nobody watches."""
    yield lambda _step: None
