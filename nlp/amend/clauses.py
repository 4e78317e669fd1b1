"""Cuts a text into clauses, each closed by one verb of amendment, with the units and phrases named before it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dayanak.law.citation import Citation
from nlp.amend.days import first_day
from nlp.amend.parts import AS_NOW, Phrase, Unit, full_name, names_quoted, noun_after, read_phrase, read_row, read_unit
from nlp.amend.stretches import STEMS
from nlp.amend.verbs import Verb, Verbs
from nlp.cite.endings import level
from nlp.cite.tokens import Tokens

_BARE = {"maddeye": "madde", "maddenin": "madde", "metninde": "madde", "fıkraya": "fikra", "bende": "bent"}
_LISTS = frozenset({"cetvel", "liste"})
_EVENTS = frozenset({"tarihte", "halinde", "takdirde", "durumunda", "zaman"})
_WHEN = ("dığında", "diğinde", "duğunda", "düğünde", "tığında", "tiğinde", "tuğunda", "tüğünde")
_CLOSING = frozenset({"yürürlükten", "olarak", "şeklinde"})
"""How the words begin that close a list, though its items end in full stops."""
_PLACED = frozenset({"altında", "altına", "başlıklı"})
"""What follows the name of a part of a list, which is not itself changed."""
_MOST_PARTS = 400


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands before a verb: units and phrases in order, and the loose words. `carried` are the targets of the
    clause before, `by` the amending act, `noun` the level named by the word before the verb."""

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


@dataclass
class _Open:
    """The clause that is being read: where it began, and what it may go on with."""

    first: int = 0
    parts: list[Unit | Phrase] = field(default_factory=list)
    by: Unit | None = None
    carried: tuple[str, ...] = ()
    named: str | None = None
    words: set[str] = field(default_factory=set)

    @property
    def renames(self) -> bool:
        """Whether a name comes next: "… Kanununun adı “…” olarak"."""
        return bool(self.parts) and isinstance(last := self.parts[-1], Unit) and last.word.startswith("adı")

    def add(self, part: Unit | Phrase) -> None:
        if len(self.parts) < _MOST_PARTS:
            self.parts.append(part)
        if isinstance(part, Unit) and part.targets:
            self.by = part if part.role == "by" else self.by
            self.named = part.targets[-1] if part.role == "target" else self.named


def read_clauses(tokens: Tokens, citations: Iterable[Citation]) -> Iterator[Clause]:
    """The clauses of `tokens` that end in a verb of amendment, outside of quotation marks."""
    reader = _Reader(tokens, _by_token(tokens, citations))
    places = [at for at, word in enumerate(tokens.words) if word.startswith(STEMS)]
    for first, last in pairwise([*_beginnings(tokens), len(tokens)]):
        if reader.announced or bisect_left(places, first) < bisect_left(places, last):
            yield from reader.read(first, last)


class _Reader:
    """Reads sentence after sentence; `announced` is the order that a list carries out which follows it."""

    def __init__(self, tokens: Tokens, cited: dict[int, tuple[Citation, int]]) -> None:
        self._tokens, self._cited, self._verbs = tokens, cited, Verbs(tokens)
        self.announced: Clause | None = None

    def read(self, first: int, last: int) -> Iterator[Clause]:
        """The clauses of the sentence from token `first` up to, without, token `last`."""
        tokens, now, place = self._tokens, _Open(first), first
        if not _heads_item(tokens, first):
            self.announced = None
        while place < last:
            quoted = tokens.quotes[place]
            if place in self._cited and (not quoted or self._names_document(place, now)):
                yield from self._unit(place, now)
                place = self._cited[place][1]
            elif tokens.words[place] == '"':
                place = _quoted(tokens, place, now)
            elif quoted:
                place += 1
            elif verb := self._verbs.at(place):
                clause = _clause(tokens, verb, now, place)
                self.announced = clause if _announces(clause) else None
                yield clause
                now, place = _next(verb, now), verb.end
            else:
                self._word(place, now)
                place += 1

    def _names_document(self, place: int, now: _Open) -> bool:
        return names_quoted(self._tokens, *self._cited[place]) and not now.renames

    def _unit(self, place: int, now: _Open) -> Iterator[Clause]:
        citation, end = self._cited[place]
        unit = _not_by_the_act(citation, read_unit(self._tokens, citation, end, STEMS), now)
        if self.announced and _is_listed(unit):
            item = replace(unit, role="target")
            yield replace(self.announced, parts=(item,), start=citation.start, end=citation.end)
        now.add(_within(self._tokens, now, unit))

    def _word(self, place: int, now: _Open) -> None:
        word = self._tokens.words[place]
        if word == "işlendiği":
            now.add(Phrase(AS_NOW, ""))
        elif bare := _bare(self._tokens, place, now):
            now.add(bare)
        else:
            now.words.add(word)
            if word == "olup" or self._verbs.closes_decision(place):
                now.parts = []


def _beginnings(tokens: Tokens) -> Iterator[int]:
    """The places at which sentences and articles begin, outside of quotations."""
    words, sentences, quotes = tokens.words, tokens.sentences, tokens.quotes
    yield 0
    for place in range(1, len(words)):
        if quotes[place]:
            continue
        may = sentences[place] != sentences[place - 1] or words[place] == "madde" or words[place - 1] == ")"
        if may and _starts(tokens, place):
            yield place


def _not_by_the_act(citation: Citation, unit: Unit, now: _Open) -> Unit:
    """ "Aynı maddenin" behind "… sayılı Kanunun 94 üncü maddesiyle" is the article that changes, not the act's."""
    act = now.by.targets[0] if now.by else ""
    last = now.named or (now.carried[0] if now.carried else "")
    if not act or not last or citation.surface[:4] not in ("aynı", "Aynı") or unit.role != "target":
        return unit
    article = "/".join(last.split("/")[:2])
    targets = tuple(article + one.removeprefix(act) if one.startswith(act) else one for one in unit.targets)
    return replace(unit, targets=targets)


def _within(tokens: Tokens, now: _Open, unit: Unit) -> Unit:
    """The unit as a part of the one right before it: "(c) bendinin birinci paragrafında"."""
    before = now.parts[-1] if now.parts else None
    if not isinstance(before, Unit) or before.case != "genitive" or before.role != "target" or unit.role != "target":
        return unit
    if tokens.text[before.span[1] : unit.span[0]].strip() or not unit.targets:
        return unit
    now.parts.pop()
    steps = [target.rpartition("/")[2] for target in unit.targets]
    return replace(unit, targets=tuple(f"{whole}/{step}" for whole in before.targets for step in steps))


def _quoted(tokens: Tokens, place: int, now: _Open) -> int:
    """Reads the quotation at `place` into the open clause: words, or with those before it the codes of rows."""
    phrase, end = read_phrase(tokens, place)
    if not phrase.noun and (tokens.word(end) in _PLACED or _names_part(tokens, end)):
        return end
    above = next((part for part in reversed(now.parts) if isinstance(part, Unit) and part.role == "target"), None)
    if above is None or phrase.noun or not (row := read_row(tokens, end, above)):
        now.add(phrase)
        return end
    codes = [phrase.words]
    while now.parts and isinstance(before := now.parts[-1], Phrase) and not before.noun:
        codes.insert(0, before.words)
        now.parts.pop()
    rows = tuple(f"{target}/satir:{''.join(code.split())}" for target in above.targets for code in codes)
    now.add(replace(row[0], targets=rows))
    return row[1]


def _names_part(tokens: Tokens, place: int) -> bool:
    """Whether the quotation before `place` is the name of a part: "“Posta İşletmesi” bölümüne"."""
    noun = level(tokens.word(place))
    return noun is not None and noun.name in ("bolum", "kisim") and noun.possessive


def _starts(tokens: Tokens, place: int) -> bool:
    """Whether a sentence or an article of the amending act begins here, outside of quotations."""
    if tokens.words[place] == "madde" and tokens.capital(place) and tokens.word(place + 2) == "-":
        return True
    if tokens.quotes[place - 1] or tokens.words[place] in _CLOSING:
        return False
    closed = tokens.words[place - 1] == ")" and tokens.word(place - 2) == "." and tokens.capital(place)
    return closed or tokens.sentences[place] != tokens.sentences[place - 1]


def _announces(clause: Clause) -> bool:
    """Whether the sentence repeals what is listed below it: "Aşağıdaki tebliğler yürürlükten kaldırılmıştır:"."""
    named = any(isinstance(part, Phrase) or part.role == "target" for part in clause.parts)
    return clause.verb == "repeal" and not named and any(word.startswith("aşağıda") for word in clause.words)


def _is_listed(unit: Unit) -> bool:
    """Whether a list of what is repealed names a document or provision as such, not where it was published."""
    return bool(unit.targets) and unit.role != "by" and not unit.case


def _heads_item(tokens: Tokens, place: int) -> bool:
    """Whether the token opens a line or an item of a list: "a) …", "1- …"."""
    for at in range(place, max(place - 4, 0), -1):
        if "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:
            return True
        if tokens.words[at - 1] == ")" and at == place:
            return len(tokens.word(at - 2)) <= 2
        if len(tokens.words[at - 1]) > 2:
            return False
    return False


def _bare(tokens: Tokens, place: int, now: _Open) -> Unit | None:
    """A unit named without a number: "… ve maddeye aşağıdaki fıkra eklenmiştir" means the one named before."""
    last = now.named or (now.carried[-1] if now.carried else None)
    if last is None:
        return None
    if tokens.word(place - 1) == "aynı" and (noun := level(tokens.words[place])) and noun.name in _LISTS:
        before = now.carried[-1] if now.carried else last
        whole = before if f"/{noun.name}" in before else f"{before}/{noun.name}"
        return Unit((whole,), "target", tokens.word(place + 1))
    name = _BARE.get(tokens.words[place])
    if name is None or (tokens.words[place] == "metninde" and tokens.word(place + 1) not in ("yer", "geçen")):
        return None
    parts = last.split("/")
    depth = next((at for at, part in enumerate(parts) if part.partition(":")[0].endswith(name)), None)
    if depth is None:
        return None
    target = "/".join(parts[: depth + 1])
    return Unit((target,), "target", tokens.word(place + 1), noun_after(tokens, place + 1), "dative")


def _by_token(tokens: Tokens, citations: Iterable[Citation]) -> dict[int, tuple[Citation, int]]:
    cited = {}
    for one in citations:
        first, last = bisect_left(tokens.starts, one.start), bisect_left(tokens.ends, one.end)
        if last < len(tokens) and tokens.starts[first] == one.start and tokens.ends[last] == one.end:
            cited[first] = (one, last + 1)
    return cited


def _clause(tokens: Tokens, verb: Verb, now: _Open, place: int) -> Clause:
    noun = level(tokens.word(place - 1))
    names = full_name(tokens, place - 1, noun.name) if noun else ""
    return Clause(
        verb.name,
        tuple(now.parts),
        frozenset(now.words),
        tokens.starts[now.first],
        tokens.ends[verb.end - 1],
        by=now.by.targets[0] if now.by else None,
        carried=now.carried,
        noun=names,
        decided=verb.decided,
        date=now.by.date if now.by else None,
        since=first_day(tokens, now.first, place, verb.end, annulled=verb.name == "annul"),
        corrects=verb.corrects or "sehven" in now.words,
        depends=verb.aorist and _waits(now.words),
    )


def _waits(words: set[str]) -> bool:
    """Whether something is to happen first: "… tamamlandığı tarihte", "… devredildiğinde"."""
    return any(word in _EVENTS or word.endswith(_WHEN) for word in words)


def _next(verb: Verb, now: _Open) -> _Open:
    return replace(
        now, first=verb.end, parts=[], named=None, words=set(), carried=_carried(verb.name, now.parts) or now.carried
    )


def _carried(verb: str, parts: list[Unit | Phrase]) -> tuple[str, ...]:
    """The targets that the next clause may go on with: of an addition its parent, else what was named last."""
    units = [part.targets for part in parts if isinstance(part, Unit) and part.role == "target"]
    if verb == "add" and not units:
        placed = [part.targets[0] for part in parts if isinstance(part, Unit) and part.targets]
        return tuple(target.rpartition("/")[0] for target in placed[:1])
    return (units[0] if verb == "add" else units[-1]) if units else ()
