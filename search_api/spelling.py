"""What a word that the texts hardly know may stand for: typed without Turkish letters, with a slip, together with the
next one, or, a long one, with two slips. A form that no text has is recognised by its dictionary form."""

import heapq
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from math import log
from string import ascii_lowercase
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dayanak.law.letters import fold
from dayanak.search.port import SearchIndex
from nlp.analyse import is_read, stem, with_marks
from search_api.kept import Kept
from search_api.slips import LETTERS, Letters, slips, within
from search_api.synonyms import MOST_EXPANSIONS, NO_SYNONYMS, Expansion, Thesaurus

COMMON = 0.05  # of all clauses; who asks for "belediye kanunu" does not want everything that says "kanun"
MANY = 1_000  # clauses; among fewer every word tells something
RARE = 3  # clauses; a word in fewer may be a slip of the texts themselves
FAMILIAR = 10  # clauses; a form that no text has is believed of a word in as many
FAR = 10
SHORTEST, LONGEST = 3, 32  # letters of a word that is corrected
LIKELIER, UNHEARD = 16.5, 14.0
"""From here on a common word at one slip is likelier than an unlikely form of a word that the texts have, or of one
that they lack: who asks for "molası" means no "olası"."""
APART = 30.0
"""Times as often as two words would stand side by side by chance, the texts have them as one: "öğre nim", "iş yeri"."""
SHORTEST_PART = 2
PART, COMMON_PART = 3, 30
"""Letters of each of two words that were typed together, and clauses that have them, in the geometric mean."""
LONG, COMMON_LONG = 8, 1_000
"""Letters of a word of which two slips leave enough to know it by; and clauses that have one which is likelier so than
a form with one slip that no text has."""
HEAD, TAIL = 4, 3
"""A form that no text has begins and ends like words that texts have."""
READ, MARKED = 24, 8
"""So many of them, those that are spelled most like words, are read by the lexicon; fewer of those that want their
Turkish letters first, which takes a millisecond each."""
ENDED = 4.0
"""What it counts, in logarithms, that a form is a word of the texts with an ending that other words have."""
ENDINGS = 20  # words that have an ending


class Shapes(NamedTuple):
    """How words begin, how they end, and which letters follow which."""

    heads: frozenset[str]
    tails: frozenset[str]
    letters: Letters

    @classmethod
    def of(cls, words: Sequence[str]) -> "Shapes":
        """The shapes of these words."""
        heads, tails = frozenset(word[:HEAD] for word in words), frozenset(word[-TAIL:] for word in words)
        return cls(heads, tails, Letters(words))


class LongWords(NamedTuple):
    """Long words in folded letters, commonest first; those that a word with two slips may be are found soon."""

    words: Sequence[str]
    letters: NDArray[np.uint32]

    @classmethod
    def of(cls, words: Iterable[str]) -> "LongWords":
        """Those of these words that are long."""
        found = [word for word in words if len(word) >= LONG and word.isascii() and word.isalpha()]
        return cls(found, np.array(list(map(_letters_of, found)), dtype=np.uint32))

    def like(self, folded: str) -> Iterator[str]:
        """Those that have nearly the same letters and the same first one; a slip changes two letters at most."""
        if len(folded) < LONG - 2:
            return
        differing = np.bitwise_count(self.letters ^ np.uint32(_letters_of(folded)))
        for place in np.flatnonzero(differing <= 4).tolist():
            if self.words[place][0] == folded[0]:
                yield self.words[place]


def _letters_of(folded: str) -> int:
    """A bit for each letter that the word has."""
    found = 0
    for letter in folded:
        found |= 1 << (ord(letter) & 31)
    return found


@dataclass(frozen=True)
class Vocabulary:
    """The words of the index with the number of their clauses, the commonest word for each folded spelling, the
    stems that are well known with the number of theirs, and of these the common ones."""

    numbers: dict[str, int]
    by_fold: dict[str, str]
    stems: Mapping[str, int]
    common: frozenset[str]
    clauses: int = 0

    @classmethod
    def of(cls, index: SearchIndex) -> "Vocabulary":
        """The vocabulary of the index as it is now."""
        numbers = {word: number for word, number in index.terms("exact") if not word[0].isdigit()}
        by_fold: dict[str, str] = {}
        for word in numbers:  # commonest first
            by_fold.setdefault(fold(word), word)
        stems = {root: number for root, number in index.terms("stem") if number >= RARE}
        clauses = index.count()
        many = max(COMMON * clauses, MANY)
        common = frozenset(root for root, number in stems.items() if number >= many)
        return cls(numbers, by_fold, stems, common, clauses)

    def ready(self) -> "Vocabulary":
        """Itself, with what mistyped words need of it worked out, so that no question waits for that."""
        for name in ("_written", "_folded", "_endings", "_long"):
            getattr(self, name)
        return self

    def spellings(self, word: str) -> tuple[str, ...]:
        """The word that is likely meant, if it is another one than was typed; several words where they were typed
        together."""
        number = self.numbers.get(word, 0)
        folded = fold(word)
        same = self.by_fold.get(folded)
        if same and same != word and self.numbers[same] > max(number, RARE):
            return (same,) if word.isascii() or number < RARE else ()
        if number >= RARE or not SHORTEST <= len(word) <= LONGEST or word.isdigit():
            return ()
        if same and same != word and is_read(same):
            return (same,) if word.isascii() or not is_read(word) else ()  # SIGORTALI has an I for the İ
        known = self.stems.get(stem(word), 0) if is_read(word) else 0
        meant = self._likelier(word, folded) if known else self._meant(word, folded)
        return (meant,) if meant and meant != word else ()

    def _meant(self, word: str, folded: str) -> str | None:
        """What a word may be that is none; three letters may be the short name of anything."""
        if len(word) == SHORTEST:
            return None
        known = self.stems.get(stem(word), 0)
        marked = self._marked(word)
        if marked is None and is_read(word):
            return self._likelier(word, folded, UNHEARD)
        return (
            (self._likelier(marked, folded) or marked if marked else None)
            or self._seen(folded, max(RARE, FAR * known))
            or self._joined(word)
            or self._far_off(folded, COMMON_LONG)
            or self._unseen(word)
            or self._far_off(folded, FAMILIAR)
        )

    def together(self, first: str, second: str) -> str | None:
        """The one word that two make which may have been typed apart."""
        both = self._spelled(first + second) if min(len(first), len(second)) >= SHORTEST_PART else None
        if both is None or not (first + second).isalpha() or self.numbers[both] < RARE:
            return None
        by_chance = (self._number(first) + 0.5) * (self._number(second) + 0.5) / self.clauses
        return both if self.numbers[both] > APART * by_chance else None

    def _number(self, word: str) -> int:
        """Clauses that have the word, or the commonest one with these letters."""
        return self.numbers.get(self._spelled(word) or "", 0)

    def rarity(self, words: Iterable[str]) -> float:
        """How much the rarest of these words tells (the IDF of BM25)."""
        fewest = min(self.stems.get(stem(word), 0) for word in words)
        return log(1 + (self.clauses - fewest + 0.5) / (fewest + 0.5))

    def _marked(self, word: str) -> str | None:
        """The word with its Turkish letters, where it was typed without."""
        marked = with_marks(word) if word.isascii() else word
        known = marked != word and is_read(marked) and self.stems.get(stem(marked), 0) >= RARE
        return marked if known else None

    def _seen(self, folded: str, least: int) -> str | None:
        """The commonest word of the texts at one slip, if so many clauses have it."""
        found = self._nearest(folded)[1]
        return found if found and self.numbers[found] >= least else None

    def _nearest(self, folded: str) -> tuple[float, str]:
        """The commonest word of the texts at one slip, with the number of its clauses, less for an unlikely slip."""
        near = (
            (self.numbers[found] * weight, found)
            for slip, weight in slips(folded, ascii_lowercase).items()
            if (found := self.by_fold.get(slip))
        )
        return max(near, default=(0.0, ""))

    def _likelier(self, word: str, folded: str, least: float = LIKELIER) -> str | None:
        """The commonest word at one slip from one that may be read as a form of a known word, where that is spelled so
        unlike words, and the other so common, that a slip is likelier."""
        number, found = self._nearest(folded)
        return found if number and log(number) - self._written.letters.likely(word) / 2 > least else None

    def _joined(self, word: str) -> str | None:
        """Two words of the texts that were typed together; an ending is none."""
        cuts = [cut for cut in range(PART, len(word) - PART + 1) if word[cut:] not in self._endings]
        parts = ((self._spelled(word[:cut]), self._spelled(word[cut:])) for cut in cuts)
        known = ((self.numbers[one] * self.numbers[other], f"{one} {other}") for one, other in parts if one and other)
        number, both = max(known, default=(0, None))
        return both if number >= COMMON_PART**2 else None

    def _spelled(self, word: str) -> str | None:
        return word if self.numbers.get(word, 0) >= FAMILIAR else self.by_fold.get(fold(word))

    def _far_off(self, folded: str, least: int) -> str | None:
        """The commonest long word of the texts at two slips that begins with the same letter, if so many clauses have
        it."""
        near = (self.by_fold[word] for word in self._long.like(folded) if within(2, folded, word))
        found = next(near, None)
        return found if found and self.numbers[found] >= least else None

    def _unseen(self, word: str) -> str | None:
        """A form at one slip that no text has, of a word that the texts have: the more likely, the more it is spelled
        and ends like words, the likelier the slip, and the commoner its dictionary form."""
        plain = word.isascii()
        heads, tails, letters = self._folded if plain else self._written
        likely = (
            (letters.likely(slip) + log(weight), slip)
            for slip, weight in slips(word, ascii_lowercase if plain else LETTERS).items()
            if slip[:HEAD] in heads and slip[-TAIL:] in tails
        )
        best = heapq.nlargest(MARKED if plain else READ, likely)
        forms = ((value, with_marks(slip) if plain else slip) for value, slip in best)
        known = (
            (value + log(number) + ENDED * self._ended(form), form)
            for value, form in forms
            if is_read(form) and (number := self.stems.get(stem(form), 0)) >= FAMILIAR
        )
        return max(known, default=(0, None))[1]

    def _ended(self, slip: str) -> bool:
        return any(
            slip[cut:] in self._endings and self.numbers.get(slip[:cut], 0) >= FAMILIAR for cut in range(2, len(slip))
        )

    @cached_property
    def _endings(self) -> frozenset[str]:
        """What is left of words behind shorter words."""
        words = set(self._well_known())
        counted = Counter(word[cut:] for word in words for cut in range(2, len(word)) if word[:cut] in words)
        return frozenset(ending for ending, number in counted.items() if number >= ENDINGS)

    @cached_property
    def _written(self) -> "Shapes":
        return Shapes.of(self._well_known())

    @cached_property
    def _folded(self) -> "Shapes":
        return Shapes.of([fold(word) for word in self._well_known()])

    @cached_property
    def _long(self) -> "LongWords":
        return LongWords.of([one for one, word in self.by_fold.items() if self.numbers[word] >= FAMILIAR])

    def _well_known(self) -> list[str]:
        return [word for word, number in self.numbers.items() if number >= RARE]


class Speller:
    """Spellings from the vocabulary of an index, and synonyms from the list in use."""

    def __init__(
        self,
        index: SearchIndex,
        clock: Callable[[], float] = time.monotonic,
        thesaurus: Callable[[], Thesaurus] = lambda: NO_SYNONYMS,
    ) -> None:
        self._vocabulary = Kept(lambda: Vocabulary.of(index).ready(), index, clock)
        self._thesaurus = thesaurus

    def spellings(self, word: str) -> tuple[str, ...]:
        """What the word may stand for; empty where it is well known."""
        return self._vocabulary().spellings(word)

    def together(self, first: str, second: str) -> str | None:
        """The one word that was typed as these two; None where they are two."""
        return self._vocabulary().together(first, second)

    def known(self, word: str) -> bool:
        """Whether the texts have the word more than by chance."""
        return stem(word) in self._vocabulary().stems

    def common(self, word: str) -> bool:
        """Whether so many clauses have the word that it tells little."""
        return stem(word) in self._vocabulary().common

    def expansions(self, typed: Sequence[Sequence[str]]) -> list[Expansion]:
        """What words are widened by, each given with the spellings that it may stand for. A synonym that is rarer than
        what was typed would weigh more than it: its weight is so much smaller."""
        vocabulary = self._vocabulary()
        return [
            replace(one, weight=one.weight * min(1.0, vocabulary.rarity(one.typed) / vocabulary.rarity(one.meant)))
            for one in islice(self._thesaurus().expansions(typed), MOST_EXPANSIONS)
        ]

    def weight(self, word: str) -> float:
        """How much the word tells, by how few clauses have it; 0 for one that hardly any has."""
        vocabulary = self._vocabulary()
        number = vocabulary.stems.get(stem(word), 0)
        return log(1 + vocabulary.clauses / number) if number else 0.0
