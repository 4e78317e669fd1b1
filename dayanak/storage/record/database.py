"""One database behind a URL: connections, transactions, turns, time, and the translation of the driver's errors."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import ParamSpec, TypeVar

import orjson
from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    SQLAlchemyError,
)
from sqlalchemy.exc import (
    TimeoutError as PoolTimeout,
)

from dayanak.law.errors import Conflict, DayanakError, Misconfigured, Unavailable
from dayanak.storage.record import postgresql

BUSY_S = 30
STATEMENT_S = 60
LAW = "law"
"""The turn of whoever changes documents or the state: what one reads of the others must not change meanwhile."""
_SQLITE = {
    "SQLITE_FULL": postgresql.NO_ROOM,
    "SQLITE_READONLY": "Veritabanına yazılamıyor: dosyası ya da diski salt okunur. Açılınca yeniden deneyin.",
}
_WRITE = "'postgresql://…' ya da 'sqlite:///…' yazın."
_PAUSES_S = (0.05, 0.2, 0.8)
_P = ParamSpec("_P")
_T = TypeVar("_T")


class Database:
    """Reads see one state from start to end; writes are short. `clock` is for tests: else the time of a server is
    that of its own clock, so that machines whose clocks differ agree on it."""

    def __init__(self, url: str, clock: Callable[[], float] | None = None, statement_s: int = STATEMENT_S) -> None:
        self._clock = clock
        self._next, self._writing = Lock(), Lock()
        with translated():
            parsed = _parsed(url)
            self._server = parsed.get_backend_name() == "postgresql"
            self._engine = postgresql.connect(parsed, statement_s) if self._server else _sqlite(parsed)
            self.place = f"{parsed.host or 'localhost'}:{parsed.port or 5432}" if self._server else str(parsed.database)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that only reads."""
        with translated(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, turn: str | None = None) -> Iterator[Connection]:
        """One transaction: all of it or nothing. Those with the same `turn` come one after the other."""
        with translated(), self._in_line(), self._engine.connect() as connection:
            writing = connection.execution_options(writes=True)
            with writing.begin():
                if turn is not None and self._server:
                    writing.execute(select(func.pg_advisory_xact_lock(_number(turn))))
                yield writing

    @contextmanager
    def _in_line(self) -> Iterator[None]:
        """SQLite lets one write, and the others look now and then whether it is their turn: beside one that writes all
        the time they never find it. So those of a process wait in line."""
        if self._server:
            yield
            return
        with self._next:
            if not self._writing.acquire(timeout=BUSY_S):
                raise Unavailable("Veritabanı şu anda çok meşgul; az sonra yeniden deneyin.")
        try:
            yield
        finally:
            self._writing.release()

    def takes(self, connection: Connection, turn: str) -> bool:
        """Whether nobody else has this turn now; then it is the transaction's to its end."""
        if not self._server:
            return True
        return bool(connection.execute(select(func.pg_try_advisory_xact_lock(_number(turn)))).scalar())

    def unhurried(self, connection: Connection) -> None:
        """No limit of time for this transaction: a migration of a large record takes what it takes."""
        if self._server:
            postgresql.unhurried(connection)

    def now(self, connection: Connection) -> float:
        """Seconds since 1970."""
        if self._clock is not None:
            return self._clock()
        if not self._server:
            return time.time()
        return float(connection.execute(select(func.extract("epoch", func.clock_timestamp()))).scalar_one())

    def reach(self) -> None:
        """Looks whether it is there; the error says where it was looked for."""
        try:
            with self.read():
                pass
        except postgresql.Overrun:
            raise
        except Unavailable as exc:
            if not self._server:
                raise
            raise Unavailable(postgresql.out_of_reach(self.place)) from exc

    def close(self) -> None:
        """Gives every connection back."""
        self._engine.dispose()


def again(writing: Callable[_P, _T]) -> Callable[_P, _T]:
    """The function, tried again where the database gave another transaction the right of way."""

    @wraps(writing)
    def tried(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        for pause in _PAUSES_S:
            try:
                return writing(*args, **kwargs)
            except postgresql.Overrun:
                time.sleep(pause)
        return writing(*args, **kwargs)

    return tried


@contextmanager
def translated() -> Iterator[None]:
    """Lets no error of the driver out."""
    try:
        yield
    except IntegrityError as exc:
        raise Conflict("Bu kayıt zaten var ya da başka bir kayıtla çelişiyor.") from exc
    except DBAPIError as exc:
        raise _meaning(exc) from exc
    except PoolTimeout as exc:
        raise Unavailable("Veritabanı şu anda çok meşgul; az sonra yeniden deneyin.") from exc
    except (ArgumentError, NoSuchModuleError, ImportError) as exc:
        raise Misconfigured(f"Veritabanı adresi kullanılamıyor: {exc}") from exc
    except SQLAlchemyError as exc:
        raise DayanakError("Veritabanında beklenmeyen bir hata oluştu.") from exc


def _meaning(error: DBAPIError) -> DayanakError:
    said = _SQLITE.get(getattr(error.orig, "sqlite_errorname", ""))
    return Unavailable(said) if said else postgresql.meaning(error)


def _number(turn: str) -> int:
    return int.from_bytes(blake2b(turn.encode(), digest_size=8).digest(), signed=True)


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ValueError, ArgumentError) as exc:  # a port that is no number, or no address at all
        raise Misconfigured(f"DAYANAK_DATABASE_URL anlaşılamadı: adres bozuk. {_WRITE}") from exc
    if not 0 <= (parsed.port or 0) <= 65_535:
        raise Misconfigured(f"DAYANAK_DATABASE_URL anlaşılamadı: {parsed.port} diye bir kapı (port) yok. {_WRITE}")
    if parsed.drivername in postgresql.NAMES:
        return parsed.set(drivername="postgresql+pg8000")
    if parsed.get_backend_name() != "sqlite":
        raise Misconfigured(f"DAYANAK_DATABASE_URL anlaşılamadı: {parsed.drivername!r}. {_WRITE}")
    return parsed


def _sqlite(url: URL) -> Engine:
    if url.database:
        _make_folder(Path(url.database).parent)
    engine = create_engine(url, connect_args={"timeout": BUSY_S}, json_deserializer=orjson.loads)
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
    _write_ahead(cursor)
    for pragma in ("foreign_keys = ON", f"busy_timeout = {BUSY_S * 1000}", "cache_size = -8000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Where another one writes to a new file just then, SQLite refuses this at once, whatever the time it may wait."""
    end = time.monotonic() + BUSY_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as exc:
            if exc.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_PAUSES_S[0])
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    """A writer waits for its turn at the start; upgrading a reader later could fail half-way. A reader waits for
    nothing, and its driver is told so without the detour."""
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.connection.cursor().execute("BEGIN")
