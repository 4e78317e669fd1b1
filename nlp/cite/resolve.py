"""Gives each citation its targets, with what the text said before: the documents and units in order of mention."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from dayanak.law.citation import Citation
from nlp.cite.endings import RANK
from nlp.cite.find import Found
from nlp.cite.kinds import Head
from nlp.cite.tokens import Tokens
from nlp.cite.units import Step
from nlp.laws import SMALL_LETTER_ARTICLES

_ENCLOSING = {"fikra": "this/@madde", "bent": "this/@madde/@fikra", "altbent": "this/@madde/@fikra/@bent"}
_SELF = {
    "madde": "this/@madde",
    "fikra": "this/@madde/@fikra",
    "bent": "this/@madde/@fikra/@bent",
    "altbent": "this/@madde/@fikra/@bent/@altbent",
    "cumle": "this/@madde/@fikra/@cumle",
}
_ORDERS = ("değiştiril", "eklen", "düzenlen")
_CHANGES = ("değiştirilmiş", "eklenmiş", "kaldırılmış", "çıkarılmış")
_REACH = 80
_LEADS = frozenset({";", ":"})
_ALIKE = {"khk": {"khk", "kararname"}, "cbk": {"cbk", "kararname"}, "kararname": {"khk", "cbk", "kararname", "bkk"}}


@dataclass
class _Memory:
    """What was mentioned so far, outside or inside of quotation marks."""

    documents: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    units: list[tuple[str, ...]] = field(default_factory=list)
    sentence: tuple[int, int] = (-1, -1)
    document: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    here: str = "this"
    article: str = "@madde"

    def enter(self, sentence: tuple[int, int]) -> None:
        """Forgets what only the sentence before can carry over."""
        if sentence != self.sentence:
            self.sentence, self.document, self.last = sentence, (), ()

    def resume(self) -> None:
        """Goes on with the document or unit named last, where a list of changes has it for its head."""
        if not self.document and self.units:
            self.last = tuple(target for target in self.units[-1] if "/" in target)
            self.document = tuple(target.partition("/")[0] for target in self.units[-1][:1])


def resolve(
    tokens: Tokens, found: Iterable[Found], terms: Mapping[str, str], this: str | None, breaks: Sequence[int] = ()
) -> Iterator[Citation]:
    """The citations with their targets. `terms` are the words that the document defines ("Kanun" → "kanun:2547"),
    `breaks` the places at which a new clause begins."""
    outer, inner, quote = _Memory(), _Memory(), 0
    titles: dict[str, tuple[str, ...]] = {}
    for one in found:
        opened = tokens.quotes[one.first] if tokens.words[one.first] != '"' else 0
        if opened and opened != quote:
            inner, quote = _quoted(tokens, one.first, outer), opened
        memory = inner if opened else outer
        memory.enter((tokens.sentences[one.first], bisect_right(breaks, tokens.starts[one.first])))
        if _is_listed(tokens, one.first):
            memory.resume()
            if not memory.document and _lacks_document(tokens, one):
                memory.document = ("@baglam",)
        targets = _Resolver(memory, titles, terms, this).targets(one)
        if targets and not one.steps and tokens.word(one.last) in _LEADS:
            memory.units.append(targets)
        if tokens.word(one.last - 1).endswith(("yle", "yla")):
            memory.last = ()
        start, end = tokens.starts[one.first], tokens.ends[one.last - 1]
        yield Citation(start, end, tokens.text[start:end], targets, 1.0 if targets else 0.5)


def _is_listed(tokens: Tokens, place: int) -> bool:
    """Whether the citation opens an item of a list: "b) Altıncı fıkrasında"."""
    return tokens.word(place - 1) == ")" and len(tokens.word(place - 2)) == 1 and tokens.word(place - 3) != "("


def _lacks_document(tokens: Tokens, found: Found) -> bool:
    """Whether an article changes in a document that stands elsewhere: "b) 9 uncu maddesi … değiştirilmiştir"."""
    if found.head or found.steps[0].level != "madde" or not found.steps[0].possessive:
        return False
    return any(word.startswith(_CHANGES) for word in tokens.words[found.last : found.last + _REACH])


def _quoted(tokens: Tokens, place: int, outer: _Memory) -> _Memory:
    """The memory inside a quotation: new text stands in the amended document and, unless it brings its own, article."""
    number = tokens.quotes[place]
    while place and tokens.quotes[place - 1] == number:
        place -= 1
    order = tokens.words[max(0, place - 3) : place]
    if not outer.document or not any(word.startswith(_ORDERS) for word in order):
        return _Memory()
    article = _through(outer.last[0], "madde") if outer.last else None
    own = tokens.word(place + 1) in ("madde", "ek", "geçici")
    inside = article.partition("/")[2] if article and not own else "@madde"
    return _Memory(here=outer.document[0], article=inside)


@dataclass
class _Resolver:
    memory: _Memory
    titles: dict[str, tuple[str, ...]]
    terms: Mapping[str, str]
    this: str | None

    def targets(self, found: Found) -> tuple[str, ...]:
        """The targets of one citation; remembers what it named."""
        if found.head:
            bases = self._documents(found.head)
            self._remember_document(found.head, bases)
            steps = found.steps
        else:
            bases, steps = self._units(found)
        targets = tuple(dict.fromkeys(_join(bases, steps, self.this in SMALL_LETTER_ARTICLES)))
        if found.steps:
            self.memory.last = targets
            self.memory.units.append(targets)
            self.memory.document = self.memory.document or tuple({t.split("/")[0]: None for t in targets[:1]})
        return targets

    def _remember_document(self, head: Head, bases: tuple[str, ...]) -> None:
        if head.relation is None and bases:
            self.memory.documents.append((head.kind, bases))
        if head.title and bases and not bases[0].startswith("ad:"):
            self.titles[head.title] = bases
        self.memory.document, self.memory.last = bases, ()

    def _documents(self, head: Head) -> tuple[str, ...]:
        if head.relation == "this":
            return (self.memory.here,)
        if head.relation == "same":
            return self._mentioned(head)
        if head.relation == "term":
            return self._term(head.kind)
        if head.targets and head.targets[0].startswith("ad:"):
            return self.titles.get(head.title or "", head.targets)
        return head.targets

    def _mentioned(self, head: Head) -> tuple[str, ...]:
        alike = _ALIKE.get(head.kind, {head.kind})
        return next((bases for kind, bases in reversed(self.memory.documents) if kind in alike), ("@baglam",))

    def _term(self, kind: str) -> tuple[str, ...]:
        if kind in self.terms:
            return (self.terms[kind],)
        return (self.memory.here,) if kind == _kind(self.this) else ("@baglam",)

    def _units(self, found: Found) -> tuple[tuple[str, ...], tuple[Step, ...]]:
        first = found.steps[0]
        if first.relation == "same":
            return self._cited(first), found.steps[1:]
        if first.relation == "this":
            return (self._placed(_SELF[first.level]),), found.steps[1:]
        if first.relation:
            return (self._placed(_SELF[first.level]) + first.relation,), found.steps[1:]
        if found.added and self.memory.last and _above(self.memory.last[-1], first.level) == self.memory.last[-1]:
            return self.memory.last[-1:], found.steps
        if RANK[first.level] <= RANK["madde"]:
            carried = first.possessive or (first.level != "madde" and not found.attached)
            return (self.memory.document if carried and self.memory.document else (self.memory.here,)), found.steps
        return (self._enclosing(first),), found.steps

    def _cited(self, step: Step) -> tuple[str, ...]:
        """The units of that level that were cited last: "anılan maddelere", "aynı fıkranın"."""
        for targets in reversed(self.memory.units):
            if cut := tuple(dict.fromkeys(filter(None, (_through(t, step.level) for t in targets)))):
                return cut if step.plural else cut[:1]
        return (self._placed(_SELF[step.level]),)

    def _enclosing(self, step: Step) -> str:
        """The unit that a bare fıkra, bent or sentence belongs to: one named in this sentence, else the one around."""
        for target in reversed(self.memory.last):
            parent = _above(target, step.level)
            plain = step.level == "fikra" and not step.possessive
            if plain and not any(f"{parent}/{value}" in self.memory.last for value in step.values):
                continue
            if step.level not in ("bent", "altbent") or "/fikra:" in parent or parent != target:
                return parent
        return self._placed(_ENCLOSING.get(step.level, "this/@madde/@fikra"))

    def _placed(self, path: str) -> str:
        """The path with what "this" and "@madde" stand for inside a quotation."""
        return path.replace("this/@madde", f"{self.memory.here}/{self.memory.article}")


def _kind(this: str | None) -> str | None:
    return this.partition(":")[0] if this else None


def _join(bases: tuple[str, ...], steps: tuple[Step, ...], small: bool) -> Iterator[str]:
    for base, *values in product(bases, *(step.values or ("",) for step in steps)):
        path = base
        for value in filter(None, values):
            path = _append(path, value, small)
        yield path


def _append(path: str, value: str, small: bool) -> str:
    """The path one step deeper; a bent under a bent is an altbent, small letters of old codes are articles."""
    if value.startswith("bent:") and "/bent:" in path:
        value = "alt" + value
    if value.startswith("madde:") and (path in SMALL_LETTER_ARTICLES or (small and path == "this")):
        value = value.replace("/bent:", "-")
    return f"{path}/{value}"


def _name(part: str) -> str:
    name = part.lstrip("@").partition(":")[0].partition("-1")[0].partition("-*")[0]
    return "madde" if name.endswith("madde") else name


def _through(target: str, level: str) -> str | None:
    parts = target.split("/")
    for place in range(len(parts) - 1, 0, -1):
        if _name(parts[place]) == level:
            return "/".join(parts[: place + 1])
    return None


def _above(target: str, level: str) -> str:
    parts = target.split("/")
    kept = [part for part in parts[1:] if RANK.get(_name(part), 0) < RANK[level]]
    return "/".join(parts[:1] + kept)
