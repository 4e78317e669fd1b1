"""A database or a bell that is gone: said plainly at every door, nothing lost, and all comes back by itself."""

import contextlib
from pathlib import Path

import pytest
import redis

from tests.app.town import Town, directive, open_town
from tests.faults.household import wait_until
from tests.faults.truth import assert_index_is_record
from tests.servers.fixtures import require
from tests.servers.postgres import Postgres
from tests.servers.redis import Redis

pytestmark = pytest.mark.faults
API = ("/api/search?q=turna", "/api/units?name=kurum", "/api/uploads/r-yok")
PAGES = ("/", "/ara?q=turna", "/kurumlar")


def assert_plainly_down(town: Town, document: str) -> None:
    """503 in Turkish: as problem+json or as a page."""
    for path in (*API, f"/api/documents/{document}", f"/api/documents/{document}/original"):
        answer = town.client.get(path)
        assert answer.status_code == 503, (path, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        assert "Veritabanı" in answer.json()["detail"]
    for path in (*PAGES, f"/mevzuat/{document}"):
        page = town.client.get(path)
        assert page.status_code == 503, path
        assert "Veritabanı" in page.text
        assert page.headers["content-type"].startswith("text/html")


def test_the_database_away(tmp_path: Path) -> None:
    require(Postgres)
    with Postgres(fsync=True) as server, open_town(tmp_path, database_url=server.create(), lease_seconds=2) as town:
        before = town.bring(directive("TURNA", "Her turna halkalanır."))
        waiting = [town.send(directive(f"{n}. TURNA", f"Her turna {n} kez sayılır.")) for n in range(6)]
        assert {answer.status_code for answer in waiting} == {202}
        server.kill()  # in the middle of the work
        assert_plainly_down(town, before["document"])
        refused = town.send(directive("GEÇ TURNA", "Her geç turna sayılır."))
        assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
        server.start()
        assert [town.settle(answer.json()["receipt"])["state"] for answer in waiting] == ["published"] * 6
        assert town.bring(directive("GEÇ TURNA", "Her geç turna sayılır."))["state"] == "published"
        assert town.house.record.documents.counts().documents == 8
        assert_index_is_record(town.house)


def test_the_bell_away(tmp_path: Path) -> None:
    require(Redis)
    with Redis() as bell, open_town(tmp_path, broker_url=bell.url) as town:
        assert town.bring(directive("TURNA", "Her turna halkalanır."))["state"] == "published"
        bell.kill()
        assert town.bring(directive("AK TURNA", "Her ak turna halkalanır."))["state"] == "published"
        bell.start()
        assert town.bring(directive("BOZ TURNA", "Her boz turna halkalanır."))["state"] == "published"
        wait_until(lambda: town.house.record.jobs.open_count() == 0, "jobs stay open")
        assert_index_is_record(town.house)


def test_a_bell_that_loses_everything_while_jobs_wait(tmp_path: Path) -> None:
    """Trap: what is accepted would hang on a message; the row is the job."""
    require(Redis)
    with Redis() as bell, open_town(tmp_path, broker_url=bell.url) as town:
        with contextlib.closing(redis.Redis.from_url(bell.url)) as client:
            sent = []
            for number in range(6):
                sent.append(town.send(directive(f"{number}. TURNA", f"Her turna {number} kez sayılır.")))
                client.flushall()
        assert [town.settle(answer.json()["receipt"])["state"] for answer in sent] == ["published"] * 6
        assert_index_is_record(town.house)
