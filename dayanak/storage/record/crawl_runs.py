"""Runs of the crawlers, one at a time per source, and the turns of everybody who asks the same host."""

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, insert, select, update

from dayanak.law.errors import Conflict
from dayanak.storage.record.crawl_tables import crawl_hosts, crawl_runs
from dayanak.storage.record.crawl_values import CrawlRun, RunState, Turn
from dayanak.storage.record.database import Database, again
from dayanak.storage.record.jobs import LONGEST_LEASE_S

RESUME_S = 86_400.0
"""How long after its start a run that broke off is taken up where it stopped."""
LONGEST_REST_S = 86_400.0
"""Longest time for which a host is left alone."""
_BROKEN_OFF = frozenset({RunState.LOST.value, RunState.STOPPED.value, RunState.BROKEN.value, RunState.FAILED.value})


class CrawlRuns:
    """Who runs, how runs ended, and when a host may be asked again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @again
    def begin(self, source: str, first: str, last: str, lease_s: float) -> CrawlRun:
        """A run that is the caller's as long as he renews its lease. One that was left lying is lost, and what it had
        seen is not asked for again. Raises Conflict where somebody runs."""
        with self._database.write(turn=f"crawl {source}") as connection:
            now = self._database.now(connection)
            before = _last(connection, source)
            if before and before["state"] == RunState.RUNNING.value:
                if now < before["lease_until"] <= now + LONGEST_LEASE_S:
                    raise Conflict(f"{source} kaynağı şu anda başka bir süreçte taranıyor.", code="crawl-runs")
                _end(connection, before["id"], {"state": RunState.LOST.value, "ended_at": now})
            before = _last(connection, source)
            values = {
                "source": source,
                "state": RunState.RUNNING.value,
                "first_day": first,
                "last_day": last,
                "since": _since(before, first, last, now),
                "started_at": now,
                "lease": secrets.token_hex(8),
                "lease_until": now + min(lease_s, LONGEST_LEASE_S),
                "counts": {},
            }
            connection.execute(insert(crawl_runs).values(values))
            row = _last(connection, source)
            assert row is not None
            return _run(row)

    @again
    def renew(self, run: CrawlRun, lease_s: float, counts: Mapping[str, int]) -> bool:
        """Whether the run is still the caller's; then its lease is longer now."""
        with self._database.write() as connection:
            until = self._database.now(connection) + min(lease_s, LONGEST_LEASE_S)
            held = update(crawl_runs).where(crawl_runs.c.id == run.id, crawl_runs.c.lease == run.lease)
            return connection.execute(held.values(lease_until=until, counts=dict(counts))).rowcount == 1

    @again
    def end(self, run: CrawlRun, state: RunState, counts: Mapping[str, int], error: str | None = None) -> bool:
        """Ends the run, if it is still the caller's."""
        with self._database.write() as connection:
            values = {"state": state.value, "counts": dict(counts), "error": error}
            mine = crawl_runs.c.lease == run.lease
            return _end(connection, run.id, values | {"ended_at": self._database.now(connection)}, mine) == 1

    def last(self, source: str) -> CrawlRun | None:
        """The newest run of a source."""
        with self._database.read() as connection:
            row = _last(connection, source)
        return _run(row) if row else None

    def reached(self, source: str, until: str) -> str | None:
        """The latest day, `until` at most, that a run came to the end of."""
        done = (crawl_runs.c.source == source) & (crawl_runs.c.state == RunState.DONE.value)
        query = select(func.max(crawl_runs.c.last_day)).where(done, crawl_runs.c.last_day <= until)
        with self._database.read() as connection:
            return connection.execute(query).scalar()

    def now(self) -> float:
        """The time of the record, in seconds since 1970."""
        with self._database.read() as connection:
            return self._database.now(connection)

    @again
    def take_turn(self, host: str, hold_s: float) -> Turn:
        """The caller's turn at the host, nobody else's for `hold_s`; or how long to wait before asking again."""
        with self._database.write(turn=f"host {host}") as connection:
            now = self._database.now(connection)
            free_at = _free_at(connection, host, now)
            if free_at > now:
                return Turn(free_at - now)
            _leave_alone(connection, host, now, now + hold_s)
            return Turn(0.0, now + hold_s)

    @again
    def rest(self, host: str, seconds: float, held_until: float | None = None) -> None:
        """Nobody asks the host for so long from now on. The caller's own hold ends, another's longer rest does not."""
        with self._database.write(turn=f"host {host}") as connection:
            now = self._database.now(connection)
            until = now + min(seconds, LONGEST_REST_S)
            free_at = _free_at(connection, host, now)
            if free_at < until or free_at == held_until:
                _leave_alone(connection, host, now, until)


def _since(before: RowMapping | None, first: str, last: str, now: float) -> float:
    """From when on what was seen counts as seen by this run: it goes on with one of the same days that broke off."""
    if (
        before is None
        or before["state"] not in _BROKEN_OFF
        or (before["first_day"], before["last_day"]) != (first, last)
    ):
        return now
    since = float(before["since"])
    return since if 0 <= now - since < RESUME_S else now


def _newest(source: str) -> Select[Any]:
    return select(crawl_runs).where(crawl_runs.c.source == source).order_by(crawl_runs.c.id.desc()).limit(1)


def _last(connection: Connection, source: str) -> RowMapping | None:
    return connection.execute(_newest(source)).mappings().first()


def _end(connection: Connection, run_id: int, values: dict[str, Any], *also: Any) -> int:
    ended = update(crawl_runs).where(crawl_runs.c.id == run_id, *also)
    return connection.execute(ended.values(values | {"lease": None, "lease_until": None})).rowcount


def _free_at(connection: Connection, host: str, now: float) -> float:
    """When the host is free; 0 where nobody has asked it yet. Where the clock was set back since that was said, its
    rest begins anew."""
    row = connection.execute(select(crawl_hosts).where(crawl_hosts.c.host == host)).mappings().first()
    if row is None:
        return 0.0
    free_at = float(row["free_at"])
    if row["since"] > now:
        free_at += now - row["since"]
        _leave_alone(connection, host, now, free_at)
    return free_at


def _leave_alone(connection: Connection, host: str, now: float, free_at: float) -> None:
    values = {"free_at": free_at, "since": now}
    changed = connection.execute(update(crawl_hosts).where(crawl_hosts.c.host == host).values(values))
    if changed.rowcount == 0:
        connection.execute(insert(crawl_hosts).values(values | {"host": host}))


def _run(row: RowMapping) -> CrawlRun:
    return CrawlRun(**{**row, "state": RunState(row["state"])})
