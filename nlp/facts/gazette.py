"""Day and number of the gazette in which a document was published."""

import re

from dayanak.law.document import Fact
from nlp.facts.dates import DATE, iso
from nlp.facts.front import Front

_DAYS = r"(?i:PAZARTES[İI]|SALI|ÇARŞAMBA|PERŞEMBE|CUMA|CUMARTES[İI]|PAZAR)"
_NAME = r"(?:T\.?\s?C\.?\s+)?(?:Resm[iîı]\s+Gazete|RESM[İIÎ]\s+GAZETE|R\.?\s?Gazete|R\.?\s?G\.?)"
_SEVERAL = r"(?P<first>\d{1,2})(?:\s*[,-]\s*\d{1,2})*\s*,\s*"
"""Long laws were printed over several days: the first of them is the day of publication."""
_REPEAT = re.compile(r"[\s,-]*\(?\s*(?:(?P<turn>\d)\s*(?:\.|(?:inci|nci|üncü)\b)?\s*)?m[üu]k", re.IGNORECASE)
_PRINTED = (
    rf"Yay[ıi][mn]la(?:n?d)?[ıi]ğ[ıi]\s+{_NAME}\S*?\s*(?:Tarihi\s*[–-]\s*Sayısı)?\s*[:;.]?\s*"
    rf"(?:Tarih[iı]?\s*[:.;]*\s*)?(?:{_SEVERAL})?(?P<date>{DATE})"
    r"(?:\s*-\s*\d[\d./]*)?\s*,?\s*(?:[-–]|Say[ıi](?:s[ıi])?|No)?\s*[:;.]*\s*(?P<number>\d{1,5})?"
)
_LABELLED = (
    rf"{_NAME}(?:['’]\w+)?\s+(?:Tarihi?|TARİHİ?)\s*:?\s*(?P<date>{DATE})\s*[-–,;/]?\s*"
    rf"(?:{_NAME}(?:['’]\w+)?\s+)?(?:Sayısı?|SAYISI?|No)\s*:?\s*(?P<number>\d{{1,5}})(?!\d)"
)
_JOINT = (
    rf"{_NAME}(?:['’]\w+)?\s+(?:Tarih|TARİH)i?\s*(?:ve|/|-)\s*(?:Sayısı?|SAYISI?|No)\s*:?\s*"
    rf"(?P<date>{DATE})\s*(?:[-–/,]|ve|tarihli\s+ve)?\s*(?:Sayı\s*:?)?\s*(?P<number>\d{{4,5}})(?!\d)"
)
_PROCLAIMED = (
    rf"{_NAME}\s+(?:ile\s+)?[Nn]eşir\s+ve\s+[İi]l[âa]nı\s*:?\s*(?P<date>{DATE})\s*[-–,]?\s*(?:Sayı\s*:?\s*)?"
    r"(?P<number>\d{1,5})?(?!\d)"
)
_MASTHEAD = rf"(?P<date>{DATE})\s*,?\s+{_DAYS}\s+{_NAME}\s*(?:Say[ıi]\s*:?\s*(?P<number>\d{{1,5}})(?!\d))?"
_SHORT = rf"(?<!\w)\(?{_NAME}\s*[:.]?\s*(?P<date>{DATE})\s*[-–/]\s*(?:Sayı\s*:?\s*)?(?P<number>\d{{4,5}})(?!\d)"
_PATTERNS = [re.compile(pattern) for pattern in (_PRINTED, _LABELLED, _JOINT, _PROCLAIMED, _MASTHEAD)]
_LINE = re.compile(_SHORT)


def find_gazette(front: Front) -> tuple[Fact | None, Fact | None]:
    """Date and number of the gazette; of a citation of one in the text nothing is taken."""
    for pattern in _PATTERNS:
        if (found := pattern.search(front.flat)) and (day := _day(found)):
            number = front.fact(found, "number", _number(front, found)) if found["number"] else None
            return front.fact(found, "date", day), number
    for line in front.lines:
        if (found := _LINE.match(line.text)) and (day := iso(found["date"])):
            place = line.start, line.end
            return Fact(day, "text", 0.9, *place), Fact(found["number"], "text", 0.9, *place)
    return None, None


def names_gazette(front: Front) -> bool:
    """Whether the head tells in which gazette the document was published."""
    return any(pattern.search(front.flat) for pattern in _PATTERNS)


def _day(found: re.Match[str]) -> str | None:
    first = found.groupdict().get("first")
    written = str(found["date"])
    return iso(re.sub(r"^\d ?\d?", first, written, count=1)) if first else iso(written)


def _number(front: Front, found: re.Match[str]) -> str:
    """The gazette's number with the mark of a repeated issue: `33124 (Mükerrer)`, `33124 (3. Mükerrer)`."""
    repeat = _REPEAT.match(front.flat, found.end("number"), found.end("number") + 24)
    if repeat is None:
        return str(found["number"])
    turn = f"{repeat['turn']}. " if repeat["turn"] and repeat["turn"] != "1" else ""
    return f"{found['number']} ({turn}Mükerrer)"
