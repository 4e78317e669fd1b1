"""How many searches go on at once, and how long the others wait before they are told to come again: who asks or waits
holds a thread that the other pages need."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dayanak.law.errors import Unavailable
from dayanak.search.around import Around
from dayanak.search.patience import at_most
from dayanak.search.port import SearchIndex, SearchPage, SearchQuery

PATIENCE_S = 10.0
CROWD = 16
CROWDED_S = 2.0
"""How long one waits behind a crowd."""
SLOW_S = 1.0
"""A turn that takes longer says that the engine is slow: then nobody waits behind a crowd."""
LATELY_S = 5.0
"""For how long that is believed of a turn that has ended."""
LOOK_S = 0.25
BESIDE_S = 2.0
"""How long a page waits for what stands beside its own text."""


class Turns:
    """The turns of one process."""

    def __init__(
        self,
        most: int,
        crowd: int = CROWD,
        patience_s: float = PATIENCE_S,
        crowded_s: float = CROWDED_S,
        slow_s: float = SLOW_S,
    ) -> None:
        self._free = threading.BoundedSemaphore(most)
        self._counting = threading.Lock()
        self._begun: list[float] = []
        self._waiting = 0
        self._crowd = crowd
        self._patience_s = patience_s
        self._crowded_s = crowded_s
        self._slow_s = slow_s
        self._slow_until = 0.0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A turn; Unavailable where none comes in time."""
        if not self._free.acquire(blocking=False):
            self._wait()
        with self._held():
            yield

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """A turn without waiting, for what can be left out: Unavailable also while the engine is slow."""
        if self._is_slow() or not self._free.acquire(blocking=False):
            raise _crowded()
        with self._held():
            yield

    def _wait(self) -> None:
        with self._counting:
            crowded = self._waiting >= self._crowd
            self._waiting += 1
        until = time.monotonic() + (self._crowded_s if crowded else self._patience_s)
        try:
            while (left := until - time.monotonic()) > 0 and not (crowded and self._is_slow()):
                if self._free.acquire(timeout=min(LOOK_S, left)):
                    return
            raise _crowded()
        finally:
            with self._counting:
                self._waiting -= 1

    @contextmanager
    def _held(self) -> Iterator[None]:
        begun = time.monotonic()
        with self._counting:
            self._begun.append(begun)
        try:
            yield
        finally:
            now = time.monotonic()
            with self._counting:
                self._begun.remove(begun)
                self._slow_until = now + LATELY_S if now - begun > self._slow_s else 0.0
            self._free.release()

    def _is_slow(self) -> bool:
        now = time.monotonic()
        with self._counting:
            return now < self._slow_until or any(now - begun > self._slow_s for begun in self._begun)


class AtOnce(Around):
    """An engine for what stands beside a text: asked only where a turn is free at once, and not waited for long."""

    def __init__(self, engine: SearchIndex, turns: Turns) -> None:
        super().__init__(engine)
        self._turns = turns

    def search(self, query: SearchQuery) -> SearchPage:
        with self._turns.at_once(), at_most(BESIDE_S):
            return super().search(query)


def _crowded() -> Unavailable:
    return Unavailable("Şu anda çok sayıda arama sırada; az sonra yeniden deneyin.", code="busy")
