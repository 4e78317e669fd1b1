"""What pages say of the installation: where faults are reported, and nothing where that is not set."""

from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.web.fake import DOCUMENT_ID, reference
from tests.web.site import make_app
from tests.web.test_pages import Links
from web import Installation

DOCUMENT = f"/mevzuat/{DOCUMENT_ID}"
ADDRESSES = [DOCUMENT, f"{DOCUMENT}/art_5__para_1__point_ç"]


def page(address: str, contact: str) -> Links:
    """The page of an installation with this contact."""
    app = make_app(installation=Installation(contact=contact))
    return Links(TestClient(app, base_url="http://127.0.0.1").get(address).text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_mail_about_a_fault_tells_the_place_and_its_address(address: str) -> None:
    """Trap: letters of the eId and of the title are no part of the mail's own address."""
    written = next(href for href in page(address, "hata+mevzuat@kurum.example").hrefs if href.startswith("mailto:hata"))
    assert urlsplit(written).path == "hata%2Bmevzuat@kurum.example"
    told = parse_qs(urlsplit(written).query)
    assert told["subject"][0].startswith(f"Hata bildirimi: {reference().title}")
    assert DOCUMENT in told["subject"][0]
    assert told["body"][0].startswith(f"Adres: http://127.0.0.1{DOCUMENT}")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_fault_is_reported_on_a_page_of_its_own(address: str) -> None:
    assert "https://kurum.example/bildirim" in page(address, "https://kurum.example/bildirim").hrefs


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_a_contact_nothing_is_offered(address: str) -> None:
    text = TestClient(make_app(), base_url="http://127.0.0.1").get(address).text
    assert "Hata bildir" not in text
