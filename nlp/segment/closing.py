"""How documents end: the formula of farewell, the date, and the names of those who sign."""

import re
from collections.abc import Sequence

from nlp.segment.labels import is_farewell
from nlp.segment.lines import Piece

_TITLES = r"(?:(?:Prof|Doç|Yrd|Öğr|Dr|Av|Arş|Gör)\.\s?(?:Üyesi\s|Gör\.\s?)?)*"
_GIVEN = r"[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]+(?: [A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]+| [A-ZÇĞİÖŞÜ]\.){0,2}"
_SURNAME = r"(?: [A-ZÇĞİÖŞÜ]{2,20}(?:-[A-ZÇĞİÖŞÜ]{2,20})?){1,2}"
_NAME = re.compile(rf"{_TITLES}{_GIVEN}{_SURNAME}(?: [A-ZÇĞİÖŞÜ][^.;:|]{{0,60}})?")
_DATE = re.compile(
    r"\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?\d{4}"
    r"|\d{1,2} (?:Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık) \d{4}"
)
_LINES_OF_SIGNATURE = 8
_SHORT = 100


def is_date(words: str) -> bool:
    """Whether a line is a date and nothing else."""
    return bool(_DATE.fullmatch(words))


def is_name(words: str) -> bool:
    """Whether a line is a person's name as signatures print it, the surname in capitals."""
    return len(words) <= _SHORT and bool(_NAME.fullmatch(words))


def signature_from(pieces: Sequence[Piece], at: int) -> int:
    """Where the signature begins among `pieces[at:]`: behind the farewell, else at a name close to the end."""
    last = next((i for i in range(len(pieces) - 1, at - 1, -1) if is_farewell(pieces[i].words)), None)
    if last is not None and _may_sign(pieces[last + 1 :]):
        return last + 1
    for place in range(max(at, len(pieces) - _LINES_OF_SIGNATURE), len(pieces)):
        if is_name(pieces[place].words) and _may_sign(pieces[place:]):
            return place
    return len(pieces)


def _may_sign(pieces: Sequence[Piece]) -> bool:
    return len(pieces) <= _LINES_OF_SIGNATURE and all(len(piece.words) <= _SHORT for piece in pieces)
