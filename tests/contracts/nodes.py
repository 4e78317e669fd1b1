"""Names on a real node that no other test uses, and small rows to write there."""

import itertools
import os

from dayanak.search.port import IndexEntry
from dayanak.storage.index.opensearch_index import Address
from nlp.analyse import streams
from tests.servers.opensearch import Cluster, OpenSearch

_NUMBERS = itertools.count(1)


def fresh(server: OpenSearch | Cluster) -> Address:
    """An address on the server under which nothing is yet."""
    return Address.of(server.address(f"t{os.getpid()}-{next(_NUMBERS)}"))


def entry(seq: int, text: str, document: str = "d") -> IndexEntry:
    return IndexEntry(
        id=f"{document}/art_{seq}",
        seq=seq,
        document_id=document,
        eid=f"art_{seq}",
        path=f"madde:{seq}",
        article_key=f"{document}/{seq}",
        kind="yonerge",
        status="in_force",
        streams=streams(text),
        date=f"20{seq % 20:02}-03-01",
    )


def document(name: str, number: int, text: str = "Yıllık izin verilir.") -> list[IndexEntry]:
    first = int.from_bytes(name.encode()[-3:]) * 1000
    return [entry(first + place, text, name) for place in range(number)]
