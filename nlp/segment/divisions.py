"""What stands right under the head of a division: its own title, over how many lines it may run, and the titles of
groups and of the first article below it."""

import re
from collections.abc import Sequence

from nlp.segment import marks
from nlp.segment.annotations import ANNOTATION, FOOTNOTE_MARK
from nlp.segment.lines import Piece
from nlp.segment.printed import unmarked
from nlp.segment.source import Source

_LONGEST, _MOST = 250, 9
_NO_WORDS = re.compile(r"[\W\d_]*")
_GOES_ON = re.compile(r"(?:,|\b(?:ve|ile|veya)|[nğ][ıiuü]n)$")
"""How a line of a title ends that the next one goes on with: a genitive too (`… Genel Müdürlüğünün`)."""
_SUBDIVISION = re.compile(r"[A-ZÇĞİÖŞÜ]+ KESİM")


def titles_under(items: Sequence[object]) -> list[Piece]:
    """The titles among what stands between the head of a division and the next head, each with its marks of footnotes
    and its annotation; empty where not all of it are titles."""
    pieces = [item for item in items if isinstance(item, Piece)]
    if len(pieces) < len(items) or len(pieces) > _MOST or not all(map(_may_be_title, pieces)):
        return []
    titles: list[Piece] = []
    for piece in pieces:
        if titles and (_is_bare(piece) or _is_bare(titles[-1])):
            titles[-1] = Piece(titles[-1].start, piece.end, f"{titles[-1].words} {piece.words}")
        else:
            titles.append(piece)
    return [] if titles and _is_bare(titles[0]) else titles


def own_lines(source: Source, titles: Sequence[Piece], takes_one: bool) -> int:
    """How many of the titles under the head of a division are lines of its own title; with `takes_one` the article
    that follows has the last one for its own."""
    last = len(titles)
    if takes_one and last > 1 and not _GOES_ON.search(unmarked(titles[-2].words)):
        last -= 1
    return next((place for place in range(1, last) if _opens_another(source, titles[place])), last)


def _may_be_title(piece: Piece) -> bool:
    return len(piece.words) <= _LONGEST and (_is_bare(piece) or unmarked(piece.words)[-1:] not in {".", ";"})


def _is_bare(piece: Piece) -> bool:
    """Whether a piece has no words of its own: an annotation, marks of footnotes, signs."""
    return _NO_WORDS.fullmatch(FOOTNOTE_MARK.sub("", ANNOTATION.sub("", piece.words))) is not None


def _opens_another(source: Source, title: Piece) -> bool:
    """Whether a title below another one is of its own: marked as a side heading is, with a colon, a named part."""
    mark = marks.mark_at(source.view, title.start, title.end)
    is_side_heading = mark is not None and not (mark.form == "paren" and mark.glyph.isdigit())
    return is_side_heading or unmarked(title.words).endswith(":") or _SUBDIVISION.fullmatch(title.words) is not None
