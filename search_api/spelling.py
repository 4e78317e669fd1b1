"""What a word that the texts hardly know may stand for: typed without Turkish letters, or with one slip. A form that no
text has is recognised by its dictionary form."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase

from dayanak.law.letters import fold
from dayanak.search.port import SearchIndex
from nlp.analyse import is_read, stem, with_marks
from search_api.kept import Kept

COMMON = 0.1  # of all clauses; who asks for "belediye kanunu" does not want everything that says "kanun"
MANY = 1_000  # clauses; among fewer every word tells something
RARE = 3  # clauses; a word in fewer may be a slip of the texts themselves
FAMILIAR = 10  # clauses; a form that no text has is believed of a word in as many
FAR = 10
SHORTEST = 4
LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"
HEAD, TAIL = 4, 3
"""A form that no text has begins and ends like words that texts have."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of the index with the number of their clauses, the commonest word for each folded spelling, the
    stems that are well known with the number of theirs, and of these the common ones."""

    numbers: dict[str, int]
    by_fold: dict[str, str]
    stems: Mapping[str, int]
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
        return cls(numbers, by_fold, stems, common)

    def spellings(self, word: str) -> tuple[str, ...]:
        """The word that is likely meant, if it is another one than was typed."""
        number = self.numbers.get(word, 0)
        folded = fold(word)
        same = self.by_fold.get(folded)
        if same and same != word and self.numbers[same] > max(number, RARE):
            return (same,) if word.isascii() or number < RARE else ()
        if number >= RARE or (same and same != word) or len(word) < SHORTEST or word.isdigit():
            return ()
        known = self.stems.get(stem(word), 0)
        if known and is_read(word):
            return ()
        meant = self._marked(word) or self._seen(folded, known) or self._unseen(word)
        return (meant,) if meant and meant != word else ()

    def _marked(self, word: str) -> str | None:
        """The word with its Turkish letters, where it was typed without."""
        marked = with_marks(word) if word.isascii() else word
        known = marked != word and is_read(marked) and self.stems.get(stem(marked), 0) >= FAMILIAR
        return marked if known else None

    def _seen(self, folded: str, known: int) -> str | None:
        """The commonest word of the texts at one slip; where they know something like the word itself, only one that is
        far commoner."""
        near = [found for slip in set(_slips(folded, ascii_lowercase)) if (found := self.by_fold.get(slip))]
        best = max(near, key=lambda found: (self.numbers[found], found), default=None)
        return best if best and self.numbers[best] >= max(RARE, FAR * known) else None

    def _unseen(self, word: str) -> str | None:
        """A form at one slip that no text has, of a word that the texts have."""
        heads, tails = self._ends
        likely = (slip for slip in set(_slips(word, LETTERS)) if slip[:HEAD] in heads and slip[-TAIL:] in tails)
        read = [(stem(slip), slip) for slip in likely if is_read(slip)]
        known = [(number, slip) for root, slip in read if (number := self.stems.get(root, 0)) >= FAMILIAR]
        return max(known, default=(0, None))[1]

    @cached_property
    def _ends(self) -> tuple[frozenset[str], frozenset[str]]:
        """How words begin and end."""
        well_known = [word for word, number in self.numbers.items() if number >= RARE]
        return frozenset(word[:HEAD] for word in well_known), frozenset(word[-TAIL:] for word in well_known)


def _slips(word: str, letters: str) -> Iterator[str]:
    """All spellings at one slip: a letter too many, too few, another one, or two swapped."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        for letter in letters:
            yield head + letter + tail
            yield head + letter + tail[1:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]


class Speller:
    """Spellings from the vocabulary of an index."""

    def __init__(self, index: SearchIndex, clock: Callable[[], float] = time.monotonic) -> None:
        self._vocabulary = Kept(lambda: Vocabulary.of(index), index, clock)

    def spellings(self, word: str) -> tuple[str, ...]:
        """What the word may stand for; empty where it is well known."""
        return self._vocabulary().spellings(word)

    def known(self, word: str) -> bool:
        """Whether the texts have the word more than by chance."""
        return stem(word) in self._vocabulary().stems

    def common(self, word: str) -> bool:
        """Whether so many clauses have the word that it tells little."""
        return stem(word) in self._vocabulary().common
