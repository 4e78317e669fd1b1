"""What a word that the texts hardly know may stand for: typed without Turkish letters, or with one slip. A form that no
text has is recognised by its dictionary form."""

import heapq
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from math import log
from string import ascii_lowercase

from dayanak.law.letters import fold
from dayanak.search.port import SearchIndex
from nlp.analyse import is_read, stem, with_marks
from search_api.kept import Kept
from search_api.slips import Letters, slips
from search_api.synonyms import NO_SYNONYMS, Expansion, Thesaurus

COMMON = 0.1  # of all clauses; who asks for "belediye kanunu" does not want everything that says "kanun"
MANY = 1_000  # clauses; among fewer every word tells something
RARE = 3  # clauses; a word in fewer may be a slip of the texts themselves
FAMILIAR = 10  # clauses; a form that no text has is believed of a word in as many
FAR = 10
SHORTEST = 4
MOST_EXPANSIONS = 24  # of one query
HEAD, TAIL = 4, 3
"""A form that no text has begins and ends like words that texts have."""
READ = 24
"""So many of them, those that are spelled most like words, are read by the lexicon."""
ENDED = 4.0
"""What it counts, in logarithms, that a form is a word of the texts with an ending that other words have."""
ENDINGS = 20  # words that have an ending


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
        for name in ("_ends", "_endings", "_letters"):
            getattr(self, name)
        return self

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

    def rarity(self, words: Iterable[str]) -> float:
        """How much the rarest of these words tells (the IDF of BM25)."""
        fewest = min(self.stems.get(stem(word), 0) for word in words)
        return log(1 + (self.clauses - fewest + 0.5) / (fewest + 0.5))

    def _marked(self, word: str) -> str | None:
        """The word with its Turkish letters, where it was typed without."""
        marked = with_marks(word) if word.isascii() else word
        known = marked != word and is_read(marked) and self.stems.get(stem(marked), 0) >= FAMILIAR
        return marked if known else None

    def _seen(self, folded: str, known: int) -> str | None:
        """The commonest word of the texts at one slip; where they know something like the word itself, only one that is
        far commoner."""
        near = (
            (found, weight)
            for slip, weight in slips(folded, ascii_lowercase).items()
            if (found := self.by_fold.get(slip))
        )
        best = max(near, key=lambda pair: (self.numbers[pair[0]] * pair[1], pair[0]), default=None)
        return best[0] if best and self.numbers[best[0]] >= max(RARE, FAR * known) else None

    def _unseen(self, word: str) -> str | None:
        """A form at one slip that no text has, of a word that the texts have: the more likely, the more it is spelled
        and ends like words, the likelier the slip, and the commoner its dictionary form."""
        heads, tails = self._ends
        likely = (
            (self._letters.likely(slip) + log(weight), slip)
            for slip, weight in slips(word).items()
            if slip[:HEAD] in heads and slip[-TAIL:] in tails
        )
        read = ((value, slip) for value, slip in heapq.nlargest(READ, likely) if is_read(slip))
        known = (
            (value + log(number) + ENDED * self._ended(slip), slip)
            for value, slip in read
            if (number := self.stems.get(stem(slip), 0)) >= FAMILIAR
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
    def _ends(self) -> tuple[frozenset[str], frozenset[str]]:
        """How words begin and end."""
        words = self._well_known()
        return frozenset(word[:HEAD] for word in words), frozenset(word[-TAIL:] for word in words)

    @cached_property
    def _letters(self) -> Letters:
        return Letters(self._well_known())

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
