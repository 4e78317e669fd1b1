"""Dates as written in Turkish texts, and reckoning with them."""

import calendar
import re
from datetime import date, timedelta

from dayanak.law.letters import fold, lower

_MONTHS = (
    "ocak", "subat", "mart", "nisan", "mayis", "haziran", "temmuz", "agustos", "eylul", "ekim", "kasim", "aralik",
)  # fmt: skip
_RUMI = {
    "tesrinievvel": 10, "tesrinisani": 11, "kanunuevvel": 12, "kanunusani": 1,
}  # fmt: skip
"""Months as laws of the 1920s name them."""
DATE = (
    r"(?:\d ?\d?\s?[./-]{1,2}\s?\d{1,2}\s?[./-]{1,2}\s?\d{4}(?!\d)"
    r"|\d{1,2}\s+(?:Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"
    r"|OCAK|ŞUBAT|MART|NİSAN|MAYIS|HAZİRAN|TEMMUZ|AĞUSTOS|EYLÜL|EKİM|KASIM|ARALIK"
    r"|Teşrinievvel|Teşrinisani|Kanunuevvel|Kanunusani)\s+\d{4}(?!\d))"
)
"""Pattern of one date; a blank inside the day, as OCR leaves it, and a sign struck twice are allowed."""

_ONES = ("bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_WORDS = {word: place for place, word in enumerate(_ONES, 1)} | {
    word: 10 * place for place, word in enumerate(_TENS, 1)
}
COUNT = rf"(?:\d{{1,4}}(?!\d)|(?:yüz\s*)?(?:{'|'.join(_TENS)})\s?(?:{'|'.join(_ONES)})?|{'|'.join(_ONES)}|yüz)"
"""Pattern of a count of days or months, in digits or words: 90, doksan, on beş, onbeş, yüz seksen."""


def iso(written: str) -> str | None:
    """The date as ISO 8601, or None where no such day exists."""
    parts = re.findall(r"\d+|[^\W\d_]+", re.sub(r"(?<=\d) (?=\d\s?[./-])", "", written))
    if len(parts) != 3:
        return None
    day, month, year = parts
    name = fold(month)
    number = _MONTHS.index(name) + 1 if name in _MONTHS else _RUMI.get(name, month)
    try:
        return date(int(year), int(number), int(day)).isoformat()
    except ValueError:
        return None


def count_of(written: str) -> int:
    """The number that a count says; 0 where it says none."""
    if written.isdecimal():
        return int(written)
    rest, total = lower(re.sub(r"\s+", "", written)), 0
    if rest.startswith("yüz"):
        rest, total = rest.removeprefix("yüz"), 100
    for word in sorted(_WORDS, key=len, reverse=True):
        if rest.startswith(word) and (rest == word or _WORDS.get(rest.removeprefix(word), 10) < 10):
            return total + _WORDS[word] + _WORDS.get(rest.removeprefix(word), 0)
    return total


def later(start: str, number: int, unit: str) -> str | None:
    """The ISO date `number` days, weeks, months or years after `start`; None beyond the calendar."""
    try:
        day = date.fromisoformat(start)
        if unit.startswith(("gün", "hafta")):
            return (day + timedelta(days=number * (7 if unit.startswith("hafta") else 1))).isoformat()
        months = day.month - 1 + number * (12 if unit.startswith("yıl") else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1])).isoformat()
    except (ValueError, OverflowError):
        return None


def month_after(start: str, number: int = 1) -> str | None:
    """The first day of the month that follows that of `start`, or of a later one."""
    return later(start[:8] + "01", number, "ay")


def year_after(start: str, month: int = 1) -> str | None:
    """The first day of a month of the year after that of `start`."""
    return later(f"{start[:4]}-{month:02}-01", 1, "yıl")


def month_number(name: str) -> int | None:
    """The place in the year of a month named in words."""
    folded = fold(name)
    return _MONTHS.index(folded) + 1 if folded in _MONTHS else None
