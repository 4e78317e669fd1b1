"""The figures of a running system in the form of Prometheus: what this process counted, and what the record holds now.

Labels are few and fixed: routes as they are written, methods, states, codes of errors; never an id, an address or
words. Where several processes serve, they count into files of one folder (`PROMETHEUS_MULTIPROC_DIR`, set before the
first of them starts), and any of them answers for all.
"""

import os
import platform
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dayanak.law.errors import DayanakError
from dayanak.search.port import SearchIndex, SearchPage, SearchQuery
from dayanak.storage.record import Record

if TYPE_CHECKING:
    from prometheus_client.core import Metric
    from prometheus_client.registry import CollectorRegistry

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
FRESH_S = 5.0
"""How long a look at the record is good for, however often it is asked."""
_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
_ENGINE_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2, 10, 60, 600)
_JOB_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900)


class Metrics:
    """The counters of this process."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Histogram

        self._registry = CollectorRegistry()
        made: dict[str, Any] = {"registry": self._registry, "namespace": "dayanak"}
        self._requests = Counter("requests", "Requests answered.", ("route", "method", "status"), **made)
        self._request_seconds = Histogram(
            "request_seconds", "Time from request to answer.", ("route", "method"), buckets=_SECONDS, **made
        )
        self._refusals = Counter("refusals", "Answers that are an error, by its code.", ("code",), **made)
        self._searches = Counter("searches", "Searches asked of the engine.", ("group", "sort", "found"), **made)
        self._engine_seconds = Histogram(
            "engine_seconds", "Time in the search engine.", ("operation",), buckets=_ENGINE_SECONDS, **made
        )
        self._job_seconds = Histogram(
            "job_seconds", "Time of a job, by how it ended.", ("kind", "result"), buckets=_JOB_SECONDS, **made
        )
        self._job_failures = Counter("job_failures", "Failed tries of jobs, by error.", ("kind", "code"), **made)
        self._request_of = lru_cache(4096)(self._children)  # looking labels up costs more than counting
        self._search_of = lru_cache(64)(self._searches.labels)
        self._operation_of = lru_cache(16)(self._engine_seconds.labels)

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """A request was answered."""
        count, observe = self._request_of(route, method, status)
        count()
        observe(seconds)

    def refused(self, code: str) -> None:
        """A request was answered with an error."""
        self._refusals.labels(code).inc()

    def searched(self, query: SearchQuery, page: SearchPage) -> None:
        """The engine has answered a search."""
        self._search_of(query.group.value, query.sort.value, "yes" if page.total else "no").inc()

    def engine_took(self, operation: str, seconds: float) -> None:
        """The engine has done something."""
        self._operation_of(operation).observe(seconds)

    def job_ended(self, kind: str, seconds: float, error: Exception | None = None, jobs: int = 1) -> None:
        """So many jobs that were done together have come to their end, or this try of them has failed."""
        for _ in range(jobs):
            self._job_seconds.labels(kind, "failed" if error else "done").observe(seconds / jobs)
        if error is not None:
            code = error.code if isinstance(error, DayanakError) else type(error).__name__
            self._job_failures.labels(kind, code).inc(jobs)

    def page(self, *looks: "Look") -> bytes:
        """Everything as Prometheus reads it: of this process, or of all that count into one folder; and these."""
        from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = CollectorRegistry()
        if folder := os.environ.get(FOLDER):
            MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
            registry.register(_Processes(Path(folder)))
        else:
            registry.register(_All(self._registry))
            ProcessCollector(registry=registry)
        for look in looks:
            registry.register(look)
        return generate_latest(registry)

    def _children(self, route: str, method: str, status: int) -> tuple[Callable[[], None], Callable[[float], None]]:
        counter = self._requests.labels(route, method, str(status))
        return counter.inc, self._request_seconds.labels(route, method).observe


class Look:
    """What the record and the index hold at the moment of asking; cheap, and not asked more often than is useful."""

    def __init__(self, record: Record, engine: SearchIndex) -> None:
        self._record = record
        self._engine = engine
        self._lock = threading.Lock()
        self._until = 0.0
        self._seen: list[Metric] = []

    def describe(self) -> Iterable["Metric"]:
        return ()

    def collect(self) -> Iterator["Metric"]:
        with self._lock:
            if time.monotonic() >= self._until:
                self._seen = list(self._look())
                self._until = time.monotonic() + FRESH_S
            yield from self._seen

    def _look(self) -> Iterator["Metric"]:
        labels = (version("dayanak"), platform.python_version(), platform.python_implementation())
        yield _gauge("build", "What runs here.", ("version", "python", "implementation"), {labels: 1}, "info")
        for name, look in (("record", self._of_record), ("index", self._of_index)):
            try:
                found = list(look())
            except DayanakError:
                found = []
            yield _gauge(f"{name}_up", f"Whether the {name} answers.", (), {(): float(bool(found))})
            yield from found

    def _of_record(self) -> Iterator["Metric"]:
        counts, queue = self._record.documents.counts(), self._record.work.queue()
        yield _gauge("documents", "Documents in the record.", (), {(): counts.documents})
        yield _gauge("clauses", "Clauses in the record.", (), {(): counts.clauses})
        yield _gauge("jobs", "Jobs that are not done.", ("kind", "state"), queue.undone)
        waits = {(kind,): seconds for kind, seconds in queue.oldest_s.items()}
        yield _gauge("oldest_job_seconds", "How long the oldest due job has waited.", ("kind",), waits)
        runs = self._record.work.crawl_runs()
        yield _gauge("crawl_runs", "Runs of the crawlers, by how they ended.", ("source", "state"), runs)

    def _of_index(self) -> Iterator["Metric"]:
        yield _gauge("index_entries", "Clauses that can be found.", (), {(): self._engine.count()})


class _All:
    """Every metric of another registry."""

    def __init__(self, registry: "CollectorRegistry") -> None:
        self._registry = registry

    def describe(self) -> Iterable["Metric"]:
        return ()

    def collect(self) -> Iterable["Metric"]:
        return self._registry.collect()


class _Processes:
    """What all the processes take together that count into the folder and still live."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def describe(self) -> Iterable["Metric"]:
        return ()

    def collect(self) -> Iterator["Metric"]:
        from prometheus_client import CollectorRegistry, ProcessCollector

        summed: dict[str, tuple[Metric, float]] = {}
        for pid in sorted({file.stem.rpartition("_")[2] for file in self._folder.glob("*.db")}):
            own = ProcessCollector(pid=_always(pid), registry=CollectorRegistry())
            for metric in own.collect():
                value = sum(sample.value for sample in metric.samples)
                summed[metric.name] = (metric, value + summed.get(metric.name, (metric, 0.0))[1])
        for name in ("process_cpu_seconds", "process_resident_memory_bytes", "process_open_fds"):
            if name in summed:
                metric, value = summed[name]
                metric.samples = [metric.samples[0]._replace(value=value)]
                yield metric


def _always(pid: str) -> Callable[[], str]:
    return lambda: pid


def _gauge(name: str, says: str, labels: tuple[str, ...], values: Mapping[Any, float], kind: str = "gauge") -> "Metric":
    from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily

    if kind == "info":
        return InfoMetricFamily(f"dayanak_{name}", says, value=dict(zip(labels, next(iter(values)), strict=True)))
    family = GaugeMetricFamily(f"dayanak_{name}", says, labels=labels)
    for key, value in values.items():
        family.add_metric(key, float(value))
    return family
