"""The phenomena by which accuracy is told apart. The gold rows carry no such field: it is read from what stands in
them (form of the target, operation, type of mention), from the source for structure. What was found wrongly counts
under the phenomenon that it was taken for."""

import collections
import re
from collections.abc import Callable, Iterator

from bench.scoring import Item, Pair, Things

MEASURES = {
    "structure": "structure: path + text",
    "citations": "citations: span + targets",
    "amendments": "amendments: op + target",
    "units": "units: span + base",
}
"""The measure of each part that is told apart; it is also the one whose misses are shown."""
FAMILIES = {"k": "laws", "c": "decrees", "r": "gazette", "u": "university", "w": "web and worn text layers"}
_BACK = re.compile(r"(?i)(?:ayn[ıi]|an[ıi]lan|mezk[uû]r|söz\s+konusu|ad[ıi]\s+geçen|sözü\s+edilen)\b")
_SERIES = re.compile(r"/(?:ek|gecici|mukerrer|ek-gecici)-madde:")
_BELOW = re.compile(r"/(?:fikra|bent|altbent|cumle|paragraf)\b")
_INSTRUMENTS = {"rg": "published in the gazette", "ad": "by title", "this": "of this document"}


def by_phenomenon(item: Item) -> Iterator[tuple[str, Pair]]:
    """The pair of the item's main measure, parted by phenomenon."""
    pair = item.pairs.get(MEASURES[item.part])
    if pair is None:
        return
    name = naming(item)
    gold, found = _parted(pair.gold, name), _parted(pair.found, name)
    for phenomenon in sorted(gold.keys() | found.keys()):
        yield phenomenon, Pair(gold[phenomenon], found[phenomenon])


def _parted(things: Things, name: Callable[..., str]) -> dict[str, Things]:
    parts: dict[str, Things] = collections.defaultdict(collections.Counter)
    for thing, number in things.items():
        parts[name(thing)][thing] += number
    return parts


def naming(item: Item) -> Callable[..., str]:
    """What gives the phenomenon of one thing that the measure of this item counts."""
    if item.part == "structure":
        family = FAMILIES.get(item.name.partition("/")[2][0], "other")
        return lambda _: family
    if item.part == "amendments":
        return lambda thing: str(thing[0])
    if item.part == "units":
        types = {(str(m.get("start")), str(m.get("end"))): str(m.get("type")) for m in _mentions(item)}
        return lambda thing: types.get(thing[:2], "other")
    return lambda thing: of_citation(item.text[int(thing[0]) : int(thing[1])], thing[2])


def _mentions(item: Item) -> Iterator[dict[str, object]]:
    """Those found, then those wanted: of one span the wanted type is the last and wins."""
    yield from item.answer.get("mentions") or ()
    yield from item.truth["mentions"]


def of_citation(surface: str, targets: tuple[str, ...]) -> str:
    """The phenomenon of a citation by its words and its targets in reference notation."""
    if not targets:
        return "without a target"
    if _BACK.match(surface):
        return "back to one named before"
    if len(targets) > 1 or ".." in targets[0]:
        return "lists and ranges"
    target = targets[0]
    if "@" in target.partition("/")[2] or target.startswith("@"):
        return "relative to where it stands"
    if _SERIES.search(target):
        return "additional, provisional and repeated articles"
    return _place(target)


def _place(target: str) -> str:
    document, _, place = target.partition("/")
    kind = _INSTRUMENTS.get(document.partition(":")[0], "of a numbered instrument")
    if not place:
        return f"whole document, {kind}"
    return f"below the article, {kind}" if _BELOW.search(target) else f"article or annex, {kind}"
