"""The articles whose pieces are most like a vector: by a look at all pieces, or through a graph where they are many."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dayanak.storage.arrays import Arrays, Draft
from dayanak.storage.vectors.late import Block, Late, Signed

MANY = 400_000
"""From so many pieces on a graph is built, and asked where no documents are named."""
GRAPH = "graph.usearch"
ONE = 127.0
"""The length of a vector as it is kept."""
SAMPLED = 16
"""One piece in so many tells from where on they are put in order: to order all of them takes longer."""
PIECES = 4  # pieces looked at for each article wanted: an article may have several near ones
Floats = NDArray[np.floating]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Nearby:
    """Articles, nearest first: their `places` (`DOCUMENT/EID`), how like each is (the cosine of its nearest piece), its
    standing: what it has for itself before anything is asked; and the vector of that piece."""

    places: Sequence[str]
    likeness: Floats
    standings: Floats
    pieces: Signed

    def __len__(self) -> int:
        return len(self.places)

    def first(self, limit: int) -> "Nearby":
        """At most so many of them."""
        return Nearby(self.places[:limit], self.likeness[:limit], self.standings[:limit], self.pieces[:limit])

    def beside(self, other: "Nearby") -> "Nearby":
        """The articles of both, nearest first; those that are equally like by their places."""
        places = [*self.places, *other.places]
        likeness = np.concatenate([self.likeness, other.likeness])
        far = (-likeness).tolist()
        order = sorted(range(len(places)), key=lambda row: (far[row], places[row]))
        standings = np.concatenate([self.standings, other.standings])[order]
        pieces = np.concatenate([self.pieces, other.pieces])[order]
        return Nearby([places[row] for row in order], likeness[order], standings, pieces)


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
    draft.array("articles", rows.articles.astype(np.uint32))
    draft.array("documents", rows.documents.astype(np.uint32))
    draft.array("standings", rows.standings.astype(np.float32))
    if len(rows.vectors) >= many:
        graph = _graph(rows.vectors.shape[1])
        graph.add(np.arange(len(rows.vectors), dtype=np.uint64), rows.vectors)
        graph.save(str(draft.path / GRAPH))


class Nearest:
    """The vectors of one generation."""

    def __init__(self, learned: Arrays) -> None:
        self._vectors: Signed = np.asarray(learned.array("vectors"))  # mapped still, and asked without detours
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

    def near(self, asked: Floats, limit: int, documents: Collection[str] | None = None) -> Nearby:
        """At most `limit` articles, nearest first; with `documents` of these alone."""
        target = signed(asked)
        fresh = self._refreshed()
        rows, likeness = self._of_learned(target, limit * PIECES, fresh.blocks, documents)
        articles, nearest = np.unique(self._articles[rows], return_index=True)  # the rows are ordered, best first
        best = np.argsort(-likeness[nearest], kind="stable")[:limit]
        articles, nearest = articles[best], nearest[best]
        places = [self._places[article] for article in articles.tolist()]
        pieces = self._vectors[rows[nearest]]
        learned = Nearby(places, likeness[nearest].round(6), self._standings[articles], pieces)
        return learned.beside(fresh.near(target, limit, documents)).first(limit)

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
        if self._graph is not None and documents is None:
            rows: Numbers = self._graph.search(asked, min(limit, len(self._vectors))).keys.astype(np.int64)
            rows = rows[~barred[self._documents[self._articles[rows]]]]
            likeness = _cosines(self._vectors[rows], asked)
        else:
            likeness = _cosines(self._vectors, asked)
            if barred.any():
                likeness[barred[self._documents][self._articles]] = -np.inf
            rows = _likeliest(likeness, limit)
            likeness = likeness[rows]
        best = np.lexsort((rows, -likeness))[:limit]
        return rows[best], likeness[best]

    def _numbers(self, documents: Collection[str]) -> Numbers:
        return np.asarray([self._number[one] for one in documents if one in self._number], np.int64)

    def _opened(self, learned: Arrays) -> Any:
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

    def near(self, asked: Signed, limit: int, documents: Collection[str] | None) -> Nearby:
        """The nearest articles, at most so many."""
        likeness = _cosines(self.rows, asked).round(6)
        nearest: dict[str, int] = {}
        for row in np.argsort(-likeness, kind="stable").tolist():
            document_id, place, _ = self.owners[row]
            if documents is None or document_id in documents:
                nearest.setdefault(place, row)
                if len(nearest) == limit:
                    break
        rows = list(nearest.values())
        standings = np.array([self.owners[row][2] for row in rows])
        return Nearby(list(nearest), likeness[rows], standings, self.rows[rows])


def _graph(dimensions: int) -> Any:
    from usearch.compiled import MetricKind, ScalarKind
    from usearch.index import Index

    return Index(ndim=dimensions, metric=MetricKind.Cos, dtype=ScalarKind.I8, connectivity=16, expansion_search=512)


def _likeliest(likeness: Floats, limit: int) -> Numbers:
    """Rows among which the best so many are, if there are as many."""
    if len(likeness) > 2 * limit:
        some = likeness[::SAMPLED]
        above = max(2 * limit * len(some) // len(likeness), 1)
        likely = np.flatnonzero(likeness > np.partition(some, -above)[-above])
        if len(likely) >= limit:
            return likely
    return np.flatnonzero(likeness > -np.inf)


def _cosines(rows: Signed, asked: Signed) -> Floats:
    """Of rows and a vector made by `signed`, whose lengths are known. BLAS would multiply with several threads, which
    spin for a while when they are done, on the cores that other searches need."""
    if not len(rows):
        return np.zeros(0)
    import numkong

    products = np.asarray(numkong.cdist(asked[None], rows, metric="dot"))[0]
    found: Floats = products / (ONE * ONE)
    return found
