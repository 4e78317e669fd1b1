"""The results page at its edges: far down the list, with a text that was pasted, without the engine."""

import re

import pytest
from starlette.testclient import TestClient

from dayanak.http.paging import PAGE_ROWS
from dayanak.law.errors import Misconfigured, Unavailable
from dayanak.law.target import Cause
from search_api.query import SearchParams, cursor_after
from search_api.schemas import CitationTarget, Health, SearchAnswer
from tests.web.fake import DOCUMENT_ID, FakeService
from tests.web.site import make_app
from web.asked import LONGEST_LINKED

TOTAL = 73_681


def asking(service: FakeService) -> TestClient:
    return TestClient(make_app(service), base_url="http://127.0.0.1")


class Many(FakeService):
    """More hits than pages go to."""

    def search(self, params: SearchParams) -> SearchAnswer:
        return super().search(params).model_copy(update={"total": TOTAL, "next": cursor_after(params, TOTAL)})


def test_beyond_the_last_page_one_goes_on_by_cursors() -> None:
    """Trap: a page by cursor took itself for the first, and its next page was the second."""
    client = asking(Many())
    page = client.get(f"/ara?q=burs&page={PAGE_ROWS // 10}").text
    for start in (PAGE_ROWS + 1, PAGE_ROWS + 11):
        onward = re.findall(r'rel="next" href="([^"]+)"', page)
        assert len(onward) == 1
        assert "cursor=" in onward[0]
        page = client.get(onward[0].replace("&amp;", "&")).text
        assert f'<ol class="hits" start="{start}">' in page
        assert f"&amp;sira={start}" in page
        assert 'class="pages"' not in page
        assert '<a href="/ara?q=burs">İlk sayfa</a>' in page


def test_the_links_of_a_page_carry_only_the_beginning_of_a_long_query() -> None:
    """Trap: fifty links with ten thousand letters each made a page of a megabyte."""
    typed = " ".join(["burs"] * 390)
    page = asking(FakeService()).get("/ara", params={"q": typed}).text
    links = re.findall(r'href="(/ara[^"]*)"', page)
    assert len(links) > 5
    assert max(map(len, links)) < LONGEST_LINKED + 200
    assert f'type="search" value="{typed}"' in page, "nothing typed is lost"
    assert len(re.findall(r"<title>(.*)</title>", page)[0]) < 120
    short = asking(FakeService()).get("/ara?q=burs").text
    assert 'href="/ara?q=burs&amp;sort=date"' in short


def test_what_a_form_left_empty_is_not_in_the_address_that_is_shared() -> None:
    """Trap: of a parameter given twice, once empty, only the last is looked at."""
    client = asking(FakeService())
    sent = client.get("/ara?q=burs&from=&to=&kind=&kind=yonerge&page=2", follow_redirects=False)
    assert sent.headers["location"] == "/ara?q=burs&kind=yonerge&page=2"
    assert client.get(sent.headers["location"], follow_redirects=False).status_code == 200
    assert client.get("/ara?q=", follow_redirects=False).headers["location"] == "/ara"


class Away(FakeService):
    """A record that answers beside an engine that does not."""

    error: Unavailable | Misconfigured = Unavailable("Arama sunucusuna ulaşılamıyor (http://10.0.0.7:9200/x).")

    def search(self, params: SearchParams) -> SearchAnswer:
        raise self.error


class AllAway(Away):
    def health(self) -> Health:
        raise Unavailable("Kayıt yanıt vermiyor.")


def test_without_the_engine_documents_are_offered_and_what_is_cited() -> None:
    answer = asking(Away()).get("/ara", params={"q": "yönergenin 5 inci maddesi"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "Şu anda arama yapılamıyor" in answer.text
    assert f'href="/mevzuat/{DOCUMENT_ID}/art_5">yönergenin 5 inci maddesi</a>' in answer.text
    assert 'value="yönergenin 5 inci maddesi"' in answer.text, "what was typed can be sent again"
    assert "10.0.0.7" not in answer.text, "where the engine runs is nobody's business"
    other = asking(Away()).get("/ara?q=burs").text
    assert "Atıf yaptığınız" not in other
    assert 'href="/kurumlar"' in other


@pytest.mark.parametrize(("code", "says"), [("busy", "çok sayıda arama sırada"), ("unbuilt", "henüz kurulmadı")])
def test_an_engine_that_is_busy_or_not_built_is_not_said_to_be_away(code: str, says: str) -> None:
    class Waits(Away):
        error = Unavailable("Sonra.", code=code)

    page = asking(Waits()).get("/ara?q=burs").text
    assert says in page
    assert "yanıt vermiyor" not in page


def test_a_search_that_could_not_be_done_is_done_again_with_its_filters() -> None:
    """Trap: the box of the page of the error knows no filters."""
    page = asking(Away()).get("/ara?q=burs&kind=yonerge&from=1926-01-01").text
    assert 'href="/ara?q=burs&amp;kind=yonerge&amp;from=1926-01-01">Aynı aramayı yinele</a>' in page


def test_a_text_that_is_too_long_can_be_searched_for_by_its_beginning() -> None:
    page = asking(FakeService()).get("/ara", params={"q": "burs komisyonu " * 200, "kind": "yonerge"})
    assert page.status_code == 422
    link = re.search(r'href="(/ara[^"]+)">Metnin yalnız başıyla ara', page.text)
    assert link is not None
    assert "kind=yonerge" in link[1]
    assert len(link[1]) < 1000


class NoTitles(Away):
    def cited_place(self, text: str) -> str | None:
        raise self.error


def test_going_by_a_title_without_the_engine_leads_to_the_page_that_says_so() -> None:
    answer = asking(NoTitles()).get("/git?atif=burs+komisyonu")
    assert (answer.status_code, answer.url.path) == (503, "/ara")
    assert "Şu anda arama yapılamıyor" in answer.text


def test_without_the_record_no_document_is_offered() -> None:
    answer = asking(AllAway()).get("/ara?q=burs")
    assert answer.status_code == 503
    assert "okunabiliyor" not in answer.text


class Citing(FakeService):
    """Every query cites this."""

    def __init__(self, cited: CitationTarget) -> None:
        super().__init__()
        self.cited = cited

    def search(self, params: SearchParams) -> SearchAnswer:
        answer = super().search(params)
        understood = answer.understood.model_copy(update={"citations": [self.cited]})
        return answer.model_copy(update={"understood": understood})


def test_what_the_record_does_not_hold_is_said_with_its_reason() -> None:
    cited = CitationTarget(target="kanun:9999/madde:3", label="9999 sayılı Kanun m. 3", cause=Cause.NO_DOCUMENT)
    page = asking(Citing(cited)).get("/ara?q=burs").text
    assert "Atıf olarak okundu: <b>9999 sayılı Kanun m. 3</b>; anılan belge bu kayıtta yok." in " ".join(page.split())


def test_a_cited_provision_that_is_not_law_any_more_says_so() -> None:
    ended = {"status": "repealed", "cause": Cause.REPEALED, "since": "2005-06-01"}
    cited = CitationTarget(target="kanun:799/madde:3", exists=True, url="/mevzuat/x/art_3", label="m. 3", **ended)
    page = asking(Citing(cited)).get("/ara?q=burs").text
    assert "yürürlükten kaldırılmış (01.06.2005)" in page


@pytest.mark.parametrize("address", ["/ara?q=burs&kind=dilekce", "/ara?q=burs&from=2020-02-01&to=2020-01-01"])
def test_what_was_not_asked_rightly_is_not_said_to_have_no_hits(address: str) -> None:
    answer = asking(FakeService()).get(address)
    assert answer.status_code == 422
    assert '<h1 class="sum">Arama yapılamadı' in answer.text
    assert "Sonuç bulunamadı" not in answer.text


class Explaining(FakeService):
    def search(self, params: SearchParams) -> SearchAnswer:
        answer = super().search(params)
        told = {"score": 9.5, "meaning": 3.25, "found_in": {"text": ["burs"], "headings": [], "title": []}}
        return answer.model_copy(update={"hits": [one.model_copy(update={"explanation": told}) for one in answer.hits]})


def test_a_hit_says_what_its_meaning_gave() -> None:
    assert "Anlamca yakınlığından: 3,25 puan" in asking(Explaining()).get("/ara?q=burs&explain=true").text
