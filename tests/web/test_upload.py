"""The officer's way in: key, session, forms, errors; and who is kept out."""

import re

import pytest
from starlette.testclient import TestClient

from tests.web.fake import KEY
from web.session import COOKIE


def token(client: TestClient) -> str:
    """The CSRF token of the form that this client sees."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get("/yukle").text)
    assert found
    return found[1]


@pytest.fixture
def officer(client: TestClient) -> TestClient:
    """A client that has given its key."""
    answer = client.post("/yukle/anahtar", data={"csrf": token(client), "anahtar": f" {KEY} "})
    assert answer.url.path == "/yukle"
    assert "Çıkaran birim" in answer.text
    return client


def upload(client: TestClient, *names: str, unit: str = "98000001", csrf: str | None = None, body: bytes = b"%PDF"):
    """Hands in files of these names."""
    data = {"csrf": token(client) if csrf is None else csrf, "birim": unit}
    return client.post("/yukle", data=data, files=[("dosya", (name, body)) for name in names])


def test_the_cookie_is_http_only_and_signed(client: TestClient) -> None:
    cookie = client.get("/yukle").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    client.cookies.set(COOKIE, client.cookies[COOKIE][:-2] + "xx", path="/yukle")
    assert "Kurum anahtarı" in client.get("/yukle").text


def test_the_cookie_is_secure_under_https(client: TestClient) -> None:
    assert "Secure" in client.get("https://127.0.0.1/yukle").headers["set-cookie"]


@pytest.mark.parametrize(
    ("key", "status", "says"),
    [
        pytest.param("", 422, "Kurum anahtarını girin", id="no key"),
        pytest.param("baska", 401, "tanınmıyor", id="unknown key"),
    ],
)
def test_a_wrong_key_is_said_beside_the_field_and_in_the_summary(
    client: TestClient, key: str, status: int, says: str
) -> None:
    answer = client.post("/yukle/anahtar", data={"csrf": token(client), "anahtar": key})
    assert answer.status_code == status
    assert answer.text.count(says) == 2
    assert 'aria-invalid="true"' in answer.text


def test_files_are_received_and_their_states_shown(officer: TestClient) -> None:
    answer = upload(officer, "a.pdf", "b.pdf")
    assert "2 dosya alındı" in answer.text
    assert "Alındı, sırada" in answer.text
    assert "Sayfalarda okunabilir metin yok." in answer.text


@pytest.mark.parametrize(
    ("names", "unit", "status", "says"),
    [
        pytest.param([], "98000001", 422, "En az bir dosya seçin", id="no file"),
        pytest.param(["kotu.exe"], "98000001", 422, "kotu.exe: Dosya boş", id="refused file"),
        pytest.param(["a.pdf"], "98999999", 403, "o birim için geçerli değil", id="unit of another key"),
    ],
)
def test_what_was_wrong_with_an_upload_is_said(
    officer: TestClient, names: list[str], unit: str, status: int, says: str
) -> None:
    answer = upload(officer, *names, unit=unit)
    assert answer.status_code == status
    assert answer.text.count(says) == 2


def test_one_bad_file_does_not_hold_back_the_others(officer: TestClient) -> None:
    answer = upload(officer, "kotu.exe", "iyi.pdf", unit="98000011")
    assert answer.status_code == 422
    assert "1 dosya alındı" in answer.text
    assert "1 dosya alınmadı" in answer.text
    assert "Gönderilemedi" not in answer.text
    assert 'value="98000011" selected' in answer.text


@pytest.mark.parametrize("csrf", ["", "0" * 64])
def test_a_stolen_session_without_its_token_does_nothing(officer: TestClient, csrf: str) -> None:
    answer = upload(officer, "calinti.pdf", csrf=csrf)
    assert answer.status_code == 403
    assert "Bu form bu oturumda açılmamış" in answer.text
    assert "<h1>Oturum yenilenmeli</h1>" in answer.text
    assert 'href="/yukle">Yükleme sayfası</a>' in answer.text
    assert "calinti.pdf" not in officer.get("/yukle").text


def test_the_token_of_another_session_does_not_fit(officer: TestClient) -> None:
    own = officer.cookies[COOKIE]
    officer.cookies.clear()
    foreign = token(officer)
    officer.cookies.clear()
    officer.cookies.set(COOKIE, own, path="/yukle")
    assert upload(officer, "a.pdf", csrf=foreign).status_code == 403


def test_without_a_key_nothing_is_received(client: TestClient) -> None:
    answer = upload(client, "a.pdf")
    assert answer.status_code == 401
    assert "anahtarı yeniden girin" in answer.text


def test_leaving_forgets_the_key(officer: TestClient) -> None:
    answer = officer.post("/yukle/cikis", data={"csrf": token(officer)})
    assert 'type="password"' in answer.text


def test_a_page_with_a_session_is_not_kept(officer: TestClient) -> None:
    assert officer.get("/yukle").headers["cache-control"] == "no-store"
