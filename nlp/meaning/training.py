"""What the loaded texts teach: vectors of words by the company they keep, then by which heading stands above what."""

from collections.abc import Callable, Iterable
from itertools import pairwise

import numpy as np

from nlp.meaning.company import word_vectors
from nlp.meaning.contrast import Contrast
from nlp.meaning.encoder import ABOVE, unit
from nlp.meaning.pieces import Piece
from nlp.meaning.texts import RARE, Bags, Floats, Gathered, Lexicon, Numbers, Vocabulary, bags

DIMENSIONS = 256
ROUNDS = 3
FEWEST = 4
"""A text of fewer different words teaches nothing of its heading."""
Tell = Callable[[str], None]


class Lessons:
    """The pieces of all documents as numbers, while they are gathered."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._bodies, self._headings, self._titles = Gathered(), Gathered(), Gathered()
        self._articles: list[int] = []
        self._running = Gathered()
        self._running_articles: list[int] = []

    def add(self, found: Iterable[Piece]) -> None:
        """The pieces of one more document."""
        for piece in found:
            heading, body = self._lexicon.numbers(piece.heading), self._lexicon.numbers(piece.stems)
            self._articles.append((self._articles[-1] if self._articles else -1) + piece.first)
            if piece.first:
                self._running.add(heading)
            self._running.add(body)
            self._running_articles += [self._articles[-1]] * (1 + piece.first)
            self._bodies.add(body)
            self._headings.add(heading)
            self._titles.add(self._lexicon.numbers(piece.title))

    def vocabulary(self, rare: int = RARE) -> Vocabulary:
        """The words that are frequent enough to be learned."""
        return self._lexicon.vocabulary(self._running, rare)

    def words(self, vocabulary: Vocabulary, tell: Tell) -> Floats:
        """A vector for each word of the vocabulary, as long as the word is telling."""
        turned = self._lexicon.turned(vocabulary)
        tokens = self._running.tokens(turned)
        lengths = np.diff(self._running.ends(), prepend=0)
        articles = np.repeat(np.asarray(self._running_articles, np.int64), lengths)
        tell(f"{len(vocabulary)} sözcüğün yakınlığı {len(tokens)} sözcükten öğreniliyor")
        near = unit(word_vectors(tokens, articles, len(vocabulary), DIMENSIONS))
        return self._by_headings(near * vocabulary.weights()[:, None], turned, len(vocabulary), tell)

    def own(self, vocabulary: Vocabulary, words: Floats) -> Floats:
        """The vectors of all pieces by their own words and those above them, in order."""
        turned, many = self._lexicon.turned(vocabulary), len(vocabulary)
        body, heading, title = (_bags(texts, turned, many) for texts in (self._bodies, self._headings, self._titles))
        return unit(unit(body @ words) + ABOVE * unit((heading + title) @ words))

    def _by_headings(self, vectors: Floats, turned: Numbers, many: int, tell: Tell) -> Floats:
        headings, bodies = _bags(self._headings, turned, many), _bags(self._bodies, turned, many)
        wanted = np.flatnonzero((np.diff(headings.indptr) > 0) & (np.diff(bodies.indptr) >= FEWEST))
        if len(wanted) < 2:
            return vectors
        headings, bodies = headings[wanted], bodies[wanted]
        alike = _alike(headings)
        contrast = Contrast(vectors)
        for turn in range(1, ROUNDS + 1):
            losses: list[float] = []
            contrast.learn(headings, bodies, alike, losses.append)
            tell(f"başlıklar ve metinleri, {turn}/{ROUNDS}: {len(wanted)} çift, hata {np.mean(losses):.2f}")
        return contrast.vectors


def _bags(texts: Gathered, turned: Numbers, many: int) -> Bags:
    return bags(texts.tokens(turned), texts.ends(), many)


def _alike(rows: Bags) -> Numbers:
    """The same number for rows with the same words."""
    numbers: dict[bytes, int] = {}
    ends = rows.indptr
    keys = (np.sort(rows.indices[first:last]).tobytes() for first, last in pairwise(ends))
    return np.fromiter((numbers.setdefault(key, len(numbers)) for key in keys), np.int64, rows.shape[0])
