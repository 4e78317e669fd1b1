"""An engine around another."""

from collections.abc import Callable, Iterable, Sequence

from dayanak.search.port import IndexEntry, Replace, SearchIndex, SearchPage, SearchQuery


class Around:
    """A `SearchIndex` that is the one inside in everything; who adds something overrides where it does."""

    def __init__(self, engine: SearchIndex) -> None:
        self._engine = engine

    def search(self, query: SearchQuery) -> SearchPage:
        """The page that is asked for."""
        return self._engine.search(query)

    def terms(self, field: str, prefix: str = "", limit: int | None = None) -> Sequence[tuple[str, int]]:
        return self._engine.terms(field, prefix, limit)

    def version(self) -> str:
        return self._engine.version()

    def count(self) -> int:
        return self._engine.count()

    def outdated(self) -> bool:
        return self._engine.outdated()

    def replace(self, document_id: str, entries: Iterable[IndexEntry]) -> None:
        self._engine.replace(document_id, entries)

    def commit(self) -> None:
        self._engine.commit()

    def rebuild(self, entries: Iterable[IndexEntry], late: Callable[[Replace], None] | None = None) -> int:
        return self._engine.rebuild(entries, late)

    def close(self) -> None:
        self._engine.close()
