"""`dayanak serve` and `dayanak work` as processes on PostgreSQL with Redis as their bell: the rows are what counts."""

import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from dayanak.app.bells import RedisBell
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.storage.record import JobKind
from tests.app.town import ENDED, UNITS, UNIVERSITY, assert_whole, directive
from tests.faults.household import PATIENCE_S, Command, Household, environment, wait_until
from tests.servers.fixtures import require
from tests.servers.postgres import Postgres
from tests.servers.redis import Redis

pytestmark = [pytest.mark.servers, pytest.mark.slow]
BIRDS = ("TURNA", "LEYLEK", "KARGA", "SERÇE", "BAYKUŞ", "KARTAL", "MARTI", "BÜLBÜL")
AT_ONCE_S = 1.0
LONG_LEASE = "300"  # whatever is free before was given back


@dataclass
class Works:
    """A household on real servers, and what is handed in at its door."""

    household: Household
    settings: Settings
    redis: Redis
    postgres: Postgres
    key: str
    sent: int = 0
    begun: int = 0
    mark: int = 0

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query to its database."""
        return self.postgres.ask(query, self.settings.database_url.rpartition("/")[2])

    def jobs(self) -> dict[tuple[str, str], int]:
        """How many of this test by (kind, state)."""
        query = f"SELECT kind, state, count(*) FROM jobs WHERE id > {self.mark} GROUP BY kind, state"
        return {(kind, state): count for kind, state, count in self.ask(query)}

    def worker(self, name: str, *words: str) -> Command:
        """A further worker, begun."""
        self.begun += 1  # each with a log of its own, so that it is this one that says it
        command = self.household.add(f"{name}-{self.begun}", "work", *words)
        command.start()
        wait_until(lambda: "bekleniyor" in command.said(), f"{name} does not begin: {command.said()}")
        return command

    def upload(self) -> str:
        """Hands in another directive; fails where the answer lets wait."""
        self.sent += 1
        text = directive(f"{self.sent}. {BIRDS[self.sent % len(BIRDS)]}", f"Her {self.sent} yılda bir sayılır.")
        begun = time.monotonic()
        answer = httpx2.post(
            f"{self.household.url}/api/uploads",
            files={"file": (f"{self.sent}.txt", text.encode())},
            data={"unit": UNIVERSITY},
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=30,
        )
        assert answer.status_code == 202, answer.text
        assert time.monotonic() - begun < AT_ONCE_S + 1, "an upload waits for nobody"
        return str(answer.json()["receipt"])

    def state(self, receipt: str) -> dict[str, Any]:
        """How far a file has come."""
        answer: dict[str, Any] = httpx2.get(f"{self.household.url}/api/uploads/{receipt}", timeout=30).json()
        return answer

    def published(self, *receipts: str) -> None:
        """Waits until all of them are."""
        for receipt in receipts:
            wait_until(lambda r=receipt: self.state(r)["state"] in ENDED, f"{receipt} does not end")  # type: ignore[misc]
            assert self.state(receipt)["state"] == "published", self.state(receipt)


@pytest.fixture(scope="module")
def installation(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    """A server that serves and rings, for all of these tests."""
    require(Redis)
    tmp_path = tmp_path_factory.mktemp("works")
    url = postgres.create()
    with Redis(password="zil-parolası") as redis:
        settings = Settings(data=tmp_path / "data", database_url=url, broker_url=redis.url)
        with open_house(settings) as house:
            house.record.registry.put_units(UNITS)
            key = house.access.new_key(UNIVERSITY)
        told = {"DATABASE_URL": url, "BROKER_URL": redis.url, "LEASE_SECONDS": LONG_LEASE}
        household = Household(tmp_path, environment(settings.data, **told))
        try:
            yield Works(household, settings, redis, postgres, key)
        finally:
            household.end()
    postgres.drop(url)


@pytest.fixture
def works(installation: Works) -> Iterator[Works]:
    """The installation with its server and without a worker."""
    installation.household.start()
    wait_until(installation.household.answers, "the server does not answer")
    installation.mark = installation.ask("SELECT coalesce(max(id), 0) FROM jobs")[0][0]
    yield installation
    for name in [name for name in installation.household.commands if name != "server"]:
        installation.household.commands.pop(name).kill()


def test_workers_share_what_the_server_takes_in(works: Works) -> None:
    workers = [works.worker(f"worker-{number}", "--readers", "1") for number in range(2)]
    receipts = [works.upload() for _ in range(8)]
    works.published(*receipts)
    rows = works.ask(f"SELECT DISTINCT holder FROM jobs WHERE id > {works.mark}")
    holders = {str(row[0]).rpartition(":")[2] for row in rows}
    assert holders == {str(worker.process.pid) for worker in workers if worker.process}, "both, and not the server"
    for worker in workers:
        worker.stop()
    with open_house(works.settings) as house:
        assert_whole(house)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_stop_leaves_nothing_in_its_hands(works: Works, number: signal.Signals) -> None:
    worker = works.worker("worker")
    receipts = [works.upload() for _ in range(6)]
    wait_until(lambda: works.state(receipts[0])["state"] != "received", "nothing begins")
    assert worker.process is not None
    worker.process.send_signal(number)
    assert worker.process.wait(PATIENCE_S) == 0, worker.said()
    counts = works.jobs()
    assert not [kind for kind, state in counts if state in {"running", "failed"}], counts
    assert [kind for kind, state in counts if state == "waiting"], "it was to be stopped in the middle"
    works.worker("next")
    works.published(*receipts)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_stop_ends_well(works: Works, number: signal.Signals) -> None:
    server = works.household.commands["server"]
    assert server.process is not None
    server.process.send_signal(number)
    assert server.process.wait(PATIENCE_S) == 0, server.said()


def test_a_worker_that_a_script_began_in_the_background_can_be_stopped_too(works: Works) -> None:
    """A shell has SIGINT ignored in what it begins with `&`, and whoever is begun so inherits that."""
    ignored = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        worker = works.worker("worker")
    finally:
        signal.signal(signal.SIGINT, ignored)
    worker.stop()
    assert worker.process is not None
    assert worker.process.returncode == 0, worker.said()


def test_a_redis_that_lost_everything_has_lost_nothing(works: Works) -> None:
    works.worker("worker")
    works.published(works.upload())
    works.redis.kill()
    away = [works.upload() for _ in range(3)]
    works.published(*away)
    works.redis.start()
    works.published(works.upload())


def test_a_redis_that_is_silent_holds_nobody_up(works: Works) -> None:
    works.worker("worker")
    works.redis.pause()
    try:
        works.published(*[works.upload() for _ in range(3)])
    finally:
        works.redis.resume()
    works.published(works.upload())


def test_rings_for_nothing_do_nothing(works: Works) -> None:
    """What an old Redis still holds, and what is delivered twice."""
    works.worker("worker")
    receipt = works.upload()
    bell = RedisBell(works.redis.url)
    bell.start()
    for _ in range(30):
        bell.ring()
        time.sleep(0.01)
    bell.close()
    works.published(receipt)
    assert works.jobs() == {(kind.value, "done"): 1 for kind in (JobKind.PROCESS, JobKind.INDEX)}


def test_nobody_says_the_passwords(works: Works) -> None:
    worker = works.worker("worker")
    works.redis.kill()
    works.published(works.upload())
    server = works.household.commands["server"]
    assert "Redis does not answer" in server.said() + worker.said()
    for command in (server, worker):
        assert "zil-parolası" not in command.said()
    works.redis.start()


def test_postgresql_goes_and_comes_back(tmp_path: Path) -> None:
    """Nothing is begun again: the server finds it when it is there."""
    require(Postgres)
    with Postgres(fsync=True, password="kayıt-parolası") as own:
        settings = Settings(data=tmp_path / "data", database_url=own.create())
        with open_house(settings) as house:
            house.record.registry.put_units(UNITS)
            key = house.access.new_key(UNIVERSITY)
        household = Household(tmp_path, environment(settings.data, DATABASE_URL=settings.database_url))
        works = Works(household, settings, Redis(), own, key)
        try:
            household.start()
            wait_until(household.answers, "the server does not answer")
            works.published(works.upload())
            own.kill()
            begun = time.monotonic()
            answer = httpx2.get(f"{household.url}/api/documents/yok", timeout=30)
            assert answer.status_code == 503, answer.text
            assert time.monotonic() - begun < 5
            assert "yeniden deneyin" in answer.json()["detail"]
            own.start()
            wait_until(lambda: _status(f"{household.url}/api/documents/yok") == 404, "it does not come back")
            works.published(works.upload())
        finally:
            household.end()
        assert "kayıt-parolası" not in household.commands["server"].said()


def _status(url: str) -> int:
    return int(httpx2.get(url, timeout=30).status_code)
