"""An engine whose answers are counted and timed; it is the engine in everything else."""

import time
from collections.abc import Callable, Iterable

from dayanak.search.around import Around
from dayanak.search.port import IndexEntry, Replace, SearchIndex, SearchPage, SearchQuery

Searched = Callable[[SearchQuery, SearchPage], None]
Took = Callable[[str, float], None]
"""Told of every operation of the engine with its seconds."""


class Measured(Around):
    """A `SearchIndex` around another."""

    def __init__(self, engine: SearchIndex, searched: Searched, took: Took) -> None:
        super().__init__(engine)
        self._searched = searched
        self._took = took

    def search(self, query: SearchQuery) -> SearchPage:
        """The page that is asked for."""
        begun = time.perf_counter()
        page = self._engine.search(query)
        self._took("search", time.perf_counter() - begun)
        self._searched(query, page)
        return page

    def replace(self, document_id: str, entries: Iterable[IndexEntry]) -> None:
        begun = time.perf_counter()
        self._engine.replace(document_id, entries)
        self._took("replace", time.perf_counter() - begun)

    def commit(self) -> None:
        begun = time.perf_counter()
        self._engine.commit()
        self._took("commit", time.perf_counter() - begun)

    def rebuild(self, entries: Iterable[IndexEntry], late: Callable[[Replace], None] | None = None) -> int:
        begun = time.perf_counter()
        written = self._engine.rebuild(entries, late)
        self._took("rebuild", time.perf_counter() - begun)
        return written
