"""Footnotes that end a text without square brackets: `(*) …` below the signature of a ruling, `(1) …` behind the last
article of an old law, where editors say what was changed."""

import re
from collections.abc import Sequence

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment.lines import Piece
from nlp.segment.tree import Draft, draft

_STARRED = re.compile(r"\((?P<number>\*{1,3})\)\s?[^\W_]|(?P<bare>\*{1,3})\)?\s?[^\W_].*\.$")
_NUMBERED = re.compile(r"\((?P<number>\d{1,2})\)\s?[^\W_]")
_UNIT = re.compile(r"\b(?:ibare|madde|fıkra|ben[td]|başlı[kğ]|hüküm|hükm|cümle|Kanun|Kararname)")
_CHANGED = re.compile(r"(?:değiştirilmiş|eklenmiş|kaldırılmış|çıkarılmış|işlenmiş|iptal edilmiş|düzenlenmiş)\w*\.$")
_LAST = 40


def notes_at_the_end(pieces: Sequence[Piece]) -> list[Draft]:
    """The drafts of the last pieces, as many of them as are such notes."""
    return _starred(pieces) or _numbered(pieces)


def page_note(piece: Piece) -> Draft:
    """The draft of a note that a printed page has below its text."""
    return _note(piece, re.compile(r"\((?P<number>\d{1,2}|\*{1,3})\)"))


def _starred(pieces: Sequence[Piece]) -> list[Draft]:
    first = len(pieces)
    while first > 1 and _STARRED.match(pieces[first - 1].words):
        first -= 1
    return [_note(piece, _STARRED) for piece in pieces[first:]]


def _numbered(pieces: Sequence[Piece]) -> list[Draft]:
    """Notes counted from 1, each about a change; a paragraph `(1)` of the last article is none."""
    first = len(pieces)
    while first > 1 and (found := _NUMBERED.match(pieces[first - 1].words)):
        first -= 1
        if not _tells_of_a_change(pieces[first].words):
            return []
        if found["number"] == "1":
            is_first = pieces[first - 1].head is not None
            return [] if is_first else [_note(piece, _NUMBERED) for piece in pieces[first:]]
    return []


def _tells_of_a_change(words: str) -> bool:
    return _CHANGED.search(words[-_LAST:]) is not None and _UNIT.search(words) is not None


def _note(piece: Piece, pattern: re.Pattern[str]) -> Draft:
    found = pattern.match(piece.words)
    marks = found.groupdict() if found else {}
    number = marks.get("number") or marks.get("bare") or ""
    label_end = piece.start + len(re.match(r"\(?[\d*]*\)?", piece.words)[0])  # type: ignore[index]  # matches always
    return draft(Kind.FOOTNOTE, number, piece.start, piece.end, label=(piece.start, label_end), words=label_end)
