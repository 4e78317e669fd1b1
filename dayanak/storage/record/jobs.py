"""Work as rows: what is due, who has it, how often it was tried. A row outlives every process."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, insert, select, update

from dayanak.storage.record.database import Database
from dayanak.storage.record.rows import chunks
from dayanak.storage.record.tables import jobs, sources
from dayanak.storage.record.values import Job, JobKind, JobState, ReceiptState

MAX_ATTEMPTS = 5
MAX_LOST = 50  # a worker that was killed is seldom the job's fault
FIRST_DELAY_S = 2.0
_OPEN = (JobState.WAITING.value, JobState.RUNNING.value)
_GIVEN_UP = "Dosya işlenirken beklenmeyen bir hata oluştu; işletmen bilgilendirildi."


class Jobs:
    """Rows of work."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def add(self, kind: JobKind, subject: str) -> None:
        """A new job, unless the same is waiting already."""
        with self._database.write() as connection:
            add_job(connection, kind, subject, self._clock())

    def claim(self, kinds: Sequence[JobKind] = (), lease_s: float = 60) -> Job | None:
        """The next due job, leased to the caller; None when there is none. No two callers get the same."""
        now = self._clock()
        due = [jobs.c.state == JobState.WAITING.value, jobs.c.run_after <= now]
        due += [jobs.c.kind.in_([kind.value for kind in kinds])] if kinds else []
        query = select(jobs).where(*due).order_by(jobs.c.run_after, jobs.c.id).limit(1)
        with self._database.read() as connection:
            if connection.execute(query).first() is None:
                return None
        with self._database.write() as connection:
            row = connection.execute(query.with_for_update(skip_locked=True)).mappings().first()
            return _lease(connection, row, now + lease_s) if row else None

    def renew(self, job: Job, lease_s: float = 60) -> bool:
        """Whether the lease is still the caller's; then it is longer now."""
        with self._database.write() as connection:
            changed = update(jobs).where(_held(job)).values(lease_until=self._clock() + lease_s)
            return connection.execute(changed).rowcount == 1

    def finish(self, job: Job) -> bool:
        """Ends a job, if the lease is still the caller's. An indexed document's files are published from now on."""
        ended = {"state": JobState.DONE.value, "lease": None, "lease_until": None, "error": None}
        with self._database.write() as connection:
            if connection.execute(update(jobs).where(_held(job)).values(ended)).rowcount == 0:
                return False
            if job.kind is JobKind.INDEX and _open(connection, [job.subject], JobKind.INDEX) == 0:
                _tell_published(connection, job.subject)
        return True

    def fail(self, job: Job, error: str, retry: bool = True) -> bool:
        """Gives the job back for a later try, later each time; True when that was the last try."""
        with self._database.write() as connection:
            row = connection.execute(select(jobs).where(_held(job))).mappings().first()
            if row is None:
                return False
            last = not retry or row["attempts"] >= MAX_ATTEMPTS
            _give_back(connection, row, error, self._clock() + FIRST_DELAY_S * 2 ** (row["attempts"] - 1), last=last)
            return last

    def sweep(self) -> int:
        """Sets free the jobs whose lease has run out; gives back how many."""
        now = self._clock()
        lost = select(jobs).where(jobs.c.state == JobState.RUNNING.value, jobs.c.lease_until < now)
        with self._database.read() as connection:
            if connection.execute(lost.limit(1)).first() is None:
                return 0
        with self._database.write() as connection:
            rows = connection.execute(lost.with_for_update(skip_locked=True)).mappings().all()
            for row in rows:
                _give_back(connection, row, "the worker did not come back", now, last=row["attempts"] >= MAX_LOST)
        return len(rows)

    def counts(self) -> dict[tuple[str, str], int]:
        """How many by (kind, state)."""
        query = select(jobs.c.kind, jobs.c.state, func.count()).group_by(jobs.c.kind, jobs.c.state)
        with self._database.read() as connection:
            return {(kind, state): count for kind, state, count in connection.execute(query)}

    def open_for(self, subjects: Iterable[str], kind: JobKind) -> int:
        """How many jobs of these subjects are waiting or running: at 0 one may stop waiting."""
        with self._database.read() as connection:
            return _open(connection, subjects, kind)

    def open_count(self) -> int:
        """How many jobs are waiting or running."""
        with self._database.read() as connection:
            return connection.execute(select(func.count()).where(jobs.c.state.in_(_OPEN))).scalar_one()


def add_job(connection: Connection, kind: JobKind, subject: str, now: float) -> None:
    """A new waiting row, unless one waits already: one that runs may have begun before the change."""
    waiting = (jobs.c.kind == kind.value) & (jobs.c.subject == subject) & (jobs.c.state == JobState.WAITING.value)
    if connection.execute(select(jobs.c.id).where(waiting)).first() is None:
        row = {"kind": kind.value, "subject": subject, "state": JobState.WAITING.value, "attempts": 0}
        connection.execute(insert(jobs).values(row | {"run_after": now, "created_at": now}))


def _lease(connection: Connection, row: RowMapping, until: float) -> Job:
    values = {
        "state": JobState.RUNNING.value,
        "attempts": row["attempts"] + 1,
        "lease": secrets.token_hex(8),
        "lease_until": until,
    }
    connection.execute(update(jobs).where(jobs.c.id == row["id"]).values(values))
    return _job({**row, **values})


def _give_back(connection: Connection, row: RowMapping, error: str, again: float, *, last: bool) -> None:
    """The job waits for its next try; after the last one it has failed, and so has its file."""
    values = {
        "state": (JobState.FAILED if last else JobState.WAITING).value,
        "run_after": again,
        "lease": None,
        "lease_until": None,
        "error": error,
    }
    connection.execute(update(jobs).where(jobs.c.id == row["id"]).values(values))
    if last:
        of_file = (
            sources.c.id == int(row["subject"]) if row["kind"] == JobKind.PROCESS.value else _unindexed(row["subject"])
        )
        failed = {"state": ReceiptState.FAILED.value, "reason": _GIVEN_UP}
        connection.execute(update(sources).where(of_file).values(failed))


def _held(job: Job) -> ColumnElement[bool]:
    return (jobs.c.id == job.id) & (jobs.c.state == JobState.RUNNING.value) & (jobs.c.lease == job.lease)


def _open(connection: Connection, subjects: Iterable[str], kind: JobKind) -> int:
    count = 0
    for chunk in chunks(dict.fromkeys(subjects)):
        open_ones = (jobs.c.kind == kind.value) & jobs.c.subject.in_(chunk) & jobs.c.state.in_(_OPEN)
        count += connection.execute(select(func.count()).where(open_ones)).scalar_one()
    return count


def _tell_published(connection: Connection, document_id: str) -> None:
    values = {"state": ReceiptState.PUBLISHED.value}
    connection.execute(update(sources).where(_unindexed(document_id)).values(values))


def _unindexed(document_id: str) -> ColumnElement[bool]:
    """The files of the document that are in the record and not yet in the index."""
    return (sources.c.document_id == document_id) & (sources.c.state == ReceiptState.READING.value)


def _job(row: Any) -> Job:
    kind, state = JobKind(row["kind"]), JobState(row["state"])
    return Job(row["id"], kind, row["subject"], state, row["attempts"], row["lease"], row["lease_until"], row["error"])
