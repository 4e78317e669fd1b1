"""Small disks that can be filled to the last byte: a tmpfs of their own where mounting is allowed."""

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PIECES = (1 << 16, 4096, 1)


@dataclass(frozen=True, slots=True)
class Disk:
    """A file system of its own."""

    folder: Path

    def fill(self) -> None:
        """Takes all the room there is."""
        with (self.folder / "filler").open("ab", buffering=0) as filler:
            for size in _PIECES:
                _write_on(filler.fileno(), b"\0" * size)

    def empty(self) -> None:
        """Gives the room back."""
        (self.folder / "filler").unlink()

    @contextmanager
    def full(self) -> Iterator[None]:
        self.fill()
        try:
            yield
        finally:
            self.empty()


def _write_on(handle: int, piece: bytes) -> None:
    try:
        while True:
            os.write(handle, piece)
    except OSError as exc:
        if exc.errno != errno.ENOSPC:
            raise


@contextmanager
def disk(folder: Path, megabytes: int) -> Iterator[Disk | None]:
    """A tmpfs at the folder; None where this machine does not let us mount."""
    folder.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "dayanak-fault", str(folder)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        yield None
        return
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
