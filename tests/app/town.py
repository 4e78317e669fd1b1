"""A small state, the texts that it issues, and a running house with a client at its door."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from dayanak.app.asgi import create_app
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from dayanak.registry.state import Unit
from dayanak.search.port import Everything, Group, SearchQuery
from ingest.entries import entries

UNIVERSITY, STUDENTS, AUTHORITY = "97000001", "97000002", "97000003"
UNITS = (
    Unit(UNIVERSITY, "Kızılcıklı Üniversitesi Rektörlüğü", abbreviation="KZÜ"),
    Unit(STUDENTS, "Öğrenci İşleri Daire Başkanlığı", parent_no=UNIVERSITY),
    Unit(AUTHORITY, "Rüzgâr ve Değirmen Kurumu"),
)
ENDED = frozenset({"published", "duplicate", "rejected", "unreadable", "failed"})
PATIENCE_S = 60


def directive(subject: str, *sentences: str) -> str:
    """A directive of four articles about a subject; the sentences are the paragraphs of the second."""
    title = f"KIZILCIKLI ÜNİVERSİTESİ {subject} YÖNERGESİ"
    body = "\n".join(f"({place}) {sentence}" for place, sentence in enumerate(sentences, 1))
    return (
        f"{title}\n\nAmaç\nMADDE 1 – (1) Bu Yönergenin amacı, uygulamanın esaslarını düzenlemektir.\n\n"
        f"Uygulama\nMADDE 2 – {body}\n\n"
        "Yürürlük\nMADDE 3 – (1) Bu Yönerge Senato tarafından kabul edildiği tarihte yürürlüğe girer.\n\n"
        "Yürütme\nMADDE 4 – (1) Bu Yönerge hükümlerini Rektör yürütür.\n"
    )


@dataclass(frozen=True)
class Town:
    """A house that works, a client at its door, and the key of each institution."""

    house: House
    client: TestClient
    keys: dict[str, str]

    def send(self, content: bytes | str, name: str = "yonerge.txt", unit: str = UNIVERSITY, key: str = "") -> Response:
        """Hands a file in with the key of the unit's institution, or another."""
        key = key or self.keys.get(unit, self.keys[UNIVERSITY])
        return self.client.post(
            "/api/uploads",
            files={"file": (name, content if isinstance(content, bytes) else content.encode())},
            data={"unit": unit},
            headers={"Authorization": f"Bearer {key}"},
        )

    def bring(self, content: bytes | str, name: str = "yonerge.txt", unit: str = UNIVERSITY) -> dict[str, Any]:
        """Hands a file in and waits until it has come to its end."""
        sent = self.send(content, name, unit)
        assert sent.status_code == 202, sent.text
        return self.settle(sent.json()["receipt"])

    def settle(self, receipt: str) -> dict[str, Any]:
        """The last state of a receipt."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            state: dict[str, Any] = self.client.get(f"/api/uploads/{receipt}").json()
            if state["state"] in ENDED:
                return state
            time.sleep(0.05)
        raise AssertionError(f"{receipt} did not come to an end: {state}")

    def get(self, path: str, **params: Any) -> Any:
        """The JSON of an address that answers."""
        answer = self.client.get(path, params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def found(self, q: str, **params: Any) -> list[dict[str, Any]]:
        """The hits of a search."""
        hits: list[dict[str, Any]] = self.get("/api/search", q=q, **params)["hits"]
        return hits


@contextmanager
def open_town(folder: Path, **settings: Any) -> Iterator[Town]:
    """A town in a folder, with the job loop running."""
    with open_house(replace(Settings(data=folder, log_level="WARNING"), **settings), readers=1) as house:
        house.record.registry.put_units(UNITS)
        keys = {unit: house.access.new_key(unit) for unit in (UNIVERSITY, AUTHORITY)}
        client = TestClient(create_app(house), base_url="http://127.0.0.1", raise_server_exceptions=False)
        yield Town(house, client, {**keys, STUDENTS: keys[UNIVERSITY]})


def assert_whole(house: House) -> None:
    """The index holds every clause of every document of the record, and nothing else; no work is left undone."""
    record = house.record
    until = time.monotonic() + PATIENCE_S
    while record.jobs.open_count() and time.monotonic() < until:
        time.sleep(0.05)
    assert record.jobs.open_count() == 0
    kept = {
        entry.id for key in record.documents.ids() if (copy := record.documents.copy(key)) for entry in entries(copy)
    }
    page = house.engine.search(SearchQuery(Everything(), group=Group.CLAUSE, size=10_000))
    assert {hit.id for hit in page.hits} == kept
    assert house.engine.count() == len(kept)
