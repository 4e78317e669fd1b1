"""The table of contents of a text, which repeats the heads of its articles and divisions before they come."""

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.segment.lines import Piece

_ANNOUNCED = re.compile(r"(?:İÇİNDEKİLER|İçindekiler|FİHRİST|Fihrist)(?:\s.{0,30})?")
_LEADER = re.compile(r"(?<![\s.…])[\s.…]{3,}\d{0,4}$|\s\d{1,4}$")
_DOTS = re.compile(r"(?:(?<!\.)\.{4,}|(?<!…)…{2,}|(?<!\.\s)(?:\.\s){4,})\s*\d{1,4}$")
_LED = 5
_APART = 3
_ENTRY = 250
_LEAST = 3


def contents_of(pieces: Sequence[Piece]) -> range:
    """The places of the table of contents; empty where there is none."""
    if led := _led(pieces):
        return led
    heads = [place for place, piece in enumerate(pieces) if piece.head]
    again = _restart(pieces, heads)
    if not again:
        return range(0)
    listed, behind = heads[:again], {_name(pieces[place]) for place in heads[again:]}
    if sum(_name(pieces[place]) in behind for place in listed) * 5 < len(listed) * 4:
        return range(0)
    if not all(_are_entries(pieces[place + 1 : after]) for place, after in pairwise(listed)):
        return range(0)
    first = next((p for p in range(listed[0]) if _ANNOUNCED.fullmatch(pieces[p].words)), listed[0])
    return range(first, _end(pieces, listed[-1]))


def _led(pieces: Sequence[Piece]) -> range:
    """The run of entries whose titles are led to the numbers of their pages by dots; empty where there is none."""
    places = [place for place, piece in enumerate(pieces) if "..." in piece.words and _DOTS.search(piece.words)]
    runs: list[list[int]] = []
    for place in places:
        if runs and place - runs[-1][-1] <= _APART:
            runs[-1].append(place)
        else:
            runs.append([place])
    run = next((run for run in runs if len(run) >= _LED), None)
    if run is None:
        return range(0)
    first = run[0] - 1 if run[0] and pieces[run[0] - 1].head else run[0]
    before = range(max(0, run[0] - _APART), first)
    return range(next((p for p in before if _ANNOUNCED.fullmatch(pieces[p].words)), first), run[-1] + 1)


def _restart(pieces: Sequence[Piece], heads: Sequence[int]) -> int:
    """How many heads stand before the first one is printed again, 0 where it never is or too soon."""
    names = (_name(pieces[place]) for place in heads)
    first = next(names, None)
    again = next((count for count, name in enumerate(names, 1) if name == first), 0)
    return again if again >= _LEAST else 0


def _name(piece: Piece) -> tuple[object, str]:
    return (piece.head.kind, piece.head.number) if piece.head else (None, "")


def _are_entries(pieces: Sequence[Piece]) -> bool:
    """Whether what stands between two heads is no more than a title and the number of a page."""
    words = [_LEADER.sub("", piece.words).rstrip() for piece in pieces]
    return sum(map(len, words)) <= _ENTRY and not any(part.endswith((".", ";", ",", ":")) for part in words)


def _end(pieces: Sequence[Piece], last: int) -> int:
    """The place behind the entry of the last head: what stands on its line, or ends in the number of a page."""
    entry = pieces[last + 1]
    is_entry = entry.head is None and (_LEADER.search(entry.words) or entry.start - pieces[last].end <= 1)
    return last + 2 if is_entry else last + 1
