"""A Redis of the tests: it keeps nothing, so that one that is killed and started again has lost everything."""

import shutil
import socket
from typing import ClassVar

from tests.servers.process import Server


class Redis(Server):
    """Asks for a password where it is given one."""

    name: ClassVar[str] = "redis"

    def __init__(self, *, password: str = "", port: int | None = None) -> None:
        super().__init__(port)
        self.password = password

    @classmethod
    def missing(cls) -> str | None:
        return None if shutil.which("redis-server") else "Redis is not installed (Debian: redis-server)"

    @property
    def url(self) -> str:
        user = f":{self.password}@" if self.password else ""
        return f"redis://{user}127.0.0.1:{self.port}/0"

    def command(self) -> list[str]:
        words = ["--bind", "127.0.0.1", "--port", str(self.port), "--save", "", "--appendonly", "no"]
        locked = ["--requirepass", self.password] if self.password else []
        return ["redis-server", *words, "--dir", str(self.folder), *locked]

    def ready(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as line:
                line.sendall(b"PING\r\n")
                return line.recv(64).startswith((b"+PONG", b"-NOAUTH"))
        except OSError:
            return False
