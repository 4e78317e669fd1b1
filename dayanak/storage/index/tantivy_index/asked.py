"""A query in the engine's words, with its filters."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import tantivy

from dayanak.search.fields import day_of, scope
from dayanak.search.port import Filters, Node, SearchQuery
from dayanak.storage.index.tantivy_index.translate import among, translate

T, Occur = tantivy.Query, tantivy.Occur


class Asked:
    """What is asked of the clauses and of the articles of one schema."""

    def __init__(self, query: SearchQuery, schema: Any) -> None:
        self.query = query
        self._schema = schema
        self._node, self.excluded = (  # slow: once
            node and translate(node, schema) for node in (query.node, query.excluded)
        )

    def clauses(self) -> Any:
        """The clauses that match by themselves."""
        return self.joined(self.query.node, self.clause_filters(), self.excluded)

    def articles(self) -> Any:
        """The articles that match as a whole."""
        return self.joined(self.query.node, self.article_filters(), self.excluded)

    def joined(self, node: Node, filters: Iterable[Any], excluded: Any = None) -> Any:
        """What matches the node and passes the filters."""
        translated = self._node if node is self.query.node else translate(node, self._schema)
        clauses = [(Occur.Must, translated), *((Occur.Must, one) for one in filters)]
        if excluded is not None:
            clauses.append((Occur.MustNot, excluded))
        return T.boolean_query(clauses)

    def within(self, query: Any, field: str, values: Sequence[Any]) -> Any:
        """What of it has any of the values."""
        return T.boolean_query([(Occur.Must, query), (Occur.Must, self.among(field, values))])

    def among(self, field: str, values: Sequence[Any]) -> Any:
        """What has any of the values; it adds nothing to a score."""
        return unscored(among(self._schema, field, values))

    def clause_filters(self) -> Iterator[Any]:
        if self.query.filters.statuses:
            yield self.among("status", self.query.filters.statuses)
        yield from self.document_filters(self.query.filters)

    def article_filters(self) -> Iterator[Any]:
        yield self.among("scope", [scope(self.query.filters.statuses)])
        yield from self.document_filters(self.query.filters)

    def document_filters(self, filters: Filters) -> Iterator[Any]:
        """All filters but that by status."""
        for field, values in filters.by_field().items():
            yield self.among(field, values)
        if filters.date_from or filters.date_to:
            first, last = day_of(filters.date_from) or 1, day_of(filters.date_to) or None
            yield unscored(T.range_query(self._schema, "day", tantivy.FieldType.Unsigned, first, last))


def unscored(query: Any) -> Any:
    """The same, adding nothing to a score."""
    return T.const_score_query(query, 0.0)
