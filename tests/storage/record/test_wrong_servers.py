"""A PostgreSQL that is not there, refuses, hangs, or is something else: said plainly, in time, without the password."""

import contextlib
import itertools
import socket
import threading
import time
import traceback
from collections.abc import Iterator

import pytest
from alembic import command
from sqlalchemy import text

from dayanak.law.errors import DayanakError, Misconfigured, Rejected, Unavailable
from dayanak.storage.record import JobKind, Record
from dayanak.storage.record.database import Database
from dayanak.storage.record.schema import migration_config
from tests.servers.fixtures import require
from tests.servers.postgres import USER, Postgres
from tests.servers.process import free_port

SECRET = "çok-gizli-parola"
AT_ONCE_S = 5


def refusal(url: str, kind: type[DayanakError]) -> str:
    """What is said of the URL; the secret is nowhere in it, nor in what a log would show of it."""
    begun = time.monotonic()
    with pytest.raises(kind) as caught:
        Record.open(url, statement_s=1).close()
    assert time.monotonic() - begun < AT_ONCE_S
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    return caught.value.message


@contextlib.contextmanager
def answering(answer: bytes, *, closes: bool = True) -> Iterator[int]:
    """A port on which somebody says this to whoever comes."""
    with socket.create_server(("127.0.0.1", 0)) as listener, contextlib.ExitStack() as held:

        def serve() -> None:
            with contextlib.suppress(OSError):  # the listener is shut
                while True:
                    line = held.enter_context(listener.accept()[0])
                    with contextlib.suppress(OSError):  # whoever came is gone
                        line.recv(100)
                        line.sendall(answer)
                    if closes:
                        line.close()

        server = threading.Thread(target=serve, daemon=True)
        server.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        server.join(timeout=AT_ONCE_S)


@contextlib.contextmanager
def dripping(answer: bytes, pause_s: float = 0.3) -> Iterator[int]:
    """A port on which somebody says this letter by letter, then one letter after the other for ever."""
    over = threading.Event()

    def drip(line: socket.socket) -> None:
        with contextlib.suppress(OSError), line:
            for letter in itertools.chain(answer, itertools.repeat(b"a"[0])):
                line.sendall(bytes([letter]))
                if over.wait(pause_s):
                    return

    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with contextlib.suppress(OSError):  # the listener is shut
                while True:
                    threading.Thread(target=drip, args=(listener.accept()[0],), daemon=True).start()

        server = threading.Thread(target=serve, daemon=True)
        server.start()
        yield listener.getsockname()[1]
        over.set()
        listener.shutdown(socket.SHUT_RDWR)
        server.join(timeout=AT_ONCE_S)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        pytest.param("postgresql://a:{0}@127.0.0.1:port/d", "bozuk", id="a port that is no number"),
        pytest.param("mysql://a:{0}@127.0.0.1/d", "mysql", id="another database"),
        pytest.param("postgresql+psycopg2://a:{0}@127.0.0.1/d", "psycopg2", id="another driver"),
        pytest.param("postgresql://a:{0}@127.0.0.1/d?sslmode=maybe", "sslmode", id="TLS in some other way"),
        pytest.param("postgresql://a:{0}@127.0.0.1/d?pool=3", "pool", id="an option that there is not"),
        pytest.param("postgresql://:{0}@127.0.0.1/d", "kullanıcı", id="no user"),
        pytest.param("postgresql://a:{0}@127.0.0.1:99999/d", "99999", id="a port that there is not"),
        pytest.param("kayıt sunucusu {0}", "'postgresql://…' ya da", id="no address"),
    ],
)
def test_an_address_that_means_nothing_is_for_the_operator(url: str, said: str) -> None:
    assert said in refusal(url.format(SECRET), Misconfigured)


@pytest.mark.parametrize("host", ["127.0.0.1", "yok.invalid"])
def test_nobody_there_is_said_with_the_address(host: str) -> None:
    port = free_port()
    message = refusal(f"postgresql://{USER}:{SECRET}@{host}:{port}/dayanak", Unavailable)
    assert f"{host}:{port}" in message
    assert "DAYANAK_DATABASE_URL" in message


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", id="a web server"),
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", id="SSH"),
        pytest.param(b"-ERR unknown command\r\n", id="Redis"),
        pytest.param(b"\x00\xff" * 40, id="noise"),
    ],
)
def test_another_product_is_said_to_be_one(answer: bytes) -> None:
    with answering(answer) as port:
        assert "PostgreSQL" in refusal(f"postgresql://{USER}:{SECRET}@127.0.0.1:{port}/dayanak", Misconfigured)


@pytest.mark.parametrize("answer", [b"", b"N", b"NR\x00\x00"], ids=["silence", "then silence", "half an answer"])
def test_a_server_that_says_nothing_more_is_not_waited_for(answer: bytes) -> None:
    with answering(answer, closes=False) as port:
        refusal(f"postgresql://{USER}:{SECRET}@127.0.0.1:{port}/dayanak", Unavailable)


def test_a_server_that_gives_a_letter_now_and_then_is_not_waited_for() -> None:
    """The trap: each letter is in time. `N` says that it has no TLS; then it answers for ever."""
    with dripping(b"NR\x7f\xff\xff\xff") as port:
        refusal(f"postgresql://{USER}:{SECRET}@127.0.0.1:{port}/dayanak", DayanakError)


@pytest.mark.servers
def test_a_password_that_is_missing_and_tls_that_there_is_not() -> None:
    require(Postgres)
    with Postgres(password="başka") as server:
        nobodys = f"postgresql://{USER}@127.0.0.1:{server.port}/postgres"
        assert "adreste parola yok" in refusal(nobodys, Misconfigured)
        assert "TLS" in refusal(f"{server.url}?sslmode=require", Misconfigured)
        assert "TLS" in refusal(f"{server.url}?sslmode=verify-full", Misconfigured)


@pytest.mark.servers
def test_a_refused_password_and_a_database_that_there_is_not() -> None:
    require(Postgres)
    with Postgres(password="başka") as server:
        wrong = f"postgresql://{USER}:{SECRET}@127.0.0.1:{server.port}"
        assert "parolasını kabul etmedi" in refusal(f"{wrong}/postgres", Misconfigured)
        assert "parolasını kabul etmedi" in refusal(f"{wrong.replace(USER, 'kimse')}/postgres", Misconfigured)
        assert "bu adla bir veritabanı yok" in refusal(server.address("yok"), Misconfigured)
        server.run("CREATE ROLE okuyan LOGIN PASSWORD 'okur'")
        server.run("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        reader = f"postgresql://okuyan:okur@127.0.0.1:{server.port}/postgres"
        assert "yetki" in refusal(reader, Misconfigured)
        Record.open(server.url).close()


@pytest.mark.servers
def test_tables_of_somebody_else_are_not_touched(postgres: Postgres) -> None:
    url = postgres.create()
    postgres.run("CREATE TABLE documents (mine text)", url.rpartition("/")[2])
    assert "boş bir veritabanı" in refusal(url, Misconfigured)
    assert postgres.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", url.rpartition("/")[2]) == [(1,)]


def test_an_older_schema_is_brought_up_with_what_is_in_it(empty_url: str) -> None:
    database = Database(empty_url)
    with database.write() as connection:
        command.upgrade(migration_config(connection), "0001")
        connection.execute(text("INSERT INTO access_keys VALUES ('k-1', '98000001', 'özet', false, '2026', NULL)"))
    database.close()
    for _ in range(2):
        with contextlib.closing(Record.open(empty_url)) as record:
            assert [key.id for key in record.keys.of_unit()] == ["k-1"]


@pytest.mark.servers
def test_a_migration_may_take_longer_than_a_statement(postgres: Postgres) -> None:
    """An index over millions of provisions is not built within the time of a question."""
    database = Database(postgres.create(), statement_s=1)
    with database.write() as connection:
        database.unhurried(connection)
        assert connection.execute(text("SELECT 'made' FROM pg_sleep(2.5)")).scalar() == "made"
    database.close()
    with pytest.raises(Unavailable), database.read() as connection:
        connection.execute(text("SELECT pg_sleep(2.5)"))
    database.close()


def test_a_newer_schema_is_left_alone_and_says_what_to_do(empty_url: str) -> None:
    Record.open(empty_url).close()
    database = Database(empty_url)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    message = refusal(empty_url, Misconfigured)
    assert "9999" in message
    assert "programı güncelleyin" in message


@pytest.mark.servers
def test_a_server_that_stops_answering_is_given_up_and_found_again(postgres: Postgres) -> None:
    with Postgres() as own, contextlib.closing(Record.open(own.create(), statement_s=1)) as record:
        record.jobs.add(JobKind.INDEX, "belge-1")
        own.pause()
        begun = time.monotonic()
        with pytest.raises(Unavailable):
            record.jobs.counts()
        assert time.monotonic() - begun < AT_ONCE_S
        own.resume()
        assert record.jobs.counts() == {("index", "waiting"): 1}


@pytest.mark.servers
def test_a_statement_that_waits_too_long_is_ended_by_the_server(postgres: Postgres) -> None:
    url = postgres.create()
    with contextlib.closing(Record.open(url, statement_s=1)) as record:
        blocker = Database(url)
        with blocker.write() as connection:
            connection.execute(text("LOCK TABLE jobs"))
            with pytest.raises(Unavailable):
                record.jobs.counts()
        assert record.jobs.counts() == {}
        blocker.close()


@pytest.mark.servers
def test_connections_that_the_server_ended_are_made_again(postgres: Postgres) -> None:
    """As a restart of PostgreSQL, or whoever runs it, does."""
    url = postgres.create()
    with contextlib.closing(Record.open(url)) as record:
        record.jobs.add(JobKind.INDEX, "belge-1")
        database = url.rpartition("/")[2]
        ended = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
        postgres.ask(ended)
        assert record.jobs.counts() == {("index", "waiting"): 1}
        postgres.ask(ended)
        assert record.jobs.claim() is not None


def test_what_cannot_be_kept_is_the_senders_fault(record: Record) -> None:
    """PostgreSQL knows no NUL in a text: no reason for "try again later"."""
    with contextlib.suppress(Rejected):
        assert record.documents.document("a\x00b") is None


@pytest.mark.servers
def test_two_that_wait_for_each_other_both_get_through(postgres: Postgres) -> None:
    """PostgreSQL ends one of the two: it is done again, not refused."""
    from dayanak.storage.record.database import again

    url = postgres.create()
    database = Database(url)
    with database.write() as connection:
        connection.execute(text("CREATE TABLE two (id int PRIMARY KEY, n int)"))
        connection.execute(text("INSERT INTO two VALUES (1, 0), (2, 0)"))
    both, tries = threading.Barrier(2), []

    @again
    def cross(first: int, second: int) -> None:
        tries.append(first)
        with database.write() as connection:
            connection.execute(text(f"UPDATE two SET n = n + 1 WHERE id = {first}"))
            if len(tries) <= 2:
                both.wait(10)
            connection.execute(text(f"UPDATE two SET n = n + 1 WHERE id = {second}"))

    threads = [threading.Thread(target=cross, args=pair) for pair in ((1, 2), (2, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    with database.read() as connection:
        assert connection.execute(text("SELECT n FROM two ORDER BY id")).scalars().all() == [2, 2]
    assert len(tries) > 2, "they did not meet"
    database.close()
