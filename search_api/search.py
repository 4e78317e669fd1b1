"""A search from its parameters to its answer: read, ask the index, look the clauses up, show them."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from dayanak.law.letters import fold
from dayanak.registry.state import Unit
from dayanak.search.port import AnyOf, FacetValue, Group, Node, SearchHit, SearchIndex, SearchQuery, Term
from dayanak.search.trees import brings_scores
from dayanak.storage.record import Clause, Resolution
from nlp.analyse import spelled
from search_api import addresses
from search_api.cited import LONGEST, led, places
from search_api.institutions import Institutions
from search_api.labels import breadcrumb, gazette_label, kind_label, level_label, status_label
from search_api.meaning import Meaning, shares_of, with_everyday
from search_api.nothing import nothing
from search_api.query import COUNTED, SearchParams, cursor_after, query
from search_api.refs import document_ref, service_ref
from search_api.schemas import FacetEntry, Hit, Nothing, SearchAnswer, SynonymUsed, Understood, UnitRef
from search_api.snippet import Wanted, snippet
from search_api.synonyms import Expansion
from search_api.targets import ReadCitation, citation_target, read_citations
from search_api.unit_tree import Family, unit_tree
from search_api.words import Lexicon, Reading, Sought, read

_LABELS = {"kind": kind_label, "status": status_label, "level": level_label, "gazette": gazette_label}
CITED = 1_000.0  # more than all words and titles together can give


class Shelf(Institutions, Family, Protocol):
    """What a search asks of the record."""

    def clauses(self, keys: Sequence[tuple[str, str]]) -> Sequence[Clause | None]:
        """The clauses with these (document id, eid), in the same order; None for one that is gone."""
        ...

    def units_called(self, name: str, size: int) -> Sequence[Unit]:
        """Units whose name has all these words."""
        ...

    def resolve(self, target: str) -> Resolution:
        """Where a reference leads."""
        ...


def search(
    params: SearchParams,
    index: SearchIndex,
    shelf: Shelf,
    lexicon: Lexicon | None = None,
    meaning: Meaning | None = None,
) -> SearchAnswer:
    """The answer to a search. What the text cites stands first, if it passes the filters; where it cites nothing, what
    has the meaning of the question stands beside what has its words."""
    begun = time.perf_counter()
    question = _Question.of(params.q, shelf, lexicon, meaning)
    asked = question.asked(params, meaning)
    reading = question.reading if brings_scores(asked.node) else replace(question.reading, everyday=())
    page = index.search(asked)
    counts = {name: page.facets[COUNTED[name]] for name in params.facets}
    grown = unit_tree(counts.pop("tree"), params.unit, params.open, shelf) if "tree" in counts else []
    helping = None if page.total else _nothing(params, question, index, shelf, lexicon, meaning)
    return SearchAnswer(
        total=page.total,
        alike=page.alike,
        next=cursor_after(params, page.total, page.end),
        understood=_understood(reading, question.citations),
        hits=shown(page.hits, question.wanted, shelf, reading, shares_of(asked) if params.explain else None),
        facets={name: _facet(name, values, shelf) for name, values in counts.items()},
        tree=grown,
        nothing=helping,
        took_ms=round((time.perf_counter() - begun) * 1000, 2),
    )


def answering(
    params: SearchParams,
    documents: Sequence[str],
    index: SearchIndex,
    shelf: Shelf,
    lexicon: Lexicon | None = None,
    meaning: Meaning | None = None,
) -> set[str]:
    """Which of these documents answer a search."""
    if not documents:
        return set()
    by_document = replace(params, group=Group.DOCUMENT, collapse=False, page=1, cursor=None, facets=())
    asked = _Question.of(params.q, shelf, lexicon, meaning).asked(by_document, meaning)
    among = replace(asked, filters=replace(asked.filters, documents=tuple(documents)), size=len(documents))
    return {hit.document_id for hit in index.search(among).hits}


@dataclass(frozen=True, slots=True)
class _Question:
    """The text of a query, read: what it cites, and the places of that by document."""

    reading: Reading
    citations: Sequence[Resolution]
    wanted: Mapping[str, str]

    @classmethod
    def of(cls, text: str, shelf: Shelf, lexicon: Lexicon | None, meaning: Meaning | None) -> "_Question":
        reading = read(text, lexicon, shelf)
        reading = with_everyday(reading) if meaning else reading
        read_as = read_citations(reading.citing[:LONGEST]) if not reading.phrases else []
        citations = led(read_as, shelf.resolve)
        wanted = dict(places(citations, shelf.resolve))
        if citations:
            reading = replace(reading, sought=_as_cited(reading.sought, read_as, citations), leads=bool(wanted))
        return cls(reading, citations, wanted)

    def asked(self, params: SearchParams, meaning: Meaning | None) -> SearchQuery:
        """What is asked of the engine."""
        asked = _with_cited(query(params, self.reading), self.wanted)
        return meaning.beside(asked, self.reading) if meaning and not self.citations else asked


def _nothing(
    params: SearchParams,
    question: _Question,
    index: SearchIndex,
    shelf: Shelf,
    lexicon: Lexicon | None,
    meaning: Meaning | None,
) -> Nothing:
    """What helps; each way out is asked of the engine as the search that it leads to will be."""

    def hits_of(other: SearchParams) -> int:
        same = question if other.q == params.q else _Question.of(other.q, shelf, lexicon, meaning)
        return index.search(replace(same.asked(other, meaning), size=0, offset=0, after=None, facets=())).total

    return nothing(params, question.reading, hits_of, shelf.units_called)


def _as_cited(
    sought: Sequence[Sought], read_as: Iterable[ReadCitation], citations: Iterable[Resolution]
) -> tuple[Sought, ...]:
    """The words; those of a citation mean what it says: "iyuk 7" is no "yük", "is kanunu 2" has "iş" of the title."""
    typed = {word for one in read_as for word in spelled(one.surface)}
    titles = {fold(word) for one in citations if one.document for word in spelled(one.document.title)}

    def meant(one: Sought) -> Sought:
        kept = tuple(spelling for spelling in one.spellings if titles.issuperset(map(fold, spelling.split())))
        return replace(one, spellings=kept) if one.word in typed else one

    return tuple(map(meant, sought))


def _with_cited(asked: SearchQuery, wanted: Mapping[str, str]) -> SearchQuery:
    if not wanted:
        return asked
    cited_first: list[Node] = [Term("place", f"{document}/{eid}", CITED) for document, eid in wanted.items()]
    return replace(asked, node=AnyOf((*cited_first, asked.node)))


def _understood(reading: Reading, citations: Sequence[Resolution]) -> Understood:
    return Understood(
        text=reading.text,
        citations=[citation_target(found) for found in citations],
        corrections=list(dict.fromkeys(s for one in (*reading.sought, *reading.chosen) for s in one.corrections)),
        excluded=[" ".join(words) for words in reading.excluded],
        phrases=[" ".join(words) for words in reading.phrases],
        query=reading.written,
        notes=list(reading.notes),
        synonyms=_used(reading.expansions),
        everyday=_used(one for one in reading.everyday if one not in reading.expansions),
    )


def _used(expansions: Iterable[Expansion]) -> list[SynonymUsed]:
    used: dict[str, list[str]] = {}
    for one in expansions:
        used.setdefault(" ".join(one.typed), []).append(" ".join(one.meant))
    return [SynonymUsed(typed=typed, meant=meant) for typed, meant in used.items()]


def shown(
    found: Sequence[SearchHit],
    cited_eids: Mapping[str, str],
    shelf: Shelf,
    reading: Reading,
    shares: Mapping[str, float] | None = None,
) -> list[Hit]:
    """The hits with what the record knows of them; a clause that is gone meanwhile is left out. Where a whole
    article is cited, it stands for the best of its clauses."""
    best = [(hit.document_id, hit.eid) for hit in found]
    chosen = [(hit.document_id, _cited_part(hit, cited_eids)) for hit in found]
    keys = list(dict.fromkeys((*chosen, *best)))  # most are both
    known = dict(zip(keys, shelf.clauses(keys), strict=True))
    marks = Wanted.of(reading)
    rows = ((hit, known[whole], known[part]) for hit, whole, part in zip(found, chosen, best, strict=True))
    return [_hit(hit, clause, part, marks, shares) for hit, clause, part in rows if clause and part]


def _cited_part(hit: SearchHit, cited_eids: Mapping[str, str]) -> str:
    eid = cited_eids.get(hit.document_id, hit.eid)
    return eid if hit.eid.startswith(f"{eid}__") else hit.eid


def _hit(hit: SearchHit, clause: Clause, part: Clause, marks: Wanted, shares: Mapping[str, float] | None) -> Hit:
    """`part` is what the words were found in: the clause itself, or something in it. With `shares`, what each article
    has by its meaning, the hit explains itself."""
    told = clause if clause.text else part
    return Hit(
        document=document_ref(clause.document),
        eid=clause.eid,
        path=clause.path,
        breadcrumb=breadcrumb(clause.document.title, clause.path),
        heading=clause.headings[-1] if clause.headings else None,
        status=clause.status,
        snippet=snippet(f"{told.text} {told.list_text}".rstrip(), marks),
        score=hit.score,
        more=hit.folded,
        alike=hit.alike,
        twin=str(hit.twin) if hit.alike else None,
        url=addresses.clause(clause.document.id, clause.eid),
        units=[UnitRef(detsis_no=number, name=name) for number, name in clause.units.items()],
        services=[service_ref(link.service, link=link) for link in clause.services],
        explanation=None if shares is None else _explanation(hit, part, marks, shares),
    )


def _explanation(hit: SearchHit, clause: Clause, marks: Wanted, shares: Mapping[str, float]) -> dict[str, Any]:
    """Which of the words stand where: in the clause, in the headings above it, in the title of its document; and what
    of the score the meaning gave."""
    texts = {"text": clause.text, "headings": " ".join(clause.headings), "title": clause.document.title}
    return {
        "score": hit.score,
        "meaning": round(shares.get(f"{hit.document_id}/{hit.eid.split('__')[0]}", 0.0), 6),
        "status": clause.status,
        "found_in": {n: marks.found_in(text) for n, text in texts.items()},
    }


def _facet(name: str, values: Sequence[FacetValue], shelf: Shelf) -> list[FacetEntry]:
    labels: Mapping[str, str] = {}
    if name == "unit" and values:
        labels = shelf.unit_names([value.value for value in values])
    elif name in _LABELS:
        labels = {value.value: _LABELS[name](value.value) for value in values}
    return [FacetEntry(value=v.value, label=labels.get(v.value, v.value), count=v.count) for v in values]
