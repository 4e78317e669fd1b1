"""The whole line by HTTP, once with nothing but a folder and once on PostgreSQL, OpenSearch and Redis with workers:
handed in, published, found by its institution, a second version, and repealed by another document."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from tests.app.town import AUTHORITY, ENDED, STUDENTS, UNITS, UNIVERSITY, assert_whole
from tests.faults.household import Household, environment, wait_until

pytestmark = pytest.mark.slow
TITLE = "ZEYTİNLİK GEZİ YÖNERGESİ"
FIRST = f"""KIZILCIKLI ÜNİVERSİTESİ {TITLE}

Amaç
MADDE 1- (1) Bu Yönergenin amacı, zeytinlik gezilerinin esaslarını düzenlemektir.

Gezi süresi
MADDE 2- (1) Bir zeytinlik gezisi en çok dört saat sürer.

Yürürlük
MADDE 3- (1) Bu Yönerge Senato tarafından kabul edildiği tarihte yürürlüğe girer.
"""
SECOND = FIRST.replace("en çok dört saat sürer", "en çok altı saat sürer ve gün batmadan biter")
REPEAL = """KIZILCIKLI ÜNİVERSİTESİ KIR GEZİLERİ YÖNERGESİ

Amaç
MADDE 1- (1) Bu Yönergenin amacı, bütün kır gezilerinin esaslarını düzenlemektir.

Yürürlükten kaldırılan yönerge
MADDE 2- (1) Kızılcıklı Üniversitesi Zeytinlik Gezi Yönergesi yürürlükten kaldırılmıştır.

Yürürlük
MADDE 3- (1) Bu Yönerge Senato tarafından kabul edildiği tarihte yürürlüğe girer.
"""


@dataclass
class Line:
    """A running installation, and the key of an institution."""

    household: Household
    settings: Settings
    key: str

    def bring(self, text: str, name: str) -> dict[str, Any]:
        """Hands a text in and waits until it is published."""
        answer = httpx2.post(
            f"{self.household.url}/api/uploads",
            files={"file": (name, text.encode())},
            data={"unit": UNIVERSITY},
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=30,
        )
        assert answer.status_code == 202, answer.text
        receipt = answer.json()["receipt"]
        wait_until(lambda: self.get(f"/api/uploads/{receipt}")["state"] in ENDED, f"{name} does not end")
        done: dict[str, Any] = self.get(f"/api/uploads/{receipt}")
        assert done["state"] == "published", done
        return done

    def get(self, path: str, **params: Any) -> Any:
        answer = httpx2.get(self.household.url + path, params=params, timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def found(self, words: str, **params: Any) -> list[tuple[str, str]]:
        """Document and eId of each hit."""
        hits = self.get("/api/search", q=words, **params)["hits"]
        return [(hit["document"]["id"], hit["eid"]) for hit in hits]


@pytest.fixture(params=["folder", pytest.param("servers", marks=pytest.mark.servers)])
def line(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Line]:
    """The installation of each kind, with two institutions."""
    told = _servers(request) if request.param == "servers" else {}
    settings = Settings(data=tmp_path / "data", **{name.lower(): value for name, value in told.items()})
    with open_house(settings) as house:
        house.record.registry.put_units(UNITS)
        key = house.access.new_key(UNIVERSITY)
    household = Household(tmp_path, environment(settings.data, **told))
    for number in range(2 if told else 0):
        household.add(f"worker-{number}", "work", "--readers", "1")
    try:
        household.start()
        wait_until(household.answers, "the server does not answer")
        yield Line(household, settings, key)
    finally:
        household.end()


def _servers(request: pytest.FixtureRequest) -> dict[str, str]:
    postgres, redis, opensearch = (request.getfixturevalue(name) for name in ("postgres", "redis", "opensearch"))
    return {
        "DATABASE_URL": postgres.create(),
        "BROKER_URL": redis.url,
        "INDEX_URL": f"{opensearch.url}/yolculuk",
    }


def test_from_a_file_to_a_clause_to_its_end(line: Line) -> None:
    first = line.bring(FIRST, "gezi.txt")["document"]
    clause = (first, "art_2__para_1")
    assert clause in line.found("zeytinlik gezisi kaç saat sürer", unit=UNIVERSITY)
    assert line.found("zeytinlik gezisi kaç saat sürer", unit=AUTHORITY) == []
    assert line.found("zeytinlik gezisi", unit=STUDENTS) == [], "what the rectorate issued is not its office's"

    second = line.bring(SECOND, "gezi-2.txt")
    assert second["document"] == first, "the same document"
    assert line.get(f"/api/documents/{first}")["version"] == 2
    assert clause in line.found('"gün batmadan biter"', unit=UNIVERSITY)
    assert line.found('"dört saat"') == [], "the older text is not found any more"

    line.bring(REPEAL, "kir.txt")
    wait_until(lambda: line.get(f"/api/documents/{first}")["status"] == "repealed", "it is not repealed")
    wait_until(lambda: line.found('"gün batmadan biter"', status="repealed") == [clause], "the index does not know it")
    assert line.found('"gün batmadan biter"', status="in_force") == []
    for command in line.household.commands.values():
        command.stop()
        assert command.process is not None
        assert command.process.returncode == 0, command.said()
    with open_house(line.settings) as house:
        assert_whole(house)
