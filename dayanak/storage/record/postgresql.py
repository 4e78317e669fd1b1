"""PostgreSQL behind the record: how we connect, how long we wait, and what its refusals mean to us."""

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

import pg8000.dbapi as driver
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from dayanak.law.errors import Conflict, DayanakError, Misconfigured, Rejected, Unavailable

NAMES = frozenset({"postgresql", "postgres", "postgresql+pg8000"})
CONNECT_S = 10
_GRACE_S = 10  # the server breaks a statement off before we give its connection up
NO_ROOM = "Veritabanının diskinde yer kalmadı. Yer açılınca yeniden deneyin."
_BUSY = "Veritabanı şu anda yanıt vermiyor; az sonra yeniden deneyin."
_TLS_QUESTION = (8).to_bytes(4) + (80877103).to_bytes(4)
_SETTING = "DAYANAK_DATABASE_URL'yi denetleyin."
_REFUSED = {
    "28": f"Veritabanı kullanıcıyı ya da parolasını kabul etmedi; {_SETTING}",
    "3D": f"Veritabanı sunucusunda bu adla bir veritabanı yok; oluşturun ya da {_SETTING}",
    "42501": "Veritabanı kullanıcısının tabloları oluşturma ya da değiştirme yetkisi yok; yetki verin.",
    "42P07": "Bu veritabanında başka bir programın aynı adlı tabloları var; boş bir veritabanı verin.",
}


class Overrun(Unavailable):
    """The server ended the transaction in favour of another one: it may be tried again at once."""


def connect(url: URL, statement_s: int) -> Engine:
    """The engine of a PostgreSQL; opens no connection yet. Raises Misconfigured."""
    if not url.username:
        raise Misconfigured(
            "DAYANAK_DATABASE_URL'de kullanıcı adı yok: 'postgresql://KULLANICI:PAROLA@SUNUCU/VERİTABANI'."
        )
    url = url.set(host=url.host or "localhost", port=url.port or 5432)
    limit = str(statement_s * 1000)
    params = {
        "timezone": "UTC",
        "default_transaction_isolation": "repeatable read",  # a read sees one state; writers begin otherwise
        "statement_timeout": limit,
        "lock_timeout": limit,
        "idle_in_transaction_session_timeout": limit,
    }
    args = {"timeout": min(CONNECT_S, statement_s), "startup_params": params, "application_name": "dayanak"} | _tls(url)
    engine = create_engine(
        url.set(drivername="postgresql+pg8000", query={}),
        connect_args=args,
        pool_pre_ping=True,
        pool_use_lifo=True,
        max_overflow=10,  # 15 in all: six processes fit into the 100 that a PostgreSQL allows by itself
        pool_timeout=CONNECT_S,
        hide_parameters=True,
    )
    engine.dialect.use_insertmanyvalues_wo_returning = True  # many rows in one statement: a row a trip is slow

    @event.listens_for(engine, "do_connect")
    def _open(_dialect: object, _record: object, _args: object, given: dict[str, Any]) -> Any:
        connection = _connected(given)
        connection._usock.settimeout(statement_s + min(_GRACE_S, statement_s))  # noqa: SLF001 - it has one for both
        connection._sock = _Stream(connection._sock)  # noqa: SLF001
        return connection

    event.listen(engine, "begin", _begin)
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)  # whoever needed a lost connection says so
    return engine


class _Stream:
    """The driver's stream. Its failures in reading are failures of the driver, which else lets them out as they are,
    and SQLAlchemy would not know that the connection is lost."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        try:
            return bytes(self._stream.read(size))
        except OSError as exc:
            raise driver.InterfaceError("network error") from exc

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _connected(given: dict[str, Any]) -> Any:
    at, limit = (given["host"], given["port"]), given["timeout"]
    try:
        with ExitStack() as closing:
            line = closing.enter_context(socket.create_connection(at, limit))
            line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            with _given_up_after(limit, line):
                connection = driver.connect(**given, sock=line)
            closing.pop_all()
            return connection
    except driver.DatabaseError as exc:
        raise meaning(exc) from exc
    except ssl.SSLError as exc:
        raise Misconfigured(f"Bu adreste PostgreSQL ile TLS kurulamadı ({exc.reason}); {_SETTING}") from exc
    except Exception as exc:  # what another product answers breaks the driver in ways of its own
        if "refuses SSL" in str(exc):
            raise Misconfigured(f"Bu adresteki PostgreSQL TLS vermiyor; 'sslmode'u çıkarın ya da {_SETTING}") from exc
        if given.get("password") is None and isinstance(exc, AttributeError):  # it encodes the one that it has not
            raise Misconfigured(f"Veritabanı parola istiyor, adreste parola yok; {_SETTING}") from exc
        if _is_another(at, limit):
            raise Misconfigured(f"Bu adreste PostgreSQL değil başka bir sunucu yanıt veriyor; {_SETTING}") from exc
        raise Unavailable(_BUSY) from exc


@contextmanager
def _given_up_after(seconds: float, line: socket.socket) -> Iterator[None]:
    """Ends the line where all of this takes longer: one that gives a letter now and then keeps every single limit."""

    def end() -> None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    limit = threading.Timer(seconds, end)
    limit.daemon = True
    limit.start()
    try:
        yield
    finally:
        limit.cancel()


def _is_another(at: tuple[str, int], seconds: float) -> bool:
    """Whether who answers there does not know the question that every PostgreSQL answers with one letter."""
    try:
        with socket.create_connection(at, seconds) as line:
            line.sendall(_TLS_QUESTION)
            return line.recv(1) not in {b"S", b"N", b"E", b""}
    except OSError:
        return False


def _tls(url: URL) -> dict[str, Any]:
    """`sslmode` as libpq names it; without one TLS is used where the server has it."""
    query = dict(url.query)
    mode, roots = query.pop("sslmode", "prefer"), query.pop("sslrootcert", None)
    contexts: dict[Any, Any] = {"disable": False, "prefer": None, "require": True, "verify-full": None}
    if query or mode not in contexts:
        wrong = next(iter(query), "sslmode")
        raise Misconfigured(f"DAYANAK_DATABASE_URL'deki '{wrong}' anlaşılamadı.")
    if mode == "verify-full":
        return {"ssl_context": ssl.create_default_context(cafile=str(roots) if roots else None)}
    return {"ssl_context": contexts[mode]}


def _begin(connection: Connection) -> None:
    """A writer sees what others have committed while it waited for its turn."""
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")


def unhurried(connection: Connection) -> None:
    """Lets this transaction, and our wait for its answers, take as long as they take."""
    for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        connection.exec_driver_sql(f"SET LOCAL {limit} = 0")
    line: Any = connection.connection.dbapi_connection
    line._usock.settimeout(None)  # noqa: SLF001


def out_of_reach(place: str) -> str:
    """What the operator is told where no connection can be made."""
    return f"PostgreSQL bu adreste yanıt vermiyor ({place}): çalıştığına bakın ve {_SETTING}"


def meaning(error: BaseException | None) -> DayanakError:
    """What an error of the driver means to us."""
    state = sqlstate(error)
    if state.startswith("23"):
        return Conflict("Bu kayıt zaten var ya da başka bir kayıtla çelişiyor.")
    if state in {"40001", "40P01"}:
        return Overrun(_BUSY)
    if state.startswith("22"):
        return Rejected("İstekte saklanamayan bir karakter ya da sayı var.")
    if state == "53100":
        return Unavailable(NO_ROOM)
    refused = _REFUSED.get(state) or _REFUSED.get(state[:2])
    return Misconfigured(refused) if refused else Unavailable(_BUSY)


def sqlstate(error: BaseException | None) -> str:
    """The five signs of the SQL standard; empty where the server has said nothing."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    told = origin.args[0] if origin is not None and origin.args else None
    return str(told.get("C", "")) if isinstance(told, dict) else ""
