"""Where the shared corpora are, and a Dayanak to run on a data folder."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.figures import ROOT

SHARED = Path(os.environ.get("DAYANAK_SHARED", ROOT.parent / "shared"))
COMMAND = [sys.executable, "-m", "dayanak.app.cli"]


def environment(data: Path) -> dict[str, str]:
    """The environment of a command that works on a data folder."""
    return {**os.environ, "DAYANAK_DATA": str(data), "DAYANAK_LOG_LEVEL": "WARNING"}


def dayanak(data: Path, *words: str, stdin: bytes | None = None, **variables: str) -> bytes:
    """Standard output of a command of Dayanak on a data folder."""
    command, own = [*COMMAND, *words], environment(data) | variables
    done = subprocess.run(command, input=stdin, stdout=subprocess.PIPE, env=own, check=True)
    return done.stdout


@contextlib.contextmanager
def served(data: Path, *words: str, **variables: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Address and process of a server on a data folder, ready to answer; `words` are added to its command."""
    command = [*COMMAND, "serve", *words]
    with listening(command, environment(data) | variables, "/api/health") as found:
        yield found


@contextlib.contextmanager
def listening(
    command: Sequence[str], variables: Mapping[str, str], path: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Address and process of a server that takes a port of ours, as soon as it answers at the path."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*command, "--port", str(port)], env=dict(variables))
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_ready(base + path, server)
        yield base, server
    finally:
        server.terminate()
        server.wait(30)


def _wait_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        if _answers(url):
            return
        if server.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        time.sleep(0.05)
    raise RuntimeError("the server did not answer in a minute")


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except (urllib.error.URLError, ConnectionError):
        return False
    return True
