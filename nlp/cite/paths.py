"""Targets as paths of a document and its units: taking them apart and putting them together."""

from collections.abc import Iterator
from itertools import islice, product, takewhile

from nlp.cite.endings import RANK
from nlp.cite.units import Step
from nlp.laws import SMALL_LETTER_ARTICLES

_MOST = 500


def document_of(target: str) -> str:
    """The document of a target: what stands before the first level; numbers like bkk:99/13482 hold a slash."""
    parts = target.split("/")
    last = next((place for place, part in enumerate(parts) if place and (":" in part or part[:1] == "@")), len(parts))
    return "/".join(parts[:last])


def join(bases: tuple[str, ...], steps: tuple[Step, ...], small: bool) -> Iterator[str]:
    """The paths of all units that a citation lists, so many at most: lists of lists can multiply beyond all use."""
    every = product(bases, *(step.values or ("",) for step in steps))
    for base, *values in islice(every, _MOST):
        path = base
        for value in filter(None, values):
            path = _append(path, value, small)
        yield path


def _append(path: str, value: str, small: bool) -> str:
    """The path one step deeper; a bent under a bent is an altbent, small letters of old codes are articles."""
    if value.startswith("bent:") and "/bent:" in path:
        value = "alt" + value
    if value.startswith("madde:") and (path in SMALL_LETTER_ARTICLES or (small and path == "this")):
        value = value.replace("/bent:", "-")
    return f"{path}/{value}"


def name_of(part: str) -> str:
    """The level of a part of a path: "@fikra-1" → fikra, "gecici-madde:3" → madde."""
    name = part.lstrip("@").partition(":")[0].partition("-1")[0].partition("-*")[0]
    return "madde" if name.endswith("madde") else name


def through(target: str, level: str) -> str | None:
    """The target cut off behind its last part of that level, if it has one."""
    parts = target.split("/")
    for place in range(len(parts) - 1, 0, -1):
        if name_of(parts[place]) == level:
            return "/".join(parts[: place + 1])
    return None


def above(target: str, level: str) -> str:
    """The target with only those of its parts that stand above a level."""
    document, *parts = target.split("/")
    kept = takewhile(lambda part: RANK.get(name_of(part), 0) < RANK[level], parts)
    return "/".join((document, *kept))
