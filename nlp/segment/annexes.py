"""Annexes that are acts of their own: their articles hang under the annex, never among those of the act."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment.articles import ArticleReader
from nlp.segment.heads import ArticleHead
from nlp.segment.lines import Piece
from nlp.segment.quotations import set_apart
from nlp.segment.source import Source
from nlp.segment.tree import Draft

_WITH_ARTICLES = frozenset({Kind.ANNEX, Kind.NOTE})
"""What may hold articles of its own: a contract behind an act need not be called its annex."""


def read_annexes(source: Source, tail: Sequence[Draft], pieces: Sequence[Piece]) -> None:
    """Hangs articles under the annexes and notes of a tail; each keeps as its own text what stands before them."""
    starts = [piece.start for piece in pieces]
    for annex in tail:
        if annex.kind not in _WITH_ARTICLES:
            continue
        label, *own = pieces[bisect_left(starts, annex.start) : bisect_left(starts, annex.end)]
        if _has_articles(own):
            _read(source, annex, label, tuple(own))


def _has_articles(pieces: Sequence[Piece]) -> bool:
    """Whether heads among the pieces count from 1 and have words below them: cells of a table do not."""
    places = [place for place, piece in enumerate(pieces) if isinstance(piece.head, ArticleHead)]
    numerals = [head.numeral for place in places if isinstance(head := pieces[place].head, ArticleHead)]
    filled = all(after > place + 1 for place, after in pairwise([*places, len(pieces)]))
    return len(places) > 1 and numerals[0] == 1 and filled and sorted(numerals) == numerals


def _read(source: Source, annex: Draft, label: Piece, own: tuple[Piece, ...]) -> None:
    read = ArticleReader(source).read(set_apart(own))
    front = [part for part in read if part.kind is Kind.HEAD]
    annex.end = front[-1].end if front else label.end
    annex.children = [part for part in read if part.kind is not Kind.HEAD]
