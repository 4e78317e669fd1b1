"""Titles of sections in texts without articles, and in quotations of them: `2.6. Korunma önlemleri`; without a number
`Öğrencinin sorumlulukları` above paragraphs or points."""

from collections.abc import Sequence

from nlp.segment.lines import Piece
from nlp.segment.marks import DECIMAL, mark_at
from nlp.segment.printed import is_open
from nlp.segment.source import Source
from nlp.segment.tables import is_row
from nlp.segment.title_lines import is_numbered_heading, looks_like_title

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


def opens_sections(source: Source, pieces: Sequence[Piece]) -> bool:
    """Whether quoted words begin with the title of a section: `2.6. Genel açıklama`, or `10. İade` above `10.1.`"""
    first = pieces[0]
    if len(pieces) < 2 or not is_numbered_heading(source, first.start, first.end):
        return False
    if DECIMAL.match(source.view, first.start, first.end):
        return True
    mark = mark_at(source.view, first.start, first.end)
    found = (DECIMAL.match(source.view, piece.start, piece.end) for piece in pieces[1:])
    below = next(filter(None, found), None)
    return mark is not None and below is not None and below["number"].partition(".")[0] == mark.glyph
