"""What fingers make of words: slips of every kind, drawn by shares of their own, not by what the speller believes."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dayanak.law.letters import fold
from nlp.analyse import stem
from search_api.slips import LETTERS, ROWS

LONG, SPLIT = 8, 6
SHORTEST = 4
LEFT_OUT, TOO_MANY, ANOTHER = 0.40, 0.55, 0.80
"""Shares of slips, added up; what is left are two letters swapped."""
BESIDE = 0.7
"""Of wrong letters, those from a key beside the right one."""
Slip = Callable[[str, random.Random], str]


class Typed(NamedTuple):
    """What was typed for a word, or for several together."""

    text: str
    meant: str

    @property
    def is_right(self) -> bool:
        """Whether it was typed as it was meant."""
        return self.text == self.meant


def any_slip(word: str, chance: random.Random) -> str:
    """The word with one slip of any kind, never in its first letter."""
    lot = chance.random()
    if lot < LEFT_OUT:
        return left_out(word, chance)
    if lot < TOO_MANY:
        return doubled(word, chance) if chance.random() < 0.5 else one_more(word, chance)
    return another(word, chance) if lot < ANOTHER else swapped(word, chance)


def left_out(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + word[place + 1 :]


def doubled(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) + 1)
    return word[:place] + word[place - 1] + word[place:]


def one_more(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + chance.choice(LETTERS) + word[place:]


def swapped(word: str, chance: random.Random) -> str:
    places = [place for place in range(1, len(word) - 1) if word[place] != word[place + 1]]
    place = chance.choice(places) if places else 0
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def another(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    letter = _beside(word[place], chance) if chance.random() < BESIDE else chance.choice(LETTERS)
    return word[:place] + letter + word[place + 1 :]


def split(word: str, chance: random.Random) -> str:
    place = chance.randrange(2, len(word) - 1)
    return f"{word[:place]} {word[place:]}"


def ending_apart(word: str, chance: random.Random) -> str:
    """With a space or an apostrophe before an ending, or a part of it: tren le, kanunu'nun."""
    places = [place for place in range(3, len(word) - 1) if stem(word[:place]) == stem(word)]
    place = chance.choice(places) if places else len(word)
    return f"{word[:place]}{chance.choice((' ', chr(39)))}{word[place:]}".rstrip(" '")


def two_slips(word: str, chance: random.Random) -> str:
    return any_slip(any_slip(word, chance), chance)


def folded_slip(word: str, chance: random.Random) -> str:
    return fold(any_slip(word, chance))


def _beside(letter: str, chance: random.Random) -> str:
    row = next((row for row in ROWS if letter in row), LETTERS)
    at = row.index(letter) if letter in row else 0
    return chance.choice(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])


KINDS: dict[str, tuple[Slip, int]] = {
    "left out": (left_out, SHORTEST),
    "doubled": (doubled, SHORTEST),
    "one more": (one_more, SHORTEST),
    "another": (another, SHORTEST),
    "swapped": (swapped, SHORTEST),
    "split": (split, SPLIT),
    "ending apart": (ending_apart, SPLIT),
    "two slips": (two_slips, LONG),
    "a slip, folded": (folded_slip, SHORTEST),
}
"""Each kind of slip in a word, with the letters that a word has which is typed so."""


def typed(words: Sequence[str], kind: str, chance: random.Random) -> list[Typed]:
    """A query typed wrong: half of the words that can have the slip, at least one; the rest as they are meant."""
    if kind == "right":
        return [Typed(word, word) for word in words]
    if kind == "folded":
        return [Typed(fold(word), word) for word in words]
    if kind == "joined":
        at = chance.randrange(len(words) - 1)
        both = Typed(words[at] + words[at + 1], f"{words[at]} {words[at + 1]}")
        return [*typed(words[:at], "right", chance), both, *typed(words[at + 2 :], "right", chance)]
    slip, shortest = KINDS[kind]
    places = [place for place, word in enumerate(words) if len(word) >= shortest]
    chosen = chance.sample(places, (len(places) + 1) // 2)
    folds = kind.endswith("folded")
    return [
        Typed(slip(word, chance) if place in chosen else fold(word) if folds else word, word)
        for place, word in enumerate(words)
    ]


WAYS = ("right", "folded", *KINDS, "joined")
