"""The act that a note of an editor names: "3/6/2020-7249/5 md.", "2/7/2018-KHK-703/96 md.", a gazette, a court."""

import re
from dataclasses import dataclass

from dayanak.law.letters import lower, upper

_DATE = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_REST = re.compile(
    r"[-–—/,.\s]*(?:tarih(?:li)?|gün(?:lü)?)?(?:ve)?[-–—/,]*"
    r"(?:(?P<issue>\d{5})(?P<again>\(?(?:\d\.?|[a-zçğıöşü]+inci|[a-zçğıöşü]+üncü)?m[üu]k(?:errer|\.)?\)?)?[-–—/,]*)?"
    r"(?P<series>K\.?H\.?K\.?|C\.?B?K\.?|C\.?K\.?|B\.?K\.?K\.?)?(?:sayılı)?[-–—/.]*(?P<number>\d{1,4})?"
    r"(?P<named>sayılı(?:Kanun[^\W\d]*HükmündeKararname|KHK|Cumhurbaşkanlığı|Kanun)?\w*)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"[^\d]{0,12}?/?(?P<series>ekgeç\w*\.?|ek|geç\w*\.?|mük\w*\.?)?(?P<article>\d{1,4})(?:[/-](?P<letter>[A-ZÇĞİÖŞÜa-zçğıöşü])(?![a-zçğıöşü]))?"
    r"[^\d;]{0,12}?m(?:d|ad)",
    re.IGNORECASE,
)
_COURT = re.compile(r"An(?:a(?:yasa)?)?\.?\s?Ma[hn]|AYM", re.IGNORECASE)
_BODIES = re.compile(r"Senato|Danıştay|Mütevelli|Yönetim\s?Kurul|Genel\s?Kurul|Rektör|Makam")
"""Bodies whose decisions the notation does not name by their number."""
_FILE = re.compile(
    r"E(?:sas)?(?:sayısı|no)?[.:]*(\d{4})/(\d{1,4})\D{0,12}?K(?:arar)?(?:sayısı|no)?[.:]*(\d{4})/(\d{1,4})"
)
_SERIES = {"ek": "ek-madde", "geç": "gecici-madde", "mük": "mukerrer-madde", "ekgeç": "ek-gecici-madde"}


@dataclass(frozen=True, slots=True)
class Source:
    """The acting provision in reference notation, where it can be told, and its day (ISO 8601)."""

    act: str | None = None
    date: str | None = None


def read_source(words: str) -> Source:
    """The act that the words behind the colon of a note name."""
    bare = "".join(words.split())
    found = _DATE.search(bare)
    date = _iso(*found.groups()) if found else None
    if _COURT.search(bare[:40]) or _COURT.search(words[:40]):
        file = _FILE.search(bare)
        return Source(f"aym:{file[1]}/{file[2]}-{file[3]}/{file[4]}" if file else None, date)
    if found and _BODIES.search(bare):
        return Source(None, date)
    return Source(_act(bare, found, date), date) if found else Source()


def _act(bare: str, dated: re.Match[str], date: str | None) -> str | None:
    rest = _REST.match(bare, dated.end())
    if rest is None:
        return None
    document = _document(rest, date, gazette="RG" in bare[: dated.start()].replace(".", ""))
    article = _ARTICLE.match(bare, rest.end())
    if document is None or article is None:
        return document
    series = lower(article["series"] or "").rstrip(".")[:5]
    name = next((_SERIES[one] for one in ("ekgeç", "geç", "mük", "ek") if series.startswith(one)), "madde")
    letter = f"-{article['letter']}" if article["letter"] else ""
    return f"{document}/{name}:{int(article['article'])}{letter}"


def _document(rest: re.Match[str], date: str | None, *, gazette: bool) -> str | None:
    series = upper(rest["series"] or "").replace(".", "")
    named = rest["named"] or ""
    if rest["number"]:
        if series == "KHK" or "Kararname" in named or "KHK" in named:
            return f"khk:{rest['number']}"
        if series in ("CK", "CBK") or "Cumhurba" in named:
            return f"cbk:{rest['number']}"
        if series != "BKK" and not (gazette and rest["issue"]):
            return f"kanun:{rest['number']}"
    if rest["issue"] and date and gazette:
        return f"rg:{rest['issue']}{'m' if rest['again'] else ''}@{date}"
    return None


def _iso(day: str, month: str, year: str) -> str | None:
    valid = 1 <= int(day) <= 31 and 1 <= int(month) <= 12
    return f"{year}-{int(month):02}-{int(day):02}" if valid else None
