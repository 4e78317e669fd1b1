"""The operator's way: from a search that found nothing to a synonym, by keyboard and on a phone, without JavaScript."""

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dayanak.access import Access
from dayanak.registry.state import Unit
from dayanak.storage.record import Record
from dayanak.storage.record.searches import SearchCount
from search_api.operator import OperatorDesk
from tests.journeys.browser import SCHEMES, WIDTHS, opened, overflows, served, violations
from tests.web.fake import UNIVERSITY
from tests.web.site import make_app
from tests.web.test_operator import AnyKey
from web import links


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a site on which something was searched for, and an operator's key."""
    url = f"sqlite:///{tmp_path_factory.mktemp('operator')}/record.db"
    with contextlib.closing(Record.open(url)) as record:
        record.registry.put_units([Unit(UNIVERSITY.detsis_no, UNIVERSITY.name)])
        record.searches.add(
            [SearchCount("öğle arası kaç dakika sürer ve kim belirler", 14, 14), SearchCount("izin", 900)]
        )
        access = Access(record)
        app = make_app(operator=OperatorDesk(record, access))
        app.state.uploads = AnyKey()
        with served(app) as address:
            yield address, access.new_key(UNIVERSITY.detsis_no, operator=True)


def sign_in(page: Page, desk: tuple[str, str]) -> None:
    """Opens the list of searches by way of the upload page."""
    address, key = desk
    page.goto(f"{address}/yukle")
    page.get_by_label("Kurum anahtarı").fill(key)
    page.get_by_role("button", name="Devam et").click()
    page.get_by_role("link", name="Aramalar").click()
    expect(page.get_by_role("heading", name="Sonuçsuz kalan sorgular")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    browser: Browser, desk: tuple[str, str], width: int, scheme: str
) -> None:
    with opened(browser, width, scheme) as page:
        sign_in(page, desk)
        for address in (links.SEARCHES, links.SYNONYMS):
            page.goto(desk[0] + address)
            assert violations(page) == [], address
            assert overflows(page) <= 0, address


def test_a_search_without_hits_becomes_a_synonym_without_javascript(browser: Browser, desk: tuple[str, str]) -> None:
    with opened(browser, WIDTHS["phone"], java_script_enabled=False) as page:
        sign_in(page, desk)
        page.get_by_role("link", name="Ekle").first.click()
        page.get_by_label("İfade", exact=True).fill("öğle arası")
        page.get_by_label("Karşılıkları").fill("öğle dinlenmesi")
        page.get_by_label("Yön").select_option("yön")
        page.get_by_role("button", name="Ekle", exact=True).press("Enter")
        line = page.get_by_role("row", name="öğle arası")
        expect(line).to_contain_text("öğle dinlenmesi")
        line.get_by_role("button").press("Enter")
        expect(line).to_have_count(0)
