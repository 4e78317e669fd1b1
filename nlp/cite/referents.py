"""What a citation means: the documents and units that its words stand for, with what the text named before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nlp.cite.endings import RANK
from nlp.cite.found import Found
from nlp.cite.kinds import Head
from nlp.cite.memory import Memory
from nlp.cite.paths import above, document_of, join, name_of, through
from nlp.cite.standing import Standing
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
_PLAIN = frozenset({"madde", "annex"})
_SURROUNDING = frozenset({"fikra", "bent"})
_ALIKE = {"khk": {"khk", "kararname"}, "cbk": {"cbk", "kararname"}, "kararname": {"khk", "cbk", "kararname", "bkk"}}


@dataclass
class Referents:
    """What the documents and units that a citation names are, by what the text has named before."""

    memory: Memory
    titles: dict[str, tuple[str, ...]]
    terms: Mapping[str, str]
    this: str | None
    own: str | None
    stands: Standing

    def targets(self, found: Found) -> tuple[str, ...]:
        """The targets of one citation; remembers what it named."""
        if found.head:
            bases = self._documents(found.head, found)
            self._remember_document(found.head, bases, goes_on=self.stands.acts and not found.steps)
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
        if head.named and head.title not in self.titles and (self.stands.day or self.stands.repealed):
            law = named_on(self.stands.day, head.targets[0], head.title) if self.stands.day else head.targets[0]
            return predecessors(law)[:1] or (law,) if self.stands.repealed else (law,)
        if head.named or (head.targets and head.targets[0].startswith("ad:")):
            return self.titles.get(head.title or "", head.targets)
        return head.targets

    def _mentioned(self, head: Head) -> tuple[str, ...]:
        """The document of that kind named last, or all that its sentence named; at the head of an amending article the
        one that it amends."""
        alike = _ALIKE.get(head.kind, {head.kind})
        kind, amended = self.memory.amended
        if self.stands.opens and kind in alike:
            return amended
        last = next(((kind, bases) for kind, bases in reversed(self.memory.documents.items()) if kind in alike), None)
        if last is None:
            return ("@baglam",)
        return self.memory.together[last[0]][1] if head.plural else last[1]

    def _term(self, kind: str, found: Found) -> tuple[str, ...]:
        """What a kind alone means ("Kanunun 5 inci maddesi"): as defined, as amended, itself, or the only one named."""
        if kind in self.terms:
            return (self.terms[kind],)
        if self.memory.here == "this" and self.memory.amended[0] == kind:
            return self.memory.amended[1]
        if kind == self.own:
            return (self.memory.here,)
        only = kind in self.memory.documents and kind not in self.memory.several
        return self.memory.documents[kind] if only else self._meant(kind, found) if self.stands.marked else ("@baglam",)

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
        fit = [base for base in named if base in LAST_ARTICLES and may_have(base, found.steps)]
        return (fit[0],) if len(fit) == 1 and all(base in LAST_ARTICLES for base in named) else ("@baglam",)

    def _units(self, found: Found) -> tuple[tuple[str, ...], tuple[Step, ...]]:
        first = found.steps[0]
        if self.stands.budget:
            return ("@baglam",), found.steps
        if first.relation == "named":
            return self._by_number(first), found.steps[1:]
        if first.relation == "its":
            return self.memory.topic or (self.memory.here,), (first._replace(relation=None), *found.steps[1:])
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
            carried = first.possessive or self.stands.changes or (first.level not in _PLAIN and not found.attached)
            return (self.memory.document if carried and self.memory.document else (self.memory.here,)), found.steps
        return (self._enclosing(first),), found.steps

    def _by_number(self, step: Step) -> tuple[str, ...]:
        """The units of that number that were cited before: "sözü geçen 70 inci madde"; else those in view."""
        view = self.memory.document or (self.memory.here,)
        known = (self.memory.numbered.get(value) for value in step.values)
        return tuple(target or f"{view[0]}/{value}" for target, value in zip(known, step.values, strict=True))

    def _cited(self, step: Step) -> tuple[str, ...]:
        """The units of that level that were cited last: "anılan maddelere", "aynı fıkranın"."""
        cut = self._named(step) or self._old_paragraphs(step)
        return (cut if step.plural else cut[:1]) or (self._placed(_SELF[step.level]),)

    def _surrounding(self, step: Step) -> tuple[str, ...]:
        """What "bu fıkralar" are where none was named: those around; "bu maddeler" are goods then."""
        return (self._placed(_SELF[step.level]),) if step.level in _SURROUNDING else ()

    def _old_paragraphs(self, step: Step) -> tuple[str, ...]:
        """The lettered fıkra of an old law, which the notation calls bents: "(b) fıkrasında …, aynı fıkrada"."""
        named = self._named(step._replace(level="bent")) if step.level == "fikra" else ()
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


def may_have(law: str, steps: tuple[Step, ...]) -> bool:
    """Whether a law is long enough for the article that is cited of it."""
    article = next(iter(join((law,), steps, False))).partition("/madde:")[2]
    number = re.match(r"\d+", article)
    return number is None or int(number[0]) <= LAST_ARTICLES.get(law, 10_000)
