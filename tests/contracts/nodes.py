"""Names on a real node that no other test uses."""

import itertools
import os

from dayanak.storage.index.opensearch_index import Address
from tests.servers.opensearch import Cluster, OpenSearch

_NUMBERS = itertools.count(1)


def fresh(server: OpenSearch | Cluster) -> Address:
    """An address on the server under which nothing is yet."""
    return Address.of(server.address(f"t{os.getpid()}-{next(_NUMBERS)}"))
