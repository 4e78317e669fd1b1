"""Page furniture: running headers and footers, page numbers, document-control boxes that return on the pages."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from dayanak.law.letters import lower
from ingest.extract.pdf_lines import Line

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[Ss]ayfa|SAYFA|[Ss]\.|[Pp]age)?\s*(?:[Nn]o\s*:?|:)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|\||[Oo]f)\s*\d{1,4})?(?:\s*[Ss]ayfa)?"
    r"|[Ss]ayfa\s*[lI]"
)
_NAME = re.compile(r"^(?!\(?\w{1,2}\)).*[^\W\d_]{2}")
_EDGE = 10
_BAND = 0.16
_LINES_OF_TITLE, _SMALLER = 8, 0.9


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without what only belongs to the paper. A header stays on the first page alone, unless
    it is printed there again as the title or letterhead."""
    repeated = _repeated(pages, heights)
    kept = []
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        edges = _edges(lines, height)
        twice = _title_above(lines) if number == 0 else None
        gone = {
            place
            for place, edge in edges.items()
            if place == twice or _is_furniture(lines[place], repeated, height, stays=number == 0 and edge == "head")
        }
        kept.append([line for place, line in enumerate(lines) if place not in gone])
    return kept


def _is_furniture(line: Line, repeated: frozenset[str], height: float, *, stays: bool) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text.strip()):
        return line.y0 > 0.88 * height or line.y1 < 0.1 * height or _key(line) in repeated
    return not stays and _key(line) in repeated and _NAME.search(line.text) is not None


def _title_above(lines: Sequence[Line]) -> int | None:
    """The place of the line on top of a page that says, smaller or in small letters, what the title below it says."""
    if len(lines) < _LINES_OF_TITLE:
        return None
    first = min(range(len(lines)), key=lambda place: lines[place].y0)
    title = [line.text for line in lines if line is not lines[first]][:_LINES_OF_TITLE]
    said = {" ".join(title[start:end]) for start in range(len(title)) for end in range(start + 1, len(title) + 1)}
    is_small = lines[first].size < _SMALLER * median(line.size for line in lines)
    again = {_bare(words) for words in said if is_small or (words.isupper() and not lines[first].text.isupper())}
    return first if _bare(lines[first].text) in again else None


def _bare(words: str) -> str:
    return "".join(lower(words).split())


def _key(line: Line) -> str:
    """What stays of a line from page to page: its text without the numbers."""
    return _DIGITS.sub("#", "".join(line.text.split()))


def _edges(lines: Sequence[Line], height: float) -> dict[int, str]:
    """Places of the lines in the bands where furniture stands, each with its band."""
    found: dict[int, str] = {}
    by_height = sorted(range(len(lines)), key=lambda place: lines[place].y0)
    for place in by_height[:_EDGE]:
        if lines[place].y1 < _BAND * height:
            found[place] = "head"
    for place in by_height[-_EDGE:]:
        if lines[place].y0 > (1 - _BAND) * height:
            found[place] = "foot"
    return found


def _repeated(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> frozenset[str]:
    """Keys of the edge lines that stand at one height on enough pages."""
    places: Counter[tuple[str, str, int]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        keys = {(_key(lines[place]), edge, round(lines[place].y0 / 6)) for place, edge in _edges(lines, height).items()}
        places.update(keys)
    needed = max(2, min(4, round(len(pages) * 0.4)))
    counts: Counter[str] = Counter()
    for (key, edge, y), number in places.items():
        near = number + places.get((key, edge, y + 1), 0) + places.get((key, edge, y - 1), 0)
        counts[key] = max(counts[key], near)
    return frozenset(key for key, number in counts.items() if number >= needed)
