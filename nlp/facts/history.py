"""By which decision a text was adopted and where it was published: the table behind the last article, or the closing
article itself (`Senatosunun 3/2/2016 tarih ve 2016/02 sayılı kararı ile kabul edilmiştir`)."""

import re
from dataclasses import dataclass
from itertools import islice

from dayanak.law.document import Fact
from dayanak.law.provision import ProvisionTree
from nlp.facts.closing import IN_FORCE, SELF, closing_passages
from nlp.facts.dates import DATE, iso

_ROW = (
    rf"[^\n]{{0,60}}(?:\n[^\n\d]{{0,40}}){{0,3}}\n[|\s]{{0,9}}(?P<date>{DATE})[|\s]{{1,9}}(?P<number>\d[\d/.-]{{0,20}})"
)
_ADOPTED = re.compile(
    rf"^(?![^\n]{{0,60}}Değişiklik)[^\n]{{3,40}}\s(?:Kabul\s+Edildiği|Görüşüldüğü|Onaylandığı)\s[^\n]{{0,40}}Karar{_ROW}",
    re.MULTILINE,
)
_STAMPED = re.compile(
    rf"(?:Senato|Kurul|Heyet|Meclis)\w*\s+Karar\w*\s+Tarihi?(?:\s*(?:ve|/|[-–])\s*(?:Sayı|No)\w*)?\s*:\s*"
    rf"(?P<date>{DATE})[\s,;/–-]{{1,9}}(?:Karar\s*)?(?:(?:Sayısı|No)\s*:\s*)?(?P<number>\d[\d/.-]{{0,20}})"
)
_PUBLISHED = re.compile(
    rf"^(?![^\n]{{0,60}}Değişiklik[^\n]*Yayımlandığı)[^\n]{{3,40}}\sYayımlandığı\s+(?:ve\s[^\n]{{3,60}}\s)?"
    rf"Resm[iî]\s+Gazete(?:\W?n[ıi]n)?(?![Ll]er){_ROW}",
    re.MULTILINE,
)
_DECIDED = re.compile(
    rf"(?P<date>{DATE})\s*(?:tarih(?:li)?(?:\s+ve)?|gün(?:lü)?\s+ve)\s+(?:SEN\s?[-–]?\s?)?(?P<number>\d[\d/.-]{{1,20}})"
    r"\s*(?:nolu|no['’]?lu|sayılı|numaralı)[^.;:]{0,40}(?:karar|oturum|toplantı)\w*['’]?\w*\s*(?:ile\b|uyarınca)?"
    r"[^.;:]{0,30}(?:kabul|onay|yürürlüğe\s+(?:gir(?:miş|er|mek)|kon))"
)
_SEARCHED = 8_000
_MOST = 4


@dataclass(frozen=True, slots=True)
class History:
    """Date and number of the decision that adopted a text, and of the gazette that published it."""

    accepted: Fact | None = None
    number: Fact | None = None
    gazette_date: Fact | None = None
    gazette_number: Fact | None = None


def read_history(tree: ProvisionTree) -> History:
    """What the table at the end tells; where there is none, what the closing article says of the decision."""
    adopted = _row(_ADOPTED, tree.text)
    if adopted[0] is None:
        adopted = _row(_STAMPED, tree.text)
    return History(*(adopted if adopted[0] else _decision(tree)), *_row(_PUBLISHED, tree.text))


def _decision(tree: ProvisionTree) -> tuple[Fact | None, Fact | None]:
    """Date and number of the decision by which, as its closing article says, the document itself was adopted."""
    for passage in islice(closing_passages(tree, IN_FORCE), _MOST):
        found = _DECIDED.search(passage.text)
        day = iso(found["date"]) if found else None
        if found and day and SELF.search(passage.text, 0, found.start()):
            at = passage.start
            number = Fact(found["number"], "text", 0.8, at + found.start("number"), at + found.end("number"))
            date = Fact(day, "text", 0.8, at + found.start("date"), at + found.end("date"))
            return date, number
    return None, None


def _row(pattern: re.Pattern[str], text: str) -> tuple[Fact | None, Fact | None]:
    found = pattern.search(text, max(0, len(text) - _SEARCHED))
    day = iso(found["date"]) if found else None
    if found is None or day is None:
        return None, None
    date = Fact(day, "text", 0.9, found.start("date"), found.end("date"))
    return date, Fact(found["number"], "text", 0.9, found.start("number"), found.end("number"))
