"""The list of an issue, read from its page alone."""

from pathlib import Path

import pytest

from dayanak.law.errors import Misconfigured
from ingest.crawlers.gazette_list import IssueList, fihrist_address, read_annexes, read_list, table_address
from ingest.crawlers.site import Site, is_private
from ingest.crawlers.whole import is_whole
from tests.ingest.crawlers.gazette import HOST, Issue, none_today

SITE = Site.of(HOST, frozenset({"resmigazete.gov.tr"}), HOST)
DAY = "2026-03-02"
ISSUE = Issue(DAY, 40002, {"1.htm": "Arı Yönetmeliği", "3-2.pdf": "Bal “Süzme” Yönetmeliği"}, announces=(1, 2))


def fihrist(page: bytes, day: str = DAY) -> IssueList:
    return read_list(page, fihrist_address(SITE, day, 0), SITE, day)


def table(page: bytes, day: str = DAY) -> IssueList:
    return read_list(page, table_address(SITE, day, 0), SITE, day)


def test_both_forms_say_the_same() -> None:
    new, old = fihrist(ISSUE.fihrist().body), table(ISSUE.table().body)
    assert new == old
    assert (new.day, new.number, new.repeat, new.announced) == (DAY, "40002", 0, (1, 2))
    assert [(entry.url.rpartition("/")[2], entry.section, entry.heading, entry.title) for entry in new.entries] == [
        ("20260302-1.htm", "YÜRÜTME VE İDARE BÖLÜMÜ", "YÖNETMELİKLER", "Arı Yönetmeliği"),
        ("20260302-3-2.pdf", "YÜRÜTME VE İDARE BÖLÜMÜ", "YÖNETMELİKLER", "Bal “Süzme” Yönetmeliği"),
    ]


@pytest.mark.parametrize(
    ("title", "repeat"),
    [
        ("2 Mart 2026 Tarihli ve 40002 Sayılı Resmî Gazete", 0),
        ("02 Mart 2026 Tarihli ve 40002 Sayılı Resmi Gazete - Mükerrer", 1),
        ("2 Mart 2026 Tarihli ve 40002 Sayılı Resmî\n Gazete - 3. Mükerrer", 3),
        ("2 Mart 2026 Tarihli ve 40002 Sayılı Resmî Gazete (2. Mükerrer)", 2),
        ("2 Mart 2026 Tarihli ve 40002 Mükerrer Sayılı Resmî Gazete", 1),
        ("2 MART 2026 TARİHLİ VE 40002 SAYILI RESMÎ GAZETE", 0),
        ("2 Foo 2026 Tarihli ve 40002 Sayılı Resmî Gazete", None),
    ],
)
def test_titles(title: str, repeat: int | None) -> None:
    found = fihrist(f"<div class='preview-title'>{title}</div>".encode())
    assert (found.day, found.repeat) == ((DAY, repeat) if repeat is not None else (None, 0))


def test_a_title_without_its_place_filled_is_no_issue_whatever_else_the_page_says() -> None:
    page = f"<div class='preview-title'><br></div><p>{ISSUE.title}</p><div id='html-content'></div>"
    assert fihrist(page.encode()).day is None


def test_a_day_without_an_issue_says_so() -> None:
    found = fihrist(none_today(DAY).body)
    assert found.day is None
    assert found.none_today is not None
    assert "yayımlanmamaktadır" in found.none_today


def test_a_title_cut_into_two_links_is_one() -> None:
    page = f"<b>{ISSUE.title}</b><a href='20260302-1.htm'>Arı</a><a href='20260302-1.htm'>Yönetmeliği</a>"
    assert [entry.title for entry in table(page.encode("cp1254")).entries] == ["Arı Yönetmeliği"]


def test_an_act_that_the_list_gives_no_name_is_listed_all_the_same() -> None:
    page = f"<b>{ISSUE.title}</b><a href='20260302.pdf'><img></a><a href='20260302-1.htm'><img></a>"
    assert [entry.title for entry in table(page.encode("cp1254")).entries] == [""]


def test_frames_are_looked_into() -> None:
    inner = f"{HOST}/eskiler/2010/05/20100501-1.htm".replace("https", "http")
    page = f"<b>{ISSUE.title}</b><a href='http://www.resmigazete.gov.tr/main.aspx?home=x&main={inner}'>Eski</a>"
    assert [entry.url for entry in table(page.encode("cp1254")).entries] == [inner.replace("http:", "https:")]


@pytest.mark.parametrize(
    "link",
    [
        "20260302.pdf",  # the whole issue
        "20260302M1.pdf",
        "http://evil.example/eskiler/2026/03/20260302-7.htm",
        "//evil.example/eskiler/2026/03/20260302-7.htm",
        "http://www.resmigazete.gov.tr:8080/eskiler/2026/03/20260302-7.htm",
        "http://www.resmigazete.gov.tr@evil.example/eskiler/2026/03/20260302-7.htm",
        "/ilanlar/eskiilanlar/2026/03/20260302-2.htm",
        "/eskiler/2026/03/../../../etc/20260302-7.htm",
        "javascript:alert(1)",
        "http://[::1",
        "20260302-7.exe",
    ],
)
def test_what_is_no_act_of_the_source(link: str) -> None:
    page = f"<b>{ISSUE.title}</b><a href='{link}'>Ağıl Yönetmeliği</a>"
    assert table(page.encode("cp1254")).entries == ()


@pytest.mark.parametrize("page", [b"", b"\x00\x00", b"<", b"\xff" * 100, b"<a href>" * 50_000, b"<div>" * 50_000])
def test_rubbish_is_no_issue(page: bytes) -> None:
    assert fihrist(page).day is None


def test_annexes_bear_the_name_of_their_act() -> None:
    links = ("20260302-1-1.pdf", "20260302-1-2.xlsx", "20260302-10-1.pdf", "20260302-2-1.pdf", "x/20260302-1-3.pdf",
             "http://evil.example/eskiler/2026/03/20260302-1-4.pdf", "20260302-1.pdf", "20260302-1-1.pdf")  # fmt: skip
    page = "".join(f"<a href='{link}'>Ek</a>" for link in links).encode()
    found = read_annexes(page, f"{HOST}{ISSUE.path('1.htm')}", SITE)
    assert [url.rpartition("/")[2] for url in found] == ["20260302-1-1.pdf", "20260302-1-2.xlsx"]


@pytest.mark.parametrize(
    "asked", ["gazete", "ftp://gazete.example", "http://a:b@gazete.example", "http://h:99999", "http://h/x"]
)
def test_a_copy_has_an_origin(asked: str) -> None:
    with pytest.raises(Misconfigured):
        Site.of(HOST, frozenset(), asked)


def test_a_copy_is_asked_in_the_place_of_the_source_and_nobody_else() -> None:
    copy = Site.of(HOST, frozenset(), "http://127.0.0.1:8080/")
    kept = copy.canonical("/fihrist?tarih=2026-03-02", "http://127.0.0.1:8080/x")
    assert kept == f"{HOST}/fihrist?tarih=2026-03-02"
    assert copy.to_ask(kept) == "http://127.0.0.1:8080/fihrist?tarih=2026-03-02"
    assert copy.moved
    assert copy.canonical("http://127.0.0.1:22/") is None
    assert not copy.may_ask("http://127.0.0.1:80801/")


@pytest.mark.parametrize(
    ("address", "private"),
    [("127.0.0.1", True), ("10.1.2.3", True), ("169.254.169.254", True), ("224.0.0.1", True), ("0.0.0.0", True),
     ("212.175.83.1", False)],
)  # fmt: skip
def test_private_addresses(address: str, private: bool) -> None:
    assert is_private(address) is private


@pytest.mark.parametrize(
    ("name", "body", "whole"),
    [
        ("1.pdf", b"%PDF-1.7 ... %%EOF\n", True),
        ("1.pdf", b"%PDF-1.7 ...", False),
        ("1.htm", b"<HTML><body></HTML>\n", True),
        ("1.htm", b"<html><body>", False),
        ("1.htm", b"Duz metin", True),
        ("1.xlsx", b"PK..", True),
    ],
)
def test_whole_files(name: str, body: bytes, whole: bool) -> None:
    assert is_whole(body, name) is whole


REAL = (
    ("eskiler-20260916.htm", "2026-09-16", "33372", 0, 10),
    ("eskiler-20260913.htm", "2026-09-13", "33369", 0, 8),
    ("eskiler-20260906.htm", "2026-09-06", "33362", 0, 3),
    ("eskiler-20260906M1.htm", "2026-09-06", "33362", 1, 1),
    ("eskiler-20261001.htm", "2026-10-01", "33387", 0, 18),
    ("eskiler-20251231M3-trimmed.htm", "2025-12-31", "33124", 3, 5),
    ("fihrist-2026-10-01-cut.html", "2026-10-01", "33387", 0, 18),
    ("fihrist-2026-07-03-announces-mukerrer-cut.html", "2026-07-03", "33299", 0, 15),
    ("fihrist-2026-09-25-cut.html", "2026-09-25", "33381", 0, 3),
)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "day", "number", "repeat", "acts"), REAL, ids=[real[0] for real in REAL])
def test_real_pages(shared: Path, name: str, day: str, number: str, repeat: int, acts: int) -> None:
    body = (shared / "corpus/sources/resmi-gazete" / name).read_bytes()
    found = (table if name.startswith("eskiler") else fihrist)(body, day)
    assert (found.day, found.number, found.repeat, len(found.entries)) == (day, number, repeat, acts)
    assert all(entry.title and entry.section and entry.heading for entry in found.entries)
    assert found.announced == ((1,) if name in {"eskiler-20260906.htm", REAL[7][0]} else ())


@pytest.mark.shared
def test_the_two_forms_of_a_real_issue_say_the_same(shared: Path) -> None:
    folder = shared / "corpus/sources/resmi-gazete"
    old = table((folder / "eskiler-20261001.htm").read_bytes(), "2026-10-01")
    assert old.entries == fihrist((folder / "fihrist-2026-10-01-cut.html").read_bytes(), "2026-10-01").entries


@pytest.mark.shared
def test_real_pages_that_are_not_the_issue(shared: Path) -> None:
    folder = shared / "corpus/sources/resmi-gazete"
    front = fihrist((folder / "mukerrer-request-answered-by-front-page-2026-09-25-cut.html").read_bytes(), "2026-09-25")
    assert front.repeat == 0  # asked for as mükerrer 1
    holiday = fihrist((folder / "fihrist-2026-08-30-no-issue-cut.html").read_bytes(), "2026-08-30")
    assert holiday.day is None
    assert holiday.none_today


@pytest.mark.shared
def test_annexes_of_real_pages(shared: Path) -> None:
    page = next((shared / "corpus/rg-daily-2026").glob("20260331-2_*.htm"))
    found = read_annexes(page.read_bytes(), f"{HOST}/eskiler/2026/03/20260331-2.htm", SITE)
    assert [url.rpartition("/")[2] for url in found] == [f"20260331-2-{n}.pdf" for n in range(1, 7)]
