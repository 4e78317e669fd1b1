"""The whole record as rows: out of one database and into another, whichever engine stands behind either."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from alembic import command
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Connection, Integer, MetaData, Table, func, insert, select, text, update

from dayanak.law.errors import Conflict, Misconfigured, Rejected
from dayanak.storage.record.schema import migration_config
from dayanak.storage.record.search_tables import search_counts
from dayanak.storage.record.tables import jobs, marks, metadata, sources
from dayanak.storage.record.values import JobKind, JobState

_FETCH = 50
Row = Mapping[str, Any]


class Snapshot:
    """The record as it was at one moment, however long it is read and whatever is written meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.schema = MigrationContext.configure(connection).get_current_revision() or ""

    def counts(self) -> dict[str, int]:
        """How many rows each table has; a table comes after those that it points to."""
        return {str(t.name): self._connection.execute(_number_of(t)).scalar_one() for t in metadata.sorted_tables}

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table in the order of its key, a few at a time."""
        rows = metadata.tables[table]
        query = select(rows).order_by(*rows.primary_key)
        result = self._connection.execute(query, execution_options={"yield_per": _FETCH})
        names = [str(column.name) for column in rows.columns]
        for row in result:
            yield dict(zip(names, row, strict=True))

    def originals(self) -> Iterator[str]:
        """The digests of the files that the rows speak of, each once, in order."""
        query = select(sources.c.digest).distinct().order_by(sources.c.digest)
        yield from self._connection.execute(query, execution_options={"yield_per": _FETCH}).scalars()


def is_empty(connection: Connection) -> bool:
    """Whether no table has a row; counters do not count, nor what was searched for while there was nothing."""
    lasting = (table for table in metadata.sorted_tables if table not in (marks, search_counts))
    return all(connection.execute(select(table).limit(1)).first() is None for table in lasting)


def known(schema: str) -> None:
    """Raises Misconfigured where this program does not know the schema."""
    script = ScriptDirectory.from_config(migration_config())
    if schema not in {revision.revision for revision in script.walk_revisions()}:
        raise Misconfigured(
            f"Yedek bu programın tanımadığı bir şemayla alınmış ({schema}, bu program {script.get_current_head()}); "
            "programı güncelleyin."
        )


def load(connection: Connection, schema: str, portions: Iterable[tuple[str, Sequence[Row]]], now: float) -> None:
    """Puts these rows, written under `schema`, in the place of all that is there, then brings them to the newest
    schema. Raises Rejected where they do not fit, Conflict where a process is at work."""
    known(schema)
    _nobody_works(connection, now)
    metadata.drop_all(connection)
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
    config = migration_config(connection)
    command.upgrade(config, schema)
    tables = MetaData()
    tables.reflect(connection)
    for name, rows in portions:
        if rows:
            _put(connection, _fitting(tables, name, rows), rows)
    _go_on_counting(connection, tables)
    command.upgrade(config, "head")
    _set_free(connection)


def _nobody_works(connection: Connection, now: float) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE jobs IN ACCESS EXCLUSIVE MODE"))
    held = (jobs.c.state == JobState.RUNNING.value) & (jobs.c.lease_until > now)
    if connection.execute(select(jobs.c.id).where(held).limit(1)).first():
        raise Conflict("Şu anda iş gören bir süreç var; 'dayanak serve' ve 'dayanak work' süreçlerini durdurun.")


def _set_free(connection: Connection) -> None:
    """What somebody had in hand when the snapshot was taken waits again; a rebuild of the index is over with it."""
    held = jobs.c.state == JobState.RUNNING.value
    open_rebuild = (jobs.c.kind == JobKind.REINDEX.value) & (held | (jobs.c.state == JobState.WAITING.value))
    nobody = {"lease": None, "lease_until": None}
    connection.execute(update(jobs).where(open_rebuild).values(nobody | {"state": JobState.DONE.value}))
    connection.execute(update(jobs).where(held).values(nobody | {"state": JobState.WAITING.value}))


def _number_of(table: Table) -> Any:
    return select(func.count()).select_from(table)


def _fitting(tables: MetaData, name: str, rows: Sequence[Row]) -> Table:
    table = tables.tables.get(name)
    if table is None:
        raise Rejected(f"Yedekte bilinmeyen bir tablo var: {name!r}.")
    names = {column.name for column in table.columns}
    plain = [column.name for column in table.columns if not isinstance(column.type, JSON)]
    for row in rows:
        if row.keys() != names or any(isinstance(row[column], dict | list) for column in plain):
            raise Rejected(f"Yedekteki bir satır {name!r} tablosuna uymuyor.")
    return table


def _put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """PostgreSQL takes them as one value, many times faster than as thousands; it would read a JSON null as no value,
    which SQL tells apart."""
    nested = [column.name for column in table.columns if isinstance(column.type, JSON)]
    if connection.dialect.name != "postgresql" or any(row[name] is None for row in rows for name in nested):
        connection.execute(insert(table), rows)
        return
    quoted = connection.dialect.identifier_preparer
    own = quoted.format_table(table)
    names = ", ".join(quoted.quote(column.name) for column in table.columns)
    given = f"json_populate_recordset(CAST(NULL AS {own}), CAST(:rows AS json))"
    statement = text(f"INSERT INTO {own} ({names}) SELECT {names} FROM {given}")  # noqa: S608 - names of our tables
    connection.execute(statement, {"rows": orjson.dumps(rows).decode()})


def _go_on_counting(connection: Connection, tables: MetaData) -> None:
    """The next row gets a number that no row has; SQLite sees to it itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables.sorted_tables:
        for column in table.primary_key:
            if isinstance(column.type, Integer) and len(table.primary_key) == 1:
                last = connection.execute(select(func.max(column))).scalar()
                serial = func.pg_get_serial_sequence(table.name, column.name)
                if last is not None:
                    connection.execute(select(func.setval(serial, last)))
