"""A search within one document: what is marked in its text, where its hits stand, and those before and after a clause.
It looks for law of every status, as the text shows it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dayanak.law.errors import Unavailable
from dayanak.search.port import Group, SearchIndex, SearchQuery
from dayanak.search.trees import less, loosened
from search_api.cited import cited, places
from search_api.query import ALL, LONGEST, SearchParams, query
from search_api.search import Shelf
from search_api.snippet import Wanted
from search_api.words import Lexicon, Reading, read

MOST = 100
SHARE = 0.5
"""Of the best score in the document: what has no more is no hit, or half a law would be one."""
TITLES = frozenset({"title_stem", "title_fold5"})
Order = Callable[[str], int | None]
"""The place of a clause of the document among all; None for one that it does not have."""
_Hit = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Within:
    """The eIds of the hits in the order of the text; none where the engine is away. Seen from a clause: which of the
    hits it is or has in it, and the ones before and after it."""

    q: str
    wanted: Wanted
    hits: tuple[str, ...] = ()
    number: int | None = None
    previous: str | None = None
    next: str | None = None


def within(
    document_id: str, q: str, eid: str | None, index: SearchIndex, shelf: Shelf, lexicon: Lexicon, order: Order
) -> Within:
    """The search within a document, seen from a clause or from above it all."""
    asked = q[:LONGEST]
    plain = read(asked, institutions=shelf)
    citations = cited(plain.citing, shelf.resolve) if not plain.phrases else []
    if citations:
        led = (found for document, found in places(citations, shelf.resolve) if document == document_id)
        hits = [(place, found) for found in led if (place := order(found)) is not None]
        return seen(Within(asked, Wanted.nothing()), hits, eid, order)
    try:
        reading = read(asked, lexicon, shelf)
        return seen(Within(asked, Wanted.of(reading)), _hits(index, document_id, reading), eid, order)
    except Unavailable:
        return Within(asked, Wanted.of(plain))


def _hits(index: SearchIndex, document_id: str, reading: Reading) -> list[_Hit]:
    if not (reading.sought or reading.phrases or reading.required):
        return []
    params = SearchParams.of(q=reading.text, status=[ALL], group=Group.CLAUSE, size=MOST)
    found = index.search(_of_document(query(params, reading), document_id)).hits
    return [(hit.seq, hit.eid) for hit in found if hit.score > found[0].score * SHARE]


def _of_document(asked: SearchQuery, document_id: str) -> SearchQuery:
    """Each clause that has a part of what is asked for; the title stands over all of them and tells none apart."""
    filters = replace(asked.filters, documents=(document_id,))
    return replace(asked, node=less(loosened(asked.node), TITLES), filters=filters, excluded=None, facets=())


def seen(found: Within, hits: Iterable[_Hit], eid: str | None, order: Order) -> Within:
    """What was found with its hits in order, and those around the clause."""
    ordered = sorted(set(hits))
    found = replace(found, hits=tuple(hit for _, hit in ordered))
    here = order(eid) if eid else None
    if eid is None or here is None:
        return found
    inside = [number for number, (_, hit) in enumerate(ordered, 1) if hit == eid or hit.startswith(f"{eid}__")]
    return replace(
        found,
        number=next(iter(inside), None),
        previous=next((hit for place, hit in reversed(ordered) if place < here), None),
        next=next((hit for place, hit in ordered if place > here and not hit.startswith(f"{eid}__")), None),
    )
