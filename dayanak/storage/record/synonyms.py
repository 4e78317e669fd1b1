"""The lists of synonyms as they were made, each by whom and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Select, func, insert, select

from dayanak.law.errors import Conflict
from dayanak.storage.record.database import Database, again
from dayanak.storage.record.rows import iso
from dayanak.storage.record.search_tables import synonym_lists


@dataclass(frozen=True, slots=True)
class SynonymList:
    """A whole list, one synonym a line, as it stands in a file."""

    revision: int
    made_at: str
    made_by: str
    lines: tuple[str, ...]


class Synonyms:
    """The lists of synonyms; the newest one is in use."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def version(self) -> str:
        """Changes with every new list."""
        with self._database.read() as connection:
            return str(connection.execute(select(func.max(synonym_lists.c.id))).scalar() or 0)

    def newest(self) -> SynonymList | None:
        """The list in use; None where nobody ever made one."""
        return self._one(select(synonym_lists).order_by(synonym_lists.c.id.desc()).limit(1))

    def at(self, revision: int) -> SynonymList | None:
        """The list of this revision."""
        return self._one(select(synonym_lists).where(synonym_lists.c.id == revision))

    def history(self, limit: int = 50) -> list[SynonymList]:
        """The last lists, newest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(synonym_lists).order_by(synonym_lists.c.id.desc()).limit(limit))
            return [_list(row) for row in rows.mappings()]

    @again
    def put(self, lines: Sequence[str], made_by: str, after: int | None = None) -> int:
        """A new list, in use from now on; gives back its revision. Raises Conflict where the one in use is not that of
        `after` any more."""
        with self._database.write(turn="synonyms") as connection:
            last: int = connection.execute(select(func.max(synonym_lists.c.id))).scalar() or 0
            if after is not None and after != last:
                raise Conflict("Eş anlamlılar bu arada başkası tarafından değiştirildi; yeniden açıp tekrar deneyin.")
            made_at = iso(self._database.now(connection))
            row = {"id": last + 1, "made_at": made_at, "made_by": made_by, "lines": list(lines)}
            connection.execute(insert(synonym_lists).values(row))
            return last + 1

    def _one(self, query: Select[Any]) -> SynonymList | None:
        with self._database.read() as connection:
            row = connection.execute(query).mappings().first()
            return _list(row) if row else None


def _list(row: RowMapping) -> SynonymList:
    return SynonymList(row["id"], row["made_at"], row["made_by"], tuple(row["lines"]))
