"""A new generation of the index from the record, while everybody goes on searching, publishing and indexing.

Nothing is read or parsed again. What is indexed meanwhile goes into the old generation; it is brought into the new one
in rounds, the last of them in a still moment in which nobody takes an index job, and then the generations are switched.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress

from dayanak.law.errors import Conflict, Unavailable
from dayanak.search.port import IndexEntry, Replace, SearchIndex
from dayanak.storage.record import Job, JobKind, Record
from ingest.entries import entries

log = logging.getLogger(__name__)

ROUNDS = 5
FEW = 20
"""So many changed documents are brought in while index jobs wait."""
POLL_S = 0.05
SIGNS_OF_LIFE = 4


def renew(record: Record, engine: SearchIndex, lease_s: float, stopping: Callable[[], bool]) -> bool:
    """Whether there is an index with the fields of today, neither damaged nor lost, if need be after a rebuild. It is
    not where another process is at the rebuild, or where this one is stopped in it. What was there stays until the
    next."""
    if engine.outdated():
        log.info("the index is of an older version, damaged or gone; building it anew")
    elif _lost(record, engine):
        log.info("there is no index of what the record has; building it")
    else:
        return True
    try:
        written = Rebuild(record, engine, lease_s, waits=False).run(_everything(record, stopping))
    except (Conflict, Unavailable) as error:
        log.info("the index was not built: %s", error.message)
        return False
    log.info("the index was built: %d entries", written)
    return True


def _lost(record: Record, engine: SearchIndex) -> bool:
    """Whether there is no index, or it is empty though it should not be: it was taken away. At a first load it is empty
    as well, and every document still waits for it."""
    if engine.count():
        return False
    if not engine.version():
        return True
    counts = record.documents.counts()
    if not counts.clauses:
        return False
    return sum(n for (kind, _), n in record.work.queue().undone.items() if kind == JobKind.INDEX) < counts.documents


def _everything(record: Record, stopping: Callable[[], bool]) -> Iterator[IndexEntry]:
    for document_id in record.documents.ids():
        if stopping():
            raise Unavailable("Dizinin yeniden kurulması yarıda kesildi.")
        if copy := record.documents.copy(document_id):
            yield from entries(copy)


class Rebuild:
    """One rebuild. `tell` hears what is going on, in Turkish; with `waits` one that may have died is waited for."""

    def __init__(
        self,
        record: Record,
        engine: SearchIndex,
        lease_s: float = 20,
        tell: Callable[[str], None] = log.info,
        *,
        waits: bool = True,
    ) -> None:
        self._record = record
        self._engine = engine
        self._lease_s = lease_s
        self._tell = tell
        self._waits = waits
        self._pause: Job | None = None

    def run(self, everything: Iterable[IndexEntry]) -> int:
        """How many entries the new generation has. Raises Conflict where another process is at it."""
        job = self._begin()
        with ExitStack() as ending:
            ending.callback(self._record.jobs.finish, job)
            ending.enter_context(self._kept(job))
            self._mark = self._record.reindexing.mark()
            return self._engine.rebuild(everything, lambda replace: self._late(replace, ending))

    def _begin(self) -> Job:
        """The job of the rebuild; one that died in it is waited for as long as its lease may last."""
        until = time.monotonic() + self._lease_s + 1
        told = False
        while True:
            try:
                return self._record.reindexing.begin(self._lease_s)
            except Conflict:
                if not self._waits or time.monotonic() > until:
                    raise
                if not told:
                    self._tell("başka bir süreç dizini kuruyor ya da yarıda kaldı; bekleniyor…")
                told = True
                time.sleep(POLL_S * 4)

    def _late(self, replace: Replace, ending: ExitStack) -> None:
        for _ in range(ROUNDS):
            if self._bring_in(replace) <= FEW:
                break
        self._pause = self._record.reindexing.pause(self._lease_s)
        ending.callback(self._go_on, self._pause)
        ending.enter_context(self._kept(self._pause))
        self._wait_until_still()
        self._bring_in(replace)

    def _bring_in(self, replace: Replace) -> int:
        """Brings into the new generation what was indexed in the old one since the last mark."""
        since, self._mark = self._mark, self._record.reindexing.mark()
        changed = self._record.reindexing.indexed_since(since)
        if changed:
            self._tell(f"bu arada dizine giren {len(changed)} belge yeni kuşağa alınıyor")
        for document_id in changed:
            copy = self._record.documents.copy(document_id)
            replace(document_id, entries(copy) if copy else ())
        return len(changed)

    def _wait_until_still(self) -> None:
        until = time.monotonic() + 10 * self._lease_s
        while not self._record.reindexing.still():
            if time.monotonic() > until:
                raise Unavailable("Dizine yazan bir süreç bir türlü bitmiyor; az sonra yeniden deneyin.")
            time.sleep(POLL_S)

    def _go_on(self, pause: Job) -> None:
        """Index jobs are taken again. Where the still moment was lost, what came in between is indexed once more."""
        if not self._record.jobs.finish(pause):
            self._record.reindexing.index_again(self._record.reindexing.indexed_since(self._mark))

    @contextmanager
    def _kept(self, job: Job) -> Iterator[None]:
        done = threading.Event()

        def renew() -> None:
            while not done.wait(self._lease_s / SIGNS_OF_LIFE):
                with suppress(Unavailable):
                    self._record.jobs.renew(job, self._lease_s)

        keeper = threading.Thread(target=renew, name="lease-keeper", daemon=True)
        keeper.start()
        try:
            yield
        finally:
            done.set()
            keeper.join()
