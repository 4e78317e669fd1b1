"""Marks that open a unit: (1), a), 1., A), aa), i), –; their order, and which mark can follow which."""

import re
from functools import lru_cache
from typing import NamedTuple

LETTERS = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"
_CAPITALS = "ABCÇDEFGĞHIİJKLMNOÖPQRSŞTUÜVWXYZ"
_SKIPPABLE = frozenset("çğıöşüqwx")  # older laws leave out the Turkish letters, all leave out q, w, x
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_DOUBLE = 100
_LONGEST = 12
"""Signs of a mark, with the blanks in it and what must follow."""

_MONTHS = "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"
# A label in brackets is named, no unit opens: `(a) ilâ (ç) bentlerinde`, `(2) nci fıkra`, `(A) grubu belge`.
_REFERS = (
    r"(?:alt\s)?ben[dt]|fıkra|paragraf|(?:ve|veya|veyahut|yahut|ile|il[aâ]|,)\s\(|numaralı|no[’'.]?\s?lu\b|sayılı|SAYILI"
    r"|[ıiuü]?nc[ıiuü]\w{0,3}\s|(?:işaretli|harfli|rakamlı)\s"
    r"|(?:grubu|sınıfı|tipi|düzeyi|cetveli|tablosu|listesi|kısmı|şıkkı|kategorisi|derecesi)\w*\s"
)
_MARK = re.compile(
    r"\(\s?(?P<paren>\d{1,3}|[a-zçğıöşü]{1,3}|[A-ZÇĞİÖŞÜ]|[IVX]{2,5})\s?\)"
    rf"(?!\s?(?:{_REFERS}|A\.\s?Ş|Anonim\s|Limited\s|Ltd|Holding|[’']))"
    r"|(?:[a-zçğıöşü]\s?[-.]\s?(?=\d))?(?P<close>\d{1,3}|[a-zçğıöşü]{1,4}|(?P<same>[a-zçğıöşü])(?P=same){4,7}|[A-ZÇĞİÖŞÜ]|[IVX]{2,5}|Jj|[£©&€$])\s?\)"
    r"|(?P<dot>\d{1,3}|[a-zçğıöşüA-ZÇĞİÖŞÜ]|[IVX]{2,5}|[ivx]{2,4})\s?(?:\.\s?[-–—]|\.)(?=\s*[^\W\d_]|\s+[\d“\"(]|\((?:Ek|Değişik|Mülga)\b|\s*$)"
    r"|(?P<dash>\d{1,3}|[a-zçğıöşüA-ZÇĞİÖŞÜ]|[IVX]{2,5})\s?[-–—−](?=\s*[^\W\d_]|\s+[\d“\"(]|\s*$)"
    r"|(?P<bullet>[-–—•·●▪○■□►➢✓✔❖◦‣](?=\s+\w)|[-–•·●▪■►➢✓✔❖](?=[A-ZÇĞİÖŞÜ][a-zçğıöşü]{2}))"
)


# A numbered paragraph whose second bracket is lost.
_TORN = re.compile(rf"\((?P<paren>\d{{1,2}})\s(?!{_MONTHS})(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü][^)]{{30}})")
# Three figures behind a point are thousands (`50.000`), not a clause.
DECIMAL = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,2}){1,6})(?P<end>\.?[-)]|\.)?(?:\s+(?=\S)|(?<=\.)(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü]))"
)


class Mark(NamedTuple):
    """A mark as printed: its form (paren, close, dot, dash, bullet), glyph, and the label's span."""

    form: str
    glyph: str
    start: int
    end: int

    @property
    def readings(self) -> tuple[tuple[str, int], ...]:
        """What the glyph can stand for, as (class, place in the order of the class)."""
        return readings(self.glyph, self.form)


def may_be_marked(words: str) -> bool:
    """False where words surely open no unit: two letters, and no bracket soon. Many times faster than looking."""
    first = words[:2]
    if not first.isalpha() or len(first) < 2 or ")" in words[:10]:
        return True
    return first[0] in "ÖIVX" or (first[0] in "ivx" and "." in words[2:5])


def mark_at(view: str, start: int, end: int) -> Mark | None:
    """The mark that opens `view[start:end]`, or None."""
    near = view[start : min(end, start + _LONGEST)]
    is_word = near[:2].isalpha() and len(near) > 1 and near[0] not in "IVX" and ")" not in near
    if is_word and (near[0] not in "ivx" or "." not in near[2:5]):
        return None  # two letters, and no bracket soon: many times faster than looking
    found = _MARK.match(view, start, start + len(near)) or (near[:1] == "(" and _TORN.match(view, start, end))
    if not found or found.lastgroup is None:
        return None
    return Mark(found.lastgroup, found[found.lastgroup], start, found.end())


@lru_cache(maxsize=4096)
def readings(glyph: str, form: str = "close") -> tuple[tuple[str, int], ...]:
    """All (class, place) readings of a glyph; letters before Roman numerals."""
    if form == "bullet":
        return (("bullet", 1),)
    if glyph.isdigit():
        return (("number", int(glyph)),)
    found: list[tuple[str, int]] = []
    if len(glyph) == 1 and glyph in LETTERS:
        found.append(("lower", LETTERS.index(glyph) + 1))
    if len(glyph) == 1 and glyph in _CAPITALS:
        found.append(("upper", _CAPITALS.index(glyph) + 1))
    if len(glyph) > 1 and len(set(glyph)) == 1 and glyph[0] in LETTERS:
        found.append(("lower", _DOUBLE * (len(glyph) - 1) + LETTERS.index(glyph[0]) + 1))
    if value := roman(glyph):
        found.append(("roman" if glyph.islower() else "ROMAN", value))
    return tuple(found)


def roman(glyph: str) -> int:
    """Value of a Roman numeral of one case, 0 where the glyph is none."""
    small = glyph.replace("I", "i").replace("V", "v").replace("X", "x").replace("L", "l").replace("C", "c")
    if not small or any(sign not in _ROMAN for sign in small) or not (glyph == small or glyph.isupper()):
        return 0
    values = [_ROMAN[sign] for sign in small]
    return sum(-v if any(v < later for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def follows(kind: str, last: int, value: int) -> bool:
    """Whether `value` is the next place after `last`, old and new alphabets alike."""
    if kind == "bullet":
        return True
    if kind not in {"lower", "upper"}:
        return value == last + 1
    if last // _DOUBLE != value // _DOUBLE:
        return value == (last // _DOUBLE + 1) * _DOUBLE + 1 and last % _DOUBLE >= LETTERS.index("v")
    return last < value and all(LETTERS[(place - 1) % _DOUBLE] in _SKIPPABLE for place in range(last + 1, value))


def opens(kind: str, value: int) -> bool:
    """Whether a list of this class can begin with `value`."""
    return value == 1 or (kind == "lower" and value == _DOUBLE + 1)


def is_double(mark: Mark) -> bool:
    """Whether a mark is `aa`, which opens a list below letters where it does not come behind the last of them."""
    return mark.glyph == "aa"


def letter_of(value: int) -> str:
    """The small letter (double, triple … beyond the alphabet) at a place of the order."""
    return LETTERS[value % _DOUBLE - 1] * (value // _DOUBLE + 1)


def next_letter(last: int, following: int | None, modern: bool) -> int:
    """The place that an illegible mark after `last` must have, `following` being the next legible one."""
    place = last + 1
    while place < len(LETTERS) and LETTERS[place - 1] in (_SKIPPABLE if not modern else "qwx"):
        place += 1
    return place if following is None or place < following else min(last + 1, following - 1)


def next_decimal(number: str) -> str:
    """The decimal number that follows on the same level: `6.3` after `6.2`."""
    above, _, last = number.rpartition(".")
    return f"{above}.{int(last) + 1}" if above and last.isdigit() else ""


def before_a_sentence(view: str, place: int) -> bool:
    """Whether what stands at `place` can begin a sentence or title: a capital, a quotation, a bracket."""
    return view[place : place + 1].isupper() or view[place : place + 1] in {"“", '"', "("}
