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

from bench.fingers import LONG, SHORTEST, any_slip, folded_slip, two_slips
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.law.letters import fold
from nlp.analyse import is_read, stem
from search_api.spelling import Vocabulary

EACH = 500
KNOWN, RARE, FAMILIAR = 5, 2, 10


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
        "one slip": (words, lambda word: any_slip(word, chance)),
        "a slip, without Turkish letters": (marked, lambda word: folded_slip(word, chance)),
        "two slips": ([word for word in words if len(word) >= LONG], lambda w: two_slips(w, chance)),
    }
    for way, (chosen, wrongly) in ways.items():
        yield way, [(wrongly(word), word) for word in chosen]


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
