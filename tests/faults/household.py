"""The commands of one installation as processes that can be killed and begun again on the same data."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.process import free_port

PATIENCE_S = 60


@dataclass
class Command:
    """`dayanak WORDS` in a process group of its own; what it prints goes to the end of a file."""

    words: tuple[str, ...]
    environment: Mapping[str, str]
    log: Path
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Begins it, unless it runs."""
        if self.running:
            return
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "dayanak.app.cli", *self.words],
                env=os.environ | self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """kill -9, without a word."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        """Tells it to end, and waits."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(PATIENCE_S)

    def finish(self) -> int:
        """Its exit code, when it has ended by itself."""
        self.start()
        assert self.process is not None
        return self.process.wait(PATIENCE_S)

    def said(self) -> str:
        """The end of what it printed."""
        return self.log.read_text("utf-8", "replace")[-4000:] if self.log.exists() else ""


@dataclass
class Household:
    """The server and whatever works beside it, over one environment."""

    folder: Path
    environment: dict[str, str]
    port: int = 0
    commands: dict[str, Command] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.port = self.port or free_port()
        self.add("server", "serve", "--port", str(self.port))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def add(self, name: str, *words: str) -> Command:
        """A further command, not begun yet."""
        self.commands[name] = Command(words, self.environment, self.folder / f"{name}.log")
        return self.commands[name]

    def start(self) -> None:
        """Begins what does not run."""
        for command in self.commands.values():
            command.start()

    def answers(self) -> bool:
        """Whether the server answers from the record."""
        return answers(f"{self.url}/api/health")

    def end(self) -> None:
        """Kills what still runs."""
        for command in self.commands.values():
            command.kill()


def environment(data: Path, **more: str) -> dict[str, str]:
    """Short leases, so that what a killed process held is free soon; `more` are variables without DAYANAK_."""
    fixed = {"DAYANAK_DATA": str(data), "DAYANAK_LEASE_SECONDS": "2", "DAYANAK_LOG_LEVEL": "WARNING"}
    return fixed | {f"DAYANAK_{name}": value for name, value in more.items()}


def answers(url: str) -> bool:
    """Whether the address answers well."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def wait_until(true: Callable[[], bool], complaint: str, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Until it is true; fails with the complaint when patience ends."""
    until = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < until, complaint
        meanwhile()
        time.sleep(0.05)
