"""Opening: migrations, several processes, other databases, errors in our own words."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from dayanak.law.errors import Conflict, Misconfigured, Unavailable
from dayanak.storage.record import Record
from dayanak.storage.record.crawl_runs import CrawlRuns
from dayanak.storage.record.database import Database
from dayanak.storage.record.schema import migration_config, upgrade
from dayanak.storage.record.tables import metadata


def test_the_migrations_make_the_tables_that_the_code_means(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/record.db")
    upgrade(database)
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.close()


def test_what_waited_for_its_day_before_goes_on_waiting(tmp_path: Path) -> None:
    """Until schema 0004 "not yet" was a status of its own; from then on it follows from the day."""
    database = Database(f"sqlite:///{tmp_path}/record.db")
    with database.write() as connection:
        command.upgrade(migration_config(connection), "0004")
        connection.execute(text("INSERT INTO documents VALUES (" + ", ".join(f":{c}" for c in _OLD) + ")"), _OLD)
    upgrade(database)
    with database.read() as connection:
        row = connection.execute(text("SELECT own_status, status, next_change FROM documents")).one()
    assert tuple(row) == ("in_force", "not_yet", "2099-01-01")
    database.close()


def test_a_host_that_rested_rests_on(tmp_path: Path) -> None:
    """Trap: a rest without a beginning is taken for one of before a clock was set back, or for one that is over."""
    database = Database(f"sqlite:///{tmp_path}/record.db", clock=lambda: 100_000.0)
    with database.write() as connection:
        command.upgrade(migration_config(connection), "0009")
        connection.execute(text("INSERT INTO crawl_hosts VALUES ('gazete.example', 100060), ('saat.example', 900000)"))
    upgrade(database)
    runs = CrawlRuns(database)
    assert runs.take_turn("gazete.example", 3).wait == 60
    assert runs.take_turn("saat.example", 3).wait == 86_400, "a clock that was ahead, and no rest is longer"
    database.close()


_OLD = {
    "rank": 1, "id": "yonerge-1", "identity": "k", "row_id": "", "ref": None, "source": "a.txt", "title": "Ad",
    "kind": "yonerge", "number": None, "date": None, "year": None, "accepted": None, "gazette_date": None,
    "gazette_number": None, "in_force": "2099-01-01", "executor": None, "basis": "[]", "own_status": "not_yet",
    "status_method": "text", "status": "not_yet", "valid_from": "2099-01-01", "valid_to": None,
    "received_at": "2023-01-01", "length": 1, "clauses": 1, "version": 1, "version_id": None,
}  # fmt: skip


def test_every_table_is_one_of_postgresql_too() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect))
        assert all(str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes)


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/deep/er/record.db"
    for _ in range(2):
        record = Record.open(url)
        assert record.documents.counts().documents == 0
        record.close()


def test_wal_and_foreign_keys_are_on(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/record.db")
    with database.read() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    database.close()


def test_a_newer_database_is_not_touched(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/record.db")
    upgrade(database)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Misconfigured, match="daha yeni"):
        upgrade(database)
    database.close()


@pytest.mark.parametrize("url", ["nonsense", "oracle9://x", "sqlite"])
def test_a_wrong_address_is_for_the_operator(url: str) -> None:
    with pytest.raises(Misconfigured):
        Record.open(url)


def test_a_folder_that_cannot_be_made_is_for_the_operator(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Misconfigured):
        Record.open(f"sqlite:///{tmp_path}/file/record.db")


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "record.db").write_text("x" * 5000)
    with pytest.raises(Unavailable):
        Record.open(f"sqlite:///{tmp_path}/record.db")


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    record = Record.open(f"sqlite:///{tmp_path}/record.db")
    record.keys.add("k-1", "98000001", "özet", demo=False)
    with pytest.raises(Conflict):
        record.keys.add("k-2", "98000001", "özet", demo=False)
    assert [key.id for key in record.keys.of_unit()] == ["k-1"]
    record.close()
