"""Reading order: words of a page to printed lines, column after column, with the gaps that part the cells of a row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from ingest.extract.marks import footnote_mark
from ingest.extract.pdf_box import head_box
from ingest.extract.pdf_rules import Rule
from ingest.extract.pdf_tables import RuledRow, ruled_rows
from ingest.extract.pdf_words import Word

_CELL_GAP = 1.6
_TORN_GAP = 0.06
_COLUMN_ROWS = 8
_SHORTEST_COLUMN = 3
_RAISED = 0.78
_OVERPRINT = 2.0


@dataclass(frozen=True)
class Segment:
    """Words side by side on one line without a gap as wide as one between columns or cells."""

    words: tuple[Word, ...]

    @cached_property
    def x0(self) -> float:
        return min(word.x0 for word in self.words)

    @cached_property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @cached_property
    def y0(self) -> float:
        return min(word.y0 for word in self.words)

    @cached_property
    def y1(self) -> float:
        return max(word.y1 for word in self.words)

    @cached_property
    def size(self) -> float:
        return max(self.words, key=lambda word: len(word.text)).size

    @cached_property
    def text(self) -> str:
        """The words with spaces; a word that touches the one before belongs to it, raised numbers are note marks."""
        text = ""
        before: Word | None = None
        for word in self.words:
            if before is not None and word.y0 > before.y1 - 0.3 * before.size:
                text = text[:-1] if text.endswith("-") and word.text[:1].islower() else text + " "
            elif before is not None and word.x0 - before.x1 > _TORN_GAP * min(word.size, before.size):
                text += " "
            raised = word.size < _RAISED * self.size and word.y1 < self.y1 - 0.1 * self.size
            text = text.rstrip() + footnote_mark(text, word.text) if raised and text else text + word.text
            before = word
        return text


@dataclass(frozen=True)
class Line:
    """One printed line of one column: its segments from left to right, and the column's edges.

    Of a `ruled` line, a row of a drawn table, the segments are the cells, which may hold several lines.
    """

    segments: tuple[Segment, ...]
    left: float
    right: float
    ruled: bool = False

    @cached_property
    def x0(self) -> float:
        return self.segments[0].x0

    @cached_property
    def x1(self) -> float:
        return self.segments[-1].x1

    @cached_property
    def y0(self) -> float:
        return min(segment.y0 for segment in self.segments)

    @cached_property
    def y1(self) -> float:
        return max(segment.y1 for segment in self.segments)

    @cached_property
    def size(self) -> float:
        return max(self.segments, key=lambda segment: len(segment.text)).size

    @cached_property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)


def lines_of(words: Iterable[Word], rules: Sequence[Rule] = ()) -> list[Line]:
    """The printed lines as a person reads them: the control box, then what is full width, then column by column."""
    box, rest = head_box(_once(words))
    table, rest = ruled_rows(rest, rules) if rules else ([], rest)
    lines = [*_rows(_segments(box)), *_ordered(_segments(rest))]
    for row in table:
        lines.insert(_place_of(row, lines), _ruled(row))
    return lines


def _place_of(row: RuledRow, lines: Sequence[Line]) -> int:
    """Where a row of a drawn table belongs among the lines: before the first one below it, in its own column if
    that goes on."""
    words = [word for cell in row.cells for word in cell]
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    below = [place for place, line in enumerate(lines) if not line.ruled and line.y0 > row.top]
    columns = Counter((line.left, line.right) for line in lines)
    if sum(count >= _COLUMN_ROWS for count in columns.values()) > 1:
        below = [place for place in below if lines[place].left < right and left < lines[place].right] or below
    return next(iter(below), len(lines))


def _once(words: Iterable[Word]) -> list[Word]:
    """The words without those that are printed again over themselves to look bold."""
    kept: list[Word] = []
    places: dict[str, list[Word]] = {}
    for word in words:
        same = places.setdefault(word.text, [])
        if not any(abs(word.x0 - other.x0) < _OVERPRINT and abs(word.y0 - other.y0) < _OVERPRINT for other in same):
            same.append(word)
            kept.append(word)
    return kept


def _ruled(row: RuledRow) -> Line:
    cells = [
        Segment(tuple(word for line in _rows(_segments(cell)) for s in line.segments for word in s.words))
        for cell in row.cells
    ]
    filled = [cell for cell in cells if cell.words]
    return Line(tuple(filled), min(c.x0 for c in filled), max(c.x1 for c in filled), ruled=True)


def _segments(words: Iterable[Word]) -> list[Segment]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.y0 + word.y1):
        row = _row_for(word, rows)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [segment for row in rows for segment in _split(sorted(row, key=lambda word: word.x0))]


def _row_for(word: Word, rows: list[list[Word]]) -> list[Word] | None:
    """The row on whose line the word stands; the rows are sorted, so only the last few can be it."""
    middle = (word.y0 + word.y1) / 2
    for row in reversed(rows[-3:]):
        tallest = max(row, key=lambda other: other.size)
        if abs(middle - (tallest.y0 + tallest.y1) / 2) < 0.42 * max(tallest.size, word.size):
            return row
    return None


def _split(row: Sequence[Word]) -> Iterator[Segment]:
    start = 0
    for place in range(1, len(row)):
        if row[place].x0 - row[place - 1].x1 > _CELL_GAP * row[place].size:
            yield Segment(tuple(row[start:place]))
            start = place
    yield Segment(tuple(row[start:]))


def _ordered(segments: list[Segment]) -> Iterator[Line]:
    gutter = _gutter(segments)
    if gutter is None:
        yield from _rows(segments)
        return
    crossing = [segment for segment in segments if segment.x0 < gutter < segment.x1]
    cuts = sorted((segment.y0 + segment.y1) / 2 for segment in crossing)
    sides = [segment for segment in segments if not segment.x0 < gutter < segment.x1]
    bands: dict[int, list[Segment]] = {}
    for segment in sides:
        middle = (segment.y0 + segment.y1) / 2
        bands.setdefault(sum(cut < middle for cut in cuts), []).append(segment)
    for place in range(len(cuts) + 1):
        band = bands.get(place, [])
        yield from _ordered([segment for segment in band if segment.x1 <= gutter])
        yield from _ordered([segment for segment in band if segment.x0 >= gutter])
        if place < len(cuts):
            yield from _rows([s for s in crossing if (s.y0 + s.y1) / 2 == cuts[place]], segments)


def _gutter(segments: list[Segment]) -> float | None:
    """The x between two columns of prose, None where there is one column or a table."""
    if len(segments) < 2 * _COLUMN_ROWS:
        return None
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    starts = sorted(
        {round(s.x0) for s in segments if left + 0.25 * (right - left) < s.x0 < left + 0.75 * (right - left)}
    )
    best: tuple[int, float] | None = None
    for start in starts:
        x = start - 1.0
        rows = _prose_rows([s for s in segments if s.x1 <= x], [s for s in segments if s.x0 >= x])
        crossed = sum(s.x0 < x < s.x1 for s in segments)
        if rows > crossed and (best is None or rows > best[0]):
            best = (rows, x)
    return best[1] if best else None


def _prose_rows(left: list[Segment], right: list[Segment]) -> int:
    """How many segments fill the width of their side with words, as lines of prose do and cells do not; 0 where the
    sides are no two columns of prose. The second column of a last page may be short."""
    sides = left, right
    if max(map(len, sides)) < _COLUMN_ROWS or min(map(len, sides)) < _SHORTEST_COLUMN:
        return 0
    widths = [max(s.x1 for s in side) - min(s.x0 for s in side) for side in sides]
    wordy = [[s for s in side if len(s.words) >= 3] for side in sides]
    shares = [_words(w) / _words(s) for w, s in zip(wordy, sides, strict=True)]
    if min(widths) < 0.8 * max(widths) or min(shares) < 0.6:
        return 0
    full = [[s for s in side if s.x1 - s.x0 > 0.8 * max(widths)] for side in wordy]
    rows = sum(map(len, full))
    return rows if rows >= _COLUMN_ROWS and rows > 0.3 * sum(map(len, sides)) else 0


def _words(segments: list[Segment]) -> int:
    return sum(len(segment.words) for segment in segments)


def _rows(segments: list[Segment], column: list[Segment] | None = None) -> Iterator[Line]:
    """Lines of one column from top to bottom; its edges are those of `column`, where that is more than the lines."""
    if not segments:
        return
    left = min(s.x0 for s in column or segments)
    right = max(s.x1 for s in column) if column else _right_edge(segments)
    row: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (s.y0 + s.y1) / 2):
        if row and not _same_row(row[0], segment):
            yield Line(tuple(sorted(row, key=lambda s: s.x0)), left, right)
            row = []
        row.append(segment)
    yield Line(tuple(sorted(row, key=lambda s: s.x0)), left, right)


def _same_row(first: Segment, other: Segment) -> bool:
    distance = abs((first.y0 + first.y1) - (other.y0 + other.y1)) / 2
    return distance < 0.42 * max(first.size, other.size)


def _right_edge(segments: list[Segment]) -> float:
    """Where lines of the column end: the edge that a good part of the long ones reach."""
    ends = sorted(segment.x1 for segment in segments)
    return max(median(ends), ends[int(len(ends) * 0.9)] if len(ends) > 3 else ends[-1])
