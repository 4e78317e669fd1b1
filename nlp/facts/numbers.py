"""The number of a document and the day of its acceptance: as labelled, of its series, or of its letter."""

import re
from dataclasses import replace

from dayanak.law.document import DocumentKind as Kind
from dayanak.law.document import Fact
from nlp.facts.dates import DATE, iso
from nlp.facts.front import Front
from nlp.facts.gazette import names_gazette

_NUMBERS = [
    re.compile(pattern)
    for pattern in (
        r"Kanun(?:u|un|unun)?\s+(?:[Nn]umaras[ıi]?|Maddesi|[Nn]o\.?)\s*[:.]?\s*(?P<number>\d{1,5})\b",
        r"(?:Cumhurbaşkanlığı\s+)?Kararname(?:sinin|nin|si)?\s+(?:[Nn]umarası|[Ss]ayısı|[Nn]o\.?)\s*:?\s*(?P<number>\d{1,4})\b",
        rf"anun\s+Hük\S*\s*Kar\S*\s*(?:nin\s+)?Tarihi\s*:?\s*{DATE}\s*,?\s*No\s*:?\s*(?P<number>\d{{1,4}})\b",
        r"(?:Kabul\s+)?Numarası\s*:\s*(?P<number>\d{1,5})\b",
        rf"Kurulu\s+Kararının\s+Tarihi\s*:?\s*{DATE}\s*,?\s*No\s*:?\s*(?P<number>\d{{1,4}}/\d{{1,6}})\b",
        r"Karar\s+Sayısı\s*:?\s*KHK\s*/\s*(?P<number>\d+)",
        r"(?:GENELGE|Genelge)\s+(?:Sayısı|Numarası|No|SAYISI|NO)\s*[:.]\s*(?P<number>\d{1,5}(?:/\d{1,4})?)(?![\d/])",
        r"(?:Karar|KARAR)\s+(?:Sayısı|No|SAYISI|NO)\s*[:.]?\s*[-—–]*\s*(?P<number>\d[\d./-]*\d|\d+)",
    )
]
_SERIES = re.compile(
    r"\((?:[^()]{0,60}?[:.]\s*)?(?:(?:SERİ|Seri|SIRA|Sıra|TEBLİĞ|Tebliğ)\s+)?(?:NO|No|SAYI|Sayı)?\s*[:.]?\s*"
    r"(?P<number>\d{4}/\d+|\d{1,4})\)\W*$"
)
_PLAIN = re.compile(
    r"(?:(?:GENELGE|SİRKÜLER)(?:\s+(?:NO|SAYISI))?|(?:Genelge|Sirküler)\s+(?:No|Sayısı|Numarası))\s*[:./]?\s*"
    r"(?P<number>(?:20|19)\d\d/\d+|[A-ZÇĞİÖŞÜ]+-?\d*/\d{4}-\d+\S*)"
)
_EBYS = re.compile(r"(?P<number>\bE-\d{8}-[\d.]+-\d+)")
_AFTER_TITLE = re.compile(r"SİRKÜLERİ?\s*(?:/|-|–|NO\s*:?)\s*(?P<number>[\d/-]+)$")
_DECISION = re.compile(rf"Tarih\s+ve\s+Sayı\s*:\s*{DATE}\s*-\s*(?P<number>E\.?\s?\d+)")
_SENATE = re.compile(rf"(?i:senato)[^:]{{0,40}}Tarih\s+ve\s+Sayı\s*:\s*(?P<date>{DATE})\s*-\s*(?P<number>E\.?\s?\d+)")
_REFERENCE = re.compile(r"(?:^|(?<=\s))(?:Sayı|SAYI)\s*:\s*(?P<number>[^\s,;:]{0,30}\d[^\s,;:]{0,30})")
_SPACED = re.compile(r"(?:Sayı|SAYI)\s*:\s*(?P<number>(?:19|20)\d\d\s?/\s?\d{1,3}(?:\s?[/-]\s?\d{1,3})?)(?!\d)")
_LINE = re.compile(r"(?P<number>(?:19|20)\d\d\s?/\s?\d{1,3}(?:\s?[/-]\s?\d{1,3})?)")
_NATIONAL = frozenset({Kind.COMMUNIQUE, Kind.REGULATION, Kind.LAW, Kind.DECREE_LAW, Kind.CONSTITUTION, Kind.STATUTE})
_DAYS = r"(?i:PAZARTESİ|SALI|ÇARŞAMBA|PERŞEMBE|CUMA|CUMARTESİ|PAZAR)"
_ACCEPTED = [
    re.compile(pattern)
    for pattern in (
        rf"Kabul\s+[Tt]arihi\s*:?\s*(?P<date>{DATE})",
        rf"Kararının\s+Tarihi\s*:?\s*(?P<date>{DATE})",
        rf"anun\s+Hük\S*\s*Kar\S*\s*(?:nin\s+)?Tarihi\s*:?\s*(?P<date>{DATE})",
        rf"(?:(?:Karar|Senato|Toplantı|Onay|Kabul)\s+[Tt]arihi|Onay[ıi])\s*(?:ve\s+\S+\s*)?:?\s*(?P<date>{DATE})",
        rf"Kurulu\W?nca\s+(?P<date>{DATE})\s+tarihinde\s+kararlaştırıl",
        rf"Senato\w*\s+(?:nun\s+)?(?P<date>{DATE})\s*tarih",
        rf"Tarih\s+ve\s+Sayı\s*:\s*(?P<date>{DATE})",
        rf"^\s*(?P<date>{DATE})(?!\s*{_DAYS}\s+Resm)(?=\s*(?:{_DAYS}|Sayı|SAYI|\d{{4}}/))",
        rf"(?:İlk\s+Yayın\s+Tarihi|(?:^|(?<=\s))(?<!Gazete\s)(?:Tarihi?|TARİHİ?))\s*:\s*(?P<date>{DATE})",
        rf"(?:Sayı|SAYI)\s*:\s*\S+\s+(?P<date>{DATE})",
    )
]


def find_number(front: Front, title: Fact | None, kind: Kind | None) -> Fact | None:
    """The document's own number: as labelled, of its series, or of its letter."""
    for pattern in _NUMBERS:
        if found := pattern.search(front.flat):
            return front.fact(found, "number", _slash(found["number"]))
    if title is not None and (found := _SERIES.search(title.value) or _AFTER_TITLE.search(title.value)):
        return _in_title(front, title, found["number"])
    for pattern in (_PLAIN, _EBYS, _SENATE, _DECISION):
        if found := pattern.search(front.flat):
            return front.fact(found, "number")
    if kind in _NATIONAL or names_gazette(front):
        return None
    for line in front.lines[:6]:
        if found := _LINE.fullmatch(line.text):
            return Fact(re.sub(r"\s", "", line.text), "text", 0.9, line.start, line.end)
    if found := _SPACED.search(front.flat):
        return front.fact(found, "number", re.sub(r"\s", "", found["number"]))
    found = _REFERENCE.search(front.flat)
    return front.fact(found, "number", found["number"].rstrip(".")) if found else None


def _in_title(front: Front, title: Fact, number: str) -> Fact:
    """The number with its own place, the last one in the lines of the title."""
    if title.start is None or title.end is None:
        return replace(title, value=number)
    start = front.flat.rfind(number, title.start, title.end)
    if start < 0:
        return replace(title, value=number)
    return replace(title, value=number, start=start, end=start + len(number))


def _slash(number: str) -> str:
    return number.strip("./-")


def find_accepted(front: Front, gazette: str | None = None) -> Fact | None:
    """The day on which it was accepted, decided or signed, as ISO 8601. A bare date is one only where it does not come
    after that of the gazette: it may be the day of printing."""
    for pattern in (_SENATE, *_ACCEPTED):
        if (found := pattern.search(front.flat)) and (day := iso(found["date"])):
            return front.fact(found, "date", day)
    for line in front.lines:
        if re.fullmatch(DATE, line.text) and (day := iso(line.text)) and (gazette is None or day <= gazette):
            return Fact(day, "text", 0.8, line.start, line.end)
    return None
