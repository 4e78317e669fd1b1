"""Spots: provisions by version and place, and the condition that a row stands at one of them."""

from collections.abc import Iterable

from sqlalchemy import BindParameter, ColumnElement, Table, and_, bindparam

Spot = tuple[int, int]  # version id, place


def standing(table: Table, by: str = "place") -> ColumnElement[bool]:
    """True of the rows of a table whose version is one of `versions` and whose place (or the column `by`) one of
    `places`: what stands at the spots of `bound`, and perhaps at others of the same versions. The statement is the
    same for any spots, so that it is translated once."""
    versions: BindParameter[int] = bindparam("versions", expanding=True)
    places: BindParameter[int] = bindparam("places", expanding=True)
    return and_(table.c.version_id.in_(versions), table.c[by].in_(places))


def bound(spots: Iterable[Spot]) -> dict[str, list[int]]:
    """The parameters of `standing`."""
    pairs = set(spots)
    return {"versions": sorted({version for version, _ in pairs}), "places": sorted({place for _, place in pairs})}
