"""Paragraphs of a page from the places of its lines: what printed lines belong together, which rows make a table."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.extract.pdf_lines import Line, Segment

_TABLE_GAP = 2.0
_APART = 4.0
_INDENT = 0.9
_MARK = re.compile(
    r"(?:(?:EK|Ek|GEÇİCİ|Geçici|MÜKERRER|Mükerrer|EK GEÇİCİ|Ek Geçici)\s+)?(?:MADDE|Madde)\s*\d"
    r"|\(\d{1,2}\)|\(?[a-zçğıöşü]{1,2}\)|[a-zçğıöşü]\.\s|\d{1,2}[.)]|[-–—•·*▪●○➢✓]|\[\d+\]"
)
_LONE_MARK = re.compile(
    r"\(?[\w]{1,3}[.)]-?|[-–—•·*▪●○➢✓]|(?:(?:EK|Ek|GEÇİCİ|Geçici)\s+)?(?:MADDE|Madde)\s*\d+\s*[-–—.:/]*"
)
_ENDED = re.compile(r"[.;:,!?][”\"’')\]]*\s*\Z")
_HEAD = re.compile(r"(?:[A-ZÇĞİÖŞÜ]+(?:NCİ|NCI|NCU|NCÜ)|SON)\s+(?:KİTAP|KISIM|BÖLÜM|AYIRIM|AYRIM)\b")


def blocks_of(lines: Sequence[Line]) -> Iterator[str]:
    """Blocks of text in reading order: lines of one paragraph with line feeds, or rows of a table likewise."""
    tables = _table_rows(lines)
    pitch = _pitch(lines)
    block: list[str] = []
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        if block and before is not None and _breaks(before, line, len(block), tables, place, pitch):
            yield "\n".join(block)
            block = []
        if place in tables:
            block.append(" | ".join(segment.text for segment in _cells(line)))
        elif _is_apart(line):
            yield from (segment.text for segment in line.segments)
        else:
            block.append(line.text)
    if block:
        yield "\n".join(block)


def _breaks(before: Line, line: Line, length: int, tables: frozenset[int], place: int, pitch: float) -> bool:
    if (place in tables) != (place - 1 in tables):
        return True
    if place in tables:
        return line.y0 < before.y0
    return _starts_paragraph(before, line, length, pitch)


def _starts_paragraph(before: Line, line: Line, length: int, pitch: float) -> bool:
    if line.y0 < before.y0 - line.size or line.left != before.left:
        return _ENDED.search(before.text) is not None or _is_short(before, line)
    if line.y1 - before.y1 > 1.45 * pitch + 0.3 * line.size or abs(line.size - before.size) > 0.2 * before.size:
        return True
    if _is_short(before, line) or _HEAD.match(line.text):
        return True
    if _MARK.match(line.text) and (_ENDED.search(before.text) or (_MARK.match(before.text) and length > 1)):
        return True
    shift = (line.x0 - before.x0) / line.size
    if shift > _INDENT:
        return not (length == 1 and _MARK.match(before.text))
    return shift < -_INDENT and length > 1 and _ENDED.search(before.text) is not None


def _is_short(before: Line, line: Line) -> bool:
    """Whether the line before ends where the first word of the next would still have had room."""
    first = line.segments[0].words[0]
    room = max(before.right, line.right) - before.x1
    return room > (first.x1 - first.x0) + 0.8 * line.size


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from line to line."""
    steps = [b.y1 - a.y1 for a, b in pairwise(lines) if 0 < b.y1 - a.y1 < 4 * b.size]
    return median(steps) if steps else 0.0


def _cells(line: Line) -> tuple[Segment, ...]:
    """The segments of a line that are cells: a mark before a text is none of its own."""
    cells = list(line.segments)
    while len(cells) > 1 and _LONE_MARK.fullmatch(cells[0].text):
        cells[:2] = [Segment(cells[0].words + cells[1].words)]
    return tuple(cells)


def _table_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Places of the lines that are rows of a table: neighbours whose cells begin or end at the same x."""
    rows = {place for place, line in enumerate(lines) if not line.ruled and len(_cells(line)) > 1}
    found = {
        place
        for place in rows
        if any(
            other in rows and _aligned(lines[place], lines[other])
            for other in (place - 2, place - 1, place + 1, place + 2)
        )
    }
    return frozenset(found | {place for place, line in enumerate(lines) if line.ruled and len(line.segments) > 1})


def _aligned(line: Line, other: Line) -> bool:
    tolerance = 0.6 * line.size
    return any(
        abs(a.x0 - b.x0) < tolerance or abs((a.x0 + a.x1) - (b.x0 + b.x1)) < 2 * tolerance
        for a in _cells(line)[1:]
        for b in _cells(other)[1:]
    )


def _is_apart(line: Line) -> bool:
    """Whether the parts of a lone line stand so far apart that they are texts of their own."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(_cells(line))]
    return bool(gaps) and min(gaps) > _APART * line.size
