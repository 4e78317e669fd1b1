"""The job loop. A row is the truth; dramatiq is the bell that wakes a worker, and once a second the loop looks
at the table itself, since a bell does not ring in another process."""

import datetime as dt
import logging
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import takewhile

import dramatiq
from dramatiq.brokers.stub import StubBroker

from dayanak.law.errors import DayanakError, Unavailable
from dayanak.search.port import SearchIndex
from dayanak.storage.record import Job, JobKind, Record
from ingest import pipeline
from ingest.pipeline import Desk

log = logging.getLogger(__name__)

SIGNS_OF_LIFE = 4
"""How often a worker says that it lives while a lease lasts."""
TICK_S = 1.0
PATIENCE_S = 5.0
BATCH_DOCUMENTS = 50


class Workshop:
    """Does the due jobs of one data folder in threads of this process: one thread a desk, and one that indexes.
    `may_write` says whether this process is the index's writer, or has just become it; as long as another one is,
    index jobs are left to that one."""

    def __init__(
        self,
        record: Record,
        desks: Sequence[Desk],
        engine: SearchIndex,
        may_write: Callable[[], bool],
        lease_s: float = 20,
    ) -> None:
        self._record = record
        self._engine = engine
        self._may_write = may_write
        self._lease_s = lease_s
        self._all_desks = desks
        self._desks: queue.SimpleQueue[Desk] = queue.SimpleQueue()
        for desk in desks:
            self._desks.put(desk)
        self._indexing = threading.Lock()
        self._stopping = threading.Event()
        broker = StubBroker(middleware=[])
        broker.emit_after("process_boot")
        self._process_bell = dramatiq.actor(broker=broker, queue_name="process")(self.process_due)
        self._index_bell = dramatiq.actor(broker=broker, queue_name="index")(self.index_due)
        self._worker = dramatiq.Worker(broker, worker_threads=len(desks) + 1, worker_timeout=100)
        self._ticker = threading.Thread(target=self._tick, name="job-ticker", daemon=True)

    def start(self) -> None:
        """Begins to work."""
        if not self._may_write():
            log.info("another process writes this index; index jobs are left to it as long as it lives")
        self._worker.start()
        self._ticker.start()

    def stop(self) -> None:
        """Ends. What is in hand may be finished within `PATIENCE_S`; what is not done stays a row."""
        self._stopping.set()
        self._ticker.join()
        hurry = threading.Timer(PATIENCE_S, self._break_off)
        hurry.start()
        self._worker.stop(timeout=120_000)
        hurry.cancel()

    def _break_off(self) -> None:
        for desk in self._all_desks:
            desk.reader.close()

    def ring(self) -> None:
        """Wakes the workers: there may be something to do."""
        if not self._stopping.is_set():
            self._process_bell.send()
            self._index_bell.send()

    @property
    def indexes(self) -> bool:
        """Whether this process writes the index."""
        return self._may_write()

    @contextmanager
    def index_in_hand(self) -> Iterator[None]:
        """No index job runs in this process as long as the caller has the index in hand."""
        with self._indexing:
            yield

    def process_due(self) -> None:
        """Processes due sources one after the other, if a desk is free."""
        try:
            desk = self._desks.get_nowait()
        except queue.Empty:
            return
        try:
            while not self._stopping.is_set() and (job := self._record.jobs.claim((JobKind.PROCESS,), self._lease_s)):
                self._do([job], partial(pipeline.process, int(job.subject), desk))
                self._index_bell.send()
        finally:
            self._desks.put(desk)

    def index_due(self) -> None:
        """Indexes due documents, many in one commit, if this process may and no other thread is at it."""
        if not self._may_write() or not self._indexing.acquire(blocking=False):
            return
        try:
            while not self._stopping.is_set() and (jobs := self._claim_index_jobs()):
                subjects = list(dict.fromkeys(job.subject for job in jobs))
                self._do(jobs, partial(pipeline.index, subjects, self._record, self._engine))
        finally:
            self._indexing.release()

    def _claim_index_jobs(self) -> list[Job]:
        claimed = (self._record.jobs.claim((JobKind.INDEX,), self._lease_s) for _ in range(BATCH_DOCUMENTS))
        return list(takewhile(lambda job: job is not None, claimed))  # type: ignore[arg-type]

    def _do(self, jobs: Sequence[Job], work: Callable[[], object]) -> None:
        with self._kept(jobs):
            try:
                work()
            except Exception as error:  # the edge of a job: whatever failed is written on its row
                if self._stopping.is_set():  # broken off: when the lease has run out, the job is anybody's
                    return
                log.exception("job %s failed", ", ".join(f"{job.kind}:{job.subject}" for job in jobs))
                for job in jobs:
                    self._fail(job, error)
                return
        for job in jobs:
            self._record.jobs.finish(job)

    def _fail(self, job: Job, error: Exception) -> None:
        message = error.message if isinstance(error, DayanakError) else f"{type(error).__name__}: {error}"
        self._record.jobs.fail(job, message)

    @contextmanager
    def _kept(self, jobs: Sequence[Job]) -> Iterator[None]:
        """Renews the leases of the jobs as long as they are in hand."""
        done = threading.Event()

        def renew() -> None:
            while not done.wait(self._lease_s / SIGNS_OF_LIFE):
                with suppress(Unavailable):  # the next time is soon enough
                    for job in jobs:
                        self._record.jobs.renew(job, self._lease_s)

        keeper = threading.Thread(target=renew, name="lease-keeper", daemon=True)
        keeper.start()
        try:
            yield
        finally:
            done.set()
            keeper.join()

    def _tick(self) -> None:
        day = None
        while not self._stopping.wait(TICK_S):
            try:
                self._record.jobs.sweep()
                if day != (day := dt.date.today()):  # noqa: DTZ011 - the law begins at midnight of this place
                    self._record.documents.begin_force()
            except Unavailable:
                log.warning("the record is not reachable; trying again")
                continue
            self.ring()
