"""Numbers that people type in words where a citation has figures: "altmışbirinci madde", "madde yüz yirmi beş"."""

import re
from dataclasses import dataclass

from dayanak.law.letters import fold
from nlp.cite.numbers import CARDINALS, TENS
from nlp.cite.typed_laws import flat

HUNDRED = 100
_TENS = {fold(word): value for word, value in TENS.items()}
_ONES = {fold(word): value for word, value in CARDINALS.items() if value < min(TENS.values())}
_SPELLED = (
    rf"(?:(?P<times>{'|'.join(_ONES)})?\s?(?P<hundred>yuz)(?=\s|[a-z]))?\s?"
    rf"(?P<ten>{'|'.join(_TENS)})?\s?(?P<one>{'|'.join(_ONES)}|dord)?"
)
_LEVEL = r"(?:madde|fikra|ben[dt]\b|cumle)"
_NUMBER = re.compile(
    rf"(?<![a-z])(?:{_SPELLED})(?P<ordinal>[iu]?nc[iu])(?=\s+(?:gecici\s+|ek\s+)?{_LEVEL})"
    rf"|(?<=madde\s){_SPELLED.replace('(?P<', '(?P<of_')}(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """A text with its numbers in figures, and where each sign of it stood."""

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, typed: str) -> "Figures":
        """The text as it was typed, numbers that stand for a part of a law in figures."""
        text, places, end = "", list[int](), 0
        for found in _NUMBER.finditer(flat(typed)):
            if number := _value(found):
                figures = f"{number}{'inci' if found['ordinal'] else ''}"
                text += typed[end : found.start()] + figures
                places += [*range(end, found.start()), *[found.start()] * len(figures)]
                end = found.end()
        return cls(text + typed[end:], (*places, *range(end, len(typed) + 1)))


def _value(found: re.Match[str]) -> int:
    """What the words say; 0 where they are none."""
    of = {name.removeprefix("of_"): word for name, word in found.groupdict().items() if word}
    hundreds = HUNDRED * _ONES.get(of.get("times", ""), 1) if "hundred" in of else 0
    one = of.get("one", "").replace("dord", "dort")
    return hundreds + _TENS.get(of.get("ten", ""), 0) + _ONES.get(one, 0)
