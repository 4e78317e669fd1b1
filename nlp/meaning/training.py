"""What the loaded texts teach: vectors of words by the company they keep, then by which heading stands above which
text, and by which few words were taken from which text, as somebody remembers them who once read it."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

import numpy as np

from nlp.analyse import stem
from nlp.meaning import universal
from nlp.meaning.company import word_vectors
from nlp.meaning.contrast import Contrast
from nlp.meaning.encoder import unit
from nlp.meaning.pieces import Piece
from nlp.meaning.texts import RARE, Bags, Floats, Gathered, Lexicon, Numbers, Vocabulary, bags, stacked

DIMENSIONS = 256
ROUNDS = 2
RUNS = 3
"""So many trainings from one beginning, each in an order of its own, are averaged (Wortsman et al., Model soups, ICML
2022): one alone is better or worse by luck."""
FEWEST = 4
"""A text of fewer different words teaches nothing of its heading."""
REMEMBERED = (3, 7)
"""So many words, at least and at most, are taken from a text, the telling ones more often."""
AT_LARGE = 0.8
"""Weight of what is known of words in general beside what the texts teach of them."""
SAMPLE = 5_000
"""So many texts tell how long either kind of vector is."""
Tell = Callable[[str], None]


class Lessons:
    """The pieces of all documents as numbers, while they are gathered."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._bodies, self._headings, self._titles = Gathered(), Gathered(), Gathered()
        self._articles: list[int] = []
        self._running = Gathered()
        self._spellings = Counter[str]()
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
            self._spellings.update(piece.words.split())

    def vocabulary(self, rare: int = RARE) -> Vocabulary:
        """The words that are frequent enough to be learned."""
        return self._lexicon.vocabulary(self._running, rare)

    def words(self, vocabulary: Vocabulary, tell: Tell) -> Floats:
        """A vector for each word of the vocabulary, as long as the word is telling: what the texts teach of it, and
        beside that what is known of it in general."""
        own = self._words(vocabulary, tell)
        known = universal.word_vectors(self._commonest(vocabulary), vocabulary.often, DIMENSIONS)
        known = unit(known) * vocabulary.weights()[:, None]
        bodies = _bags(self._bodies, self._lexicon.turned(vocabulary), len(vocabulary))[:SAMPLE]
        return np.concatenate([own, AT_LARGE * _length(bodies @ own) / _length(bodies @ known) * known], axis=1)

    def _words(self, vocabulary: Vocabulary, tell: Tell) -> Floats:
        turned = self._lexicon.turned(vocabulary)
        tokens = self._running.tokens(turned)
        lengths = np.diff(self._running.ends(), prepend=0)
        articles = np.repeat(np.asarray(self._running_articles, np.int64), lengths)
        tell(f"{len(vocabulary)} sözcüğün yakınlığı {len(tokens)} sözcükten öğreniliyor")
        near = unit(word_vectors(tokens, articles, len(vocabulary), DIMENSIONS))
        return self._taught(near * vocabulary.weights()[:, None], vocabulary.weights(), turned, tell)

    def _commonest(self, vocabulary: Vocabulary) -> list[str]:
        """Of each word of the vocabulary the commonest spelling; the word itself where its text had only others."""
        found: dict[str, str] = {}
        for spelling, _ in sorted(self._spellings.items(), key=lambda pair: (-pair[1], pair[0])):
            found.setdefault(stem(spelling), spelling)
        return [found.get(word, word) for word in vocabulary.words]

    def bags(self, vocabulary: Vocabulary) -> tuple[Bags, Bags]:
        """The words of all pieces, in order, and those above them."""
        turned, many = self._lexicon.turned(vocabulary), len(vocabulary)
        body, heading, title = (_bags(texts, turned, many) for texts in (self._bodies, self._headings, self._titles))
        return body, (heading + title).tocsr()

    def _taught(self, vectors: Floats, telling: Floats, turned: Numbers, tell: Tell) -> Floats:
        headings, bodies = (_bags(texts, turned, len(telling)) for texts in (self._headings, self._bodies))
        full = np.diff(bodies.indptr) >= FEWEST
        headed, long = np.flatnonzero(full & (np.diff(headings.indptr) > 0)), np.flatnonzero(full)
        if len(long) < 2:
            return vectors
        alike = np.concatenate([_alike(headings[headed]), -1 - np.asarray(self._articles, np.int64)[long]])
        texts = stacked(bodies[headed], bodies[long])
        runs = []
        for run in range(1, RUNS + 1):
            contrast, chance = Contrast(vectors, run), np.random.default_rng(RUNS + run)
            losses: list[float] = []
            for _ in range(ROUNDS):
                questions = stacked(headings[headed], _remembered(bodies[long], telling, chance))
                contrast.learn(questions, texts, alike, losses.append)
            tell(f"başlıklar ve metinleri, {run}/{RUNS}: {len(alike)} çift, hata {np.mean(losses):.2f}")
            runs.append(contrast.vectors)
        taught: Floats = np.mean(runs, axis=0, dtype=np.float32)
        return taught


def _remembered(texts: Bags, telling: Floats, chance: np.random.Generator) -> Bags:
    """A few words of each text."""
    found: list[Numbers] = []
    for first, last in pairwise(texts.indptr):
        words = texts.indices[first:last]
        many = min(int(chance.integers(REMEMBERED[0], REMEMBERED[1] + 1)), (last - first) // 2)
        # the largest of u^(1/weight) are a sample by weight (Efraimidis, Spirakis 2006)
        keys = np.log(chance.random(last - first)) / telling[words]
        found.append(words[np.argpartition(-keys, many - 1)[:many]].astype(np.int64))
    return bags(np.concatenate(found), np.cumsum([len(words) for words in found]), texts.shape[1])


def _bags(texts: Gathered, turned: Numbers, many: int) -> Bags:
    return bags(texts.tokens(turned), texts.ends(), many)


def _alike(rows: Bags) -> Numbers:
    """The same number for rows with the same words."""
    numbers: dict[bytes, int] = {}
    ends = rows.indptr
    keys = (np.sort(rows.indices[first:last]).tobytes() for first, last in pairwise(ends))
    return np.fromiter((numbers.setdefault(key, len(numbers)) for key in keys), np.int64, rows.shape[0])


def _length(rows: Floats) -> float:
    return max(float(np.linalg.norm(rows, axis=1).sum()), 1e-6)
