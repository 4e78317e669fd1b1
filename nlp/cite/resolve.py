"""Gives each citation its targets, with what the text said before: the documents and units in order of mention."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dayanak.law.citation import Citation
from nlp.cite.endings import RANK
from nlp.cite.found import Found
from nlp.cite.kinds import Head
from nlp.cite.memory import Memory
from nlp.cite.paths import above, document_of, join, name_of, through
from nlp.cite.standing import (
    changes_follow,
    is_annexed,
    is_listed,
    is_owned,
    lacks_document,
    lacks_owner,
    opens_article,
    supplemented,
)
from nlp.cite.terms import called
from nlp.cite.tokens import Tokens
from nlp.cite.units import Step
from nlp.laws import LAST_ARTICLES, SMALL_LETTER_ARTICLES, named_on, predecessors

_ENCLOSING = {"fikra": "this/@madde", "bent": "this/@madde/@fikra", "altbent": "this/@madde/@fikra/@bent"}
_SELF = {
    "madde": "this/@madde",
    "fikra": "this/@madde/@fikra",
    "bent": "this/@madde/@fikra/@bent",
    "altbent": "this/@madde/@fikra/@bent/@altbent",
    "cumle": "this/@madde/@fikra/@cumle",
}
_ORDERS = ("değiştiril", "eklen", "düzenlen")
_BY = ("la", "le")
_DONE = ("değiş", "eklen", "düzenlen", "muaddel")
_PLAIN = frozenset({"madde", "annex"})
_SURROUNDING = frozenset({"fikra", "bent"})
_LEADS = frozenset({";", ":"})
_ALIKE = {"khk": {"khk", "kararname"}, "cbk": {"cbk", "kararname"}, "kararname": {"khk", "cbk", "kararname", "bkk"}}


def resolve(
    tokens: Tokens,
    found: Iterable[Found],
    terms: Mapping[str, str],
    this: str | None,
    breaks: Sequence[int] = (),
    own: str | None = None,
    articles: Sequence[int] = (),
    day_at: Callable[[int], str | None] = lambda _: None,
) -> Iterator[Citation]:
    """The citations with their targets. `terms` are the words that the document defines ("Kanun" → "kanun:2547"),
    `breaks` the places at which a new clause begins, `articles` those at which a new article does, `own` is the kind
    of the document itself, `day_at` tells since when the words at an offset stand there."""
    outer, inner, quote = Memory(), Memory(), 0
    titles: dict[str, tuple[str, ...]] = {}
    known = dict(terms)
    before: Found | None = None
    for one in (supplemented(tokens, one) for one in found):
        opened = tokens.quotes[one.first] if tokens.words[one.first] != '"' else 0
        if opened and opened != quote:
            inner, quote = _quoted(tokens, one.first, outer), opened
        memory = inner if opened else outer
        start = tokens.starts[one.first]
        memory.enter((tokens.sentences[one.first], bisect_right(breaks, start)), bisect_right(articles, start))
        if is_listed(tokens, one.first) and (memory.lead or lacks_owner(tokens, one)):
            memory.resume()
            if not memory.document and lacks_document(tokens, one):
                memory.document = ("@baglam",)
        opens = opens_article(tokens, one.first)
        changes = is_annexed(tokens, one) and changes_follow(tokens, one)
        changes = changes or is_owned(tokens, before, one)
        before = one
        done = one.last + (tokens.word(one.last) == "yeniden")
        acts = tokens.word(one.last - 1).endswith(_BY) and tokens.word(done).startswith(_DONE)
        acts = acts or _in_dated_list(tokens, one)
        day = day_at(start) if one.head and one.head.named else None
        marked = one.head is not None and one.head.relation == "term" and tokens.word(one.first + 1) == "'"
        repealed = one.head is not None and one.head.named and tokens.words[one.first] == "mülga"
        articles_before = memory.levels.get("madde")
        if _is_the_act(tokens, one):
            memory.levels["madde"] = memory.levels.get("act", articles_before or ())
        targets = _Resolver(
            memory, titles, known, this, own or _kind(this), opens, changes, acts, day, marked, repealed
        ).targets(one)
        if _is_act(tokens, one) and changes_follow(tokens, one):
            memory.name_act(targets, articles_before)
        if opens and one.head and one.head.relation is None and targets and changes_follow(tokens, one):
            memory.amended = (one.head.kind, (document_of(targets[0]),))
        if one.head and not one.steps and len(targets) == 1 and (term := called(tokens, one.last)):
            known.setdefault(term, targets[0])
        if targets and tokens.word(one.last) in _LEADS:
            memory.lead = targets
        if tokens.word(one.last - 1).endswith(("yle", "yla")):
            memory.last = ()
        if not targets and one.steps and one.steps[0].relation == "these":
            continue  # "bu maddeler" are goods where no article was named
        settled = day is not None or repealed or _told(one.head, titles)
        targets, others = _weighed(one, targets, settled=settled)
        end = tokens.ends[one.last - 1]
        sure = 0.5 if not targets else 0.7 if others else 1.0
        method = "title" if one.head and one.head.named else "grammar"
        yield Citation(start, end, tokens.text[start:end], targets, sure, method, others, day)


def _is_act(tokens: Tokens, found: Found) -> bool:
    """Whether a citation names what changes others: "… sayılı Kanunun 4 üncü maddesiyle"."""
    named = found.head is not None and found.head.relation is None and bool(found.steps)
    return named and tokens.word(found.last - 1).endswith(("siyle", "siyla", "sıyla"))


def _in_dated_list(tokens: Tokens, found: Found) -> bool:
    """Whether a law is one of a list whose kind only the last bears: "3/6/1947 tarih ve 5087, 1/8/1951 tarih ve 5825
    sayılı kanunlarla muaddel"."""
    named = found.head is not None and found.head.kind == "kanun" and not found.steps
    return named and tokens.word(found.last - 1).isdecimal() and tokens.word(found.last) in (",", "ve", "ile")


def _is_the_act(tokens: Tokens, found: Found) -> bool:
    """Whether the article that changes others is named once more: "aynı madde ile"."""
    step = found.steps[0] if found.steps and not found.head else None
    return step is not None and (step.level, step.relation) == ("madde", "same") and tokens.word(found.last) == "ile"


def _weighed(found: Found, targets: tuple[str, ...], *, settled: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The targets, and what else the words can mean. Of a name without a number a law that is too short for the article
    cited gives way to one before it; where it is `settled` which law bore the name, those before it are not meant."""
    head = found.head
    if head is None or not head.named or not targets:
        return targets, ()
    law = document_of(targets[0])
    before = (*predecessors(head.targets[0]), *predecessors(law))
    meant = next((one for one in (law, *head.others, *before) if _may_have(one, found.steps)), law)
    rest = tuple(one for one in (law, *head.others) if one != meant and not (settled and one in before))
    return targets if meant == law else tuple(join((meant,), found.steps, False)), tuple(join(rest, found.steps, False))


def _may_have(law: str, steps: tuple[Step, ...]) -> bool:
    """Whether a law is long enough for the article that is cited of it."""
    article = next(iter(join((law,), steps, False))).partition("/madde:")[2]
    number = re.match(r"\d+", article)
    return number is None or int(number[0]) <= LAST_ARTICLES.get(law, 10_000)


def _told(head: Head | None, titles: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the text has said which law it calls so."""
    return head is not None and head.title in titles


def _quoted(tokens: Tokens, place: int, outer: Memory) -> Memory:
    """The memory inside a quotation: new text stands in the amended document and, unless it brings its own, article."""
    number = tokens.quotes[place]
    while place and tokens.quotes[place - 1] == number:
        place -= 1
    order = tokens.words[max(0, place - 3) : place]
    if not outer.document or not any(word.startswith(_ORDERS) for word in order):
        return Memory()
    article = through(outer.last[0], "madde") if outer.last else None
    own = tokens.word(place + 1) in ("madde", "ek", "geçici")
    inside = article.removeprefix(f"{document_of(article)}/") if article and not own else "@madde"
    return Memory(here=outer.document[0], article=inside)


@dataclass
class _Resolver:
    memory: Memory
    titles: dict[str, tuple[str, ...]]
    terms: Mapping[str, str]
    this: str | None
    own: str | None
    opens: bool
    changes: bool
    acts: bool
    day: str | None
    marked: bool
    repealed: bool

    def targets(self, found: Found) -> tuple[str, ...]:
        """The targets of one citation; remembers what it named."""
        if found.head:
            bases = self._documents(found.head, found)
            self._remember_document(found.head, bases, goes_on=self.acts and not found.steps)
            steps = found.steps
        else:
            bases, steps = self._units(found)
        targets = tuple(dict.fromkeys(join(bases, steps, self.this in SMALL_LETTER_ARTICLES)))
        if found.steps:
            self.memory.last = targets
            self.memory.name_units(targets)
            self.memory.document = self.memory.document or tuple(document_of(t) for t in targets[:1])
        return targets

    def _remember_document(self, head: Head, bases: tuple[str, ...], *, goes_on: bool) -> None:
        if head.relation is None and bases:
            self.memory.name_document(head.kind, bases)
        if head.title and bases and not head.named and not bases[0].startswith("ad:"):
            self.titles[head.title] = bases
        if not (goes_on and self.memory.document):  # what an act has changed stays in view
            self.memory.document, self.memory.last = (() if head.kind == "aym" else bases), ()

    def _documents(self, head: Head, found: Found) -> tuple[str, ...]:
        if head.relation == "this":
            return (self.memory.here,)
        if head.relation == "same":
            return self._mentioned(head)
        if head.relation == "term":
            return self._term(head.kind, found)
        if head.named and head.title not in self.titles and (self.day or self.repealed):
            law = named_on(self.day, head.targets[0], head.title) if self.day else head.targets[0]
            return predecessors(law)[:1] or (law,) if self.repealed else (law,)
        if head.named or (head.targets and head.targets[0].startswith("ad:")):
            return self.titles.get(head.title or "", head.targets)
        return head.targets

    def _mentioned(self, head: Head) -> tuple[str, ...]:
        """The document of that kind named last; at the head of an amending article the one that it amends."""
        alike = _ALIKE.get(head.kind, {head.kind})
        kind, amended = self.memory.amended
        if self.opens and kind in alike:
            return amended
        return next((bases for kind, bases in reversed(self.memory.documents.items()) if kind in alike), ("@baglam",))

    def _term(self, kind: str, found: Found) -> tuple[str, ...]:
        """What a kind alone means ("Kanunun 5 inci maddesi"): as defined, as amended, itself, or the only one named."""
        if kind in self.terms:
            return (self.terms[kind],)
        if self.memory.here == "this" and self.memory.amended[0] == kind:
            return self.memory.amended[1]
        if kind == self.own:
            return (self.memory.here,)
        only = kind in self.memory.documents and kind not in self.memory.several
        return self.memory.documents[kind] if only else self._meant(kind, found) if self.marked else ("@baglam",)

    def _meant(self, kind: str, found: Found) -> tuple[str, ...]:
        """Which of several laws a ruling means by "Kanun'un 231. maddesi": the one of which it has named that article,
        the one named before in the sentence, the only one that is so long."""
        article = found.steps[0].values[0] if found.steps and found.steps[0].values else ""
        cited = tuple(dict.fromkeys(document_of(one) for one in self.memory.levels.get("madde", ())
                                    if f"{through(one, 'madde')}".endswith(f"/{article}")))  # fmt: skip
        if article and len(cited) == 1 and name_of(cited[0]) == kind:
            return cited
        last = self.memory.document
        if len(last) == 1 and name_of(last[0]) == kind:
            return last
        named = self.memory.named.get(kind, ())
        fit = [base for base in named if base in LAST_ARTICLES and _may_have(base, found.steps)]
        return (fit[0],) if len(fit) == 1 and all(base in LAST_ARTICLES for base in named) else ("@baglam",)

    def _units(self, found: Found) -> tuple[tuple[str, ...], tuple[Step, ...]]:
        first = found.steps[0]
        if first.relation == "these":
            return self._named(first) or self._surrounding(first), found.steps[1:]
        if first.relation == "same":
            return self._cited(first), found.steps[1:]
        if first.relation == "this":
            return (self._placed(_SELF[first.level]),), found.steps[1:]
        if first.relation:
            return (self._placed(_SELF[first.level]) + first.relation,), found.steps[1:]
        if found.added and self.memory.last and above(self.memory.last[-1], first.level) == self.memory.last[-1]:
            return self.memory.last[-1:], found.steps
        if RANK[first.level] <= RANK["madde"]:
            carried = first.possessive or self.changes or (first.level not in _PLAIN and not found.attached)
            return (self.memory.document if carried and self.memory.document else (self.memory.here,)), found.steps
        return (self._enclosing(first),), found.steps

    def _cited(self, step: Step) -> tuple[str, ...]:
        """The units of that level that were cited last: "anılan maddelere", "aynı fıkranın"."""
        cut = self._named(step) or self._old_paragraphs(step)
        return (cut if step.plural else cut[:1]) or (self._placed(_SELF[step.level]),)

    def _surrounding(self, step: Step) -> tuple[str, ...]:
        """What "bu fıkralar" are where none was named: those around; "bu maddeler" are goods then."""
        return (self._placed(_SELF[step.level]),) if step.level in _SURROUNDING else ()

    def _old_paragraphs(self, step: Step) -> tuple[str, ...]:
        """The lettered fıkra of an old law, which the notation calls bents: "(b) fıkrasında …, aynı fıkrada"."""
        named = self._named(replace(step, level="bent")) if step.level == "fikra" else ()
        return tuple(target for target in named if through(target, "madde") == target.rpartition("/")[0])

    def _named(self, step: Step) -> tuple[str, ...]:
        """All units of that level in what was cited last with one."""
        targets = self.memory.levels.get(step.level, ())
        return tuple(dict.fromkeys(filter(None, (through(target, step.level) for target in targets))))

    def _enclosing(self, step: Step) -> str:
        """The unit that a bare fıkra, bent or sentence belongs to: one named in this sentence, else the one around."""
        for target in reversed(self.memory.last):
            parent = above(target, "altbent" if _is_sibling(target, step) else step.level)
            plain = step.level == "fikra" and not step.possessive
            if plain and not any(f"{parent}/{value}" in self.memory.last for value in step.values):
                continue
            if step.level not in ("bent", "altbent") or "/fikra:" in parent or parent != target:
                return parent
        return self._placed(_ENCLOSING.get(step.level, "this/@madde/@fikra"))

    def _placed(self, path: str) -> str:
        """The path with what "this" and "@madde" stand for inside a quotation."""
        return path.replace("this/@madde", f"{self.memory.here}/{self.memory.article}")


def _is_sibling(target: str, step: Step) -> bool:
    """Whether a numbered bent stands beside the numbered bent under a lettered one that was named last."""
    level, _, number = target.rpartition("/")[2].partition(":")
    return step.level == "bent" and level == "altbent" and number.isdecimal() and step.values[0][5:].isdecimal()


def _kind(this: str | None) -> str | None:
    return this.partition(":")[0] if this else None
