"""Cuts a text into clauses, each closed by one verb of amendment, with the units and phrases named before it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, compress, count, pairwise
from typing import NamedTuple

from dayanak.law.citation import Citation
from nlp.amend.days import first_day
from nlp.amend.headings import read_heading
from nlp.amend.open import (
    PARTS,
    PROVISIONS,
    Open,
    narrow,
    not_by_the_act,
    read_bare,
    read_coded,
    read_quotation,
    within,
)
from nlp.amend.parts import AS_NOW, Phrase, Unit, full_name, names_quoted, numbered_title, read_unit
from nlp.amend.rest import all_but
from nlp.amend.stretches import STEMS
from nlp.amend.unmarked import UNMARKED, read_bracketed, read_numbers, read_unmarked
from nlp.amend.verbs import Verb, Verbs
from nlp.cite.endings import level
from nlp.cite.tokens import Tokens

_EVENTS = frozenset({"tarihte", "halinde", "takdirde", "durumunda", "zaman"})
_WHEN = ("dığında", "diğinde", "duğunda", "düğünde", "tığında", "tiğinde", "tuğunda", "tüğünde")
_LINE = 12
_OPENING = frozenset({"madde", "(", "["})
_GOING_ON = (",", ";", "(…)", "(...)")
_CLOSING = frozenset({"yürürlükten", "olarak", "şeklinde"})
"""How the words begin that close a list, though its items end in full stops."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands before a verb: units and phrases in order, and the loose words. `carried` are the targets of the
    clause before, `by` the amending act, `last` the word before the verb, `noun` the level it names, `many` of them."""

    verb: str
    parts: tuple[Unit | Phrase, ...]
    words: frozenset[str]
    start: int
    end: int
    by: str | None = None
    carried: tuple[str, ...] = ()
    noun: str = ""
    decided: bool = False
    date: str | None = None
    since: str | None = None
    corrects: bool = False
    depends: bool = False
    last: str = ""
    many: bool = False


class Telling(NamedTuple):
    """Words of a text at which something may be read: `verbs` of amendment, others that nothing marks."""

    verbs: frozenset[str]
    unmarked: frozenset[str]


def telling(tokens: Tokens) -> Telling:
    """The telling words among some tokens."""
    words = set(tokens.words)
    verbs = frozenset(word for word in words if word.startswith(STEMS))
    return Telling(verbs, frozenset(word for word in words if word.startswith(UNMARKED) or word.isdecimal()) - verbs)


def read_clauses(tokens: Tokens, citations: Iterable[Citation], told: Telling) -> Iterator[Clause]:
    """The clauses of `tokens` that end in a verb of amendment, outside of quotation marks."""
    reader = _Reader(tokens, _by_token(tokens, citations), told.unmarked)
    places = list(compress(count(), map(told.verbs.__contains__, tokens.words)))
    for first, last in pairwise([*_beginnings(tokens), len(tokens)]):
        if reader.announced or bisect_left(places, first) < bisect_left(places, last):
            yield from reader.read(first, last)


class _Reader:
    """Reads sentence after sentence; `unmarked` are the words at which something may be read that nothing marks,
    `announced` is the order that a list carries out which follows it."""

    def __init__(self, tokens: Tokens, cited: dict[int, tuple[Citation, int]], unmarked: frozenset[str]) -> None:
        self._tokens, self._cited, self._verbs, self._unmarked = tokens, cited, Verbs(tokens), unmarked
        self.announced: Clause | None = None

    def read(self, first: int, last: int) -> Iterator[Clause]:
        """The clauses of the sentence from token `first` up to, without, token `last`."""
        tokens, now, place, free = self._tokens, Open(first), first, first
        if not _heads_item(tokens, first):
            self.announced = None
        while place < last:
            quoted = tokens.quotes[place]
            if place in self._cited and (not quoted or self._names_document(place, now)):
                yield from self._unit(place, now)
                place = free = self._cited[place][1]
            elif tokens.words[place] == '"':
                place = free = read_quotation(tokens, place, now)
            elif quoted:
                place += 1
            elif tokens.words[place] in self._unmarked and (end := self._unquoted(free, place, now)):
                place = free = end
            elif verb := self._verbs.at(place):
                clause = _clause(tokens, verb, now, place)
                self.announced = clause if _announces(clause) else None
                yield clause
                now, place = _next(verb, now), verb.end
                free = place
            else:
                read = self._word(place, now)
                place += 1
                free = place if read else free

    def _unquoted(self, free: int, place: int, now: Open) -> int:
        """Reads what stands for words in quotation marks without them: the code of a row, words, new numbers."""
        if self._tokens.words[place].isdecimal():
            return read_coded(self._tokens, place, now)
        return (
            read_unmarked(self._tokens, free, place, now)
            or read_numbers(self._tokens, place, now)
            or read_bracketed(self._tokens, place, now)
        )

    def _names_document(self, place: int, now: Open) -> bool:
        return names_quoted(self._tokens, *self._cited[place]) and not now.renames

    def _unit(self, place: int, now: Open) -> Iterator[Clause]:
        citation, end = self._cited[place]
        unit = not_by_the_act(citation, read_unit(self._tokens, citation, end, STEMS), now)
        unit = numbered_title(self._tokens, place, unit)
        if self.announced and _is_listed(unit):
            item = replace(unit, role="target")
            yield replace(self.announced, parts=(item,), start=citation.start, end=citation.end)
        now.add(within(self._tokens, now, unit))

    def _word(self, place: int, now: Open) -> bool:
        """Reads a word that stands alone: whether it names what changes, or what of it does."""
        word = self._tokens.words[place]
        if word == "işlendiği":
            now.add(Phrase(AS_NOW, ""))
        elif part := (
            read_bare(self._tokens, place, now)
            or all_but(self._tokens, place, now)
            or read_heading(self._tokens, place, now)
        ):
            now.add(part)
            return True
        elif not (word in PROVISIONS and narrow(self._tokens, place, now)):
            now.words.add(word)
            if word == "olup" or self._verbs.closes_decision(place):
                now.parts = []
        return False


def _beginnings(tokens: Tokens) -> Iterator[int]:
    """The places at which sentences and articles begin, outside of quotations."""
    may = {*tokens.opens, *chain.from_iterable(map(tokens.places, _OPENING)), *(at + 1 for at in tokens.places(")"))}
    yield 0
    for place in sorted(may - {0, len(tokens)}):
        if not tokens.quotes[place] and _starts(tokens, place):
            yield place


def _starts(tokens: Tokens, place: int) -> bool:
    """Whether a sentence or an article of the amending act begins here, outside of quotations."""
    if tokens.words[place] == "madde" and tokens.capital(place) and tokens.word(place + 2) == "-":
        return True
    if tokens.quotes[place - 1] or tokens.words[place] in _CLOSING:
        return False
    if tokens.words[place] == "[":
        return tokens.word(place + 1).isdecimal() and tokens.word(place + 2) == "]" and _opens_note(tokens, place)
    if tokens.words[place] == "(" and _is_ruled(tokens, place):
        return True
    closed = tokens.words[place - 1] == ")" and tokens.word(place - 2) == "." and tokens.capital(place)
    return closed or tokens.sentences[place] != tokens.sentences[place - 1]


def _opens_note(tokens: Tokens, place: int) -> bool:
    """Whether a note begins at `place`, on a line of its own; a mark behind an item of a list only leads to one."""
    before = tokens.text[max(0, tokens.starts[place] - _LINE) : tokens.starts[place]]
    return "\n" in before[len(before.rstrip()) :] and not before.rstrip().endswith(_GOING_ON)


def _is_ruled(tokens: Tokens, place: int) -> bool:
    """Whether a line drawn across the page stands before `place`: notes begin behind it."""
    before = tokens.text[max(0, tokens.starts[place] - _LINE) : tokens.starts[place]].rstrip()
    return before.endswith(("__", "––", "——", "--"))


def _announces(clause: Clause) -> bool:
    """Whether the sentence repeals what is listed below it: "Aşağıdaki tebliğler yürürlükten kaldırılmıştır:"."""
    named = any(isinstance(part, Phrase) or (part.role == "target" and not part.case) for part in clause.parts)
    return clause.verb == "repeal" and not named and any(word.startswith("aşağıda") for word in clause.words)


def _is_listed(unit: Unit) -> bool:
    """Whether a list of what is repealed names a document or provision as such, not where it was published."""
    return bool(unit.targets) and unit.role != "by" and not unit.case


def _heads_item(tokens: Tokens, place: int) -> bool:
    """Whether the token opens a line or an item of a list: "a) …", "1- …"."""
    if len(tokens.word(place)) <= 2 and tokens.word(place + 1) in (".", ")", "-"):
        return True
    for at in range(place, max(place - 4, 0), -1):
        if "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:
            return True
        if tokens.words[at - 1] == ")" and at == place:
            return len(tokens.word(at - 2)) <= 2
        if len(tokens.words[at - 1]) > 2:
            return False
    return False


def _by_token(tokens: Tokens, citations: Iterable[Citation]) -> dict[int, tuple[Citation, int]]:
    cited = {}
    for one in citations:
        first, last = bisect_left(tokens.starts, one.start), bisect_left(tokens.ends, one.end)
        if last < len(tokens) and tokens.starts[first] == one.start and tokens.ends[last] == one.end:
            cited[first] = (one, last + 1)
    return cited


def _clause(tokens: Tokens, verb: Verb, now: Open, place: int) -> Clause:
    noun = level(tokens.word(place - 1))
    names = full_name(tokens, place - 1, noun.name) if noun else ""
    return Clause(
        verb.name,
        tuple(part for part in now.parts if verb.name == "annul" or not _names_part(part)),
        frozenset(now.words),
        tokens.starts[now.first],
        tokens.ends[verb.end - 1],
        by=now.by.targets[0] if now.by else None,
        carried=now.carried,
        noun=names,
        many=noun is not None and noun.plural,
        decided=verb.decided,
        date=now.by.date if now.by else None,
        since=first_day(tokens, now.first, place, verb.end, annulled=verb.name == "annul"),
        corrects=verb.corrects or "sehven" in now.words,
        last=tokens.word(place - 1),
        depends=verb.aorist and _waits(now.words),
    )


def _names_part(part: Unit | Phrase) -> bool:
    """Whether a quotation is the name of a part of a list, which only leads on to what changes in it."""
    return isinstance(part, Phrase) and part.noun in PARTS


def _waits(words: set[str]) -> bool:
    """Whether something is to happen first: "… tamamlandığı tarihte", "… devredildiğinde"."""
    return any(word in _EVENTS or word.endswith(_WHEN) for word in words)


def _next(verb: Verb, now: Open) -> Open:
    return replace(
        now, first=verb.end, parts=[], named=None, words=set(), carried=_carried(verb.name, now.parts) or now.carried
    )


def _is_beside(place: str, new: str) -> bool:
    """Whether what is new stands beside its place, not in it: "(g) bendinden sonra gelmek üzere (h) bendi"."""
    return place != new and place.rpartition(":")[0] == new.rpartition(":")[0]


def _gives(unit: Unit) -> bool:
    """Whether a unit is a list of this act whose posts go into another: "ekli (1) sayılı listede belirtilen"."""
    return unit.case == "locative" and all(target.startswith(("this/liste", "this/cetvel")) for target in unit.targets)


def _carried(verb: str, parts: list[Unit | Phrase]) -> tuple[str, ...]:
    """The targets that the next clause may go on with: of an addition its parent, else what was named last."""
    units = [part.targets for part in parts if isinstance(part, Unit) and part.role == "target" and not _gives(part)]
    placed = [part.targets[0] for part in parts if isinstance(part, Unit) and part.role in ("after", "before")]
    placed = placed or [part.targets[0] for part in parts if isinstance(part, Unit) and part.targets]
    if verb == "add" and (not units or _is_beside(placed[0], units[0][0])):
        return tuple(target.rpartition("/")[0] for target in placed[:1] if "/" in target)
    return (units[0] if verb == "add" else units[-1]) if units else ()
