"""Units: the tree of the state, with several parents where a unit has them."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import (
    CTE,
    Connection,
    FromClause,
    Join,
    RowMapping,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from dayanak.law.letters import comparison_key
from dayanak.registry.state import Unit
from dayanak.storage.record.rows import chunks, sort_text
from dayanak.storage.record.tables import document_issuers, documents, unit_parents, units

_COLUMNS = [field.name for field in fields(Unit) if field.name != "parent_no"]


def put_units(connection: Connection, values: Iterable[Unit]) -> int:
    """Adds or replaces; a number that comes twice in one call gets every parent it comes with."""
    latest: dict[str, Unit] = {}
    parents: dict[str, dict[str, None]] = {}
    for unit in values:
        latest[unit.detsis_no] = unit
        own = parents.setdefault(unit.detsis_no, {})
        if unit.parent_no:
            own[unit.parent_no] = None
    known = set(_known(connection, latest))
    paths = _Paths(connection, latest)
    rows = [_unit_row(replace(unit, path=unit.path or paths.of(number))) for number, unit in latest.items()]
    _insert(connection, units, [row for row in rows if row["detsis_no"] not in known])
    _replace(connection, [row for row in rows if row["detsis_no"] in known])
    for chunk in chunks(latest):
        connection.execute(delete(unit_parents).where(unit_parents.c.unit_no.in_(chunk)))
    _insert(
        connection,
        unit_parents,
        [
            {"unit_no": number, "parent_no": parent, "rank": rank}
            for number, own in parents.items()
            for rank, parent in enumerate(own)
        ],
    )
    return len(latest)


def _known(connection: Connection, numbers: Iterable[str]) -> Iterable[str]:
    for chunk in chunks(numbers):
        yield from connection.execute(select(units.c.detsis_no).where(units.c.detsis_no.in_(chunk))).scalars()


def _insert(connection: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _replace(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        same = units.c.detsis_no == bindparam("same_no")
        connection.execute(update(units).where(same), [row | {"same_no": row["detsis_no"]} for row in rows])


def _unit_row(unit: Unit) -> dict[str, Any]:
    row = {name: getattr(unit, name) for name in _COLUMNS}
    names = " ".join(filter(None, (unit.name, unit.abbreviation, *unit.old_names)))
    return row | {
        "path": list(unit.path),
        "old_names": list(unit.old_names),
        "name_key": comparison_key(unit.name),
        "folded": comparison_key(names),
        "sort": sort_text(unit.name),
    }


class _Paths:
    """Names from the top to a unit, over the units that are coming in and those that are there."""

    def __init__(self, connection: Connection, coming: dict[str, Unit]) -> None:
        self._connection = connection
        self._coming = coming

    def of(self, number: str, below: frozenset[str] = frozenset()) -> tuple[str, ...]:
        unit = self._coming.get(number)
        if unit is None:
            there = select(units.c.path).where(units.c.detsis_no == number)
            return tuple(self._connection.execute(there).scalar() or ())
        if unit.path:
            return unit.path
        above = unit.parent_no
        known = self.of(above, below | {number}) if above and above not in below | {number} else ()
        return (*known, unit.name)


def places_in_state(connection: Connection, numbers: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """What tells where each of these units stands: that by which law is filtered, and the units above it."""
    listed = list(numbers)
    above = parents_by_number(connection, listed)
    columns = [units.c[name] for name in ("name", "unit_type", "category", "place", "address")]
    asked = select(units.c.detsis_no, *columns)
    found = (connection.execute(asked.where(units.c.detsis_no.in_(chunk))) for chunk in chunks(listed))
    return {row[0]: (*row[1:], *sorted(above[row[0]])) for rows in found for row in rows}


def issued_at_or_below(connection: Connection, changed: Container[str]) -> list[str]:
    """Ids of the documents that one of these units or anything below it issued."""
    above = _issuers_and_above()
    held = select(above.c.at, document_issuers.c.document_id)
    rows = connection.execute(held.join(document_issuers, document_issuers.c.unit_no == above.c.issuer))
    return list(dict.fromkeys(row.document_id for row in rows if row.at in changed))


def unit_of(row: RowMapping) -> Unit:
    """The value of a row of `unit_query`."""
    values = {name: row[name] for name in _COLUMNS}
    return Unit(
        **values | {"path": tuple(row["path"]), "old_names": tuple(row["old_names"])}, parent_no=row["parent_no"]
    )


def unit_query(rows: FromClause = units) -> Select[Any]:
    """Units with their first parent; `rows` may have joined them with others."""
    first = (unit_parents.c.unit_no == units.c.detsis_no) & (unit_parents.c.rank == 0)
    return select(units, unit_parents.c.parent_no).select_from(rows.outerjoin(unit_parents, first))


def units_by_no(connection: Connection, numbers: Iterable[str]) -> dict[str, Unit]:
    """Those of these numbers that are known."""
    found: dict[str, Unit] = {}
    for chunk in chunks(dict.fromkeys(numbers)):
        for row in connection.execute(_BY_NO, {"numbers": chunk}).mappings().all():
            found[row["detsis_no"]] = unit_of(row)
    return found


def names_by_no(connection: Connection, numbers: Iterable[str]) -> dict[str, str]:
    """The names of those of these numbers that are known."""
    found: dict[str, str] = {}
    for chunk in chunks(numbers):
        found |= {row.detsis_no: row.name for row in connection.execute(_NAMES, {"numbers": chunk})}
    return found


_NAMES = select(units.c.detsis_no, units.c.name).where(units.c.detsis_no.in_(bindparam("numbers", expanding=True)))
_BY_NO = unit_query().where(units.c.detsis_no.in_(bindparam("numbers", expanding=True)))


def subtree(tops: Iterable[str]) -> CTE:
    """A table of one column `unit_no`: these units and everything below them. UNION ends every circle."""
    edges = unit_parents
    start = select(units.c.detsis_no.label("unit_no")).where(units.c.detsis_no.in_(list(tops)))
    tree = start.cte("below", recursive=True)
    return tree.union(select(edges.c.unit_no).join(tree, edges.c.parent_no == tree.c.unit_no))


def numbers_below(connection: Connection, top: str) -> list[str]:
    """The number itself and those of everything below it."""
    return [top, *(no for no in connection.execute(select(subtree([top]).c.unit_no)).scalars() if no != top)]


def numbers_above(connection: Connection, numbers: Iterable[str]) -> list[str]:
    """The numbers themselves, then those of all their ancestors, nearest first."""
    found = dict.fromkeys(numbers)
    level = list(found)
    while level:
        query = select(unit_parents.c.parent_no).where(unit_parents.c.unit_no.in_(level))
        rows = connection.execute(query.order_by(unit_parents.c.unit_no, unit_parents.c.rank)).scalars()
        level = [number for number in dict.fromkeys(rows) if number not in found]
        found |= dict.fromkeys(level)
    return list(found)


def parents_by_number(connection: Connection, numbers: Iterable[str]) -> dict[str, list[str]]:
    """By each of these numbers those of the units directly above it, the first one first; none for one at the top."""
    above: dict[str, list[str]] = {number: [] for number in numbers}
    asked = select(unit_parents.c.unit_no, unit_parents.c.parent_no).order_by(unit_parents.c.rank)
    for chunk in chunks(above):
        for row in connection.execute(asked.where(unit_parents.c.unit_no.in_(chunk))):
            above[row.unit_no].append(row.parent_no)
    return above


def ancestors(connection: Connection, detsis_no: str) -> list[Unit]:
    """The units above along first parents, from the top down."""
    chain: list[Unit] = []
    seen, at = {detsis_no}, units_by_no(connection, [detsis_no]).get(detsis_no)
    while at and at.parent_no and at.parent_no not in seen:
        seen.add(at.parent_no)
        at = units_by_no(connection, [at.parent_no]).get(at.parent_no)
        chain += [at] if at else []
    return chain[::-1]


def tops_with_documents(connection: Connection) -> list[tuple[Unit, int]]:
    """Units at the top that have documents, with how many they and those below them have."""
    above = _issuers_and_above()
    counted = (
        select(above.c.at, func.count(document_issuers.c.document_id.distinct()).label("held"))
        .join(document_issuers, document_issuers.c.unit_no == above.c.issuer)
        .where(above.c.at.not_in(select(unit_parents.c.unit_no).select_from(_known_parents())))
        .group_by(above.c.at)
    )
    found: dict[str, int] = {row.at: row.held for row in connection.execute(counted)}
    known = units_by_no(connection, found)
    return [(unit, found[unit.detsis_no]) for unit in sorted(known.values(), key=lambda unit: sort_text(unit.name))]


def _known_parents() -> Join:
    """The edges to parents that there are."""
    return unit_parents.join(units, units.c.detsis_no == unit_parents.c.parent_no)


def _issuers_and_above() -> CTE:
    """A table of `issuer` and `at`: every unit that issued something, with itself and with each unit above it."""
    issuer = document_issuers.c.unit_no
    start = select(issuer.label("issuer"), issuer.label("at")).distinct().cte("above", recursive=True)
    step = select(start.c.issuer, unit_parents.c.parent_no)
    return start.union(step.select_from(_known_parents().join(start, unit_parents.c.unit_no == start.c.at)))


def issued_below(top: str) -> Select[Any]:
    """Ids of the documents that the unit or anything below it issued."""
    tree = subtree([top])
    return (
        select(documents.c.id)
        .join(document_issuers, document_issuers.c.document_id == documents.c.id)
        .join(tree, tree.c.unit_no == document_issuers.c.unit_no)
        .distinct()
    )
