"""Generations of an index as folders: a pointer file names the live one, a lock file holds the one writer."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dayanak.law.errors import Conflict

POINTER = "CURRENT"
LOCK = "writer.lock"


class Generations:
    """The generations under one folder. `layout` is a word that changes with the fields that are written."""

    def __init__(self, folder: Path, layout: str) -> None:
        self.folder = folder
        self._layout = layout
        self._lock: int | None = None

    def lock(self) -> None:
        """Makes this process the writer; Conflict where another one is. The lock ends with the process."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            os.close(handle)
            raise Conflict("Bu dizini şu anda başka bir süreç yazıyor.") from exc
        self._lock = handle

    def unlock(self) -> None:
        """Lets another process write."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @property
    def writable(self) -> bool:
        return self._lock is not None

    def current(self) -> Path | None:
        """The live generation; None where there is none yet."""
        try:
            return self.folder / (self.folder / POINTER).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None

    def fits(self, generation: Path) -> bool:
        """Whether the generation was written with the fields of today."""
        return generation.name.startswith(f"{self._layout}-")

    @contextmanager
    def new(self) -> Iterator[Path]:
        """A folder for a new generation; it becomes the live one at the end, or vanishes with an error."""
        live = self.current()
        self._sweep(live)
        number = int(live.name.rpartition("-")[2]) + 1 if live else 1
        path = self.folder / f"{self._layout}-{number:06d}"
        path.mkdir()
        try:
            yield path
            self._point_to(path)
        finally:
            if self.current() != path:
                shutil.rmtree(path, ignore_errors=True)

    def _point_to(self, path: Path) -> None:
        draft = self.folder / f"{POINTER}.new"
        with draft.open("w", encoding="ascii") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.folder / POINTER)

    def _sweep(self, live: Path | None) -> None:
        """Removes what no reader can be in: all but the live generation, whose forerunner was left to its readers."""
        for path in self.folder.iterdir():
            if path.is_dir() and path != live:
                shutil.rmtree(path, ignore_errors=True)
