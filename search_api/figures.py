"""The number that a question asks for ("kaç gün", "yaş kaç", "ne zaman"), and where a text has it: a cardinal, in
digits or in words, with what it counts; an amount, a share, a date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from dayanak.law.letters import fold, lower
from nlp.analyse import Word, fold5, stem, words
from nlp.cite.dates import MONTHS
from nlp.cite.numbers import CARDINALS

LONGEST = 500
"""Of a longer text nobody asks a number."""
NEAR, MOST_WORDS = 80, 8
"""Letters and words from a number on in which it ends and is followed by what it counts."""
# fmt: off
TIME = (
    "saniye", "dakika", "saat", "gün", "günlük", "günü", "hafta", "ay", "aylık", "yıl", "yıllık", "sene", "yarıyıl",
    "dönem",
)
# fmt: on
MONEY = ("lira", "tl", "kuruş", "dolar", "avro")
SHARE = ("yüzde", "oran", "binde")
_SAME = (("gün", "günlük", "günü"), ("ay", "aylık"), ("yıl", "yıllık", "sene"))
_OF_MONEY = ("ücret", "para", "bedel", "ceza", "harç", "ödenek", "maaş", "aylık", "tutar")
# fmt: off
_EACH = (
    "birer", "ikişer", "üçer", "dörder", "beşer", "altışar", "yedişer", "sekizer", "dokuzar", "onar", "yirmişer",
    "otuzar", "kırkar", "ellişer", "altmışar", "yetmişer", "seksener", "doksanar", "yüzer",
)
# fmt: on
_NUMERALS = frozenset((*CARDINALS, *_EACH, "yüz", "bin", "milyon", "milyar", "buçuk", "yarım"))
_KAC = frozenset(("kac", "kactir", "kacta"))
_FRAME = frozenset(("kac", "ne", "kadar", "hangi", "zaman", "tarih"))
_BEGINS = re.compile(rf"(?<![^\W_])(?<!\d[.,])(?:\d|(?:{'|'.join(_NUMERALS)})(?![^\W_]))")
_SHARE = re.compile(r"(?:%|yüzde)\s*$")
_DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{4}\b")
EXACT, KINDRED = 2, 1


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is asked for: something counted in these units, or else in kindred ones; or a day. All folded."""

    units: frozenset[str]
    kindred: frozenset[str] = frozenset()
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts. `rank` is EXACT where that is what was asked for."""

    start: int
    end: int
    rank: int


def quantity(question: str) -> Quantity | None:
    """The number that the question asks for; None where it asks for none."""
    asked = [word.text for word in words(question)] if len(question) <= LONGEST else []
    folded = list(map(fold, asked))
    for place, word in enumerate(folded):
        following = folded[place + 1] if place + 1 < len(folded) else ""
        if word in _KAC:
            return _counted(asked, place)
        if word == "ne" and following == "kadar":
            return _measured(folded)
        if (word == "ne" and following == "zaman") or (word == "hangi" and stem(following) in ("tarih", "gun", "ay")):
            return Quantity(frozenset(), _folded(TIME), dated=True)
    return None


def figures(text: str, asked: Quantity) -> Iterator[Figure]:
    """The numbers of a text that may be the one asked for, in order."""
    if asked.dated:
        yield from (Figure(*date.span(), EXACT) for date in _DATE.finditer(text))
    small, passed = lower(text), 0
    for found in _BEGINS.finditer(small):
        start = found.start()
        if start < passed:
            continue
        nearby = small[start : start + NEAR]
        near = list(islice(words(nearby), MOST_WORDS))
        if size := _size(nearby, near):
            passed = start + near[size - 1].end
            if figure := _figure(small, start, near[:size], near[size : size + 2], asked):
                yield figure


def _counted(asked: Sequence[str], place: int) -> Quantity | None:
    """ "Kaç gün" counts days; "yaş kaç" and "yüzde kaç" name before what they count."""
    before = asked[place - 1] if place else ""
    after = asked[place + 1] if place + 1 < len(asked) else ""
    noun = before if fold(before) in _folded(SHARE) or not after else after
    if not noun or fold(noun) in _FRAME:
        return None
    if fold(noun) in _folded(SHARE):
        return Quantity(_folded(SHARE))
    if fold(noun) in ("para", "ucret"):
        return Quantity(_folded(MONEY))
    same = next((group for group in _SAME if fold(noun) in _folded(group)), (noun, stem(noun)))
    kindred = next((group for group in (TIME, MONEY) if fold(noun) in _folded(group)), ())
    return Quantity(_folded(same) | {stem(noun)}, _folded(kindred))


def _measured(folded: Sequence[str]) -> Quantity:
    """ "Ne kadar" asks for time or money, as the other words of the question say; else for either, or a share."""
    if any(word.startswith("sure") for word in folded):
        return Quantity(_folded(TIME))
    if any(word.startswith(tuple(_folded(_OF_MONEY))) for word in folded):
        return Quantity(_folded(MONEY), _folded(SHARE))
    return Quantity(_folded(TIME) | _folded(MONEY) | _folded(SHARE))


def _size(text: str, near: Sequence[Word]) -> int:
    """Of how many words the number at the beginning is: `otuz beş`, `on (10)`, `1.500`; no ordinals."""
    cardinals = takewhile(lambda word: _is_cardinal(word.text, text[word.start : word.end]), near)
    return sum(1 for _ in cardinals)


def _is_cardinal(word: str, written: str) -> bool:
    return word in _NUMERALS or (word.isdigit() and not any(map(str.isalpha, written)))


def _figure(text: str, start: int, number: Sequence[Word], after: Sequence[Word], asked: Quantity) -> Figure | None:
    """The number with what it counts, the next word or the one after: "on iş günü"; or with what makes it a share."""
    if "yuzde" in asked.units and (share := _SHARE.search(text, max(start - len("yüzde "), 0), start)):
        return Figure(share.start(), start + number[-1].end, EXACT)
    for word in after:
        if asked.dated and word.text.startswith(tuple(MONTHS)):
            return Figure(start, start + word.end, EXACT)
        forms = {fold(word.text), stem(word.text), fold5(word.text)}
        if forms & asked.units:
            return Figure(start, start + word.end, EXACT)
        if forms & asked.kindred:
            return Figure(start, start + word.end, KINDRED)
    return None


def _folded(group: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, group))
