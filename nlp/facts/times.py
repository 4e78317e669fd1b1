"""The wordings for the day on which something enters into force, and the day that each one means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dayanak.law.letters import lower
from nlp.cite.numbers import CARDINALS, ORDINALS
from nlp.facts.dates import COUNT, DATE, count_of, iso, later, month_after, month_number, year_after

_MONTHS = "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"
_PUBLISHED = (
    r"(?:(?:Resm[iî]\s+(?:Gazete|Ceride)\S*|Resm[iî]\s+Gazete\s+ile)\s+)?"
    r"\b(?P<{0}>yayım|yayın|neşr|neşir|ilan|ilân|kabul|onay|imza|karar)\w*(?:\s+(?:edildiği|ettiği|edilmesi\w*|olunduğu|alındığı))?"
)
_DAY = r"(?:\s+(?:tarihi?\w*|gün\w*))?"
_NEXT = r"(?:izleyen|takip\s*eden|takibeden|takip\s+eden|müteakip|sonraki|takiben)"
_ENDINGS = "inci|ıncı|uncu|üncü|nci|ncı|ncu|ncü"
_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_NTH = rf"(?:(?P<nth_{{0}}>{_WORDS}|\d{{{{1,2}}}}\s?(?:{_ENDINGS}|\.))\s+)?"
_PATTERNS = (
    rf"(?P<void>{DATE}\s*(?:tarihinden|['’]?\s?[dt][ae]n)\s*(?:itibaren|başlayarak)?\s+(?:[^.,;]{{0,160}}\s)?(?:geçerli|uygulanmak|uygulanmaya))",
    (
        rf"{_PUBLISHED.format('after')}{_DAY}(?:\s*,?\s*(?:itibaren|başlayarak))?,?\s+(?P<count>{COUNT})(?:\s*\([^()]{{1,20}}\))?"
        r"\s+(?P<unit>gün|hafta|ay|yıl)\w{0,3}\s+(?:sonra|geç)"
    ),
    rf"{_PUBLISHED.format('month')}{_DAY}\s+{_NEXT}\s+{_NTH.format('month')}(?:ay\s?baş|ayın\s+(?:baş|birinci|ilk|1))",
    rf"{_PUBLISHED.format('year')}{_DAY}\s+{_NEXT}\s+(?:takvim\s+|mal[iî]\s+)?yıl\w*\s+(?:baş|(?P<named>{_MONTHS})|ilk)",
    rf"{_PUBLISHED.format('last')}\s+ayın\s+son\s+günü",
    rf"{_PUBLISHED.format('next')}{_DAY}(?:\s+{_NEXT}|\s+itibaren)\s+{_NTH.format('day')}gün",
    rf"(?P<decided>{DATE})\s*(?:tarih(?:li)?(?:\s+ve)?|['’]?\s?[dt][ae])\s[^.;:]{{0,90}}?(?:karar|oturum|toplantı)\w{{0,5}}['’]?\w*\s*(?:ile|kabul|onay)",
    rf"(?P<fixed>{DATE})\s*(?:tarihi\w*|günü\w*|(?:['’]?\s?[dt][ae]n?)\b)",
    rf"(?P<old>\d{{4}}\s+(?:senesi|yılı)\s+(?:{_MONTHS})\w*\s+(?:ayının\s+)?(?:{_WORDS}|\d{{1,2}})\w*\s+gün)",
    rf"(?P<named_day>\d{{1,2}}\s+(?:{_MONTHS})\s+\d{{4}})(?!\d)",
    (
        rf"(?:{_PUBLISHED.format('same')}\s+(?:tarih|gün)\w*|\btarihi\s+(?:neşr|ilan|ilân)\w*|\b(?:yayım|yayın|neşr)\w*yla\b"
        r"|\b(?:kabulü|onayı|imzası)(?:n[ıi]|n?den|ndan)?(?:\s+ile\b|yla\b|yle\b|\s+müteakip|\s+takiben|\s+sonra)"
        r"|\b(?:kabul\s+edil|onaylan|imzalan)\w*\s+(?:sonra|müteakip|takiben))"
    ),
)
_TIME = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_ACCEPTED = re.compile(r"kabul|onay|imza|karar", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Published:
    """The days from which the wordings reckon, as ISO 8601, where they are known."""

    gazette: str | None
    accepted: str | None


@dataclass(frozen=True, slots=True)
class Time:
    """One wording for a day, its place in the passage, and the day where it can be reckoned."""

    start: int
    end: int
    day: str | None


def times(passage: str, known: Published) -> Iterator[Time]:
    """The days that a passage names, in order. "geçerli olmak üzere", which looks back, is none."""
    for found in _TIME.finditer(passage):
        if not found["void"]:
            yield Time(found.start(), found.end(), _day(found, known))


def _day(found: re.Match[str], known: Published) -> str | None:
    if written := found["fixed"] or found["decided"] or found["named_day"]:
        return iso(written)
    if found["old"]:
        year, month, day = re.findall(r"\w+", re.sub(r"\s(?:senesi|yılı|ayının)\s", " ", found["old"]))[:3]
        number = _ordinal(day)
        name = next(name for name in _MONTHS.split("|") if lower(month).startswith(lower(name)))
        return iso(f"{number} {name} {year}")
    word = (
        found["after"] or found["month"] or found["year"] or found["last"] or found["next"] or found["same"] or found[0]
    )
    start = known.accepted if _ACCEPTED.match(word) else known.gazette
    if start is None:
        return None
    if found["after"]:
        return later(start, count_of(found["count"]), found["unit"])
    if found["month"]:
        return month_after(start, _ordinal(found["nth_month"]))
    if found["year"]:
        return year_after(start, month_number(found["named"] or "") or 1)
    if found["last"]:
        following = month_after(start)
        return later(following, -1, "gün") if following else None
    return later(start, _ordinal(found["nth_day"]), "gün") if found["next"] else start


def _ordinal(written: str | None) -> int:
    if written is None:
        return 1
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else ORDINALS.get(lower(written), CARDINALS.get(lower(written), 1))
