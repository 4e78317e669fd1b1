"""Finding a provision of one text by its path, forgiving what lawyers leave out. Pure; serves any number of look-ups.

`madde:40` leads to `madde:39..40`, `madde:4/bent:a` to `madde:4/fikra:1/bent:a`, `madde:25/fikra:1` to an article
whose only paragraph is not a node, `…/cumle:2` to the node that holds the sentence, `madde:7..9` to the articles of
that range that there are, `cetvel:I` to the annex that holds it, `madde:23/fikra:8` to the eighth bent of an article
of one paragraph. Only what lies beyond the last of its kind is said not to exist: a gap may be our own fault.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dayanak.law.letters import lower
from dayanak.law.numbering import before, holds, is_beyond, overlap
from dayanak.law.provision import CONTAINER_KINDS

_BELOW_NODES = frozenset({"cumle", "ibare", "sira", "satir", "sutun", "baslik", "liste", "cetvel", "tablo", "dipnot"})
_LEVELS = frozenset({"fikra", "bent", "altbent"})
_ANNEXED = frozenset({"liste", "cetvel", "tablo"})
_CONTAINERS = frozenset(kind.value for kind in CONTAINER_KINDS)


@dataclass(frozen=True, slots=True)
class Place:
    """One node: its `path`, the place of its parent, and whether its label is printed (else we counted)."""

    eid: str
    path: str
    parent: int | None
    marked: bool = True

    @property
    def step(self) -> str:
        """The last step of the path."""
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Found:
    """`place` is the node, or the nearest one that exists; `exists` is None where the text cannot tell."""

    place: int | None
    exists: bool | None


class Outline:
    """The paths of one version."""

    def __init__(self, places: Sequence[Place], complete: bool = True) -> None:
        """`complete` is False where pages were not read: then nothing is said not to exist."""
        self.places = places
        self._steps = [place.step for place in places]
        self._names = [step.partition(":")[0] if ":" in step else "" for step in self._steps]
        self._joint = frozenset(n for n, step in enumerate(self._steps) if ".." in step or "+" in step)
        self._complete = complete
        self._children: dict[int | None, list[int]] = {}
        self._by_eid: dict[str, int] = {}
        self._by_path: dict[str, int] = {}
        self._by_name: dict[str, list[int]] = {}
        for number, place in enumerate(places):
            self._children.setdefault(place.parent, []).append(number)
            self._by_eid[place.eid] = number
            self._by_path.setdefault(place.path, number)
            if "alinti:" not in place.path:
                self._by_name.setdefault(self._steps[number].partition(":")[0], []).append(number)

    @cached_property
    def _folded(self) -> list[str]:
        """The steps in small letters."""
        return [lower(step) for step in self._steps]

    def place_of(self, eid: str) -> int | None:
        """The place of an eId; a member of a joint article (`art_40`) leads to the article."""
        if eid in self._by_eid:
            return self._by_eid[eid]
        head, mark, rest = eid.partition("__")
        prefix, dash, number = head.rpartition("_")
        for place in self._children.get(None, ()):
            own, own_dash, joint = self.places[place].eid.rpartition("_")
            if (own, own_dash) == (prefix, dash) and holds(joint, number):
                return self._by_eid.get(f"{self.places[place].eid}{mark}{rest}")
        return None

    def find(self, path: str) -> Found:
        """Where a path leads."""
        if path in self._by_path:
            return Found(self._by_path[path], True)
        steps = below_containers(path.split("/"))
        if (container := self._container(steps)) is not None:
            return Found(container, True)
        at = self._top(steps[0])
        for step in steps[1:]:
            if at.exists is not True or at.place is None:
                break
            at = self._below(at.place, step)
        return at

    def find_all(self, path: str) -> tuple[int, ...]:
        """Every node that a path means: of a range or joint label (`madde:7..9`, `fikra:1+3`) all members that there
        are, in reading order; else that of `find`, if it exists."""
        at = self.find(path)
        found = (at.place,) if at.exists and at.place is not None else ()
        above, _, step = path.rpartition("/")
        name, _, number = step.partition(":")
        if path in self._by_path or not (".." in number or "+" in number):
            return found
        parents = self.find_all(above) if above and above.partition(":")[0] not in _CONTAINERS else (None,)
        near = [n for parent in parents for n in self._inside(parent) if self._is(n, name)]
        return tuple(sorted(n for n in near if overlap(self._number(n), number))) or found

    def within(self, place: int) -> list[int]:
        """The place and those of everything below it, in reading order."""
        return sorted((place, *self._descendants(place)))

    def above(self, place: int) -> list[int]:
        """The places that this one stands in, from the inside out."""
        found: list[int] = []
        at = self.places[place].parent
        while at is not None:
            found.append(at)
            at = self.places[at].parent
        return found

    def named(self, path: str) -> tuple[int, ...]:
        """The nodes of `find_all` that the last step of the path names, not those that only hold what is meant (a
        sentence, the only paragraph of an article)."""
        step = path.rsplit("/", 1)[-1]
        name, _, number = step.partition(":")
        spans = ".." in number or "+" in number
        return tuple(
            n for n in self.find_all(path) if (self._is(n, name) if spans else self._among([n], step) is not None)
        )

    def _container(self, steps: Sequence[str]) -> int | None:
        """The first chapter or part that these steps lead to, however many of those above it are left out."""
        if any(step.partition(":")[0] not in _CONTAINERS for step in steps):
            return None
        alike = [n for n in self._by_name.get(steps[-1].partition(":")[0], ()) if self._steps[n] == steps[-1]]
        return next((n for n in alike if _in_order(steps, self.places[n].path.split("/"))), None)

    def _top(self, step: str) -> Found:
        """The node of a first step: at the top, else the only one deeper down (articles of an annex, containers)."""
        exact = self._by_path.get(step)
        if exact is not None and self.places[exact].parent is None:
            return Found(exact, True)
        found = self._among(self._children.get(None, ()), step)
        name, _, number = step.partition(":")
        alike = self._by_name.get(name, ())
        if found is None:
            deeper = [n for n in alike if self._steps[n] == step]
            found = deeper[0] if len(deeper) == 1 or (deeper and name in _CONTAINERS) else None
        if found is None and name in _ANNEXED:
            found = self._among(self._children.get(None, ()), f"annex:{number}")
        if found is not None:
            return Found(found, True)
        own = [n for n in alike if self.places[n].parent is None]
        return self._missing(None, number, own or alike) if name.endswith("madde") else Found(None, None)

    def _below(self, at: int, step: str) -> Found:
        """One step down from a node."""
        name, _, number = step.partition(":")
        siblings = [n for n in self._children.get(at, ()) if self._is(n, name)]
        found = siblings[-1] if siblings and number == "son" else self._among(siblings, step)
        if found is None and name in _LEVELS:
            deeper = [n for n in self._inside(at) if self._is(n, name)]
            found = self._among(sorted(deeper), step)
            siblings = siblings or deeper
        if found is not None:
            return Found(found, True)
        if name in _BELOW_NODES or self._is_itself(name, number, siblings):
            return Found(at, True)
        if name == "fikra" and len(siblings) == 1 and (point := self._point(at, number)) is not None:
            return Found(point, True)
        return self._missing(at, number, siblings) if siblings else Found(at, None)

    def _is_itself(self, name: str, number: str, siblings: Sequence[int]) -> bool:
        """Whether a step means the very node that it starts from: an only paragraph, or its running text, which counts
        as the first of its parts."""
        if name == "paragraf":
            return number == "1"
        return name == "fikra" and not siblings and number in {"1", "son"}

    def _point(self, at: int, number: str) -> int | None:
        """The numbered bent of an article of one paragraph, which old laws cite as they cite a paragraph (23/8)."""
        points = [n for n in self._inside(at) if self._is(n, "bent") and self._number(n) == number]
        return points[0] if number.isdigit() and len(points) == 1 else None

    def _missing(self, parent: int | None, number: str, siblings: Sequence[int]) -> Found:
        """Nothing there: the sibling before it is nearest. Counted siblings may be one too few."""
        number = number.partition("..")[0].partition("+")[0]
        labels = {self._number(n): n for n in reversed(siblings)}
        slack = 0 if all(self.places[n].marked for n in siblings) else 1
        beyond = not siblings or is_beyond(number, labels, slack)
        last = before(number, labels)
        return Found(labels[last] if last else parent, False if beyond and self._complete else None)

    def _inside(self, parent: int | None) -> Iterable[int]:
        """What stands in the parent at any depth, quotations left out; for none only what stands at the top."""
        if parent is None:
            return self._children.get(None, ())
        return (n for n in self._descendants(parent) if "alinti:" not in self.places[n].path)

    def _descendants(self, at: int) -> Iterable[int]:
        for child in self._children.get(at, ()):
            yield child
            yield from self._descendants(child)

    def _among(self, places: Sequence[int], step: str) -> int | None:
        """The place with this last step: as written, as a member of a joint one, alone in another case; of a range
        that is no node, its first member."""
        name, _, number = step.partition(":")
        exact = [n for n in places if self._steps[n] == step]
        wide = [n for n in places if n in self._joint and self._is(n, name)] if self._joint and not exact else []
        joint = exact or [n for n in wide if holds(self._number(n), number)]
        small = lower(step)
        folded = joint or [n for n in places if self._folded[n] == small]
        if joint or len(folded) == 1:
            return folded[0]
        first = number.partition("..")[0].partition("+")[0]
        return self._among(places, f"{name}:{first}") if first != number else None

    def _is(self, place: int, name: str) -> bool:
        return self._names[place] == name

    def _number(self, place: int) -> str:
        return self._steps[place].partition(":")[2]


def _in_order(some: Sequence[str], of: Iterable[str]) -> bool:
    """Whether the steps occur among the others in the same order."""
    rest = iter(of)
    return all(step in rest for step in some)


def below_containers(steps: list[str]) -> list[str]:
    """The steps without book, part and chapter above an article, whose number is unique without them."""
    articles = [n for n, step in enumerate(steps) if step.partition(":")[0].endswith("madde")]
    above = steps[: articles[0]] if articles else []
    return steps[articles[0] :] if articles and all(s.partition(":")[0] in _CONTAINERS for s in above) else steps
