"""The operator's pages: who is let in, what is shown of searches, and synonyms that are edited by two at a time."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dayanak.access import Access
from dayanak.registry.state import Unit
from dayanak.storage.record import Record
from dayanak.storage.record.searches import SearchCount
from search_api.operator import OperatorDesk
from search_api.schemas import UnitRef
from tests.web.fake import HOSTILE, UNIVERSITY, FakeDesk
from tests.web.site import make_app
from web import links

TOP = UNIVERSITY.detsis_no


class AnyKey(FakeDesk):
    """A desk at which every key is one of the university."""

    def unit_of_key(self, key: str) -> UnitRef:
        return UNIVERSITY


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    record = Record.open(f"sqlite:///{tmp_path}/record.db")
    record.registry.put_units([Unit(TOP, UNIVERSITY.name)])
    yield record
    record.close()


def signed_in(record: Record, *, operator: bool) -> TestClient:
    """A browser that has given a key."""
    access = Access(record)
    app = make_app(operator=OperatorDesk(record, access))
    app.state.uploads = AnyKey()
    client = TestClient(app, base_url="http://127.0.0.1")
    key = access.new_key(TOP, operator=operator)
    client.post("/yukle/anahtar", data={"csrf": token(client, "/yukle"), "anahtar": key})
    return client


@pytest.fixture
def operator(record: Record) -> TestClient:
    """A browser of an operator."""
    return signed_in(record, operator=True)


def token(client: TestClient, page: str = links.SYNONYMS) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found
    return found[1]


def revision(client: TestClient) -> str:
    found = re.search(r'name="surum" value="(\d+)"', client.get(links.SYNONYMS).text)
    assert found
    return found[1]


def add(client: TestClient, expression: str, *meant: str, way: str = "yön", at: str | None = None):
    """Sends the form for a new line."""
    fields = {"ifade": expression, "karsiliklar": ", ".join(meant), "tur": way}
    return client.post(links.SYNONYMS, data=fields | {"csrf": token(client), "surum": at or revision(client)})


PAGES = (links.SEARCHES, f"{links.SEARCHES}/aramalar.csv", links.SYNONYMS, f"{links.SYNONYMS}/es-anlamlilar.tsv")


@pytest.mark.parametrize("page", PAGES)
def test_who_only_uploads_is_kept_out(record: Record, page: str) -> None:
    """Trap: an institution's key opens the session, and what everybody searches for is none of its business."""
    client = signed_in(record, operator=False)
    assert client.get(page).status_code == 403
    assert links.SEARCHES not in client.get("/yukle").text


@pytest.mark.parametrize("page", PAGES)
def test_without_a_key_one_is_asked_for(record: Record, page: str) -> None:
    client = TestClient(make_app(operator=OperatorDesk(record, Access(record))), base_url="http://127.0.0.1")
    assert client.get(page).url.path == "/yukle"


def test_the_upload_page_leads_an_operator_there(operator: TestClient) -> None:
    assert links.SEARCHES in operator.get("/yukle").text


def test_the_lists_are_shown_and_what_was_typed_is_harmless(record: Record, operator: TestClient) -> None:
    record.searches.add([SearchCount(HOSTILE, 2, 2), SearchCount("burs", 12, 0, 9, 18), SearchCount("izin", 1234)])
    answer = operator.get(f"{links.SEARCHES}?gun=7")
    assert answer.headers["cache-control"] == "no-store"
    assert HOSTILE not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert "1.234" in answer.text
    assert f"{links.SYNONYMS}?ifade=%3Cscript%3E" in answer.text
    assert re.search(r'<h2 id="seldom">.*izin.*<h2 id="frequent">', answer.text, re.DOTALL)


@pytest.mark.parametrize(
    ("form", "media_type", "says"),
    [("csv", "text/csv", "empty,bulunmaz,1,1"), ("json", "application/json", '"query":"bulunmaz"')],
)
def test_the_lists_go_out_as_files(record: Record, operator: TestClient, form: str, media_type: str, says: str) -> None:
    record.searches.add([SearchCount("bulunmaz", 1, 1)])
    answer = operator.get(f"{links.SEARCHES}/aramalar.{form}")
    assert answer.headers["content-type"].startswith(media_type)
    assert f'filename="aramalar.{form}"' in answer.headers["content-disposition"]
    assert says in answer.text
    assert operator.get(f"{links.SEARCHES}/aramalar.exe").status_code == 404


@pytest.mark.parametrize("days", ["0", "x", "99999999"])
def test_a_wrong_period_is_said(operator: TestClient, days: str) -> None:
    assert operator.get(f"{links.SEARCHES}?gun={days}").status_code == 422


def test_a_synonym_is_added_and_taken_away_by_the_key_that_did_it(record: Record, operator: TestClient) -> None:
    added = add(operator, "Masa", "gişe", "danışma")
    assert added.url.path == links.SYNONYMS
    assert "Liste güncellendi" in added.text
    assert "Liste güncellendi" not in operator.get(links.SYNONYMS).text
    newest = record.synonyms.newest()
    assert newest
    assert (newest.revision, newest.lines[-1]) == (1, "yön\tmasa\tgişe\tdanışma")
    assert newest.made_by in {key.id for key in record.keys.of_unit(TOP) if key.operator}
    fields = {"csrf": token(operator), "surum": revision(operator), "satir": newest.lines[-1]}
    operator.post(f"{links.SYNONYMS}/kaldir", data=fields)
    assert record.synonyms.version() == "2"
    assert "danışma" not in operator.get(links.SYNONYMS).text


@pytest.mark.parametrize(
    ("expression", "meant", "way", "says"),
    [
        pytest.param("masa", (), "eş", "2 ile 12 arasında ifade", id="stands for nothing"),
        pytest.param("masa", ("masa",), "eş", "Aynı ifade iki kez", id="stands for itself"),
        pytest.param("masa", ("gişe",), "iki", "ilk sütun", id="another way"),
        pytest.param("müdüriyet", ("büro",), "eş", "satırda da var", id="in a group already"),
        pytest.param('<b>"', ("gişe",), "eş", "yalnız harf", id="signs"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_typed_again(
    record: Record, operator: TestClient, expression: str, meant: tuple[str, ...], way: str, says: str
) -> None:
    answer = add(operator, expression, *meant, way=way)
    assert answer.status_code == 422
    assert answer.text.count(says) == 2
    assert 'aria-invalid="true"' in answer.text
    assert re.search(r'role="alert"[^>]* autofocus', answer.text), (
        "what is wrong is where the reader goes on, scripts or not"
    )
    assert record.synonyms.newest() is None


def test_a_wrong_counterpart_is_said_beside_its_own_field(operator: TestClient) -> None:
    """Trap: the expression above it was marked, which nothing is wrong with."""
    answer = add(operator, "masa", "gişe", "ön - büro").text
    assert '<p class="wrong" id="karsiliklar-hata">' in answer
    assert re.search(r'id="karsiliklar"[^>]* aria-invalid="true"', answer)
    assert not re.search(r'id="ifade"[^>]* aria-invalid="true"', answer)
    assert '<a href="#karsiliklar">' in answer


def test_two_at_a_time_do_not_undo_each_other(record: Record, operator: TestClient) -> None:
    other = signed_in(record, operator=True)
    seen = revision(other)
    add(operator, "masa", "gişe")
    answer = add(other, "dolap", "arşiv", at=seen)
    assert answer.status_code == 409
    assert "başkası tarafından değiştirildi" in answer.text
    assert 'value="dolap"' in answer.text
    assert record.synonyms.version() == "1"


@pytest.mark.parametrize("form", ["", "/kaldir"])
def test_a_form_from_elsewhere_changes_nothing(record: Record, operator: TestClient, form: str) -> None:
    fields = {"csrf": "0" * 64, "surum": "0", "tur": "eş", "ifade": "a", "karsiliklar": "b", "satir": "eş\ta\tb"}
    assert operator.post(links.SYNONYMS + form, data=fields).status_code == 403
    assert record.synonyms.newest() is None


def test_the_form_is_filled_from_a_search_without_hits(operator: TestClient) -> None:
    assert 'value="öğle arası"' in operator.get(links.synonyms("öğle arası")).text
