"""The register of units as the linker looks it up: by name, old name and abbreviation, inside a context."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from dayanak.law.letters import comparison_key
from dayanak.law.reading import Candidate
from dayanak.registry.state import Unit
from nlp.link.former import FORMER

_MANAGEMENT = ("rektorlugu", "baskanligi", "dekanligi", "mudurlugu", "bolum baskanligi")
_BODIES = (
    "universitesi", "kurumu", "kurulu", "fakultesi", "enstitusu", "yuksekokulu", "merkezi", "akademisi", "ofisi",
    "birligi", "hastanesi", "konservatuvari", "bolumu", "belediyesi", "idaresi",
)  # fmt: skip
_KINDS = ("Üniversite", "Fakülte", "Enstitü", "Yüksekokul", "Meslek Yüksekokulu", "Konservatuvar", "Merkez")
_MOST_CANDIDATES = 20
_DEEPEST = 32
_FORMER = 0.7
_ACRONYM = re.compile(r"\(([A-ZÇĞİÖŞÜ]{2,12})\)")
_Keys = dict[str, dict[str, None]]


@dataclass(frozen=True)
class Gazetteer:
    """Units by number, by the key of each of their names, and by the keys of their former names. Made by
    `Gazetteer.of`."""

    units: dict[str, Unit]
    by_key: dict[str, tuple[str, ...]]
    by_former: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Iterable[Unit]) -> "Gazetteer":
        """The gazetteer of the given units."""
        table: dict[str, Unit] = {}
        keys: _Keys = {}
        former: _Keys = {}
        for unit in units:
            table[unit.detsis_no] = unit
            for key in _keys_of(unit):
                keys.setdefault(key, {})[unit.detsis_no] = None
            for name in unit.old_names:
                for key in _forms(name):
                    former.setdefault(key, {})[unit.detsis_no] = None
        _add_reorganised(former, keys)
        parents = {unit.detsis_no: parent for unit in table.values() if (parent := _parent(unit, table, keys))}
        return cls(table, _frozen(keys), _frozen(former), parents)

    def named(self, name: str) -> tuple[Unit, ...]:
        """Units of this name or abbreviation, else those that once had it; the body stands for its management and
        back."""
        key = name_key(name)
        numbers = self.by_key.get(key) or self.by_key.get(_bare(key)) or self.by_former.get(key, ())
        return tuple(self.units[number] for number in numbers)

    def is_former(self, name: str) -> bool:
        """Whether only former names of units are spelt like this."""
        key = name_key(name)
        return key in self.by_former and key not in self.by_key and _bare(key) not in self.by_key

    def is_below(self, number: str, top: str) -> bool:
        """Whether a unit is `top` or stands below it."""
        current: str | None = number
        for _ in range(_DEEPEST):
            if current is None or current == top:
                break
            current = self.parents.get(current)
        return current == top

    def top(self, number: str) -> str:
        """The institution at the top of the tree in which a unit stands."""
        for _ in range(_DEEPEST):
            parent = self.parents.get(number)
            if parent is None:
                break
            number = parent
        return number

    def line(self, number: str) -> tuple[str, ...]:
        """A unit and those above it, the nearest first."""
        line = [number]
        while len(line) < _DEEPEST and (parent := self.parents.get(line[-1])) is not None:
            line.append(parent)
        return tuple(line)

    def resolve(
        self, chain: Sequence[str], contexts: Sequence[str], *, foreign: bool = False
    ) -> tuple[str | None, tuple[Candidate, ...]]:
        """The number of the one unit clearly meant, or None, and the candidates, the best first.

        `chain` runs from the topmost name to the unit's own. A parent that the chain names decides; else the first
        of `contexts` (numbers) that holds a candidate. `foreign`: the text belongs to an institution that the
        register lacks, so that a unit below another institution cannot be meant.
        """
        found = self.named(chain[-1])
        weight = _FORMER if self.is_former(chain[-1]) else 1.0
        if len(chain) > 1:
            return self._inside_named(chain, found, contexts, weight)
        for context in contexts:
            inside = [unit for unit in found if self.is_below(unit.detsis_no, context)]
            if inside:
                return self._highest(inside), _scored(found, inside, weight)
        alone = len(found) == 1 and not (foreign and found[0].detsis_no in self.parents)
        return (found[0].detsis_no if alone else None), _scored(found, found if alone else (), weight)

    def _inside_named(
        self, chain: Sequence[str], found: Sequence[Unit], contexts: Sequence[str], weight: float
    ) -> tuple[str | None, tuple[Candidate, ...]]:
        """Candidates below the parent that the text names; the parent itself is resolved the same way."""
        parent, others = self.resolve(chain[:-1], contexts)
        tops = [parent] if parent else [candidate.key for candidate in others]
        inside = [unit for unit in found if any(self.is_below(unit.detsis_no, top) for top in tops)]
        if not inside and parent:
            inside = self._organs(parent, chain[-1])
            found = inside or found
        if not found and comparison_key(chain[-1]) in ("rektorluk", "baskanlik", "dekanlik", "mudurluk"):
            return parent, others
        best = self._highest(inside) if parent and inside else None
        return best, _scored(found, inside, weight)

    def _organs(self, parent: str, name: str) -> list[Unit]:
        """The organ of a body that the register calls by the kind of the body: `Fakülte Yönetim Kurulu`."""
        found = [unit for kind in _KINDS for unit in self.named(f"{kind} {name}")]
        return [unit for unit in found if self.parents.get(unit.detsis_no) == parent]

    def _highest(self, inside: Sequence[Unit]) -> str | None:
        """The one candidate in operation that is nearest to the top, None where two are equally near."""
        operating = [unit for unit in inside if unit.active] or inside
        depths = sorted((len(self.line(unit.detsis_no)), unit.detsis_no) for unit in operating)
        return None if len(depths) > 1 and depths[0][0] == depths[1][0] else depths[0][1]


def _scored(found: Sequence[Unit], inside: Sequence[Unit], weight: float) -> tuple[Candidate, ...]:
    """The candidates, those inside the context first; `weight` lowers what only a former name leads to."""
    near = {unit.detsis_no for unit in inside}
    ranked = sorted(found, key=lambda unit: (unit.detsis_no not in near, not unit.active, unit.detsis_no))
    return tuple(
        Candidate(unit.detsis_no, unit.name, weight * (1.0 if unit.detsis_no in near else 0.5))
        for unit in islice(ranked, _MOST_CANDIDATES)
    )


def _frozen(keys: _Keys) -> dict[str, tuple[str, ...]]:
    return {key: tuple(numbers) for key, numbers in keys.items()}


def _add_reorganised(former: _Keys, keys: _Keys) -> None:
    """Former names of bodies of the state, where the register holds what they are today."""
    for body in FORMER:
        for today in body.today:
            key = name_key(today)
            for number in keys.get(key) or keys.get(_bare(key), {}):
                former.setdefault(name_key(body.name), {})[number] = None


def _parent(unit: Unit, table: dict[str, Unit], keys: _Keys) -> str | None:
    """The unit above: by its number, else the one unit whose name opens the name (`Çınar Bakanlığı - Kıyı Dairesi`)."""
    if unit.parent_no is not None:
        return unit.parent_no if unit.parent_no in table else None
    above, dash, _ = unit.name.rpartition(" - ")
    found = keys.get(name_key(above), {}) if dash else {}
    return next(iter(found)) if len(found) == 1 and unit.detsis_no not in found else None


def name_key(name: str) -> str:
    """Key of a unit name: folded, and with one spelling of `Daire(si) Başkanlığı` and of `GM`."""
    key = comparison_key(name).replace("dairesi baskanligi", "daire baskanligi")
    return re.sub(r" gm$", " genel mudurlugu", key)


def _bare(key: str) -> str:
    """The key of the body that a management name stands for: `… universitesi rektorlugu` → `… universitesi`."""
    for word in _MANAGEMENT:
        body = key.removesuffix(f" {word}")
        if body != key and body.endswith(_BODIES):
            return body
    return key


def _forms(name: str) -> Iterable[str]:
    """Keys of a name: with and without management, a leading parent, a bracket."""
    plain = name.partition("(")[0]
    for form in (name, plain, plain.rsplit(" - ", 1)[-1]):
        key = name_key(form)
        yield from (key, _bare(key))


def _keys_of(unit: Unit) -> Iterable[str]:
    """Keys under which a unit is found today."""
    yield from _forms(unit.name)
    if acronym := _ACRONYM.search(unit.name):
        yield name_key(acronym[1])
    if unit.abbreviation:
        yield name_key(unit.abbreviation)
