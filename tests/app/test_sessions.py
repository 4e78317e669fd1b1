"""The upload page over the real desk: the key once, a signed session, a token in every form."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from itsdangerous import TimestampSigner

from dayanak.app.settings import Settings
from dayanak.app.wiring import secret
from tests.app.town import AUTHORITY, STUDENTS, UNIVERSITY, Town, directive
from web.session import COOKIE


def csrf(client: TestClient) -> str:
    """The token of the form that this client sees."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get("/yukle").text)
    assert found
    return found[1]


def newcomer(town: Town) -> TestClient:
    """A browser without cookies."""
    return TestClient(town.client.app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def officer(town: Town) -> TestClient:
    """A browser that has given the university's key."""
    client = newcomer(town)
    entered = client.post("/yukle/anahtar", data={"csrf": csrf(client), "anahtar": town.keys[UNIVERSITY]})
    assert entered.status_code == 200
    return client


def hand_in(client: TestClient, name: str, token: str, unit: str = STUDENTS) -> Response:
    """Sends a directive through the form."""
    text = directive("ARI KOVANI", f"Kovanlar {name} günü sayılır.").encode()
    return client.post("/yukle", data={"csrf": token, "birim": unit}, files={"dosya": (name, text)})


def test_everyone_sees_the_page_and_is_asked_for_the_key_once(town: Town, officer: TestClient) -> None:
    shown = newcomer(town).get("/yukle")
    assert shown.status_code == 200
    assert 'type="password"' in shown.text
    assert 'type="password"' not in officer.get("/yukle").text
    assert "Öğrenci İşleri Daire Başkanlığı" in officer.get("/yukle").text


def test_the_session_is_signed_and_kept_from_scripts(town: Town, officer: TestClient) -> None:
    header = newcomer(town).get("/yukle").headers["set-cookie"]
    assert "HttpOnly" in header
    assert "SameSite=lax" in header
    assert town.keys[UNIVERSITY] not in officer.get("/yukle").text


def test_a_file_handed_in_is_listed_with_its_state_and_found(town: Town, officer: TestClient) -> None:
    answer = hand_in(officer, "ari.txt", csrf(officer))
    assert answer.status_code == 200
    assert "ari.txt" in answer.text
    receipt = town.house.record.sources.received_for(STUDENTS)[0][0]
    assert town.settle(receipt.token)["state"] == "published"
    assert town.found("kovanlar sayılır", unit=UNIVERSITY)
    assert f"/mevzuat/{town.settle(receipt.token)['document']}" in officer.get("/yukle").text


@pytest.mark.parametrize("token", ["", "0" * 64, "ı" * 64, "\x00"])
def test_a_form_without_its_token_does_nothing(town: Town, officer: TestClient, token: str) -> None:
    answer = hand_in(officer, "calinti.txt", token)
    assert answer.status_code == 403
    assert "<main" in answer.text
    assert "hiçbir şey kaydedilmedi" in answer.text
    assert "calinti.txt" not in [name for _, name in town.house.record.sources.received_for(UNIVERSITY)]


def test_a_stolen_session_without_its_token_does_nothing(town: Town, officer: TestClient) -> None:
    thief = newcomer(town)
    thief.cookies.set(COOKIE, officer.cookies[COOKIE], domain="127.0.0.1", path="/yukle")
    assert hand_in(thief, "calinti.txt", csrf(newcomer(town))).status_code == 403
    assert thief.post("/yukle/cikis").status_code == 403


def test_a_session_of_another_secret_or_with_a_changed_byte_is_none(town: Town, officer: TestClient) -> None:
    good = officer.cookies[COOKIE]
    told, dot, sign = good.rpartition(".")  # of its last letter some bits say nothing
    for bad in (f"{told}{dot}{'A' if sign[0] != 'A' else 'B'}{sign[1:]}", good[10:], "x.y.z", "", "ş" * 10):
        client = newcomer(town)
        answer = client.get("/yukle", headers={"Cookie": f"{COOKIE}={bad}".encode()})
        assert answer.status_code == 200
        assert 'type="password"' in answer.text


@pytest.mark.parametrize("ahead_s", [3600, -13 * 3600])
def test_a_clock_that_jumped_asks_for_the_key_again_and_keeps_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch, ahead_s: float
) -> None:
    """A session from an hour ahead, and one that is over."""
    client = newcomer(town)
    with monkeypatch.context() as jumped:
        jumped.setattr(TimestampSigner, "get_timestamp", lambda _: int(time.time() + ahead_s))
        token = csrf(client)
        client.post("/yukle/anahtar", data={"csrf": token, "anahtar": town.keys[UNIVERSITY]})
    assert 'type="password"' in client.get("/yukle").text
    late = hand_in(client, "gec.txt", token)
    assert late.status_code == 403
    assert "oturumun süresi dolmuş; hiçbir şey kaydedilmedi" in late.text
    client.post("/yukle/anahtar", data={"csrf": csrf(client), "anahtar": town.keys[UNIVERSITY]})
    assert hand_in(client, f"saat{ahead_s}.txt", csrf(client)).status_code == 200


def test_the_unit_of_another_institution_is_refused(town: Town, officer: TestClient) -> None:
    answer = hand_in(officer, "yabanci.txt", csrf(officer), AUTHORITY)
    assert answer.status_code == 403
    assert "yalnız kendi birimi" in answer.text
    assert town.house.record.sources.received_for(AUTHORITY) == []


def test_a_key_that_was_revoked_ends_the_session(town: Town) -> None:
    key = town.house.access.new_key(STUDENTS)
    client = newcomer(town)
    client.post("/yukle/anahtar", data={"csrf": csrf(client), "anahtar": key})
    assert 'type="password"' not in client.get("/yukle").text
    for row in town.house.access.keys(STUDENTS):
        town.house.access.revoke(row.id)
    assert 'type="password"' in client.get("/yukle").text
    assert hand_in(client, "gec.txt", csrf(client)).status_code == 401


def test_an_empty_and_a_large_file_are_refused_on_the_page(officer: TestClient) -> None:
    token = csrf(officer)
    for content, says in ((b"", "0 bayt"), (b"x" * (1024 * 1024 + 1), "1 MB")):
        answer = officer.post("/yukle", data={"csrf": token, "birim": STUDENTS}, files={"dosya": ("a.txt", content)})
        assert answer.status_code in {413, 422}
        assert says in answer.text


def test_processes_that_begin_at_once_share_one_secret_that_was_never_half_there(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(secret, [Settings(data=tmp_path)] * 8))
    assert [len(one) for one in secrets] == [64]
    assert [(file.name, file.stat().st_mode & 0o777) for file in tmp_path.iterdir()] == [("secret", 0o600)]
