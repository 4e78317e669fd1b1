"""One server of each kind for a whole run of the tests. A missing one skips, and fails where CI is set."""

import os
from collections.abc import Iterator

import pytest

from tests.servers.postgres import Postgres
from tests.servers.process import Server
from tests.servers.redis import Redis


def require(kind: type[Server]) -> None:
    """Skips where a server cannot run on this machine; in CI it has to."""
    reason = kind.missing()
    if reason and os.environ.get("CI"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL that is fast rather than durable."""
    require(Postgres)
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    """A running Redis."""
    require(Redis)
    with Redis() as server:
        yield server


@pytest.fixture(scope="session")
def opensearch() -> Iterator[Server]:
    """A running node of OpenSearch."""
    from tests.servers.opensearch import OpenSearch

    require(OpenSearch)
    with OpenSearch() as server:
        yield server
