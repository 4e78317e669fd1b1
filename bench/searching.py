"""Searching on many clauses: rebuilding, the engine alone, the API at one and at four clients, all cores, growth."""

import json
import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.bare import stored_by
from bench.corpus import GROWN, MAIN, QUICK, clauses, indexed, laws
from bench.figures import Figure
from bench.load import Request, Seen, ask
from bench.machine import memory_mb, processor_seconds
from bench.measure import by_kind, kinds, latencies, must_find, percentile, requests, together, worst
from bench.queries import Asked, Questions
from bench.shared import COMMAND, environment, served
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from dayanak.search.port import SearchIndex, SearchPage, SearchQuery
from search_api.service import Service

EACH = 15 if QUICK else 100
WARM = 4 if QUICK else 15
MIB = 1024 * 1024


def rebuild() -> Iterator[Figure]:
    """`dayanak reindex` of the main number of clauses, as an operator runs it."""
    seconds, own, peak = reindexed(MAIN)
    folder = clauses(MAIN)
    note = f"{own:.0f} s of processor time; highest memory {peak:.0f} MiB"
    yield Figure(f"rebuild of {MAIN:,} clauses", round(seconds, 1), "s", 120, 60, note=note, least=False)
    yield Figure("clauses rebuilt", round(MAIN / seconds), "clauses/s")
    yield Figure("index, for a clause", round(live_size(folder) / MAIN), "bytes")
    yield Figure("record, for a clause", round(size(folder / "dayanak.sqlite3") / MAIN), "bytes")
    held = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    note = "the laws as rows of text, compressed by the sender"
    yield Figure("archive, for a clause", round(size(laws() / "archive") / held["own"]), "bytes", note=note)


def reindexed(number: int) -> tuple[float, float, float]:
    """Seconds, seconds of processor time and highest memory in MiB of a rebuild."""
    folder = clauses(number)
    begun = time.perf_counter()
    process = subprocess.Popen([*COMMAND, "reindex"], env=environment(folder), stdout=subprocess.PIPE)
    assert process.stdout is not None
    told = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or int(told.split()[0]) < number:
        raise RuntimeError(f"reindex ended with {process.returncode}: {told}")
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def live_size(folder: Path) -> int:
    """Bytes of the generation that is searched; the one before it may still lie beside it."""
    index = folder / "index"
    return size(index / (index / "CURRENT").read_text(encoding="ascii").strip())


def size(path: Path) -> int:
    """Bytes of a file or of everything in a folder."""
    return path.stat().st_size if path.is_file() else sum(f.stat().st_size for f in path.rglob("*") if f.is_file())


@dataclass
class Overheard:
    """An index that remembers what it was asked, so that the same can be asked of the engine alone."""

    engine: SearchIndex
    last: SearchQuery | None = None
    totals: list[int] = field(default_factory=list)

    def search(self, query: SearchQuery) -> SearchPage:
        self.last = query
        page = self.engine.search(query)
        self.totals.append(page.total)
        return page

    def __getattr__(self, name: str) -> object:
        return getattr(self.engine, name)


class InProcess:
    """The engine and the service around it in this process, on a data folder."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._heard = Overheard(house.engine)
        self._service = Service(house.record, self._heard, house.archive)  # type: ignore[arg-type]

    def engine(self, asked: list[Asked]) -> dict[str, list[float]]:
        """Milliseconds of the engine alone; what the service asks of it is heard before, so every page is in memory."""
        queries = {query.path: self._asked_of_engine(query) for query in asked}
        if sum(total == 0 for total in self._heard.totals) > len(asked) / 5:
            raise RuntimeError("too many queries found nothing")
        return by_kind(asked, lambda query: self._house.engine.search(queries[query.path]))

    def service(self, asked: list[Asked]) -> dict[str, list[float]]:
        """Milliseconds of the whole search without HTTP."""
        return by_kind(asked, lambda query: self._service.search(query.params()))

    def _asked_of_engine(self, query: Asked) -> SearchQuery:
        self._service.search(query.params())
        assert self._heard.last is not None
        return self._heard.last


@contextmanager
def in_process(folder: Path) -> Iterator[InProcess]:
    with open_house(Settings(data=folder)) as house:
        yield InProcess(house)


@contextmanager
def questions(folder: Path, seed: int) -> Iterator[Questions]:
    found = Questions.at(folder, seed)
    try:
        yield found
    finally:
        found.close()


def engine() -> Iterator[Figure]:
    """Latency of tantivy alone, kind by kind, and with the record and the snippets around it."""
    folder = indexed(MAIN)
    with questions(folder, 1) as ready, in_process(folder) as process:
        process.engine(ready.take(WARM))
        alone = process.engine(ready.take(EACH))
        service = process.service(ready.take(EACH))
    yield from latencies("engine alone", alone, 10, 5)
    for kind, values in alone.items():
        yield Figure(f"engine alone, {kind}, p95", round(percentile(values, 95), 2), "ms", 10, 5, least=False)
    yield from latencies("service in the process", service)


def api() -> Iterator[Figure]:
    """A loaded server: its start, its answers to one and to four clients, its memory."""
    folder = indexed(MAIN)
    yield _start(folder)
    with questions(folder, 2) as ready, served(folder) as (base, server):
        ask(base, requests(ready.take(WARM)), 2)
        for clients in (1, 4):
            seen = ask(base, requests(ready.take(EACH)), clients)
            yield from answered(f"API, {clients} client{'s' * (clients > 1)}", seen, bound=clients == 4)
        held = memory_mb(server.pid)
        private = held["Private_Dirty"] + held["Private_Clean"]
        note = f"of which {private} MiB are the process's own and the rest pages of files; after {EACH * 24} queries"
        yield Figure("memory of the serving process", held["Rss"], "MiB", 800, 400, note=note, least=False)


def _start(folder: Path) -> Figure:
    """Seconds from the command to the first answer, in the middle of three."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        with served(folder):
            times.append(time.perf_counter() - begun)
    return Figure("start of a loaded server", round(sorted(times)[1], 2), "s", 2, least=False)


def answered(name: str, seen: Seen, *, bound: bool) -> Iterator[Figure]:
    """p50 and p95 of answers through HTTP, with what the generator took."""
    must_find(seen)
    yield from latencies(name, kinds(seen), *((60, 25) if bound else ()))
    note = f"the generator took {seen.own_ms:.2f} ms of processor time a request; answers of {seen.size / 1024:.0f} KiB"
    yield Figure(f"{name}, searches", round(seen.per_second), "1/s", note=note)


def all_cores() -> Iterator[Figure]:
    """Searches a second with all cores, beside a bare endpoint that returns a stored answer of the same size."""
    folder = indexed(MAIN)
    cores = len(os.sched_getaffinity(0))
    words = several(cores)
    with questions(folder, 3) as ready, served(folder, *words) as (base, server):
        ask(base, requests(ready.take(WARM)), 4 * cores)
        before = processor_seconds(server.pid)
        asked = requests(ready.take(60 if QUICK else 350))
        seen = ask(base, asked, 4 * cores)
        spent, held = processor_seconds(server.pid) - before, memory_mb(server.pid)["Pss"]
        must_find(seen)
        answer = like(base, seen, asked)
    bare, modelled = (_bare(answer, cores if words else 1, cores, path) for path in ("/stored", "/model"))
    how = f"{cores if words else 1} processes, {4 * cores} clients"
    note = f"{how}; {len(seen.answers)} distinct queries; p95 {percentile(seen.times(), 95):.0f} ms"
    peer = f"bare {bare.per_second:.0f}/s with a stored answer of {len(answer) / 1024:.0f} KiB"
    yield Figure("searches with all cores", round(seen.per_second), "1/s", 300, 600, peer=peer, note=note)
    ratio = round(seen.per_second / bare.per_second, 3)
    yield Figure("searches with all cores, to the bare endpoint", ratio, "ratio", None, 0.4, peer=peer)
    note = (
        "the bare endpoint gives a stored value that the framework checks and writes, as for every route with a model"
    )
    ratio = round(seen.per_second / modelled.per_second, 3)
    yield Figure(
        "the same, to a bare endpoint with a model", ratio, "ratio", peer=f"bare {modelled.per_second:.0f}/s", note=note
    )
    yield Figure("memory with all cores", held, "MiB", note="of all processes together, what they share once")
    own = f"the generator took {seen.own_ms:.2f} ms beside that, {bare.own_ms:.2f} ms with the bare endpoint"
    yield Figure(
        "processor time of the server, for a search", round(spent * 1000 / len(seen.answers), 2), "ms", note=own
    )


def several(cores: int) -> list[str]:
    """The words that make `dayanak serve` run so many processes; none where it cannot."""
    told = subprocess.run([*COMMAND, "serve", "--help"], stdout=subprocess.PIPE, check=True).stdout
    return ["--processes", str(cores)] if b"--processes" in told else []


def like(base: str, seen: Seen, asked: list[Request]) -> bytes:
    """A real answer that is about as long as the average one."""
    middle = min(seen.answers, key=lambda answer: abs(answer.size - seen.size))
    return urllib.request.urlopen(base + asked[middle.place].path).read()  # type: ignore[no-any-return]


def _bare(answer: bytes, processes: int, cores: int, path: str) -> Seen:
    count = 600 if QUICK else 4000
    with stored_by(answer, processes) as base:
        ask(base, [Request("bare", path)] * 200, 4 * cores)
        return ask(base, [Request("bare", f"{path}?turn={turn}") for turn in range(count)], 4 * cores)


def growth() -> Iterator[Figure]:
    """The same queries on the main number of clauses and on about three times as many."""
    seconds, own, peak = reindexed(GROWN)
    note = f"{own:.0f} s of processor time; highest memory {peak:.0f} MiB"
    yield Figure(f"rebuild of {GROWN:,} clauses", round(seconds, 1), "s", note=note)
    small, large = indexed(MAIN), clauses(GROWN)
    with questions(small, 4) as ready:
        warm, first, second = ready.take(WARM), ready.take(EACH), ready.take(EACH)
    alone = {folder: _alone(folder, warm, first) for folder in (small, large)}
    through = {folder: _through(folder, warm, second) for folder in (small, large)}
    for name, found, floor, aim in (
        ("engine alone", alone, 4, 3),
        ("API, 4 clients", {folder: kinds(seen) for folder, (seen, _) in through.items()}, 3, 1.5),
    ):
        before, after = (percentile(together(found[folder]), 95) for folder in (small, large))
        note = f"p95 {before:.1f} → {after:.1f} ms; at the larger number {worst(found[large])}"
        title = f"growth {MAIN:,} → {GROWN:,} clauses, {name}, p95"
        yield Figure(title, round(after / before, 2), "times", floor, aim, note=note, least=False)
    yield Figure(f"memory of the serving process, {GROWN:,} clauses", through[large][1], "MiB")
    yield Figure(f"index of {GROWN:,} clauses, for a clause", round(live_size(large) / GROWN), "bytes")


def _alone(folder: Path, warm: list[Asked], asked: list[Asked]) -> dict[str, list[float]]:
    with in_process(folder) as process:
        process.engine(warm)
        return process.engine(asked)


def _through(folder: Path, warm: list[Asked], asked: list[Asked]) -> tuple[Seen, int]:
    with served(folder) as (base, server):
        ask(base, requests(warm), 4)
        seen = ask(base, requests(asked), 4)
        must_find(seen)
        return seen, memory_mb(server.pid)["Rss"]
