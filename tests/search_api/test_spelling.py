"""What a mistyped word may stand for."""

from collections.abc import Sequence

import pytest

from dayanak.storage.index.memory_index import MemoryIndex
from nlp.analyse import stem
from search_api.spelling import Speller, Vocabulary

NUMBERS = {
    "sahte": 40,
    "çok": 900,
    "işin": 300,
    "isin": 1,
    "banknot": 12,
    "alıp": 30,
    "kurul": 500,
    "kural": 80,
    "nadir": 1,
    "bildirilir": 60,
    "çalışan": 70,
    "verilecek": 50,
    "yapacak": 50,
    "metrse": 1,
    "metrese": 400,
    "azledilen": 15,
    "edilir": 60,
    "belirtir": 60,
}
VOCABULARY = Vocabulary(
    NUMBERS,
    {"sahte": "sahte", "cok": "çok", "isin": "işin", "banknot": "banknot", "alip": "alıp", "kurul": "kurul"}
    | {word: word for word in ("kural", "nadir", "bildirilir", "verilecek", "yapacak", "metrse", "metrese")}
    | {"calisan": "çalışan", "azledilen": "azledilen", "edilir": "edilir", "belirtir": "belirtir"},
    {stem(word): number for word, number in NUMBERS.items() if number > 2},
    frozenset(),
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("cok", ("çok",)),  # typed without Turkish letters
        ("isin", ("işin",)),  # a word of its own, but hardly known
        ("çok", ()),
        ("shte", ("sahte",)),  # a letter too few
        ("sahtte", ("sahte",)),  # too many
        ("sajte", ("sahte",)),  # another one
        ("shate", ("sahte",)),  # two swapped
        ("banknotu", ()),  # an ending, no slip
        ("kurl", ("kurul",)),  # the commoner of two
        ("abc", ()),  # too short to guess
        ("1234", ()),
        ("bambaşka", ()),
        ("bildrilecek", ("bildirilecek",)),  # a form that no text has, of a word that they have
        ("calisacak", ("çalışacak",)),  # the same without Turkish letters
        ("azledlir", ("azledilir",)),  # spelled like words, where "azledtir" is read as a form of the same verb
        ("bildirilecek", ()),
        ("metrse", ("metrese",)),  # a slip that stands in a text too
    ],
)
def test_spellings(word: str, expected: tuple[str, ...]) -> None:
    assert VOCABULARY.spellings(word) == expected


def test_the_words_of_an_index_are_read_once() -> None:
    class Counting(MemoryIndex):
        reads = 0

        def terms(self, field: str, prefix: str = "", limit: int | None = None) -> Sequence[tuple[str, int]]:
            self.reads += field == "exact"
            return super().terms(field, prefix, limit)

    index = Counting()
    speller = Speller(index)
    assert [speller.spellings("izin"), speller.known("izin"), speller.common("izin")] == [(), False, False]
    assert index.reads == 1
