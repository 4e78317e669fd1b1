"""Dates as written in Turkish texts, and reckoning with them."""

import calendar
import re
from datetime import date, timedelta

from dayanak.law.letters import fold

_MONTHS = "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik".split(" ")  # noqa: SIM905
DATE = (
    r"(?:\d ?\d?\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}"
    r"|\d{1,2}\s+(?:Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"
    r"|OCAK|ŞUBAT|MART|NİSAN|MAYIS|HAZİRAN|TEMMUZ|AĞUSTOS|EYLÜL|EKİM|KASIM|ARALIK)\s+\d{4})"
)
"""Pattern of one date; a blank inside the day, as OCR leaves it, is allowed."""


def iso(written: str) -> str | None:
    """The date as ISO 8601, or None where no such day exists."""
    parts = re.findall(r"\d+|[^\W\d_]+", re.sub(r"(?<=\d) (?=\d\s?[./-])", "", written))
    if len(parts) != 3:
        return None
    day, month, year = parts
    number = _MONTHS.index(fold(month)) + 1 if fold(month) in _MONTHS else month
    try:
        return date(int(year), int(number), int(day)).isoformat()
    except ValueError:
        return None


def later(start: str, number: int, unit: str) -> str:
    """The ISO date `number` days, months or years after `start`."""
    day = date.fromisoformat(start)
    if unit.startswith("gün"):
        return (day + timedelta(days=number)).isoformat()
    months = day.month - 1 + number * (12 if unit.startswith("yıl") else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1])).isoformat()


def month_after(start: str) -> str:
    """The first day of the month after that of `start`."""
    return later(start[:8] + "01", 1, "ay")
