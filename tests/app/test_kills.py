"""kill -9 at any moment loses nothing and publishes nothing twice; processes beside each other share the work."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.storage.record import Incoming, JobKind, ReceiptState
from tests.app.town import assert_whole, directive

pytestmark = pytest.mark.slow
PATIENCE_S = 40
BIRDS = (
    "turna",
    "leylek",
    "karga",
    "serçe",
    "baykuş",
    "kartal",
    "martı",
    "bülbül",
    "kırlangıç",
    "saksağan",
    "atmaca",
    "ibis",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve files of different directives."""
    folder = tmp_path / "gelen"
    folder.mkdir()
    for place, bird in enumerate(BIRDS):
        text = directive(f"{place}. {bird}".translate(str.maketrans("iı", "İI")), f"Her {bird} halkalanır.")
        (folder / f"{bird}.txt").write_text(text, "utf-8")
    return folder


def environment(data: Path) -> dict[str, str]:
    """Short leases, so that what a killed process held is free soon."""
    return os.environ | {"DAYANAK_DATA": str(data), "DAYANAK_LEASE_SECONDS": "2", "DAYANAK_LOG_LEVEL": "WARNING"}


def begin(data: Path, *words: str) -> "subprocess.Popen[str]":
    """A command in a process group of its own."""
    command = [sys.executable, "-m", "dayanak.app.cli", *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, env=environment(data), start_new_session=True, **pipes)  # type: ignore[call-overload,no-any-return]


def finish(data: Path, *words: str) -> list[dict[str, Any]]:
    """The JSON lines of a command that ends well."""
    process = begin(data, *words)
    out, err = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, err
    return [json.loads(line) for line in out.splitlines()]


def assert_each_published_once(data: Path, number: int) -> None:
    """As many documents as files, each with one version, all found, and nothing else."""
    with open_house(Settings(data=data)) as house:
        assert_whole(house)
        ids = list(house.record.documents.ids())
        assert len(ids) == number
        assert all(house.service.document(key).version == 1 for key in ids)
        assert house.record.documents.counts().failed_jobs == 0


def test_kill_9_in_the_middle_of_an_ingest(tmp_path: Path, folder: Path) -> None:
    data, chance = tmp_path / "data", random.Random(7)
    for _ in range(3):
        process = begin(data, "ingest", str(folder), "--json")
        time.sleep(1 + 2.5 * chance.random())
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    outcomes = finish(data, "ingest", str(folder), "--json")
    assert {outcome["file"] for outcome in outcomes} == {f"{bird}.txt" for bird in BIRDS}
    assert {outcome["state"] for outcome in outcomes} <= {"published", "duplicate"}
    assert_each_published_once(data, len(BIRDS))
    again = finish(data, "ingest", str(folder), "--json")
    assert {outcome["state"] for outcome in again} == {"duplicate"}
    assert [outcome["document"] for outcome in outcomes] == [outcome["document"] for outcome in again]
    assert_each_published_once(data, len(BIRDS))


def test_a_job_whose_lease_has_run_out_is_taken_again(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, lease_seconds=1)
    text = directive("KUNDUZ", "Kunduz bendi korunur.").encode()
    with open_house(settings) as house:
        digest, size = house.archive.put(text)
        receipt = house.record.receive(Incoming(digest, size, "kunduz.txt", "text/plain"))
        assert house.record.jobs.claim((JobKind.PROCESS,), 1)  # and its holder dies here
    with open_house(settings, readers=1) as house:
        assert_whole(house)
        assert house.record.sources.receipt(receipt.token).state is ReceiptState.PUBLISHED


@contextmanager
def serving(data: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server on a free port, and its address; it is told to stop at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = begin(data, "serve", "--port", str(port))
    address = f"http://127.0.0.1:{port}"
    try:
        _until_answers(f"{address}/api/health")
        yield process, address
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE_S)


def _until_answers(url: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            _get(url)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{url} does not answer")


def _get(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=PATIENCE_S) as answer:
        return json.load(answer)


def test_what_is_ingested_beside_a_server_is_found_through_it(tmp_path: Path, folder: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as (server, address):
        outcomes = finish(data, "ingest", str(folder), "--json")
        assert {outcome["state"] for outcome in outcomes} == {"published"}
        for bird in BIRDS:
            assert _get(f"{address}/api/search?q={quote(bird)}")["total"] >= 1
        long = quote("😀" * 10_000)
        assert _get(f"{address}/api/search?q={long}")["total"] == 0
        with pytest.raises(urllib.error.HTTPError, match="422"):
            _get(f"{address}/api/search?q={long}x")
    assert server.returncode == 0
    assert_each_published_once(data, len(BIRDS))


def test_who_is_left_takes_the_index_over_from_a_killed_server(tmp_path: Path, folder: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as (server, _):
        ingest = begin(data, "ingest", str(folder), "--json")
        time.sleep(2)
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        out, err = ingest.communicate(timeout=PATIENCE_S)
    assert ingest.returncode == 0, err
    assert {json.loads(line)["state"] for line in out.splitlines()} == {"published"}
    assert_each_published_once(data, len(BIRDS))
