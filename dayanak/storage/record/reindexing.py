"""What a rebuild of the index asks of the record: to be the only one, what changed meanwhile, and a still moment."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from dayanak.law.errors import Conflict
from dayanak.storage.record.database import LAW, Database, again
from dayanak.storage.record.jobs import INDEXING, SWITCH, add_job, lease, lives
from dayanak.storage.record.rows import chunks
from dayanak.storage.record.tables import jobs
from dayanak.storage.record.values import Job, JobKind, JobState

WHOLE = "index"
"""Subject of the job that rebuilds the index."""
_OPEN = (JobState.WAITING.value, JobState.RUNNING.value)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the rows of work: the index jobs that were open then, and the first one that came after."""

    open_ids: frozenset[int]
    next_id: int


class Reindexing:
    """The rebuild as rows of work, so that every process sees it and none is held up by one that died in it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @again
    def begin(self, lease_s: float) -> Job:
        """The rebuild, in the hands of the caller. Raises Conflict where somebody else is at it."""
        return self._take(WHOLE, lease_s, "Dizin şu anda başka bir süreçte yeniden kuruluyor; bitmesini bekleyin.")

    @again
    def pause(self, lease_s: float) -> Job:
        """From now on nobody takes an index job, until the caller has finished this one or its lease has run out."""
        return self._take(SWITCH, lease_s, "Dizin şu anda değiştiriliyor; az sonra yeniden deneyin.")

    def still(self) -> bool:
        """Whether nobody has an index job in hand."""
        running = (jobs.c.kind == JobKind.INDEX.value) & (jobs.c.state == JobState.RUNNING.value)
        with self._database.read() as connection:
            now = self._database.now(connection)
            held = select(jobs.c.id).where(running, lives(now)).limit(1)
            return connection.execute(held).first() is None

    @again
    def mark(self) -> Mark:
        """Where the rows of work stand."""
        open_ones = select(jobs.c.id).where(jobs.c.kind == JobKind.INDEX.value, jobs.c.state.in_(_OPEN))
        with self._database.write(turn=LAW) as connection:  # nobody is in the middle of a publication
            newest: int | None = connection.execute(select(func.max(jobs.c.id))).scalar()
            return Mark(frozenset(connection.execute(open_ones).scalars()), (newest or 0) + 1)

    def indexed_since(self, mark: Mark) -> list[str]:
        """The documents that an index job has brought into the index since then. Those whose job is still open are
        not among them: it will be done in whatever generation is the live one then."""
        done = (jobs.c.kind == JobKind.INDEX.value) & jobs.c.state.not_in(_OPEN)
        with self._database.read() as connection:
            parts = [jobs.c.id >= mark.next_id, *(jobs.c.id.in_(chunk) for chunk in chunks(mark.open_ids))]
            found = (connection.execute(select(jobs.c.subject).where(done, part)).scalars() for part in parts)
            return list(dict.fromkeys(subject for subjects in found for subject in subjects))

    @again
    def index_again(self, document_ids: Iterable[str]) -> None:
        """Leaves index jobs for these documents."""
        with self._database.write() as connection:
            now = self._database.now(connection)
            for document_id in document_ids:
                add_job(connection, JobKind.INDEX, document_id, now)

    def _take(self, subject: str, lease_s: float, taken: str) -> Job:
        """The one row of this subject, made where there is none."""
        with self._database.write(turn=INDEXING) as connection:
            now = self._database.now(connection)
            mine = (jobs.c.kind == JobKind.REINDEX.value) & (jobs.c.subject == subject)
            running = mine & (jobs.c.state == JobState.RUNNING.value) & lives(now)
            if connection.execute(select(jobs.c.id).where(running)).first():
                raise Conflict(taken)
            _close_old(connection, subject)
            values = {"kind": JobKind.REINDEX.value, "subject": subject, "state": JobState.WAITING.value, "attempts": 0}
            connection.execute(insert(jobs).values(values | {"run_after": now, "created_at": now}))
            row = connection.execute(select(jobs).where(mine).order_by(jobs.c.id.desc()).limit(1)).mappings().one()
            return lease(connection, row, now, now + lease_s)


def _close_old(connection: Connection, subject: str) -> None:
    """What a process left open that died in it: the new one stands for it."""
    left = (jobs.c.kind == JobKind.REINDEX.value) & (jobs.c.subject == subject) & jobs.c.state.in_(_OPEN)
    ended = {"state": JobState.DONE.value, "lease": None, "lease_until": None, "error": "interrupted"}
    connection.execute(update(jobs).where(left).values(ended))
