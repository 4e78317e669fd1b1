"""More like this: articles that say the same as a provision, or are about the same, by the words that tell it apart;
those of other institutions first."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Protocol

from dayanak.law.provision import ProvisionKind
from dayanak.search.port import AnyOf, Group, SearchHit, SearchIndex, SearchPage, SearchQuery, Term
from dayanak.storage.record import DocumentRow, ProvisionRow
from nlp.analyse import stem, words
from search_api.forms import OWN
from search_api.meaning import Meaning, with_everyday
from search_api.query import SearchParams, query
from search_api.schemas import Hit
from search_api.words import Reading, Sought, is_kind_word, is_question_word

MOST_WORDS = 12
FEWEST_WORDS = 3
FEWEST_OWN = 12
LONGEST_TEXT = 20_000
SHARE = 0.3
"""Of the best score: what has less shares a word or two."""
NEAREST = 60
"""Articles that are near by meaning, beside those that have the words."""
LOOKED_AT = 3
"""Times as many as are shown, so that those of other institutions can stand first."""


class Documents(Protocol):
    """What is asked of the record."""

    def inside(self, document_id: str, eid: str) -> Sequence[ProvisionRow]:
        """The provision and all that is in it, in reading order."""
        ...


class Weights(Protocol):
    """What is known of the words of the texts."""

    def weight(self, word: str) -> float:
        """How much the word tells; 0 where hardly any clause has it, or nobody knows it."""
        ...


@dataclass(frozen=True, slots=True)
class Origin:
    """The provision that others are to be like: its article, its text, and the stems of its institution's name."""

    document_id: str
    article: str
    text: str
    name: Collection[str] = ()

    @classmethod
    def of(cls, documents: Documents, document: DocumentRow, eid: str) -> "Origin":
        """A provision with all that is in it; a short one says what it is about with its whole article."""
        article = eid.partition("__")[0]
        rows = documents.inside(document.id, eid)
        if sum(len(row.text.split()) for row in rows) < FEWEST_OWN:
            rows = documents.inside(document.id, article)
        name = {stem(word.text) for unit in document.issuers for word in words(unit.name)}
        return cls(document.id, article, " ".join(f"{row.heading or ''} {row.text}" for row in rows), name)


@dataclass(frozen=True, slots=True)
class Alike:
    """What was found, best first; the one with the number `twin` says the same. `reading` are the words that told."""

    reading: Reading
    hits: Sequence[SearchHit] = ()
    twin: int | None = None


def similar(origin: Origin, index: SearchIndex, weights: Weights, meaning: Meaning | None, size: int) -> Alike:
    """The articles in force that are like a provision, each group that says the same once."""
    told = telling(origin, weights)
    reading = Reading(text=" ".join(told), sought=tuple(map(Sought, told)))
    if len(told) < FEWEST_WORDS:
        return Alike(reading)
    itself = Term("place", f"{origin.document_id}/{origin.article}")
    asked = query(SearchParams.of(q=reading.text, size=size * LOOKED_AT, collapse=True), reading)
    forms = (Term(field, form(word), share) for word in told for field, form, share in OWN)
    asked = replace(asked, node=AnyOf(tuple(forms)), excluded=itself, facets=())
    asked = meaning.beside(asked, with_everyday(reading), NEAREST) if meaning else asked
    own = index.search(SearchQuery(itself, group=Group.ARTICLE, collapse=True, size=1, facets=())).hits
    return Alike(reading, _near(index.search(asked)), own[0].twin if own else None)


def telling(origin: Origin, weights: Weights) -> list[str]:
    """The words that tell the text apart, as they stand there, the most telling first."""
    forms: dict[str, str] = {}
    numbers: Counter[str] = Counter()
    for word in words(origin.text[:LONGEST_TEXT]):
        root = stem(word.text)
        if not (word.text.isdigit() or root in origin.name or is_question_word(word.text) or is_kind_word(word.text)):
            forms.setdefault(root, word.text)
            numbers[root] += 1
    told = {root: (1 + log(number)) * weights.weight(forms[root]) for root, number in numbers.items()}
    best = sorted((root for root in told if told[root] > 0), key=lambda root: -told[root])
    return [forms[root] for root in best[:MOST_WORDS]]


def _near(page: SearchPage) -> list[SearchHit]:
    """Provisions only: notes of the text are like each other by the laws that they name."""
    best = [hit for hit in page.hits if not hit.eid.startswith(ProvisionKind.FOOTNOTE)]
    return [hit for hit in best if hit.score >= best[0].score * SHARE]


def others_first(
    hits: Sequence[Hit], same: Collection[str], institutions: Mapping[str, str], own: str | None
) -> list[Hit]:
    """What says the same, then those of other institutions, then those of the own one; `institutions` has the one that
    each unit belongs to."""

    def standing(hit: Hit) -> tuple[bool, bool]:
        unit = hit.document.unit.detsis_no if hit.document.unit else None
        return hit.url not in same, own is not None and institutions.get(unit or "") == own

    return sorted(hits, key=standing)
