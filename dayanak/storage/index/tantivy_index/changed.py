"""The documents that were written since the bitmaps of a generation were. Their file stands beside the bitmaps from the
first moment, so that one that is missing is damage and no sign that nothing has changed."""

import os
from collections.abc import Iterable
from pathlib import Path

from dayanak.storage.durable import keep_names

_FILE = "changed"
_HEAD = "# documents written since the bitmaps"


def begin(generation: Path) -> None:
    """Makes the file; nothing has changed yet."""
    _write(generation, os.O_CREAT | os.O_EXCL, [_HEAD])
    keep_names(generation)


def is_begun(generation: Path) -> bool:
    """Whether there is the file, whatever stands in it."""
    return (generation / _FILE).exists()


def tell(generation: Path, fresh: Iterable[str]) -> None:
    """Adds documents, on the disk when this returns. FileNotFoundError where the file is gone."""
    _write(generation, os.O_APPEND, fresh)


def documents(generation: Path) -> frozenset[str]:
    """The documents. OSError or ValueError where it is not the file that was begun."""
    head, _, names = (generation / _FILE).read_text(encoding="utf-8").partition("\n")
    if head != _HEAD:
        raise ValueError(f"{_FILE} does not begin as it should")
    return frozenset(names.split())


def _write(generation: Path, how: int, lines: Iterable[str]) -> None:
    with os.fdopen(os.open(generation / _FILE, os.O_WRONLY | how, 0o644), "w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
