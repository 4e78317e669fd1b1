"""What is offered while one types: the citation that was typed, documents, institutions and units, kinds, words.

Names are found by the beginning of any of their words, typed with Turkish letters or without.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Generic, TypeVar

from dayanak.law.document import DocumentKind, Status
from dayanak.law.letters import comparison_key
from dayanak.registry.state import Unit
from dayanak.search.port import SearchIndex
from dayanak.storage.record import DocumentName, Record, Resolution
from nlp.laws import abbreviations_of
from search_api import addresses
from search_api.cited import LONGEST as LONGEST_CITATION
from search_api.cited import led
from search_api.kept import Kept
from search_api.labels import kind_label, title_label
from search_api.schemas import Suggestion
from search_api.spelling import RARE
from search_api.targets import citation_target, read_citations

LONGEST = 1_000  # letters; titles of laws that change many others have up to 830
SHORTEST = 2
MOST = {"document": 5, "unit": 3, "kind": 1, "word": 3}
WORDS = 50_000
LONG_WORD = 3  # letters from which a word is completed; behind others two are enough
_BEHIND_ALL = "\U0010ffff"
_KINDS = {kind.value: place for place, kind in enumerate(DocumentKind)}
T = TypeVar("T")


class Catalogue(Generic[T]):
    """Named things, the most wanted first, found by how their names, or any word of them, begin."""

    def __init__(self, named: Iterable[tuple[T, Sequence[str]]]) -> None:
        """Things with their names as comparison keys."""
        self._things: list[T] = []
        found = []
        for thing, names in named:
            place = len(self._things)
            self._things.append(thing)
            for name in dict.fromkeys(names):
                found += [(key, place, start) for start, key in _endings(name)]
        found.sort()
        self._keys = [key for key, _, _ in found]
        behind = len(self._things)
        self._ranks = [place if start == 0 else place + behind for _, place, start in found]

    def starting(self, typed: str, most: int, *, whole: bool = False) -> list[T]:
        """At most so many things: those that are called so, those whose name begins so, then (but not with `whole`)
        those in which a later word does."""
        behind = len(self._things)
        first, last = bisect_left(self._keys, typed), bisect_left(self._keys, typed + _BEHIND_ALL)
        called = sorted(rank for rank in self._ranks[first : bisect_right(self._keys, typed)] if rank < behind)
        ranks = [*called, *nsmallest(3 * most, self._ranks[first:last])]  # a thing may be found by several of its words
        wanted = (rank for rank in ranks if not whole or rank < behind)
        return [self._things[place] for place in dict.fromkeys(rank % behind for rank in wanted)][:most]


def _endings(name: str) -> Iterator[tuple[int, str]]:
    """The name from each of its words on."""
    place = 0
    while True:
        yield place, name[place:]
        place = name.find(" ", place) + 1
        if not place:
            return


@dataclass(frozen=True, slots=True)
class Catalogues:
    """All that is offered."""

    documents: Catalogue[DocumentName]
    units: Catalogue[Unit]
    kinds: Catalogue[Suggestion]
    words: Catalogue[str]

    @classmethod
    def of(cls, record: Record, index: SearchIndex) -> "Catalogues":
        """What there is now."""
        names = sorted(record.documents.names(), key=_wanted)
        units = sorted(record.registry.units(), key=lambda unit: (not unit.active, len(unit.name)))
        common = (word for word, number in index.terms("exact", limit=WORDS) if number >= RARE and word[0].isalpha())
        return cls(
            Catalogue((one, _names(one)) for one in names),
            Catalogue((one, [comparison_key(name) for name in (one.name, one.abbreviation) if name]) for one in units),
            Catalogue((_kind(kind), [comparison_key(kind_label(kind))]) for kind, _ in record.documents.kinds()),
            Catalogue((word, [comparison_key(word)]) for word in common),
        )


class Suggester:
    """Suggestions from the record and the words of the index."""

    def __init__(self, record: Record, index: SearchIndex) -> None:
        self._resolve = record.resolve
        self._catalogues = Kept(lambda: Catalogues.of(record, index), index)

    def __call__(self, typed: str) -> list[Suggestion]:
        """What may be meant, the surest first; nothing for less than two letters, or for a whole text. A title that
        begins so stands before what is only cited later in it."""
        key = comparison_key(typed)
        if len(key) < SHORTEST or len(typed) > LONGEST:
            return []
        found = self._catalogues()
        named = [
            *map(_document, found.documents.starting(key, MOST["document"])),
            *map(_unit, found.units.starting(key, MOST["unit"])),
            *found.kinds.starting(key, MOST["kind"]),
        ]
        read = read_citations(typed.lstrip()[:LONGEST_CITATION])
        citations = [leads for one in led(read, self._resolve) if one.exists and (leads := _leads(one))]
        told = found.documents.starting(key, 1, whole=True) if citations and read[0].start > 0 else []
        first: dict[str, Suggestion] = {}
        for one in (*map(_document, told), *citations, *named, *_completed(typed, found.words)):
            first.setdefault(one.url, one)
        return list(first.values())

    def document(self, words: str) -> str | None:
        """The id of the one document whose title has these words, two or more, one after the other; of law in force
        first."""
        key = comparison_key(words)
        found = self._catalogues().documents.starting(key, 2) if " " in key else []
        in_force = [one for one in found if one.status == Status.IN_FORCE.value]
        return found[0].id if len(found) == 1 else in_force[0].id if len(in_force) == 1 else None

    def units(self, key: str, most: int) -> list[Unit]:
        """At most so many units that a comparison key may begin the name of, the likeliest first."""
        return self._catalogues().units.starting(key, most) if key else []


def _leads(found: Resolution) -> Suggestion | None:
    target = citation_target(found)
    return Suggestion(text=target.label or target.target, type="citation", url=target.url) if target.url else None


def _completed(typed: str, words: Catalogue[str]) -> Iterator[Suggestion]:
    """What was typed, with its last word completed."""
    before, space, last = typed.rpartition(" ")
    key = comparison_key(last)
    if len(key) >= (SHORTEST if before.strip() else LONG_WORD):
        for word in words.starting(key, MOST["word"]):
            text = f"{before}{space}{word}"
            yield Suggestion(text=text, type="word", url=addresses.search([("q", text)]))


def _wanted(one: DocumentName) -> tuple[bool, int, int, str]:
    """Law in force first, then by kind; of titles that begin alike the shorter one."""
    return one.status != Status.IN_FORCE.value, _KINDS.get(one.kind, len(_KINDS)), len(one.title), one.id


def _names(one: DocumentName) -> list[str]:
    """The title, the same behind the number, and the letters that lawyers use."""
    numbered = (f"{one.number} {one.title}",) if one.number else ()
    letters = abbreviations_of().get(f"kanun:{one.number}", ()) if one.kind == DocumentKind.LAW.value else ()
    return [comparison_key(name) for name in (one.title, *numbered, *letters)]


def _document(one: DocumentName) -> Suggestion:
    number = f" ({one.number})" if one.number else ""
    return Suggestion(text=f"{title_label(one.title)}{number}", type="document", url=addresses.document(one.id))


def _unit(one: Unit) -> Suggestion:
    """A unit, with the institution and the unit that it stands below: many ministries have one of its name."""
    above = one.path[:-1]
    within = " › ".join(dict.fromkeys((above[0], above[-1]))) if above else None
    return Suggestion(text=one.name, type="unit", url=addresses.unit(one.detsis_no), within=within)


def _kind(kind: str) -> Suggestion:
    return Suggestion(text=kind_label(kind), type="kind", url=addresses.search([("kind", kind)]))
