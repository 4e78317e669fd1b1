"""The order of numbers and letters in a text, and whether a missing one lies beyond the last or in a gap."""

import re
from collections.abc import Iterable
from functools import lru_cache

from dayanak.law.letters import ALPHABET, lower

_NUMBER = re.compile(r"(\d+)(?:[-/](\w))?")
_WIDEST = 1_000  # members of a range
Rank = tuple[int, int]


@lru_cache(maxsize=8_192)
def rank(label: str) -> Rank | None:
    """Place of `27`, `27-A`, `ç` in its series; None for anything else."""
    if (found := _NUMBER.fullmatch(label)) and (found[2] is None or lower(found[2]) in ALPHABET):
        return int(found[1]), ALPHABET.index(lower(found[2])) + 1 if found[2] else 0
    letter = lower(label)
    return (ALPHABET.index(letter), 0) if len(letter) == 1 and letter in ALPHABET else None


def holds(joint: str, label: str) -> bool:
    """Whether a joint label (`39..40`, `11+12`) has this one as a member."""
    asked = rank(label)
    for piece in joint.split("+") if joint != label else ():
        first, dots, last = piece.partition("..")
        low, high = rank(first), rank(last)
        between = bool(dots) and asked is not None and low is not None and high is not None and low <= asked <= high
        if between or label in (first, last):
            return True
    return False


def overlap(one: str, other: str) -> bool:
    """Whether two labels, each single, a range or joint, have a member in common (`7..9` and `8-A`)."""
    return any(low <= last and first <= high for low, high in _spans(one) for first, last in _spans(other))


def members(joint: str) -> list[str]:
    """The single labels that a joint one stands for, as far as they can be counted (`39..41`, `11+12`); else itself."""
    found: list[str] = []
    for piece in joint.split("+"):
        first, dots, last = piece.partition("..")
        counted = dots and first.isdecimal() and last.isdecimal() and 0 <= int(last) - int(first) <= _WIDEST
        found += map(str, range(int(first), int(last) + 1)) if counted else filter(None, (first, last))
    return list(dict.fromkeys(found))


_Place = tuple[bool, Rank]


@lru_cache(maxsize=8_192)
def _spans(label: str) -> tuple[tuple[_Place, _Place], ...]:
    """The first and last member of each piece of a label; nothing for what has no place in a series. Digits and
    letters are not compared."""
    found = []
    for piece in label.split("+"):
        first, dots, last = piece.partition("..")
        low, high = rank(first), rank(last if dots else first)
        if low is not None and high is not None:
            found.append(((first[0].isdigit(), low), (first[0].isdigit(), high)))
    return tuple(found)


def before(label: str, labels: Iterable[str]) -> str | None:
    """Of the labels the greatest before this one; None where there is none or they cannot be compared."""
    asked = rank(label)
    earlier = [(place, one) for one in labels if (place := rank(one)) and asked and place < asked]
    return max(earlier)[1] if earlier else None


def is_beyond(label: str, labels: Iterable[str], slack: int = 0) -> bool:
    """Whether the label comes after all of these (by more than `slack`), so that it is no gap among them. `27-C` is
    measured by the other letters of 27, if there is a 27; digits and letters are not compared."""
    asked = rank(label)
    counted = label[:1].isdigit()
    known = [last for one in labels for _, (digits, last) in _spans(one) if digits == counted]
    if asked is None or not known:
        return False
    if asked[1] and (family := [place for place in known if place[0] == asked[0]]):
        return asked > max(family)
    return asked[0] > max(known)[0] + slack
