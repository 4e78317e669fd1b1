"""The node of the contract suites, which says what it is, and an index on it."""

from collections.abc import Iterator

import pytest

from dayanak.storage.index.opensearch_index import Address, OpenSearchIndex
from tests.contracts.nodes import fresh
from tests.servers.opensearch import OpenSearch


@pytest.fixture(scope="session")
def node(opensearch: OpenSearch, request: pytest.FixtureRequest) -> OpenSearch:
    """The node; an imitation would say so."""
    said = opensearch.banner()
    assert said["distribution"] == "opensearch"
    with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        print(f"\nOpenSearch version.number {said['number']}, build_hash {said['build_hash']}")
    return opensearch


@pytest.fixture
def address(node: OpenSearch) -> Address:
    return fresh(node)


@pytest.fixture
def index(address: Address) -> Iterator[OpenSearchIndex]:
    index = OpenSearchIndex(address, writer=True, watch_s=0.3)
    yield index
    index.close()
