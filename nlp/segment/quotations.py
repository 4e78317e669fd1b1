"""Quotations: new text that an amending act puts in the place of old, kept apart from the act's own units."""

import re
from dataclasses import dataclass

from dayanak.law.provision import ProvisionKind
from nlp.segment.heads import ArticleHead
from nlp.segment.lines import Piece

_OPENERS = '“"„'
_CLOSING = re.compile(r"[”\"’'][\s.,;)]*(?:\[\d+\])?$")
_ORDER = re.compile(r"aşağıda\w*\b.{0,120}(?:değiştirilmiş|eklenmiş|düzenlenmiş|yapılmış|getirilmiş)", re.DOTALL)
_REACH = 3000
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Quotation:
    """Consecutive pieces that are quoted; `balanced` is false where its end had to be guessed."""

    pieces: tuple[Piece, ...]
    balanced: bool = True

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


def set_apart(pieces: tuple[Piece, ...]) -> list[Piece | Quotation]:
    """The pieces, with every run that is quoted made one `Quotation`."""
    out: list[Piece | Quotation] = []
    outer, place, failures = 0, 0, 0
    while place < len(pieces):
        piece = pieces[place]
        end, balanced = 0, True
        if outer and _may_begin(out, piece):
            end, balanced = _end(pieces, place, outer, failures < _PATIENCE)
            failures += not balanced
        elif outer and _is_unmarked(out, piece, outer):
            end, balanced = _next_own(pieces, place, outer, reach=80), True
        if end > place:
            out.append(Quotation(_without_opener(pieces[place:end]), balanced))
            place = end
            continue
        if isinstance(piece.head, ArticleHead) and piece.head.kind is ProvisionKind.ARTICLE:
            outer = piece.head.numeral
        out.append(piece)
        place += 1
    return out


def _may_begin(out: list[Piece | Quotation], piece: Piece) -> bool:
    if piece.words[0] not in _OPENERS or not out:
        return False
    before = out[-1]
    return isinstance(before, Quotation) or (before.head is None and before.words[-1] in '.:;”"')


def _is_unmarked(out: list[Piece | Quotation], piece: Piece, outer: int) -> bool:
    """An article that follows an order to change and is not the next of the act: quoted without marks."""
    before = out[-1] if out else None
    return (
        isinstance(piece.head, ArticleHead)
        and isinstance(before, Piece)
        and not (piece.head.kind is ProvisionKind.ARTICLE and piece.head.numeral == outer + 1)
        and bool(_ORDER.search(before.words[-300:]))
    )


def _end(pieces: tuple[Piece, ...], place: int, outer: int, patient: bool) -> tuple[int, bool]:
    """Place behind the last piece of the quotation that begins at `place` (`place` itself if there is none)."""
    depth = 0
    straight = pieces[place].words[0] == '"'
    first_close = 0
    for at in range(place, min(len(pieces), place + (_REACH if patient else 40))):
        words = pieces[at].words
        depth += words.count("“") + words.count("„") - words.count("”")
        closes = bool(_CLOSING.search(words)) and words != '"' and not (at == place and len(words) < 2)
        if at == place and not straight and depth <= 0 and not closes:
            return place, True
        if at == place and straight and not closes and words.count('"') % 2 == 0:
            return place, True
        if closes and (straight or depth <= 0):
            return at + 1, True
        if closes and not first_close:
            first_close = at + 1
        if at > place and _is_own(pieces[at], outer) and first_close:
            return first_close, False
        if at > place and _is_own(pieces[at], outer) and straight:
            return at, False
    return first_close or _next_own(pieces, place, outer, _REACH if patient else 40), False


def _is_own(piece: Piece, outer: int) -> bool:
    head = piece.head
    return isinstance(head, ArticleHead) and head.kind is ProvisionKind.ARTICLE and head.numeral == outer + 1


def _next_own(pieces: tuple[Piece, ...], place: int, outer: int, reach: int = _REACH) -> int:
    """Place of the act's next own article, `place` itself where none is in reach."""
    places = range(place, min(len(pieces), place + reach))
    return next((at for at in places if _is_own(pieces[at], outer)), place)


def _without_opener(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    first = pieces[0]
    if first.words in _OPENERS and len(pieces) > 1:
        return pieces[1:]
    if first.words[0] not in _OPENERS or first.head:
        return pieces
    return (Piece(first.start + 1, first.end, first.words[1:].lstrip()), *pieces[1:])
