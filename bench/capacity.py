"""What many clauses and many searches need, worked out from the measured figures: the tables of docs/capacity.md."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

CLAUSES = 50_000_000
SEARCHES = 1_000
SHARD = 2_500_000
CLAUSES_A_PAGE = 16  # as in the PDFs of the bench
COPIES = 2
BUSY = 0.5
MACHINE_CORES, MACHINE_GIB, MACHINE_DISK_TB, MACHINE_EUROS = 32, 256, 3.8, 900
GIB = 1024**3

SOURCES = {
    "index": ("OpenSearch index, for a clause", "bytes of the index for a clause"),
    "record": ("record, for a clause", "bytes of the record for a clause"),
    "archive": ("archive, for a clause", "bytes of the archive for a clause"),
    "node": ("processor time of the node, for a search", "processor ms of the node for a search, one shard of 350,000"),
    "api": ("processor time of the API before OpenSearch, for a search", "processor ms of the API for a search"),
    "growth": ("growth 350,000 → 1,000,000 clauses, engine alone, p95", "times the engine's p95 at 1,000,000"),
    "rebuild": ("rebuild of 350,000 clauses", "seconds to rebuild 350,000, one process"),
    "pages": ("PDF pages end to end", "pages of text PDFs a second, two cores"),
}
"""The figure of `make bench` that each input is, and what it is called on the page."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What comes of the inputs."""

    measured: Mapping[str, float]

    @property
    def shards(self) -> int:
        return CLAUSES // SHARD

    @property
    def slope(self) -> float:
        """Processor ms of the engine for each further 1,000 clauses of a shard, as its p95 grew."""
        return self.measured["node"] * (self.measured["growth"] - 1) / 650

    @property
    def shard_ms(self) -> float:
        """Processor ms of one shard for a search."""
        return self.measured["node"] + self.slope * (SHARD - 350_000) / 1000

    @property
    def engine_cores(self) -> float:
        return self.shards * self.shard_ms / 1000 * SEARCHES / BUSY

    @property
    def api_cores(self) -> float:
        return self.measured["api"] / 1000 * SEARCHES / BUSY

    @property
    def index_gib(self) -> float:
        """One copy."""
        return self.measured["index"] * CLAUSES / GIB

    @property
    def memory_gib(self) -> float:
        """All copies in the page cache, and a heap of 31 GiB for each machine that the cores ask for."""
        return self.index_gib * COPIES + 31 * self.engine_machines

    @property
    def engine_machines(self) -> int:
        return max(3, _up(self.engine_cores / MACHINE_CORES))

    @property
    def disk_tb(self) -> float:
        """All copies twice, while a rebuild writes the next generation beside the live one."""
        return self.index_gib * COPIES * 2 * GIB / 1e12

    @property
    def machines(self) -> int:
        by_memory, by_disk = _up(self.memory_gib / MACHINE_GIB), _up(self.disk_tb / MACHINE_DISK_TB)
        return max(self.engine_machines, by_memory, by_disk) + max(2, _up(self.api_cores / MACHINE_CORES)) + 2

    @property
    def record_tb(self) -> float:
        return self.measured["record"] * CLAUSES / 1e12

    @property
    def archive_tb(self) -> float:
        return self.measured["archive"] * CLAUSES / 1e12

    @property
    def reading_hours(self) -> float:
        return CLAUSES / CLAUSES_A_PAGE / self.measured["pages"] / 3600

    @property
    def rebuild_hours(self) -> float:
        return self.measured["rebuild"] * CLAUSES / 350_000 / 3600


def _up(value: float) -> int:
    return int(value) + (value > int(value))


def inputs(rows: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """The measured inputs that are among the figures."""
    values = {row["name"]: row["value"] for row in rows}
    return {key: float(v) for key, (name, _) in SOURCES.items() if (v := values.get(name)) is not None}


def measured_lines(found: Mapping[str, float]) -> list[str]:
    """The table of inputs."""
    rows = (
        f"| {key} | {said} | {found[key]:g} | {name} |" if key in found else f"| {key} | {said} | – | {name} |"
        for key, (name, said) in SOURCES.items()
    )
    return ["| | Input | Value | Figure of `make bench` |", "| --- | --- | --- | --- |", *rows]


def needs_lines(found: Mapping[str, float]) -> list[str]:
    """The table of what is needed, with its arithmetic; one line instead where an input is missing."""
    if missing := SOURCES.keys() - found.keys():
        return [f"Not worked out: {', '.join(sorted(missing))} not measured yet."]
    rows = (f"| {what} | {how} | {result} |" for what, how, result in _needs(Needs(found)))
    return ["| Need | Arithmetic | Result |", "| --- | --- | --- |", *rows]


def _needs(n: Needs) -> Iterator[tuple[str, str, str]]:
    m = n.measured
    yield "shards", f"{CLAUSES:,} / {SHARD:,}", f"{n.shards}, each with {COPIES - 1} further copy"
    yield "index, one copy", f"{m['index']:g} B × {CLAUSES:,}", f"{n.index_gib:.0f} GiB"
    yield (
        "growth of a shard",
        f"{m['node']:g} × ({m['growth']:g} − 1) / 650",
        f"{n.slope:.4f} ms for each 1,000 clauses",
    )
    grown = f"{m['node']:g} + {n.slope:.4f} × ({SHARD:,} − 350,000) / 1,000"
    yield "one search, one shard", grown, f"{n.shard_ms:.1f} ms of processor"
    cores = f"{n.shards} × {n.shard_ms:.1f} ms × {SEARCHES:,}/s / {BUSY:g} busy"
    yield "cores of the engine", cores, f"{_up(n.engine_cores):,}"
    yield "cores of the API", f"{m['api']:g} ms × {SEARCHES:,}/s / {BUSY:g} busy", f"{_up(n.api_cores):,}"
    memory = f"{n.index_gib:.0f} GiB × {COPIES} copies + 31 GiB heap × {n.engine_machines} nodes"
    yield "memory of the engine", memory, f"{_up(n.memory_gib):,} GiB"
    yield "disk of the engine", f"{n.index_gib:.0f} GiB × {COPIES} copies × 2 generations", f"{n.disk_tb:.2f} TB"
    yield "record (PostgreSQL)", f"{m['record']:g} B × {CLAUSES:,}, and a standby", f"2 × {n.record_tb:.2f} TB"
    yield "archive", f"{m['archive']:g} B × {CLAUSES:,}; scans are many times that", f"{n.archive_tb:.2f} TB and more"
    yield "rebuild, one process", f"{m['rebuild']:g} s × {CLAUSES:,} / 350,000", f"{n.rebuild_hours:.1f} h"
    reading = f"{CLAUSES:,} / {CLAUSES_A_PAGE} clauses a page / {m['pages']:g} pages/s"
    yield "first reading, two cores", reading, f"{n.reading_hours:.0f} h"
    how = f"engine, at least 2 for the API, 2 for the record; {MACHINE_CORES} cores, {MACHINE_GIB} GiB each"
    yield "machines", how, f"{n.machines}"
    yield "cost", f"{n.machines} × about {MACHINE_EUROS} € a month", f"about {n.machines * MACHINE_EUROS:,} € a month"
