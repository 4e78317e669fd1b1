"""Numbers and dates of a document's identity: law number, acceptance, gazette, EBYS number, series number."""

import re

from dayanak.law.document import DocumentKind as Kind
from dayanak.law.document import Fact
from nlp.facts.dates import DATE, iso
from nlp.facts.front import Front

_NUMBERS = [
    re.compile(pattern)
    for pattern in (
        r"Kanun\s+(?:[Nn]umarası|Maddesi|[Nn]o\.?)\s*[:.]?\s*(?P<number>\d{1,5})\b",
        r"(?:Cumhurbaşkanlığı\s+)?Kararname(?:sinin|nin|si)?\s+(?:[Nn]umarası|[Ss]ayısı|[Nn]o\.?)\s*:?\s*(?P<number>\d{1,4})\b",
        r"Kanun\s+Hük(?:münde|\.)\s+Kar(?:arname)?\S*\s+(?:[Nn]umarası|[Nn]o)\s*:?\s*(?P<number>\d{1,4})\b",
        r"Karar\s+Sayısı\s*:?\s*KHK\s*/\s*(?P<number>\d+)",
        r"(?P<number>\bE-\d{8}-[\d.]+-\d+)",
        r"(?:Karar|KARAR)\s+(?:Sayısı|No|SAYISI|NO)\s*[:.]?\s*[-—–]*\s*(?P<number>\d[\d./-]*\d|\d+)",
    )
]
_SERIES = re.compile(
    r"\((?:[^()]{0,60}?[:.]\s*)?(?:(?:SERİ|Seri|SIRA|Sıra|TEBLİĞ|Tebliğ)\s+)?(?:NO|No|SAYI|Sayı)?\s*[:.]?\s*"
    r"(?P<number>\d{4}/\d+|\d{1,4})\)"
)
_PLAIN = re.compile(
    r"(?:GENELGE|Genelge|SİRKÜLER|Sirküler)(?:\s+(?:NO|No|SAYISI|Sayısı|Numarası))?\s*[:./]?\s*(?P<number>(?:20|19)\d\d/\d+|[A-ZÇĞİÖŞÜ]+-?\d*/\d{4}-\d+\S*)"
)
_REFERENCE = re.compile(r"(?:^|(?<=\s))(?:Sayı|SAYI)\s*:\s*(?P<number>[^\s,;]{2,60})")
_ACCEPTED = [
    re.compile(pattern)
    for pattern in (
        rf"Kabul\s+[Tt]arihi\s*:?\s*(?P<date>{DATE})",
        rf"Kararının\s+Tarihi\s*:?\s*(?P<date>{DATE})",
        rf"(?:Karar|Senato|Toplantı|Onay|Kabul)\s+[Tt]arihi\s*(?:ve\s+\S+\s*)?:?\s*(?P<date>{DATE})",
        rf"Senato\w*\s+(?:nun\s+)?(?P<date>{DATE})\s*tarih",
        rf"(?:İlk\s+Yayın\s+Tarihi|(?:^|(?<=\s))(?:Tarih|TARİH))\s*:\s*(?P<date>{DATE})",
    )
]
_GAZETTE = [
    re.compile(pattern)
    for pattern in (
        r"Yay[ıi][mn]land[ıi]ğ[ıi]\s+(?:T\.?\s?C\.?\s+)?(?:Resm[iîı]\s+Gazete|R\.\s?Gazete)\S*\s*(?:Tarihi\s*[–-]\s*Sayısı)?\s*[:;.]?\s*"
        rf"(?:Tarih[iı]?\s*[:.;]*\s*)?(?P<date>{DATE})\s*(?:[-–]|Say[ıi](?:s[ıi])?)?\s*[:;.]?\s*(?P<number>\d{{1,5}})?",
        rf"Resm[iî]\s+Gazete\s+Tarihi\s*:\s*(?P<date>{DATE})\s*[-–,;]?\s*(?:Resm[iî]\s+Gazete\s+)?Sayısı\s*:\s*(?P<number>\d+)",
        rf"(?P<date>{DATE})\s+(?:PAZARTESİ|SALI|ÇARŞAMBA|PERŞEMBE|CUMA|CUMARTESİ|PAZAR|Pazartesi|Salı|Çarşamba|Perşembe"
        r"|Cuma|Cumartesi|Pazar)\s+(?:Resm[iî]\s+Gazete\s+)?(?:Sayı\s*:\s*(?P<number>\d+))?",
        rf"(?:R\.?G\.?|Resm[iî]\s+Gazete)\s*[:.]?\s*(?P<date>{DATE})\s*[-–/]\s*(?P<number>\d{{4,5}})",
    )
]


def find_number(front: Front, title: str | None, kind: Kind | None) -> Fact | None:
    """The document's own number: as labelled, of its series, or of its letter."""
    for pattern in _NUMBERS:
        if found := pattern.search(front.flat):
            return front.fact(found, "number", _slash(found["number"]))
    if kind in (Kind.COMMUNIQUE, Kind.TAX_CIRCULAR, Kind.CIRCULAR, None) and title:
        at = front.flat.find(title[-30:])
        if found := _SERIES.search(front.flat, max(0, at), max(0, at) + 400):
            return front.fact(found, "number")
    if found := _PLAIN.search(front.flat):
        return front.fact(found, "number")
    if kind not in (Kind.COMMUNIQUE, Kind.REGULATION, Kind.LAW) and (found := _REFERENCE.search(front.flat)):
        return front.fact(found, "number", found["number"].rstrip(".:"))
    return None


def _slash(number: str) -> str:
    return number.strip("./-")


def find_accepted(front: Front) -> Fact | None:
    """The day on which it was accepted, decided or signed, as ISO 8601."""
    for pattern in _ACCEPTED:
        if (found := pattern.search(front.flat)) and (day := iso(found["date"])):
            return front.fact(found, "date", day)
    return None


def find_gazette(front: Front) -> tuple[Fact | None, Fact | None]:
    """Date and number of the gazette in which it was published."""
    for pattern in _GAZETTE:
        if (found := pattern.search(front.flat)) and (day := iso(found["date"])):
            number = front.fact(found, "number") if found["number"] else None
            return front.fact(found, "date", day), number
    return None, None
