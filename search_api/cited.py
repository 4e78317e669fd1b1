"""Citations typed into a search: which of their readings leads to a provision, or that there is no such one."""

from collections.abc import Callable, Iterator, Sequence

from dayanak.storage.record import Resolution
from nlp.cite.shorthand import Shorthand, read

Resolve = Callable[[str], Resolution]
MOST = 10
_PREFERENCE = (True, False, None)


def cited(text: str, resolve: Resolve) -> list[Resolution]:
    """Where the citations typed in `text` lead, in order."""
    return [found for typed in read(text)[:MOST] if (found := _choose(typed, resolve))]


def _choose(typed: Shorthand, resolve: Resolve) -> Resolution | None:
    """The first reading that exists, else the first whose document is there, else the first."""
    readings = [resolve(candidate) for candidate in typed.candidates]
    return min(readings, key=lambda reading: _PREFERENCE.index(reading.exists)) if readings else None


def places(found: Sequence[Resolution], resolve: Resolve) -> Iterator[tuple[str, str]]:
    """Document and eId of what is cited, or of the nearest place to it that exists."""
    for one in found:
        nearest = resolve(one.nearest) if one.exists is False and one.nearest else one
        if nearest.document and nearest.eid:
            yield nearest.document.id, nearest.eid
