"""Several acts in one file: each begins behind the formula that ends the one before, and counts its articles anew."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from dayanak.law.provision import ProvisionKind
from nlp.segment.closing import is_name
from nlp.segment.front import is_gazette_date, is_title_line
from nlp.segment.heads import ArticleHead, DivisionHead
from nlp.segment.lines import Piece
from nlp.segment.tables import is_row
from nlp.segment.tail import ends_an_act, opens_a_tail

_NEAR = 40
_MASTHEAD = re.compile(r"Kanun\s(?:Numarası\s?:|No\s?[.:])|Resm[iî] Gazete$|RESM[İÎ] GAZETE$")
"""What only the front of an act has, also behind the annexes of another."""


def acts(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each act, in reading order; one act where nothing says that there are more."""
    begun, ended = 0, _Ends(pieces)
    for place, piece in enumerate(pieces):
        if begun < place and _is_first(piece) and (start := _title_of_the_next(pieces, begun, place, ended)):
            yield pieces[begun:start]
            begun = start
    yield pieces[begun:]


class _Ends:
    """Where acts end, looked for once."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces

    @cached_property
    def places(self) -> list[int]:
        return [place for place, piece in enumerate(self.pieces) if ends_an_act(piece)]

    def any_between(self, start: int, end: int) -> bool:
        """Whether an act ends at `start` or behind it, and before `end`."""
        return bisect_left(self.places, start) < bisect_left(self.places, end)


def _is_first(piece: Piece) -> bool:
    head = piece.head
    return isinstance(head, ArticleHead) and head.kind is ProvisionKind.ARTICLE and head.number == "1"


def _title_of_the_next(pieces: Sequence[Piece], begun: int, first: int, ends: _Ends) -> int:
    """Where the title of the act stands whose first article is at `first`; 0 where it is no act of its own."""
    if masthead := next((at for at in range(first - 1, max(begun, first - _NEAR), -1) if _is_masthead(pieces[at])), 0):
        return _above(pieces, begun, masthead, ends)
    ended = next((at for at in range(first - 1, max(begun, first - _NEAR), -1) if ends_an_act(pieces[at])), 0)
    between = range(ended + 1, first)
    if not ended or any(
        isinstance(piece.head, ArticleHead) or opens_a_tail(piece) for piece in pieces[ended + 1 : first]
    ):
        return 0
    return next((at for at in between if _is_title(pieces[at])), 0)


def _is_masthead(piece: Piece) -> bool:
    return piece.head is None and _MASTHEAD.match(piece.words) is not None


def _above(pieces: Sequence[Piece], begun: int, masthead: int, ends: _Ends) -> int:
    """Where the title or the date above a masthead begins; 0 where no act ended before."""
    start = masthead
    while start - 1 > begun and (_is_title(pieces[start - 1]) or is_gazette_date(pieces[start - 1].words)):
        start -= 1
    return start if ends.any_between(begun, start) else 0


def _is_title(piece: Piece) -> bool:
    words = piece.words
    if isinstance(piece.head, DivisionHead) or is_row(words) or not any(map(str.isalpha, words)):
        return False
    return len(words) > 12 and is_title_line(words) and not is_name(words)
