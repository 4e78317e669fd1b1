"""What follows the provisions: unmerged provisions, the table of amendments, footnotes, annexes, notices."""

import re

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment.annotations import ANNOTATION
from nlp.segment.heads import ArticleHead
from nlp.segment.lines import Piece
from nlp.segment.tree import Draft, draft

_UNMERGED = re.compile(r"(?:^|\s)(?:İŞLENEMEYEN|İŞLENMEYEN|İŞLENEMİYEN)\b")
_TABLE = re.compile(
    r"EK\s+VE\s+DEĞİŞİKLİK|DEĞİŞİKLİK\s+GETİREN|YÜRÜRLÜĞE\s+GİR(?:İŞ|DİĞİ|ME)\s+TARİH|DEĞİŞTİREN\s+(?:KANUN|MEVZUAT)"
)
_FOOTNOTE = re.compile(r"\[(\d{1,4})\]")
_NOTICE = re.compile(r"Ek(?:ler)?i? için tıklayınız\.?")
_ANNEX = re.compile(
    r"\(?(?:EK|Ek)\s?[-–:/]?\s?(?P<number>\d{1,3}(?:/[A-Z])?|[IVX]{1,5}|[A-Z])?\)?\s?[.:]?(?:\s?[-–:]\s?.{0,120})?"
)
_EXECUTION = re.compile(r"\b(?:Bu|İşbu)\s[^.]{3,160}\byürütür(?:ler)?\.\s?(?:\[\d+\])?$")


def split_tail(pieces: tuple[Piece, ...], notes_from: int) -> tuple[tuple[Piece, ...], list[Draft]]:
    """The pieces before the tail, and the drafts of the tail."""
    first = next((i for i, piece in enumerate(pieces) if isinstance(piece.head, ArticleHead)), len(pieces))
    executed = False
    for at in range(first, len(pieces)):
        piece = pieces[at]
        if _begins(piece, executed, notes_from):
            return pieces[:at], _segments(pieces[at:], notes_from)
        executed = executed or bool(_EXECUTION.search(piece.words[-240:]))
    return pieces, []


def _begins(piece: Piece, executed: bool, notes_from: int) -> bool:
    return piece.start >= notes_from or _kind(piece, executed) is not None


def _kind(piece: Piece, executed: bool) -> Kind | None:
    words = piece.words
    if piece.head is None and len(words) < 600 and _is_capitals(words):
        if _UNMERGED.search(words):
            return Kind.UNMERGED
        if _TABLE.search(words):
            return Kind.TABLE
    if _NOTICE.fullmatch(words):
        return Kind.NOTE
    if executed and piece.head is None and _ANNEX.fullmatch(words) and not ANNOTATION.match(words):
        return Kind.ANNEX
    return None


def _is_capitals(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return bool(letters) and sum(sign.isupper() for sign in letters) >= 0.8 * len(letters)


def _segments(pieces: tuple[Piece, ...], notes_from: int) -> list[Draft]:
    drafts: list[Draft] = []
    counts: dict[Kind, int] = {}
    for piece in pieces:
        kind = _kind(piece, executed=True)
        mark = _FOOTNOTE.match(piece.words) if piece.start >= notes_from else None
        if mark:
            label_end = piece.start + len(mark[0])
            drafts.append(
                draft(Kind.FOOTNOTE, mark[1], piece.start, piece.end, label=(piece.start, label_end), words=label_end)
            )
        elif drafts and (kind is None or kind is drafts[-1].kind):
            drafts[-1].end = piece.end
        else:
            kind = kind or Kind.NOTE
            counts[kind] = counts.get(kind, 0) + 1
            annex = _ANNEX.fullmatch(piece.words) if kind is Kind.ANNEX else None
            number = annex["number"] if annex and annex["number"] and annex["number"].isalnum() else counts[kind]
            drafts.append(draft(kind, number, piece.start, piece.end))
    return drafts


def footnotes_from(view: str) -> int:
    """Where the list of footnotes begins: at the last [1] that opens a line, if [1] also stands before."""
    places = [found.start() for found in re.finditer(r"\[1\]", view)]
    if not places:
        return len(view) + 1
    last = places[-1]
    opens_line = not view[max(0, last - 200) : last].rpartition("\n")[2].strip()
    known = len(places) > 1 or bool(_TABLE.search(view[max(0, last - 4000) : last]))
    return last if opens_line and known else len(view) + 1
