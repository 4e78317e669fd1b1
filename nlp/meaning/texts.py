"""Texts as numbers: a vocabulary of dictionary forms, and texts as bags of them."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dayanak.law.letters import fold

if TYPE_CHECKING:
    from scipy import sparse

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Bags: TypeAlias = "sparse.csr_matrix"
NONE = -1
RARE = 4
"""A word that stands in fewer pieces has no company to be known by."""
COMMON = 1e-3
"""A word of this share of all text weighs half of a rare one (Arora, Liang, Ma: SIF, ICLR 2017)."""
BEGINNING = 5


class Vocabulary:
    """Words with their numbers and how often they stand in the texts, most frequent first."""

    def __init__(self, words: Sequence[str], often: Sequence[int]) -> None:
        self.words = tuple(words)
        self.often = np.asarray(often, np.int64)
        self._number = {word: number for number, word in enumerate(self.words)}
        self._by_beginning: dict[str, list[int]] = {}
        for word, number in self._number.items():
            self._by_beginning.setdefault(fold(word)[:BEGINNING], []).append(number)

    @classmethod
    def of(cls, often: Mapping[str, int], rare: int = RARE) -> "Vocabulary":
        """Of all words with their frequencies; numbers and what is rare are left out."""
        kept = [(word, number) for word, number in often.items() if number >= rare and not word.isdigit()]
        kept.sort(key=lambda pair: (-pair[1], pair[0]))
        return cls([word for word, _ in kept], [number for _, number in kept])

    def __len__(self) -> int:
        return len(self.words)

    def number(self, word: str) -> int:
        """The number of a word; NONE for one that is not in it."""
        return self._number.get(word, NONE)

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The numbers of those words that are in it."""
        return [number for word in words if (number := self._number.get(word, NONE)) != NONE]

    def meant(self, word: str) -> list[int]:
        """The word, or else those that begin like it: the commonest of them first."""
        known = self._number.get(word, NONE)
        return [known] if known != NONE else self._by_beginning.get(fold(word)[:BEGINNING], [])[:3]

    def weights(self) -> Floats:
        """How much each word tells: the common ones little."""
        share = self.often / max(int(self.often.sum()), 1)
        return (COMMON / (COMMON + share)).astype(np.float32)


class Lexicon:
    """Words with numbers in the order in which they came, and texts as rows of such numbers: four bytes a word."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}

    def numbers(self, words: Iterable[str]) -> "array[int]":
        """The numbers of the words; a new word gets the next one."""
        return array("i", [self._number.setdefault(word, len(self._number)) for word in words])

    def vocabulary(self, texts: "Gathered", rare: int = RARE) -> Vocabulary:
        """The words by how often they stand in the texts."""
        counted = np.bincount(np.frombuffer(texts.flat, np.int32), minlength=len(self._number))
        return Vocabulary.of(dict(zip(self._number, counted.tolist(), strict=True)), rare)

    def turned(self, vocabulary: Vocabulary) -> Numbers:
        """For each number here the one that the word has in the vocabulary."""
        return np.fromiter(map(vocabulary.number, self._number), np.int64, len(self._number))


class Gathered:
    """Texts of a lexicon, one after the other."""

    def __init__(self) -> None:
        self.flat = array("i")
        self._ends = array("q")

    def add(self, numbers: "array[int]") -> None:
        """One more text."""
        self.flat.extend(numbers)
        self._ends.append(len(self.flat))

    def ends(self) -> Numbers:
        """Where each text ends."""
        return np.frombuffer(self._ends, np.int64).copy()

    def tokens(self, turned: Numbers) -> Numbers:
        """The words of all texts in the numbers of a vocabulary."""
        return turned[np.frombuffer(self.flat, np.int32)]


def bags(tokens: Numbers, ends: Numbers, words: int) -> Bags:
    """The texts as bags: a word that stands in a text n times counts √n."""
    from scipy import sparse  # a fifth of a second: only who learns or encodes texts needs it

    known = tokens != NONE
    kept = np.concatenate([[0], np.cumsum(known)])[ends]
    matrix = sparse.csr_matrix(
        (np.ones(int(known.sum()), np.float32), tokens[known], np.concatenate([[0], kept])), shape=(len(ends), words)
    )
    matrix.sum_duplicates()
    matrix.data = np.sqrt(matrix.data)
    return matrix


def stacked(first: Bags, then: Bags) -> Bags:
    """The texts of both."""
    from scipy import sparse

    return sparse.vstack([first, then], format="csr")
