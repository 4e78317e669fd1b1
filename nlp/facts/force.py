"""When a document enters into force, and whether it says that it is out of force."""

import re
from dataclasses import replace

from dayanak.law.document import Fact, Status
from nlp.facts.dates import DATE, iso, later, month_after
from nlp.facts.front import Front
from nlp.facts.titles import is_remainder

_ENTERS = re.compile(r"yürürlüğe\s+gir(?:er|mek|miş)")
_PUBLISHED = r"(?:Resm[iî]\s+Gazete\S*\s+)?(?:yayım|yayımlan|yayın|neşr|ilan)\w*"
_AFTER = re.compile(
    rf"{_PUBLISHED}(?:\s+tarihinden)?(?:\s+itibaren)?\s+(?P<number>\d+|bir|iki|üç|dört|altı|dokuz|on|otuz|altmış|doksan)"
    r"(?:\s*\([^)]*\))?\s+(?P<unit>gün|ay|yıl)\s+sonra"
)
_MONTH = re.compile(
    rf"{_PUBLISHED}(?:\s+tarihini)?\s+(?:izleyen|takip\s+eden)\s+(?:aybaşı|ayın\s+(?:başı|birinci|ilk))"
)
_SAME_DAY = re.compile(rf"{_PUBLISHED}\s+tarih|{_PUBLISHED}\s*$|yayımlandığı")
_ACCEPTED = re.compile(
    r"(?:kabul\w*|onay\w*|karar\w*)\s+(?:edil\w+\s+|alın\w+\s+)?tarih|Senato\w*[^.]{0,60}(?:kabul|onay)"
)
_FIXED = re.compile(rf"(?P<date>{DATE})\s*(?:tarihinde|tarihinden|['’]?\s*(?:d[ae]|t[ae]))")
_NUMBERS = {
    "bir": 1,
    "iki": 2,
    "üç": 3,
    "dört": 4,
    "altı": 6,
    "dokuz": 9,
    "on": 10,
    "otuz": 30,
    "altmış": 60,
    "doksan": 90,
}
_ANNULLED = re.compile(r"\bBu\s[^.]{0,90}Anayasa\s+Mahkemesi[^.]{0,40}[^;]{0,90}?iptal\s+edilmiştir")
_REPEALED = re.compile(r"\bBu\s[^;]{0,200}?yürürlükten\s+(?:kaldırılmıştır|kalkmıştır)|^\W*\(?MÜLGA\b")
_SEARCHED = 60_000


def find_in_force(text: str, gazette: Fact | None, accepted: Fact | None) -> Fact | None:
    """The day on which the document as a whole enters into force, where the text lets it be reckoned."""
    for found in reversed(list(_ENTERS.finditer(text, max(0, len(text) - _SEARCHED)))):
        start = max(0, found.start() - 260)
        clause = text[start : found.start()]
        opening = max(clause.rfind("Bu "), clause.rfind("bu "))
        if opening < 0:
            continue
        clause = clause[opening:]
        if day := _day_of(re.sub(r"\s+", " ", clause), gazette, accepted):
            return Fact(day, "text", 0.9, start + opening, found.end())
    return None


def _day_of(clause: str, gazette: Fact | None, accepted: Fact | None) -> str | None:
    published = gazette.value if gazette else None
    if (found := _AFTER.search(clause)) and published:
        number = _NUMBERS.get(found["number"]) or int(found["number"])
        return later(published, number, found["unit"]) if number < 5_000 else None
    if _MONTH.search(clause):
        return month_after(published) if published else None
    if _SAME_DAY.search(clause) and published:
        return published
    if _ACCEPTED.search(clause) and accepted:
        return accepted.value
    found = _FIXED.search(clause)
    return iso(found["date"]) if found else None


def find_status(front: Front, title: Fact) -> Fact | None:
    """Repealed or annulled, where the head of the text or its title says so."""
    if is_remainder(title.value):
        return replace(title, value=Status.REPEALED.value)
    for pattern, status in ((_ANNULLED, Status.ANNULLED), (_REPEALED, Status.REPEALED)):
        if found := pattern.search(front.flat[:1_500]):
            return Fact(status.value, "text", 0.9, found.start(), found.end())
    return None
