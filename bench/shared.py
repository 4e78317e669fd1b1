"""Where the shared corpora are, and a Dayanak to run on a data folder."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.figures import ROOT

SHARED = Path(os.environ.get("DAYANAK_SHARED", ROOT.parent / "shared"))
COMMAND = [sys.executable, "-m", "dayanak.app.cli"]


def environment(data: Path) -> dict[str, str]:
    """The environment of a command that works on a data folder."""
    return {**os.environ, "DAYANAK_DATA": str(data), "DAYANAK_LOG_LEVEL": "WARNING"}


def dayanak(data: Path, *words: str, stdin: bytes | None = None) -> bytes:
    """Standard output of a command of Dayanak on a data folder."""
    done = subprocess.run([*COMMAND, *words], input=stdin, stdout=subprocess.PIPE, env=environment(data), check=True)
    return done.stdout


@contextlib.contextmanager
def served(data: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Address and process of a server on a data folder, ready to answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*COMMAND, "serve", "--port", str(port)], env=environment(data))
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_ready(base, server)
        yield base, server
    finally:
        server.terminate()
        server.wait(30)


def _wait_ready(base: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if _answers(f"{base}/api/health"):
            return
        if server.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        time.sleep(0.1)
    raise RuntimeError("the server did not answer in a minute")


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except (urllib.error.URLError, ConnectionError):
        return False
    return True
