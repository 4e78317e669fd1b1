"""The rows of work as whoever runs the system sees them: how many, how fast, what failed, who has what; and again."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, update

from dayanak.storage.record.crawl_tables import crawl_runs
from dayanak.storage.record.database import Database, again
from dayanak.storage.record.rows import chunks
from dayanak.storage.record.tables import jobs, sources
from dayanak.storage.record.values import JobKind, JobState, ReceiptState

HOUR_S = 3600.0
_EXAMPLES = 3
_UNDONE = (JobState.WAITING.value, JobState.RUNNING.value, JobState.FAILED.value)


@dataclass(frozen=True, slots=True)
class Queue:
    """What is not done yet, by (kind, state); `oldest_s` is how long the oldest due job has waited by now."""

    undone: dict[tuple[str, str], int]
    oldest_s: dict[str, float]


@dataclass(frozen=True, slots=True)
class Running:
    """A job in hand. `left_s` is how long its lease still lasts: below 0 its holder gives no sign of life."""

    id: int
    kind: str
    subject: str
    name: str
    attempts: int
    holder: str
    for_s: float
    left_s: float


@dataclass(frozen=True, slots=True)
class Trouble:
    """Jobs that failed or wait for another try with the same message; `examples` are (id, subject)."""

    error: str
    kind: str
    state: str
    count: int
    examples: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The rows of work now. `per_minute` counts what was done over the last hour, by kind; `claimed_s` is how long
    ago a job was taken by anybody, None where none ever was."""

    queue: Queue
    per_minute: dict[str, float]
    claimed_s: float | None
    running: tuple[Running, ...]
    troubles: tuple[Trouble, ...]


class Work:
    """Looking at the rows of work, and trying again what has failed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def queue(self) -> Queue:
        """What is not done; cheap however much has been done."""
        with self._database.read() as connection:
            return _queue(connection, self._database.now(connection))

    def crawl_runs(self) -> dict[tuple[str, str], int]:
        """How many runs of the crawlers, by (source, state)."""
        of = (crawl_runs.c.source, crawl_runs.c.state)
        with self._database.read() as connection:
            counted = connection.execute(select(*of, func.count()).group_by(*of))
            return {(source, state): number for source, state, number in counted}

    def now(self) -> float:
        """Seconds since 1970 by the clock of the database."""
        with self._database.read() as connection:
            return self._database.now(connection)

    def overview(self) -> Overview:
        """Everything that `dayanak jobs` shows."""
        with self._database.read() as connection:
            now = self._database.now(connection)
            done = and_(jobs.c.state == JobState.DONE.value, jobs.c.ended_at > now - HOUR_S)
            rates = connection.execute(select(jobs.c.kind, func.count()).where(done).group_by(jobs.c.kind))
            claimed = connection.execute(select(func.max(jobs.c.claimed_at))).scalar()
            return Overview(
                _queue(connection, now),
                {kind: round(count * 60 / HOUR_S, 2) for kind, count in rates},
                None if claimed is None else max(0.0, now - claimed),
                tuple(_running(connection, now)),
                tuple(_troubles(connection)),
            )

    @again
    def retry(self, job_id: int | None = None, error: str | None = None) -> int:
        """Sets failed jobs free for a new round of tries, in one transaction: this one, those whose message contains
        `error`, or all; gives back how many. One whose work a later job has taken over is only closed."""
        wanted = [jobs.c.state == JobState.FAILED.value]
        wanted += [jobs.c.id == job_id] if job_id is not None else []
        wanted += [jobs.c.error.contains(error, autoescape=True)] if error is not None else []
        with self._database.write() as connection:
            failed = select(jobs.c.id, jobs.c.kind, jobs.c.subject).where(*wanted).with_for_update()
            rows = connection.execute(failed.order_by(jobs.c.id)).all()
            last = {(row.kind, row.subject): row.id for row in rows}
            alive = {row.id for row in rows if last[row.kind, row.subject] == row.id}
            alive -= _taken_over(connection, [row.id for row in rows])
            now = self._database.now(connection)
            _set(connection, [row.id for row in rows if row.id not in alive], {"state": JobState.DONE.value})
            fresh = {"state": JobState.WAITING.value, "attempts": 0, "run_after": now, "ended_at": None}
            _set(connection, sorted(alive), fresh)
            _free_sources(connection, [(row.kind, row.subject) for row in rows if row.id in alive])
            return len(alive)


def _queue(connection: Connection, now: float) -> Queue:
    query = select(jobs.c.kind, jobs.c.state, func.count()).where(jobs.c.state.in_(_UNDONE))
    undone = {(kind, state): n for kind, state, n in connection.execute(query.group_by(jobs.c.kind, jobs.c.state))}
    due = and_(jobs.c.state == JobState.WAITING.value, jobs.c.run_after <= now)
    oldest = select(jobs.c.kind, func.min(jobs.c.run_after)).where(due).group_by(jobs.c.kind)
    return Queue(undone, {kind: max(0.0, now - since) for kind, since in connection.execute(oldest)})


def _running(connection: Connection, now: float) -> list[Running]:
    query = select(jobs).where(jobs.c.state == JobState.RUNNING.value).order_by(jobs.c.claimed_at)
    rows = connection.execute(query).mappings().all()
    names = _names(connection, [int(row["subject"]) for row in rows if row["kind"] == JobKind.PROCESS.value])
    return [
        Running(
            row["id"],
            row["kind"],
            row["subject"],
            names.get(row["subject"], row["subject"]) if row["kind"] == JobKind.PROCESS.value else row["subject"],
            row["attempts"],
            row["holder"] or "",
            max(0.0, now - (row["claimed_at"] or now)),
            (row["lease_until"] or now) - now,
        )
        for row in rows
    ]


def _names(connection: Connection, source_ids: Sequence[int]) -> dict[str, str]:
    names: dict[str, str] = {}
    for chunk in chunks(source_ids):
        query = select(sources.c.id, sources.c.name).where(sources.c.id.in_(chunk))
        names |= {str(source_id): name for source_id, name in connection.execute(query)}
    return names


def _troubles(connection: Connection) -> list[Trouble]:
    grouping = (jobs.c.error, jobs.c.kind, jobs.c.state)
    query = select(*grouping, func.count().label("number")).where(_troubled()).group_by(*grouping)
    groups = connection.execute(query.order_by(func.count().desc(), *grouping)).all()
    return [
        Trouble(g.error, g.kind, g.state, g.number, tuple(_examples(connection, g.error, g.kind, g.state)))
        for g in groups
    ]


def _troubled() -> ColumnElement[bool]:
    return and_(jobs.c.state.in_((JobState.FAILED.value, JobState.WAITING.value)), jobs.c.error.is_not(None))


def _examples(connection: Connection, error: str, kind: str, state: str) -> list[tuple[int, str]]:
    same = and_(jobs.c.error == error, jobs.c.kind == kind, jobs.c.state == state)
    query = select(jobs.c.id, jobs.c.subject).where(same).order_by(jobs.c.id).limit(_EXAMPLES)
    return [(job_id, subject) for job_id, subject in connection.execute(query)]


def _later() -> Select[int]:
    other = jobs.alias()
    same = and_(other.c.kind == jobs.c.kind, other.c.subject == jobs.c.subject, other.c.id > jobs.c.id)
    unfailed = other.c.state != JobState.FAILED.value
    return select(jobs.c.id).where(select(other.c.id).where(same, unfailed).exists())


def _taken_over(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Those of these jobs whose subject has a later one that did not fail."""
    found = (connection.execute(_later().where(jobs.c.id.in_(chunk))) for chunk in chunks(ids))
    return {row.id for rows in found for row in rows}


def _set(connection: Connection, ids: Sequence[int], values: dict[str, object]) -> None:
    for chunk in chunks(ids):
        connection.execute(update(jobs).where(jobs.c.id.in_(chunk)).values(values | {"error": None}))


def _free_sources(connection: Connection, work: Sequence[tuple[str, str]]) -> None:
    """The files of these jobs have not failed any more."""
    failed = sources.c.state == ReceiptState.FAILED.value
    by_id = [int(subject) for kind, subject in work if kind == JobKind.PROCESS.value]
    by_document = [subject for kind, subject in work if kind == JobKind.INDEX.value]
    for column, keys, state in (
        (sources.c.id, by_id, ReceiptState.RECEIVED),
        (sources.c.document_id, by_document, ReceiptState.READING),
    ):
        for chunk in chunks(keys):
            freed = {"state": state.value, "reason": None}
            connection.execute(update(sources).where(failed, column.in_(chunk)).values(freed))
