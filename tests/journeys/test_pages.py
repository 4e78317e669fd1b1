"""The pages in a real browser: accessible, within the window, usable by keyboard, useful without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, expect

from search_api.schemas import DocumentList, DocumentRef
from tests.journeys.browser import SCHEMES, WIDTHS, opened, overflows, served, violations
from tests.web.fake import DOCUMENT_ID, KEY, OFFICE, UNIVERSITY, FakeService, reference
from tests.web.site import make_app
from web import Installation

pytestmark = pytest.mark.browser
DOCUMENT = f"/mevzuat/{DOCUMENT_ID}"
CLAUSE = f"{DOCUMENT}/art_5"
ADDRESSES = {
    "start": "/",
    "results": "/ara?q=burs&kind=yonerge&unit=98000001",
    "nothing found": "/ara?q=brus",
    "nothing found, ways out": "/ara?q=yokboyle&kind=yonerge&place=Samsun",
    "a tree that is open": "/ara?q=burs&open=98000001&gazette=true&level=local",
    "wrong parameter": "/ara?q=a&page=x",
    "document": DOCUMENT,
    "document with hits": f"{DOCUMENT}?q=burs",
    "clause": CLAUSE,
    "clause with hits": f"{CLAUSE}?q=burs",
    "clause cited": f"{DOCUMENT}/art_4__para_1",
    "two versions": f"{DOCUMENT}/karsilastir?eski=1&yeni=3",
    "a version without text": f"{DOCUMENT}/karsilastir?eski=1&yeni=2",
    "an earlier version": f"{DOCUMENT}/surum/1",
    "an earlier version without text": f"{DOCUMENT}/surum/2",
    "an acting clause": f"{DOCUMENT}/art_7",
    "institutions": "/kurumlar",
    "institution": "/kurum/98000001",
    "service": "/hizmet/hizmet-1",
    "key form": "/yukle",
    "help": "/yardim",
    "about": "/hakkinda",
    "not found": "/yok",
    "engine down": "/engine-down",
}


def sign_in(page: Page, site: str) -> None:
    """Opens the upload desk."""
    page.goto(f"{site}/yukle")
    page.get_by_label("Kurum anahtarı").fill(KEY)
    page.get_by_role("button", name="Devam et").click()
    expect(page.get_by_label("Çıkaran birim")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(browser: Browser, site: str, width: int, scheme: str) -> None:
    with opened(browser, width, scheme) as page:
        for name, address in ADDRESSES.items():
            page.goto(site + address)
            assert violations(page) == [], name
            assert overflows(page) <= 0, name


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing_on_what_opens(browser: Browser, site: str, width: int, scheme: str) -> None:
    with opened(browser, width, scheme) as page:
        for address in ("/ara?q=burs", DOCUMENT, f"{DOCUMENT}/karsilastir?eski=1&yeni=3"):
            page.goto(site + address)
            page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
            assert violations(page) == [], address
            assert overflows(page) <= 0, address


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_the_upload_desk_with_errors_and_states(browser: Browser, site: str, width: int) -> None:
    with opened(browser, width, "dark") as page:
        sign_in(page, site)
        assert violations(page) == []
        page.locator("#dosya").set_input_files({"name": "kotu.exe", "mimeType": "x/y", "buffer": b"MZ"})
        page.get_by_role("button", name="Yükle", exact=True).click()
        expect(page.locator("#alinmayan")).to_be_focused()
        expect(page.get_by_role("alert")).to_contain_text("kotu.exe: Dosya boş")
        assert violations(page) == []
        assert overflows(page) <= 0
        place = page.get_by_text("Okunamadı", exact=True).bounding_box()
        assert place is not None
        assert place["x"] + place["width"] <= width, "the state of a file is seen without scrolling sideways"


def test_many_files_are_sent_one_by_one_and_those_that_were_refused_are_told(browser: Browser, site: str) -> None:
    """Traps: the limit of one request is that of one file; a file that is too large breaks the connection."""
    large = {"name": "büyük.pdf", "mimeType": "application/pdf", "buffer": b"%PDF" * 300_000}
    few = [{"name": f"{n}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"} for n in range(3)]
    with served(make_app(installation=Installation(max_upload_mb=1))) as small, opened(browser, 1280) as page:
        sign_in(page, small)
        sent = []
        page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
        page.locator("#dosya").set_input_files([*few, large, {"name": "kotu.exe", "mimeType": "x/y", "buffer": b"MZ"}])
        page.get_by_role("button", name="Yükle", exact=True).click()
        expect(page.get_by_role("heading", name="2 dosya alınmadı")).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text("büyük.pdf: en çok 1 MB olabilir.")
        expect(page.get_by_text("3 dosya alındı, 2 dosya alınmadı.")).to_be_visible()
        expect(page.get_by_text("0 / 3 dosya bitti")).to_be_visible()
        assert len(sent) == 4, "the large one is not sent at all"


def test_what_is_chosen_while_files_are_read_stays_chosen(browser: Browser) -> None:
    """Trap: a page that loads anew once they have been read forgets it."""
    app = make_app()
    with served(app) as own, opened(browser, 1280) as page:
        sign_in(page, own)
        chosen = {"name": "yeni.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
        page.locator("#dosya").set_input_files(chosen)
        page.get_by_role("button", name="Yükle", exact=True).click()
        expect(page.get_by_text("0 / 1 dosya bitti")).to_be_visible()
        page.locator("#dosya").set_input_files({**chosen, "name": "sonraki.pdf"})
        received = app.state.uploads.received
        received[0] = received[0].model_copy(update={"state": "published", "document": DOCUMENT_ID})
        expect(page.get_by_text("1 / 1 dosya bitti")).to_be_visible()
        expect(page.locator("tr", has_text="yeni.pdf").get_by_role("link")).to_be_visible()
        assert page.evaluate("document.getElementById('dosya').files[0].name") == "sonraki.pdf"


def test_a_file_goes_in_and_its_state_is_followed(browser: Browser, site: str) -> None:
    with opened(browser, 1280) as page:
        sign_in(page, site)
        page.locator("#dosya").set_input_files({"name": "yeni.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
        page.get_by_role("button", name="Yükle", exact=True).click()
        expect(page.get_by_text("1 dosya alındı.")).to_be_visible()
        expect(page.get_by_text("0 / 1 dosya bitti")).to_be_visible()


def test_the_whole_way_by_keyboard(browser: Browser, site: str) -> None:
    with opened(browser, 1280) as page:
        page.goto(site + DOCUMENT)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="İçeriğe geç")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="İçindekileri atla")).to_be_focused()
        page.get_by_role("combobox", name="Mevzuatta ara").focus()
        page.keyboard.type("burs")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ara?q=burs")
        page.get_by_role("link", name="Sonuçlara geç").press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Her maddeyi ayrı göster")).to_be_focused()
        page.locator(".hit h2 a").first.focus()
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Bu hükme atıf yapın")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_suggestions_are_chosen_by_keyboard_and_left_by_escape(browser: Browser, site: str, width: int) -> None:
    with opened(browser, width) as page:
        page.goto(site)
        box, offered = page.get_by_role("combobox", name="Mevzuatta ara"), page.get_by_role("listbox")
        box.press_sequentially("BURS")
        expect(offered.get_by_role("option")).to_have_count(2)
        assert violations(page) == []
        box.press("ArrowUp")
        expect(offered.get_by_role("option", name="burs komisyonu")).to_have_attribute("aria-selected", "true")
        box.press("Escape")
        expect(offered).to_be_hidden()
        assert box.input_value() == "BURS"
        box.press_sequentially(" y")
        expect(offered.get_by_role("option")).to_have_count(1)
        box.press("ArrowDown")
        box.press("Enter")
        page.wait_for_url("**/mevzuat/**")


def test_a_suggested_unit_says_where_it_stands(browser: Browser, site: str) -> None:
    with opened(browser, 320) as page:
        page.goto(site)
        page.get_by_role("combobox", name="Mevzuatta ara").press_sequentially(OFFICE.name[:12])
        option = page.get_by_role("option", name=OFFICE.name)
        expect(option).to_contain_text(UNIVERSITY.name)
        assert violations(page) == []


def test_a_phone_gets_its_filters_as_a_sheet_and_a_desk_gets_them_open(browser: Browser, site: str) -> None:
    with opened(browser, 320) as page:
        page.goto(f"{site}/ara?q=burs")
        apply = page.get_by_role("button", name="Uygula")
        expect(apply).to_be_hidden()
        page.get_by_text("Süzgeçler").click()
        expect(apply).to_be_visible()
    with opened(browser, 1280) as page:
        page.goto(f"{site}/ara?q=burs")
        expect(page.get_by_role("button", name="Uygula")).to_be_visible()


def test_a_chosen_filter_becomes_a_chip_that_can_be_taken_away(browser: Browser, site: str) -> None:
    with opened(browser, 1280) as page:
        page.goto(f"{site}/ara?q=burs")
        page.get_by_role("checkbox", name="Yönerge").check()
        page.get_by_role("button", name="Uygula").click()
        expect(page.get_by_role("link", name="(kaldır)")).to_have_count(1)  # "in force" is sent too, and is no filter
        page.get_by_role("link", name="Tür: Yönerge (kaldır)").click()
        expect(page.get_by_role("checkbox", name="Yönerge")).not_to_be_checked()


def test_a_next_query_and_a_word_that_is_offered_keep_the_filters(browser: Browser, site: str) -> None:
    with opened(browser, 1280) as page:
        page.goto(f"{site}/ara?q=izin&kind=yonerge")
        box = page.get_by_role("combobox", name="Mevzuatta ara")
        box.fill("destek")
        box.press("Enter")
        page.wait_for_url("**/ara?q=destek&kind=yonerge")
        box.fill("")
        box.press_sequentially("burs")
        page.get_by_role("option", name="burs komisyonu").click()
        page.wait_for_url("**/ara?q=burs+komisyonu&kind=yonerge")


def test_a_hit_that_is_shown_in_its_document_has_the_focus_for_the_keys(browser: Browser, site: str) -> None:
    with opened(browser, 1280) as page:
        page.goto(f"{site}{DOCUMENT}?q=burs#art_1__para_1")
        expect(page.locator("[data-hit]:focus")).to_have_attribute("data-hit", "art_1__para_1")
        page.keyboard.press("p")
        expect(page.locator("[data-hit]:focus")).to_have_attribute("data-hit", "belge-basligi")


def test_from_a_hit_the_way_back_keeps_the_filters(browser: Browser, site: str) -> None:
    with opened(browser, 390) as page:
        page.goto(f"{site}/ara?q=burs&kind=yonerge")
        page.locator(".hit h2 a").first.click()
        page.get_by_role("link", name="Belgede göster").click()
        page.get_by_role("link", name="Sonuçlara dön").click()
        page.wait_for_url("**/ara?q=burs&kind=yonerge")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_tree_of_institutions_opens_by_keyboard_with_and_without_scripts(
    browser: Browser, site: str, scripts: bool
) -> None:
    with opened(browser, 1280, java_script_enabled=scripts) as page:
        page.goto(f"{site}/ara?q=burs")
        if not scripts:
            page.get_by_text("Süzgeçler").click()
        page.get_by_role("checkbox", name="Yönerge").check()
        faculty = page.get_by_role("checkbox", name="Su Ürünleri Fakültesi Dekanlığı")
        expect(faculty).to_have_count(0)
        page.get_by_role("link", name="Karaçam Üniversitesi Rektörlüğü: altındakileri aç").press("Enter")
        expect(faculty).to_be_visible()
        assert "open=98000001" in page.url
        closing = page.get_by_role("link", name="Karaçam Üniversitesi Rektörlüğü: altını kapat")
        expect(page.get_by_role("checkbox", name="Yönerge")).to_be_checked(checked=scripts)
        if scripts:
            expect(closing).to_be_focused()
        closing.press("Enter")
        expect(faculty).to_have_count(0)


def test_what_is_not_in_force_is_one_click_away_and_back(browser: Browser, site: str) -> None:
    with opened(browser, 390) as page:
        page.goto(f"{site}/ara?q=burs&sort=date&kind=yonerge")
        page.get_by_role("link", name="yürürlükte olmayanları da göster").click()
        assert "status=all" in page.url
        assert "sort=date" in page.url
        page.get_by_role("link", name="yalnız yürürlüktekiler").click()
        assert "status" not in page.url


def test_the_outline_is_filtered_with_any_keyboard(browser: Browser, site: str) -> None:
    with opened(browser, 1280) as page:
        page.goto(site + DOCUMENT)
        page.get_by_label("İçindekilerde süz").fill("kosullar")
        outline = page.get_by_role("navigation", name="İçindekiler")
        expect(outline.get_by_role("link", name="MADDE 5")).to_be_visible()
        expect(outline.get_by_role("link", name="MADDE 7")).to_be_hidden()


def test_a_citation_shows_the_clause_on_focus_and_escape_hides_it(browser: Browser, site: str) -> None:
    with opened(browser, 1280) as page:
        page.goto(site + CLAUSE)
        page.get_by_role("link", name="4 üncü maddenin birinci fıkrası").first.focus()
        card = page.get_by_role("tooltip")
        expect(card).to_contain_text("Bu Yönergede geçen tanımlar")
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()


def test_the_citation_is_copied(browser: Browser, site: str) -> None:
    with opened(browser, 1280, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(site + CLAUSE)
        page.get_by_role("button", name="Atfı kopyala").click()
        expect(page.get_by_text("Kopyalandı")).to_be_visible()
        assert "Burs ve Destek Yönergesi" in page.evaluate("navigator.clipboard.readText()")


def test_the_menu_at_a_provision_copies_its_citation(browser: Browser, site: str) -> None:
    with opened(browser, 1280, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(site + DOCUMENT)
        page.get_by_role("link", name="ç)").focus()
        expect(page.get_by_role("button", name="Bağlantıyı kopyala")).to_be_visible()
        assert violations(page) == []
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Kopyalandı")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").endswith("ç)")


def test_an_anchor_opens_the_fold_it_stands_in(browser: Browser, site: str) -> None:
    with opened(browser, 1280) as page:
        page.goto(f"{site}{DOCUMENT}#art_6__para_1")
        expect(page.get_by_text("Yemek yardımı yapılır.")).to_be_visible()


def test_everything_is_there_without_javascript(browser: Browser, site: str) -> None:
    with opened(browser, 320, java_script_enabled=False) as page:
        page.goto(f"{site}/ara?q=burs")
        page.get_by_text("Süzgeçler").click()
        page.get_by_role("checkbox", name="Yönerge").check()
        page.get_by_role("button", name="Uygula").click()
        page.locator(".hit h2 a").first.click()
        expect(page.locator("#atif-metni")).to_be_visible()
        sign_in(page, site)
        expect(page.get_by_role("button", name="Yükle", exact=True)).to_be_visible()


def test_the_api_page_runs_under_the_strict_policy(browser: Browser, site: str) -> None:
    with opened(browser, 1280) as page:
        page.goto(f"{site}/api")
        expect(page.get_by_role("heading", name="Dayanak API")).to_be_visible()
        page.locator(".opblock-summary-control").first.click()
        expect(page.get_by_role("button", name="Try it out").first).to_be_visible()
        assert violations(page) == []
        page.set_viewport_size({"width": WIDTHS["phone"], "height": 600})
        assert overflows(page) <= 0


def test_a_title_of_one_long_word_stays_within_the_window(browser: Browser) -> None:
    """Trap: a grid makes its column as wide as the longest word."""
    title = "belge_adi_" * 20

    class LongTitles(FakeService):
        def recent(self, limit: int = 10) -> list[DocumentRef]:
            return [reference(title=title)]

        def unit_documents(self, *_: object, **__: object) -> DocumentList:
            return DocumentList(total=1, documents=[reference(title=title)])

    with served(make_app(LongTitles())) as site, opened(browser, WIDTHS["phone"]) as page:
        for address in ("/", "/kurum/98000001"):
            page.goto(site + address)
            assert overflows(page) <= 0, address


def test_suggestions_that_cannot_be_given_go_away(browser: Browser, site: str) -> None:
    with opened(browser, WIDTHS["desk"]) as page:
        page.goto(site)
        box, offered = page.get_by_role("combobox", name="Mevzuatta ara"), page.get_by_role("listbox")
        box.press_sequentially("burs")
        expect(offered).to_be_visible()
        page.route("**/api/suggest*", lambda route: route.fulfill(status=503, body="{}"))
        box.press_sequentially(" k")
        expect(offered).to_be_hidden()
        box.press("Enter")
        page.wait_for_url("**/ara?q=burs+k")


def test_print_shows_the_law_and_leaves_the_site_out(browser: Browser, site: str) -> None:
    with opened(browser, 1280) as page:
        page.goto(site + DOCUMENT)
        page.emulate_media(media="print")
        expect(page.get_by_role("combobox", name="Mevzuatta ara")).to_be_hidden()
        expect(page.get_by_text("Burs verilecek öğrencilerde")).to_be_visible()
        expect(page.locator(".running")).to_contain_text(f"{site}{DOCUMENT}")
        expect(page.locator(".running")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.running')).display") == "table-header-group"


def test_a_clause_is_copied_with_its_source(browser: Browser, site: str) -> None:
    with opened(browser, 1280, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(site + CLAUSE)
        page.get_by_role("button", name="Metni kaynağıyla kopyala").click()
        expect(page.get_by_text("Kopyalandı")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("MADDE 5 – Koşullar\nBurs verilecek")
        assert f", {site}{CLAUSE} (erişim: " in copied


def test_keys_lead_from_hit_to_hit_once_the_steps_have_the_focus(browser: Browser, site: str) -> None:
    with opened(browser, WIDTHS["desk"]) as page:
        page.goto(f"{site}{DOCUMENT}?q=burs")
        page.keyboard.press("n")
        expect(page).to_have_url(f"{site}{DOCUMENT}?q=burs")  # a letter, where no hit has the focus
        page.get_by_role("link", name="İlk sonuca git").click()
        expect(page.locator("[data-hit]:focus")).to_have_attribute("data-hit", "belge-basligi")
        page.keyboard.press("n")
        expect(page.locator("[data-hit]:focus")).to_have_attribute("data-hit", "art_1__para_1")
        page.keyboard.press("p")
        expect(page.locator("[data-hit]:focus")).to_have_attribute("data-hit", "belge-basligi")
        field = page.locator("#q")
        field.fill("")
        field.press_sequentially("np")
        expect(field).to_have_value("np")


def test_hits_are_reached_without_javascript(browser: Browser, site: str) -> None:
    with opened(browser, WIDTHS["phone"], java_script_enabled=False) as page:
        page.goto(f"{site}{CLAUSE}?q=burs")
        page.get_by_role("link", name="Sonraki sonuç").click()
        expect(page.get_by_role("navigation", name="Arama sonuçları")).to_contain_text("yerde bulundu")
        page.get_by_role("link", name="Belgede göster").click()
        expect(page.locator("mark").first).to_be_visible()
