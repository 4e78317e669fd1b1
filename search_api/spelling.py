"""What a word that the texts hardly know may stand for: typed without Turkish letters, or with one slip."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase

from dayanak.law.letters import fold
from dayanak.search.port import SearchIndex
from nlp.analyse import stem

COMMON = 0.1  # of all clauses; who asks for "belediye kanunu" does not want everything that says "kanun"
MANY = 1_000  # clauses; among fewer every word tells something
RARE = 3  # clauses; a word in fewer may be a slip of the texts themselves
SHORTEST = 4
FRESH_S = 60.0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the index with the number of their clauses, the commonest word for each folded spelling, the
    stems that are well known, and of these the common ones."""

    numbers: dict[str, int]
    by_fold: dict[str, str]
    stems: frozenset[str]
    common: frozenset[str]

    @classmethod
    def of(cls, index: SearchIndex) -> "Vocabulary":
        """The vocabulary of the index as it is now."""
        numbers = {word: number for word, number in index.terms("exact") if not word[0].isdigit()}
        by_fold: dict[str, str] = {}
        for word in numbers:  # commonest first
            by_fold.setdefault(fold(word), word)
        stems = {root: number for root, number in index.terms("stem") if number >= RARE}
        many = max(COMMON * index.count(), MANY)
        common = frozenset(root for root, number in stems.items() if number >= many)
        return cls(numbers, by_fold, frozenset(stems), common)

    def spellings(self, word: str) -> tuple[str, ...]:
        """The word that is likely meant, if it is another one than was typed."""
        number = self.numbers.get(word, 0)
        folded = fold(word)
        same = self.by_fold.get(folded)
        if same and same != word and self.numbers[same] > max(number, RARE):
            return (same,) if word.isascii() or number < RARE else ()
        if same or len(word) < SHORTEST or word.isdigit() or stem(word) in self.stems:
            return ()
        near = [found for slip in set(_slips(folded)) if (found := self.by_fold.get(slip))]
        best = max(near, key=lambda found: (self.numbers[found], found), default=None)
        return (best,) if best and self.numbers[best] >= RARE else ()


def _slips(word: str) -> Iterator[str]:
    """All spellings at one slip: a letter too many, too few, another one, or two swapped."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            yield head + letter + tail[1:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]


@dataclass
class Speller:
    """Spellings from the vocabulary of an index; it is read again at most once a minute when the index has changed."""

    index: SearchIndex
    clock: Callable[[], float] = time.monotonic
    _vocabulary: Vocabulary | None = None
    _version: str = ""
    _read_at: float = field(default=0.0)

    def spellings(self, word: str) -> tuple[str, ...]:
        """What the word may stand for; empty where it is well known."""
        return self._current().spellings(word)

    def known(self, word: str) -> bool:
        """Whether the texts have the word more than by chance."""
        return stem(word) in self._current().stems

    def common(self, word: str) -> bool:
        """Whether so many clauses have the word that it tells little."""
        return stem(word) in self._current().common

    def _current(self) -> Vocabulary:
        stale = self._vocabulary is None or self.clock() - self._read_at > FRESH_S
        if stale and (self._vocabulary is None or self.index.version() != self._version):
            self._version, self._read_at = self.index.version(), self.clock()
            self._vocabulary = Vocabulary.of(self.index)
        assert self._vocabulary is not None
        return self._vocabulary
