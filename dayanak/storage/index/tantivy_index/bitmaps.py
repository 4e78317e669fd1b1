"""A bitmap index beside the engine's: for every token the clauses that have it, and the columns by which they are
counted. It is written whole with a generation; of documents that changed since then the engine itself is asked."""

import json
import shutil
from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from dayanak.search.fields import GAP, day_of, number_of
from dayanak.search.port import IndexEntry
from dayanak.storage.arrays import Arrays, Draft
from dayanak.storage.index.tantivy_index import changed
from dayanak.storage.index.tantivy_index.maps import Maps, joined, keep

WORDS = ("stem", "fold5", "exact", "title_stem", "title_fold5", "place", "article_no")
"""Fields of tokens that are held."""
FACETS = ("kind", "status", "year", "unit", "tree", "gazette", "level", "category", "region")
FOLDER = "bitmaps"
_AT_ONCE = 25_000  # clauses that are held in memory until they are written as a run
Numbers = NDArray[np.integer]
Origin = tuple[tuple[str, ...], ...]
_ORIGINS, _COLUMNS = "origins", ("article", "work", "origin", "day")


def _key(field: str, value: object) -> str:
    return f"{field} {value}"


def _origin(entry: IndexEntry) -> Origin:
    """What the clauses of a document with one status have in common: the values of each facet."""
    single = (entry.kind, entry.status, str(entry.year or ""))
    gazette = "true" if entry.gazette else "false"
    many = (entry.issuers, entry.unit_path, (gazette,), entry.levels, entry.categories, entry.regions)
    return (*((value,) for value in single), *many)


FILTERS = {"unit_path": "tree", "issuers": "unit"} | {
    name: name for name in ("kind", "status", "year", "gazette", "level", "category", "region")
}
"""Fields that are held because they filter, and the facets whose values they have."""


class BitmapsDraft:
    """The bitmaps while they are written; clauses are numbered as they come."""

    def __init__(self, path: Path) -> None:
        self._path = path / FOLDER
        self._runs: list[Path] = []
        self._fresh: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._numbers: dict[str, dict[int, int]] = {"article": {}, "work": {}}
        self._origins: dict[Origin, int] = {}
        self._columns: dict[str, array[int]] = {name: array("i") for name in _COLUMNS}
        self._seqs = array("q")

    def add(self, entry: IndexEntry, article: int, work: int, fields: Mapping[str, str]) -> None:
        """One clause with its fields and the numbers of its article and document."""
        place = len(self._seqs)
        self._seqs.append(entry.seq)
        origin = _origin(entry)
        values = dict(zip(FACETS, origin, strict=True))
        known = [_key(field, value) for field, facet in FILTERS.items() for value in values[facet]]
        words = [_key(field, token) for field in WORDS for token in set(fields[field].split()) if token != GAP]
        for key in (_key("document", entry.document_id), *known, *words):
            self._fresh[key].append(place)
        row = (
            self._number("article", article),
            self._number("work", work),
            self._origins.setdefault(origin, len(self._origins)),
            day_of(entry.date),
        )
        for name, number in zip(_COLUMNS, row, strict=True):
            self._columns[name].append(number)
        if place % _AT_ONCE == _AT_ONCE - 1:
            self._write_run()

    def _number(self, name: str, key: int) -> int:
        known = self._numbers[name]
        return known.setdefault(key, len(known))

    def _write_run(self) -> None:
        run = self._path / f"run-{len(self._runs)}"
        run.mkdir(parents=True)
        by_number = sorted((number_of(key), key) for key in self._fresh)
        keep(run, ((number, BitMap(self._fresh.pop(key))) for number, key in by_number))
        self._runs.append(run)

    def save(self) -> None:
        """Writes everything, if there is anything; nothing can be added any more."""
        if not self._seqs:
            return
        self._write_run()
        keep(self._path, joined([Maps(run) for run in self._runs]))
        for run in self._runs:
            shutil.rmtree(run)
        draft = Draft(self._path)
        for name, column in self._columns.items():
            draft.array(name, np.array(column, np.int32))
        seqs = np.array(self._seqs, np.int64)
        by_seq = np.argsort(seqs)
        draft.array("by_seq", by_seq.astype(np.int32))
        draft.array("seqs", seqs[by_seq])
        draft.array("works", np.fromiter(self._numbers["work"], np.int64))
        draft.lines(_ORIGINS, map(json.dumps, self._origins))
        changed.begin(self._path.parent)


class _Facet(NamedTuple):
    """The values of a facet, and which origin has which of them: pairs of places."""

    values: Sequence[str]
    origins: Numbers
    places: Numbers

    def counts(self, of_origin: Numbers) -> dict[str, int]:
        """From how many there are of each origin."""
        counted = np.bincount(self.places, of_origin[self.origins], len(self.values))
        found = np.flatnonzero(counted)
        return {self.values[place]: int(counted[place]) for place in found.tolist()}


class Bitmaps:
    """The bitmaps of one generation."""

    def __init__(self, path: Path) -> None:
        self._arrays = arrays = Arrays(path / FOLDER)
        self._maps = Maps(arrays.path)
        self.article, self.work, self._origin, self._day = (arrays.array(name).view(np.ndarray) for name in _COLUMNS)
        self._seqs, self._by_seq, self.works = (arrays.array(name) for name in ("seqs", "by_seq", "works"))
        self.everything = BitMap(range(len(self._seqs)))
        self.articles = int(self.article.max(initial=-1)) + 1
        self._facets: dict[str, _Facet] = {}
        self._statuses: dict[frozenset[str], BitMap] = {}

    @staticmethod
    def are_at(path: Path) -> bool:
        """Whether a generation has bitmaps."""
        return (path / FOLDER).exists() or changed.is_begun(path)

    def having(self, field: str, value: object) -> BitMap:
        """The clauses that have a value in a field that is held."""
        return self._maps.under(number_of(_key(field, value)))

    def having_any(self, field: str, values: Collection[object]) -> BitMap:
        """The clauses that have any of the values."""
        return BitMap.union(BitMap(), *(self.having(field, value) for value in values))

    def with_status(self, statuses: Collection[str]) -> BitMap:
        """The clauses with any of the statuses; all of them where none is named. Kept, for nearly every search asks."""
        chosen = frozenset(statuses)
        if chosen not in self._statuses:
            self._statuses[chosen] = self.having_any("status", chosen) if chosen else self.everything
        return self._statuses[chosen]

    def between(self, first: int, last: int | None) -> BitMap:
        """The clauses of these days."""
        within = self._day >= first
        return _bitmap(np.flatnonzero(within if last is None else within & (self._day <= last)))

    def at(self, seqs: Sequence[int]) -> BitMap:
        """The clauses with these numbers, as far as they are here."""
        wanted = np.array(seqs, np.int64)
        places = np.minimum(np.searchsorted(self._seqs, wanted), len(self._seqs) - 1)
        return _bitmap(self._by_seq[places[self._seqs[places] == wanted]])

    def counts(self, clauses: Numbers, facets: Collection[str]) -> dict[str, dict[str, int]]:
        """How many of the clauses each value of a facet has."""
        of_origin = np.bincount(self._origin[clauses], minlength=len(self._origins))
        return {name: self._facet(name).counts(of_origin) for name in facets}

    @cached_property
    def _origins(self) -> list[list[list[str]]]:
        return [json.loads(line) for line in self._arrays.lines(_ORIGINS)]

    def _facet(self, name: str) -> _Facet:
        if name not in self._facets:
            self._facets[name] = self._made(FACETS.index(name))
        return self._facets[name]

    def _made(self, facet: int) -> _Facet:
        values: dict[str, int] = {}
        pairs = [
            (place, values.setdefault(value, len(values)))
            for place, origin in enumerate(self._origins)
            for value in origin[facet]
        ]
        origins, places = np.array(pairs, np.int64).reshape(-1, 2).T
        return _Facet(list(values), origins, places)


def numbers(places: BitMap) -> Numbers:
    """The same as an array, in ascending order."""
    return np.frombuffer(places.to_array(), np.uint32)


def _bitmap(places: Numbers) -> BitMap:
    return BitMap(array("I", places.astype(np.uint32).tobytes()))
