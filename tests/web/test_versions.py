"""An earlier version of a document as a page of its own: said to be one, without links into the current text."""

import pytest
from starlette.testclient import TestClient

from tests.web.fake import DOCUMENT_ID

DOCUMENT = f"/mevzuat/{DOCUMENT_ID}"


@pytest.fixture
def page(client: TestClient) -> str:
    return client.get(f"{DOCUMENT}/surum/1").text


def test_it_says_plainly_that_it_is_not_current(page: str) -> None:
    """Trap: the days of reception read like days of force."""
    assert "Bu, belgenin eski bir metnidir." in page
    assert "02.01.2026</time> tarihinde kayda alındı" in page
    assert "02.02.2026</time> tarihinde yerine 2. sürüm geldi" in page
    assert "hangi günlerde yürürlükte olduğunu göstermez" in page
    assert f'<a href="{DOCUMENT}">Güncel metin</a>' in page


def test_search_engines_are_kept_from_it(page: str) -> None:
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page


def test_its_numbers_lead_to_their_places_in_it(page: str) -> None:
    """Trap: the page of the clause that bears the number today shows other words."""
    law = page.partition('<div class="law">')[2].partition('<section class="source"')[0]
    assert 'href="#art_5"' in law
    assert "Burs verilecek öğrencilerde" in law
    assert f'href="{DOCUMENT}/' not in law
    assert "hükmün sayfası" not in law


def test_what_is_out_of_force_is_not_folded_away(page: str) -> None:
    assert 'class="fold"' not in page
    assert "Yemek yardımı yapılır." in page


def test_a_version_without_text_says_so_and_offers_the_file(client: TestClient) -> None:
    page = client.get(f"{DOCUMENT}/surum/2").text
    assert "Bu sürümün metni okunamadı" in page
    assert f'href="/api/documents/{DOCUMENT_ID}/versions/2/original"' in page
    assert "sürümle farkı" not in page, "there is nothing to compare"


def test_the_current_version_is_the_document(client: TestClient) -> None:
    answer = client.get(f"{DOCUMENT}/surum/3", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, DOCUMENT)


@pytest.mark.parametrize("number", ["4", "0", "-1", "bir", "9" * 40])
def test_a_version_that_there_is_not(client: TestClient, number: str) -> None:
    assert client.get(f"{DOCUMENT}/surum/{number}").status_code in {404, 422}


def test_the_list_of_versions_leads_to_each(client: TestClient) -> None:
    page = client.get(DOCUMENT).text
    assert [f"{DOCUMENT}/surum/{n}" in page for n in (1, 2, 3)] == [True, True, False]


def test_an_acting_clause_lists_what_it_changes(client: TestClient) -> None:
    """Trap: what the record does not hold has no page to lead to."""
    page = client.get(f"{DOCUMENT}/art_7").text
    part = page.partition('<h2 id="etki">')[2].partition("</section>")[0]
    assert f'<a class="strong" href="{DOCUMENT}/art_6">Burs Yönergesi m. 6</a> yürürlükten kaldırılmıştır' in part
    assert '<span class="unresolved">7999 sayılı Kanun m. 12</span> değiştirilmiştir' in part
    assert "yürürlüğe girecek" in part
    assert "<script>" not in part
    assert '<h2 id="etki">' not in client.get(f"{DOCUMENT}/art_5").text, "no clause is called one that changes nothing"
