"""Generations of an index as folders: a pointer file names the live one, a lock file holds the one writer."""

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dayanak.law.errors import Conflict, Unavailable
from dayanak.storage.durable import keep_names

POINTER = "CURRENT"
LOCK = "writer.lock"
BUILDING = "rebuild.lock"
_NUMBER = re.compile(r"-(\d{6})(?:-|$)")


class Generations:
    """The generations under one folder. `layout` is a word that changes with the fields that are written."""

    def __init__(self, folder: Path, layout: str) -> None:
        self.folder = folder
        self._layout = layout
        self._lock: int | None = None
        self._pointer = folder / POINTER
        self._pointed: tuple[tuple[int, int], Path] | None = None

    def lock(self) -> None:
        """Makes this process the writer; Conflict where another one is. The lock ends with the process."""
        self.unlock()
        self._lock = self._locked(LOCK, "Bu dizini şu anda başka bir süreç yazıyor.")

    def _locked(self, name: str, taken: str) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            os.close(handle)
            raise Conflict(taken) from exc
        return handle

    def unlock(self) -> None:
        """Lets another process write."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @property
    def writable(self) -> bool:
        """Whether this process is the writer: its lock is the one that others would meet, not one that was deleted."""
        try:
            return self._lock is not None and os.path.samestat(os.fstat(self._lock), (self.folder / LOCK).stat())
        except OSError:
            return False

    def current(self) -> Path | None:
        """The live generation; None where there is none, yet or any more. The pointer is read when it is another
        file."""
        try:
            found = self._pointer.stat()
            stamp = (found.st_ino, found.st_mtime_ns)
            if self._pointed is None or self._pointed[0] != stamp:
                self._pointed = (stamp, self.folder / self._pointer.read_text(encoding="ascii").strip())
            self._pointed[1].lstat()
            return self._pointed[1]
        except (FileNotFoundError, ValueError):  # ValueError: what stands in the pointer is no name
            return None

    def fits(self, generation: Path) -> bool:
        """Whether the generation was written with the fields of today."""
        return generation.name.startswith(f"{self._layout}-")

    @contextmanager
    def new(self) -> Iterator[Path]:
        """A folder for a new generation; it becomes the live one at the end, or vanishes with an error. Conflict where
        another process is making one."""
        with _written():
            handle = self._locked(BUILDING, "Bu dizin şu anda başka bir süreçte yeniden kuruluyor.")
        try:
            with self._made() as path:
                yield path
        finally:
            os.close(handle)

    @contextmanager
    def _made(self) -> Iterator[Path]:
        with _written():
            live = self.current()
            self._sweep(live)
            path = self.folder / f"{self._layout}-{_number(live) + 1:06d}-{secrets.token_hex(2)}"  # never one that was
            path.mkdir()
        try:
            yield path
            with _written():
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
        draft.replace(self._pointer)
        keep_names(self.folder)

    def _sweep(self, live: Path | None) -> None:
        """Removes what no reader can be in: all but the live generation, whose forerunner was left to its readers."""
        for path in self.folder.iterdir():
            if path.is_dir() and path != live:
                shutil.rmtree(path, ignore_errors=True)


def can_be_read(generation: Path) -> bool:
    """Whether every file of the generation lets itself be read, whatever stands in it. A disk that is away or refuses
    may be back soon, and what is on it with it."""

    def refuse(error: OSError) -> None:
        raise error

    try:
        for folder, _, names in os.walk(generation, onerror=refuse):
            for name in names:
                with Path(folder, name).open("rb") as file:
                    file.read(1)
    except OSError:
        return False
    return True


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise Unavailable("Arama dizininin klasörüne yazılamadı.") from exc


def _number(generation: Path | None) -> int:
    """Its number; 0 where the pointer cannot be read, so that a new generation heals it."""
    read = _NUMBER.search(generation.name) if generation else None
    return int(read[1]) if read else 0
