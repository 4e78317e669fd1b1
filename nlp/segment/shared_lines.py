"""Units that share a printed line: `a) Kuyu açmak, b) Kuyu temizlemek.`, `(1) Ölçülür. (2) Ölçümler saklanır.`"""

import re
from collections.abc import Iterator, Sequence

from nlp.segment import marks
from nlp.segment.marks import Mark
from nlp.segment.source import Source

_INSIDE = re.compile(
    r"(?<=[.,;:”])\s(?=(?P<mark>\((?:\d{1,2}|[a-zçğıöşü]{1,2})\)|(?:\d{1,2}|[a-zçğıöşü]{1,2})\))\s?[A-ZÇĞİÖŞÜ“])"
)
_SHORTEST = 12
"""Signs of a paragraph that could hold two units."""
_NEAR = 8
"""Marks among which the one before or behind a mark is looked for."""


def cuts(source: Source, start: int, end: int, following: Mark | None) -> Iterator[int]:
    """Where units begin inside the paragraph [start, end): each is the next of one that opened before, or the first of
    a list whose second comes; `following` is the mark that opens the paragraph behind."""
    if end - start < _SHORTEST or not (found := _inside(source, start, end)):
        return
    quoted = source.view[start] in '“"'
    first = marks.mark_at(source.view, start + quoted, end)
    opened = [first] if first and first.form in {"paren", "close"} else []
    for place, mark in enumerate(found):
        later = [*found[place + 1 : place + _NEAR], following]
        if following and (mark.form, mark.glyph) == (following.form, following.glyph):
            continue
        is_next = any(_follows(known, mark) for known in opened[-_NEAR:]) and _ends_before(source, mark)
        if is_next or (_opens(source, mark) and any(known and _follows(mark, known) for known in later)):
            opened.append(mark)
            yield mark.start


def _inside(source: Source, start: int, end: int) -> Sequence[Mark]:
    """The marks inside a paragraph behind the end of a sentence or a part of it, none of them in quoted words."""
    view, found, seen, depth = source.view, [], start + 1, 0
    for place in _INSIDE.finditer(view, start, end):
        depth = max(0, depth + view.count("“", seen, place.start()) - view.count("”", seen, place.start()))
        seen = max(seen, place.start())
        if not depth and (mark := marks.mark_at(view, place.start("mark"), end)):
            found.append(mark)
    return found


def _follows(known: Mark, mark: Mark) -> bool:
    return known.form == mark.form and any(
        kind == k and marks.follows(kind, value, v) for kind, value in known.readings for k, v in mark.readings
    )


def _ends_before(source: Source, mark: Mark) -> bool:
    """Whether what stands before a mark can end a unit; a numbered paragraph is a sentence."""
    before = source.view[mark.start - 2]
    return before != ":" and (mark.form != "paren" or not mark.glyph.isdigit() or before in ".”")


def _opens(source: Source, mark: Mark) -> bool:
    """Whether a mark opens a list that the words before it announce."""
    is_first = any(marks.opens(kind, value) for kind, value in mark.readings)
    return is_first and source.view[mark.start - 2] in ":;" and not (mark.form == "paren" and mark.glyph.isdigit())
