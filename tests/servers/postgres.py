"""A PostgreSQL cluster of the tests. It refuses to run as root, so root runs it as the user `postgres`."""

import contextlib
import itertools
import os
import pwd
import shutil
import signal
import subprocess
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

import pg8000.dbapi

from tests.servers.process import Server

USER = "dayanak"
_NUMBERS = itertools.count(1)


class Postgres(Server):
    """Trusts whoever comes over loopback, unless it has a password. `fsync` is off except where power may fail."""

    name: ClassVar[str] = "postgres"
    stop_signal: ClassVar[signal.Signals] = signal.SIGINT  # fast: does not wait for its clients

    def __init__(self, *, fsync: bool = False, password: str = "", port: int | None = None) -> None:
        super().__init__(port, fleeting=not fsync)
        self.password = password
        self._durable = "on" if fsync else "off"

    @classmethod
    def missing(cls) -> str | None:
        if _program("initdb") is None:
            return "PostgreSQL is not installed (Debian: postgresql)"
        if os.geteuid() == 0 and _owner() is None:
            return "PostgreSQL does not run as root, and there is no user postgres"
        return None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def url(self) -> str:
        return self.address("postgres")

    def address(self, database: str) -> str:
        """The URL of one of its databases."""
        user = f"{USER}:{quote(self.password)}" if self.password else USER
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def command(self) -> list[str]:
        durable = ("fsync", "full_page_writes", "synchronous_commit")
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": "200",
            "log_statement": "none",
            **dict.fromkeys(durable, self._durable),
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [str(_program("postgres")), "-D", str(self.data), *words]

    def prepare(self) -> None:
        if self.data.exists():
            return
        if (owner := _owner()) is not None and os.geteuid() == 0:
            shutil.chown(self.folder, owner.pw_uid, owner.pw_gid)
        method = "scram-sha-256" if self.password else "trust"
        secret = self.folder / "password"
        secret.write_text(self.password or "none", "utf-8")
        secret.chmod(0o644)
        words = ["-D", str(self.data), "-U", USER, "-A", method, f"--pwfile={secret}", "--no-sync"]
        locale = ["--locale=C.UTF-8", "--encoding=UTF8"]
        with (self.folder / "log").open("ab") as log:
            made = self._popen([str(_program("initdb")), *words, *locale], log.fileno()).wait()
        assert made == 0, self.log

    def spawn(self, log: int) -> "subprocess.Popen[bytes]":
        return self._popen(self.command(), log)

    def _popen(self, words: list[str], log: int) -> "subprocess.Popen[bytes]":
        owner = _owner() if os.geteuid() == 0 else None
        as_owner = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
        pipes = {"stdout": log, "stderr": log, "stdin": subprocess.DEVNULL}
        return subprocess.Popen(words, cwd=self.folder, start_new_session=True, **pipes, **as_owner)  # type: ignore[call-overload,no-any-return]

    def ready(self) -> bool:
        try:
            self.run("SELECT 1")
        except (pg8000.dbapi.Error, OSError):
            return False
        return True

    def run(self, statement: str, database: str = "postgres") -> None:
        """Runs one statement outside of a transaction."""
        with contextlib.closing(self._connect(database)) as connection:
            connection.autocommit = True
            connection.cursor().execute(statement)

    def ask(self, query: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """The rows of a query."""
        with contextlib.closing(self._connect(database)) as connection:
            cursor = connection.cursor()
            cursor.execute(query)
            return [tuple(row) for row in cursor.fetchall()]

    def _connect(self, database: str) -> pg8000.dbapi.Connection:
        return pg8000.dbapi.connect(
            USER, host="127.0.0.1", port=self.port, database=database, password=self.password or None, timeout=10
        )

    def create(self, template: str = "template0", options: str = "") -> str:
        """A new database and its URL: empty, or a copy of another one to which nobody is connected."""
        name = f"t{os.getpid()}_{next(_NUMBERS)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} {options}")
        return self.address(name)

    def drop(self, url: str) -> None:
        """Removes a database, whoever is still connected to it."""
        self.run(f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")


def _program(name: str) -> Path | None:
    """A program of the newest PostgreSQL of this machine: Debian keeps them off the path."""
    versions = (path for path in Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    found = shutil.which(name)
    return newest or (Path(found) if found else None)


def _owner() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None
