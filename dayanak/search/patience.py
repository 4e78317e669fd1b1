"""How long who asks an engine will wait. An engine on another machine heeds it; the embedded one has nobody to wait
for."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_end: ContextVar[float] = ContextVar("end", default=math.inf)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """All that is asked within ends by then, further tries and other nodes among it."""
    before = _end.set(min(_end.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _end.reset(before)


def left() -> float:
    """The seconds that are left; without end where nobody has said so."""
    return _end.get() - time.monotonic()
