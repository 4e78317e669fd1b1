"""Pages of printed collections: their numbers, the rules above their notes, and the notes, which editors set below the
text of a page, also in the middle of a sentence or of a list."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from nlp.segment.printed import Line

_RULE = re.compile(r"[-–—_―=]{6,}")
_NUMBER = re.compile(r"(?P<page>\d{3,5})(?:-(?P<inserted>\d{1,3}))?")
_NOTE = re.compile(r"\((?:\d{1,2}|\*{1,3})\)")
_OF_A_SENTENCE = re.compile(r"(?:inci|ıncı|uncu|üncü|nci|ncı|ncu|ncü|sayılı|numaralı|madde|yıl|[Tt]akvim|mal[iî])")
"""What goes on with a number that is none of a page: `2017` ⏎ `yılı`."""
_AT_THE_END = re.compile(r"\[\d{1,4}\]")
_LONGEST = 80  # lines of notes on a page
_PAGE = 400  # signs that a page has at least
_NEAR = 6  # numbers among which the next page is looked for
_STEP = 3
_FEWEST, _MOST = 3, 0.5  # numbers that count pages: how many, and what share of those that are alone on a line


class Pages(NamedTuple):
    """Places of lines: `furniture` is no text, each of `notes` is one note."""

    furniture: frozenset[int]
    notes: tuple[range, ...]


def pages_of(lines: Sequence[Line], heads: Collection[int]) -> Pages:
    """What the pages of a collection have beside the text; nothing where no rule and no run of numbers shows pages."""
    rules = [place for place, line in enumerate(lines) if line.words[0] in "-–—_―=" and _RULE.fullmatch(line.words)]
    numbers = [place for place, line in enumerate(lines) if line.words[0].isdecimal() and _is_number(lines, place)]
    alone = frozenset(numbers)
    found = set(rules) | _in_sequence(lines, numbers)
    notes: list[range] = []
    for rule in rules:
        if rule + 1 < len(lines) and _NOTE.match(lines[rule + 1].words):
            end = _end_of_notes(lines, rule + 1, alone, heads)
            found |= {end} & alone
            notes += _each(lines, range(rule + 1, end))
    return Pages(frozenset(found), tuple(notes))


def _end_of_notes(lines: Sequence[Line], first: int, numbers: Collection[int], heads: Collection[int]) -> int:
    """Where the notes of a page end: at its number; where none comes before the next head, behind the paragraph of the
    last note."""
    paragraph = 0
    for place in range(first + 1, min(len(lines), first + _LONGEST)):
        line = lines[place]
        if place in numbers:
            return place
        is_anew = line.gap == lines[first].gap and lines[place - 1].words[-1] == "." and not _NOTE.match(line.words)
        if not paragraph and is_anew:
            paragraph = place
        if line.start in heads or _AT_THE_END.match(line.words) or _RULE.fullmatch(line.words):
            return paragraph or place
    return paragraph or min(len(lines), first + _LONGEST)


def _is_number(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a number alone, not in the middle of a sentence, and stands apart as the lines around do."""
    if _NUMBER.fullmatch(lines[place].words) is None:
        return False
    after = lines[place + 1] if place + 1 < len(lines) else None
    return after is None or (after.gap == lines[place].gap and not _OF_A_SENTENCE.match(after.words))


def _in_sequence(lines: Sequence[Line], numbers: Sequence[int]) -> set[int]:
    """The numbers that count pages: each has one a page away that is the next one, or the one before."""
    counted: set[int] = set()
    for at, place in enumerate(numbers):
        for other in numbers[at + 1 : at + 1 + _NEAR]:
            is_away = lines[other].start - lines[place].end >= _PAGE
            if is_away and _follows(lines[place].words, lines[other].words):
                counted |= {place, other}
    return counted if len(counted) >= max(_FEWEST, _MOST * len(numbers)) else set()


def _follows(words: str, later: str) -> bool:
    """Whether a page comes soon behind another: `1044` behind `1043`, `1184-2` behind `1184-1`."""
    (page, inserted), (next_page, next_inserted) = (
        (int(first), int(second or 0)) for first, _, second in (words.partition("-"), later.partition("-"))
    )
    return 0 < next_page - page <= _STEP or (page == next_page and 0 < next_inserted - inserted <= _STEP)


def _each(lines: Sequence[Line], own: range) -> list[range]:
    """The places of each note, which begins with its mark."""
    starts = [place for place in own if _NOTE.match(lines[place].words)]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], own.stop], strict=True)]
