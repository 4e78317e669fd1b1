"""What people take along: two versions side by side, a feed, a table, a fault that they report."""

import csv
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import Browser, expect

from search_api.schemas import ComparisonAnswer
from tests.journeys.browser import WIDTHS, opened, overflows, served
from tests.web.fake import DOCUMENT_ID, UNIVERSITY, FakeService, reference
from tests.web.site import make_app
from tests.web.versions import long_comparison
from web import Installation

pytestmark = pytest.mark.browser
DOCUMENT = f"/mevzuat/{DOCUMENT_ID}"
BOTH = f"{DOCUMENT}/karsilastir?eski=1&yeni=3"


@pytest.fixture(scope="module")
def public() -> Iterator[str]:
    """A site that knows its public address and whom to tell of faults."""
    told = Installation(address="https://mevzuat.example.tr", contact="mevzuat@example.tr")
    with served(make_app(installation=told)) as address:
        yield address


def test_from_the_document_to_what_changed_and_into_the_clause(browser: Browser, site: str) -> None:
    with opened(browser, WIDTHS["phone"]) as page:
        page.goto(site + DOCUMENT)
        page.get_by_role("link", name="Öncekiyle farkı (2. sürüm)").click()
        expect(page.get_by_text("2. sürümün metni okunamadı")).to_be_visible()
        page.get_by_label("Yeni").select_option("3")
        page.get_by_role("button", name="Karşılaştır").click()
        page.wait_for_url(f"{site}{BOTH}")
        expect(page.get_by_role("status").filter(has_text="3 hüküm değişti")).to_be_visible()
        page.get_by_role("link", name="Madde 6").click()
        expect(page.get_by_role("heading", name="MADDE 6")).to_be_in_viewport()
        expect(page.get_by_text("Burs verilecek öğrencilerde")).to_be_hidden()
        page.get_by_text("5 hüküm aynı").click()
        expect(page.get_by_text("Burs verilecek öğrencilerde")).to_be_visible()


def test_two_versions_by_keyboard_and_without_scripts(browser: Browser, site: str) -> None:
    with opened(browser, WIDTHS["desk"], java_script_enabled=False) as page:
        page.goto(f"{site}{DOCUMENT}/art_7")
        page.get_by_role("link", name="önceki metinle farkı").first.press("Enter")
        page.wait_for_url(f"{site}{BOTH}#art_7")
        expect(page.get_by_role("heading", name="MADDE 7")).to_be_in_viewport()
        fold = page.locator("summary", has_text="5 hüküm aynı")
        fold.press("Enter")
        expect(page.get_by_text("Burs verilecek öğrencilerde")).to_be_visible()


def test_what_came_and_went_is_seen_without_colours_and_told_to_screen_readers(browser: Browser, site: str) -> None:
    with opened(browser, WIDTHS["desk"]) as page:
        page.goto(site + BOTH)
        page.emulate_media(media="print", forced_colors="active")
        for name, line, told in (("ins", "underline", "eklenen"), ("del", "line-through", "çıkarılan")):
            mark = page.locator(f".law {name}").first
            assert line in mark.evaluate("mark => getComputedStyle(mark).textDecorationLine")
            assert told in (mark.text_content() or "")
        expect(page.get_by_role("button", name="Karşılaştır")).to_be_hidden()


def test_a_thousand_changed_articles_scroll(browser: Browser) -> None:
    class LongLaw(FakeService):
        def comparison(self, document_id: str, before: int | None = None, after: int | None = None) -> ComparisonAnswer:
            return long_comparison(reference(), 1_000)

    with served(make_app(LongLaw())) as site, opened(browser, WIDTHS["phone"]) as page:
        page.goto(f"{site}{BOTH}#art_900")
        expect(page.get_by_role("heading", name="MADDE 900")).to_be_in_viewport()
        expect(page.get_by_role("link", name="Madde 500", exact=True)).to_be_hidden()
        assert overflows(page) <= 0


def test_the_results_are_followed_by_their_feed(browser: Browser, public: str) -> None:
    with opened(browser, WIDTHS["desk"]) as page:
        page.goto(f"{public}/ara?q=burs&kind=yonerge")
        told = page.locator('link[rel="alternate"]').get_attribute("href")
        link = page.get_by_role("link", name="Akış (Atom)")
        assert link.get_attribute("href") == told == "/ara/akis.xml?q=burs&kind=yonerge"
        answer = page.request.get(f"{public}{told}")
        assert fromstring(answer.body()).findtext("{*}entry/{*}title") == reference().title
        page.goto(f"{public}/kurum/{UNIVERSITY.detsis_no}")
        link = page.get_by_role("link", name="Yeni ve değişenlerin akışı (Atom)")
        assert page.request.get(f"{public}{link.get_attribute('href')}").ok


def test_the_results_are_taken_as_a_table(browser: Browser, public: str) -> None:
    with opened(browser, WIDTHS["phone"]) as page:
        page.goto(f"{public}/ara?q=burs&kind=yonerge")
        with page.expect_download() as begun:
            page.get_by_role("link", name="CSV olarak indir").click()
        assert begun.value.suggested_filename == "dayanak-arama.csv"
        written = Path(begun.value.path()).read_text("utf-8-sig")
        head, first, *_ = csv.reader(written.splitlines(), delimiter=";")
        assert (head[0], head[-1]) == ("Sıra", "Adres")
        assert first[1] == reference().title
        assert first[-1].startswith("https://mevzuat.example.tr/mevzuat/")
        assert page.url.endswith("/ara?q=burs&kind=yonerge"), "the results stay"


@pytest.mark.parametrize("address", [DOCUMENT, f"{DOCUMENT}/art_5"])
def test_a_fault_is_reported_with_its_place(browser: Browser, public: str, address: str) -> None:
    with opened(browser, WIDTHS["phone"]) as page:
        page.goto(public + address)
        mail = urlsplit(page.get_by_role("link", name="Hata bildir").get_attribute("href") or "")
        assert (mail.scheme, mail.path) == ("mailto", "mevzuat@example.tr")
        said = parse_qs(mail.query)
        assert f"https://mevzuat.example.tr{address}" in said["body"][0]
        assert said["subject"][0].startswith("Hata bildirimi: ")


def test_without_somebody_to_tell_no_fault_can_be_reported(browser: Browser, site: str) -> None:
    with opened(browser, WIDTHS["desk"]) as page:
        page.goto(site + DOCUMENT)
        expect(page.get_by_role("link", name="Hata bildir")).to_have_count(0)
