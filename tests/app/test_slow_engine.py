"""Many searches of an engine that does not answer: every other page is as quick as ever."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
import uvicorn

from dayanak.app import wiring
from dayanak.app.asgi import create_app
from dayanak.search.around import Around
from dayanak.search.port import SearchPage, SearchQuery
from dayanak.storage.index.tantivy_index import TantivyIndex
from tests.app.town import Town, directive, open_town

MANY = 50
HANGS_S = 7.0
SOON_S = 2.0


class Hanging(Around):
    """An engine whose searches take as long as one waits for OpenSearch."""

    def __init__(self, engine: TantivyIndex) -> None:
        super().__init__(engine)
        self.become_writer = engine.become_writer
        self.well = threading.Event()
        self.well.set()

    def search(self, query: SearchQuery) -> SearchPage:
        self.well.wait(HANGS_S)
        return super().search(query)


@pytest.fixture(params=["tantivy", "opensearch"])
def hanging(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Town, Hanging, str]]:
    """A town whose engine can be made to hang, behind the setting of either, and the address at which it is served."""
    engine = Hanging(TantivyIndex(tmp_path / "index"))
    monkeypatch.setattr(wiring, "_engine", lambda _: engine)
    far = {"index_url": "http://127.0.0.1:9/x"} if request.param == "opensearch" else {}
    with open_town(tmp_path, **far) as town, socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(create_app(town.house), log_level="error", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        yield town, engine, f"http://127.0.0.1:{listener.getsockname()[1]}"
        engine.well.set()
        server.should_exit = True
        thread.join(10)


def took(address: str) -> tuple[int, float]:
    begun = time.monotonic()
    answer = httpx2.get(address, timeout=60)
    return answer.status_code, time.monotonic() - begun


def test_the_other_pages(hanging: tuple[Town, Hanging, str]) -> None:
    town, engine, here = hanging
    document = town.bring(directive("TURNA", "Her turna halkalanır."))["document"]
    pages = ["/", f"/mevzuat/{document}", f"/api/documents/{document}", "/api/suggest?q=turn", "/api/live"]
    beside = [f"/mevzuat/{document}/art_2"]
    for page in (*pages, *beside, "/api/search?q=turna"):
        assert took(here + page)[0] == 200, page
    engine.well.clear()
    with ThreadPoolExecutor(MANY) as pool:
        sent = [pool.submit(took, f"{here}/api/search?q=turna+{number}") for number in range(MANY)]
        time.sleep(0.3)
        seen = {page: took(here + page) for page in pages}
        assert [status for status, _ in seen.values()] == [200] * len(pages)
        assert max(seconds for _, seconds in seen.values()) < SOON_S + 1.5, seen
        for _ in range(3):
            seen = {page: took(here + page) for page in (*pages, *beside)}
            assert max(seconds for _, seconds in seen.values()) < SOON_S, seen
        status, seconds = took(f"{here}/api/search?q=turna")
        assert (status, seconds < SOON_S) == (503, True)
        answers = [one.result() for one in sent]
    assert {status for status, _ in answers} == {200, 503}
    engine.well.set()
    assert took(f"{here}/api/search?q=turna")[0] == 200


def test_nothing_but_a_search_is_asked_for_beside_a_text(hanging: tuple[Town, Hanging, str]) -> None:
    """A clause is shown without what is like it where a search takes long."""
    town, engine, here = hanging
    if not town.house.settings.searches_far:
        pytest.skip("the embedded engine does not hang")
    document = town.bring(directive("TURNA", "Her turna halkalanır."))["document"]
    assert took(f"{here}/mevzuat/{document}/art_2?q=turna")[0] == 200
    engine.well.clear()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(took, f"{here}/api/search?q=turna")
        time.sleep(1.5)
        for q in ("", "?q=turna"):
            status, seconds = took(f"{here}/mevzuat/{document}/art_2{q}")
            assert (status, seconds < SOON_S) == (200, True)
        engine.well.set()
