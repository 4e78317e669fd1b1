"""`dayanak serve --processes`: those on one socket see the same, are replaced when they die, and end together."""

import asyncio
import itertools
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest

from dayanak.app import metrics
from dayanak.app.processes import COUNTS, Sharing, counted_together
from tests.app.town import directive
from tests.servers.process import alive, descendants, free_port, until

pytestmark = pytest.mark.slow
PATIENCE_S = 90  # a child begins in a second, on a machine with nothing else to do
PROCESSES = 2


def test_of_a_burst_of_connections_one_is_taken_in_each_turn() -> None:
    """Trap: the process that looks first takes fifteen of sixteen clients, and another one idles."""
    taken: list[asyncio.BaseTransport] = []

    class Taker(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            taken.append(transport)

    async def turns() -> list[int]:
        server = await asyncio.get_running_loop().create_server(Taker, "127.0.0.1", 0)
        address = server.sockets[0].getsockname()
        clients = [socket.create_connection(address) for _ in range(5)]
        counts = [0]
        while counts[-1] < len(clients):
            await asyncio.sleep(0)
            counts.append(len(taken))
        for one in (server, *clients, *taken):
            one.close()
        await asyncio.sleep(0)
        return [after - before for before, after in itertools.pairwise(counts)]

    with asyncio.Runner(loop_factory=Sharing) as runner:
        assert max(runner.run(turns())) == 1


DIES_COUNTING = """
import os, signal
from pathlib import Path
from dayanak.app.metrics import FOLDER
from dayanak.app.processes import counted_together
with counted_together():
    Path(os.environ[FOLDER], "counter_1.db").touch()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for what is temporary."""
    (place := tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.delenv(metrics.FOLDER, raising=False)
    return place


def test_the_counts_of_a_killed_process_are_removed_at_the_next_start(temporary: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", DIES_COUNTING], env=os.environ, check=False)
    left = list(temporary.glob(f"{COUNTS}*"))
    assert killed.returncode == -signal.SIGKILL
    assert len(left) == 1
    with counted_together():
        own = Path(os.environ[metrics.FOLDER])
        assert list(temporary.iterdir()) == [own] != left
    assert list(temporary.iterdir()) == []


def test_the_counts_of_a_process_that_lives_stay(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with counted_together():
        folder = Path(os.environ[metrics.FOLDER])
        with monkeypatch.context() as another:
            another.delenv(metrics.FOLDER)
            with counted_together():
                assert folder.is_dir()
                assert len(list(temporary.iterdir())) == 2
        os.environ[metrics.FOLDER] = str(folder)


def test_a_link_is_no_folder_of_ours(temporary: Path, tmp_path: Path) -> None:
    """Trap: the temporary place is everybody's, and a link there leads the sweep to another folder."""
    (kept := tmp_path / "kept" / "file").parent.mkdir()
    kept.touch()
    (temporary / f"{COUNTS}x").symlink_to(kept.parent)
    with counted_together():
        assert kept.exists()


class Served:
    """A server with children."""

    def __init__(self, data: Path) -> None:
        port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        self.environment = os.environ | {"DAYANAK_DATA": str(data), "DAYANAK_LOG_LEVEL": "WARNING"}
        self.process = self.command("serve", "--port", str(port), "--processes", str(PROCESSES))

    def command(self, *words: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "dayanak.app.cli", *words], env=self.environment, start_new_session=True
        )

    def found(self, word: str) -> int | None:
        """How many hits one of the processes has, over a connection of its own; None where none answers."""
        with suppress(httpx2.TransportError):
            answer = httpx2.get(f"{self.base}/api/search", params={"q": word}, timeout=10)
            return int(answer.json()["total"]) if answer.is_success else None
        return None

    @property
    def answering(self) -> list[int]:
        """The processes that listen beside the first one."""
        return [pid for pid in descendants(self.process.pid) if b"spawn_main" in _words(pid)]


def _words(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


@pytest.fixture
def served(tmp_path: Path, temporary: Path) -> Iterator[Served]:
    """It is killed at the end, and what it leaves lying goes with the place for it."""
    assert temporary.is_dir()
    served = Served(tmp_path / "data")
    try:
        until(lambda: served.found("turna") is not None, PATIENCE_S, "it answers")
        until(lambda: len(served.answering) == PROCESSES, PATIENCE_S, "all children are there")
        yield served
    finally:
        for pid in [*descendants(served.process.pid), served.process.pid]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        served.process.wait()


def test_all_see_what_one_of_them_indexed_and_a_dead_one_is_replaced(served: Served, tmp_path: Path) -> None:
    """Trap: a child that opened the index when it was empty, and never looks again."""
    first, second = served.answering
    file = tmp_path / "turna.txt"
    file.write_text(directive("TURNA", "Her turna halkalanır."), "utf-8")
    assert served.command("ingest", str(file)).wait(PATIENCE_S) == 0
    until(lambda: all(served.found("turna") for _ in range(6)), PATIENCE_S, "every process finds it")
    os.kill(first, signal.SIGKILL)
    assert any(served.found("turna") for _ in range(4)), "the other one goes on"
    os.kill(second, signal.SIGKILL)
    until(lambda: all(served.found("turna") for _ in range(6)), PATIENCE_S, "there are others")


@pytest.mark.parametrize("cut", ["clauses/*.idx", "bitmaps/maps.npy"])
def test_an_index_file_cut_short_costs_single_answers(served: Served, tmp_path: Path, cut: str) -> None:
    """Trap: it is mapped, and whoever reads on ends with a bus error; its successor finds no index that can be opened,
    and each one after it."""
    file = tmp_path / "turna.txt"
    file.write_text(directive("TURNA", "Her turna halkalanır."), "utf-8")
    assert served.command("ingest", str(file)).wait(PATIENCE_S) == 0
    assert served.command("reindex").wait(PATIENCE_S) == 0
    until(lambda: all(served.found("turna") for _ in range(6)), PATIENCE_S, "every process finds it")
    pointer = tmp_path / "data" / "index" / "CURRENT"
    damaged = pointer.read_text()
    for mapped in pointer.with_name(damaged).glob(cut):
        os.truncate(mapped, 0)
    until(lambda: pointer.read_text() != damaged, PATIENCE_S, "it is built anew")
    until(lambda: all(served.found("turna") for _ in range(6)), PATIENCE_S, "every process finds it again")
    assert served.process.poll() is None


def test_an_answer_does_not_wait_for_the_other_side(served: Served) -> None:
    """Trap: head and body are two parts, and the kernel keeps the second back for 40 ms on every kept connection."""
    with httpx2.Client(base_url=served.base) as client:
        took = [client.get("/api/search", params={"q": "turna"}).elapsed.total_seconds() for _ in range(30)]
    assert min(took[15:]) < 0.03


def test_a_stop_ends_all_of_them(served: Served) -> None:
    family = [served.process.pid, *served.answering]
    served.process.terminate()
    assert served.process.wait(PATIENCE_S) == 0
    assert not any(map(alive, family))


def test_children_do_not_outlive_a_killed_parent(served: Served) -> None:
    """Trap: an orphan keeps the port, and the server cannot be started again."""
    children = served.answering
    served.process.kill()
    until(lambda: not any(map(alive, children)), PATIENCE_S, "the children end by themselves")
    assert served.found("turna") is None


@pytest.mark.parametrize("number", ["0", "-1"])
def test_none_is_too_few(number: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dayanak.app.cli", "serve", "--processes", number]
    done = subprocess.run(command, env=os.environ | {"DAYANAK_DATA": str(tmp_path)}, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"DAYANAK_PROCESSES" in done.stderr
