"""Pairs of values that a statement is given as one parameter, a table to join with: any number of them, translated
once. Most are spots: provisions by version and place."""

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Integer, String, Table, and_, bindparam, cast, column, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Spot = tuple[int, int]  # version id, place


class _Each(FunctionElement[Any]):
    """The elements of a JSON array as rows of the column `value`."""

    name = "each"
    inherit_cache = True


@compiles(_Each)
def _sqlite(element: _Each, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(_Each, "postgresql")
def _postgresql(element: _Each, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_array_elements(CAST({compiler.process(element.clauses, **options)} AS JSON))"


_PAIRS = _Each(bindparam("pairs", type_=String)).table_valued(column("value")).alias("pairs")
FIRST, SECOND = (_PAIRS.c.value.op("->>", return_type=String())(literal_column(place)) for place in ("0", "1"))
"""The two values of a pair, as text."""


def standing(table: Table, by: str = "place") -> ColumnElement[bool]:
    """True of the rows of a table that stand at one of the spots: by version and place (or the column `by`)."""
    return and_(table.c.version_id == cast(FIRST, Integer), table.c[by] == cast(SECOND, Integer))


def bound(pairs: Iterable[tuple[int, int] | tuple[str, str]]) -> dict[str, str]:
    """The parameter of a statement that has FIRST and SECOND, or `standing`; each pair once."""
    return {"pairs": orjson.dumps(list(dict.fromkeys(pairs))).decode()}
