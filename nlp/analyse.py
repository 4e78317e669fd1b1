"""Turkish analysis for search, done once and for every engine: words with their offsets, and the token streams.

A word is a run of letters or digits, cut at the apostrophe; ordinal endings after a number are dropped and a number
has one spelling. Three forms of a word are indexed: its `stem`, its first five folded letters, and the `exact` word.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dayanak.law.letters import fold, lower

LONGEST = 64
_WORD = re.compile(r"\d{1,3}(?:\.\d{3})+(?![\d.])|\d+|[^\W\d_]+")
_APOSTROPHES = "'’‘ʼ`´"
_ORDINAL = re.compile(r"(?:[ıiuü]?n[cç][ıiuü])(?:s[ıiuü])?(?:n[ıiuü]n?|n?[dt][ae]n?|n?[ae]|ye|ya)?")
_PLAIN = str.maketrans("âîû", "aiu")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in small letters; code points [start, end) include what follows an apostrophe."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order. Endings after an apostrophe and ordinal endings belong to the word before."""
    last: Word | None = None
    for found in _WORD.finditer(text):
        small = lower(found[0])[:LONGEST]
        if last and _continues(text, last, found.start(), small):
            last = Word(last.text, last.start, found.end())
            continue
        if last:
            yield last
        number = small.replace(".", "").lstrip("0") or "0" if small[0].isdigit() else small
        last = Word(number, found.start(), found.end())
    if last:
        yield last


def _continues(text: str, last: Word, start: int, small: str) -> bool:
    gap = text[last.end : start]
    if len(gap) == 1 and gap in _APOSTROPHES:
        return True
    return gap in ("", " ", ".", ". ") and last.text.isdigit() and bool(_ORDINAL.fullmatch(small))


def exact(word: str) -> str:
    """The word itself; circumflexes do not tell words apart."""
    return word.translate(_PLAIN)


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


STREAMS: dict[str, Callable[[str], str]] = {"stem": stem, "fold5": fold5, "exact": exact}


def streams(text: str) -> dict[str, str]:
    """Space-joined tokens of a text for each token field; all fields have the same number of tokens."""
    found = [word.text for word in words(text)]
    return {name: " ".join(map(form, found)) for name, form in STREAMS.items()}


@cache
def _morphology() -> Any:
    import akana

    return akana.Morphology()


@cache
def _snowball() -> Callable[[str], str]:
    import Stemmer

    word: Callable[[str], str] = Stemmer.Stemmer("turkish").stemWord
    return word
