"""When a document enters into force: as a whole, and where its provisions do so on days of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dayanak.law.document import Fact, PartInForce
from dayanak.law.provision import ProvisionTree
from nlp.cite import cite
from nlp.facts.closing import IN_FORCE, SELF, Passage, closing_passages
from nlp.facts.times import Published, Time, times

_ENTERS = re.compile(
    r"yürürlüğe\s+(?:gir(?:er|mek|miş|ecek)|kon(?:ul)?(?:ur|muş))|mer['’]?i(?:dir|yet|yül|\s+olup)|mut[eâa]berdir|yürürlük\s+tarihi|\bcar[iî]dir"
    r"|tarihinden\s+(?:itibaren\s+)?başlar",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"madde|fıkra|\bben[td]|hükm|hüküm|\bbölüm|\bkısım|\bkısm|cetvel|\bliste|\bek['’]?(?:i|in|ler)?\b", re.IGNORECASE
)
_LIMITED = re.compile(r"\b(?:eklenen|değiştirilen|yapılan|ilişkin|ilgili|yer\s+alan)\b", re.IGNORECASE)
_OF_SOMETHING = 0.6
_EXCEPT = re.compile(r"\s*(?:ile\s)?(?:hükümleri\s)?(?:dışında|hari[çc]|müstesna)", re.IGNORECASE)
_MARK = re.compile(r"(?<![(\w])(?:[a-zçğıöşü]{1,2}|\d{1,2})\)\s")
_JOINTS = re.compile(r"(?:tarihi?\w*|gün\w*)?[\s,;]*(?:ve\s|ise\s)?\s*", re.IGNORECASE)
_REST = re.compile(r"\b(?:diğer|kalan|öteki|sair|müstesna|haric?ç?\b|hariç|dışında)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InForce:
    """The day of the document as a whole, and the days of provisions that differ from it."""

    whole: Fact | None = None
    parts: tuple[PartInForce, ...] = ()


@dataclass(frozen=True, slots=True)
class _Clause:
    """What of a passage stands before one time: the provisions that it speaks of, by their paths. `limited`: only of
    something in them ("doğal gazla ilgili hükümleri", "ile eklenen ibare")."""

    start: int
    time: Time
    paths: tuple[str, ...]
    names_units: bool
    names_rest: bool
    limited: bool

    @property
    def of_the_whole(self) -> bool:
        return not self.names_units or (self.names_rest and not self.paths)


def find_in_force(tree: ProvisionTree, gazette: Fact | None, accepted: Fact | None) -> InForce:
    """The days of entry into force that the closing articles set, as far as they can be reckoned."""
    known = Published(gazette.value if gazette else None, accepted.value if accepted else None)
    for passage in closing_passages(tree, IN_FORCE):
        cut = _cut(passage)
        if cut and (clauses := list(_clauses(cut, known))):
            found = _in_force(clauses, cut)
            if found.whole or found.parts:
                return found
    return InForce()


def _cut(passage: Passage) -> Passage | None:
    """The passage from its first words about the document itself to the last verb that puts it into force; in a long
    passage only what stands near that verb."""
    verbs = list(_ENTERS.finditer(passage.text))
    if not verbs:
        return None
    end = verbs[-1].end()
    openings = [found.start() for found in SELF.finditer(passage.text, max(0, end - 6_000), end)]
    if not openings:
        return None
    start = openings[0] if passage.article else openings[-1]
    return replace(passage, text=passage.text[start:end], start=passage.start + start)


def _clauses(passage: Passage, known: Published) -> Iterator[_Clause]:
    at = 0
    for time in times(passage.text, known):
        marks = [mark.end() for mark in _MARK.finditer(passage.text, at, time.start)]
        if len(marks) > (at == 0):  # what stands before another mark has a wording of its own, not understood
            at = marks[-1]
        start = at + len(_JOINTS.match(passage.text, at)[0])  # type: ignore[index]  # it matches the empty string
        subject = passage.text[start : time.start]
        found = (bool(pattern.search(subject)) for pattern in (_UNITS, _REST, _LIMITED))
        yield _Clause(start, time, _paths(subject), *found)
        at = time.end


def _paths(subject: str) -> tuple[str, ...]:
    """The document's own provisions that a subject names, without those that it excepts."""
    named = (citation for citation in cite(subject) if not _EXCEPT.match(subject, citation.end))
    targets = (target for citation in named for target in citation.targets)
    paths = (target.removeprefix("this/") for target in targets if target.startswith("this/"))
    return tuple(dict.fromkeys(path for path in paths if "@" not in path))


def _in_force(clauses: list[_Clause], passage: Passage) -> InForce:
    whole, sure = _whole(clauses), passage.confidence
    if whole is None:
        days = sorted((clause for clause in clauses if clause.time.day), key=lambda clause: str(clause.time.day))
        whole, sure = (days[0] if days else None), min(sure, 0.7)
    fact = None
    if whole and whole.time.day:
        end = passage.start + len(passage.text)
        fact = Fact(whole.time.day, "text", sure, passage.start + whole.start, end)
    parts = tuple(part for clause in clauses if not clause.of_the_whole for part in _parts(clause, passage, sure))
    return InForce(fact, tuple(part for part in parts if fact is None or part.since.value != fact.value))


def _whole(clauses: list[_Clause]) -> _Clause | None:
    """The clause on the document, or on its rest: of several on a rest the last, since others are rests of articles."""
    wholes = [clause for clause in clauses if clause.of_the_whole]
    rests = [clause for clause in wholes if clause.names_rest]
    if rests:
        return rests[-1]
    return next((clause for clause in wholes if clause.time.day), wholes[0] if wholes else None)


def _parts(clause: _Clause, passage: Passage, sure: float) -> Iterator[PartInForce]:
    if clause.time.day is None:
        return
    start = passage.start + clause.start
    sure *= _OF_SOMETHING if clause.limited else 1.0
    fact = Fact(clause.time.day, "text", sure, start, passage.start + clause.time.end)
    yield from (PartInForce(path, fact) for path in clause.paths)
