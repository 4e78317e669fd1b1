"""The document-control box at the head of a page: labels and values in a frame beside the title, read apart from it."""

from collections.abc import Sequence
from itertools import takewhile

from ingest.extract.pdf_words import Word

_ROWS = range(3, 13)
_ROW_WORDS = 6
_GAP = 0.9


def head_box(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of the control box and those of the rest, the rest all of them where there is no box."""
    for start in _starts(words):
        head = _head(words, start)
        for side in ([w for w in head if w.x0 >= start], [w for w in head if w.x1 < start]):
            inside = {id(word) for word in side}
            others = [word for word in head if id(word) not in inside]
            if others and _is_box(side) and not _is_table(side, others):
                return side, [word for word in words if id(word) not in inside]
    return [], list(words)


def _starts(words: Sequence[Word]) -> list[float]:
    """The x at which three or more words of the page's head begin, from the right."""
    top = min((word.y0 for word in words), default=0.0)
    near = [word for word in words if word.y0 < top + 12 * word.size]
    counts: dict[int, int] = {}
    for word in near:
        counts[round(word.x0)] = counts.get(round(word.x0), 0) + 1
    return [float(x) - 1.0 for x, count in sorted(counts.items(), reverse=True) if count >= _ROWS.start]


def _head(words: Sequence[Word], start: float) -> list[Word]:
    """The words from the top down to the first row that runs over the white strip left of `start`."""
    rows = sorted(words, key=lambda word: word.y1)
    crossing = [w.y0 for w in words if w.x0 < start and w.x1 > start - _GAP * w.size]
    end = min(crossing, default=float("inf"))
    return list(takewhile(lambda word: word.y1 <= end + 0.3 * word.size, rows))


def _is_box(side: Sequence[Word]) -> bool:
    """Whether words are labels with values: a few short rows that begin at one x, most with a number or a gap."""
    rows = _rows(side)
    if len(rows) not in _ROWS or any(len(row) > _ROW_WORDS for row in rows):
        return False
    edges = [min(word.x0 for word in row) for row in rows]
    telling = [row for row in rows if _has_value(sorted(row, key=lambda word: word.x0))]
    return max(edges) - min(edges) < 4 and len(telling) * 3 >= len(rows) * 2


def _is_table(side: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether nearly each row of the side has its fellow among the others: a table, no box beside a title."""
    rows = [row[0].y1 for row in _rows(side)]
    fellows = [y for y in rows if any(abs(word.y1 - y) < 0.2 * word.size for word in others)]
    return len(fellows) * 5 >= len(rows) * 4


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.y1):
        if rows and word.y1 - rows[-1][0].y1 < 0.5 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _has_value(row: Sequence[Word]) -> bool:
    """Whether a row is a label and, after a gap or with a digit in it, a value."""
    return len(row) > 1 and (any(c.isdigit() for c in row[-1].text) or row[-1].x0 - row[-2].x1 > row[-1].size)
