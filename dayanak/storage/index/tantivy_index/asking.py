"""One query asked of a generation: matching articles, their best clauses, facets, exact order and counts."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, starmap
from operator import itemgetter
from typing import Any, NamedTuple

from dayanak.search.port import FacetValue, Group, Node, SearchHit, SearchPage, SearchQuery, Sort
from dayanak.search.trees import brings_scores, concerning, loosened
from dayanak.storage.index.tantivy_index.asked import Asked, unscored
from dayanak.storage.index.tantivy_index.by_bitmaps import ByBitmaps
from dayanak.storage.index.tantivy_index.by_engine import ByEngine, terms_of
from dayanak.storage.index.tantivy_index.shelf import Shelf
from dayanak.storage.index.tantivy_index.translate import translate

FEW = 500  # clauses that are asked for at first
SLACK = 32  # rows fetched beyond the page, so that equal scores can be put in order
DEEPER = 16  # or one in so many of the rows before a page far down: the lower the score, the more have it
WIDER = 16  # times as many, where the equal ones run on: rows cost less than another search
SCALE = 2.2  # tantivy keeps BM25's factor k1 + 1
DOUBLED = 2.0  # and weight_by_field makes 2 of the weight 1


class _Found(NamedTuple):
    """A row of a ranked list: of an article or of a clause."""

    score: float
    seq: int
    address: Any


class Asking:
    """One query on one state of the two indexes."""

    def __init__(self, shelf: Shelf, query: SearchQuery) -> None:
        self._query = query
        self._schema = shelf.schema
        self._asked = Asked(query, shelf.schema)
        self._state = state = shelf.state
        self._clauses, self._articles = state.clauses, state.articles

    def page(self) -> SearchPage:
        """The page of hits with its counts."""
        query = self._query
        if query.group is Group.CLAUSE:
            total, found = self._ranked(self._clauses, self._asked.clauses(), self._end, query.offset)
            return SearchPage(total, tuple(self._hit(row, row.score, 0) for row in found), self._facets())
        articles = self._asked.articles()
        if query.group is Group.DOCUMENT:
            return self._by_work(articles)
        if query.collapse:
            return self._by_twin(articles)
        total, found = self._ranked(self._articles, articles, self._end, query.offset)
        return SearchPage(total, tuple(self._leads(found)), self._facets())

    @property
    def _end(self) -> int:
        return self._query.offset + self._query.size

    def _by_work(self, articles: Any) -> SearchPage:
        """Each document by its best article; the others of its clauses are counted."""
        _, chosen = self._firsts(articles, "work")
        works = dict(pair for counts in self._counts for pair in counts.works().items())
        hits = self._leads(list(chosen.values()), [works.get(work, 1) - 1 for work in chosen])
        return SearchPage(len(works), tuple(hits), self._facets())

    def _by_twin(self, articles: Any) -> SearchPage:
        """Articles that say the same by the first of them. How many there are is known from those of which there are
        several."""
        number, chosen = self._firsts(articles, "twin")
        several = {int(twin): count for twin, count in terms_of(self._articles, articles, ["twin"], 2)["twin"]}
        behind = sum(several.values()) - len(several)
        leads = self._leads(list(chosen.values()), twins=list(chosen))
        hits = [replace(hit, alike=several.get(hit.twin or 0, 1) - 1) for hit in leads]
        return SearchPage(number - behind, tuple(hits), self._facets(), alike=behind)

    def _firsts(self, articles: Any, column: str) -> tuple[int, dict[int, _Found]]:
        """How many articles match, and the page of those that are the first with their value of a column."""
        needed = self._end
        for limit in (needed * 8 * 4**step for step in count()):
            number, found = self._ranked(self._articles, articles, limit)
            firsts: dict[int, _Found] = {}
            for value, row in zip(self._values(self._articles, column, found), found, strict=True):
                firsts.setdefault(value, row)
            if len(firsts) >= needed or len(found) < limit:
                break
        return number, dict(list(firsts.items())[self._query.offset : needed])

    def _leads(
        self,
        found: Sequence[_Found],
        folded: Sequence[int] | None = None,
        twins: Sequence[int | None] | None = None,
    ) -> list[SearchHit]:
        """The best clause of each article found; articles without one (changed meanwhile) are left out."""
        keys = self._values(self._articles, "article", found)
        limit = sum(self._values(self._articles, "clauses", found))
        if not limit:
            return []
        parts = self._asked.joined(loosened(self._concerning(found)), self._asked.clause_filters())
        within = self._asked.within(parts, "article", keys)
        _, clauses = self._ranked(self._clauses, within, limit, sort=Sort.RELEVANCE)
        groups: dict[int, list[_Found]] = {}
        for key, clause in zip(self._values(self._clauses, "article", clauses), clauses, strict=True):
            groups.setdefault(key, []).append(clause)
        more = folded or [len(groups.get(key, ())) - 1 for key in keys]
        rows = zip(keys, found, more, twins or [None] * len(found), strict=True)
        return [self._hit(groups[key][0], row.score, others, twin) for key, row, others, twin in rows if key in groups]

    def _hit(self, row: _Found, score: float, folded: int, twin: int | None = None) -> SearchHit:
        stored = self._clauses.doc(row.address)
        names = (stored.get_first(name) for name in ("id", "document", "eid"))
        entry_id, document_id, eid = names
        return SearchHit(entry_id, row.seq, document_id, eid, round(score, 6), folded, twin=twin)

    def _ranked(
        self, searcher: Any, query: Any, needed: int, first: int = 0, sort: Sort | None = None
    ) -> tuple[int, list[_Found]]:
        """How many rows match, and those from `first` to `needed` in exact order: equal scores by seq, however the
        segments lie."""
        needed = min(needed, max(searcher.num_docs, 1))  # the engine keeps room for all that is asked for: a far cursor
        if (sort or self._query.sort) is Sort.DATE:
            result = searcher.search(query, max(needed - first, 1), order_by_field="newest", offset=first)
            return result.count, self._rows(searcher, [(0.0, address) for _, address in result.hits])
        weight, scale = (None, SCALE) if self._query.filters.leave_full_weight else ("weight", SCALE * DOUBLED)
        slack = max(SLACK, first // DEEPER)
        start, end = max(first - slack, 0), needed + slack
        while True:
            limit = max(end - start, 1)
            result = searcher.search(query, limit, weight_by_field=weight, offset=start)
            hits = result.hits  # a list made anew each time it is asked for
            window = _Window(hits, start, len(hits) < limit)
            above, below = window.whole_before(first), window.whole_after(needed)
            if above and below:
                break
            start = start if above else max(first - WIDER * (first - start), 0)
            end = end if below else needed + WIDER * (end - needed)
        before, hits = window.page(first, needed)
        rows = self._rows(searcher, [(score / scale, address) for score, address in hits])
        return result.count, sorted(rows, key=lambda row: (-row.score, row.seq))[first - before : needed - before]

    def _rows(self, searcher: Any, hits: Sequence[tuple[float, Any]]) -> list[_Found]:
        seqs = searcher.fast_field_values("seq", [address for _, address in hits])
        return [_Found(score, seq, address) for (score, address), seq in zip(hits, seqs, strict=True)]

    def _values(self, searcher: Any, name: str, found: Sequence[_Found]) -> list[int]:
        values: list[int] = searcher.fast_field_values(name, [row.address for row in found])
        return values

    def _concerning(self, found: Sequence[_Found]) -> Node:
        """What is asked for, as far as it concerns the documents of these articles: of the hundreds of places that a
        question may bring along, few are in those of a page."""
        if not brings_scores(self._query.node):
            return self._query.node
        documents = {self._articles.doc(row.address).get_first("document") for row in found}
        return concerning(self._query.node, documents)

    @cached_property
    def _counts(self) -> Sequence[ByBitmaps | ByEngine]:
        """Who counts: each for other documents."""
        state = self._state
        if state.bitmaps is None or not ByBitmaps.can_tell(self._query):
            return [ByEngine(self._asked, state)]
        held = ByBitmaps(state.bitmaps, self._query, state.stale, self._seqs, self._begun)
        return [held, ByEngine(self._asked, state, state.changed)] if state.changed else [held]

    def _facets(self) -> dict[str, tuple[FacetValue, ...]]:
        names = self._query.facets
        if not names:
            return {}
        counted = [counts.facets(names) for counts in self._counts]
        return {name: _ordered(_added([counts[name] for counts in counted])) for name in names}

    def _seqs(self, node: Node) -> list[int]:
        """The numbers of all clauses that match."""
        query = unscored(translate(node, self._schema))
        for limit in (FEW, self._clauses.num_docs):
            found = self._clauses.search(query, limit)
            if found.count <= limit:
                break
        seqs: list[int] = self._clauses.fast_field_values("seq", [address for _, address in found.hits])
        return seqs

    def _begun(self, field: str, prefix: str) -> list[str]:
        return [token for token, _ in self._clauses.terms_with_prefix(field, prefix)]


@dataclass(frozen=True, slots=True)
class _Window:
    """Hits of a ranked list from the place `start` on; `ended` where the list ends with them."""

    hits: Sequence[tuple[float, Any]]
    start: int
    ended: bool

    def whole_before(self, first: int) -> bool:
        """Whether every hit with the score of that at `first` is here, as far as it stands before."""
        return not self.start or not self.hits or self._score(first) < self.hits[0][0]

    def whole_after(self, needed: int) -> bool:
        """Whether every hit with the score of the last one of the page is here, as far as it stands behind."""
        return self.ended or self.hits[-1][0] < self._score(needed - 1)

    def page(self, first: int, needed: int) -> tuple[int, Sequence[tuple[float, Any]]]:
        """How many hits stand before, and the hits from `first` to `needed` with all whose scores equal theirs."""
        if first >= self.start + len(self.hits):
            return first, ()
        low = bisect_left(self.hits, -self._score(first), key=_downwards)
        high = bisect_right(self.hits, -self._score(needed - 1), key=_downwards)
        return self.start + low, self.hits[low:high]

    def _score(self, place: int) -> float:
        score: float = self.hits[min(place - self.start, len(self.hits) - 1)][0]
        return score


def _downwards(hit: tuple[float, Any]) -> float:
    return -hit[0]


def _added(counts: Sequence[Mapping[str, int]]) -> Mapping[str, int]:
    return counts[0] if len(counts) == 1 else sum(map(Counter, counts), Counter())


def _ordered(counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    pairs = sorted(pair for pair in counts.items() if pair[0])
    pairs.sort(key=itemgetter(1), reverse=True)
    return tuple(starmap(FacetValue, pairs))
