"""Finding a provision of one text by its path, forgiving what lawyers leave out. Pure; serves any number of look-ups.

`madde:40` leads to `madde:39..40`, `madde:4/bent:a` to `madde:4/fikra:1/bent:a`, `madde:25/fikra:1` to an article
whose only paragraph is not a node, `…/cumle:2` to the node that holds the sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dayanak.law.letters import lower

_BELOW_NODES = {"cumle", "ibare", "sira", "satir", "sutun", "baslik", "liste", "cetvel", "tablo", "dipnot"}
_LEVELS = {"fikra": 1, "bent": 2, "altbent": 3}


@dataclass(frozen=True, slots=True)
class Place:
    """One node: `eid`, `path` and the place of its parent."""

    eid: str
    path: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """`place` is the node, or the nearest ancestor that exists; `exists` is None where the text cannot tell."""

    place: int | None
    exists: bool | None


class Outline:
    """The paths of one version."""

    def __init__(self, places: Sequence[Place], complete: bool = True) -> None:
        """`complete` is False where pages were not read: then nothing is said not to exist."""
        self.places = places
        self._missing = False if complete else None
        self._children: dict[int | None, list[int]] = {}
        for number, place in enumerate(places):
            self._children.setdefault(place.parent, []).append(number)
        self._by_eid = {place.eid: number for number, place in enumerate(places)}
        self._by_path: dict[str, int] = {}
        for number, place in enumerate(places):
            self._by_path.setdefault(place.path, number)

    def place_of(self, eid: str) -> int | None:
        """The place of an eId; a member of a joint article (`art_40`) leads to the article."""
        if eid in self._by_eid:
            return self._by_eid[eid]
        head, _, rest = eid.partition("__")
        prefix, _, number = head.rpartition("_") if "_" in head else ("", "", head)
        joint = [p for p in self._children.get(None, ()) if _holds(self.places[p].eid, f"{prefix}_", number)]
        return self._by_eid.get(f"{self.places[joint[0]].eid}{'__' if rest else ''}{rest}") if joint else None

    def find(self, path: str) -> Found:
        """Where a path leads."""
        if path in self._by_path:
            return Found(self._by_path[path], True)
        steps = path.split("/")
        at = self._top(steps[0])
        if at is None:
            return Found(None, self._top_missing(steps[0]))
        for step in steps[1:]:
            below = self._step(at, step)
            if below.exists is not True or below.place is None:
                return below
            at = below.place
        return Found(at, True)

    def within(self, place: int) -> list[int]:
        """The place and those of everything below it, in reading order."""
        return sorted((place, *self._descendants(place)))

    def names(self, place: int, path: str) -> bool:
        """Whether the last step of the path names this very node, and not one that only holds what is meant."""
        return self._among([place], path.rsplit("/", 1)[-1]) is not None

    def _top(self, step: str) -> int | None:
        """The node of a first step: at the top, else the only one deeper down (articles of an annex)."""
        found = self._among(self._children.get(None, ()), step)
        if found is None:
            deeper = [n for n, place in enumerate(self.places) if place.path.split("/")[-1] == step]
            outside = [n for n in deeper if "alinti:" not in self.places[n].path]
            found = outside[0] if len(outside) == 1 else None
        return found

    def _top_missing(self, step: str) -> bool | None:
        """A missing article is missing only in a text that has articles of its series; else one cannot tell."""
        name = step.partition(":")[0]
        if name in _BELOW_NODES:
            return None
        known = any(place.path.split("/")[-1].startswith(f"{name}:") for place in self.places)
        has_articles = any(place.path.startswith("madde:") for place in self.places)
        return self._missing if known or (has_articles and name.endswith("madde")) else None

    def _step(self, at: int, step: str) -> Found:
        name, _, number = step.partition(":")
        children = self._children.get(at, ())
        found = self._among(children, step)
        if found is None and name in _LEVELS:
            found = self._only_below(at, step)
        if found is not None:
            return Found(found, True)
        if name in _BELOW_NODES:
            return Found(at, True)
        siblings = [n for n in children if self._last(n).startswith(f"{name}:")]
        if name == "fikra" and not siblings:
            return Found(at, True if number == "1" else None)
        return Found(at, self._missing if siblings or self._any_below(at, name) else None)

    def _only_below(self, at: int, step: str) -> int | None:
        """The one descendant with this last step, where the levels between were left out."""
        found = [n for n in self._descendants(at) if self._last(n) == step and "alinti:" not in self.places[n].path]
        return found[0] if len(found) == 1 else None

    def _any_below(self, at: int, name: str) -> bool:
        return any(self._last(n).startswith(f"{name}:") for n in self._descendants(at))

    def _descendants(self, at: int) -> list[int]:
        found, rest = [], list(self._children.get(at, ()))
        while rest:
            number = rest.pop()
            found.append(number)
            rest.extend(self._children.get(number, ()))
        return found

    def _among(self, places: Sequence[int], step: str) -> int | None:
        """The place with this last step: as written, as a member of a joint one, alone in another case; of a range
        that is no node, its first member."""
        name, _, number = step.partition(":")
        exact = [n for n in places if self._last(n) == step]
        joint = exact or [n for n in places if _holds(self._last(n), f"{name}:", number)]
        folded = joint or [n for n in places if lower(self._last(n)) == lower(step)]
        if joint or len(folded) == 1:
            return folded[0]
        first = number.partition("..")[0].partition("+")[0]
        return self._among(places, f"{name}:{first}") if first != number else None

    def _last(self, place: int) -> str:
        return self.places[place].path.rsplit("/", 1)[-1]


def _holds(joint: str, prefix: str, number: str) -> bool:
    """Whether a joint label (`madde:39..40`, `art_11+12`) has this number as a member."""
    if not joint.startswith(prefix):
        return False
    label = joint[len(prefix) :]
    members = label.split("+")
    return (len(members) > 1 and number in members) or any(_within(member, number) for member in members)


def _within(member: str, number: str) -> bool:
    first, dots, last = member.partition("..")
    if not dots:
        return False
    if number in (first, last):
        return True
    return first.isdigit() and last.isdigit() and number.isdigit() and int(first) <= int(number) <= int(last)
