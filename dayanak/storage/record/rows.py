"""Small things that every query of the record needs: order, pages, chunks, times, marks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Select, func, select, update

from dayanak.law.days import day
from dayanak.law.letters import sort_key
from dayanak.storage.record.tables import marks

T = TypeVar("T")

_CHUNK = 500
_SORTED_LETTERS = 80


def sort_text(text: str) -> str:
    """A string of plain letters and digits that any collation sorts as the Turkish alphabet sorts `text`."""
    places = sort_key(text[:_SORTED_LETTERS])
    return "".join(f"{rank}{place:02d}" if rank == 2 else f"{rank}{place:05x}" for rank, place in places)


def chunks(values: Iterable[T], size: int = _CHUNK) -> Iterator[list[T]]:
    """The values in lists short enough to be parameters of one statement."""
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk


def page_of(connection: Connection, query: Select[Any], page: int, size: int) -> tuple[int, Sequence[RowMapping]]:
    """How many rows the query has, and those of one page (counted from 1)."""
    total = connection.execute(select(func.count()).select_from(query.order_by(None).subquery())).scalar_one()
    rows = connection.execute(query.limit(size).offset((max(page, 1) - 1) * size)).mappings().all()
    return total, rows


def iso(seconds: float) -> str:
    """A time as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def ordinal(seconds: float) -> int:
    """The number of the day of a time in Turkey: what is done once a day remembers it as a mark."""
    return date.fromisoformat(day(seconds)).toordinal()


def bump(connection: Connection, name: str) -> None:
    """Changes a mark, so that readers see that something changed."""
    changed = connection.execute(update(marks).where(marks.c.name == name).values(value=marks.c.value + 1))
    if changed.rowcount == 0:
        connection.execute(marks.insert().values(name=name, value=1))


def set_mark(connection: Connection, name: str, value: int) -> None:
    """Gives a mark this value."""
    changed = connection.execute(update(marks).where(marks.c.name == name).values(value=value))
    if changed.rowcount == 0:
        connection.execute(marks.insert().values(name=name, value=value))


def mark(connection: Connection, name: str) -> int:
    """The value of a mark; 0 before the first change."""
    return connection.execute(select(marks.c.value).where(marks.c.name == name)).scalar() or 0
