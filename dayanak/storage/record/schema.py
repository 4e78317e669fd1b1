"""Brings a database to the newest schema, once however many processes open it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from dayanak.law.errors import Misconfigured
from dayanak.storage.record.database import Database


def migration_config(connection: Connection | None = None) -> Config:
    """The configuration that Alembic works with; there is no ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def revision(database: Database) -> str:
    """The revision of the database's schema."""
    with database.read() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def upgrade(database: Database) -> None:
    """Runs the missing migrations in one transaction. Raises Misconfigured where the database is newer than we."""
    script = ScriptDirectory.from_config(migration_config())
    head = script.get_current_head()
    with database.read() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == head:
        return
    if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
        raise Misconfigured(
            f"Veritabanı daha yeni bir sürümle oluşturulmuş (şema {current}, bu program {head}): programı güncelleyin."
        )
    with database.write(turn="schema") as connection:
        database.unhurried(connection)
        command.upgrade(migration_config(connection), "head")
    database.close()  # connections are opened again as they are needed, with their limits
