"""One query asked of a generation: matching articles, their best clauses, facets, exact order and counts."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from operator import itemgetter
from typing import Any, NamedTuple

import tantivy

from dayanak.law.document import Status
from dayanak.search.fields import day_of, scope
from dayanak.search.port import FacetValue, Filters, Group, Node, SearchHit, SearchPage, SearchQuery, Sort
from dayanak.search.trees import asks_for_several, bare, brings_scores, concerning, loosened
from dayanak.storage.index.tantivy_index.shelf import FACES, FORMS, ORIGIN, Shelf, origin_of
from dayanak.storage.index.tantivy_index.translate import among, translate

SLACK = 32  # rows fetched beyond the page, so that equal scores can be put in order
DEEPER = 16  # or one in so many of the rows before a page far down: the lower the score, the more have it
WIDER = 16  # times as many, where the equal ones run on: rows cost less than another search
ALL_VALUES = 65_000  # as many as the engine tells
EVERY_VALUE = 2**31  # in each segment, so that what stands once in each of two is counted twice
SCALE = 2.2 * 2  # tantivy keeps BM25's factor k1 + 1, and weight_by_field doubles the full weight
_TOLD = dict(zip(FACES, ({"kind", "year", "status"}, {"unit"}, {"tree", *ORIGIN}), strict=True))
"""The facets that each face tells."""
T, Occur = tantivy.Query, tantivy.Occur
_Gate = list[tuple[Any, Any]]


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
        self._node, self._excluded = (  # slow: once
            node and translate(node, shelf.schema) for node in (query.node, query.excluded)
        )
        self._clauses = shelf.clauses.searcher()
        self._articles = shelf.articles.searcher()

    def page(self) -> SearchPage:
        """The page of hits with its counts."""
        query, excluded = self._query, self._excluded
        if query.group is Group.CLAUSE:
            clauses = self._joined(query.node, self._clause_filters(), excluded)
            total, found = self._ranked(self._clauses, clauses, query.offset + query.size, query.offset)
            hits = [self._hit(row, row.score, 0) for row in found]
            return SearchPage(total, tuple(hits), self._facets(clauses) if query.facets else {})
        articles = self._joined(query.node, self._article_filters(), excluded)
        if query.group is Group.DOCUMENT:
            return self._by_work(articles)
        if query.collapse:
            return self._by_twin(articles)
        total, found = self._ranked(self._articles, articles, query.offset + query.size, query.offset)
        facets = self._facets(self._in_part(query.node, self._gate(articles, total))) if query.facets else {}
        return SearchPage(total, tuple(self._leads(found)), facets)

    def _by_work(self, articles: Any) -> SearchPage:
        """Each document by its best article; the others of its clauses are counted."""
        number, chosen = self._firsts(articles, "work")
        gate, found = self._gate(articles, number), list(chosen.values())
        gated = self._filtered(self._in_part(self._concerning(found), gate), self._status_filter())
        counted = self._within(gated, "work", list(chosen))
        more = {int(work): count for work, count in self._terms_of(self._clauses, counted, ["work"])["work"]}
        hits = self._leads(found, [more.get(work, 1) - 1 for work in chosen])
        total = len(self._terms_of(self._articles, articles, ["work"])["work"])
        facets = self._facets(self._in_part(self._query.node, gate)) if self._query.facets else {}
        return SearchPage(total, tuple(hits), facets)

    def _by_twin(self, articles: Any) -> SearchPage:
        """Articles that say the same by the first of them. How many there are is known from those of which there are
        several."""
        number, chosen = self._firsts(articles, "twin")
        several = {int(twin): count for twin, count in self._terms_of(self._articles, articles, ["twin"], 2)["twin"]}
        behind = sum(several.values()) - len(several)
        leads = self._leads(list(chosen.values()), twins=list(chosen))
        hits = [replace(hit, alike=several.get(hit.twin or 0, 1) - 1) for hit in leads]
        node, gate = self._query.node, self._gate(articles, number) if self._query.facets else []
        facets = self._facets(self._in_part(node, gate)) if self._query.facets else {}
        return SearchPage(number - behind, tuple(hits), facets, alike=behind)

    def _firsts(self, articles: Any, column: str) -> tuple[int, dict[int, _Found]]:
        """How many articles match, and the page of those that are the first with their value of a column."""
        needed = self._query.offset + self._query.size
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
        parts = self._joined(loosened(self._concerning(found)), self._clause_filters())
        within = self._within(parts, "article", keys)
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
        slack = max(SLACK, first // DEEPER)
        start, end = max(first - slack, 0), needed + slack
        while True:
            limit = max(end - start, 1)
            result = searcher.search(query, limit, weight_by_field="weight", offset=start)
            hits = result.hits  # a list made anew each time it is asked for
            window = _Window(hits, start, len(hits) < limit)
            above, below = window.whole_before(first), window.whole_after(needed)
            if above and below:
                break
            start = start if above else max(first - WIDER * (first - start), 0)
            end = end if below else needed + WIDER * (end - needed)
        before, hits = window.page(first, needed)
        rows = self._rows(searcher, [(score / SCALE, address) for score, address in hits])
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

    def _in_part(self, node: Node, gate: _Gate) -> Any:
        """The clauses of any status that match in part, of the articles that the gate lets through."""
        parts = self._joined(bare(loosened(bare(node))), self._document_filters(self._query.filters))
        return T.boolean_query([(Occur.Must, parts), *gate]) if gate else parts

    def _gate(self, articles: Any, number: int) -> _Gate:
        """What lets only the so many articles through that are hits. With one thing asked for these are all that match
        but the excluded ones; whichever are fewer are named, hits or excluded."""
        node, excluded = bare(self._query.node), self._excluded
        if excluded is None and not asks_for_several(node):
            return []
        if excluded is not None and not asks_for_several(node):
            others = self._joined(node, (excluded, *self._article_filters()))
            count, keys = self._keys(others, number)
            if count <= number:
                return [(Occur.MustNot, self._among("article", keys))]
        return [(Occur.Must, self._among("article", self._keys(articles, number)[1]))]

    def _keys(self, articles: Any, limit: int) -> tuple[int, list[int]]:
        """How many articles match, and the numbers of so many of them."""
        found = self._articles.search(_unscored(articles), max(limit, 1))
        keys: list[int] = self._articles.fast_field_values("article", [address for _, address in found.hits])
        return found.count, keys

    def _facets(self, matching: Any) -> dict[str, tuple[FacetValue, ...]]:
        """Counted over clauses of every status, since a filter costs more than what it leaves out."""
        asked = self._query.facets
        found = self._terms_of(self._clauses, matching, [face for face, told in _TOLD.items() if told & set(asked)])
        statuses = self._query.filters.statuses or tuple(Status)
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        years, forms = _years_and_forms(found.get("face", ()), statuses)
        counts["year"] = {str(year or ""): number for year, number in years.items()}
        for (kind, status), number in forms.items():
            counts["kind"][kind] += number
            counts["status"][status] += number
        for face, number in found.get("issuer_face", ()):
            issuer, status = face.split("/")
            if status in statuses:
                counts["unit"][issuer] += number
        for face, number in found.get("origin_face", ()):
            status, parts = origin_of(face)
            for name, value in ((n, v) for n, values in parts.items() for v in values if status in statuses):
                counts[name][value] += number
        return {name: _ordered(counts[name]) for name in asked}

    def _terms_of(
        self, searcher: Any, query: Any, fields: Sequence[str], least: int = 1
    ) -> dict[str, list[tuple[Any, int]]]:
        """The values of each field with the number of their rows, if there are at least so many."""
        size = {"size": ALL_VALUES, "segment_size": EVERY_VALUE, "min_doc_count": least}
        asked = {field: {"terms": {"field": field, **size}} for field in fields}
        answer = searcher.aggregate(query, asked)
        return {field: [(b["key"], b["doc_count"]) for b in answer[field]["buckets"]] for field in fields}

    def _within(self, query: Any, field: str, numbers: Sequence[int]) -> Any:
        return self._filtered(query, [self._among(field, numbers)])

    def _among(self, field: str, values: Sequence[Any]) -> Any:
        return _unscored(among(self._schema, field, values))

    def _filtered(self, query: Any, filters: Iterable[Any]) -> Any:
        return T.boolean_query([(Occur.Must, query), *((Occur.Must, one) for one in filters)])

    def _joined(self, node: Node, filters: Iterable[Any], excluded: Any = None) -> Any:
        translated = self._node if node is self._query.node else translate(node, self._schema)
        clauses = [(Occur.Must, translated), *((Occur.Must, one) for one in filters)]
        if excluded is not None:
            clauses.append((Occur.MustNot, excluded))
        return T.boolean_query(clauses)

    def _clause_filters(self) -> Iterator[Any]:
        yield from self._status_filter()
        yield from self._document_filters(self._query.filters)

    def _status_filter(self) -> Iterator[Any]:
        if self._query.filters.statuses:
            yield self._among("status", self._query.filters.statuses)

    def _article_filters(self) -> Iterator[Any]:
        yield self._among("scope", [scope(self._query.filters.statuses)])
        yield from self._document_filters(self._query.filters)

    def _document_filters(self, filters: Filters) -> Iterator[Any]:
        units = "unit_path" if filters.subtree else "issuers"
        named = {units: filters.units, "kind": filters.kinds, "year": filters.years, "document": filters.documents}
        named |= {"level": filters.levels, "category": filters.categories, "region": filters.regions}
        named |= {"gazette": () if filters.gazette is None else ("true" if filters.gazette else "false",)}
        named |= {"article_no": filters.articles, "twin": filters.twins}
        for name, values in named.items():
            if values:
                yield self._among(name, values)
        if filters.date_from or filters.date_to:
            first, last = day_of(filters.date_from) or 1, day_of(filters.date_to) or None
            kind = tantivy.FieldType.Unsigned
            yield _unscored(T.range_query(self._schema, "day", kind, first, last))


def _years_and_forms(
    faces: Iterable[tuple[int, int]], statuses: Collection[str]
) -> tuple[dict[int, int], dict[tuple[str, str], int]]:
    """How many clauses with these statuses each year has, and each kind with each status."""
    kept = {place: form for place, form in enumerate(FORMS) if form[1] in statuses}
    years: dict[int, int] = defaultdict(int)
    forms: dict[int, int] = defaultdict(int)
    for face, number in faces:
        year, place = divmod(face, len(FORMS))
        if place in kept:
            years[year] += number
            forms[place] += number
    return years, {kept[place]: number for place, number in forms.items()}


def _unscored(query: Any) -> Any:
    return T.const_score_query(query, 0.0)


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


def _ordered(counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    pairs = sorted(sorted(counts.items()), key=itemgetter(1), reverse=True)
    return tuple(FacetValue(value, number) for value, number in pairs if value)
