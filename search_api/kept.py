"""What is asked for again and again, kept: a value worked out from the index, until that has changed; what belongs
to numbers of units, for a minute."""

import gc
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

from dayanak.law.errors import DayanakError, Unavailable

FRESH_S = 60.0
FIRST_S = 20.0
"""How long one waits for a first value that another question is working out."""
T = TypeVar("T")


class Versioned(Protocol):
    """What says when it has changed."""

    def version(self) -> str: ...


class Kept(Generic[T]):
    """The first to ask works the value out, and who asks meanwhile waits for it, or fails with it. Later it is looked
    at most once in `fresh_s` (a minute) whether it is stale, and worked out anew beside the questions: who asks
    meanwhile gets the old one."""

    def __init__(
        self,
        make: Callable[[], T],
        source: Versioned,
        clock: Callable[[], float] = time.monotonic,
        fresh_s: float = FRESH_S,
    ) -> None:
        self._make = make
        self._fresh_s = fresh_s
        self._source = source
        self._clock = clock
        self._lock = threading.Lock()
        self._held: tuple[T, str] | None = None
        self._failed: DayanakError | None = None
        self._looked_at = 0.0

    def __call__(self) -> T:
        """The value."""
        if self._held is None:
            self._first()
        elif self._clock() - self._looked_at > self._fresh_s and self._lock.acquire(blocking=False):
            self._look_beside()
        assert self._held is not None
        return self._held[0]

    def _first(self) -> None:
        """Makes the value, or waits until somebody has. Were each to try after the other has failed, the last of forty
        would wait forty times as long."""
        failed = self._failed
        if not self._lock.acquire(timeout=FIRST_S):
            raise Unavailable("Arama dizini ilk kez okunuyor; az sonra yeniden deneyin.")
        try:
            if self._held is not None:
                return
            if self._failed is not None and self._failed is not failed:
                raise _again(self._failed)
            self._renew()
            gc.freeze()  # large, and kept for long: it is not looked through for garbage with every other thing
        except DayanakError as error:
            self._failed = error
            raise
        finally:
            self._lock.release()

    def _look_beside(self) -> None:
        try:
            threading.Thread(target=self._look, name="kept", daemon=True).start()
        except RuntimeError:  # no thread is to be had: the next question tries again
            self._lock.release()

    def _look(self) -> None:
        try:
            with suppress(DayanakError):  # what is away is asked again later; until then the old value holds
                if self._held is None or self._source.version() != self._held[1]:
                    self._renew()
        finally:
            self._looked_at = self._clock()
            self._lock.release()

    def _renew(self) -> None:
        version = self._source.version()
        self._held, self._looked_at = (self._make(), version), self._clock()


def _again(error: DayanakError) -> DayanakError:
    same = type(error)(error.message, code=error.code, field=error.field)
    same.told = error.told
    return same


class KeptByNumber(Generic[T]):
    """What units have, by number. A number that is known is asked for again after a minute, one that is not with every
    question."""

    def __init__(
        self, look_up: Callable[[Iterable[str]], Mapping[str, T]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._look_up = look_up
        self._clock = clock
        self._held: dict[str, T] = {}
        self._since = clock()

    def __call__(self, numbers: Iterable[str]) -> Mapping[str, T]:
        """What those of these numbers have that there are."""
        if self._clock() - self._since > FRESH_S:
            self._held, self._since = {}, self._clock()
        held, wanted = self._held, list(numbers)
        if missing := [number for number in wanted if number not in held]:
            held |= self._look_up(missing)
        return {number: held[number] for number in wanted if number in held}
