"""Footnotes at the foot of a page: smaller than the text, behind a mark, mostly under a short drawn line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from ingest.extract.pdf_lines import Line, Segment
from ingest.extract.pdf_rules import Rule
from ingest.extract.pdf_words import Word

_MARK = re.compile(r"\[?(\d{1,3}|\*{1,3})[\])]?")
_SMALLER = 0.93
_RAISED = 0.85
_LEFT = 20.0
_LONGEST_RULE, _WHOLE = 0.5, 1.1
_ENDED = re.compile(r"[.!?][”\"’)]*\Z")


def with_marks(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, a mark that is raised so high that it stands alone put before the line that it belongs to."""
    alone: Line | None = None
    for line in lines:
        if alone and line.y0 < alone.y1 and alone.x1 - 1 < line.x0 < alone.x1 + line.size:
            yield replace(
                line, segments=(Segment(alone.segments[0].words + line.segments[0].words), *line.segments[1:])
            )
            alone = None
            continue
        if alone:
            yield alone
        alone = line if _MARK.fullmatch(line.text) else None
        if not alone:
            yield line
    if alone:
        yield alone


def without_notes(
    pages: Sequence[Sequence[Line]], rules: Sequence[Sequence[Rule]]
) -> tuple[list[list[Line]], list[list[str]]]:
    """The lines of each page without its footnotes, and the footnotes of each page."""
    size = _usual_size(pages)
    bodies: list[list[Line]] = []
    notes: list[list[str]] = []
    for lines, drawn in zip(pages, rules, strict=True):
        is_open = bool(notes and notes[-1]) and _ENDED.search(notes[-1][-1]) is None
        body, below = _parted(lines, drawn, size, go_on=is_open)
        bodies.append(body)
        notes.append(list(_notes(below)))
    return bodies, notes


def _usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of most of the text of a document."""
    sizes = [line.size for lines in pages for line in lines for _ in range(len(line.text) // 10 + 1)]
    return median(sizes) if sizes else 0.0


def _parted(lines: Sequence[Line], rules: Sequence[Rule], size: float, *, go_on: bool) -> tuple[list[Line], list[Line]]:
    """The lines of a page and those of the footnotes under them; `size` is that of the document's text.

    Where notes `go_on` from the page before, the first line may lack a mark if a rule stands over it.
    """
    ordered = sorted(lines, key=lambda line: line.y0)
    longest = _LONGEST_RULE if not go_on else _WHOLE
    for start in range(_first_small(ordered, size), len(ordered)):
        line = ordered[start]
        under_rule = _is_under_rule(ordered, start, rules, longest)
        at_foot = 2 * start > len(ordered)
        is_called = under_rule and (
            line.text.startswith("[") or any(f"[{_mark(line)}]" in above.text for above in ordered[:start])
        )
        if (_mark(line) and (is_called or (_is_raised(line) and at_foot))) or (go_on and under_rule and at_foot):
            below = {id(note) for note in ordered[start:]}
            return [line for line in lines if id(line) not in below], [line for line in lines if id(line) in below]
    return list(lines), []


def _notes(lines: Sequence[Line]) -> Iterator[str]:
    """Each footnote as `[1]` and its printed lines; what goes on from the page before comes first, without a mark."""
    note: list[str] = []
    last: str | None = None
    raised = any(_mark(line) and _is_raised(line) for line in lines)
    for line in lines:
        mark = _mark(line)
        if mark and not (_is_raised(line) if raised else last is None or mark == str(int(last) + 1)):
            mark = None
        if mark and note:
            yield "\n".join(note)
            note = []
        last = mark if mark and mark.isdecimal() else last
        note.append(f"[{mark}] {_unmarked(line)}".rstrip() if mark else line.text)
    if note:
        yield "\n".join(note)


def _first_small(ordered: Sequence[Line], size: float) -> int:
    """The place of the first line of those at the page's end that are smaller than the text."""
    start = len(ordered)
    while start and ordered[start - 1].size < _SMALLER * size and not ordered[start - 1].ruled:
        start -= 1
    return start


def _is_under_rule(ordered: Sequence[Line], place: int, rules: Sequence[Rule], longest: float) -> bool:
    """Whether a level line is drawn at the left edge between a line and the one before it, at most so long a share of
    the column."""
    line = ordered[place]
    top = ordered[place - 1].y1 - line.size / 2 if place else 0.0
    widest = longest * (line.right - line.left)
    return any(
        top < rule.y0 < line.y0 + line.size / 2 and rule.x1 - rule.x0 < widest and abs(rule.x0 - line.left) < _LEFT
        for rule in rules
        if not rule.is_upright
    )


def _mark(line: Line) -> str | None:
    words = line.segments[0].words
    found = _MARK.fullmatch(words[0].text) if len(line.segments) > 1 or len(words) > 1 else None
    return found[1] if found else None


def _is_raised(line: Line) -> bool:
    """Whether a line begins with a word that is raised over the next."""
    first, *others = [word for segment in line.segments for word in segment.words]
    return bool(others) and _is_above(first, others[0])


def _is_above(word: Word, other: Word) -> bool:
    return word.size < _RAISED * other.size or word.y1 < other.y1 - 0.15 * other.size


def _unmarked(line: Line) -> str:
    first, *others = line.segments
    return " ".join(segment.text for segment in (Segment(first.words[1:]), *others) if segment.words)
