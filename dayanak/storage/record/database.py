"""One database behind a URL: connections, transactions, and the translation of the driver's errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from dayanak.law.errors import Conflict, DayanakError, Misconfigured, Unavailable

BUSY_S = 30


class Database:
    """Reads see one state from start to end; writes are short and one at a time where the engine allows one."""

    def __init__(self, url: str) -> None:
        with translated():
            self._engine = _connect(url)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that only reads."""
        with translated(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all of it or nothing."""
        with translated(), self._engine.connect() as connection:
            writing = connection.execution_options(writes=True)
            with writing.begin():
                yield writing

    def close(self) -> None:
        """Gives every connection back."""
        self._engine.dispose()


@contextmanager
def translated() -> Iterator[None]:
    """Lets no error of the driver out."""
    try:
        yield
    except IntegrityError as exc:
        raise Conflict("Bu kayıt zaten var ya da başka bir kayıtla çelişiyor.") from exc
    except DBAPIError as exc:
        raise Unavailable("Veritabanı şu anda yanıt vermiyor; az sonra yeniden deneyin.") from exc
    except (ArgumentError, NoSuchModuleError, ImportError) as exc:
        raise Misconfigured(f"Veritabanı adresi kullanılamıyor: {exc}") from exc
    except SQLAlchemyError as exc:
        raise DayanakError("Veritabanında beklenmeyen bir hata oluştu.") from exc


def _connect(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database:
        _make_folder(Path(parsed.database).parent)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_S})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise Misconfigured(f"Veritabanının klasörü açılamadı: {folder} ({exc.strerror}).") from exc


def _prepare_sqlite(connection: object, _record: object) -> None:
    """Foreign keys, WAL, and no transactions behind our back."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", f"busy_timeout = {BUSY_S * 1000}", "cache_size = -32000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer waits for its turn at the start; upgrading a reader later could fail half-way."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
