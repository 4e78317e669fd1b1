"""A search engine that is gone: the record is read as ever, search says so, uploads are taken, and all comes back."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dayanak.app import wiring
from dayanak.app.asgi import create_app
from dayanak.storage.index.opensearch_index import Address, OpenSearchIndex
from tests.app.town import Town, directive, open_town
from tests.faults.household import wait_until
from tests.faults.truth import assert_index_is_record
from tests.servers.fixtures import require
from tests.servers.opensearch import OpenSearch
from tests.servers.tap import tap

pytestmark = pytest.mark.faults
AWAY_S = 5 if os.environ.get("QUICK") else 40
"""The tries of a job that may fail would be spent after half a minute."""
TURKISH = re.compile("Arama (dizini|sunucu)")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path, lease_seconds=2) as town:
        yield town


@contextmanager
def whole_folder_gone(folder: Path) -> Iterator[None]:
    """The index has become a file, as a mount point without its disk is a folder without its files."""
    folder.rename(folder.parent / "away")
    folder.touch()
    yield
    folder.unlink()
    (folder.parent / "away").rename(folder)


def is_plainly_down(town: Town) -> bool:
    """Whether API and page say that search is down, under 503, in Turkish."""
    api, page = (town.client.get(path, params={"q": "turna"}) for path in ("/api/search", "/ara"))
    assert {api.status_code, page.status_code} <= {200, 503}, (api.text, page.text)
    if (api.status_code, page.status_code) != (503, 503):
        return False
    assert api.headers["content-type"] == "application/problem+json"
    assert TURKISH.match(api.json()["detail"])
    assert page.headers["content-type"].startswith("text/html")
    assert TURKISH.search(page.text)
    return True


def assert_record_is_read(town: Town, document: str) -> None:
    """Document, clause and original, by API and page."""
    for path in (f"/api/documents/{document}", f"/mevzuat/{document}", f"/api/documents/{document}/provisions/art_2"):
        assert town.client.get(path).status_code == 200, path
    for path in (f"/api/documents/{document}/original", f"/mevzuat/{document}/art_2", "/", "/kurum/97000001"):
        assert town.client.get(path).status_code == 200, path


def assert_all_but_search(town: Town, document: str) -> list[str]:
    """While the engine is gone; gives back the receipts of what was handed in meanwhile."""
    wait_until(lambda: is_plainly_down(town), "search does not say that it is down")
    assert_record_is_read(town, document)
    sent = [town.send(directive(f"{bird} TURNA", f"Her {bird} turna sayılır.")) for bird in ("AK", "BOZ")]
    assert [answer.status_code for answer in sent] == [202, 202]
    wait_until(lambda: town.house.record.documents.counts().documents == 3, "not read")
    time.sleep(AWAY_S)
    assert is_plainly_down(town)
    return [answer.json()["receipt"] for answer in sent]


def assert_recovered(town: Town, receipts: list[str]) -> None:
    """By itself, with nothing lost."""
    assert [town.settle(receipt)["state"] for receipt in receipts] == ["published"] * len(receipts)
    assert town.found("turna")
    assert town.house.record.documents.counts().failed_jobs == 0
    assert_index_is_record(town.house)


def test_an_index_that_cannot_be_read(town: Town) -> None:
    before = town.bring(directive("TURNA", "Her turna halkalanır."))
    assert town.found("turna")
    with whole_folder_gone(town.house.settings.data / "index"):
        sent = assert_all_but_search(town, before["document"])
    assert_recovered(town, sent)


def test_an_index_that_is_deleted_is_built_anew_while_search_goes_on(town: Town) -> None:
    """Trap: what was handed in afterwards waited for the next start, and so did whoever looked for it."""
    town.bring(directive("TURNA", "Her turna halkalanır."))
    assert town.found("turna halkalanır")
    shutil.rmtree(town.house.settings.data / "index")
    sent = town.send(directive("AK TURNA", "Her ak turna sayılır."))
    assert town.found("turna halkalanır")
    assert_recovered(town, [sent.json()["receipt"]])


def test_a_broken_index_does_not_keep_the_house_shut_and_is_built_anew(tmp_path: Path) -> None:
    """By itself, once the house is open; while nobody works there, search says that it is down."""
    with open_town(tmp_path) as town:
        before = town.bring(directive("TURNA", "Her turna halkalanır."))
        settings = town.house.settings
    for meta in (tmp_path / "index").rglob("meta.json"):
        meta.write_bytes(b"\x00rubbish")
    with wiring.open_house(settings) as house:
        idle = replace(town, house=house, client=TestClient(create_app(house), base_url="http://127.0.0.1"))
        assert is_plainly_down(idle)
        assert_record_is_read(idle, before["document"])
    with open_town(tmp_path) as town:
        assert_record_is_read(town, before["document"])
        sent = town.send(directive("AK TURNA", "Her ak turna sayılır."))
        assert sent.status_code == 202
        assert town.settle(sent.json()["receipt"])["state"] == "published"
        assert len(town.found("turna sayılır")) >= 1
        assert town.found("turna halkalanır")
        assert_index_is_record(town.house)


def test_opensearch_away(tmp_path: Path) -> None:
    require(OpenSearch)
    with OpenSearch() as engine, open_town(tmp_path, index_url=engine.address("uzak"), lease_seconds=2) as town:
        before = town.bring(directive("TURNA", "Her turna halkalanır."))
        assert town.found("turna")
        engine.kill()
        sent = assert_all_but_search(town, before["document"])
        engine.start()
        assert_recovered(town, sent)


def test_opensearch_away_when_the_house_is_opened(tmp_path: Path) -> None:
    require(OpenSearch)
    engine = OpenSearch()
    try:
        with open_town(tmp_path, index_url=engine.address("uzak")) as town:
            sent = town.send(directive("TURNA", "Her turna halkalanır."))
            wait_until(lambda: town.house.record.documents.counts().documents == 1, "not read")
            assert is_plainly_down(town)
            engine.start()
            assert_recovered(town, [sent.json()["receipt"]])
    finally:
        engine.close()


def test_opensearch_that_drips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its answers come letter by letter, each in time, and never wholly: what is written is written again later."""
    require(OpenSearch)
    with OpenSearch() as engine, tap(engine.port) as line:
        address = Address.of(f"http://127.0.0.1:{line.port}/uzak")
        monkeypatch.setattr(wiring, "_engine", lambda _: OpenSearchIndex(address, seconds=1, write_seconds=3))
        with open_town(tmp_path, index_url=f"http://127.0.0.1:{line.port}/uzak", lease_seconds=2) as town:
            before = town.bring(directive("TURNA", "Her turna halkalanır."))
            assert town.found("turna")
            line.dripping = True
            sent = assert_all_but_search(town, before["document"])
            line.dripping = False
            assert_recovered(town, sent)
