"""Where a unit stands in the state: at which level of the administration, in which category, in which province.

DETSİS lists name the category and the place of some units only and the level of none; what a unit does not say itself
it has from the nearest unit above that does.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from dayanak.law.letters import comparison_key, title, upper
from dayanak.registry.provinces import PROVINCES
from dayanak.registry.state import Unit

T = TypeVar("T")


class Level(StrEnum):
    """The central organisation of the state, the provincial one and that abroad (Constitution 126), and local
    administrations (127)."""

    CENTRAL = "central"
    PROVINCIAL = "provincial"
    ABROAD = "abroad"
    LOCAL = "local"


_LEVELS = {
    Level.ABROAD: r"yurt ?disi teskilati|(buyuk)?elciligi|(bas)?konsoloslugu|daimi temsilciligi",
    Level.PROVINCIAL: (
        r"tasra teskilati|valiligi|kaymakamligi|defterdarligi"
        r"|(il|ilce)( \w+)* (mudurlugu|muftulugu|komutanligi|baskanligi)"
        r"|bolge( \w+)* (mudurlugu|komutanligi)"
    ),
    Level.LOCAL: (
        r"mahalli idare|yerel yonetim|belediye(si)?|belediyeler birligi|buyuksehir|il ozel idaresi"
        r"|(su|icmesuyu) ve (kanalizasyon|atiksu) idaresi"
    ),
}
_CATEGORIES = {
    "Üniversite": r"universitesi|yuksek teknoloji enstitusu",
    "Valilik": r"valiligi",
    "Kaymakamlık": r"kaymakamligi",
    "Belediye": r"belediye(si)?|buyuksehir",
    "İl Özel İdaresi": r"il ozel idaresi",
    "Bakanlık": r"bakanligi",
}


def _patterns(words: Mapping[T, str]) -> list[tuple[T, re.Pattern[str]]]:
    return [(value, re.compile(rf"\b(?:{pattern})\b")) for value, pattern in words.items()]


_LEVEL_WORDS, _CATEGORY_WORDS = _patterns(_LEVELS), _patterns(_CATEGORIES)
_PLACE_PARTS = re.compile(r"\s*[/,]\s*|\s+-\s+")
_ADDRESS_END = re.compile(r"([^\W\d_]+)\s*/\s*([^\W\d_]+)\W*$")


@dataclass(frozen=True, slots=True)
class Standing:
    """`places` has the province, then the district in it; only what is written of the place where no province is."""

    level: Level
    category: str | None = None
    places: tuple[str, ...] = ()


def standing(unit: Unit, known: Mapping[str, Unit]) -> Standing:
    """Where the unit stands, by itself and the units above it."""
    line = list(_line(unit, known))
    return Standing(
        _nearest(line, _level) or Level.CENTRAL,
        _nearest(line, _own_category) or _nearest(line, _category_by_name),
        _nearest(line, _places) or (),
    )


def category_label(written: str) -> str:
    """A category as it is shown and asked for: lists write some in capitals."""
    return title(written) if written == upper(written) else written


def places_of(written: str) -> tuple[str, ...]:
    """Province and district of a place as lists write it: "Çankaya/ANKARA" → ("Ankara", "Ankara / Çankaya")."""
    parts = [title(part) for part in _PLACE_PARTS.split(written.strip()) if part]
    provinces = [part for part in parts if comparison_key(part) in PROVINCES]
    if not provinces:
        return tuple(parts[:1])
    province = PROVINCES[comparison_key(provinces[-1])]
    districts = [part for part in parts if part not in provinces[-1:]]
    return (province, *(f"{province} / {district}" for district in districts[:1]))


def known_category(asked: str, written: Iterable[str]) -> str | None:
    """The category that is asked for, in any spelling, of those that are written in the registry or told by names."""
    known = {comparison_key(label): label for label in (*_CATEGORIES, *map(category_label, written))}
    return known.get(comparison_key(asked))


def known_place(asked: str, written: Iterable[str]) -> str | None:
    """The province or district that is asked for, in any spelling: a province is always known, a place without one
    where it is written in the registry."""
    places = places_of(asked)
    if places and comparison_key(places[0]) in PROVINCES:
        return places[-1]
    known = {comparison_key(place): place for one in written for place in places_of(one)}
    return known.get(comparison_key(asked))


def _line(unit: Unit, known: Mapping[str, Unit]) -> Iterator[Unit]:
    """The unit and those above it along first parents, nearest first."""
    seen: set[str] = set()
    at: Unit | None = unit
    while at and at.detsis_no not in seen:
        yield at
        seen.add(at.detsis_no)
        at = known.get(at.parent_no or "")


def _nearest(line: list[Unit], found: Callable[[Unit], T | None]) -> T | None:
    return next((value for unit in line if (value := found(unit))), None)


def _level(unit: Unit) -> Level | None:
    return _read(_LEVEL_WORDS, " ".join(filter(None, (unit.name, unit.category, unit.unit_type))))


def _own_category(unit: Unit) -> str | None:
    return category_label(unit.category) if unit.category else None


def _category_by_name(unit: Unit) -> str | None:
    return _read(_CATEGORY_WORDS, unit.name)


def _read(words: list[tuple[T, re.Pattern[str]]], text: str) -> T | None:
    key = comparison_key(text)
    return next((value for value, pattern in words if pattern.search(key)), None)


def _places(unit: Unit) -> tuple[str, ...]:
    if unit.place:
        return places_of(unit.place)
    end = _ADDRESS_END.search(unit.address or "")
    known = end and comparison_key(end[2]) in PROVINCES
    return places_of(f"{end[1]}/{end[2]}") if end and known else ()
