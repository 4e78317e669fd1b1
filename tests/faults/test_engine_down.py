"""A search engine that is gone: the record is read as ever, search says so, uploads are taken, and all comes back."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.entries import entries
from ingest.rebuild import Rebuild
from tests.app.town import Town, directive, open_town
from tests.faults.household import wait_until
from tests.faults.truth import assert_index_is_record

pytestmark = pytest.mark.faults
SLOWLY = not os.environ.get("QUICK")
TURKISH = "Arama dizini"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path, lease_seconds=2) as town:
        yield town


@contextmanager
def moved_away(folder: Path) -> Iterator[None]:
    """The live generation is not where it was."""
    generation = folder / (folder / "CURRENT").read_text("ascii")
    generation.rename(folder.parent / "away")
    yield
    shutil.rmtree(generation, ignore_errors=True)
    (folder.parent / "away").rename(generation)


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
    assert TURKISH in api.json()["detail"]
    assert page.headers["content-type"].startswith("text/html")
    assert TURKISH in page.text
    return True


def assert_record_is_read(town: Town, document: str) -> None:
    """Document, clause and original, by API and page."""
    for path in (f"/api/documents/{document}", f"/mevzuat/{document}", f"/api/documents/{document}/provisions/art_2"):
        assert town.client.get(path).status_code == 200, path
    for path in (f"/api/documents/{document}/original", f"/mevzuat/{document}/art_2", "/", "/kurum/97000001"):
        assert town.client.get(path).status_code == 200, path


@pytest.mark.parametrize("broken", [moved_away, whole_folder_gone])
def test_an_index_that_cannot_be_read(town: Town, broken: Callable[[Path], Iterator[None]]) -> None:
    before = town.bring(directive("TURNA", "Her turna halkalanır."))
    assert town.found("turna")
    with broken(town.house.settings.data / "index"):
        wait_until(lambda: is_plainly_down(town), "search does not say that it is down")
        assert_record_is_read(town, before["document"])
        sent = [town.send(directive(f"{bird} TURNA", f"Her {bird} turna sayılır.")) for bird in ("AK", "BOZ")]
        assert [answer.status_code for answer in sent] == [202, 202]
        wait_until(lambda: town.house.record.documents.counts().documents == 3, "not read")
        time.sleep(40 if SLOWLY else 5)  # the tries of a job would be spent after half a minute
        assert is_plainly_down(town)
    assert [town.settle(answer.json()["receipt"])["state"] for answer in sent] == ["published", "published"]
    assert len(town.found("turna sayılır")) >= 2
    assert_index_is_record(town.house)


def test_a_broken_index_does_not_keep_the_house_shut_and_is_built_anew(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        before = town.bring(directive("TURNA", "Her turna halkalanır."))
    for meta in (tmp_path / "index").rglob("meta.json"):
        meta.write_bytes(b"\x00rubbish")
    with open_town(tmp_path) as town:
        assert is_plainly_down(town)
        assert_record_is_read(town, before["document"])
        sent = town.send(directive("AK TURNA", "Her ak turna sayılır."))
        assert sent.status_code == 202
        wait_until(lambda: town.house.record.documents.counts().documents == 2, "not read")
        assert is_plainly_down(town)
        record = town.house.record
        copies = [record.documents.copy(document_id) for document_id in record.documents.ids()]
        Rebuild(record, town.house.engine).run(entry for copy in copies if copy for entry in entries(copy))
        assert town.settle(sent.json()["receipt"])["state"] == "published"
        assert len(town.found("turna sayılır")) >= 1
        assert_index_is_record(town.house)
