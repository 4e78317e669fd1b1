"""Several acts in one file: each begins behind the formula that ends the one before, and counts its articles anew."""

from collections.abc import Iterator, Sequence

from dayanak.law.provision import ProvisionKind
from nlp.segment.closing import is_name
from nlp.segment.front import is_title_line
from nlp.segment.heads import ArticleHead, DivisionHead
from nlp.segment.lines import Piece
from nlp.segment.tail import ends_an_act, opens_a_tail

_NEAR = 40


def acts(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each act, in reading order; one act where nothing says that there are more."""
    begun = 0
    for place, piece in enumerate(pieces):
        if begun < place and _is_first(piece) and (start := _title_of_the_next(pieces, begun, place)):
            yield pieces[begun:start]
            begun = start
    yield pieces[begun:]


def _is_first(piece: Piece) -> bool:
    head = piece.head
    return isinstance(head, ArticleHead) and head.kind is ProvisionKind.ARTICLE and head.number == "1"


def _title_of_the_next(pieces: Sequence[Piece], begun: int, first: int) -> int:
    """Where the title of the act stands whose first article is at `first`; 0 where it is no act of its own."""
    ended = next((at for at in range(first - 1, max(begun, first - _NEAR), -1) if ends_an_act(pieces[at])), 0)
    between = range(ended + 1, first)
    if not ended or any(
        isinstance(piece.head, ArticleHead) or opens_a_tail(piece) for piece in pieces[ended + 1 : first]
    ):
        return 0
    return next((at for at in between if _is_title(pieces[at])), 0)


def _is_title(piece: Piece) -> bool:
    words = piece.words
    return not isinstance(piece.head, DivisionHead) and len(words) > 12 and is_title_line(words) and not is_name(words)
