"""`make bench`: speed and memory, as ratios to peers measured in the same run where there is one.

With the shared corpora the laws are loaded once (the load of `make evaluate` is used when there is one). QUICK=1 cuts
the laws to a part when they are not loaded yet.
"""

import gzip
import http.client
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench.evaluate import load_search, loaded
from bench.figures import Figure, publish
from bench.shared import COMMAND, SHARED, dayanak, environment, served
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from ingest.entries import entries
from search_api.query import SearchParams, parse

QUICK = os.environ.get("QUICK") == "1"
ROUNDS = 2 if QUICK else 5
PDFS = SHARED / "corpus" / "btu-bursa-teknik"
LONG_PDF = SHARED / "corpus" / "mevzuat-gov-doc-pdf"
LAWS = SHARED / "corpus" / "acik-mevzuat" / "kanunlar.jsonl.gz"
QUERIES = SHARED / "gold" / "dev" / "queries.jsonl"
QUICK_LAWS = 150


def main() -> int:
    if not SHARED.is_dir():
        publish("bench", [Figure("shared corpora", None, "", floor=1, note=f"{SHARED} is not there")])
        return 0
    with tempfile.TemporaryDirectory() as folder:
        publish("bench", [*reading(Path(folder) / "pdf"), *laws(Path(folder) / "laws")])
    return 0


def reading(data: Path) -> Iterator[Figure]:
    """Pages a second from files to searchable clauses, beside the bare readers on the same files."""
    files = sorted(PDFS.glob("*.pdf"))[: 20 if QUICK else 96]
    pages, pdfium = _timed(lambda: _pdfium_pages(files))
    some = files[:8]
    some_pages = _pdfium_pages(some)
    _, pdfminer = _timed(lambda: _pdfminer_text(some))
    _, whole = _timed(lambda: dayanak(data, "ingest", "--json", *map(str, files)))
    bare = f"PDFium alone {pages / pdfium:.0f}, pdfminer.six alone {some_pages / pdfminer:.0f} pages/s"
    yield Figure(
        "PDF pages end to end",
        round(pages / whole, 1),
        "pages/s",
        25,
        peer=bare,
        note=f"{pages} pages, process start included",
    )
    yield Figure(
        "PDF end to end, ratio to pdfminer.six alone", round(pages / whole / (some_pages / pdfminer), 2), "ratio"
    )
    yield from _readers(data)


def _readers(data: Path) -> Iterator[Figure]:
    with open_house(Settings(data=data)) as house:
        notes = [page for i in house.record.documents.ids() for page in house.record.documents.pages(i)]
    share = sum(page.read_by == "pdfminer" for page in notes) / max(len(notes), 1)
    yield Figure("pages that pdfminer.six read after all", round(share, 4), "share", note=f"of {len(notes)} pages")


def laws(scratch: Path) -> Iterator[Figure]:
    """Indexing, searching, starting, changing: on all clauses of the laws."""
    data = _laws_loaded(scratch)
    with open_house(Settings(data=data)) as house:
        yield from indexing(house, scratch / "index")
        yield from engine(house)
    yield from starting(data)
    with served(data) as (base, server):
        yield from api(base)
        yield Figure("memory of the serving process", _rss_mb(server.pid), "MiB", note="RSS after the queries")
        yield from beside_reading(base, data)
        yield changing(base, data)


def _laws_loaded(scratch: Path) -> Path:
    if not QUICK:
        return loaded("search", load_search)
    part = scratch / "part.jsonl"
    scratch.mkdir(parents=True)
    with gzip.open(LAWS, "rt", encoding="utf-8") as lines:
        part.write_text("".join(itertools.islice(lines, QUICK_LAWS)), encoding="utf-8")
    dayanak(scratch, "ingest", "--json", str(part))
    return scratch


def indexing(house: House, folder: Path) -> Iterator[Figure]:
    """Clauses a second into a new index, analysis included."""
    from dayanak.storage.index.tantivy_index import TantivyIndex

    copies = [c for i in house.record.documents.ids() if (c := house.record.documents.copy(i))]
    index = TantivyIndex(folder, writer=True)
    try:
        count, seconds = _timed(lambda: index.rebuild(e for copy in copies for e in entries(copy)))
    finally:
        index.close()
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1024 / 1024
    yield Figure("clauses indexed, analysis included", round(count / seconds), "clauses/s", note=f"{count} clauses")
    yield Figure("size of the index", round(size), "MiB")


def engine(house: House) -> Iterator[Figure]:
    """Latency of the engine alone, and with the record and the snippets around it."""
    asked = [parse(SearchParams.of(q=q)) for q in _queries()]
    alone = _latencies([lambda query=query: house.engine.search(query) for query in asked])
    yield from _percentiles("engine alone", alone)
    service = _latencies([lambda q=q: house.service.search(SearchParams.of(q=q)) for q in _queries()])
    yield from _percentiles("service in the process", service)


def starting(data: Path) -> Iterator[Figure]:
    """Seconds from the command to the first answer, on a loaded folder."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        with served(data):
            times.append(time.perf_counter() - begun)
    yield Figure("start of a loaded server", round(statistics.median(times), 2), "s", 2, least=False)


def api(base: str) -> Iterator[Figure]:
    """Latency through HTTP at one and at four clients."""
    for clients in (1, 4):
        yield from _percentiles(f"API, {clients} client{'s' if clients > 1 else ''}", _asked(base, clients))


def beside_reading(base: str, data: Path) -> Iterator[Figure]:
    """Search p95 while a PDF of 143 pages is being read, against the idle one."""
    idle = _percentile(_asked(base, 1), 95)
    longest = max(LONG_PDF.glob("*.pdf"), key=lambda f: f.stat().st_size)
    reader = subprocess.Popen([*COMMAND, "ingest", str(longest)], env=environment(data), stdout=subprocess.DEVNULL)
    busy: list[float] = []
    while reader.poll() is None:
        busy += _asked(base, 1, rounds=1)
    ratio = _percentile(busy, 95) / idle
    note = f"idle {idle:.1f} ms, busy {_percentile(busy, 95):.1f} ms over {len(busy)} queries"
    yield Figure("search p95 while a long PDF is read, to idle", round(ratio, 2), "ratio", 2, note=note, least=False)


def changing(base: str, data: Path) -> Figure:
    """Seconds from the end of an ingest's intake to the changed clause being found through the API."""
    word = "zürv" + "".join("abcdefghij"[int(digit)] for digit in str(time.time_ns()))  # in no text but this
    assert not _get(base, f'"{word}"')["total"]
    file = data / "olcum.txt"
    file.write_text(f"ÖLÇÜM YÖNERGESİ\nAmaç\nMADDE 1- (1) Bu Yönergenin amacı {word} ölçmektir.\n", encoding="utf-8")
    with open_house(Settings(data=data)) as house, file.open("rb") as stream:
        begun = time.perf_counter()
        house.intake.receive(stream, file.name)
        while not _get(base, f'"{word}"')["total"]:
            time.sleep(0.02)
        return Figure("a changed clause is searchable", round(time.perf_counter() - begun, 2), "s", 2, least=False)


def _queries() -> list[str]:
    rows = [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    return [row["q"] for row in rows]


def _asked(base: str, clients: int, rounds: int = ROUNDS) -> list[float]:
    host = base.removeprefix("http://")
    local = threading.local()

    def ask(query: str) -> float:
        if not hasattr(local, "connection"):
            local.connection = http.client.HTTPConnection(host, timeout=30)
        begun = time.perf_counter()
        local.connection.request("GET", "/api/search?" + urllib.parse.urlencode({"q": query}))
        local.connection.getresponse().read()
        return (time.perf_counter() - begun) * 1000

    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(ask, _queries() * rounds))


def _get(base: str, query: str) -> dict[str, Any]:
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=30)
    connection.request("GET", "/api/search?" + urllib.parse.urlencode({"q": query}))
    answer: dict[str, Any] = json.loads(connection.getresponse().read())
    connection.close()
    return answer


def _latencies(calls: Sequence[Callable[[], object]]) -> list[float]:
    for call in calls:
        call()
    return [_timed(call)[1] * 1000 for _ in range(ROUNDS) for call in calls]


def _percentiles(name: str, milliseconds: Sequence[float]) -> Iterator[Figure]:
    for percent in (50, 95):
        yield Figure(
            f"{name}, p{percent}",
            round(_percentile(milliseconds, percent), 2),
            "ms",
            note=f"{len(milliseconds)} queries",
        )


def _percentile(values: Sequence[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]


def _timed(call: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    value = call()
    return value, time.perf_counter() - begun


def _rss_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return round(int(status.partition("VmRSS:")[2].split()[0]) / 1024)


def _pdfium_pages(files: Sequence[Path]) -> int:
    import pypdfium2

    pages = 0
    for file in files:
        document = pypdfium2.PdfDocument(file)
        for page in document:
            page.get_textpage().get_text_bounded()
            pages += 1
        document.close()
    return pages


def _pdfminer_text(files: Sequence[Path]) -> int:
    from pdfminer.high_level import extract_text

    return sum(len(extract_text(file)) for file in files)


if __name__ == "__main__":
    sys.exit(main())
