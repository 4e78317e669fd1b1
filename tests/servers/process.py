"""A real server as a child of the tests: in its own folder, on a free port of loopback, killed and started at will."""

import atexit
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Self

START_S = 60
STOP_S = 30


def free_port() -> int:
    """A port of loopback on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(done: object, seconds: float, what: str) -> None:
    """Waits until `done()` is true; fails by name when it does not become so."""
    end = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.02)


def descendants(pid: int) -> Iterator[int]:
    """The living children of a process, theirs before themselves: PostgreSQL's leave its process group."""
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from descendants(int(child))
                yield int(child)


class Server:
    """One server. `start` waits until it answers; after `kill` or `stop` it starts again where it was."""

    name: ClassVar[str]
    stop_signal: ClassVar[signal.Signals] = signal.SIGTERM

    def __init__(self, port: int | None = None, *, fleeting: bool = False) -> None:
        self.port = port or free_port()
        self.folder = Path(tempfile.mkdtemp(prefix=f"dayanak-{self.name}-", dir=_in_memory() if fleeting else None))
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.close)

    @classmethod
    def missing(cls) -> str | None:
        """Why it cannot run on this machine; None where it can."""
        raise NotImplementedError

    @property
    def url(self) -> str:
        """Where it answers, in the form of our settings."""
        raise NotImplementedError

    def command(self) -> list[str]:
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether it answers."""
        raise NotImplementedError

    def prepare(self) -> None:
        """What has to be done once, before the first start."""

    def spawn(self, log: int) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            self.command(), cwd=self.folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
        )

    @property
    def pid(self) -> int:
        assert self._process is not None, f"{self.name} was not started"
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> str:
        """What it has printed."""
        return (self.folder / "log").read_text("utf-8", "replace") if (self.folder / "log").exists() else ""

    def start(self) -> Self:
        """Itself, answering."""
        if not self.running:
            self.begin()
            until(self._answers, START_S, f"{self.name} answers")
        return self

    def begin(self) -> None:
        """Starts the process and does not wait for its answer."""
        self.prepare()
        with (self.folder / "log").open("ab") as log:
            self._process = self.spawn(log.fileno())

    def _answers(self) -> bool:
        if not self.running:
            raise AssertionError(f"{self.name} ended at its start:\n{self.log[-3000:]}")
        return self.ready()

    def stop(self) -> None:
        """Ends it the way its operator would."""
        if self._process is not None and self.running:
            self._process.send_signal(self.stop_signal)
            try:
                self._process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """kill -9, it and all its children."""
        if self._process is not None and self.running:
            family = [self._process.pid, *descendants(self._process.pid)]
            for pid in family:
                self._send(pid, signal.SIGKILL)
            self._process.wait(STOP_S)
            until(lambda: not any(alive(pid) for pid in family), STOP_S, f"{self.name} is gone")

    def pause(self) -> None:
        """It keeps its connections and answers nothing until `resume`."""
        for pid in [self.pid, *descendants(self.pid)]:
            self._send(pid, signal.SIGSTOP)

    def resume(self) -> None:
        for pid in [*descendants(self.pid), self.pid]:
            self._send(pid, signal.SIGCONT)

    def _send(self, pid: int, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)

    def close(self) -> None:
        """Ends it and removes its folder."""
        atexit.unregister(self.close)
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()


def _in_memory() -> Path | None:
    """A folder that is no disk, where there is one with room."""
    folder = Path("/dev/shm")
    roomy = folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 2 << 30
    return folder if roomy else None


def alive(pid: int) -> bool:
    """Whether the process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
