"""The job loop. A row is the truth; dramatiq is the bell that wakes a worker, and once a second the loop looks
at the table itself, since a bell does not ring in another process."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial

import dramatiq
from dramatiq.brokers.stub import StubBroker

from dayanak import trace
from dayanak.law.errors import DayanakError, Misconfigured, Unavailable
from dayanak.search.port import SearchIndex
from dayanak.storage.record import Job, JobKind, Record
from ingest import pipeline
from ingest.pipeline import Desk
from ingest.rebuild import renew

log = logging.getLogger(__name__)

SIGNS_OF_LIFE = 4
"""How often a worker says that it lives while a lease lasts."""
TICK_S = 1.0
PATIENCE_S = 5.0
GRACE_S = 10.0
"""How long what was broken off may take to end."""
AWAY_S = 5.0
"""When a job is tried again whose fault it is not that it failed."""
BATCH_DOCUMENTS = 50
LOOK_S = 5.0
"""How often whoever writes the index looks whether it is still what it should be."""
GATHER_S = 0.25
"""How long after a commit to the index others gather for the next: a commit costs as much as many documents."""
Ended = Callable[[str, float, Exception | None, int], None]
"""Told of jobs of a kind that were done together: seconds, what was raised, how many."""


class Workshop:
    """Does the due jobs of one data folder in threads of this process: one thread a desk, and one that indexes.
    `may_write` says whether this process is the index's writer, or has just become it; as long as another one is,
    index jobs are left to that one. `daily` is asked with every look at the table; it knows itself whether its day has
    come."""

    def __init__(
        self,
        record: Record,
        desks: Sequence[Desk],
        engine: SearchIndex,
        may_write: Callable[[], bool],
        lease_s: float = 20,
        ended: Ended = lambda *_: None,
        patience_s: float = PATIENCE_S,
        daily: Callable[[], object] = lambda: None,
    ) -> None:
        self._record = record
        self._ended = ended
        self._engine = engine
        self._may_write = may_write
        self._lease_s = lease_s
        self._patience_s = patience_s
        self.daily = daily
        self._all_desks = desks
        self._in_hand: dict[int, Job] = {}
        self._desks: queue.SimpleQueue[Desk] = queue.SimpleQueue()
        for desk in desks:
            self._desks.put(desk)
        self._indexing = threading.Lock()
        self._well = False
        self._look_at = 0.0
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
        """Ends. What is in hand may be finished within `patience_s`; what is not done is anybody's at once."""
        self._stopping.set()
        self._ticker.join(self._patience_s)
        hurry = threading.Timer(self._patience_s, self._break_off)
        hurry.start()
        self._worker.stop(timeout=int((self._patience_s + GRACE_S) * 1000))
        hurry.cancel()
        self._give_back(list(self._in_hand.values()))

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

    def process_due(self) -> None:
        """Processes due sources one after the other, if a desk is free."""
        try:
            desk = self._desks.get_nowait()
        except queue.Empty:
            return
        try:
            with _later():
                while not self._stopping.is_set() and (job := self._claim_process_job()):
                    self._do([job], partial(pipeline.process, int(job.subject), desk))
                    self._index_bell.send()
        finally:
            self._desks.put(desk)

    def index_due(self) -> None:
        """Indexes due documents, many in one commit, if this process may and no other thread is at it; an index that is
        of an older version, damaged or lost is built anew before."""
        if not self._indexing.acquire(blocking=False):
            return
        try:
            with _later():
                while self._may_index() and (jobs := self._claim_index_jobs()):
                    subjects = list(dict.fromkeys(job.subject for job in jobs))
                    self._do(jobs, partial(pipeline.index, subjects, self._record, self._engine))
                    self._stopping.wait(GATHER_S)
        finally:
            self._indexing.release()

    def _may_index(self) -> bool:
        """Whether this process writes the index, and it can be written; that is looked at now and then."""
        if self._stopping.is_set() or not self._may_write():
            return False
        if not self._well or time.monotonic() >= self._look_at:
            self._well = renew(self._record, self._engine, self._lease_s, self._stopping.is_set)
            self._look_at = time.monotonic() + LOOK_S
        return self._well

    def _claim_process_job(self) -> Job | None:
        return self._record.jobs.claim((JobKind.PROCESS,), self._lease_s)

    def _claim_index_jobs(self) -> list[Job]:
        return self._record.jobs.claim_some(BATCH_DOCUMENTS, (JobKind.INDEX,), self._lease_s)

    def _do(self, jobs: Sequence[Job], work: Callable[[], object]) -> None:
        begun, kind = time.perf_counter(), jobs[0].kind.value
        with trace.about(**_held(jobs)), self._kept(jobs):
            try:
                work()
            except Exception as error:  # noqa: BLE001 - the edge of a job: whatever failed is written on its row
                self._ended(kind, time.perf_counter() - begun, error, len(jobs))
                self._undone(jobs, error)
                return
            seconds = time.perf_counter() - begun
            self._ended(kind, seconds, None, len(jobs))
            log.info("%s of %s done in %d ms", kind, " ".join(job.subject for job in jobs), seconds * 1000)
        for job in jobs:
            self._end(job)

    def _end(self, job: Job) -> None:
        """A document is indexed again where its lease was lost: two may have written it in the wrong order."""
        if not self._record.jobs.finish(job) and job.kind is JobKind.INDEX:
            self._record.jobs.add(JobKind.INDEX, job.subject)

    def _undone(self, jobs: Sequence[Job], error: Exception) -> None:
        if self._stopping.is_set():
            self._give_back(jobs)
            return
        names = ", ".join(f"{job.kind}:{job.subject}" for job in jobs)
        if isinstance(error, Unavailable | Misconfigured):  # neither is the fault of the file
            log.warning("job %s waits: %s", names, error.message)
            self._give_back(jobs, AWAY_S, error.message)
            return
        log.error("job %s failed", names, exc_info=error)
        message = error.message if isinstance(error, DayanakError) else f"{type(error).__name__}: {error}"
        for job in jobs:
            self._record.jobs.fail(job, message)

    def _give_back(self, jobs: Sequence[Job], after_s: float = 0, why: str | None = None) -> None:
        with _later():
            for job in jobs:
                self._record.jobs.give_back(job, after_s, why)

    @contextmanager
    def _kept(self, jobs: Sequence[Job]) -> Iterator[None]:
        """Renews the leases of the jobs as long as they are in hand."""
        done = threading.Event()

        def renew() -> None:
            while not done.wait(self._lease_s / SIGNS_OF_LIFE):
                with suppress(DayanakError):  # the next time is soon enough
                    for job in jobs:
                        self._record.jobs.renew(job, self._lease_s)

        keeper = threading.Thread(target=renew, name="lease-keeper", daemon=True)
        keeper.start()
        self._in_hand.update({job.id: job for job in jobs})
        try:
            yield
        finally:
            done.set()
            keeper.join()
            for job in jobs:
                self._in_hand.pop(job.id, None)

    def _tick(self) -> None:
        while not self._stopping.wait(TICK_S):
            with _later():
                self._record.jobs.sweep()
                self._record.documents.begin_force()
                self.daily()
                self.ring()


def _held(jobs: Sequence[Job]) -> dict[str, str | int]:
    """What a line of the log says while these are in hand; the document of index jobs is said one by one."""
    held: dict[str, str | int] = {"job": ",".join(str(job.id) for job in jobs)}
    return held | ({"source": int(jobs[0].subject)} if jobs[0].kind is JobKind.PROCESS else {})


@contextmanager
def _later() -> Iterator[None]:
    """What cannot be done while the record or the index is away is found again when it is back: the rows are there."""
    try:
        yield
    except DayanakError as error:
        log.warning("put off: %s", error.message)
