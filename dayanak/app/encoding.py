"""An engine beside which the vectors are kept up to date: a document that comes after `dayanak learn` is encoded when
it is indexed, by what was learned. It is the engine in everything else."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dayanak.law.errors import Unavailable
from dayanak.search.around import Around
from dayanak.search.port import IndexEntry, SearchIndex
from dayanak.storage.vectors import Late, VectorStore

if TYPE_CHECKING:
    from nlp.meaning.encoder import Encoder


class Encoding(Around):
    """A `SearchIndex` around another."""

    def __init__(self, engine: SearchIndex, store: VectorStore) -> None:
        super().__init__(engine)
        self._store = store
        self._waiting: dict[str, list[IndexEntry]] = {}
        self._learned: tuple[Path, Encoder, Late] | None = None

    def replace(self, document_id: str, entries: Iterable[IndexEntry]) -> None:
        rows = list(entries)
        self._engine.replace(document_id, rows)
        self._waiting[document_id] = rows

    def commit(self) -> None:
        """Commits, and encodes what was written; a document without a vector is found by its words."""
        self._engine.commit()
        written, self._waiting = self._waiting, {}
        live = self._store.live() if written else None
        if live is None:
            return
        from ingest.learning import block
        from nlp.meaning.encoder import Encoder

        if self._learned is None or self._learned[0] != live.path:
            encoder = Encoder.of(live)
            self._learned = (live.path, encoder, Late(live.path, encoder.dimensions))
        _, encoder, late = self._learned
        try:
            for document_id, rows in written.items():
                late.put(block(encoder, document_id, rows))
        except OSError as exc:
            raise Unavailable("Belgenin anlam vektörleri yazılamadı; diskte yer var mı?") from exc
