"""Titles that stand behind the heads of their articles: `Madde 6 (Title)`, `Madde 5 – Title:`, `Madde 5 – Title` on a
line of its own, and, where a text prints most of its articles so, `Madde 5` ⏎ `Title`."""

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.segment import marks
from nlp.segment.annotations import ANNOTATION, FOOTNOTE_MARK
from nlp.segment.heads import ArticleHead
from nlp.segment.lines import Piece
from nlp.segment.quotations import Quotation
from nlp.segment.source import Source
from nlp.segment.tree import Draft

_BRACKETED = re.compile(r"\([A-ZÇĞİÖŞÜ][^()]{2,100}\)")
_NO_PREDICATE = r"(?:(?<![dt][ıiuü]r)|(?<=[Mm]üdür))"
_NO_VERB = rf"{_NO_PREDICATE}(?<![^l][ae]r)"
_SAME_LINE = re.compile(rf"(?!Bu\s|İşbu\s|Aşağıda)[A-ZÇĞİÖŞÜ][^.;:,]{{2,60}}{_NO_PREDICATE}:")
_OPEN = re.compile(rf"(?!Bu\s|İşbu\s)[A-ZÇĞİÖŞÜ][^.;:,]{{2,100}}[^\W\d_)]{_NO_VERB}")
_BELOW = re.compile(rf"(?!Bu\s|İşbu\s)[A-ZÇĞİÖŞÜ][^.;:]{{2,100}}[^\W\d_)]{_NO_VERB}")
_LONGEST_BELOW = 102
_MOST = 2 / 3

Item = Piece | Quotation


def is_bracketed(items: Sequence[Item], place: int) -> bool:
    """Whether the title in brackets stands right behind the head at `place`."""
    after = items[place + 1] if place + 1 < len(items) else None
    head = items[place]
    return (
        isinstance(after, Piece)
        and isinstance(head, Piece)
        and head.words[-1].isalnum()
        and bool(_BRACKETED.fullmatch(after.words))
        and not ANNOTATION.match(after.words)
    )


def stand_below(source: Source, items: Sequence[Item]) -> bool:
    """Whether most heads that are alone on their lines have their titles on the lines below, as treaties do."""
    found = [
        _is_below(source, after, items[place + 2] if place + 2 < len(items) else None)
        for place, (head, after) in enumerate(pairwise(items))
        if isinstance(head, Piece)
        and isinstance(head.head, ArticleHead)
        and "\n" in source.view[head.end : after.start]
    ]
    return sum(found) > 1 and sum(found) >= _MOST * len(found)


def _is_below(source: Source, title: Item, following: Item | None) -> bool:
    if not isinstance(title, Piece) or title.head or not isinstance(following, Piece) or following.head:
        return False
    return (
        len(title.words) <= _LONGEST_BELOW
        and _BELOW.fullmatch(title.words) is not None
        and (following.words[0].isupper() or marks.mark_at(source.view, following.start, following.end) is not None)
    )


def own_title(source: Source, article: Draft, body: Sequence[Item], below: bool) -> tuple[int, int] | None:
    """The span of the title that stands behind the head of an article; `below`: the text prints titles so."""
    first = body[0] if body else None
    if not isinstance(first, Piece) or article.label is None:
        return None
    following = body[1] if len(body) > 1 else None
    if source.view[article.label[1] - 1].isalnum() and _BRACKETED.fullmatch(first.words):
        return None if ANNOTATION.match(first.words) else (first.start + 1, first.end - 1)
    is_own = (below and _is_below(source, first, following)) or (
        isinstance(following, Piece)
        and (_is_open(source, article, first, following) or _is_on_the_line(source, first, following))
    )
    return (first.start, first.end) if is_own else None


def _is_on_the_line(source: Source, first: Piece, following: Piece) -> bool:
    return (
        bool(_SAME_LINE.fullmatch(FOOTNOTE_MARK.sub("", first.words).strip()))
        and following.words[-1] != ","
        and marks.mark_at(source.view, following.start, following.end) is None
    )


def _is_open(source: Source, article: Draft, first: Piece, following: Piece) -> bool:
    """Whether the line of an article's head goes on with its title, and its words follow on lines of their own."""
    if article.label and "\n" in source.view[article.label[1] : first.start]:
        return False
    if not _OPEN.fullmatch(first.words):
        return False
    clause = marks.DECIMAL.match(source.view, following.start, following.end)
    if clause and clause["number"] == f"{article.number}.1":
        return True
    mark = marks.mark_at(source.view, following.start, following.end)
    if mark and mark.form == "paren":
        return mark.glyph == "1"
    if mark:
        words = [word for word in first.words.split() if len(word) > 3]
        return sum(word[0].isupper() for word in words) * 4 >= len(words) * 3
    return following.words[0].isupper() and following.words[-1] in ".:;" and len(following.words) > len(first.words)
