"""tantivy behind the port `SearchIndex`: one index of clauses and one of whole articles in every generation.

A commit goes to the articles first, then to the clauses; a process killed in between leaves the document's job open,
and doing it again mends both. Readers look at the folder with every search and reload when it has changed; where it
is gone or damaged, they go on from what they have open until it is built anew.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from dayanak.law.errors import Conflict, Unavailable
from dayanak.search.fields import GAP, by_document
from dayanak.search.port import IndexEntry, Replace, SearchPage, SearchQuery
from dayanak.storage.index.generations import Generations, can_be_read
from dayanak.storage.index.tantivy_index.asking import Asking
from dayanak.storage.index.tantivy_index.bitmaps import BitmapsDraft
from dayanak.storage.index.tantivy_index.shelf import BULK_HEAP, LAYOUT, LIVE_HEAP, Shelf, Writers, stamp_of

_FAULTS = (ValueError, OSError, EOFError, RuntimeError)  # EOFError: an array whose file is empty
_PANIC = "PanicException"
"""What the engine raises where a file holds what it cannot hold: no Exception, and known by its name alone."""


class TantivyIndex:
    """A `SearchIndex` in a folder. With `writer` this process is its one writer: Conflict where another one is."""

    def __init__(self, folder: Path, *, writer: bool = False) -> None:
        self._generations = Generations(folder, LAYOUT)
        self._shelf: Shelf | None = None
        self._writers: Writers | None = None
        self._opening = Lock()
        if writer:
            self._lock()
            if self._generations.current() is None:
                self.rebuild(())

    def become_writer(self) -> bool:
        """Whether this process is the one writer, from now on or already."""
        with self._opening:
            if not self._generations.writable:
                try:
                    self._lock()
                except (Conflict, Unavailable):
                    return False
            return True

    def _lock(self) -> None:
        with self._writing_well():
            self._generations.lock()

    def search(self, query: SearchQuery) -> SearchPage:
        """The page that is asked for; empty where nothing has been indexed yet."""
        with _read():
            shelf = self._live()
            if shelf is None:
                return SearchPage(0, (), dict.fromkeys(query.facets, ()))
            return Asking(shelf, query).page()

    def terms(self, field: str, prefix: str = "", limit: int | None = None) -> Sequence[tuple[str, int]]:
        with _read():
            shelf = self._live()
            if shelf is None:
                return []
            found = shelf.clauses.searcher().terms_with_prefix(field, prefix, limit=limit)
            return [(term, number) for term, number in found if term != GAP]

    def version(self) -> str:
        with _read():
            shelf = self._live()
            return f"{shelf.path.name} {shelf.stamp}" if shelf else ""

    def count(self) -> int:
        with _read():
            shelf = self._live()
            return shelf.clauses.searcher().num_docs if shelf else 0

    def outdated(self) -> bool:
        with _read():
            path = self._generations.current()
            if path is None:
                return self._shelf is not None
            return not self._generations.fits(path) or self._is_damaged(path)

    def _is_damaged(self, path: Path) -> bool:
        """Whether what stands in the files of the generation is no index, or no more the one that was opened: waiting
        does not mend that."""
        try:
            with _read():
                return not self._opened(path).is_whole()
        except Unavailable:
            return can_be_read(path)

    def replace(self, document_id: str, entries: Iterable[IndexEntry]) -> None:
        rows = list(entries)
        with self._writing_well():
            writers = self._writing()
            writers.remove(document_id)
            writers.put(rows)

    def commit(self) -> None:
        with self._writing_well():
            self._writing().commit()

    def rebuild(self, entries: Iterable[IndexEntry], late: Callable[[Replace], None] | None = None) -> int:
        with self._generations.new() as path:
            with self._writing_well():
                writers = Writers(Shelf(path, new=True), BULK_HEAP, BitmapsDraft(path))
            for run in by_document(entries):
                with self._writing_well():
                    writers.put(run)
            with self._writing_well():
                writers.finish()
            if late is not None:
                self._bring_in(path, late)
            with _read():
                return int(Shelf(path).clauses.searcher().num_docs)

    def _bring_in(self, path: Path, late: Callable[[Replace], None]) -> None:
        """Lets what changed meanwhile into the generation."""
        with self._writing_well():
            writers = Writers(Shelf(path), LIVE_HEAP)

        def replace(document_id: str, entries: Iterable[IndexEntry]) -> None:
            rows = list(entries)
            with self._writing_well():
                writers.remove(document_id)
                writers.put(rows)

        late(replace)
        with self._writing_well():
            writers.commit()
        writers.drop()

    def close(self) -> None:
        self._writers = None
        self._shelf = None
        self._generations.unlock()

    def _must_write(self) -> None:
        if not self._generations.writable:
            raise Conflict("Bu süreç arama dizinini yalnız okuyor.")

    @contextmanager
    def _writing_well(self) -> Iterator[None]:
        """After a fault the engine's writers are dead, and hold its lock as long as anything holds them, be it a
        traceback: the next writing begins with fresh ones."""
        try:
            yield
        except BaseException as exc:
            if not _is_fault(exc):
                raise
            if self._writers is not None:
                self._writers.drop()
                self._writers = None
            raise Unavailable("Arama dizinine yazılamadı.") from exc.with_traceback(None)

    def _writing(self) -> Writers:
        path = self._generations.current()
        if path is None:
            raise Unavailable("Arama dizini silinmiş; yenisi kurulunca (`dayanak reindex`) sürer.")
        self._must_write()
        if self._writers is not None and self._writers.path != path:
            self._writers.drop()  # a new generation is live
            self._writers = None
        if self._writers is None:
            self._writers = Writers(self._opened(path), LIVE_HEAP)
        return self._writers

    def _live(self) -> Shelf | None:
        """The live generation, as far as it lies on the disk; else what is open of it."""
        path, shelf = self._generations.current(), self._shelf
        if path is None:
            return shelf
        try:
            return self._opened(path)
        except BaseException as exc:
            if shelf is None or shelf.path != path or not _is_fault(exc):
                raise
            return shelf

    def _opened(self, path: Path) -> Shelf:
        """The generation as it is on the disk now."""
        shelf = self._shelf
        if shelf and shelf.path == path and shelf.stamp == stamp_of(path):
            return shelf
        with self._opening:
            return self._reopened(path)

    def _reopened(self, path: Path) -> Shelf:
        if not self._generations.fits(path):
            raise Unavailable("Arama dizini eski bir sürümden; yenisi kurulunca (`dayanak reindex`) arama sürer.")
        if self._shelf and self._shelf.path == path:
            self._shelf.reload()
        else:
            self._shelf = Shelf(path)
        return self._shelf


def _is_fault(error: BaseException) -> bool:
    return isinstance(error, _FAULTS) or type(error).__name__ == _PANIC


@contextmanager
def _read() -> Iterator[None]:
    try:
        yield
    except BaseException as exc:
        if not _is_fault(exc):
            raise
        raise Unavailable("Arama dizini yanıt vermiyor; az sonra yeniden deneyin.") from exc
