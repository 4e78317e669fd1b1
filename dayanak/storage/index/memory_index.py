"""The port `SearchIndex` in plain Python: for tests and small collections. Same hits and counts as the engines; its
scores are simpler (sums of boosts), so that its order is its own."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dayanak.search.fields import GAP, article_entries, by_document, clause_fields, folded_beginning, scope, twins_of
from dayanak.search.port import (
    AllOf,
    Among,
    AnyOf,
    Best,
    Except,
    FacetValue,
    Filters,
    Given,
    Group,
    IndexEntry,
    Near,
    Node,
    Phrase,
    Prefix,
    Replace,
    SearchHit,
    SearchPage,
    SearchQuery,
    Sort,
    Term,
)
from dayanak.search.trees import loosened


@dataclass(frozen=True)
class _Row:
    """A clause, or an article under some filters by status (`scopes`), with its tokens."""

    entry: IndexEntry
    fields: Mapping[str, Sequence[str]]
    weight: float
    twin: int
    scopes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, entry: IndexEntry, fields: Mapping[str, str], weight: float, twin: int, scopes: tuple[str, ...] = ()
    ) -> "_Row":
        words = {name: tokens.split() for name, tokens in fields.items()}
        conditions = {
            "kind": [entry.kind],
            "year": [str(entry.year)] if entry.year else [],
            "unit_path": entry.unit_path,
        }
        return cls(entry, {**words, **conditions}, weight, twin, scopes)


@dataclass(frozen=True)
class _Shelf:
    """One state of the index."""

    documents: Mapping[str, Sequence[IndexEntry]]

    @cached_property
    def clauses(self) -> list[_Row]:
        every = (entry for entries in self.documents.values() for entry in entries)
        return [_Row.of(e, clause_fields(e), e.weight, self.twins[e.article_key]) for e in every]

    @cached_property
    def articles(self) -> list[_Row]:
        found = (article for entries in self.documents.values() for article in article_entries(entries))
        rows = ((article, self.twins[article.first.article_key]) for article in found)
        return [_Row.of(one.first, one.fields, one.weight, twin, one.scopes) for one, twin in rows]

    @cached_property
    def twins(self) -> Mapping[str, int]:
        return {key: twin for entries in self.documents.values() for key, twin in twins_of(entries).items()}


class MemoryIndex:
    """A `SearchIndex` that lives as long as its process."""

    def __init__(self) -> None:
        self._live = _Shelf({})
        self._written: dict[str, Sequence[IndexEntry]] = {}
        self._commits = 0

    def search(self, query: SearchQuery) -> SearchPage:
        """The page that is asked for."""
        shelf = self._live
        if query.group is Group.CLAUSE:
            hits = _matching(shelf.clauses, query.node, query)
            return _page(query, {row.entry.id: [(score, row)] for score, row in hits}, [row for _, row in hits])
        articles = _matching(shelf.articles, query.node, query)
        keys = {row.entry.article_key for _, row in articles}
        parts = _matching(shelf.clauses, loosened(query.node), replace(query, excluded=None))
        parts = [(score, row) for score, row in parts if row.entry.article_key in keys]
        groups: dict[str, list[tuple[float, _Row]]] = {}
        scores: dict[str, float] = {}
        for score, row in parts:
            groups.setdefault(_group(row, query), []).append((score, row))
        for score, row in articles:
            scores[_group(row, query)] = max(score, scores.get(_group(row, query), 0.0))
        return _page(query, groups, [row for _, row in parts], scores)

    def terms(self, field: str, prefix: str = "", limit: int | None = None) -> Sequence[tuple[str, int]]:
        numbers = Counter(token for row in self._live.clauses for token in set(row.fields[field]) - {GAP})
        found = [(token, number) for token, number in numbers.items() if token.startswith(prefix)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def version(self) -> str:
        return str(self._commits)

    def count(self) -> int:
        return len(self._live.clauses)

    def outdated(self) -> bool:
        return False

    def replace(self, document_id: str, entries: Iterable[IndexEntry]) -> None:
        self._written[document_id] = tuple(entries)

    def commit(self) -> None:
        documents = {**self._live.documents, **self._written}
        self._live = _Shelf({name: entries for name, entries in documents.items() if entries})
        self._written = {}
        self._commits += 1

    def rebuild(self, entries: Iterable[IndexEntry], late: Callable[[Replace], None] | None = None) -> int:
        documents = {run[0].document_id: tuple(run) for run in by_document(entries)}
        if late is not None:
            late(lambda name, rows: documents.update({name: tuple(rows)}))
        self._live, self._written = _Shelf({name: rows for name, rows in documents.items() if rows}), {}
        self._commits += 1
        return self.count()

    def close(self) -> None:
        """Nothing to give back."""


def _group(row: _Row, query: SearchQuery) -> str:
    return row.entry.document_id if query.group is Group.DOCUMENT else row.entry.article_key


def _page(
    query: SearchQuery,
    groups: Mapping[str, list[tuple[float, _Row]]],
    clauses: Sequence[_Row],
    scores: Mapping[str, float] | None = None,
) -> SearchPage:
    found = []
    for key, rows in groups.items():
        score, best = min(rows, key=lambda pair: (-pair[0], pair[1].entry.seq))
        entry = best.entry
        score = scores[key] if scores else score
        found.append((entry, SearchHit(entry.id, entry.seq, entry.document_id, entry.eid, score, len(rows) - 1)))
    if query.sort is Sort.DATE:
        found.sort(key=lambda pair: pair[1].seq)
        found.sort(key=lambda pair: pair[0].date or "", reverse=True)
    else:
        found.sort(key=lambda pair: (-pair[1].score, pair[1].seq))
    hits = [hit for _, hit in found]
    shown = _collapsed(hits, {row.entry.id: row.twin for row in clauses}) if query.collapse else hits
    page = tuple(shown[query.offset : query.offset + query.size])
    facets = {name: _facet(name, clauses) for name in query.facets}
    return SearchPage(len(shown), page, facets, alike=len(hits) - len(shown))


def _collapsed(hits: Sequence[SearchHit], twins: Mapping[str, int]) -> list[SearchHit]:
    """The first of those that say the same, with the number of the others."""
    numbers = Counter(twins[hit.id] for hit in hits)
    firsts = {twins[hit.id]: hit for hit in reversed(hits)}
    return [
        replace(hit, alike=numbers[twins[hit.id]] - 1, twin=twins[hit.id])
        for hit in hits
        if firsts[twins[hit.id]] is hit
    ]


def _facet(name: str, clauses: Sequence[_Row]) -> tuple[FacetValue, ...]:
    numbers = Counter(value for row in clauses for value in _facet_values(name, row.entry))
    return tuple(FacetValue(v, n) for v, n in sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])))


def _facet_values(name: str, entry: IndexEntry) -> Iterator[str]:
    many = {"unit": entry.issuers, "tree": entry.unit_path, "level": entry.levels, "category": entry.categories}
    if name in many or name == "region":
        yield from many.get(name, entry.regions)
    elif name == "gazette":
        yield "true" if entry.gazette else "false"
    elif name != "year":
        yield str(getattr(entry, name))
    elif entry.year is not None:
        yield str(entry.year)


def _matching(rows: Iterable[_Row], node: Node, query: SearchQuery) -> list[tuple[float, _Row]]:
    found = []
    for row in rows:
        if not _passes(row, query.filters) or (query.excluded and _score(query.excluded, row) is not None):
            continue
        score = _score(node, row)
        if score is not None:
            found.append((score * row.weight, row))
    return found


def _passes(row: _Row, filters: Filters) -> bool:
    entry, day = row.entry, row.entry.date or ""
    units = entry.unit_path if filters.subtree else entry.issuers
    by_status = scope(filters.statuses) in row.scopes if row.scopes else entry.status in filters.statuses
    return all(
        (
            by_status or not (filters.statuses or row.scopes),
            not filters.units or set(units) & set(filters.units),
            not filters.kinds or entry.kind in filters.kinds,
            not filters.years or entry.year in filters.years,
            not filters.twins or row.twin in filters.twins,
            not filters.documents or entry.document_id in filters.documents,
            not filters.levels or set(entry.levels) & set(filters.levels),
            not filters.categories or set(entry.categories) & set(filters.categories),
            not filters.regions or set(entry.regions) & set(filters.regions),
            filters.gazette in (None, entry.gazette),
            not filters.articles or set(filters.articles).intersection(row.fields["article_no"]),
            not filters.date_from or (day and day >= filters.date_from),
            not filters.date_to or (day and day <= filters.date_to),
        )
    )


def _score(node: Node, row: _Row) -> float | None:
    """None where the row does not match."""
    match node:
        case AnyOf(parts):
            scores = [score for part in parts if (score := _score(part, row)) is not None]
            return sum(scores) if scores else None
        case Except(part, without):
            return None if _score(without, row) is not None else _score(part, row)
        case Best(parts, tie):
            scores = [score for part in parts if (score := _score(part, row)) is not None]
            return max(scores) * (1 - tie) + sum(scores) * tie if scores else None
        case AllOf(parts, optional):
            required = [_score(part, row) for part in parts]
            more = sum(_score(part, row) or 0.0 for part in optional)
            return None if None in required else sum(score or 0.0 for score in required) + more
    return _score_of_tokens(node, row)


def _score_of_tokens(node: Node, row: _Row) -> float | None:
    """What a node gives that asks for tokens itself."""
    match node:
        case Term(field, token, boost):
            return boost if token in row.fields[field] else None
        case Phrase(field, tokens, boost):
            text = f" {' '.join(row.fields[field])} "
            return boost if f" {' '.join(tokens)} " in text else None
        case Prefix(field, prefix, folded):
            begun = re.compile(folded_beginning(prefix) if folded else re.escape(prefix))
            return 1.0 if any(map(begun.match, row.fields[field])) else None
        case Given(field, given):
            found = [score for token, score in given if token in row.fields[field]]
            return sum(found) if found else None
        case Near(field, first, second, distance):
            return 1.0 if _is_near(row.fields[field], first, second, distance) else None
        case Among(field, tokens):
            return 1.0 if set(tokens).intersection(row.fields[field]) else None
    return 1.0


def _is_near(tokens: Sequence[str], first: str, second: str, distance: int) -> bool:
    """Whether the two stand with at most so many others between them."""
    places: dict[str, int] = {}
    for place, token in enumerate(tokens):
        other = places.get(second if token == first else first)
        if token in (first, second):
            if other is not None and place - other - 1 <= distance:
                return True
            places[token] = place
    return False
