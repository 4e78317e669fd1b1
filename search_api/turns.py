"""How many searches go on at once, and how long the others wait before they are told to come again."""

import threading

from dayanak.law.errors import Unavailable

PATIENCE_S = 10.0
CROWD = 16
CROWDED_S = 2.0
"""How long one waits behind a crowd: who waits holds a thread that the other pages need."""


class Turns:
    """As a context, one turn; Unavailable where none comes in time."""

    def __init__(
        self, most: int, crowd: int = CROWD, patience_s: float = PATIENCE_S, crowded_s: float = CROWDED_S
    ) -> None:
        self._free = threading.BoundedSemaphore(most)
        self._counting = threading.Lock()
        self._waiting = 0
        self._crowd = crowd
        self._patience_s = patience_s
        self._crowded_s = crowded_s

    def __enter__(self) -> None:
        if self._free.acquire(blocking=False):
            return
        with self._counting:
            patience_s = self._patience_s if self._waiting < self._crowd else self._crowded_s
            self._waiting += 1
        try:
            if not self._free.acquire(timeout=patience_s):
                raise Unavailable("Şu anda çok sayıda arama sırada; az sonra yeniden deneyin.")
        finally:
            with self._counting:
                self._waiting -= 1

    def __exit__(self, *_raised: object) -> None:
        self._free.release()
