"""The whole line as a newcomer sees it: `dayanak demo` on an empty folder, then a file in by the page and found."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import SCHEMES, WIDTHS, opened, overflows, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
DIRECTIVE = """KARAÇAM ÜNİVERSİTESİ ZEYTİNLİK GEZİ YÖNERGESİ

Amaç
MADDE 1- (1) Bu Yönergenin amacı, zeytinlik gezilerinin esaslarını düzenlemektir.

Gezi süresi
MADDE 2- (1) Bir zeytinlik gezisi en çok dört saat sürer.
(2) Geziye katılmak için;
a) Dilekçe verilmesi,
b) Rehbere uyulması
gerekir.
"""


@dataclass(frozen=True)
class Demo:
    """A running demo: its address, its key, and what it printed before it served."""

    address: str
    key: str
    printed: str


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "DAYANAK_DATA": str(folder), "DAYANAK_PORT": str(port)}
    server = subprocess.Popen(
        [sys.executable, "-m", "dayanak.app.cli", "demo"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    lines: list[str] = []
    for line in server.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            break
    printed = "".join(lines)
    key = re.search(r"dyn_\S+", printed)
    assert key, printed
    _wait(f"http://127.0.0.1:{port}/api/health")
    yield Demo(f"http://127.0.0.1:{port}", key[0], printed)
    server.send_signal(signal.SIGINT)
    with server.stdout:
        assert server.wait(30) == 0


def _wait(url: str) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(0.1)
    pytest.fail("the server did not answer")


def test_three_searches_are_printed_with_their_hits(demo: Demo) -> None:
    assert demo.printed.count("» ") == 3
    assert demo.printed.count("sonuç") >= 3
    assert "Madde" in demo.printed


@pytest.mark.skipif(shutil.which("tesseract") is None and not os.environ.get("CI"), reason="Tesseract is not installed")
def test_a_scanned_page_is_read_and_found(demo: Demo, browser: Browser) -> None:
    with opened(browser, WIDTHS["desk"]) as page:
        page.goto(f"{demo.address}/ara?q=sulama+suyunun+seralarda&kind=ozelge")
        expect(page.get_by_role("main")).to_contain_text("Özelge")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing_on_the_real_pages(demo: Demo, browser: Browser, width: int, scheme: str) -> None:
    with opened(browser, width, scheme) as page:
        page.goto(f"{demo.address}/ara?q=izin")
        clause = page.locator("main h2 a, main h3 a").first.get_attribute("href") or ""
        document = clause.rpartition("/")[0]
        found = (
            "/",
            "/ara?q=izin",
            document,
            clause,
            "/kurum/98000001",
            "/Home/Kurum/98000001",
            "/hizmet/S-1001",
            "/yukle",
        )
        for address in found:
            page.goto(demo.address + address)
            assert violations(page) == [], address
            assert overflows(page) <= 0, address


def test_a_file_comes_in_by_the_page_and_its_clause_is_found_by_institution(
    demo: Demo, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "gezi.txt"
    file.write_text(DIRECTIVE, encoding="utf-8")
    with opened(browser, WIDTHS["desk"]) as page:
        page.goto(f"{demo.address}/yukle")
        page.get_by_label("Kurum anahtarı").fill(demo.key)
        page.get_by_role("button", name="Devam et").click()
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="Yükle").click()
        row = page.get_by_role("row", name="gezi.txt")
        expect(row).to_contain_text("Yayımlandı", timeout=20_000)
        page.goto(f"{demo.address}/ara?q=zeytinlik+gezisi+kaç+saat&unit=98000001")
        expect(page.get_by_role("main")).to_contain_text("dört saat")
        page.get_by_role("link", name=re.compile(r"Madde 2 › \(1\)")).first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Madde 2")
        page.goto(f"{demo.address}/ara?q=zeytinlik+gezisi&unit=98000040")
        expect(page.get_by_role("main")).not_to_contain_text("dört saat")


def test_a_text_that_is_there_already_is_said_to_be(demo: Demo, browser: Browser, tmp_path: Path) -> None:
    """Trap: other bytes, the same text."""
    with opened(browser, WIDTHS["phone"]) as page:
        page.goto(f"{demo.address}/yukle")
        page.get_by_label("Kurum anahtarı").fill(demo.key)
        page.get_by_role("button", name="Devam et").click()
        for name, ends in (("ilk.txt", "\n"), ("aynısı.txt", "\r\n")):
            file = tmp_path / name
            file.write_text(DIRECTIVE.replace("ZEYTİNLİK", "KESTANELİK"), encoding="utf-8", newline=ends)
            page.locator("input[type=file]").set_input_files(file)
            page.get_by_role("button", name="Yükle").click()
            row = page.get_by_role("row", name=name)
            expect(row).to_contain_text("Yayımlandı" if ends == "\n" else "Aynısı zaten kayıtlı", timeout=20_000)
        expect(row.get_by_role("link")).to_be_visible()
        assert violations(page) == []
        assert overflows(page) <= 0


def test_every_link_of_the_pages_leads_somewhere(demo: Demo, browser: Browser) -> None:
    seen: set[str] = set()
    waiting = ["/", "/ara?q=izin", "/kurum/98000001", "/hizmet/S-1001"]
    with opened(browser, WIDTHS["desk"]) as page:
        for address in waiting:
            page.goto(demo.address + address)
            links = page.eval_on_selector_all("a[href^='/']", "links => links.map(a => a.getAttribute('href'))")
            seen |= {link.partition("#")[0] for link in links}
        for link in sorted(seen)[:150]:
            assert page.request.get(demo.address + link).status == 200, link
