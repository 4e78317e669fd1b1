"""From a hit to the document: what was searched for is marked, and its other places are one step away."""

import re

import pytest
from starlette.testclient import TestClient

from search_api.snippet import Wanted, marks
from search_api.words import read
from tests.web.fake import DOCUMENT_ID, HOSTILE, FakeService, span
from tests.web.site import make_app
from web.views.prose import prose

DOCUMENT = f"/mevzuat/{DOCUMENT_ID}"


@pytest.fixture
def service() -> FakeService:
    return FakeService()


@pytest.fixture
def client(service: FakeService) -> TestClient:
    return TestClient(make_app(service))


def anchors(page: str) -> list[tuple[str, str]]:
    """The steps of hits: their keys and where they lead."""
    return re.findall(r'data-key="([np])" aria-keyshortcuts="[np]" href="([^"]*)"', page)


def test_a_document_shows_where_the_hits_are(client: TestClient) -> None:
    page = client.get(f"{DOCUMENT}?q=burs").text
    hits = re.findall(r'data-hit="([^"]*)"', page)
    assert len(hits) > 2
    assert f"{len(hits)} yerde bulundu" in page
    assert f'href="#{hits[0]}">İlk sonuca git' in page
    steps = anchors(page)
    assert steps[0] == ("n", f"#{hits[1]}"), "the first has none before it"
    assert steps[-1] == ("p", f"#{hits[-2]}"), "the last has none behind it"
    in_outline = re.findall(r'class="found-in">(\d+)', page)
    assert sum(map(int, in_outline)) == sum(hit.startswith(("art_", "att_")) for hit in hits)
    assert "<mark>Burs</mark>" in page
    assert "<mark>burs</mark>" in page


def test_a_clause_leads_to_the_hits_before_and_behind_it(client: TestClient) -> None:
    page = client.get(f"{DOCUMENT}/art_4?q=burs").text
    steps = dict(anchors(page))
    assert steps["p"].startswith(f"{DOCUMENT}/art_1__para_1?q=burs")
    assert steps["n"].startswith(f"{DOCUMENT}/art_5__para_1?q=burs")
    assert f'{DOCUMENT}?q=burs#art_4">Belgede göster' in page
    assert f'<link rel="canonical" href="{DOCUMENT}/art_4">' in page
    for address in steps.values():
        assert client.get(address).status_code == 200


def test_the_way_back_leads_to_the_same_results_from_every_page_on_the_way(client: TestClient) -> None:
    results = "/ara?q=burs&kind=yonerge&unit=98000001&page=2"
    opened = re.search(r'<h2><a href="([^"]*)"', client.get(results).text)
    assert opened
    page = client.get(opened[1].replace("&amp;", "&")).text
    onward = [opened[1], *re.findall(r'href="([^"]*)">(?:Belgede göster|<svg[^>]*>.*?</svg>Önceki)', page)]
    assert len(onward) > 2, "the clause, its document, the hit before it"
    for address in onward:
        page = client.get(address.replace("&amp;", "&").partition("#")[0]).text
        back = re.search(r'href="([^"]*)">(?:<svg[^>]*>.*?</svg>)Sonuçlara dön', page)
        assert back, address
        assert back[1].replace("&amp;", "&") == results


def test_what_is_no_part_of_a_search_is_not_carried_on(client: TestClient) -> None:
    page = client.get(f"{DOCUMENT}/art_4?q=burs&sira=3&utm=x&kind={'x' * 5000}&cursor=o1").text
    assert 'href="/ara?q=burs"' in page
    assert client.get(f"{DOCUMENT}/art_4?kind=yonerge").text.count("kind=yonerge") == 0, "without a query, no hits"


@pytest.mark.parametrize("eid", ["", "/art_1__para_1"])
def test_a_pasted_text_does_not_swell_the_page(client: TestClient, eid: str) -> None:
    """Trap: the search stands in the address of every clause, and of a long law there are thousands."""
    page = client.get(f"{DOCUMENT}{eid}", params={"q": "burs " * 500})
    assert page.status_code == 200
    assert "araması" in page.text
    assert "burs+burs" not in page.text
    assert 'href=""' not in page.text


@pytest.mark.parametrize("address", [DOCUMENT, f"{DOCUMENT}/art_5"])
def test_without_the_engine_the_text_is_there_and_its_words_are_marked(
    service: FakeService, client: TestClient, address: str
) -> None:
    service.engine = False
    page = client.get(f"{address}?q=burs").text
    assert "<mark>" in page
    assert not anchors(page)


@pytest.mark.parametrize("address", [DOCUMENT, f"{DOCUMENT}/art_5", f"{DOCUMENT}/art_5?q=", f"{DOCUMENT}?q=+"])
def test_without_a_search_nothing_is_marked(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert "<mark>" not in page
    assert "hits.js" not in page
    assert "hit-bar" not in page


@pytest.mark.parametrize("q", [HOSTILE, '"><script>alert(1)</script>', "%22%3E", "a" * 20_000])
def test_a_hostile_search_is_shown_as_text(client: TestClient, q: str) -> None:
    answer = client.get(DOCUMENT, params={"q": q})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def marked(text: str, q: str, *surfaces: str) -> str:
    links = [span(text, surface, targets=[]) for surface in surfaces]
    return re.sub(
        r' title="[^"]*"|<span class="vh">.*?</span>', "", prose(text, links, marks(text, Wanted.of(read(q))))
    )


@pytest.mark.parametrize(
    ("text", "q", "surfaces", "expected"),
    [
        ("İZİN < 3 & izni", "izin", (), "<mark>İZİN</mark> &lt; 3 &amp; <mark>izni</mark>"),
        (
            "Yıllık izin Kanununa göre",
            "yıllık kanun",
            ("izin Kanununa",),  # in a link, and before it
            '<mark>Yıllık</mark> <span class="unresolved">izin <mark>Kanununa</mark></span> göre',
        ),
        (
            "48 inci madde uygulanır",
            "48",
            ("inci madde",),  # a mark that a link cuts in two
            '<mark>48 </mark><span class="unresolved"><mark>inci</mark> madde</span> uygulanır',
        ),
        (
            "(Değişik: 1/2/2020-7001/3 md.) İzin verilir.",
            "değişik izin",
            (),
            '<small class="note">(<mark>Değişik</mark>: 1/2/2020-7001/3 md.)</small> <mark>İzin</mark> verilir.',
        ),
    ],
)
def test_marks_stand_beside_links_and_notes(text: str, q: str, surfaces: tuple[str, ...], expected: str) -> None:
    assert marked(text, q, *surfaces) == expected


def test_a_clause_shows_what_is_like_it(client: TestClient) -> None:
    page = client.get(f"{DOCUMENT}/art_5").text
    assert "8 başka maddede aynı metin var" in page
    assert 'href="/ara?twin=4711">aynı metni taşıyan maddeler' in page
    assert "buna benzer bir hüküm bulunmadı" in client.get(f"{DOCUMENT}/art_4").text


def test_without_the_engine_a_clause_is_shown_without_what_is_like_it(service: FakeService, client: TestClient) -> None:
    service.engine = False
    answer = client.get(f"{DOCUMENT}/art_5")
    assert answer.status_code == 200
    assert "Buna benzer" not in answer.text
    assert "Burs verilecek" in answer.text


def test_what_only_turned_the_question_is_shown_as_that(client: TestClient) -> None:
    page = client.get("/ara?q=harçlık").text
    assert "göz önüne alındı: <b>harçlık</b> → burs" in page
    assert "Eş anlamlısı da arandı" not in page
