"""PostgreSQL behind the record: how we connect, how long we wait, and what its refusals mean to us."""

import ssl
from typing import Any

import pg8000.dbapi as driver
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from dayanak.law.errors import Conflict, DayanakError, Misconfigured, Rejected, Unavailable

NAMES = frozenset({"postgresql", "postgres", "postgresql+pg8000"})
CONNECT_S = 10
_GRACE_S = 10  # the server breaks a statement off before we give its connection up
_BUSY = "Veritabanı şu anda yanıt vermiyor; az sonra yeniden deneyin."
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
    limit = str(statement_s * 1000)
    params = {
        "timezone": "UTC",
        "default_transaction_isolation": "repeatable read",  # a read sees one state; writers begin otherwise
        "statement_timeout": limit,
        "lock_timeout": limit,
        "idle_in_transaction_session_timeout": limit,
    }
    args = {"timeout": CONNECT_S, "startup_params": params, "application_name": "dayanak"} | _tls(url)
    engine = create_engine(
        url.set(drivername="postgresql+pg8000", query={}),
        connect_args=args,
        pool_pre_ping=True,
        pool_use_lifo=True,
        max_overflow=25,
        pool_timeout=CONNECT_S,
        hide_parameters=True,
    )
    engine.dialect.use_insertmanyvalues_wo_returning = True  # many rows in one statement: a row a trip is slow

    @event.listens_for(engine, "do_connect")
    def _open(_dialect: object, _record: object, _args: object, given: dict[str, Any]) -> Any:
        connection = _connected(given)
        connection._usock.settimeout(statement_s + _GRACE_S)  # noqa: SLF001 - the driver has one limit for both
        return connection

    event.listen(engine, "begin", _begin)
    return engine


def _connected(given: dict[str, Any]) -> Any:
    try:
        return driver.connect(**given)
    except driver.InterfaceError:
        raise
    except driver.DatabaseError as exc:
        raise meaning(exc) from exc
    except Exception as exc:
        raise Misconfigured(f"Bu adreste PostgreSQL değil başka bir sunucu yanıt veriyor; {_SETTING}") from exc


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


def meaning(error: BaseException | None) -> DayanakError:
    """What an error of the driver means to us."""
    state = sqlstate(error)
    if state.startswith("23"):
        return Conflict("Bu kayıt zaten var ya da başka bir kayıtla çelişiyor.")
    if state in {"40001", "40P01"}:
        return Overrun(_BUSY)
    if state.startswith("22"):
        return Rejected("İstekte saklanamayan bir karakter ya da sayı var.")
    refused = _REFUSED.get(state) or _REFUSED.get(state[:2])
    return Misconfigured(refused) if refused else Unavailable(_BUSY)


def sqlstate(error: BaseException | None) -> str:
    """The five signs of the SQL standard; empty where the server has said nothing."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    told = origin.args[0] if origin is not None and origin.args else None
    return str(told.get("C", "")) if isinstance(told, dict) else ""
