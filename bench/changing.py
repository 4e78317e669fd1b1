"""A server at work: a long PDF is read while people search, and a changed clause becomes searchable."""

import json
import shutil
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.corpus import MAIN, QUICK, indexed
from bench.figures import Figure
from bench.load import ask
from bench.measure import must_find, percentile, requests
from bench.searching import questions
from bench.shared import COMMAND, SHARED, environment, served
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house

LONG_PDF = SHARED / "corpus" / "mevzuat-gov-doc-pdf"
EACH = 5 if QUICK else 20
MOST_S = 40 if QUICK else 120


def changing() -> Iterator[Figure]:
    """On a copy of the main folder, which nobody else measures on."""
    with _copied(indexed(MAIN)) as data, questions(data, 5) as ready, served(data) as (base, _):
        ask(base, requests(ready.take(EACH)), 1)
        idle = ask(base, requests(ready.take(EACH)), 1)
        must_find(idle)
        longest = max(LONG_PDF.glob("*.pdf"), key=lambda f: f.stat().st_size)
        busy: list[float] = []
        with _reads(longest, data) as reader:
            begun = time.monotonic()
            while reader.poll() is None and time.monotonic() - begun < MOST_S:
                busy += ask(base, requests(ready.take(2)), 1).times()
        before, during = percentile(idle.times(), 95), percentile(busy, 95)
        note = f"idle {before:.1f} ms, busy {during:.1f} ms over {len(busy)} queries"
        yield Figure(
            "search p95 while a long PDF is read, to idle",
            round(during / before, 2),
            "ratio",
            2,
            note=note,
            least=False,
        )
        yield _changed(base, data)


@contextmanager
def _reads(file: Path, data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`dayanak ingest` of a file beside the server, ended at the end."""
    reader = subprocess.Popen([*COMMAND, "ingest", str(file)], env=environment(data), stdout=subprocess.DEVNULL)
    try:
        yield reader
    finally:
        reader.terminate()
        reader.wait(60)


@contextmanager
def _copied(folder: Path) -> Iterator[Path]:
    for old in folder.parent.glob("changing-*"):
        shutil.rmtree(old, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="changing-") as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        yield Path(copy)


def _changed(base: str, data: Path) -> Figure:
    """Seconds from the end of an intake to the changed clause being found through the API."""
    word = "zürv" + "".join("abcdefghij"[int(digit)] for digit in str(time.time_ns()))  # in no text but this
    assert not _answer(base, f'"{word}"')["total"]
    file = data / "olcum.txt"
    file.write_text(f"ÖLÇÜM YÖNERGESİ\nAmaç\nMADDE 1- (1) Bu Yönergenin amacı {word} ölçmektir.\n", encoding="utf-8")
    with open_house(Settings(data=data)) as house, file.open("rb") as stream:
        begun = time.perf_counter()
        house.intake.receive(stream, file.name)
        while not _answer(base, f'"{word}"')["total"]:
            if time.perf_counter() - begun > 60:
                raise TimeoutError("the changed clause was not found within a minute")
            time.sleep(0.02)
        return Figure("a changed clause is searchable", round(time.perf_counter() - begun, 2), "s", 2, least=False)


def _answer(base: str, query: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{base}/api/search?{urllib.parse.urlencode({'q': query})}", timeout=30) as reply:
        answer: dict[str, Any] = json.load(reply)
    return answer
