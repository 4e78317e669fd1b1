"""The table behind the last article that tells by which decision a text was adopted and where it was published."""

import re
from dataclasses import dataclass

from dayanak.law.document import Fact
from nlp.facts.dates import DATE, iso

_ROW = (
    rf"[^\n]{{0,60}}(?:\n[^\n\d]{{0,40}}){{0,3}}\n[|\s]{{0,9}}(?P<date>{DATE})[|\s]{{1,9}}(?P<number>\d[\d/.-]{{0,20}})"
)
_ADOPTED = re.compile(
    rf"^(?![^\n]{{0,60}}Değişiklik)[^\n]{{3,40}}\sKabul\s+Edildiği\s[^\n]{{0,40}}Karar{_ROW}", re.MULTILINE
)
_PUBLISHED = re.compile(
    rf"^(?![^\n]{{0,60}}Değişiklik)[^\n]{{3,40}}\sYayımlandığı\s+Resm[iî]\s+Gazete\W?n[ıi]n{_ROW}", re.MULTILINE
)
_SEARCHED = 8_000


@dataclass(frozen=True, slots=True)
class History:
    """Date and number of the decision that adopted a text, and of the gazette that published it."""

    accepted: Fact | None = None
    number: Fact | None = None
    gazette_date: Fact | None = None
    gazette_number: Fact | None = None


def read_history(text: str) -> History:
    """What the table at the end of `text` tells; empty where there is none."""
    return History(*_row(_ADOPTED, text), *_row(_PUBLISHED, text))


def _row(pattern: re.Pattern[str], text: str) -> tuple[Fact | None, Fact | None]:
    found = pattern.search(text, max(0, len(text) - _SEARCHED))
    day = iso(found["date"]) if found else None
    if found is None or day is None:
        return None, None
    date = Fact(day, "text", 0.9, found.start("date"), found.end("date"))
    return date, Fact(found["number"], "text", 0.9, found.start("number"), found.end("number"))
