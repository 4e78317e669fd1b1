"""What `dayanak learn` does: every document read from the record once, word vectors trained, each piece encoded, and
all of it written as one generation of the vector store. And the same for one document that comes later."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import numpy as np

from dayanak.search.port import IndexEntry
from dayanak.storage.arrays import Arrays, Draft
from dayanak.storage.record import Record
from dayanak.storage.vectors import Late, Rows, VectorStore, keep, signed
from dayanak.storage.vectors.late import Block, Signed
from ingest.entries import entries
from nlp.meaning.encoder import Encoder, general, general_text, joined, own, turn_of
from nlp.meaning.pieces import pieces
from nlp.meaning.texts import Floats
from nlp.meaning.training import Lessons

KEPT_DIMENSIONS = 256
SAMPLE = 40_000
"""So many pieces tell in which directions vectors differ."""
AT_ONCE = 4096
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """How much was learned."""

    articles: int
    pieces: int
    words: int


class Hashed:
    """General embeddings by the hash of their text: what was embedded once is not embedded again."""

    def __init__(self, learned: Arrays | None) -> None:
        self._row: dict[bytes, int] = {}
        self._old: Floats | None = None
        if learned is not None:
            self._old = learned.array("general")
            self._row = {key.tobytes(): row for row, key in enumerate(learned.array("hashes"))}

    def of(self, texts: list[str]) -> tuple[list[bytes], Floats]:
        """The hashes of the texts and their embeddings."""
        keys = [blake2b(text.encode(), digest_size=16).digest() for text in texts]
        found = np.zeros((len(texts), 0), np.float32)
        new = [place for place, key in enumerate(keys) if key not in self._row]
        made = general([texts[place] for place in new]) if new else found
        if self._old is None or len(new) == len(keys):
            return keys, made
        found = np.empty((len(texts), self._old.shape[1]), np.float32)
        old = [place for place, key in enumerate(keys) if key in self._row]
        found[old] = self._old[[self._row[keys[place]] for place in old]]
        if new:
            found[new] = made
        return keys, found


@dataclass
class Gathering:
    """All that the pieces of the documents leave behind while they pass by."""

    hashed: Hashed
    lessons: Lessons = field(default_factory=Lessons)
    documents: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    document_of: list[int] = field(default_factory=list)
    article_of: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    hashes: list[bytes] = field(default_factory=list)
    general: list[Floats] = field(default_factory=list)

    def add(self, document_id: str, rows: Iterable[IndexEntry]) -> None:
        """One document."""
        found = list(pieces(rows))
        if not found:
            return
        self.lessons.add(found)
        keys, embedded = self.hashed.of([general_text(piece) for piece in found])
        self.hashes += keys
        self.general.append(embedded.astype(np.float16))
        self.documents.append(document_id)
        for piece in found:
            if piece.place not in self.places:
                self.places[piece.place] = len(self.places)
                self.document_of.append(len(self.documents) - 1)
                self.lengths.append(0)
            self.article_of.append(self.places[piece.place])
            self.lengths[self.article_of[-1]] += len(piece.stems)


def learn(record: Record, store: VectorStore, document_ids: Iterable[str], tell: Tell) -> Summary:
    """Learns from these documents and puts what was learned in use. Raises Conflict where another process learns."""
    with store.new() as draft:
        mark = record.reindexing.mark()
        gathering = Gathering(Hashed(store.live()))
        tell("metinler okunuyor")
        for document_id in document_ids:
            gathering.add(document_id, _entries(record, document_id))
        encoder = _written(draft, gathering, record.choosing.cited(), tell)
        late = Late(draft.path, KEPT_DIMENSIONS)
        for document_id in record.reindexing.indexed_since(mark):
            late.put(block(encoder, document_id, _entries(record, document_id)))
    return Summary(len(gathering.places), len(gathering.article_of), len(encoder.vocabulary))


def block(encoder: Encoder, document_id: str, rows: Iterable[IndexEntry]) -> Block:
    """The vectors of one document."""
    found = list(pieces(rows))
    vectors = encoder.pieces(found) if found else np.zeros((0, encoder.dimensions), np.float32)
    lengths = Counter[str]()
    for piece in found:
        lengths[piece.place] += len(piece.stems)
    standings = tuple(round(standing(lengths[piece.place], 0), 6) for piece in found)
    return Block(document_id, tuple(piece.place for piece in found), standings, signed(vectors))


def standing(words: int, cited: int) -> float:
    """What an article has for itself before anything is asked: a long one answers more than a line that says when the
    law comes into force, and a law that others cite matters to more people. In scores of the best article by words."""
    return 0.08 * math.log1p(words) + 0.06 * math.log1p(cited)


def _entries(record: Record, document_id: str) -> Iterator[IndexEntry]:
    copy = record.documents.copy(document_id)
    return entries(copy) if copy else iter(())


def _written(draft: Draft, gathering: Gathering, cited: Mapping[str, int], tell: Tell) -> Encoder:
    lessons = gathering.lessons
    vocabulary = lessons.vocabulary()
    words = lessons.words(vocabulary, tell)
    tell(f"{len(gathering.article_of)} parça kodlanıyor")
    body, above = lessons.bags(vocabulary)
    general_ones = np.concatenate([np.zeros((0, 256), np.float16), *gathering.general])

    def both(rows: Any) -> Floats:
        return joined(own(body[rows], above[rows], words), general_ones[rows].astype(np.float32))

    chosen = np.random.default_rng(1).permutation(len(general_ones))[:SAMPLE]
    encoder = Encoder(vocabulary, words, turn_of(both(chosen), KEPT_DIMENSIONS))
    vectors = np.zeros((len(general_ones), encoder.dimensions), np.int8)
    for first in range(0, len(vectors), AT_ONCE):
        rows = slice(first, first + AT_ONCE)
        vectors[rows] = signed(encoder.turned(both(rows)))
    keep(draft, _rows(vectors, gathering, cited))
    draft.lines("places", gathering.places)
    draft.lines("documents", gathering.documents)
    encoder.put(draft)
    draft.array("general", general_ones)
    draft.array("hashes", np.frombuffer(b"".join(gathering.hashes), np.dtype((np.void, 16))))
    return encoder


def _rows(vectors: Signed, gathering: Gathering, cited: Mapping[str, int]) -> Rows:
    documents = np.asarray(gathering.document_of, np.int64)
    often = [cited.get(gathering.documents[number], 0) for number in gathering.document_of]
    standings = np.asarray(list(map(standing, gathering.lengths, often)), np.float32)
    return Rows(vectors, np.asarray(gathering.article_of, np.int64), documents, standings)
