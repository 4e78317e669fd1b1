"""Generations of what was learned: a folder of arrays each, written whole and switched by a pointer; a generation
that is replaced stays with those who have it open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dayanak.law.errors import Unavailable
from dayanak.storage.arrays import Arrays, Draft
from dayanak.storage.durable import keep_names
from dayanak.storage.index.generations import Generations

LAYOUT = "v2"  # changes with what is written: a generation of another layout is as good as none


class VectorStore:
    """The generations in a folder."""

    def __init__(self, folder: Path) -> None:
        self._generations = Generations(folder, LAYOUT)

    def live(self) -> Arrays | None:
        """The live generation; None before the first learning, or where it is of another layout."""
        path = self._generations.current()
        return Arrays(path) if path and self._generations.fits(path) else None

    @contextmanager
    def new(self) -> Iterator[Draft]:
        """A new generation, live at the end or gone with an error. Conflict where another process is learning."""
        with self._generations.new() as path:
            try:
                yield Draft(path)
                keep_names(path)
            except OSError as exc:
                raise Unavailable("Öğrenilen yazılamadı; diskte yer var mı?") from exc
