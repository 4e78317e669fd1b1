"""Turkish numerals: ordinal and cardinal words, endings of written ordinals, Roman numbers."""

import re

_ONES = ("bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_ORDINAL_ONES = ("birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yedinci", "sekizinci", "dokuzuncu")
_ORDINAL_TENS = (
    "onuncu",
    "yirminci",
    "otuzuncu",
    "kırkıncı",
    "ellinci",
    "altmışıncı",
    "yetmişinci",
    "sekseninci",
    "doksanıncı",
)

HUNDRED = "yüz"
TENS = {word: 10 * place for place, word in enumerate(_TENS, 1)}
CARDINALS = {word: place for place, word in enumerate(_ONES, 1)} | TENS
ORDINALS = (
    {word: place for place, word in enumerate(_ORDINAL_ONES, 1)}
    | {word: 10 * place for place, word in enumerate(_ORDINAL_TENS, 1)}
    | {ten + one: TENS[ten] + place for ten in _TENS for place, one in enumerate(_ORDINAL_ONES, 1)}
)
ORDINALS |= {"yüzüncü": 100} | {f"yüz{word}": 100 + number for word, number in ORDINALS.items()}
ORDINAL_ENDINGS = frozenset(f"{first}nc{last}" for first in ("", "ı", "i", "u", "ü") for last in "ıiuü")
FROM_ENDINGS = frozenset(f"{ending}d{vowel}n" for ending in ORDINAL_ENDINGS for vowel in "ae")
FROM_ORDINALS = {f"{word}d{vowel}n": number for word, number in ORDINALS.items() for vowel in "ae"}
"""Ordinals with which a range begins: "64 üncüden", "ikinciden"."""
ROMAN = re.compile(r"[ivxıİ]+", re.IGNORECASE)
ROMANS = frozenset(
    ten + one for ten in ("", "x", "xx", "xxx") for one in ("", "ı", "ıı", "ııı", "ıv", "v", "vı", "vıı", "vııı", "ıx")
) - {""}
"""Roman numbers as small letters of Turkish: "VII" becomes "vıı"."""


def ordinal(words: list[str], place: int) -> tuple[int, int] | None:
    """The number spelt by the ordinal word(s) at `place` and the place after it: "on birinci" is 11, "iki yüz yirmi
    beşinci" 225."""
    word = words[place] if place < len(words) else ""
    if word == HUNDRED:
        spelt = ordinal(words, place + 1)
        return (100 + spelt[0], spelt[1]) if spelt and spelt[0] < 100 else None
    if word in CARDINALS and words[place + 1 : place + 2] == [HUNDRED]:
        spelt = ordinal(words, place + 1)
        return (100 * (CARDINALS[word] - 1) + spelt[0], spelt[1]) if spelt else None
    if word in ORDINALS:
        return ORDINALS[word], place + 1
    if word in TENS and place + 1 < len(words):
        follower = ORDINALS.get(words[place + 1], 99)
        if follower < 10:
            return TENS[word] + follower, place + 2
    return None
