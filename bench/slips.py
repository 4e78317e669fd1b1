"""How many typing mistakes are corrected: `python -m bench.slips DATA`, a data folder with an index.

Words of the index are typed wrong at random, always the same ones: without Turkish letters, with one slip, with both,
with two slips. Known words are drawn from those in five clauses and more, rare ones from those in one or two whose
dictionary form is known. A correction is right where it has the dictionary form of the word that was meant; `wrong` are
words that have only other ones. Slips are drawn here by shares of their own, not by what the speller believes of them.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from pathlib import Path

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.law.letters import fold
from nlp.analyse import is_read, stem
from search_api.slips import LETTERS, ROWS
from search_api.spelling import Vocabulary

EACH = 500
KNOWN, RARE, FAMILIAR = 5, 2, 10
SHORTEST, LONG = 4, 8
LEFT_OUT, TOO_MANY, ANOTHER = 0.40, 0.55, 0.80
"""Shares of slips, added up; what is left are two letters swapped."""
BESIDE = 0.7
"""Of wrong letters, those from a key beside the right one."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    with open_house(Settings(data=parser.parse_args().data, log_level="WARNING")) as house:
        vocabulary = Vocabulary.of(house.engine).ready()
    for name, words in _drawn(vocabulary):
        for way, typed in _typed(words):
            found, wrong = _judged(vocabulary, typed)
            print(f"{name:6} {way:30} {len(typed):4}  meant {found:.3f}  wrong {wrong:.3f}")


def _drawn(vocabulary: Vocabulary) -> Iterator[tuple[str, Sequence[str]]]:
    chance = random.Random(7)
    numbers = vocabulary.numbers
    words = [word for word in numbers if word.isalpha() and len(word) >= SHORTEST and is_read(word)]
    known = [word for word in words if numbers[word] >= KNOWN]
    rare = [word for word in words if numbers[word] <= RARE and vocabulary.stems.get(stem(word), 0) >= FAMILIAR]
    yield "known", chance.choices(known, [sqrt(numbers[word]) for word in known], k=EACH)
    yield "rare", chance.sample(rare, min(EACH, len(rare)))


def _typed(words: Sequence[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What was typed for each word, in each way."""
    chance = random.Random(11)
    marked = [word for word in words if fold(word) != word]
    ways: dict[str, tuple[Sequence[str], Callable[[str], str]]] = {
        "right": (words, str),
        "without Turkish letters": (marked, fold),
        "one slip": (words, lambda word: _slip(word, chance)),
        "a slip, without Turkish letters": (marked, lambda word: fold(_slip(word, chance))),
        "two slips": ([word for word in words if len(word) >= LONG], lambda w: _slip(_slip(w, chance), chance)),
    }
    for way, (chosen, wrongly) in ways.items():
        yield way, [(wrongly(word), word) for word in chosen]


def _slip(word: str, chance: random.Random) -> str:
    place, lot = chance.randrange(1, len(word)), chance.random()
    head, tail = word[:place], word[place:]
    if lot < LEFT_OUT:
        return head + tail[1:]
    if lot < TOO_MANY:
        return head + chance.choice((head[-1], chance.choice(LETTERS))) + tail
    if lot < ANOTHER:
        return head + _another(tail[0], chance) + tail[1:]
    return head[:-1] + tail[0] + head[-1] + tail[1:]


def _another(letter: str, chance: random.Random) -> str:
    row = next((row for row in ROWS if letter in row), LETTERS)
    at = row.index(letter) if letter in row else 0
    beside = row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    return chance.choice(beside if chance.random() < BESIDE else LETTERS)


def _judged(vocabulary: Vocabulary, typed: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """The share of words whose dictionary form is looked for, and of those for which only others are offered."""
    found = wrong = 0
    for word, meant in typed:
        offered = {stem(part) for spelling in vocabulary.spellings(word) for part in spelling.split()}
        found += stem(meant) in {stem(word), *offered}
        wrong += bool(offered) and stem(meant) not in offered
    return found / len(typed), wrong / len(typed)


if __name__ == "__main__":
    main()
