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
    """The file of one generation; any process may write it."""

    def __init__(self, generation: Path, dimensions: int) -> None:
        self._path = generation / FILE
        self._dimensions = dimensions

    def size(self) -> int:
        """Grows with every block."""
        try:
            return self._path.stat().st_size
        except FileNotFoundError:
            return 0

    def put(self, block: Block) -> None:
        """Adds a block; what a killed process left unfinished is cut off first."""
        with self._path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            whole = sum(length for _, length in self._blocks(file))
            file.truncate(whole)
            head = {"document": block.document_id, "places": block.places, "standings": block.standings}
            file.write(json.dumps(head).encode() + b"\n" + block.rows.tobytes())
            file.flush()
            os.fsync(file.fileno())

    def read(self) -> dict[str, Block]:
        """The last block of each document."""
        try:
            with self._path.open("rb") as file:
                return {block.document_id: block for block, _ in self._blocks(file)}
        except FileNotFoundError:
            return {}

    def _blocks(self, file: BinaryIO) -> Iterator[tuple[Block, int]]:
        """The whole blocks with their lengths in bytes."""
        while (head := file.readline()).endswith(b"\n"):
            told = json.loads(head)
            places: Sequence[str] = told["places"]
            wanted = len(places) * self._dimensions
            data = file.read(wanted)
            if len(data) < wanted:
                return
            rows = np.frombuffer(data, np.int8).reshape(len(places), self._dimensions)
            yield Block(told["document"], tuple(places), tuple(told["standings"]), rows), len(head) + wanted
