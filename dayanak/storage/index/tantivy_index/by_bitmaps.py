"""The clauses that a search counts, by bitmaps."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_, or_

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from dayanak.search.fields import day_of
from dayanak.search.port import (
    AllOf,
    Among,
    AnyOf,
    Best,
    Everything,
    Except,
    Filters,
    Given,
    Group,
    Near,
    Node,
    Phrase,
    Prefix,
    SearchQuery,
    Term,
)
from dayanak.search.trees import asks_for_several, bare, loosened
from dayanak.storage.index.tantivy_index.bitmaps import FILTERS, WORDS, Bitmaps, Numbers, numbers

_HELD = {*WORDS, *FILTERS, "document"}
Mask = NDArray[np.bool_]


class ByBitmaps:
    """What one query counts in the documents that are held by bitmaps and have not `changed` since. `ask` tells the
    numbers (`seq`) of the clauses that match what bitmaps cannot tell, `begun` the words of a field that begin so."""

    def __init__(
        self,
        bitmaps: Bitmaps,
        query: SearchQuery,
        changed: BitMap,
        ask: Callable[[Node], Sequence[int]],
        begun: Callable[[str, str], Sequence[str]],
    ) -> None:
        self._bitmaps = bitmaps
        self._query = query
        self._ask, self._begun = ask, begun
        filters = [*self._filters(query.filters), *([bitmaps.everything - changed] if changed else ())]
        self._there = BitMap.intersection(bitmaps.with_status(query.filters.statuses), *filters)

    @staticmethod
    def can_tell(query: SearchQuery) -> bool:
        """Whether bitmaps can tell the articles that are hits: words may be near each other in two clauses."""
        return not any(isinstance(node, Near) for node in _all_of(query))

    @cached_property
    def clauses(self) -> Numbers:
        """The clauses that are counted: those that match in part, in the articles that are hits."""
        query = self._query
        if query.group is Group.CLAUSE:
            return numbers(self._having(bare(query.node)) - self._having(query.excluded))
        found = numbers(self._having(bare(loosened(bare(query.node)))))
        hits = self._hits()
        return found if hits is None else found[hits[self._bitmaps.article[found]]]

    def facets(self, names: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        """How many of the clauses each value of a facet has."""
        return self._bitmaps.counts(self.clauses, names)

    def works(self) -> Mapping[int, int]:
        """How many of the clauses each document has, by its number."""
        counts = np.bincount(self._bitmaps.work[self.clauses])
        found = np.flatnonzero(counts)
        return dict(zip(self._bitmaps.works[found].tolist(), counts[found].tolist(), strict=True))

    def _hits(self) -> Mask | None:
        """The articles that are hits; None where these are all that have a clause."""
        node, excluded = bare(self._query.node), self._query.excluded
        articles = self._articles(node) if asks_for_several(node) else None
        if excluded is None:
            return articles
        others = ~self._articles(excluded)
        return others if articles is None else articles & others

    def _articles(self, node: Node) -> Mask:
        """The articles that match as a whole."""
        if not asks_for_several(node):
            mask = np.zeros(self._bitmaps.articles, np.bool_)
            mask[self._bitmaps.article[numbers(self._having(node))]] = True
            return mask
        match node:
            case Except(part, without):
                return self._articles(part) & ~self._articles(without)
            case AllOf(parts):
                return reduce(and_, map(self._articles, parts))
        assert isinstance(node, AnyOf | Best)
        return reduce(or_, map(self._articles, node.parts))

    def _having(self, node: Node | None) -> BitMap:
        """The clauses that match and pass the filters."""
        return self._matching(node) & self._there if node else BitMap()

    def _matching(self, node: Node) -> BitMap:
        match node:
            case AnyOf(parts) | Best(parts):
                others = tuple(part for part in parts if self._is_for_the_engine(part))
                known = [self._matching(part) for part in parts if part not in others]
                return BitMap.union(self._asked(AnyOf(others)) if others else BitMap(), *known)
            case AllOf(parts):
                return BitMap.intersection(self._bitmaps.everything, *map(self._matching, parts))
            case Except(part, without):
                return self._matching(part) - self._matching(without)
            case Everything():
                return self._bitmaps.everything
        return self._with_tokens(node)

    def _with_tokens(self, node: Node) -> BitMap:
        """The clauses that have what asks for tokens itself."""
        match node:
            case Term(field, token) | Phrase(field, (token,)) if field in _HELD:
                return self._bitmaps.having(field, token)
            case Among(field, tokens) if field in _HELD:
                return self._bitmaps.having_any(field, tokens)
            case Prefix(field, prefix, False) if field in _HELD:
                return self._bitmaps.having_any(field, self._begun(field, prefix))
        return self._asked(node)

    def _is_for_the_engine(self, node: Node) -> bool:
        """Whether it asks for tokens that are not held."""
        match node:
            case Phrase(tokens=tokens) if len(tokens) > 1:
                return True
            case Term(field) | Phrase(field) | Prefix(field, _, False) | Among(field):
                return field not in _HELD
        return isinstance(node, Prefix | Given | Near)

    def _asked(self, node: Node) -> BitMap:
        return self._bitmaps.at(self._ask(node))

    def _filters(self, filters: Filters) -> Iterator[BitMap]:
        for field, values in filters.by_field().items():
            yield self._with_tokens(Among(field, tuple(map(str, values))))
        if filters.date_from or filters.date_to:
            yield self._bitmaps.between(day_of(filters.date_from) or 1, day_of(filters.date_to) or None)


def _all_of(query: SearchQuery) -> Iterable[Node]:
    """Every node of what is asked for."""
    waiting = [query.node] if query.excluded is None else [query.node, query.excluded]
    while waiting:
        node = waiting.pop()
        yield node
        match node:
            case AllOf(parts) | AnyOf(parts) | Best(parts):
                waiting.extend(parts)
            case Except(part, without):
                waiting.extend((part, without))
