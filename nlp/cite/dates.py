"""Dates before a number: 31/5/2006, 31.05.2006, 18. 02. 2011, 3 Temmuz 1932, as ISO 8601."""

from nlp.cite.tokens import Tokens

_MONTHS = (
    "ocak",
    "şubat",
    "mart",
    "nisan",
    "mayıs",
    "haziran",
    "temmuz",
    "ağustos",
    "eylül",
    "ekim",
    "kasım",
    "aralık",
)
MONTHS = {name: place for place, name in enumerate(_MONTHS, 1)}
# Months of the Rumî calendar, as laws of the 1920s are dated.
MONTHS |= {"teşrinievvel": 10, "teşrinisani": 11, "kanunuevvel": 12, "kanunusani": 1}
_SIGNS = frozenset("/.-")


def read_date(tokens: Tokens, place: int) -> tuple[str, int]:
    """The date at `place` and the place after it; ("", place) where there is none."""
    day = tokens.word(place)
    if not day.isdecimal() or len(day) > 2:
        return "", place
    if month := MONTHS.get(tokens.word(place + 1)):
        return _iso(tokens.word(place + 2), month, day, place + 3, place)
    if tokens.word(place + 1) in _SIGNS and tokens.word(place + 3) in _SIGNS and tokens.word(place + 2).isdecimal():
        return _iso(tokens.word(place + 4), int(tokens.word(place + 2)), day, place + 5, place)
    return "", place


def _iso(year: str, month: int, day: str, end: int, place: int) -> tuple[str, int]:
    if not year.isdecimal() or len(year) not in (2, 4) or not 1 <= month <= 12:
        return "", place
    return f"{year if len(year) == 4 else '19' + year}-{month:02}-{int(day):02}", end
