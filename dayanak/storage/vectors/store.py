"""Generations of what was learned: a folder each, written whole and switched by a pointer. Arrays are mapped into
memory, so that processes share them; a generation that is replaced stays with those who have it open."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dayanak.law.errors import Unavailable
from dayanak.storage.durable import keep_names
from dayanak.storage.index.generations import Generations

LAYOUT = "v2"  # changes with what is written: a generation of another layout is as good as none


class Learned:
    """One whole generation."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def array(self, name: str) -> NDArray[Any]:
        """An array, mapped from its file."""
        found: NDArray[Any] = np.load(self.path / f"{name}.npy", mmap_mode="r", allow_pickle=False)
        return found

    def lines(self, name: str) -> list[str]:
        """Words, one a line."""
        return (self.path / f"{name}.txt").read_text(encoding="utf-8").splitlines()


class Draft:
    """A generation while it is written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def array(self, name: str, values: NDArray[Any]) -> None:
        """Keeps an array."""
        with (self.path / f"{name}.npy").open("wb") as file:
            np.save(file, values, allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())

    def lines(self, name: str, words: Iterable[str]) -> None:
        """Keeps words, one a line."""
        with (self.path / f"{name}.txt").open("w", encoding="utf-8") as file:
            file.writelines(f"{word}\n" for word in words)
            file.flush()
            os.fsync(file.fileno())


class VectorStore:
    """The generations in a folder."""

    def __init__(self, folder: Path) -> None:
        self._generations = Generations(folder, LAYOUT)

    def live(self) -> Learned | None:
        """The live generation; None before the first learning, or where it is of another layout."""
        path = self._generations.current()
        return Learned(path) if path and self._generations.fits(path) and path.is_dir() else None

    @contextmanager
    def new(self) -> Iterator[Draft]:
        """A new generation, live at the end or gone with an error. Conflict where another process is learning."""
        with self._generations.new() as path:
            try:
                yield Draft(path)
                keep_names(path)
            except OSError as exc:
                raise Unavailable("Öğrenilen yazılamadı; diskte yer var mı?") from exc
