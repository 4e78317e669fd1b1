"""kill -9 at random moments under a stream of uploads; DAYANAK_FAULT_SEED repeats a run's letters and victims."""

import os
import time
from pathlib import Path

import pytest

from tests.faults.household import Household, environment
from tests.faults.siege import Siege

pytestmark = pytest.mark.faults
ROUNDS = 20 if os.environ.get("QUICK") else 200
SEED = int(os.environ.get("DAYANAK_FAULT_SEED", time.time_ns() % 1_000_000))


def test_one_process_and_commands_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    household = Household(tmp_path, environment(tmp_path / "data"))
    household.add("ingest", "ingest", str(tmp_path / "gelen"), "--unit", "97000001", "--json")
    siege = Siege("SQLite + tantivy + memory", household, household.commands, SEED)
    try:
        line = siege.run(ROUNDS // 2)
    finally:
        household.end()
    with capsys.disabled():
        print(f"\n{line}")
