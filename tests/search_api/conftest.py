"""A record on disk with a small state, and a press that publishes into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dayanak.storage.record import Record
from tests.press import UNITS, Clock, Press


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def record(tmp_path: Path, clock: Clock) -> Iterator[Record]:
    opened = Record.open(f"sqlite:///{tmp_path}/record.db", clock)
    opened.registry.put_units(UNITS)
    yield opened
    opened.close()


@pytest.fixture
def press(record: Record) -> Press:
    return Press(record)
