"""The articles whose pieces are most like a vector: by a look at the first dimensions of all and then at the best of
them whole, or through a graph where they are many."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dayanak.storage.vectors.late import Block, Late, Signed
from dayanak.storage.vectors.store import Draft, Learned

MANY = 400_000
"""From so many pieces on a graph is built, and asked where no documents are named."""
GRAPH = "graph.usearch"
ONE = 127.0
"""The length of a vector as it is kept."""
FIRST = 64
"""Dimensions of the first look; they are ordered by how much they tell."""
AT_ONCE = 65_536
LOOKED_AT = 4_000
"""So many pieces, and no fewer than a twentieth, are looked at whole."""
SAMPLED = 16
"""One piece in so many tells from where on they are looked at whole: to order all of them takes longer."""
PIECES = 4  # pieces looked at for each article wanted: an article may have several near ones
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Near:
    """An article (`DOCUMENT/EID`), how like it is (the cosine of its nearest piece), and its standing: what it has for
    itself before anything is asked."""

    place: str
    likeness: float
    standing: float


def signed(vectors: Floats) -> Signed:
    """Unit vectors as small numbers."""
    sizes = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    rounded: Signed = np.rint(vectors / sizes * ONE).astype(np.int8)
    return rounded


@dataclass(frozen=True, slots=True)
class Rows:
    """Vectors of pieces, the number of each one's article, and for each article the number of its document and its
    standing."""

    vectors: Signed
    articles: Numbers
    documents: Numbers
    standings: Floats


def keep(draft: Draft, rows: Rows, many: int = MANY) -> None:
    """Writes the rows, and a graph where there are many."""
    draft.array("vectors", rows.vectors)
    firsts = np.zeros((len(rows.vectors), min(FIRST, rows.vectors.shape[1])), np.float32)
    for first in range(0, len(firsts), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        firsts[part] = rows.vectors[part, :FIRST]
    draft.array("firsts", firsts)
    draft.array("articles", rows.articles.astype(np.uint32))
    draft.array("documents", rows.documents.astype(np.uint32))
    draft.array("standings", rows.standings.astype(np.float32))
    if len(rows.vectors) >= many:
        graph = _graph(rows.vectors.shape[1])
        graph.add(np.arange(len(rows.vectors), dtype=np.uint64), rows.vectors)
        graph.save(str(draft.path / GRAPH))


class Nearest:
    """The vectors of one generation."""

    def __init__(self, learned: Learned) -> None:
        self._vectors: Signed = np.asarray(learned.array("vectors"))  # mapped still, and asked without detours
        self._firsts: Floats = np.asarray(learned.array("firsts"))
        self._articles = np.asarray(learned.array("articles"), np.int64)
        self._documents = np.asarray(learned.array("documents"), np.int64)
        self._standings = np.asarray(learned.array("standings"), np.float64).round(6)
        self._places = learned.lines("places")
        self._number = {name: number for number, name in enumerate(learned.lines("documents"))}
        self._graph = self._opened(learned)
        self._late = Late(learned.path, self._vectors.shape[1])
        self._reading = Lock()
        self._fresh = _Fresh.of({}, self._vectors.shape[1])

    @property
    def articles(self) -> int:
        """How many were learned."""
        return len(self._places)

    def near(self, asked: Floats, limit: int, documents: Collection[str] | None = None) -> list[Near]:
        """At most `limit` articles, nearest first; with `documents` of these alone."""
        target = signed(asked)
        fresh = self._refreshed()
        found = fresh.near(target, limit, documents)
        rows, likeness = self._of_learned(target, limit * PIECES, fresh.blocks, documents)
        articles, nearest = np.unique(self._articles[rows], return_index=True)
        told = zip(articles.tolist(), likeness[nearest].tolist(), self._standings[articles].tolist(), strict=True)
        for article, like, standing in sorted(told, key=lambda row: -row[1])[: limit + len(found)]:
            place = self._places[article]
            found.setdefault(place, Near(place, round(like, 6), standing))
        return sorted(found.values(), key=lambda near: (-near.likeness, near.place))[:limit]

    def _refreshed(self) -> "_Fresh":
        """The documents that came later, as they are now."""
        with self._reading:
            if added := self._late.read():
                blocks = {**self._fresh.blocks, **{block.document_id: block for block in added}}
                self._fresh = _Fresh.of(blocks, self._vectors.shape[1])
            return self._fresh

    def _of_learned(
        self, asked: Signed, limit: int, fresh: Mapping[str, Block], documents: Collection[str] | None
    ) -> tuple[Numbers, Floats]:
        """Rows and their likeness, the best ones."""
        barred = np.zeros(len(self._number), bool)
        if documents is not None:
            barred[:] = True
            barred[self._numbers(documents)] = False
        barred[self._numbers(fresh)] = True
        rows = self._candidates(asked, limit, barred, everywhere=documents is None)
        likeness = _cosines(self._vectors[rows], asked)
        best = np.lexsort((rows, -likeness))[:limit]
        return rows[best], likeness[best]

    def _candidates(self, asked: Signed, limit: int, barred: Flags, *, everywhere: bool) -> Numbers:
        """Rows among which the best are, none of a barred document."""
        if self._graph is not None and everywhere:
            rows: Numbers = self._graph.search(asked, min(limit, len(self._vectors))).keys.astype(np.int64)
            return rows[~barred[self._documents[self._articles[rows]]]]
        looks = self._firsts @ asked[:FIRST].astype(np.float32)
        if barred.any():
            looks[barred[self._documents][self._articles]] = -np.inf
        many = max(LOOKED_AT, len(looks) // 20)
        if len(looks) <= many:
            return np.flatnonzero(looks > -np.inf)
        some = looks[::SAMPLED]
        above = len(some) * many // len(looks)
        floor = np.partition(some, -above)[-above]
        return np.flatnonzero((looks >= floor) & (looks > -np.inf))

    def _numbers(self, documents: Collection[str]) -> Numbers:
        return np.asarray([self._number[one] for one in documents if one in self._number], np.int64)

    def _opened(self, learned: Learned) -> Any:
        path = learned.path / GRAPH
        if not path.exists():
            return None
        graph = _graph(self._vectors.shape[1])
        graph.view(str(path))
        return graph


@dataclass(frozen=True, slots=True)
class _Fresh:
    """The documents that came after the learning: the last block of each, and all their rows beneath each other."""

    blocks: Mapping[str, Block]
    rows: Signed
    owners: Sequence[tuple[str, str, float]]

    @classmethod
    def of(cls, blocks: Mapping[str, Block], dimensions: int) -> "_Fresh":
        rows = np.concatenate([np.zeros((0, dimensions), np.int8), *(block.rows for block in blocks.values())])
        owners = [
            (block.document_id, place, standing)
            for block in blocks.values()
            for place, standing in zip(block.places, block.standings, strict=True)
        ]
        return cls(blocks, rows, owners)

    def near(self, asked: Signed, limit: int, documents: Collection[str] | None) -> dict[str, Near]:
        """The nearest articles, at most so many."""
        found: dict[str, Near] = {}
        likeness = _cosines(self.rows, asked)
        for row in np.argsort(-likeness, kind="stable").tolist():
            document_id, place, standing = self.owners[row]
            if place not in found and (documents is None or document_id in documents):
                found[place] = Near(place, round(float(likeness[row]), 6), standing)
                if len(found) == limit:
                    break
        return found


def _graph(dimensions: int) -> Any:
    from usearch.compiled import MetricKind, ScalarKind
    from usearch.index import Index

    return Index(ndim=dimensions, metric=MetricKind.Cos, dtype=ScalarKind.I8, connectivity=16, expansion_search=512)


def _cosines(rows: Signed, asked: Signed) -> Floats:
    """Of rows and a vector made by `signed`, whose lengths are known."""
    found: Floats = rows.astype(np.float32) @ (asked.astype(np.float32) / (ONE * ONE))
    return found
