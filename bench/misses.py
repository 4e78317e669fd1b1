"""Misses on the tuned part of the gold set, as a reader can follow them without its text: the item, the phenomenon,
what was wanted and what was read in reference notation, and the few words that are at issue."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from bench.holdout import SEED
from bench.phenomena import MEASURES, naming
from bench.scoring import Item, Pair

SHOWN = 20
WORDS = 6
NOTHING = "–"
BESIDES = {"structure": ("structure: path + heading",), "units": ("units: resolved from the text",)}
"""Measures that are shown beside the main one of a part."""


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """One fault: `wanted` or `read` is a dash where one side has nothing; `words` are those of the text."""

    item: str
    phenomenon: str
    wanted: str
    read: str
    words: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def drawn(found: Iterable[Miss], number: int = SHOWN) -> list[Miss]:
    """So many of them, by the seed of the hold-out; the same as long as the misses are the same."""
    rows = sorted(set(found))
    return sorted(random.Random(SEED).sample(rows, min(number, len(rows))))


def misses(items: Iterable[Item]) -> Iterator[Miss]:
    """Everything that was missed or found too much, the two brought together where they mean the same place."""
    for item in items:
        if pair := item.pairs.get(MEASURES[item.part]):
            yield from _of_pair(item, naming(item), pair)
        for measure in BESIDES.get(item.part, ()):
            if pair := item.pairs.get(measure):
                yield from _of_pair(item, _always(measure.partition(": ")[2]), pair)


def _always(name: str) -> Callable[..., str]:
    return lambda _: name


def _of_pair(item: Item, name: Callable[..., str], pair: Pair) -> Iterator[Miss]:
    near, told = (_same_place, _told_node) if item.part == "structure" else _READERS[item.part]
    extra = sorted((pair.found - pair.gold).elements())
    for wanted in sorted((pair.gold - pair.found).elements()):
        partner = next((one for one in extra if near(wanted, one)), None)
        if partner is not None:
            extra.remove(partner)
        yield told(item, name(wanted), wanted, partner)
    yield from (told(item, name(one), None, one) for one in extra)


def _same_place(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return bool(one[0] == other[0])


def _overlap(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return int(one[0]) < int(other[1]) and int(other[0]) < int(one[1])


def _akin(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return bool(one[0] == other[0] or one[1] == other[1])


def _told_node(item: Item, phenomenon: str, wanted: Any, read: Any) -> Miss:
    """A node by its path; of one that has other words only how many letters they differ by."""
    if wanted and read:
        what = "heading" if "heading" in phenomenon else "text"
        return Miss(item.name, phenomenon, wanted[0], f"the same, {what} {len(read[1]) - len(wanted[1]):+} letters")
    return Miss(item.name, phenomenon, wanted[0] if wanted else NOTHING, read[0] if read else NOTHING)


def _told_effect(item: Item, phenomenon: str, wanted: Any, read: Any) -> Miss:
    return Miss(item.name, phenomenon, *(" ".join(one) if one else NOTHING for one in (wanted, read)))


def _told_citation(item: Item, phenomenon: str, wanted: Any, read: Any) -> Miss:
    sides = [", ".join(one[2]) or "no target" if one else NOTHING for one in (wanted, read)]
    return _told_span(item, phenomenon, wanted, read, sides)


def _told_mention(item: Item, phenomenon: str, wanted: Any, read: Any) -> Miss:
    return _told_span(item, phenomenon, wanted, read, [one[2] if one else NOTHING for one in (wanted, read)])


def _told_span(item: Item, phenomenon: str, wanted: Any, read: Any, sides: list[str]) -> Miss:
    words = _words(item.text, wanted or read)
    if wanted and read and wanted[:2] != read[:2]:
        sides[1] += f" in “{_words(item.text, read)}”"
    return Miss(item.name, phenomenon, sides[0], sides[1], words)


def _words(text: str, thing: Any) -> str:
    """The first and last words of a span, never more than a few."""
    words = text[int(thing[0]) : int(thing[1])].split()
    if len(words) <= WORDS:
        return " ".join(words)
    return f"{' '.join(words[: WORDS // 2])} … {' '.join(words[-WORDS // 2 :])}"


_READERS: dict[str, tuple[Callable[..., bool], Callable[..., Miss]]] = {
    "citations": (_overlap, _told_citation),
    "amendments": (_akin, _told_effect),
    "units": (_overlap, _told_mention),
}
assert _READERS.keys() | {"structure"} == MEASURES.keys()
