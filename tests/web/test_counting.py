"""Searches and opened hits are counted from the pages, without scripts and without anything about who asked."""

import re
from collections.abc import Iterable, Iterator

import pytest
from starlette.testclient import TestClient

from dayanak.storage.record.searches import SearchCount
from search_api.feedback import Feedback
from tests.web.fake import DOCUMENT_ID
from tests.web.site import make_app

SEARCH = "/ara?q=Burs"


class Counted:
    """A site whose counts can be looked at."""

    def __init__(self) -> None:
        self._written: list[SearchCount] = []
        self._feedback = Feedback(self._write, 3600.0)
        self.client = TestClient(make_app(feedback=self._feedback), base_url="http://127.0.0.1")

    def _write(self, counts: Iterable[SearchCount]) -> None:
        self._written += counts

    def close(self) -> list[SearchCount]:
        """Everything that was counted."""
        self._feedback.close()
        return self._written


@pytest.fixture
def site() -> Iterator[Counted]:
    site = Counted()
    yield site
    site.close()


def first_hit(site: Counted) -> str:
    """The address of the first hit as it stands on the page."""
    found = re.search(r'<li class="hit">\s*<h2><a href="([^"]+)"', site.client.get(SEARCH).text)
    assert found
    return found[1].replace("&amp;", "&")


def test_a_hit_leads_to_its_clause_itself_and_is_counted_there(site: Counted) -> None:
    address = first_hit(site)
    assert address.startswith(f"/mevzuat/{DOCUMENT_ID}/"), "no address in between that could lead elsewhere"
    assert site.client.get(address, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200
    assert site.close() == [SearchCount("burs", searches=1, opened=1, places=1)]


def test_an_address_that_was_passed_on_is_no_opened_hit(site: Counted) -> None:
    address = first_hit(site)
    for whence in ("cross-site", "none"):
        assert site.client.get(address, headers={"Sec-Fetch-Site": whence}).status_code == 200
    assert site.close() == [SearchCount("burs", searches=1)]


@pytest.mark.parametrize("place", ["", "x", "٣", "-1", "9" * 40])
def test_a_wrong_place_is_passed_over(site: Counted, place: str) -> None:
    address = re.sub(r"sira=\d+", f"sira={place}", first_hit(site))
    assert site.client.get(address).status_code == 200
    assert site.close() == [SearchCount("burs", searches=1)]


@pytest.mark.parametrize("header", ["DNT", "Sec-GPC"])
def test_nothing_of_who_does_not_wish_it_is_counted(site: Counted, header: str) -> None:
    site.client.headers[header] = "1"
    assert site.client.get(first_hit(site)).status_code == 200
    assert site.close() == []


def test_counting_sets_no_cookie(site: Counted) -> None:
    assert "set-cookie" not in site.client.get(first_hit(site)).headers


def test_people_are_told_what_is_counted(site: Counted, client: TestClient) -> None:
    assert "Do Not Track" in site.client.get("/hakkinda").text
    assert "bu kurulumda sayılmaz" in client.get("/hakkinda").text, "a site that counts nothing"
