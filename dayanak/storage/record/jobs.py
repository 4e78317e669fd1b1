"""Work as rows: what is due, who has it, how often it was tried. A row outlives every process."""

import os
import secrets
import socket
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    RowMapping,
    Select,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from dayanak.storage.record.database import LAW, Database, again
from dayanak.storage.record.rows import chunks
from dayanak.storage.record.tables import jobs, sources
from dayanak.storage.record.values import Job, JobKind, JobState, ReceiptState

MAX_ATTEMPTS = 5
MAX_LOST = 50  # a worker that was killed is seldom the job's fault
FIRST_DELAY_S = 2.0
LONGEST_DELAY_S = FIRST_DELAY_S * 2**MAX_ATTEMPTS
LONGEST_LEASE_S = 600.0
INDEXING = "indexing"
"""The turn of whoever takes index jobs, or keeps others from taking them."""
SWITCH = "switch"
"""Subject of the job that holds index jobs back while the index is switched to a new generation."""
_OPEN = (JobState.WAITING.value, JobState.RUNNING.value)
_GIVEN_UP = "Dosya işlenirken beklenmeyen bir hata oluştu; işletmen bilgilendirildi."


class Jobs:
    """Rows of work. What is said of times is said by the clock of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @again
    def add(self, kind: JobKind, subject: str) -> None:
        """A new job, unless the same is waiting already."""
        with self._database.write(turn=LAW) as connection:
            add_job(connection, kind, subject, self._database.now(connection))

    def claim(self, kinds: Sequence[JobKind] = (), lease_s: float = 60) -> Job | None:
        """The next due job, leased to the caller; None when there is none. No two callers get the same."""
        return next(iter(self.claim_some(1, kinds, lease_s)), None)

    @again
    def claim_some(self, most: int, kinds: Sequence[JobKind] = (), lease_s: float = 60) -> list[Job]:
        """The next due jobs. A subject that somebody has in hand is left to him until he is done."""
        with self._database.read() as connection:
            if connection.execute(_due(kinds, self._database.now(connection)).limit(1)).first() is None:
                return []
        with self._database.write(turn=INDEXING if JobKind.INDEX in kinds else None) as connection:
            now = self._database.now(connection)
            query = _due(kinds, now).limit(most).with_for_update(skip_locked=True, of=jobs)
            rows = connection.execute(query).mappings().all()
            free = [row for row in rows if self._database.takes(connection, f"{row['kind']} {row['subject']}")]
            taken = _in_hand(connection, free)  # by one who committed between our look and our turn
            until = now + min(lease_s, LONGEST_LEASE_S)
            return [lease(connection, row, now, until) for row in free if (row["kind"], row["subject"]) not in taken]

    @again
    def renew(self, job: Job, lease_s: float = 60) -> bool:
        """Whether the lease is still the caller's; then it is longer now."""
        with self._database.write() as connection:
            until = self._database.now(connection) + min(lease_s, LONGEST_LEASE_S)
            changed = update(jobs).where(_held(job)).values(lease_until=until)
            return connection.execute(changed).rowcount == 1

    @again
    def finish(self, job: Job) -> bool:
        """Ends a job, if the lease is still the caller's. An indexed document's files are published from now on."""
        ended: dict[str, object] = {"state": JobState.DONE.value, "lease": None, "lease_until": None, "error": None}
        with self._database.write() as connection:
            ended["ended_at"] = self._database.now(connection)
            if connection.execute(update(jobs).where(_held(job)).values(ended)).rowcount == 0:
                return False
            if job.kind is JobKind.INDEX and _open(connection, [job.subject], JobKind.INDEX) == 0:
                _tell_published(connection, job.subject)
        return True

    @again
    def give_back(self, job: Job, after_s: float = 0, why: str | None = None) -> bool:
        """Sets the job free as if it had not been claimed: its holder stops, or what it needs is away (`why`)."""
        free = {"state": JobState.WAITING.value, "lease": None, "lease_until": None, "error": why}
        with self._database.write() as connection:
            again_at = self._database.now(connection) + after_s
            freed = free | {"run_after": again_at, "attempts": jobs.c.attempts - 1}
            return connection.execute(update(jobs).where(_held(job)).values(freed)).rowcount == 1

    @again
    def fail(self, job: Job, error: str, retry: bool = True) -> bool:
        """Gives the job back for a later try, later each time; True when that was the last try."""
        with self._database.write() as connection:
            row = connection.execute(select(jobs).where(_held(job))).mappings().first()
            if row is None:
                return False
            last = not retry or row["attempts"] >= MAX_ATTEMPTS
            delay = FIRST_DELAY_S * 2 ** (row["attempts"] - 1)
            now = self._database.now(connection)
            _give_back(connection, row, error, now, now + delay, last=last)
            return last

    @again
    def sweep(self) -> int:
        """Sets free the jobs whose lease has run out; gives back how many."""
        with self._database.read() as connection:
            if connection.execute(_lost(self._database.now(connection)).limit(1)).first() is None:
                return 0
        with self._database.write() as connection:
            now = self._database.now(connection)
            rows = connection.execute(_lost(now).with_for_update(skip_locked=True)).mappings().all()
            for row in rows:
                if row["kind"] == JobKind.REINDEX.value:
                    _leave_off(connection, row, now)
                else:
                    last = row["attempts"] >= MAX_LOST
                    _give_back(connection, row, "the worker did not come back", now, now, last=last)
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


def _due(kinds: Sequence[JobKind], now: float) -> Select[Any]:
    """What waits and whose time has come, or lies so far ahead that a clock must have been set back since."""
    other = jobs.alias()
    in_hand = exists().where(
        other.c.kind == jobs.c.kind, other.c.subject == jobs.c.subject, other.c.state == JobState.RUNNING.value
    )
    timely = or_(jobs.c.run_after <= now, jobs.c.run_after > now + LONGEST_DELAY_S)
    of_kind = [jobs.c.kind.in_([kind.value for kind in kinds])] if kinds else []
    due = select(jobs).where(jobs.c.state == JobState.WAITING.value, timely, ~in_hand, ~_paused(now), *of_kind)
    return due.order_by(jobs.c.run_after, jobs.c.id)


def _paused(now: float) -> ColumnElement[bool]:
    """An index job while the index is being switched to a new generation."""
    switch = jobs.alias()
    of_switch = (switch.c.kind == JobKind.REINDEX.value, switch.c.subject == SWITCH)
    running = (switch.c.state == JobState.RUNNING.value, lives(now, switch))
    return (jobs.c.kind == JobKind.INDEX.value) & exists().where(*of_switch, *running)


def _lost(now: float) -> Select[Any]:
    """What runs under a lease that is over."""
    return select(jobs).where(jobs.c.state == JobState.RUNNING.value, ~lives(now))


def lives(now: float, row: FromClause = jobs) -> ColumnElement[bool]:
    """Whether the lease of the row has neither run out nor been given before a clock was set back."""
    return row.c.lease_until.between(now, now + LONGEST_LEASE_S)


def _in_hand(connection: Connection, rows: Sequence[RowMapping]) -> set[tuple[str, str]]:
    """Kind and subject of those of these rows that somebody works on."""
    subjects = jobs.c.subject.in_([row["subject"] for row in rows])
    running = select(jobs.c.kind, jobs.c.subject).where(jobs.c.state == JobState.RUNNING.value, subjects)
    return {(kind, subject) for kind, subject in connection.execute(running)} if rows else set()


def lease(connection: Connection, row: RowMapping, now: float, until: float) -> Job:
    """The job of this row, in the hands of this process."""
    values: dict[str, object] = {
        "state": JobState.RUNNING.value,
        "attempts": row["attempts"] + 1,
        "lease": secrets.token_hex(8),
        "lease_until": until,
        "holder": f"{socket.gethostname()}:{os.getpid()}",
        "claimed_at": now,
    }
    connection.execute(update(jobs).where(jobs.c.id == row["id"]).values(values))
    return _job({**row, **values})


def _give_back(connection: Connection, row: RowMapping, error: str, now: float, again: float, *, last: bool) -> None:
    """The job waits for its next try; after the last one it has failed, and so has its file."""
    values = {
        "state": (JobState.FAILED if last else JobState.WAITING).value,
        "run_after": again,
        "lease": None,
        "lease_until": None,
        "error": error,
        "ended_at": now if last else None,
    }
    connection.execute(update(jobs).where(jobs.c.id == row["id"]).values(values))
    if last:
        of_file = (
            sources.c.id == int(row["subject"]) if row["kind"] == JobKind.PROCESS.value else _unindexed(row["subject"])
        )
        failed = {"state": ReceiptState.FAILED.value, "reason": _GIVEN_UP}
        connection.execute(update(sources).where(of_file).values(failed))


def _leave_off(connection: Connection, row: RowMapping, now: float) -> None:
    """A rebuild that was killed is over: nobody can go on with it, and the next one begins anew."""
    over = {"state": JobState.DONE.value, "lease": None, "lease_until": None, "error": "interrupted", "ended_at": now}
    connection.execute(update(jobs).where(jobs.c.id == row["id"]).values(over))


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
