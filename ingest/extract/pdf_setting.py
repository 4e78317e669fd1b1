"""How a document sets its lines: justified or ragged, the first lines of paragraphs indented or not."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.extract.pdf_lines import Line

_TOUCH = 0.13
_FLUSH = 0.3
_INDENT = 0.9
_SHORT = 0.3
_PARTED = re.compile(r"[^\W\d_]-\Z")
_FEWEST = 4
_FEW_LINES, _SAME_LEFT = 12, 6.0
_INDENTED, _JUSTIFIED = 0.8, 0.95


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the lines of a document: `edges`, where justified lines end if a paragraph does not end with
    them; none in a ragged text. `indented`: paragraphs begin further in than their other lines."""

    edges: frozenset[int] = frozenset()
    indented: bool = False

    def is_last(self, line: Line) -> bool:
        """Whether a line surely is the last of its paragraph, since it ends short of the edge."""
        return self._is_justified(line) and not _touches(line)

    def is_inner(self, before: Line, line: Line) -> bool:
        """Whether a line, by where it and the one before it stand, goes on with a paragraph."""
        return self._is_justified(before) and _touches(before) and (_is_flush(line) or not self.indented)

    def is_flush(self, before: Line, line: Line) -> bool:
        """Whether a line, by where it begins in its column or that of the line before, goes on with a paragraph."""
        return self.indented and (_is_flush(line) or abs(line.x0 - before.left) < _FLUSH * line.size)

    def _is_justified(self, line: Line) -> bool:
        return not line.ruled and any(round(line.right) + shift in self.edges for shift in (0, -1, 1))


def setting_of(pages: Sequence[Sequence[Line]]) -> Setting:
    """How the lines of all pages are set; ragged and not indented where too few lines tell."""
    pairs = [pair for page in pages for pair in _pairs(page)]
    going_on = [before for before, line in pairs if _goes_on(before, line)]
    starts = [
        (line.x0 - line.left) / line.size > _INDENT
        for before, line in pairs
        if before.right - before.x1 > _SHORT * (before.right - before.left)
    ]
    edges: Counter[int] = Counter()
    if _mostly([_touches(line) for line in going_on], _JUSTIFIED):
        edges.update(round(line.right) for line in going_on if _touches(line))
    known = frozenset(edge for edge, count in edges.items() if count > 1)
    return Setting(known, _mostly(starts, _INDENTED))


def _touches(line: Line) -> bool:
    """Whether a line ends at the right edge of its column."""
    return abs(line.right - line.x1) < _TOUCH * line.size


def _is_flush(line: Line) -> bool:
    """Whether a line begins at the left edge of its column."""
    return line.x0 - line.left < _FLUSH * line.size


def with_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page; in a column of so few lines that none need be full the right edge is that of the page
    whose column begins at the same place and has most lines."""
    sizes = [Counter((line.left, line.right) for line in page if not line.ruled) for page in pages]
    known = [(count, left, right) for size in sizes for (left, right), count in size.items() if count >= _FEW_LINES]

    def widened(line: Line, count: int) -> Line:
        like = [column for column in known if abs(column[1] - line.left) < _SAME_LEFT] if count < _FEW_LINES else []
        right = max(like)[2] if like else line.right
        return replace(line, right=right) if right > line.right else line

    return [
        [line if line.ruled else widened(line, size[line.left, line.right]) for line in page]
        for page, size in zip(pages, sizes, strict=True)
    ]


def _mostly(signs: Sequence[bool], share: float) -> bool:
    return len(signs) >= _FEWEST and sum(signs) >= share * len(signs)


def _pairs(page: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Neighbours in one column, each a line without gaps."""
    for before, line in pairwise(page):
        if line.left == before.left and not (before.ruled or line.ruled) and len(before.segments + line.segments) == 2:
            yield before, line


def _goes_on(before: Line, line: Line) -> bool:
    """Whether words tell that a paragraph runs on from line to line, and the line before had no room for the next."""
    first = line.segments[0].words[0]
    has_room = before.right - before.x1 > first.x1 - first.x0 + line.size
    return (
        (before.text[-1:].isalpha() or _PARTED.search(before.text) is not None)
        and line.text[:1].islower()
        and line.text[1:2].isalpha()
        and not has_room
    )
