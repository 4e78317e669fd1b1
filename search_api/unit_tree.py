"""The tree of institutions over the hits of a search: counts with everything below, opened where it is asked for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from dayanak.law.letters import sort_key
from dayanak.search.port import FacetValue
from search_api.schemas import TreeEntry

MOST_BELOW = 100
MOST_ROWS = 500


class Family(Protocol):
    """What the tree asks of the registry."""

    def unit_names(self, numbers: Iterable[str]) -> Mapping[str, str]:
        """Names of units by number."""
        ...

    def unit_parents(self, numbers: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """By number the units directly above each of these."""
        ...


def unit_tree(
    counted: Sequence[FacetValue], chosen: Iterable[str], opened: Iterable[str], family: Family
) -> list[TreeEntry]:
    """The rows of the tree in Turkish alphabetical order. It is open down to the units `chosen`, at those `opened`, and
    from the top down to where it branches."""
    counts = {value.value: value.count for value in counted}
    names = family.unit_names(counts)
    above = {unit: names.keys() & parents for unit, parents in family.unit_parents(names).items()}
    below: dict[str, list[str]] = defaultdict(list)
    for unit, parents in above.items():
        for parent in parents:
            below[parent].append(unit)
    tops = [unit for unit in names if not above.get(unit)]
    grown = _Grown(counts, names, below, frozenset({*opened, *chosen, *_line(chosen, above), *_trunk(tops, below)}))
    return list(islice(grown.rows(tops), MOST_ROWS))


@dataclass(frozen=True, slots=True)
class _Grown:
    counts: Mapping[str, int]
    names: Mapping[str, str]
    below: Mapping[str, Sequence[str]]
    opened: frozenset[str]

    def rows(self, units: Sequence[str], line: tuple[str, ...] = ()) -> Iterator[TreeEntry]:
        """The units with what is open below them; `line` is what they lie under, so that no circle is walked twice."""
        for unit in self._shown(units):
            lower = [one for one in self.below.get(unit, ()) if one not in (*line, unit)]
            is_open = bool(lower) and unit in self.opened
            yield TreeEntry(
                value=unit,
                label=self.names[unit],
                count=self.counts[unit],
                depth=len(line),
                opens=bool(lower),
                open=is_open,
                left_out=max(0, len(lower) - MOST_BELOW) if is_open else 0,
            )
            if is_open:
                yield from self.rows(lower, (*line, unit))

    def _shown(self, units: Sequence[str]) -> list[str]:
        """Those with the most hits, in the order of the alphabet."""
        first = sorted(units, key=lambda unit: (unit not in self.opened, -self.counts[unit], unit))[:MOST_BELOW]
        return sorted(first, key=lambda unit: (sort_key(self.names[unit]), unit))


def _line(units: Iterable[str], above: Mapping[str, set[str]]) -> set[str]:
    """All that lies above the units."""
    found: set[str] = set()
    level = set(units)
    while level:
        level = {parent for unit in level for parent in above.get(unit, ())} - found
        found |= level
    return found


def _trunk(tops: Sequence[str], below: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The units from the top down of which there is only one on their level."""
    seen: set[str] = set()
    while len(tops) == 1 and tops[0] not in seen:
        seen.add(tops[0])
        yield tops[0]
        tops = below.get(tops[0], ())
