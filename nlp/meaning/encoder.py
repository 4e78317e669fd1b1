"""Pieces and questions as vectors: the words as this corpus uses them, joined with what a general embedding knows of
them, turned into fewer dimensions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from nlp.meaning.pieces import Piece
from nlp.meaning.texts import Bags, Floats, Numbers, Vocabulary, bags

GENERAL = 0.7
"""Weight of the general embedding beside the words of the corpus."""
ABOVE = 0.35
"""Weight of headings and title beside the piece's own words."""
LONGEST_TEXT = 900
"""Characters of a piece that the general embedding reads."""


class Shelf(Protocol):
    """Where an encoder is kept."""

    def array(self, name: str) -> NDArray[Any]: ...

    def lines(self, name: str) -> list[str]: ...


class Draft(Protocol):
    """Where an encoder is put."""

    def array(self, name: str, values: NDArray[Any]) -> None: ...

    def lines(self, name: str, words: Iterable[str]) -> None: ...


@dataclass(frozen=True)
class Encoder:
    """`words` has a vector for each word of the vocabulary, `turn` brings joined vectors into the dimensions that are
    kept."""

    vocabulary: Vocabulary
    words: Floats
    turn: Floats

    @classmethod
    def of(cls, shelf: Shelf) -> "Encoder":
        """The encoder that was put there."""
        vocabulary = Vocabulary(shelf.lines("words"), shelf.array("often").tolist())
        return cls(vocabulary, shelf.array("word_vectors"), np.asarray(shelf.array("turn"), np.float32))

    def put(self, draft: Draft) -> None:
        """Leaves itself there."""
        draft.lines("words", self.vocabulary.words)
        draft.array("often", self.vocabulary.often)
        draft.array("word_vectors", self.words.astype(np.float16))
        draft.array("turn", self.turn)

    def question(self, words: Sequence[Sequence[str]], text: str) -> Floats | None:
        """The vector of a question: for each of its words the dictionary forms that it may stand for, and its text.
        None where no word is known."""
        numbers = [[number for form in forms for number in self.vocabulary.meant(form)] for forms in words]
        known = [self.words[found].mean(axis=0, dtype=np.float32) for found in numbers if found]
        if not known:
            return None
        summed: Floats = np.sum(known, axis=0, dtype=np.float32)
        both = joined(unit(summed[None]), general([text]))[0]
        found: Floats = unit(np.einsum("i,ij->j", both, self.turn)[None])[0]  # BLAS would leave threads that spin
        return found

    def pieces(self, found: Sequence[Piece]) -> Floats:
        """A vector for each piece."""
        return self.turned(joined(*parts(found, self.vocabulary, self.words)))

    def turned(self, both: Floats) -> Floats:
        """Vectors by the words of the corpus and by the general embedding as the vectors that are kept."""
        return unit(both @ self.turn)

    @property
    def dimensions(self) -> int:
        """Of the vectors that are kept."""
        return int(self.turn.shape[1])


def joined(own: Floats, other: Floats) -> Floats:
    """Both kinds beside each other."""
    return np.concatenate([own, GENERAL * other], axis=1)


def parts(found: Sequence[Piece], vocabulary: Vocabulary, words: Floats) -> tuple[Floats, Floats]:
    """The vectors of pieces by the words of the corpus, and by the general embedding."""
    body = _bags((piece.stems for piece in found), vocabulary)
    above = _bags((piece.heading + piece.title for piece in found), vocabulary)
    return own(body, above, words), general([general_text(piece) for piece in found])


def own(body: Bags, above: Bags, words: Floats) -> Floats:
    """The vectors of texts by the words in them and those above them."""
    return unit(unit(body @ words) + ABOVE * unit(above @ words))


def general_text(piece: Piece) -> str:
    """What the general embedding reads of a piece."""
    return f"{piece.heading_words}. {piece.words}"[:LONGEST_TEXT]


def _bags(texts: Iterable[Sequence[str]], vocabulary: Vocabulary) -> Bags:
    numbers = [vocabulary.numbers(text) for text in texts]
    ends: Numbers = np.cumsum([len(text) for text in numbers], dtype=np.int64)
    flat = np.fromiter((number for text in numbers for number in text), np.int64)
    return bags(flat, ends, len(vocabulary))


def general(texts: Sequence[str]) -> Floats:
    """What a general embedding of Turkish makes of texts (`akana.embed`, distilled from bge-m3)."""
    return unit(np.asarray(_embed(list(texts)), np.float32))


def _embed(texts: list[str]) -> Any:
    import akana

    return akana.embed_batch(texts)


def unit(rows: Floats) -> Floats:
    """The rows at length one; an empty one stays empty."""
    found: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return found


def turn_of(sample: Floats, dimensions: int) -> Floats:
    """The directions in which joined vectors differ most (their mean is left in: it tells little, but not nothing)."""
    _, turned = np.linalg.eigh(sample.T @ sample)
    best: Floats = turned[:, ::-1][:, :dimensions].astype(np.float32)
    return best
