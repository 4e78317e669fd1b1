"""What all tests share: where the shared corpora are, and real servers."""

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.fixtures import opensearch, postgres, redis

__all__ = ["opensearch", "postgres", "redis", "shared", "uncleared"]
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared corpora; tests that use it are skipped where it is not there."""
    folder = Path(os.environ.get("DAYANAK_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the shared corpora are not at {folder}")
    return folder


@pytest.fixture
def uncleared() -> Iterator[None]:
    """For tests that compare times: nothing of what earlier tests left is cleared up while they measure."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def pytest_configure() -> None:
    """Whoever ends the tests with SIGTERM ends the servers that they started, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
