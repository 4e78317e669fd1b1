"""kill -9 at random moments under a stream of uploads; DAYANAK_FAULT_SEED repeats a run's letters and victims."""

import os
import random
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from tests.app.town import UNITS, UNIVERSITY
from tests.faults.household import Command, Household, environment
from tests.faults.siege import Machine, Part, Siege
from tests.servers.fixtures import require
from tests.servers.opensearch import OpenSearch
from tests.servers.postgres import Postgres
from tests.servers.process import until
from tests.servers.redis import Redis

pytestmark = pytest.mark.faults
QUICK = bool(os.environ.get("QUICK"))
ROUNDS = 20 if QUICK else 200
SEED = int(os.environ.get("DAYANAK_FAULT_SEED", time.time_ns() % 1_000_000))


def test_one_process_and_commands_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    household = Household(tmp_path, environment(tmp_path / "data"))
    household.add("ingest", "ingest", str(tmp_path / "gelen"), "--unit", UNIVERSITY, "--json")
    household.add("reindex", "reindex")
    parts = {"reader": Part(household.commands["server"], random.Random(SEED))}
    _besiege(Siege("SQLite + tantivy + memory", household, household.commands | parts, SEED), capsys)


def test_servers_and_workers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in (Postgres, OpenSearch, Redis):
        require(kind)
    with Postgres(fsync=True) as postgres, OpenSearch() as opensearch, Redis() as redis:
        urls = {"DATABASE_URL": postgres.create(), "INDEX_URL": opensearch.address("f"), "BROKER_URL": redis.url}
        household = Household(tmp_path, environment(tmp_path / "data", **urls))
        worker = household.add("worker", "work", "--readers", "2")
        household.add("reindex", "reindex")
        servers = {"postgres": postgres, "opensearch": opensearch, "redis": redis}
        machines = {name: Machine(server) for name, server in servers.items()}
        parts = {"reader": Part(worker, random.Random(SEED)), "backend": Part(postgres, random.Random(SEED))}
        victims = household.commands | machines | parts
        _besiege(Siege("PostgreSQL + OpenSearch + Redis", household, victims, SEED), capsys)


@pytest.mark.parametrize("server", [False, True], ids=["SQLite", "PostgreSQL"])
def test_killed_while_its_tables_are_made(tmp_path: Path, server: bool) -> None:
    chance = random.Random(SEED)
    with ExitStack() as closing:
        if server:
            require(Postgres)
        postgres = closing.enter_context(Postgres(fsync=True)) if server else None
        for number in range(1 if QUICK else 6):
            url = {"DATABASE_URL": postgres.create()} if postgres else {}
            variables = environment(tmp_path / f"data-{number}", **url)
            command = Command(("keys", "list"), variables, tmp_path / "log")
            for _ in range(3):
                command.start()
                _wait_for_tables(variables, chance)
                command.kill()
            assert command.finish() == 0, command.said()
            with open_house(Settings.from_environment(variables)) as house:
                house.record.registry.put_units(UNITS)
                assert house.access.new_key(UNIVERSITY)


def _wait_for_tables(variables: Mapping[str, str], chance: random.Random) -> None:
    """Until somewhere between the first breath of a command and the last of its tables."""
    data = Path(variables["DAYANAK_DATA"])
    with suppress(AssertionError):
        until(data.exists, 5, "the folder is made")
    time.sleep(chance.uniform(0, 0.5))


def _besiege(siege: Siege, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        line = siege.run(ROUNDS // 2)
    finally:
        siege.household.end()
    with capsys.disabled():
        print(f"\n{line}")
