"""A rebuild on PostgreSQL and OpenSearch while three processes search, publish and index: nobody finds less."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dayanak.app.wiring import open_house
from dayanak.search.port import IndexEntry
from ingest.audit import differences
from ingest.entries import entries
from ingest.rebuild import Rebuild
from tests.app.town import Town, assert_whole, directive, open_town
from tests.servers.opensearch import OpenSearch
from tests.servers.postgres import Postgres
from tests.servers.process import free_port

pytestmark = pytest.mark.servers
BIRDS = ("turna", "leylek", "karga", "baykuş")
LATER = ("çulluk", "sığırcık", "balaban", "kerkenez")


@pytest.fixture
def town(postgres: Postgres, opensearch: OpenSearch, tmp_path: Path) -> Iterator[Town]:
    database = postgres.create()
    settings = {"database_url": database, "index_url": opensearch.address(f"kur{free_port()}"), "lease_seconds": 5}
    with open_town(tmp_path, **settings) as town:
        for place, bird in enumerate(BIRDS):
            assert town.bring(directive(f"{place} KUŞ", f"Kuşların arasında {bird} sayılır."))["state"] == "published"
        yield town
    postgres.drop(database)


def test_nobody_finds_less_and_what_comes_meanwhile_is_there(town: Town) -> None:
    before, seen, done = town.house.engine.version(), [], threading.Event()

    def look() -> None:
        while not done.is_set():
            seen.append(int(town.get("/api/search", q="kuşların", group="document")["total"]))

    def everything() -> Iterator[IndexEntry]:
        for document_id, bird in zip(list(town.house.record.documents.ids()), LATER, strict=True):
            copy = town.house.record.documents.copy(document_id)
            assert copy is not None
            yield from entries(copy)
            assert town.bring(directive(bird, f"Kuşların arasında {bird} sayılır."))["state"] == "published"

    looking = threading.Thread(target=look)
    looking.start()
    try:
        with open_house(town.house.settings) as other:  # as `dayanak reindex` does, which works for nobody else
            Rebuild(other.record, other.engine, 5).run(everything())
        time.sleep(0.5)
    finally:
        done.set()
        looking.join()
    assert town.house.engine.version().split()[0] != before.split()[0]
    assert len(seen) > 10
    assert seen == sorted(seen), "never less than before"
    assert (seen[0], seen[-1]) == (len(BIRDS), len(BIRDS) + len(LATER))
    assert town.bring(directive("SAKSAĞAN", "Kuşların arasında saksağan sayılır."))["state"] == "published"
    assert_whole(town.house)
    assert list(differences(town.house.record, town.house.engine)) == []
