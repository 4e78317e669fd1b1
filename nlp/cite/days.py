"""Since when the words of a text stand there: a title means the law that bore it on that day."""

import re
from bisect import bisect_right

from dayanak.law.provision import ProvisionTree

_DAY = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")


class Days:
    """The days of the words of one text: its own (`day`, ISO 8601), or that of the youngest note on the provision."""

    def __init__(self, tree: ProvisionTree | None, day: str | None) -> None:
        self._tree, self._day = tree, day
        self._starts = [node.start for node in tree.nodes] if tree else []

    def at(self, offset: int) -> str | None:
        """The day of the words at the offset, where it is known."""
        days = [self._day] if self._day else []
        place: int | None = bisect_right(self._starts, offset) - 1
        while self._tree and place is not None and place >= 0:
            node = self._tree.nodes[place]
            days += [_iso(*found.groups()) for note in node.annotations for found in _DAY.finditer(note)]
            place = node.parent
        return max(days, default=None)


def _iso(day: str, month: str, year: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"
