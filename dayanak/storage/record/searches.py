"""What was searched for, as sums by day and text; and what they tell whoever runs the system."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, case, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from dayanak.law.days import day
from dayanak.storage.record.database import Database, again
from dayanak.storage.record.rows import chunks, mark, ordinal, set_mark
from dayanak.storage.record.search_tables import search_counts

SELDOM = 0.2
"""A text is opened seldom whose hits were opened in fewer than this share of its searches."""
OFTEN = 3
"""Searches from which that tells something."""
MOST_A_DAY = 50_000
"""Texts of one day: no flood of made-up ones fills the record."""
_FORGOTTEN = "searches forgotten"
_COUNTED = ("searches", "empty", "opened", "places")
_PERIODS = (1, 7, 30)


class Trouble(StrEnum):
    """What a text is listed for."""

    EMPTY = "empty"
    SELDOM_OPENED = "seldom"
    FREQUENT = "frequent"


@dataclass(frozen=True, slots=True)
class SearchCount:
    """Of one text: how often it was searched for, how often that found nothing though no filter was chosen, how often
    a hit was opened, and the sum of the places in the list at which those hits stood."""

    query: str
    searches: int = 0
    empty: int = 0
    opened: int = 0
    places: int = 0


@dataclass(frozen=True, slots=True)
class SearchRow:
    """The counts of a text over a period; `today`, `week` and `month` are its searches on the last 1, 7, 30 days."""

    count: SearchCount
    today: int
    week: int
    month: int

    @property
    def mean_place(self) -> float | None:
        """Where in the list the opened hits stood; None where none was opened."""
        return round(self.count.places / self.count.opened, 1) if self.count.opened else None


class Searches:
    """The sums. Several processes add to them at the same time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @again
    def add(self, counts: Iterable[SearchCount]) -> None:
        """Adds to the sums of today, in one transaction."""
        in_order = sorted(counts, key=lambda count: count.query)  # so that no two processes wait for each other
        with self._database.write() as connection:
            today = day(self._database.now(connection))
            if rows := [{"day": today} | asdict(count) for count in _with_room(connection, today, in_order)]:
                connection.execute(_adding(connection), rows)  # all at once: one by one they cost as much as searching

    @again
    def forget(self, days: int) -> int:
        """Deletes what is older than so many days; gives back how many rows. Once a day, however many ask."""
        with self._database.read() as connection:
            if mark(connection, _FORGOTTEN) == ordinal(self._database.now(connection)):
                return 0
        with self._database.write() as connection:
            now = self._database.now(connection)
            set_mark(connection, _FORGOTTEN, ordinal(now))
            return connection.execute(delete(search_counts).where(search_counts.c.day < _first(now, days))).rowcount

    def listed(self, trouble: Trouble, days: int, limit: int = 50) -> list[SearchRow]:
        """The texts of the last days that are listed for this, the most frequent first."""
        with self._database.read() as connection:
            now = self._database.now(connection)
            query = _listed(now, days, *_troubled(trouble)).limit(limit)
            return [_row(row) for row in connection.execute(query).mappings()]

    def by_day(self, days: int) -> list[tuple[str, SearchCount]]:
        """The sums of all texts for each of the last days on which there were any, newest first."""
        columns = search_counts.c
        with self._database.read() as connection:
            recent = columns.day >= _first(self._database.now(connection), days)
            query = select(columns.day, *map(_sum, _COUNTED)).where(recent).group_by(columns.day)
            rows = connection.execute(query.order_by(columns.day.desc())).mappings()
            return [(row["day"], SearchCount("", *(row[name] for name in _COUNTED))) for row in rows]


def _with_room(connection: Connection, today: str, counts: Sequence[SearchCount]) -> Iterator[SearchCount]:
    """Those whose text was there today already, and as many new ones as there is room for."""
    columns = search_counts.c
    mine = select(columns.query).where(columns.day == today)
    parts = chunks(count.query for count in counts)
    known = {text for part in parts for text in connection.execute(mine.where(columns.query.in_(part))).scalars()}
    room = MOST_A_DAY - connection.execute(select(func.count()).where(columns.day == today)).scalar_one()
    for count in counts:
        room -= count.query not in known
        if count.query in known or room >= 0:
            yield count


def _adding(connection: Connection) -> Any:
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    new = insert(search_counts)
    sums = {name: search_counts.c[name] + new.excluded[name] for name in _COUNTED}
    return new.on_conflict_do_update(index_elements=["day", "query"], set_=sums)


def _listed(now: float, days: int, having: ColumnElement[bool], order: ColumnElement[Any]) -> Select[Any]:
    columns = search_counts.c
    recent = [func.sum(case((columns.day >= _first(now, span), columns.searches), else_=0)) for span in _PERIODS]
    named = [column.label(name) for column, name in zip(recent, ("today", "week", "month"), strict=True)]
    sums = select(columns.query, *map(_sum, _COUNTED), *named).where(columns.day >= _first(now, days))
    return sums.group_by(columns.query).having(having).order_by(order.desc(), columns.query)


def _troubled(trouble: Trouble) -> tuple[ColumnElement[bool], ColumnElement[Any]]:
    """Which texts are listed, and by what."""
    searches, empty, opened = (func.sum(search_counts.c[name]) for name in ("searches", "empty", "opened"))
    answered = searches - empty
    if trouble is Trouble.EMPTY:
        return empty > 0, empty
    if trouble is Trouble.SELDOM_OPENED:
        return (answered >= OFTEN) & (opened < answered * SELDOM), answered
    return searches > 0, searches


def _sum(name: str) -> ColumnElement[int]:
    return func.sum(search_counts.c[name]).label(name)


def _row(row: RowMapping) -> SearchRow:
    count = SearchCount(row["query"], *(int(row[name]) for name in _COUNTED))
    return SearchRow(count, int(row["today"]), int(row["week"]), int(row["month"]))


def _first(now: float, days: int) -> str:
    """The first of the last so many days, today among them."""
    return (date.fromisoformat(day(now)) - timedelta(days=days - 1)).isoformat()
