"""kill -9 at random moments under a stream of uploads; DAYANAK_FAULT_SEED repeats a run's letters and victims."""

import os
import random
import time
from pathlib import Path

import pytest

from tests.app.town import UNIVERSITY
from tests.faults.household import Household, environment
from tests.faults.siege import Machine, Part, Siege
from tests.servers.fixtures import require
from tests.servers.opensearch import OpenSearch
from tests.servers.postgres import Postgres
from tests.servers.redis import Redis

pytestmark = pytest.mark.faults
ROUNDS = 20 if os.environ.get("QUICK") else 200
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
        worker = household.add("worker", "work", "--readers", "1")
        household.add("reindex", "reindex")
        servers = {"postgres": postgres, "opensearch": opensearch, "redis": redis}
        machines = {name: Machine(server) for name, server in servers.items()}
        parts = {"reader": Part(worker, random.Random(SEED)), "backend": Part(postgres, random.Random(SEED))}
        victims = household.commands | machines | parts
        _besiege(Siege("PostgreSQL + OpenSearch + Redis", household, victims, SEED), capsys)


def _besiege(siege: Siege, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        line = siege.run(ROUNDS // 2)
    finally:
        siege.household.end()
    with capsys.disabled():
        print(f"\n{line}")
