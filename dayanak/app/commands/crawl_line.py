"""The line that somebody sees while `dayanak crawl` runs."""

import logging
import math
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm

log = logging.getLogger(__name__)
COUNTED = {
    "days": "gün",
    "issues": "sayı",
    "listed": "metin listelendi",
    "received": "alındı",
    "known": "daha önce alınmıştı",
    "unchanged": "değişmemiş",
    "fresh": "yeniden sorulmadı",
    "gone": "yerinde yok",
    "refused": "alınmadı",
    "still_refused": "sınırdan büyük, değişmemiş",
    "failed": "alınamadı",
}
"""What is counted, in words, in the order in which it is shown."""


class Line:
    """Counts answers and what came of them, and says what is waited for."""

    def __init__(self, bar: "tqdm[Any]") -> None:
        self._bar = bar
        self._counts: Counter[str] = Counter()
        self._waits = False

    def count(self, what: str) -> None:
        """One more of something; a name without words is not shown."""
        if what == "answered":
            self._bar.update()
            self.begun()
            return
        self._counts[what] += 1
        self._show_counts()

    def waiting(self, seconds: float) -> None:
        """An earlier run has so long yet until it counts as dead."""
        self._wait(seconds, "önceki çalışmanın süresi doluyor", "the lease of an earlier run")

    def resting(self, seconds: float) -> None:
        """The host is left alone so long yet."""
        self._wait(seconds, "sunucu dinlendiriliyor", "the rest of the host")

    def _wait(self, seconds: float, words: str, what: str) -> None:
        """Says what is waited for; whoever has no bar is told once."""
        if not self._bar.disable:
            self._bar.set_postfix_str(f"{words}, en çok {math.ceil(seconds)} saniye")
        elif not self._waits:
            log.info("waiting for %s, %d s at most", what, math.ceil(seconds))
        self._waits = True

    def begun(self) -> None:
        """Nothing is waited for any more."""
        if self._waits:
            self._waits = False
            self._show_counts()

    def _show_counts(self) -> None:
        self._bar.set_postfix_str(", ".join(f"{n} {COUNTED[name]}" for name in COUNTED if (n := self._counts[name])))


@contextmanager
def line(days: str) -> Iterator[Line]:
    """The line of a run over these days, on standard error; none where nobody watches."""
    with tqdm(desc=days, unit=" yanıt", file=sys.stderr, disable=None) as bar:
        yield Line(bar)
