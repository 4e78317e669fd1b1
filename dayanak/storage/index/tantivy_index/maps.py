"""Bitmaps by number in a folder, in ascending order: written as they come, mapped when they are read."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
from pyroaring import BitMap

from dayanak.storage.arrays import Arrays, Draft

Numbered = tuple[int, BitMap]


class Maps:
    """The bitmaps of a folder."""

    def __init__(self, folder: Path) -> None:
        # as memory: one number of a mapped array takes ten times as long
        self._keys, self._ends, self._maps = (Arrays(folder).array(name).data for name in ("keys", "ends", "maps"))

    def under(self, number: int) -> BitMap:
        """The bitmap under a number; an empty one where there is none."""
        place = bisect_left(self._keys, number)
        if place == len(self._keys) or self._keys[place] != number:
            return BitMap()
        return self._at(place)

    def __iter__(self) -> Iterator[Numbered]:
        for place, number in enumerate(self._keys):
            yield number, self._at(place)

    def _at(self, place: int) -> BitMap:
        return BitMap.deserialize(bytes(self._maps[self._ends[place] : self._ends[place + 1]]))


def keep(folder: Path, maps: Iterable[Numbered]) -> None:
    """Writes bitmaps, of ascending numbers."""
    keys, ends, whole = array("q"), array("q", [0]), bytearray()
    for number, places in maps:
        places.run_optimize()
        whole += places.serialize()
        keys.append(number)
        ends.append(len(whole))
    draft = Draft(folder)
    draft.array("keys", np.frombuffer(keys, np.int64))
    draft.array("ends", np.frombuffer(ends, np.int64))
    draft.array("maps", np.frombuffer(whole, np.uint8))


def joined(runs: Sequence[Maps]) -> Iterator[Numbered]:
    """The bitmaps of all, those under one number as one."""
    for number, same in groupby(merge(*runs, key=itemgetter(0)), itemgetter(0)):
        yield number, BitMap.union(*map(itemgetter(1), same))
