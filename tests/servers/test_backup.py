"""A backup knows no engine: from one machine to the servers, back, and the servers destroyed and restored."""

import io
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dayanak.app.cli import main
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from dayanak.law.errors import Conflict
from dayanak.storage.backup import back_up, examine, restore
from dayanak.storage.record import JobKind
from tests.app.test_backup import Rows, answers, rows_of
from tests.app.town import UNIVERSITY, Town, assert_whole, directive, open_town
from tests.servers.opensearch import OpenSearch
from tests.servers.postgres import Postgres
from tests.servers.process import free_port

pytestmark = pytest.mark.servers


@pytest.fixture
def far(postgres: Postgres, opensearch: OpenSearch) -> Iterator[dict[str, str]]:
    """The settings of an empty house on servers."""
    name, database = f"yedek{free_port()}", postgres.create()
    yield {"database_url": database, "index_url": opensearch.address(name)}
    postgres.drop(database)
    forget(opensearch, name)


def forget(opensearch: OpenSearch, name: str) -> None:
    """Every index of this name is gone."""
    with urllib.request.urlopen(f"{opensearch.url}/_cat/indices/{name}*?h=index", timeout=30) as answer:
        indices = answer.read().decode().split()
    for index in indices:
        urllib.request.urlopen(urllib.request.Request(f"{opensearch.url}/{index}", method="DELETE"), timeout=30).close()


def fill(town: Town) -> None:
    town.bring(directive("KUYU", "Kuyudan su çekmek izne bağlıdır.", "İzin bir yıl geçerlidir."))
    town.bring(directive("BURS", "Burs, sekiz ay ödenir."))


def state_of(house: House) -> tuple[Rows, list[Any]]:
    """All rows, and what is answered; scores of two engines differ in the third place behind the comma."""
    found = answers(house)
    for hit in (hit for answer in found for hit in answer["hits"]):
        hit["score"] = pytest.approx(hit["score"], rel=0.002)
    return rows_of(house.record), found


def run(monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any], *words: object) -> int:
    for name in ("data", "database_url", "index_url"):
        monkeypatch.setenv(f"DAYANAK_{name.upper()}", str(settings.get(name, "")))
    monkeypatch.setenv("DAYANAK_LOG_LEVEL", "ERROR")
    return main([str(word) for word in words])


def test_from_one_machine_to_the_servers_and_back(
    far: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line of code changed; what comes in afterwards gets numbers that nobody has."""
    near, far_data, again = ({"data": tmp_path / name} for name in ("near", "far", "again"))
    with open_town(near["data"]) as town:
        fill(town)
        key = town.keys[UNIVERSITY]
    with open_house(Settings(**near)) as house:
        before = state_of(house)
    assert run(monkeypatch, near, "backup", tmp_path / "1.tar") == 0
    assert run(monkeypatch, {**far, **far_data}, "restore", tmp_path / "1.tar") == 0
    with open_house(Settings(**far_data, **far)) as house:
        assert state_of(house) == before
    with open_town(far_data["data"], **far) as town:
        sent = town.send(directive("TAKVİM", "Takvim haziranda duyurulur."), key=key)
        assert town.settle(sent.json()["receipt"])["state"] == "published"
        assert town.found("takvim")
        assert_whole(town.house)
    with open_house(Settings(**far_data, **far)) as house:
        after = state_of(house)
    assert run(monkeypatch, {**far, **far_data}, "backup", tmp_path / "2.tar") == 0
    assert run(monkeypatch, again, "restore", tmp_path / "2.tar") == 0
    with open_house(Settings(**again)) as house:
        assert state_of(house) == after
        assert_whole(house)


def test_the_servers_destroyed_and_restored(
    far: dict[str, str],
    postgres: Postgres,
    opensearch: OpenSearch,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = {"data": tmp_path / "data", **far}
    with open_town(here["data"], **far) as town:  # type: ignore[arg-type]
        fill(town)
        assert run(monkeypatch, here, "backup", tmp_path / "yedek.tar") == 0  # beside the running house
    with open_house(Settings(**here)) as house:  # type: ignore[arg-type]
        before = state_of(house)
    shutil.rmtree(here["data"])
    postgres.drop(far["database_url"])
    postgres.run(f"CREATE DATABASE {far['database_url'].rpartition('/')[2]}")
    forget(opensearch, far["index_url"].rpartition("/")[2])
    assert run(monkeypatch, here, "restore", tmp_path / "yedek.tar") == 0
    with open_house(Settings(**here)) as house:  # type: ignore[arg-type]
        assert state_of(house) == before
        assert_whole(house)
    assert run(monkeypatch, here, "restore", tmp_path / "yedek.tar") == 1  # not empty any more
    assert run(monkeypatch, here, "restore", "--force", tmp_path / "yedek.tar") == 0
    with open_house(Settings(**here)) as house:  # type: ignore[arg-type]
        assert state_of(house) == before


def test_a_backup_needs_no_engine_and_a_restore_says_what_is_left_to_do(
    far: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    dead = {"data": tmp_path / "data", **far, "index_url": f"http://127.0.0.1:{free_port()}/yedek"}
    with open_house(Settings(data=dead["data"], database_url=far["database_url"])) as house:  # type: ignore[arg-type]
        house.intake.receive(io.BytesIO(b"bir"), "bir.txt")
    assert run(monkeypatch, dead, "backup", tmp_path / "yedek.tar") == 0
    capfd.readouterr()
    assert run(monkeypatch, dead, "restore", "--force", tmp_path / "yedek.tar") == 1
    assert "dayanak check" in capfd.readouterr().err


def test_a_worker_at_work_keeps_its_record(far: dict[str, str], tmp_path: Path) -> None:
    with open_town(tmp_path / "near") as town:
        fill(town)
        back_up(town.house.record, town.house.archive, tmp_path / "yedek.tar")
    with open_house(Settings(data=tmp_path / "far", **far)) as house:
        house.record.jobs.add(JobKind.PROCESS, "1")
        assert house.record.jobs.claim((JobKind.PROCESS,), 60)
        before = rows_of(house.record)
        with pytest.raises(Conflict, match="durdurun"):
            restore(tmp_path / "yedek.tar", examine(tmp_path / "yedek.tar"), house.record, house.archive)
        assert rows_of(house.record) == before
