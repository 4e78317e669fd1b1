"""From a file handed in to a clause found; and who is turned away."""

from pathlib import Path

import pytest

from dayanak.app.asgi import create_app
from tests.app.town import AUTHORITY, STUDENTS, UNIVERSITY, Town, directive, open_town

SAFFRON = directive("SAFRAN BAHÇESİ", "Safran soğanları ağustos ayında dikilir.", "Hasat sabah erken yapılır.")


def test_an_uploaded_file_is_found_under_its_unit_and_everything_above(town: Town) -> None:
    sent = town.send(SAFFRON, "safran.txt", STUDENTS)
    assert sent.status_code == 202
    assert set(sent.json()) >= {"receipt", "state", "url"}
    done = town.settle(sent.json()["receipt"])
    assert done["state"] == "published"
    for unit in (STUDENTS, UNIVERSITY):
        assert [hit["document"]["id"] for hit in town.found("safran soğanları", unit=unit)][:1] == [done["document"]]
    assert town.found("safran soğanları", unit=AUTHORITY) == []


def test_the_state_is_read_at_the_url_of_the_receipt_without_a_key(town: Town) -> None:
    sent = town.send(SAFFRON, "safran.txt", STUDENTS).json()
    town.settle(sent["receipt"])
    state = town.get(sent["url"])
    assert set(state) >= {"receipt", "state", "document", "reason", "url"}
    assert state["receipt"] == sent["receipt"]


def test_the_same_bytes_for_the_same_unit_have_the_same_receipt(town: Town) -> None:
    first, again = town.send(SAFFRON, "a.txt", STUDENTS).json(), town.send(SAFFRON, "b.txt", STUDENTS).json()
    assert first["receipt"] == again["receipt"]
    other = town.send(SAFFRON, "a.txt", AUTHORITY).json()
    assert other["receipt"] != first["receipt"]
    town.settle(other["receipt"])


@pytest.mark.parametrize(
    ("unit", "key", "status", "field"),
    [
        pytest.param(AUTHORITY, None, 403, "unit", id="another institution"),
        pytest.param("97999999", None, 422, "unit", id="no such unit"),
        pytest.param("97\x00", None, 422, "unit", id="no number at all"),
        pytest.param(UNIVERSITY, "dyn_tahmin", 401, None, id="unknown key"),
    ],
)
def test_who_may_not_upload_is_told_why(town: Town, unit: str, key: str | None, status: int, field: str | None) -> None:
    answer = town.send(SAFFRON, "safran.txt", unit, key or town.keys[UNIVERSITY])
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().get("field") == field
    assert answer.json()["detail"]


@pytest.mark.parametrize("header", [{}, {"Authorization": "Basic x"}, {"Authorization": "Bearer "}])
def test_without_a_key_nothing_is_received(town: Town, header: dict[str, str]) -> None:
    answer = town.client.post(
        "/api/uploads", files={"file": ("a.txt", b"a")}, data={"unit": UNIVERSITY}, headers=header
    )
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_revoked_key_opens_nothing(town: Town) -> None:
    key = town.house.access.new_key(AUTHORITY)
    for row in town.house.access.keys(AUTHORITY):
        town.house.access.revoke(row.id)
    assert town.send(SAFFRON, unit=AUTHORITY, key=key).status_code == 401


@pytest.mark.parametrize(
    ("data", "files", "field"),
    [
        pytest.param({"unit": UNIVERSITY}, {"x": ("a.txt", b"a")}, "file", id="no file"),
        pytest.param({}, {"file": ("a.txt", b"a")}, "unit", id="no unit"),
        pytest.param({"unit": UNIVERSITY, "file": "words"}, {"x": ("a", b"a")}, "file", id="words for a file"),
        pytest.param({"unit": UNIVERSITY, "kind": "ferman"}, {"file": ("a.txt", b"a")}, "kind", id="unknown kind"),
    ],
)
def test_what_is_missing_in_the_form_is_named(town: Town, data: dict, files: dict, field: str) -> None:
    headers = {"Authorization": f"Bearer {town.keys[UNIVERSITY]}"}
    answer = town.client.post("/api/uploads", data=data, files=files, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["field"] == field


def test_an_unknown_receipt_is_not_found(town: Town) -> None:
    answer = town.client.get("/api/uploads/tahmin")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_original_comes_back_byte_for_byte_and_is_never_shown_in_the_browser(town: Town) -> None:
    page = "<html><body><p>Lavanta Yönergesi</p><p>MADDE 1 – (1) Lavanta kurutulur.</p></body></html>".encode()
    done = town.bring(page, "lavanta tarlası.html")
    answer = town.client.get(f"/api/documents/{done['document']}/original")
    assert answer.content == page
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''lavanta%20tarlas%C4%B1.html"
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1", 202), ("localhost", 202), ("0.0.0.0", 401)])
def test_a_demo_key_is_good_only_while_the_server_listens_on_this_machine(
    tmp_path: Path, host: str, status: int
) -> None:
    with open_town(tmp_path, host=host) as town:
        key = town.house.access.new_key(UNIVERSITY, demo=True)
        assert town.send(SAFFRON, key=key).status_code == status


def test_an_application_over_the_house_can_be_made_twice(town: Town) -> None:
    assert create_app(town.house).state.secret == town.client.app.state.secret  # type: ignore[attr-defined]
