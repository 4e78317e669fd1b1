"""Slips of the fingers: the spellings at one slip from what was typed, and how much a spelling looks like a word."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from dayanak.law.letters import fold

LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"
ROWS = ("qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç")
"""Letters of the Turkish Q keyboard; a key touches those beside it, and two of the row below."""
FAR_KEY = 0.2
"""How often a finger hits a key that is not beside the right one, to one that is."""
FIRST_LETTER = 0.2
"""How often a slip is in the first letter of a word, to one that is in another."""
GRAM = 4
BEFORE = "^" * (GRAM - 1)
STRANGE = -6.0
"""Of a letter that never followed the three before it."""


def slips(word: str, letters: str = LETTERS) -> dict[str, float]:
    """All spellings at one slip, with how likely the slip is beside others: a letter too many, too few, another one, or
    two swapped."""
    found: dict[str, float] = {}
    for slip, weight in _slips(word, letters):
        likely = weight if slip[:1] == word[:1] else weight * FIRST_LETTER
        found[slip] = max(likely, found.get(slip, 0.0))
    found.pop(word, None)
    return found


def within(most: int, one: str, other: str) -> bool:
    """Whether a word becomes the other by so many slips."""
    if abs(len(one) - len(other)) > most:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    one, other = one[same:], other[same:]
    if not one or not other or not most:
        return len(one) + len(other) <= most
    rest = [(one[1:], other), (one, other[1:]), (one[1:], other[1:])]
    if one[:2] == other[1::-1]:
        rest.append((one[2:], other[2:]))
    return any(within(most - 1, *pair) for pair in rest)


def _slips(word: str, letters: str) -> Iterator[tuple[str, float]]:
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        for letter in letters:
            yield head + letter + tail, 1.0
            yield head + letter + tail[1:], 1.0 if tail[:1] + letter in _BESIDE else FAR_KEY
        yield head + tail[1:], 1.0
        yield head + tail[1:2] + tail[:1] + tail[2:], 1.0


def _touching() -> Iterator[str]:
    for row in ROWS:
        yield from map("".join, pairwise(row))
    for row, below in pairwise(ROWS):
        for place, letter in enumerate(below):
            yield from (letter + above for above in row[place : place + 2])


_BESIDE = frozenset(
    spelling for touching in _touching() for pair in (touching, touching[::-1]) for spelling in (pair, fold(pair))
)


class Letters:
    """How the words of a vocabulary are spelled: which letter follows which three."""

    def __init__(self, words: Iterable[str]) -> None:
        followed: Counter[str] = Counter(gram for word in words for gram in _grams(word))
        before: Counter[str] = Counter()
        for gram, number in followed.items():
            before[gram[:-1]] += number
        self._log: Mapping[str, float] = {
            gram: math.log(number / before[gram[:-1]]) for gram, number in followed.items()
        }

    def likely(self, word: str) -> float:
        """The logarithm of how likely the spelling is."""
        log = self._log
        return sum(max(log.get(gram, STRANGE), STRANGE) for gram in _grams(word))


def _grams(word: str) -> Iterator[str]:
    spelled = f"{BEFORE}{word}$"
    return (spelled[place : place + GRAM] for place in range(len(word) + 1))
