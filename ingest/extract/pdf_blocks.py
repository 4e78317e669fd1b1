"""Paragraphs of a page from the places of its lines: what printed lines belong together, which rows make a table."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.extract.pdf_lines import Line, Segment
from ingest.extract.pdf_setting import Setting

_APART = 4.0
_INDENT = 0.9
_ARTICLE = re.compile(
    r"(?:(?:EK|Ek|GEÇİCİ|Geçici|MÜKERRER|Mükerrer|EK GEÇİCİ|Ek Geçici)\s+)?(?:MADDE|M A D D E|Madde)\s*\d"
)
_MARK = re.compile(
    rf"{_ARTICLE.pattern}"
    r"|\(\d{1,2}\)|\(?[a-zçğıöşü]{1,2}\)|[a-zçğıöşü]\.\s|\d{1,2}[.)]|[-–—•·*▪●○➢✓]|\[\d+\]"
)
_LONE_MARK = re.compile(
    r"\(?[\w]{1,3}[.)]-?|[-–—•·*▪●○➢✓]|(?:(?:EK|Ek|GEÇİCİ|Geçici)\s+)?(?:MADDE|Madde)\s*\d+\s*[-–—.:/]*"
)
_CLOSED = re.compile(r"[.;:!?][”\"’')\]]*\s*\Z")
_ENDED = re.compile(r"[.;:,!?][”\"’')\]]*\s*\Z")
_PARTED = re.compile(r"[^\W\d_]{2}-\Z")
_ANNEX = re.compile(r"EK\s?[-–]?\s?(?:\d{1,3}|[IVX]{1,5})")
_HEAD = re.compile(r"(?:[A-ZÇĞİÖŞÜ]+(?:NCİ|NCI|NCU|NCÜ)|SON)\s+(?:KİTAP|KISIM|BÖLÜM|AYIRIM|AYRIM)\b")


def blocks_of(lines: Sequence[Line], setting: Setting = Setting()) -> Iterator[str]:  # noqa: B008
    """Blocks of text in reading order: lines of one paragraph or rows of a table, with line feeds; a line that surely
    goes on with the one before is joined to it."""
    rows = _table_rows(lines)
    for places in _groups(lines, rows, setting):
        group = [lines[place] for place in places]
        if places[0] in rows:
            yield "\n".join(" | ".join(cell.text for cell in _cells(line)) for line in group)
        elif _is_apart(group[0]):
            yield from (segment.text for segment in group[0].segments)
        else:
            yield _joined(group, setting)


def goes_on(before: Line, line: Line, following: Line | None, setting: Setting) -> bool | None:
    """Whether a line at the head of a page goes on with the last line of the page before; None where words decide."""
    if (setting.is_last(before) and _ENDED.search(before.text)) or _is_heading(before, line, following):
        return False
    if len(before.segments + line.segments) > 2 or _is_centred(line) or line.text.isupper():
        return None
    is_inner = setting.is_inner(before, line) or _flows(before, line, setting)
    return True if is_inner and not _opens(before, line) else None


def _flows(before: Line, line: Line, setting: Setting) -> bool:
    """Whether a line begins where a paragraph goes on, below one that has not ended."""
    return setting.is_flush(before, line) and not _CLOSED.search(before.text)


def _joined(group: Sequence[Line], setting: Setting) -> str:
    text = group[0].text
    for before, line in pairwise(group):
        sure = setting.is_inner(before, line) and not _opens(before, line) and not before.text.endswith("-")
        text += (" " if sure else "\n") + line.text
    return text


def _opens(before: Line, line: Line) -> bool:
    """Whether a line begins with a mark behind the end of a sentence, or behind a comma as the points of a list do."""
    found = _MARK.match(line.text)
    if found is None or found.end() == len(line.text):
        return False
    return _CLOSED.search(before.text) is not None or (before.text.endswith(",") and _after(found).isupper())


def _after(mark: re.Match[str]) -> str:
    return mark.string[mark.end() :].lstrip()[:1]


def _groups(lines: Sequence[Line], rows: frozenset[int], setting: Setting) -> Iterator[list[int]]:
    """The places of the lines of each block."""
    pitch = _pitch(lines)
    group: list[int] = []
    for place in range(len(lines)):
        if group and _breaks(lines, rows, place, len(group), pitch, setting):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _breaks(
    lines: Sequence[Line], rows: frozenset[int], place: int, length: int, pitch: float, setting: Setting
) -> bool:
    before, line = lines[place - 1], lines[place]
    if place in rows or place - 1 in rows:
        return not (place in rows and place - 1 in rows and line.y0 >= before.y0)
    if _is_apart(before) or _is_apart(line):
        return True
    if _PARTED.search(before.text) and line.text[:1].islower():
        return False
    following = lines[place + 1] if place + 1 < len(lines) else None
    if setting.is_last(before) and (_ENDED.search(before.text) or _MARK.match(line.text)):
        return True
    return _starts_paragraph(before, line, length, pitch, setting) or _is_heading(before, line, following)


def _starts_paragraph(before: Line, line: Line, length: int, pitch: float, setting: Setting) -> bool:
    if line.y0 < before.y0 - line.size or line.left != before.left:
        return _ENDED.search(before.text) is not None or _is_short(before, line)
    if line.y1 - before.y1 > 1.45 * pitch + 0.3 * line.size or abs(line.size - before.size) > 0.2 * before.size:
        return True
    if _is_short(before, line) or _HEAD.match(line.text):
        return True
    if _is_centred(before) and not (_is_centred(line) or _flows(before, line, setting)):
        return True
    is_apart = _is_centred(line) and not _is_centred(before) and abs(line.x0 - before.x0) > line.size
    if (is_apart or _ANNEX.fullmatch(line.text)) and _CLOSED.search(before.text):
        return True
    if setting.is_inner(before, line):
        is_indented = line.x0 - before.x0 > _INDENT * line.size and _CLOSED.search(before.text) is not None
        hangs = length == 1 and _MARK.match(before.text) is not None and line.text[:1].islower()
        return (is_indented and not hangs) or _opens(before, line)
    if _MARK.match(line.text) and (_ENDED.search(before.text) or (_MARK.match(before.text) and length > 1)):
        return True
    shift = (line.x0 - before.x0) / line.size
    if shift > _INDENT:
        return not (length == 1 and _MARK.match(before.text))
    return shift < -_INDENT and length > 1 and _ENDED.search(before.text) is not None


def _is_heading(before: Line, line: Line, following: Line | None) -> bool:
    """Whether the line stands between an ended text and the head of an article, and has no end itself."""
    if following is None or not _ARTICLE.match(following.text):
        return False
    return _ENDED.search(before.text) is not None and _ENDED.search(line.text) is None


def _is_short(before: Line, line: Line) -> bool:
    """Whether the line before ends where the first word of the next would still have had room."""
    first = line.segments[0].words[0]
    room = max(before.right, line.right) - before.x1
    return room > (first.x1 - first.x0) + 0.8 * line.size


def _is_centred(line: Line) -> bool:
    """Whether the line stands in the middle of its column, away from both edges."""
    left, right = line.x0 - line.left, line.right - line.x1
    return min(left, right) > 1.5 * line.size and abs(left - right) < line.size


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from line to line."""
    steps = [b.y1 - a.y1 for a, b in pairwise(lines) if 0 < b.y1 - a.y1 < 4 * b.size]
    return median(steps) if steps else 0.0


def _cells(line: Line) -> tuple[Segment, ...]:
    """The segments of a line that are cells: a mark before a text is none of its own."""
    cells = list(line.segments)
    while not line.ruled and len(cells) > 1 and _LONE_MARK.fullmatch(cells[0].text):
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
    if line.ruled:
        return False
    gaps = [b.x0 - a.x1 for a, b in pairwise(_cells(line))]
    return bool(gaps) and min(gaps) > _APART * line.size
