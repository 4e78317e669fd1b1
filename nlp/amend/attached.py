"""Documents that an act repeals by a list attached to it: "Ekli (1) sayılı listede yer alan kanunlar yürürlükten
kaldırılmıştır". The list is read below the order, one effect a row."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from dayanak.law.citation import Citation, Effect
from dayanak.law.letters import lower
from nlp.amend.clauses import Clause
from nlp.amend.groups import make, targets_of
from nlp.amend.parts import path_in
from nlp.cite.dates import read_date
from nlp.cite.endings import kind
from nlp.cite.tokens import tokenise

_LISTS = frozenset({"liste", "cetvel"})
_LISTED = frozenset({"listede", "listedeki", "listelerde", "cetvelde", "cetveldeki", "cetvellerde"})
_ATTACHED = frozenset({"ekli", "ekteki", "ekinde", "ekindeki", "bağlı", "ilişik"})
_DOCUMENTS = {"kanunlar": "kanun", "kararnameler": "khk", "mevzuat": "", "düzenlemeler": "", "tebliğler": "teblig",
              "yönetmelikler": "yonetmelik"}  # fmt: skip
"""What stands in such a list, by the word for it, and its kind."""
_HEADING = re.compile(
    r"^[ \t]{0,9}(?:(?:EK|Ek)(?:Lİ|li)?[ \t:–-]{0,4})?"
    r"(?:\(?(?P<number>\d{1,2}|[IVX]{1,4})\)?\s{0,4}(?:SAYILI|Sayılı|sayılı|NUMARALI|Numaralı|numaralı)\s{1,4})?"
    r"(?:LİSTE|Liste|liste|CETVEL|Cetvel|cetvel)(?:[ \t:–-]{0,4}\(?(?P<behind>\d{1,2}|[IVX]{1,4})\)?)?[ \t]{0,9}$",
    re.MULTILINE,
)
_DAY = r"(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s{1,4}[^\W\d_]{3,14}\s{1,4}\d{4})"
_NUMBER = r"(?:\d{1,5})(?![\d./])(?!\s{1,4}[^\W\d_]{3,14}\s{1,4}\d{4}\s)"
_GAP = r"[\s|]{1,12}"
_ROW = re.compile(
    rf"^[ \t]{{0,9}}(?:\d{{1,4}}[ \t]{{0,3}}[.)–-]?{_GAP})"
    rf"(?:(?P<day>{_DAY})(?:{_GAP}(?P<number>{_NUMBER}))?|(?P<first>{_NUMBER}){_GAP}(?P<then>{_DAY})){_GAP}(?=\S)(?!tarih|gün)",
    re.MULTILINE,
)
_MARK = re.compile(r"[ \t|]{0,9}(?:\(?(?:\d{1,4}|[a-zçğıöşü]{1,2})[.)–-]{1,2}[ \t|]{0,9})?")
_MOST_ROWS = 5000


class Attached:
    """The lists that are attached to a text; each is read once, for the first order that names it."""

    def __init__(self, text: str, citations: Sequence[Citation]) -> None:
        self._text, self._citations = text, citations
        self._read: set[str] = set()

    def effects_of(self, clause: Clause) -> Iterator[Effect]:
        """The repeals that the list tells to which the clause refers, in the order of its rows; none where the text
        lacks the list."""
        listed = next((name for word, name in _DOCUMENTS.items() if word in clause.words), None)
        if clause.verb != "repeal" or listed is None:
            return
        for number in [one for one in _numbers(clause) if one not in self._read]:
            self._read.add(number)
            start, end = self._region(clause.end, number)
            rows = list(_rows(self._text, start, end, listed)) or list(_cited(self._text, start, end, self._citations))
            for first, last, target in rows[:_MOST_ROWS]:
                op = "repeal-unit" if path_in(target) else "repeal-document"
                yield make(replace(clause, start=first, end=last), op, target)

    def _region(self, start: int, number: str) -> tuple[int, int]:
        """Where the list of that number stands behind `start`; nowhere is an empty place."""
        headings = [found for found in self._headings if found.start() >= start]
        for at, found in enumerate(headings):
            if (found["number"] or found["behind"] or "") == number or (not number and not at):
                return found.end(), headings[at + 1].start() if at + 1 < len(headings) else len(self._text)
        return start, start

    @cached_property
    def _headings(self) -> list[re.Match[str]]:
        return list(_HEADING.finditer(self._text))


def _numbers(clause: Clause) -> list[str]:
    """The numbers of the lists that the clause names; "" of one without a number."""
    inside = (unit for unit in targets_of(clause) if unit.case == "locative")
    steps = [path_in(target).split(":") for unit in inside for target in unit.targets if target.startswith("this/")]
    numbered = [number for name, *rest in steps if name in _LISTS for number in rest]
    return numbered or ([""] if _ATTACHED & clause.words and _LISTED & clause.words else [])


def _rows(text: str, start: int, end: int, listed: str) -> Iterator[tuple[int, int, str]]:
    """The rows of a table that has the day and the number of each document in columns: begin, end, target."""
    found = list(_ROW.finditer(text, start, end))
    for row, last in zip(found, [*(after.start() for after in found[1:]), end], strict=False):
        title = " ".join(text[row.end() : last].replace("|", " ").split())
        if target := _target(title, row["number"] or row["first"] or "", row["day"] or row["then"], listed):
            yield row.start(), row.end() + len(text[row.end() : last].rstrip()), target


def _target(title: str, number: str, day: str, listed: str) -> str:
    noun = kind(lower(title.rpartition(" ")[2]))
    name = "khk" if noun and noun.name == "kararname" else noun.name if noun else listed
    if number and name in ("kanun", "khk"):
        return f"{name}:{number}"
    if len(number) == 5 and (date := read_date(tokenise(day), 0)[0]):
        return f"rg:{number}@{date}"
    return f"ad:{title}" if title and name else ""


def _cited(text: str, start: int, end: int, citations: Sequence[Citation]) -> Iterator[tuple[int, int, str]]:
    """The documents with which the items of a list begin: "1) 5/6/1930 tarihli ve 1700 sayılı … Kanunu"."""
    first = bisect_left(citations, start, key=lambda one: one.start)
    for one in citations[first:]:
        if one.end > end:
            return
        line = text.rfind("\n", 0, one.start) + 1
        if _MARK.fullmatch(text, line, one.start):
            yield from ((one.start, one.end, target) for target in one.targets)
