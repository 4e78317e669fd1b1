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
_ATTACHED = re.compile(
    r"(?:DAĞITIM|Dağıtım)(?:\s?:.*|\s(?:LİSTESİ|[Ll]istesi|YERLERİ|[Yy]erleri).*)?|(?:EK|Ek)(?:LER|ler)?[İi]?\s?:.*"
)
"""How the lists begin that a letter has below its signature: what is attached to it, who gets it."""
_CERTIFIED = re.compile(r"ASLI(?:NIN)?\s(?:GİBİDİR|AYNIDIR)\.?", re.IGNORECASE)
"""Above the name of who certifies a copy."""


def is_date(words: str) -> bool:
    """Whether a line is a date and nothing else."""
    return bool(_DATE.fullmatch(words))


def is_name(words: str) -> bool:
    """Whether a line is a person's name as signatures print it, the surname in capitals."""
    return len(words) <= _SHORT and bool(_NAME.fullmatch(words))


def signature_from(pieces: Sequence[Piece], at: int) -> int:
    """Where the signature begins among `pieces[at:]`: behind the farewell, else at a name close to the end."""
    last = _farewell(pieces, at)
    if last is not None and _may_sign(pieces[last + 1 :]):
        return last + 1
    for place in range(max(at, len(pieces) - _LINES_OF_SIGNATURE), len(pieces)):
        if is_name(pieces[place].words) and _may_sign(pieces[place:]):
            return place - (place > at and _CERTIFIED.fullmatch(pieces[place - 1].words) is not None)
    return len(pieces)


def attached_from(pieces: Sequence[Piece], at: int) -> int:
    """Where the lists below the signature of a letter begin, the end where there are none."""
    last = _farewell(pieces, at)
    if last is None:
        last = next((i for i in range(at, len(pieces)) if is_name(pieces[i].words)), len(pieces))
    return next((i for i in range(last + 1, len(pieces)) if is_attached(pieces[i].words)), len(pieces))


def is_attached(words: str) -> bool:
    """Whether a line begins a list below a signature: `Ek: 1 liste`, `DAĞITIM`."""
    return _ATTACHED.fullmatch(words) is not None


def _farewell(pieces: Sequence[Piece], at: int) -> int | None:
    return next((i for i in range(len(pieces) - 1, at - 1, -1) if is_farewell(pieces[i].words)), None)


def _may_sign(pieces: Sequence[Piece]) -> bool:
    return len(pieces) <= _LINES_OF_SIGNATURE and all(len(piece.words) <= _SHORT for piece in pieces)
