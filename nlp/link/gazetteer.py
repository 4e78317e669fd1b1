"""The register of units as the linker looks it up: by name, old name and abbreviation, inside a context."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from dayanak.law.letters import comparison_key
from dayanak.law.reading import Candidate
from dayanak.registry.state import Unit

_MANAGEMENT = ("rektorlugu", "baskanligi", "dekanligi", "mudurlugu", "bolum baskanligi")
_BODIES = (
    "universitesi", "kurumu", "kurulu", "fakultesi", "enstitusu", "yuksekokulu", "merkezi", "akademisi", "ofisi",
    "birligi", "hastanesi", "konservatuvari", "bolumu", "belediyesi", "idaresi",
)  # fmt: skip
_MOST_CANDIDATES = 20
_DEEPEST = 32


@dataclass(frozen=True)
class Gazetteer:
    """Units by number and by the key of each of their names. Made by `Gazetteer.of`."""

    units: dict[str, Unit]
    by_key: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> "Gazetteer":
        """The gazetteer of the given units."""
        table: dict[str, Unit] = {}
        keys: dict[str, dict[str, None]] = {}
        for unit in units:
            table[unit.detsis_no] = unit
            for key in _keys_of(unit):
                keys.setdefault(key, {})[unit.detsis_no] = None
        return cls(table, {key: tuple(numbers) for key, numbers in keys.items()})

    def named(self, name: str) -> tuple[Unit, ...]:
        """Units of this name, old name or abbreviation; the body stands for its management and back."""
        key = name_key(name)
        numbers = self.by_key.get(key) or self.by_key.get(_bare(key), ())
        return tuple(self.units[number] for number in numbers)

    def is_below(self, number: str, top: str) -> bool:
        """Whether a unit is `top` or stands below it."""
        current: str | None = number
        for _ in range(_DEEPEST):
            if current is None or current == top:
                break
            unit = self.units.get(current)
            current = unit.parent_no if unit else None
        return current == top

    def top(self, number: str) -> str:
        """The institution at the top of the tree in which a unit stands."""
        for _ in range(_DEEPEST):
            unit = self.units.get(number)
            if unit is None or unit.parent_no not in self.units:
                break
            number = unit.parent_no
        return number

    def resolve(
        self, chain: Sequence[str], contexts: Sequence[str], *, foreign: bool = False
    ) -> tuple[str | None, tuple[Candidate, ...]]:
        """The number of the one unit clearly meant, or None, and the candidates, the best first.

        `chain` runs from the topmost name to the unit's own. A parent that the chain names decides; else the first
        of `contexts` (numbers) that holds a candidate. `foreign`: the text belongs to an institution that the
        register lacks, so that a unit below another institution cannot be meant.
        """
        found = self.named(chain[-1])
        if len(chain) > 1:
            return self._inside_named(chain, found, contexts)
        for context in contexts:
            inside = [unit for unit in found if self.is_below(unit.detsis_no, context)]
            if inside:
                best = self._highest(inside)
                return (best if len(best_of(inside, best)) == 1 else None), self._scored(found, inside)
        alone = len(found) == 1 and not (foreign and found[0].parent_no)
        return (found[0].detsis_no if alone else None), self._scored(found, found if alone else ())

    def _inside_named(
        self, chain: Sequence[str], found: Sequence[Unit], contexts: Sequence[str]
    ) -> tuple[str | None, tuple[Candidate, ...]]:
        """Candidates below the parent that the text names; the parent itself is resolved the same way."""
        parent, others = self.resolve(chain[:-1], contexts)
        tops = [parent] if parent else [candidate.key for candidate in others]
        inside = [unit for unit in found if any(self.is_below(unit.detsis_no, top) for top in tops)]
        if not found and comparison_key(chain[-1]) in ("rektorluk", "baskanlik", "dekanlik", "mudurluk"):
            return parent, others
        best = self._highest(inside) if parent and inside else None
        return best, self._scored(found, inside)

    def _highest(self, inside: Sequence[Unit]) -> str | None:
        """The one candidate that is nearest to the top, None where two are equally near."""
        depths = sorted((self._depth(unit), unit.detsis_no) for unit in inside)
        return None if len(depths) > 1 and depths[0][0] == depths[1][0] else depths[0][1]

    def _depth(self, unit: Unit) -> int:
        depth = 0
        parent = unit.parent_no
        while parent in self.units and depth < _DEEPEST:
            depth, parent = depth + 1, self.units[parent].parent_no
        return depth

    @staticmethod
    def _scored(found: Sequence[Unit], inside: Sequence[Unit]) -> tuple[Candidate, ...]:
        near = {unit.detsis_no for unit in inside}
        ranked = sorted(found, key=lambda unit: (unit.detsis_no not in near, not unit.active, unit.detsis_no))
        return tuple(
            Candidate(unit.detsis_no, unit.name, 1.0 if unit.detsis_no in near else 0.5)
            for unit in islice(ranked, _MOST_CANDIDATES)
        )


def best_of(inside: Sequence[Unit], best: str | None) -> list[Unit]:
    """The units of `inside` that are `best`."""
    return [unit for unit in inside if unit.detsis_no == best]


def name_key(name: str) -> str:
    """Key of a unit name: folded, and with one spelling of `Daire(si) Başkanlığı`."""
    return comparison_key(name).replace("dairesi baskanligi", "daire baskanligi")


def _bare(key: str) -> str:
    """The key of the body that a management name stands for: `… universitesi rektorlugu` → `… universitesi`."""
    for word in _MANAGEMENT:
        body = key.removesuffix(f" {word}")
        if body != key and body.endswith(_BODIES):
            return body
    return key


def _keys_of(unit: Unit) -> Iterable[str]:
    """Keys under which a unit is found: its names with and without management, a leading parent, a bracket."""
    for name in (unit.name, *unit.old_names):
        plain, _, bracket = name.partition("(")
        own = plain.rsplit(" - ", 1)[-1]
        for form in (name, plain, own):
            key = name_key(form)
            yield from (key, _bare(key))
        if bracket and len(bracket.split()) == 1:
            yield name_key(bracket)
    if unit.abbreviation:
        yield name_key(unit.abbreviation)
