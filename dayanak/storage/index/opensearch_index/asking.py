"""One query asked of OpenSearch: matching articles, their best clauses, facets, exact order and counts.

Articles and clauses are two indexes, so a page takes two turns: what is found, and what is shown of it. Facets come
with the first, unless they depend on which articles are hits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from zlib import crc32

from dayanak.search.fields import day_of, scope
from dayanak.search.port import FacetValue, Filters, Group, Node, Place, SearchHit, SearchPage, SearchQuery, Sort
from dayanak.search.trees import asks_for_several, bare, loosened, within
from dayanak.storage.index.opensearch_index.deep import WINDOW, Deep, Row, rows
from dayanak.storage.index.opensearch_index.node import Node as Server
from dayanak.storage.index.opensearch_index.shelf import ARTICLES, CLAUSES
from dayanak.storage.index.opensearch_index.translate import Query, translate

MOST_CLAUSES = 900  # the engine takes 1024, filters and exclusions among them
MOST_BUCKETS = 60_000
BUCKETS = 40_000  # on average, where values are counted in parts: no part comes near to the most
_FACETS = {"unit": "issuers", "tree": "unit_path"}  # all others are columns of their own name
_BY_SCORE = [{"_score": "desc"}, {"seq": "asc"}]
_BY_DATE = [{"day": "desc"}, {"seq": "asc"}]
_SHOWN = ("id", "document", "eid", "article")
Answer = dict[str, Any]


class Asking:
    """One query on the live generation."""

    def __init__(self, server: Server, query: SearchQuery) -> None:
        self._server = server
        self._query = replace(query, node=within(query.node, MOST_CLAUSES))
        self._same_copies = f"q{crc32(repr(query.node).encode())}"  # copies of a shard differ a little in their scores

    def page(self) -> SearchPage:
        """The page of hits with its counts."""
        pages = {Group.CLAUSE: self._by_clause, Group.ARTICLE: self._by_article, Group.DOCUMENT: self._by_work}
        return pages[self._query.group]()

    def _by_clause(self) -> SearchPage:
        query = self._query
        matching = self._joined(query.node, self._clause_filters(), query.excluded)
        ranked = self._ranked(matching, _SHOWN)
        total, found, view, [facets] = self._first_turn(CLAUSES, ranked, [(CLAUSES, self._facet_body(matching))])
        hits = [_hit(row, row, 0) for row in found]
        return SearchPage(total, tuple(hits), self._facets(facets), _end(found, view))

    def _by_article(self) -> SearchPage:
        if self._query.collapse:
            return self._by_twin()
        articles, parts = self._articles(), self._parts(bare(loosened(self._query.node)))
        ranked = self._ranked(articles, ("article",))
        asked = [(CLAUSES, self._facet_body(parts))] if not self._is_gated else self._dropped()
        total, found, view, others = self._first_turn(ARTICLES, ranked, asked)
        shown: list[tuple[str, Answer]] = [(CLAUSES, self._lead_body(found))]
        if self._is_gated:
            shown.append((CLAUSES, self._facet_body(self._gated(parts, total, others))))
        leads, *rest = self._asked(shown)
        folded = _numbers(leads, "folded")
        hits = self._leads(found, leads, [folded.get(row.fields["article"], 1) - 1 for row in found])
        return SearchPage(total, hits, self._facets((rest or others)[0]), _end(found, view))

    def _by_work(self) -> SearchPage:
        """Each document by its best article; the others of its clauses are counted."""
        articles, parts = self._articles(), self._parts(bare(loosened(self._query.node)))
        ranked = {**self._ranked(articles, ("article", "work")), "collapse": {"field": "work"}}
        asked = [(ARTICLES, _distinct(articles, "work")), *self._dropped()]
        total, found, view, [works, *dropped] = self._first_turn(ARTICLES, ranked, asked, single="work")
        gated = self._gated(parts, total, dropped) if self._is_gated else parts
        among = _terms("work", [row.fields["work"] for row in found])
        counts = {"size": 0, "query": _all(gated, among), "aggs": {"work": _values_of("work", len(found))}}
        leads, more, facets = self._asked(
            [(CLAUSES, self._lead_body(found)), (CLAUSES, counts), (CLAUSES, self._facet_body(gated))]
        )
        numbers = _numbers(more, "work")
        hits = self._leads(found, leads, [numbers.get(row.fields["work"], 1) - 1 for row in found])
        return SearchPage(self._number(articles, works, total), hits, self._facets(facets), _end(found, view))

    def _by_twin(self) -> SearchPage:
        """Articles that say the same by the first of them. How many there are is known from those of which there are
        several."""
        articles, parts = self._articles(), self._parts(bare(loosened(self._query.node)))
        ranked = {**self._ranked(articles, ("article", "twin")), "collapse": {"field": "twin"}}
        asked = [(ARTICLES, _distinct(articles, "twin", least=2)), *self._dropped()]
        number, found, view, [first, *dropped] = self._first_turn(ARTICLES, ranked, asked, single="twin")
        gated = self._gated(parts, number, dropped) if self._is_gated else parts
        leads, facets = self._asked([(CLAUSES, self._lead_body(found)), (CLAUSES, self._facet_body(gated))])
        several = _numbers(first, "of") if number <= BUCKETS else self._several(articles, number)
        behind = sum(several.values()) - len(several)
        folded = _numbers(leads, "folded")
        hits = self._leads(found, leads, [folded.get(row.fields["article"], 1) - 1 for row in found])
        hits = tuple(replace(hit, alike=several.get(hit.twin or 0, 1) - 1) for hit in hits)
        return SearchPage(number - behind, hits, self._facets(facets), _end(found, view), behind)

    def _several(self, articles: Query, about: int) -> dict[int, int]:
        """The articles that are said several times, with how often; in parts, where there are too many."""
        answers = (self._asked([(ARTICLES, body)])[0] for body in _in_parts(articles, "twin", about, least=2))
        return {twin: number for answer in answers for twin, number in _numbers(answer, "of").items()}

    # What is asked.

    def _ranked(self, matching: Query, columns: Sequence[str]) -> Answer:
        by_date = self._query.sort is Sort.DATE
        query, order = (_all(matching), _BY_DATE) if by_date else (self._weighted(matching), _BY_SCORE)
        return {"query": query, "sort": order, "docvalue_fields": list(columns), "_source": False}

    def _weighted(self, query: Query) -> Query:
        if self._query.filters.leave_full_weight:
            return query
        return {"function_score": {"query": query, "field_value_factor": {"field": "weight"}, "boost_mode": "multiply"}}

    def _lead_body(self, found: Sequence[Row]) -> Answer:
        """The best clause of each article found, and how many of its clauses match."""
        keys = [row.fields["article"] for row in found]
        within = _all(_terms("article", keys))
        matching = self._joined(loosened(self._query.node), [*self._clause_filters(), within])
        return {
            "query": self._weighted(matching),
            "sort": _BY_SCORE,
            "size": len(keys),
            "collapse": {"field": "article"},
            "docvalue_fields": list(_SHOWN),
            "_source": False,
            "aggs": {"folded": _values_of("article", len(keys))},
        }

    def _facet_body(self, matching: Query) -> Answer:
        names = self._query.facets
        return {
            "size": 0,
            "query": _all(matching),
            "aggs": {n: _values_of(_FACETS.get(n, n), MOST_BUCKETS) for n in names},
        }

    def _articles(self) -> Query:
        return self._joined(self._query.node, self._article_filters(), self._query.excluded)

    def _parts(self, node: Node) -> Query:
        return self._joined(node, self._clause_filters())

    def _joined(self, node: Node, filters: Sequence[Query] | Iterator[Query], excluded: Node | None = None) -> Query:
        without = [translate(excluded)] if excluded else []
        return {"bool": {"must": [translate(node)], "filter": list(filters), "must_not": without}}

    def _clause_filters(self) -> list[Query]:
        statuses = self._query.filters.statuses
        by_status = [_terms("status", statuses)] if statuses else []
        return [*by_status, *_document_filters(self._query.filters)]

    def _article_filters(self) -> list[Query]:
        return [_terms("scope", [scope(self._query.filters.statuses)]), *_document_filters(self._query.filters)]

    # Articles that are hits, where the clauses alone do not tell.

    @property
    def _is_gated(self) -> bool:
        return self._query.excluded is not None or asks_for_several(self._query.node)

    def _dropped(self) -> list[tuple[str, Answer]]:
        """How many articles only the exclusion keeps out."""
        return (
            [(ARTICLES, {"size": 0, "track_total_hits": True, "query": _all(self._kept_out())})]
            if self._is_gated
            else []
        )

    def _kept_out(self) -> Query:
        excluded = self._query.excluded
        without = translate(excluded) if excluded else {"match_none": {}}
        return _all(self._joined(self._query.node, self._article_filters()), without)

    def _gated(self, parts: Query, total: int, dropped: Sequence[Answer]) -> Query:
        """The clauses that match in part, of the articles that are hits; whichever list is shorter says which."""
        kept_out = dropped[0]["hits"]["total"]["value"]
        if not asks_for_several(self._query.node) and kept_out <= total:
            numbers = self._values(self._kept_out(), "article", kept_out)
            return {"bool": {"filter": [parts], "must_not": [_terms("article", numbers)]}}
        return _all(parts, _terms("article", self._values(self._articles(), "article", total)))

    def _values(self, articles: Query, column: str, about: int) -> list[Any]:
        asked = [(ARTICLES, body) for body in _in_parts(articles, column, about)] if about else []
        answers = (self._asked([one])[0] for one in asked)
        return [bucket["key"] for answer in answers for bucket in _buckets(answer, "of")]

    def _number(self, articles: Query, counted: Answer, about: int) -> int:
        """How many documents; in parts, where the engine could not count them at once."""
        if counted["aggregations"]["of"]["sum_other_doc_count"] == 0:
            return len(_buckets(counted, "of"))
        return len(self._values(articles, "work", about))

    # Asking, and what comes back.

    def _first_turn(
        self, kind: str, ranked: Answer, others: Sequence[tuple[str, Answer]], single: str | None = None
    ) -> tuple[int, list[Row], str, list[Answer]]:
        """How many rows match, those of the page, the view they were seen in, and the answers to the others."""
        query = self._query
        if query.offset + query.size <= WINDOW:
            body = {**ranked, "from": query.offset, "size": query.size, "track_total_hits": True}
            first, *rest = self._asked([(kind, body), *others])
            return first["hits"]["total"]["value"], rows(first), "", rest
        counted = {"size": 0, "track_total_hits": True, "query": ranked["query"]}
        first, *rest = self._asked([(kind, counted), *others])
        total = first["hits"]["total"]["value"]
        if query.offset >= total:
            return total, [], "", rest
        body = {name: value for name, value in ranked.items() if name != "collapse"}
        deep = Deep(self._server, self._alias(kind), body, single)
        found, view = deep.page(query.offset, query.size, query.after)
        return total, found, view, rest

    def _asked(self, asked: Sequence[tuple[str, Answer]]) -> list[Answer]:
        where = {"search_type": "dfs_query_then_fetch", "allow_partial_search_results": False}
        headers = [{"index": self._alias(kind), "preference": self._same_copies, **where} for kind, _ in asked]
        bodies = (body for _, body in asked)
        return self._server.search(list(zip(headers, bodies, strict=True)), _ONLY)

    def _alias(self, kind: str) -> str:
        return f"{self._server.address.name}-{kind}"

    def _leads(self, found: Sequence[Row], answer: Answer, folded: Sequence[int]) -> tuple[SearchHit, ...]:
        """The hits; articles without a clause (changed meanwhile) are left out."""
        leads = {row.fields["article"]: row for row in rows(answer)}
        both = ((row, leads.get(row.fields["article"]), more) for row, more in zip(found, folded, strict=True))
        by_date = self._query.sort is Sort.DATE
        return tuple(_hit(lead, row, more, by_date=by_date) for row, lead, more in both if lead)

    def _facets(self, answer: Answer) -> dict[str, tuple[FacetValue, ...]]:
        return {name: _facet(answer, name) for name in self._query.facets}


_ONLY = ",".join(
    f"responses.{part}"
    for part in (
        "hits.total.value",
        "hits.hits.sort",
        "hits.hits.fields",
        "aggregations.*.buckets.key",
        "aggregations.*.buckets.doc_count",
        "aggregations.*.sum_other_doc_count",
    )
)


def _all(*queries: Query) -> Query:
    return {"bool": {"filter": list(queries)}}


def _terms(column: str, values: Sequence[Any]) -> Query:
    return {"terms": {column: list(values)}}


def _values_of(column: str, size: int) -> Answer:
    return {"terms": {"field": column, "size": max(size, 1), "shard_size": max(size, 1)}}


def _distinct(query: Query, column: str, part: int = 0, parts: int = 1, least: int = 1) -> Answer:
    """The values of a column that so many rows have: all of them, or those of a part."""
    values = _values_of(column, MOST_BUCKETS)
    values["terms"]["min_doc_count"] = least
    if parts > 1:
        values["terms"]["include"] = {"partition": part, "num_partitions": parts}
    return {"size": 0, "query": _all(query), "aggs": {"of": values}}


def _in_parts(query: Query, column: str, about: int, least: int = 1) -> Iterator[Answer]:
    parts = about // BUCKETS + 1
    return (_distinct(query, column, part, parts, least) for part in range(parts))


def _document_filters(filters: Filters) -> Iterator[Query]:
    for field, values in filters.by_field().items():
        yield _terms(field, values)
    if filters.date_from or filters.date_to:
        last = {"lte": day_of(filters.date_to)} if filters.date_to else {}
        yield {"range": {"day": {"gte": day_of(filters.date_from) or 1, **last}}}


def _buckets(answer: Answer, name: str) -> list[Answer]:
    found: list[Answer] = answer["aggregations"][name].get("buckets", [])
    return found


def _numbers(answer: Answer, name: str) -> dict[int, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in _buckets(answer, name)}


def _facet(answer: Answer, name: str) -> tuple[FacetValue, ...]:
    pairs = [(str(bucket["key"]), bucket["doc_count"]) for bucket in _buckets(answer, name)]
    return tuple(FacetValue(*pair) for pair in sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def _hit(lead: Row, row: Row, folded: int, *, by_date: bool = False) -> SearchHit:
    entry_id, document_id, eid = (lead.fields[name] for name in _SHOWN[:3])
    score = 0.0 if by_date else round(row.rank, 6)
    return SearchHit(entry_id, lead.seq, document_id, eid, score, folded, twin=row.fields.get("twin"))


def _end(found: Sequence[Row], view: str) -> Place | None:
    return Place(found[-1].rank, found[-1].seq, view) if found else None
