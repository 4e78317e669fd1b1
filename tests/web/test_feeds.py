"""Feeds of new and changed legislation."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from starlette.testclient import TestClient

from tests.web.fake import DOCUMENT_ID, HOSTILE, UNIVERSITY, arrival
from tests.web.site import make_app
from web import Installation
from web.views.feed import atom

SITE = "https://mevzuat.example.tr"
ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESSES = ["/kurum/98000001/akis.xml", "/ara/akis.xml?q=burs&kind=yonerge"]


@pytest.fixture
def public() -> TestClient:
    """A client that calls the site by another name than its own."""
    return TestClient(make_app(installation=Installation(address=SITE)), base_url="http://baska.example")


def text(parent: Element, name: str) -> str:
    """What an element below says."""
    found = parent.find(f"{ATOM}{name}")
    assert found is not None
    return found.text or ""


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_has_what_every_feed_must_have(public: TestClient, address: str) -> None:
    answer = public.get(address)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = fromstring(answer.text)
    assert (feed.tag, text(feed, "updated")) == (f"{ATOM}feed", "2026-03-02T10:00:00+00:00")
    assert text(feed, "id") == f"{SITE}{address}"
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert text(entry, "id") == f"{SITE}/mevzuat/{DOCUMENT_ID}", "the same for every version"
    assert text(entry, "updated") == "2026-03-02T10:00:00+00:00"
    assert text(entry, "summary") == "Yönerge, No. 2023/41, 14.09.2023. Metni değişti: 2. sürüm alındı."
    assert [author.text for author in entry.iter(f"{ATOM}name")] == [UNIVERSITY.name]


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_are_those_that_were_set_not_those_of_the_request(public: TestClient, address: str) -> None:
    """Trap: whoever asks names the host, and what a cache keeps is given to others."""
    feed = fromstring(public.get(address).text)
    hrefs = [link.attrib["href"] for link in feed.iter(f"{ATOM}link")]
    assert hrefs
    assert all(href.startswith(f"{SITE}/") for href in hrefs)


def test_pages_lead_to_their_feed(public: TestClient) -> None:
    unit, found = public.get("/kurum/98000001").text, public.get("/ara?q=burs&kind=yonerge&page=2").text
    for page, address in ((unit, ADDRESSES[0]), (found, ADDRESSES[1])):
        link = f'href="{address.replace("&", "&amp;")}"'
        head = page[: page.index("</head>")]
        assert 'rel="alternate" type="application/atom+xml"' in head
        assert link in head
        assert page.count(link) == 2, "for people too"


def test_a_permanent_address_is_that_of_the_public(public: TestClient) -> None:
    assert f"{SITE}/mevzuat/{DOCUMENT_ID}/art_5" in public.get(f"/mevzuat/{DOCUMENT_ID}/art_5").text


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_an_address_of_its_own_a_site_has_no_feeds(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404
    assert "akis.xml" not in client.get("/kurum/98000001").text + client.get("/ara?q=burs").text


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_the_feed_already_is_only_told_so(public: TestClient, address: str) -> None:
    """What follows a feed asks every quarter of an hour."""
    mark = public.get(address).headers["etag"]
    again = public.get(address, headers={"If-None-Match": f'W/"other", {mark}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", mark)
    assert public.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_what_changed_leads_to_the_difference(public: TestClient) -> None:
    """What is new leads only to itself."""

    def related(**changes: object) -> list[str]:
        feed = fromstring(atom("x", "/a", "/b", [arrival(**changes)], SITE))
        return [link.attrib["href"] for link in feed.iter(f"{ATOM}link") if link.attrib["rel"] == "related"]

    assert related(version=2) == [f"{SITE}/mevzuat/{DOCUMENT_ID}/karsilastir?eski=1&yeni=2"]
    assert related(version=1) == []


def test_an_empty_feed_is_whole_and_no_title_is_markup() -> None:
    assert text(fromstring(atom("x", "/a", "/b", [], SITE)), "updated") == "1970-01-01T00:00:00+00:00"
    feed = fromstring(atom("x", "/a", "/b", [arrival(title=f"{HOSTILE}\x0b", version=1)], SITE))
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert text(entry, "title") == HOSTILE
    assert text(entry, "summary").endswith("Kayda yeni alındı.")


def test_the_feed_of_a_search_knows_only_what_a_search_knows(public: TestClient) -> None:
    assert public.get("/ara/akis.xml?q=burs&xyz=1").status_code == 422
    assert public.get("/kurum/1/akis.xml").status_code == 404
