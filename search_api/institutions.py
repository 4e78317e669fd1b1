"""Names of institutions in a query: which units they stand for. What is not known, or not told apart, is said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from dayanak.law.letters import comparison_key
from dayanak.registry.state import Unit
from search_api import notes
from search_api.expressions import Expression, Field, Word, every, spoken, with_units

MOST_CALLED = 100
"""Units that one name may stand for."""


class Institutions(Protocol):
    """What is known of institutions and their units."""

    def unit(self, detsis_no: str) -> Unit | None:
        """The unit with this number."""
        ...

    def units_beginning(self, key: str, most: int) -> Sequence[Unit]:
        """At most so many units whose name, or any word of it, begins with a comparison key, the likeliest first."""
        ...


def named(whole: Expression, institutions: Institutions | None) -> tuple[Expression, Sequence[str]]:
    """The expression with its names looked up, and what is to be said of them. A name that stands for no unit, or for
    too many, is words. Where nobody looks them up, names ask for nothing."""
    said: list[str] = []
    if institutions is None:
        return whole, said

    def read(field: Field) -> Expression:
        units = _meant(field, institutions, said)
        if not units:
            return every(map(Word, spoken(field.value)))
        name = units[0].name if len(units) == 1 and '"' not in units[0].name else field.value
        return replace(field, value=name, units=tuple(unit.detsis_no for unit in units))

    return with_units(whole, read), said


def _meant(field: Field, institutions: Institutions, said: list[str]) -> Sequence[Unit]:
    """The units that are called so; else those whose name begins so, or has a word that does. Of units within each
    other the highest stands for all."""
    if field.units:
        numbered = [unit for number in field.units if (unit := institutions.unit(number))]
        said += [] if numbered else [notes.unknown_institution(field.value)]
        return numbered
    key = comparison_key(field.value)
    found = institutions.units_beginning(key, MOST_CALLED + 1)
    called = [unit for unit in found if key in _names(unit)] or list(found)
    paths = {unit.path for unit in called}
    highest = [unit for unit in called if not paths.intersection(_above(unit))]
    if not called or len(called) > MOST_CALLED:
        said.append((notes.many_institutions if called else notes.unknown_institution)(field.value))
        return ()
    if len(highest) > 1:
        said.append(notes.several_institutions(field.value, [unit.name for unit in highest]))
    return highest


def _above(unit: Unit) -> Iterator[tuple[str, ...]]:
    """The paths of the units that it lies in."""
    return (unit.path[:depth] for depth in range(1, len(unit.path)))


def _names(unit: Unit) -> set[str]:
    return {comparison_key(name) for name in (unit.name, unit.abbreviation) if name}
