"""Turkish analysis for search, done once and for every engine: words with their offsets, and the token streams.

A word is a run of letters or digits. What follows an apostrophe, and the ordinal ending of a number, belongs to it but
is not indexed; a number has one spelling. Each word is indexed in three forms: its `stem`, its first five folded
letters, and the `exact` word.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dayanak.law.letters import fold, lower

LONGEST = 64
LONGER = 3
_LETTERS = "aâbcçdefgğhıiîjklmnoöpqrsştuûüvwxyz"
_APOSTROPHE = r"['’‘ʼ`´]"
_CASE = r"(?:s[ıiuü])?(?:n[ıiuü]n|[nyd]?[ıiuüae]|[dt][ae]n?|n[dt][ae]n?)?"
_ORDINAL = rf"\.?\s?(?:[ıiuü]?n[cç][ıiuü]){_CASE}(?![^\W_])"
# Usual letters are told by a set of signs, faster than by what Unicode says of each.
_WORD = re.compile(
    rf"([{_LETTERS}]+[^\W\d_]*|[^\W\d_]+)(?:{_APOSTROPHE}[^\W\d_]+)?"
    rf"|(\d{{1,3}}(?:\.\d{{3}})+(?![.\d])|\d+)(?:{_APOSTROPHE}\s?[^\W\d_]+|{_ORDINAL})?"
)


class Word(NamedTuple):
    """A word of a text in small letters; code points [start, end) include what belongs to it."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    for found in _WORD.finditer(lower(text)):
        yield Word(_spelling(found[1], found[2]), found.start(), found.end())


class Beginnings(dict[str, bool]):
    """The first two folded letters of whatever may be wanted, or the one that the shortest have: whether a word that
    begins with these two may be it, worked out once. An ending may change the last letters of a stem, as in "edilir" of
    "et", never the first two of one that has more. Of a number it is the first digit, or a zero before it."""

    def __init__(self, forms: Iterable[str]) -> None:
        super().__init__()
        self._begun = {form[: 1 if len(form) < LONGER or form[0].isdigit() else 2] for form in forms}
        if any(begun.isdigit() for begun in self._begun):
            self._begun.add("0")

    def __missing__(self, two: str) -> bool:
        folded = fold5(two)
        self[two] = found = folded in self._begun or folded[:1] in self._begun
        return found


def spans(text: str, wanted: Callable[[str], bool], beginnings: Beginnings) -> list[tuple[int, int]]:
    """Where the words of a text stand that are wanted: `words` for those who look at thousands and keep few."""
    found = _WORD.finditer(lower(text))
    return [word.span() for word in found if beginnings[word[0][:2]] and wanted(_spelling(word[1], word[2]))]


def runs(text: str, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words stand that have these exact forms, one after the other."""
    small, (first, *others) = exact(lower(text)), tokens
    beginnings = Beginnings([fold5(first)])
    for word in _WORD.finditer(small):
        if beginnings[word[0][:2]] and _spelling(word[1], word[2]) == first:
            following = zip(_WORD.finditer(small, word.end()), others, strict=False)
            run = [word.span() for word, token in following if _spelling(word[1], word[2]) == token]
            if len(run) == len(others):
                yield from (word.span(), *run)


def _spelling(letters: str | None, digits: str) -> str:
    return letters[:LONGEST] if letters else _number(digits)


def _number(digits: str) -> str:
    return digits.replace(".", "").lstrip("0")[:LONGEST] or "0"


def exact(word: str) -> str:
    """The word itself; circumflexes do not tell words apart."""
    return word.replace("â", "a").replace("î", "i").replace("û", "u")  # many times faster than a table


@lru_cache(maxsize=400_000)
def fold5(word: str) -> str:
    """First five letters without Turkish marks: what survives typing habits and most endings."""
    return word if word.isdigit() else fold(word)[:5]


@lru_cache(maxsize=400_000)
def stem(word: str) -> str:
    """The dictionary form of a word without marks; where the lexicon has none, what Snowball leaves of it."""
    if word.isdigit():
        return word
    readings = [] if len(word) > 32 else _morphology().analyze(word)
    best = max((reading["score"] for reading in readings), default=0.0)
    roots = [reading["root"] for reading in readings if reading["score"] == best]
    return fold(max(roots, key=lambda root: (len(root), root)) if roots else _snowball()(word))


@lru_cache(maxsize=100_000)
def is_read(word: str) -> bool:
    """Whether the lexicon has a reading of the word."""
    return bool(_morphology().analyze(word))


def with_marks(word: str) -> str:
    """A word typed without Turkish letters as it is likely meant (isci: işçi)."""
    import akana

    return lower(str(akana.deasciify(word)))


STREAMS = ("stem", "fold5", "exact")


def streams(text: str) -> dict[str, str]:
    """Space-joined tokens of a text for each token field; all fields have the same number of tokens."""
    found = _found(lower(text))
    return {
        "stem": " ".join(map(stem, found)),
        "fold5": " ".join(map(fold5, found)),
        "exact": exact(" ".join(found)),
    }


def spelled(text: str) -> list[str]:
    """The words of a text in their exact form, without their places."""
    return _found(exact(lower(text)))


def _found(small: str) -> list[str]:
    return [letters[:LONGEST] or _number(digits) for letters, digits in _WORD.findall(small)]


@cache
def _morphology() -> Any:
    import akana

    return akana.Morphology()


@cache
def _snowball() -> Callable[[str], str]:
    import Stemmer

    word: Callable[[str], str] = Stemmer.Stemmer("turkish").stemWord
    return word
