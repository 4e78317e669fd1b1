"""Printed lines, and what of them is no text: page numbers, letterheads printed again, footnotes inside a sentence."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from itertools import pairwise, takewhile
from typing import NamedTuple

from dayanak.law.letters import upper
from dayanak.law.provision import Span
from nlp.segment.flat import flat_cuts
from nlp.segment.heads import Head
from nlp.segment.source import Source

_FURNITURE = re.compile(r"(?:Sayfa|SAYFA)\s*:?\s*\d+\s*(?:/\s*\d+)?|-\s?\d{1,4}\s?-|\d{1,4}")
_NOTE = re.compile(r"\[?\d{1,3}\]?\s\d{1,2}/\d{1,2}/\d{4}\starihli\sve\s.*\.$")
_STATE = re.compile(r"T\.?\s?C\.?")
_PAGE = re.compile(r"(?:Sayfa|SAYFA)\s*:?\s*\d+\s*(?:/\s*\d+)?")
# Shares of the lines of a text: behind a blank line, and going on with the sentence of the line right above.
_SPACED, _BROKEN, _FEW = 0.12, 0.06, 0.02
_FILLED = 0.5
"""A shorter line, measured by the wide ones, was not wrapped: a paragraph ends there, or the point of a list."""
WIDEST = 120  # signs of a printed line; a longer one is a paragraph
LABEL = re.compile(r"(?:\(?\w{1,3}\)|(?:\d{1,3}|[IVX]{1,5}|[^\W\d_])\s?[.)-])\s*")
_MARKS = 80
_REACH = 300
_CLOSED = '.;:,!?”"»)]…’'
_TAIL_MARKS = re.compile(r"(?:\s*(?:\[\d{1,4}\]|\((?:…|\.{3})\)))+\s*$")
_TAIL_NUMBER = re.compile(r"(?<=[.;:,])\s?\d{1,3}$")
_NUMBERED = 5
"""Signs of a raised number at the end, with the one before it."""


class Line(NamedTuple):
    """A printed line without its outer white space.

    `gap`: a blank line stands before it; `printed`: its width; `torn`: page furniture stands before it.
    """

    start: int
    end: int
    words: str
    gap: bool
    printed: int
    torn: bool = False


def unmarked(words: str) -> str:
    """Words without the marks of footnotes at their end."""
    if words.endswith(("]", "(…)", "(...)")):
        return words[:-_MARKS] + _TAIL_MARKS.sub("", words[-_MARKS:])
    if words[-1:].isdigit() and (number := _TAIL_NUMBER.search(tail := words[-_NUMBERED:])):
        return words[: number.start() - len(tail)]
    return words


def is_open(words: str) -> bool:
    """Whether words stop in the middle of a sentence, as far as signs tell."""
    last = words[-1:]
    if last in "])" or last.isdigit():
        last = unmarked(words[-_REACH:])[-1:]
    return bool(last) and last not in _CLOSED


def printed_lines(source: Source, heads: list[Head], flat: bool) -> list[Line]:
    """Printed lines, cut where a head begins and ends."""
    view, lines, gap, at = source.view, [], True, 0
    is_plain = source.is_plain
    cuts = sorted(
        {edge for head in heads for edge in (head.start, head.end)} | (flat_cuts(view, not heads) if flat else set())
    )
    cuts.append(len(view) + 1)
    index = 0
    for raw in view.split("\n"):
        stop = at + len(raw)
        if cuts[index] > stop:  # most lines are not cut
            if bare := raw.strip():
                start = at if bare[0] == raw[0] else at + len(raw) - len(raw.lstrip())
                close = start + len(bare)
                words = bare if is_plain and "  " not in bare else " ".join(bare.split())
                lines.append(Line(start, close, words, gap, close - at))
                gap = False
            else:
                gap = True
            at = stop + 1
            continue
        place = at
        while place <= stop:
            while cuts[index] <= place:
                index += 1
            end = min(cuts[index], stop)
            start, close = source.strip(place, end)
            if start < close:
                lines.append(Line(start, close, source.words(start, close), gap, close - at))
                gap = False
            elif cuts[index] > stop:
                gap = True
            place = end if end < stop else stop + 1
        at = stop + 1
    return lines


def mode_of(lines: list[Line]) -> str:
    """The layout of a text: blocks, wrapped or whole, as in `lines`."""
    if len(lines) < 2:
        return "whole"
    gaps = sum([line.gap for line in lines[1:]]) / (len(lines) - 1)
    if gaps <= _SPACED:
        return "wrapped" if _broken(lines) > _BROKEN else "whole"
    wide = sum([line.printed > WIDEST for line in lines]) / len(lines)
    return "whole" if wide > _FEW and _broken(lines) < _FEW else "blocks"


def _broken(lines: list[Line]) -> float:
    """The share of the lines that go on with the sentence of a filled line right above."""
    least = _FILLED * sorted([line.printed for line in lines])[int(len(lines) * 0.9)]
    going_on = [
        (a.words, b.words) for a, b in pairwise(lines) if b.words[0].islower() and not b.gap and a.printed > least
    ]
    return sum(is_open(a) and not LABEL.match(b) for a, b in going_on) / len(lines)


def without_furniture(
    lines: list[Line], mode: str, heads: list[Head], on_pages: AbstractSet[int] = frozenset()
) -> tuple[list[Line], list[Span]]:
    """The lines that are text, and the spans of those that are not. `mode` is the layout, as in `lines`; `on_pages` are
    the starts of lines that are known to be furniture of a page."""
    letterhead = _letterhead(lines, heads if mode != "blocks" else [])
    kept: list[Line] = []
    noise: list[Span] = []
    gap = torn = False
    for place, line in enumerate(lines):
        first = line.words[0]
        if line.start in on_pages or (
            (torn or first in "SsTt[-" or first.isdigit())
            and (
                (len(lines) > 1 and (_FURNITURE if mode != "blocks" or not kept else _PAGE).fullmatch(line.words))
                or letterhead(line, torn)
                or (kept and place + 1 < len(lines) and _is_note(kept[-1], line, lines[place + 1]))
            )
        ):
            noise.append(Span(line.start, line.end))
            gap, torn = gap or line.gap, True
        elif gap or torn:
            kept.append(line._replace(gap=line.gap or (gap and mode == "blocks"), torn=torn))
            gap = torn = False
        else:
            kept.append(line)
    return kept, noise


def _is_note(before: Line, line: Line, following: Line) -> bool:
    """Whether a line is a footnote on amendments that stands at a page's end in the middle of a sentence."""
    return bool(_NOTE.match(line.words)) and is_open(before.words) and following.words[0].islower()


def _letterhead(lines: list[Line], heads: list[Head]) -> Callable[[Line, bool], bool]:
    """Tells lines between the articles that print the letterhead again: `T.C.`, and what stood below it at first."""
    if not heads:
        return lambda _line, _torn: False
    first, last = heads[0].start, heads[-1].start
    front = takewhile(lambda line: line.start < first, lines)
    known = {line.words for line in front if line.words == upper(line.words)}
    stamped = sum(first < line.start < last and _STATE.fullmatch(line.words) is not None for line in lines) > 1

    def repeats(line: Line, torn: bool) -> bool:
        if line.start <= first or (line.start >= last and not stamped):
            return False
        return bool(_STATE.fullmatch(line.words)) or (torn and line.start < last and line.words in known)

    return repeats
