"""Vectors of documents that came after the learning: blocks at the end of a file, the last one of a document counts."""

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

FILE = "late.bin"
Signed = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Block:
    """One document: row i is a piece of the article `places[i]`, which has the standing `standings[i]`. No rows: the
    document is gone."""

    document_id: str
    places: tuple[str, ...]
    standings: tuple[float, ...]
    rows: Signed


class Late:
    """The file of one generation; any process may write it. What was once seen of it is not read again."""

    def __init__(self, generation: Path, dimensions: int) -> None:
        self._path = generation / FILE
        self._dimensions = dimensions
        self._whole = 0

    def put(self, block: Block) -> None:
        """Adds a block; what a killed process left unfinished is cut off first."""
        with self._path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            for _ in self._blocks(file):
                pass
            file.truncate(self._whole)
            head = {"document": block.document_id, "places": block.places, "standings": block.standings}
            file.write(json.dumps(head).encode() + b"\n" + block.rows.tobytes())
            file.flush()
            os.fsync(file.fileno())

    def read(self) -> list[Block]:
        """The blocks that were added since this was last asked, in order."""
        try:
            if self._path.stat().st_size == self._whole:
                return []
            with self._path.open("rb") as file:
                return list(self._blocks(file))
        except FileNotFoundError:
            return []

    def _blocks(self, file: BinaryIO) -> Iterator[Block]:
        """The whole blocks that have not been seen yet."""
        file.seek(self._whole)
        while (head := file.readline()).endswith(b"\n"):
            told = json.loads(head)
            places: Sequence[str] = told["places"]
            wanted = len(places) * self._dimensions
            data = file.read(wanted)
            if len(data) < wanted:
                return
            self._whole += len(head) + wanted
            rows = np.frombuffer(data, np.int8).reshape(len(places), self._dimensions)
            yield Block(told["document"], tuple(places), tuple(told["standings"]), rows)
