"""Ruled tables: which words stand in which cell, from the thin lines that a page draws."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.pdf_rules import Rule
from ingest.extract.pdf_words import Word

_TOUCH = 3.0
_CELL_WORDS = 120
_MOST_RULES = 6000


@dataclass(frozen=True, slots=True)
class RuledRow:
    """One row of a ruled table: the words of its cells from left to right, empty cells too."""

    cells: tuple[tuple[Word, ...], ...]
    top: float


@dataclass(frozen=True, slots=True)
class _Grid:
    """The rules of one table: uprights and levels as (place, from, to), joined where they touch."""

    uprights: tuple[tuple[float, float, float], ...]
    levels: tuple[tuple[float, float, float], ...]

    def edges(self, y: float) -> list[float]:
        """The x of the uprights that pass the height `y`."""
        return sorted(x for x, top, bottom in self.uprights if top - _TOUCH <= y <= bottom + _TOUCH)

    def row_top(self, x: float, y: float) -> float | None:
        """The height of the nearest level above (x, y) that passes over x."""
        above = [h for h, left, right in self.levels if h <= y and left - _TOUCH <= x <= right + _TOUCH]
        return max(above, default=None)

    def holds(self, word: Word) -> bool:
        x, y = _middle(word)
        edges = self.edges(y)
        below = any(h > y and left - _TOUCH <= x <= right + _TOUCH for h, left, right in self.levels)
        return len(edges) > 1 and edges[0] < x < edges[-1] and below and self.row_top(x, y) is not None


def ruled_rows(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[RuledRow], list[Word]]:
    """The rows of all ruled tables from top to bottom, and the words that stand in none."""
    rows: list[RuledRow] = []
    rest = list(words)
    for grid in _grids(rules):
        inside = [word for word in rest if grid.holds(word)]
        found = list(_rows(grid, inside))
        if _is_table(found):
            taken = {id(word) for word in inside}
            rest = [word for word in rest if id(word) not in taken]
            rows.extend(found)
    return sorted(rows, key=lambda row: row.top), rest


def _middle(word: Word) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2


def _is_table(rows: Sequence[RuledRow]) -> bool:
    """Whether the cells hold entries and not the paragraphs of a text that is only framed."""
    several = [row for row in rows if sum(bool(cell) for cell in row.cells) > 1]
    return bool(several) and all(len(cell) <= _CELL_WORDS for row in rows for cell in row.cells)


def _rows(grid: _Grid, words: Sequence[Word]) -> Iterator[RuledRow]:
    tops: dict[int, dict[int, list[Word]]] = {}
    columns: dict[int, int] = {}
    for word in words:
        x, y = _middle(word)
        top = grid.row_top(x, y)
        assert top is not None
        key = round(top / _TOUCH)
        key = next((near for near in (key, key - 1, key + 1) if near in tops), key)
        edges = grid.edges(y)
        columns[key] = max(columns.get(key, 0), len(edges) - 1)
        column = sum(edge < x for edge in edges) - 1
        tops.setdefault(key, {}).setdefault(column, []).append(word)
    for key in sorted(tops):
        yield RuledRow(tuple(tuple(tops[key].get(c, ())) for c in range(columns[key])), key * _TOUCH)


def _grids(rules: Sequence[Rule]) -> Iterator[_Grid]:
    """The rules that touch each other, table by table."""
    if len(rules) > _MOST_RULES:
        return
    uprights = _joined((rule.x0, rule.y0, rule.y1) for rule in rules if rule.is_upright)
    levels = _joined((rule.y0, rule.x0, rule.x1) for rule in rules if not rule.is_upright)
    for band in _bands(uprights):
        top, bottom = min(u[1] for u in band), max(u[2] for u in band)
        across = tuple(level for level in levels if top - _TOUCH <= level[0] <= bottom + _TOUCH)
        if len(band) > 2 and len(across) > 1:
            yield _Grid(tuple(band), across)


def _bands(uprights: Sequence[tuple[float, float, float]]) -> Iterator[list[tuple[float, float, float]]]:
    """Uprights whose heights overlap, from top to bottom: the tables of a page stand one under the other."""
    band: list[tuple[float, float, float]] = []
    bottom = 0.0
    for upright in sorted(uprights, key=lambda u: u[1]):
        if band and upright[1] > bottom + _TOUCH:
            yield band
            band = []
        bottom = max(bottom, upright[2]) if band else upright[2]
        band.append(upright)
    if band:
        yield band


def _joined(lines: Iterator[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Pieces of one line joined: the same place but for a hair, the ends touching."""
    joined: list[tuple[float, float, float]] = []
    places: dict[int, list[tuple[float, float, float]]] = {}
    for line in sorted(lines):
        key = round(line[0] / _TOUCH)
        places.setdefault(next((k for k in (key, key - 1) if k in places), key), []).append(line)
    for pieces in places.values():
        place = pieces[0][0]
        start, end = None, 0.0
        for _, low, high in sorted(pieces, key=lambda piece: piece[1]):
            if start is not None and low > end + 2 * _TOUCH:
                joined.append((place, start, end))
                start = None
            start, end = (low, high) if start is None else (start, max(end, high))
        if start is not None:
            joined.append((place, start, end))
    return [line for line in joined if line[2] - line[1] > 2 * _TOUCH]
