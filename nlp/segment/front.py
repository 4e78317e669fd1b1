"""What stands before the provisions: masthead, title, and the parts of a letter."""

import re
from collections.abc import Sequence

from dayanak.law.letters import upper
from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment.lines import Piece
from nlp.segment.source import Source
from nlp.segment.tree import Draft, draft

_MONTH = r"(?:Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık)"
_DATE = re.compile(
    rf"\d{{1,2}} {_MONTH} \d{{4}},? (?:PAZARTESİ|SALI|ÇARŞAMBA|PERŞEMBE|CUMA|CUMARTESİ|PAZAR)", re.IGNORECASE
)
_NAME = re.compile(r"Resm[iî] Gazete", re.IGNORECASE)
_GAZETTE = (
    (Kind.GAZETTE_DATE, _DATE),
    (Kind.GAZETTE_NAME, _NAME),
    (Kind.GAZETTE_NUMBER, re.compile(r"Sayı ?: ?\d{5}(?: ?\(.*\))?")),
    (Kind.TYPE_LINE, re.compile(r"[A-ZÇĞİÖŞÜ]+(?: [A-ZÇĞİÖŞÜ]+){0,3}")),
    (Kind.INSTITUTION, re.compile(r".{3,200}(?:[dt][ae]n|DAN|DEN) ?:")),
)
_ADDRESSEE = re.compile(r"[A-ZÇĞİÖŞÜ .,()/]{4,120}(?:[NY]?[AE])")


def read_front(pieces: list[Piece]) -> list[Draft]:
    """Front matter: the masthead of a gazette item, else one `head` a paragraph."""
    if not pieces:
        return []
    if is_gazette(pieces):
        return _gazette(pieces)
    return [draft(Kind.HEAD, place, piece.start, piece.end) for place, piece in enumerate(pieces, 1)]


def in_lines(source: Source, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, a masthead that a page prints as the row of a table made the lines that it has elsewhere."""
    if not pieces or pieces[0].words.count(" | ") != 2:
        return tuple(pieces)
    first, cells, place = pieces[0], [], pieces[0].start
    for cell in source.view[first.start : first.end].split("|"):
        start, end = source.strip(place, place + len(cell))
        cells.append(Piece(start, end, source.words(start, end)))
        place += len(cell) + 1
    return (*cells, *pieces[1:]) if is_gazette(cells) else tuple(pieces)


def is_gazette(pieces: Sequence[Piece]) -> bool:
    """Whether a text begins with the date line and the name of the gazette."""
    names = [piece.words for piece in pieces[1:4]]
    return bool(pieces) and bool(_DATE.fullmatch(pieces[0].words)) and any(map(_NAME.fullmatch, names))


def _gazette(pieces: list[Piece]) -> list[Draft]:
    drafts: list[Draft] = []
    kinds = list(_GAZETTE)
    for place, piece in enumerate(pieces):
        found = next((i for i, (_, pattern) in enumerate(kinds) if pattern.fullmatch(piece.words)), None)
        if found is None or (kinds[found][0] is Kind.TYPE_LINE and len(piece.words) > 40):
            drafts += _title(pieces[place:])
            break
        drafts.append(draft(kinds[found][0], None, piece.start, piece.end))
        del kinds[: found + 1]
    return drafts


def _title(pieces: list[Piece]) -> list[Draft]:
    """The title's lines are one node; what follows them is running text."""
    end = 0
    while end < len(pieces) and is_title_line(pieces[end].words):
        end += 1
    end = max(end, 1)
    drafts = [draft(Kind.TITLE, None, pieces[0].start, pieces[end - 1].end)]
    return drafts + [draft(Kind.MASTHEAD, place, p.start, p.end) for place, p in enumerate(pieces[end:], 1)]


def is_gazette_date(words: str) -> bool:
    """Whether a line is the date of an issue of the gazette, with its day of the week."""
    return _DATE.fullmatch(words) is not None


def is_title_line(words: str) -> bool:
    """Whether a line can be part of a document's title: capitals, or a number in brackets."""
    return upper(words) == words.replace("ı", "I") or (words.startswith("(") and words.endswith(")"))


def is_addressee(words: str) -> bool:
    """Whether a line names whom a letter is sent to: capitals in the dative."""
    return bool(_ADDRESSEE.fullmatch(words))
