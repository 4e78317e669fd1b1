"""Spots: provisions by version and place, and the condition that a row stands at one of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import ColumnElement, Table, and_, false, or_

Spot = tuple[int, int]  # version id, place
Places = Mapping[int, Collection[int] | None]  # by version id; None: every place


def grouped(spots: Iterable[Spot]) -> dict[int, set[int]]:
    """The places by version."""
    places: dict[int, set[int]] = defaultdict(set)
    for version_id, place in spots:
        places[version_id].add(place)
    return places


def standing(table: Table, places: Places, by: str = "place") -> ColumnElement[bool]:
    """True of the rows of a table whose place (or the column `by`) is one of the places."""
    versions = [
        table.c.version_id == version_id
        if numbers is None
        else and_(table.c.version_id == version_id, table.c[by].in_(sorted(numbers)))
        for version_id, numbers in places.items()
    ]
    return or_(*versions) if versions else false()
