"""What a mistyped word may stand for."""

from collections.abc import Sequence

import pytest

from dayanak.law.letters import fold
from dayanak.storage.index.memory_index import MemoryIndex
from nlp.analyse import stem
from search_api.spelling import Speller, Vocabulary
from search_api.synonyms import Expansion
from search_api.words import Sought, read

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
    "koltuğunda": 1,
    "yıllık": 200,
    "izin": 300,
    "ederse": 200,
    "hizmeti": 900,
    "uygulanması": 500,
    "izni": 3_000,
    "sigortalı": 2,
    "sinir": 2,
    "için": 5_000,
    "de": 3_000,
    "içinde": 2_000,
    "yeri": 400,
    "iş": 600,
    "işyeri": 900,
}
VOCABULARY = Vocabulary(
    NUMBERS,
    {fold(word): word for word in sorted(NUMBERS, key=NUMBERS.__getitem__)},
    {stem(word): number for word, number in NUMBERS.items() if number > 2},
    frozenset(),
    clauses=10_000,
)


class Known:
    """A lexicon of these words."""

    spellings, together = VOCABULARY.spellings, VOCABULARY.together

    def known(self, word: str) -> bool:
        return word in NUMBERS

    def common(self, _: str) -> bool:
        return False

    def expansions(self, _: Sequence[Sequence[str]]) -> Sequence[Expansion]:
        return ()


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
        ("koltugunda", ("koltuğunda",)),  # without Turkish letters, of a form that one text has
        ("yillikizin", ("yıllık izin",)),  # two words together
        ("hizmti", ("hizmeti",)),  # a letter too few, where "hızmtı" may be read as a form of hız
        ("uyglanmsı", ("uygulanması",)),  # two slips in a long word
        ("verlcek", ("verilecek",)),  # the same, typed with fewer letters than it takes to be long
        ("azldilir", ("azledilir",)),  # a form that no text has
        ("izinkurul", ("izin kurul",)),  # two words together
        ("azldlr", ()),  # too far for a short one
        ("sıgortalı", ("sigortalı",)),  # SIGORTALI in small letters: the I of a keyboard that has no İ
        ("sınır", ()),  # a word of its own
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


def vocabulary_of(numbers: dict[str, int]) -> Vocabulary:
    return Vocabulary(numbers, {fold(word): word for word in numbers}, {}, frozenset(), clauses=10_000)


def test_a_right_word_that_the_texts_lack_is_not_taken_for_another() -> None:
    """Trap: molası is spelled like words, and one letter away from one that some texts have."""
    assert vocabulary_of({"olası": 14, "molar": 3, "kolası": 9}).spellings("molası") == ()


def test_an_ending_is_not_a_word_that_was_typed_together_with_another() -> None:
    """Trap: an ending behind an apostrophe is a word of the texts (KHK'dan)."""
    begun = [first + "al" + last for first in "bcdfghk" for last in "klm"]
    words = vocabulary_of(dict.fromkeys([*begun, *(word + "dan" for word in begun)], 50) | {"dan": 900, "zambak": 90})
    assert "zambak dan" not in words.spellings("zambakdan")
    assert "zambak balk" in words.spellings("zambakbalk")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("hiz", "meti", "hizmeti"),
        ("yıl", "lık", "yıllık"),
        ("yil", "lik", "yıllık"),  # without Turkish letters
        ("iş", "yeri", "işyeri"),  # words both, which stand side by side by chance 24 times
        ("için", "de", None),  # and these 1,500 times
        ("sigor", "talı", None),  # a word in two texts may be a slip itself
        ("h", "izmeti", None),  # the letter of a point
        ("sahte", "banknot", None),
    ],
)
def test_two_words_are_one_that_texts_have_more_often_than_the_two_by_chance(
    first: str, second: str, expected: str | None
) -> None:
    assert VOCABULARY.together(first, second) == expected


def test_a_word_typed_in_two_parts_is_looked_for_beside_them() -> None:
    """Trap: the words of a choice stand side by side as well."""
    reading = read("yıllık hiz meti", Known())
    assert [one.meant for one in reading.sought] == [("yıllık",), ("hizmeti", "hiz", "meti")]
    assert reading.sought[1].corrections == ("hizmeti",)
    assert [one.apart for one in read("hiz VEYA meti", Known()).chosen] == [(), ()]


def test_parts_of_a_word_get_their_turkish_letters_and_nothing_else() -> None:
    vocabulary = vocabulary_of({"çok": 90, "lük": 60, "çokluk": 50, "cokça": 40})

    class Lexicon(Known):
        spellings, together = vocabulary.spellings, vocabulary.together

    (one,) = read("cok luk", Lexicon()).sought
    assert (one.likeliest, one.meant) == ("çokluk", ("çokluk", "cok", "luk", "çok", "lük"))


def test_words_that_were_typed_together_are_looked_for_each() -> None:
    assert Sought("yillikizin", ("yıllık izin",)).meant == ("yillikizin", "yıllık", "izin")
