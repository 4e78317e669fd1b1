"""Titles without a number in texts without articles: `Öğrencinin sorumlulukları` above paragraphs or points."""

from collections.abc import Sequence

from nlp.segment.lines import Piece
from nlp.segment.marks import mark_at
from nlp.segment.printed import is_open
from nlp.segment.source import Source
from nlp.segment.tables import is_row
from nlp.segment.title_lines import looks_like_title

_LONGEST = 120


def stands_above(source: Source, piece: Piece, before: Piece | None, following: Sequence[Piece]) -> bool:
    """Whether a line is the title of what stands below it: short, behind a sentence that has ended, above a text."""
    if not following or len(piece.words) > _LONGEST or not is_open(piece.words) or is_row(piece.words):
        return False
    if (before and is_open(before.words)) or mark_at(source.view, piece.start, piece.end):
        return False
    below = following[0]
    is_text = not is_open(below.words) or mark_at(source.view, below.start, below.end) is not None
    return is_text and looks_like_title(source, piece.start, piece.end)
