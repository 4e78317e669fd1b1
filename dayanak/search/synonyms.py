"""Synonyms as whoever runs the system writes them, one a line, and what is wrong with a list of them.

A line holds a mark and expressions of one or several words, parted by tabs: `eş` for expressions that mean the same,
`yön` for one that leads to the others and not back (an everyday word to those of the law).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter

from dayanak.law.errors import Rejected
from dayanak.law.letters import fold, lower

MOST = 2_000
MOST_EXPRESSIONS = 12
MOST_WORDS = 6
LONGEST = 80
MOST_COMPLAINTS = 20
_EXPRESSION = re.compile(r"[^\W_]+(?:[ '’-][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+")


class Way(StrEnum):
    """Whether the expressions of a line all stand for each other, or only the first for the others."""

    SAME = "eş"
    TOWARDS = "yön"


@dataclass(frozen=True, slots=True)
class Synonym:
    """One line. With `TOWARDS` the first expression is what is typed, the others are what is looked for too."""

    way: Way
    expressions: tuple[str, ...]

    @property
    def line(self) -> str:
        """As it stands in a file."""
        return "\t".join((self.way, *self.expressions))


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a line (from 1)."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.line}. satır: {self.message}"


def read(lines: Iterable[str]) -> tuple[Synonym, ...]:
    """The synonyms of a file; empty lines and those that begin with # are passed over. Raises Rejected with everything
    that is wrong, line by line."""
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if len(numbered) > MOST:
        raise _refusal([f"En çok {MOST} satır olabilir, {len(numbered)} var."])
    read_lines: list[tuple[int, Synonym]] = []
    complaints: list[Complaint] = []
    for number, line in numbered:
        one = _synonym(line)
        faults = [*_faults(one)] if isinstance(one, Synonym) else [one]
        complaints += [Complaint(number, fault) for fault in faults]
        if isinstance(one, Synonym):
            read_lines.append((number, one))
    complaints += [] if complaints else _clashes(read_lines)
    if complaints:
        raise _refusal(list(map(str, complaints)))
    return tuple(one for _, one in read_lines)


def _refusal(complaints: Sequence[str]) -> Rejected:
    more = [f"ve {len(complaints) - MOST_COMPLAINTS} hata daha"] if len(complaints) > MOST_COMPLAINTS else []
    said = "\n".join((*complaints[:MOST_COMPLAINTS], *more))
    return Rejected(f"Eş anlamlılar alınmadı, eskiler yürürlükte:\n{said}", code="synonyms")


def _synonym(line: str) -> Synonym | str:
    """The line as a value, or what is wrong with its form."""
    mark, *rest = (" ".join(lower(part).split()) for part in line.rstrip("\r\n").split("\t"))
    try:
        return Synonym(Way(mark), tuple(filter(None, rest)))
    except ValueError:
        return "sekmeyle ayrılmış ilk sütun 'eş' ya da 'yön' olmalı."


def _faults(one: Synonym) -> Iterator[str]:
    if not 2 <= len(one.expressions) <= MOST_EXPRESSIONS:
        yield f"2 ile {MOST_EXPRESSIONS} arasında ifade olmalı."
    if len({fold(expression) for expression in one.expressions}) < len(one.expressions):
        yield "aynı ifade iki kez yazılmış."
    for expression in one.expressions:
        if len(expression) > LONGEST or len(_WORD.findall(expression)) > MOST_WORDS:
            yield f"'{expression[:LONGEST]}' çok uzun; en çok {MOST_WORDS} sözcük ve {LONGEST} harf olabilir."
        elif not _EXPRESSION.fullmatch(expression):
            yield f"'{expression}' yalnız harf, rakam ve boşluk içermeli."


def _clashes(read_lines: Sequence[tuple[int, Synonym]]) -> list[Complaint]:
    """What lines have against each other: an expression in two groups, or ways that lead back to where they began."""
    group_of: dict[str, int] = {}
    complaints = []
    first_of: dict[str, int] = {}
    written = {number: ", ".join(one.expressions) for number, one in read_lines}
    for number, one in read_lines:
        keys = [fold(expression) for expression in one.expressions]
        known = first_of if one.way is Way.TOWARDS else group_of
        for key, expression in zip(keys[:1] if one.way is Way.TOWARDS else keys, one.expressions, strict=False):
            if known.setdefault(key, number) != number:
                there = f"{known[key]}. satırda da var ({written[known[key]]})"
                complaints.append(Complaint(number, f"'{expression}' {there}; birleştirin."))
    return complaints or _circles(read_lines, group_of)


def _circles(read_lines: Sequence[tuple[int, Synonym]], group_of: dict[str, int]) -> list[Complaint]:
    """A way that leads back, over however many lines; what means the same is one place of it."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    names: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for number, one in read_lines:
        if one.way is Way.TOWARDS:
            places = [_place(expression, group_of) for expression in one.expressions]
            if places[0] in places[1:]:
                return [Complaint(number, f"'{one.expressions[0]}' ile karşılığı zaten 'eş' satırında.")]
            names |= dict(zip(places, one.expressions, strict=True))
            numbers.setdefault(places[0], number)
            sorter.add(places[0], *places[1:])
    try:
        sorter.prepare()
    except CycleError as error:
        circle = list(reversed(error.args[1]))
        path = " → ".join(names[place] for place in circle)
        number = min(numbers[place] for place in circle)
        return [Complaint(number, f"yön kendine dönüyor ({path}); aynı anlamdakileri 'eş' ile yazın.")]
    return []


def _place(expression: str, group_of: dict[str, int]) -> str:
    key = fold(expression)
    return f"={group_of[key]}" if key in group_of else key
