"""What is searched for and which hits are opened, counted without anything about whoever asked.

Nothing is written while somebody waits: counts gather in memory and go into the record every few seconds. A process
that is killed loses those of its last seconds.
"""

import logging
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from fastapi import Request

from dayanak.law.errors import DayanakError
from dayanak.law.letters import lower
from dayanak.storage.record.searches import SearchCount
from search_api.expressions import OR
from search_api.nothing import NO_FILTERS
from search_api.query import SearchParams

log = logging.getLogger(__name__)

LONGEST = 100
"""A longer text was pasted, and may tell whose matter it is."""
LAST_PLACE = 1_000
FLUSH_S = 5.0
MOST_TEXTS = 5_000
"""Texts that wait to be written; further ones are not counted."""
_OPERATOR = re.compile(r"(?<![^\s()|])(?:VEYA|OR)(?![^\s()|])")
_PRIVATE = re.compile(
    r"""
      \S@\S                                            # mail
    | \d{9,}                                           # identity, tax, account and telephone numbers
    | (?<!\d)\d{3}[ .-]\d{3}[ .-]\d{3}[ .-]\d{2}(?!\d) # identity number in groups
    | (?<!\d)(?:\+?90|0)?[ .-]?\(?[2-5]\d{2}\)?[ .-]?\d{3}[ .-]?\d{2}[ .-]?\d{2}(?!\d)  # telephone
    | (?<![^\W_])tr[ ]?\d{2}(?:[ ]?\d{4}){3}           # IBAN
    | (?<!\d)\d{4}([ -])\d{4}\1\d{4}\1\d{4}            # bank card
    """,
    re.VERBOSE,
)
_PLAIN = SearchParams()
Write = Callable[[Iterable[SearchCount]], None]


class Feedback:
    """Counts searches and opened hits. Any thread may tell it; one thread of its own writes."""

    def __init__(self, write: Write, flush_s: float = FLUSH_S) -> None:
        self._write = write
        self._flush_s = flush_s
        self._lock = threading.Lock()
        self._waiting: dict[str, SearchCount] = {}
        self._closing = threading.Event()
        self._writer: threading.Thread | None = None

    def searched(self, params: SearchParams, total: int) -> None:
        """A search and how many hits it had. Further pages of it are no search."""
        if params.page == 1 and not params.cursor:
            self._count(params.q, SearchCount("", searches=1, empty=int(not total and not _narrowed(params))))

    def opened(self, text: str, place: int) -> None:
        """The hit at this place (from 1) of a search for this text was opened."""
        if 1 <= place <= LAST_PLACE:
            self._count(text, SearchCount("", opened=1, places=place))

    def flush(self) -> None:
        """Writes what waits; what cannot be written now waits on."""
        with self._lock:
            taken, self._waiting = self._waiting, {}
        if not taken:
            return
        try:
            self._write(taken.values())
        except DayanakError as error:
            log.warning("searches could not be counted, trying again: %s", error.message)
            for count in taken.values():
                self._add(count)

    def close(self) -> None:
        """Writes what waits and ends."""
        self._closing.set()
        if self._writer is not None:
            self._writer.join()
        self.flush()

    def _count(self, text: str, count: SearchCount) -> None:
        kept = counted_text(text)
        if kept is not None:
            self._add(replace(count, query=kept))
            self._begin()

    def _add(self, count: SearchCount) -> None:
        with self._lock:
            before = self._waiting.get(count.query)
            if before is not None:
                count = _sum(before, count)
            elif len(self._waiting) >= MOST_TEXTS:
                return
            self._waiting[count.query] = count

    def _begin(self) -> None:
        if self._writer is not None or self._closing.is_set():
            return
        with self._lock:
            if self._writer is None:
                self._writer = threading.Thread(target=self._keep_writing, name="feedback", daemon=True)
                self._writer.start()

    def _keep_writing(self) -> None:
        while not self._closing.wait(self._flush_s):
            self.flush()


def counted_text(text: str) -> str | None:
    """The text as it is counted: small letters, single spaces; None where it is empty, long, or may name somebody."""
    if len(text) > 2 * LONGEST:
        return None
    plain = " ".join(_small(text).split())
    return plain if 0 < len(plain) <= LONGEST and not _PRIVATE.search(plain) else None


def _small(text: str) -> str:
    """In small letters, but an operator stays one: the list of searches leads back to the search that was counted.
    Where all is in capitals there is none."""
    parts = _OPERATOR.split(text)
    letters = "".join(parts)
    shouted = any(map(str.isupper, letters)) and not any(map(str.islower, letters))
    return f" {OR} ".join(map(lower, parts)) if not shouted else lower(text)


def wishes_no_counting(headers: Mapping[str, str]) -> bool:
    """Whether the browser says that its user does not want to be followed."""
    return headers.get("dnt") == "1" or headers.get("sec-gpc") == "1"


def feedback_of(request: Request) -> Feedback | None:
    """Where the request is counted; None where nothing is, or where its sender does not wish it."""
    feedback: Feedback | None = request.app.state.feedback
    return None if feedback is None or wishes_no_counting(request.headers) else feedback


def _narrowed(params: SearchParams) -> bool:
    """Whether a filter was chosen, so that finding nothing may be the filter's fault. All statuses are no filter."""
    chosen = any(getattr(params, name) != none for name, none in NO_FILTERS.items())
    return chosen or params.status not in ((), _PLAIN.status)


def _sum(one: SearchCount, other: SearchCount) -> SearchCount:
    return SearchCount(
        one.query,
        one.searches + other.searches,
        one.empty + other.empty,
        one.opened + other.opened,
        one.places + other.places,
    )
