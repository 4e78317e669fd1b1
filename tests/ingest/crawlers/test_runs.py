"""Runs against an honest copy: both forms, mükerrers, annexes, what changed, what is gone, nothing asked in vain."""

import pytest

from dayanak.storage.record.crawl_values import PageKind, PageStatus
from tests.ingest.crawlers.crawling import CONTACT, Crawler
from tests.ingest.crawlers.gazette import Issue, file, none_today
from tests.ingest.crawlers.replica import Page, Replica

SUNDAY = Issue("2026-03-01", 40001, {"1.htm": "Ağıl Yönetmeliği", "2.pdf": "Kümes Yönetmeliği"}, announces=(1,))
EXTRA = Issue("2026-03-01", 40001, {"1.pdf": "Ahır Kararı (Karar Sayısı: 77)"}, repeat=1)
MONDAY = Issue(
    "2026-03-02", 40002, {"1.htm": "Arı Yönetmeliği", "3-2.htm": "Bal Yönetmeliği", "9.htm": "Gizli Yönetmelik"}
)
FIRST, LAST = "2026-03-01", "2026-03-03"


@pytest.fixture
def three_days(gazette: Replica) -> Replica:
    """A Sunday in the old form with a mükerrer, a Monday in the new one with an annex, a holiday."""
    annexed = file(
        MONDAY.acts["1.htm"], annexes=("20260302-1-1.pdf", "20260302-1-1.pdf", "20260302-3-2.htm", "/ana.htm")
    )
    gazette.pages |= {
        SUNDAY.table_path: SUNDAY.table(),
        **SUNDAY.files(),
        EXTRA.table_path: EXTRA.table(),
        **EXTRA.files(),
        **MONDAY.whole(),
        MONDAY.path("1.htm"): annexed,
        MONDAY.path("1-1.pdf"): file("Kovan listesi", "1-1.pdf"),
        "/fihrist?tarih=2026-03-03": none_today("2026-03-03"),
    }
    return gazette


def test_everything_listed_comes_in_once_and_then_only_what_changed(three_days: Replica, crawler: Crawler) -> None:
    first = crawler.run(FIRST, LAST)
    assert first.told["state"] == "done"
    assert first.counts["received"] == 6  # 2 acts and a mükerrer, 2 acts and an annex
    assert first.missing == ["20260302-9.htm"]  # robots.txt
    assert first.code == 1
    assert three_days.of(MONDAY.path("9.htm")) == []
    assert {visit.agent for visit in three_days.visits} == {f"Dayanak/0.1 (+{CONTACT})"}
    assert len(three_days.of("/robots.txt")) == 1
    assert not [visit for visit in three_days.visits if "ilanlar" in visit.path or visit.path.endswith("01.pdf")]

    three_days.forget()
    again = crawler.run(FIRST, LAST)
    assert again.counts.get("received", 0) == 0
    files = [visit for visit in three_days.visits if "-1" in visit.path or "-2" in visit.path]
    assert [visit.status for visit in files if visit.path.startswith("/eskiler")] == [304] * 6

    changed = Issue(MONDAY.day, MONDAY.number, {**MONDAY.acts, "4.htm": "Peynir Yönetmeliği"})
    three_days.pages |= changed.whole()
    three_days.pages[MONDAY.path("1.htm")] = file(MONDAY.acts["1.htm"], more=" Kovanlar da sayılır.")
    del three_days.pages[SUNDAY.path("2.pdf")]
    last = crawler.run(FIRST, LAST)
    assert (last.counts["received"], last.counts["gone"]) == (2, 1)
    with crawler.record() as record:
        gone = record.crawls.page("resmi-gazete", f"https://www.resmigazete.gov.tr{SUNDAY.path('2.pdf')}")
        assert gone is not None
        assert gone.status is PageStatus.GONE
        assert gone.source_id is not None
        assert record.crawls.missing("resmi-gazete", SUNDAY.day, SUNDAY.day) == []  # the document stays
        assert len(record.crawls.listed("resmi-gazete", MONDAY.day, 0)) == 6


def test_what_the_list_says_is_kept_with_the_document_and_a_change_is_its_new_version(
    three_days: Replica, crawler: Crawler
) -> None:
    crawler.run(FIRST, FIRST, read=True)
    three_days.pages[SUNDAY.path("1.htm")] = file(SUNDAY.acts["1.htm"], more=" Ahırlar da sayılır.")
    ended = crawler.run(FIRST, FIRST, read=True)
    assert ended.told["files"] == {"published": 1}
    with crawler.record() as record:
        documents = [d for key in record.documents.ids() if (d := record.documents.document(key))]
        assert [(d.title, d.kind, d.version) for d in documents] == [("Ağıl Yönetmeliği", "yonetmelik", 2)]
        assert (documents[0].gazette_date, documents[0].gazette_number) == ("2026-03-01", "40001")
        listed = record.crawls.said_of(0, record.crawls.listed("resmi-gazete", FIRST, 1)[1].digest or "")
        assert listed is not None
        assert (listed.title, listed.repeat, listed.heading) == ("Ahır Kararı (Karar Sayısı: 77)", 1, "YÖNETMELİKLER")


def test_annexes_are_what_lies_beside_an_act_and_bears_its_name(three_days: Replica, crawler: Crawler) -> None:
    crawler.run(MONDAY.day)
    with crawler.record() as record:
        pages = record.crawls.listed("resmi-gazete", MONDAY.day, 0)
        kinds = {page.listing.url.rpartition("/")[2]: page.listing.kind for page in pages}
        assert kinds["20260302-1-1.pdf"] is PageKind.ANNEX
        assert kinds["20260302-3-2.htm"] is PageKind.ACT  # its name is no proof where the list has it
        assert "ana.htm" not in kinds
        act = next(page for page in pages if page.listing.url.endswith("-1.htm"))
        assert [annex.listing.title for annex in record.crawls.annexes(act.id)] == ["Arı Yönetmeliği – Ek 1"]


def test_days_that_are_not_there_are_told(three_days: Replica, crawler: Crawler) -> None:
    del three_days.pages[SUNDAY.table_path]
    three_days.pages |= Issue("2026-03-04", 40005, {"1.htm": "Tavuk Yönetmeliği"}).whole()
    ended = crawler.run(FIRST, "2026-03-04")
    reasons = {(lack["day"], lack["reason"].partition(":")[0]) for lack in ended.told["missing"]}
    assert ("2026-03-01", "alınamadı") in reasons
    assert ("2026-03-04", "40002 ile 40005 arasındaki sayılar yok") in reasons
    assert not [reason for day, reason in reasons if day == "2026-03-03"]  # the source says that there is none


def test_the_same_text_in_two_issues_is_one_file(gazette: Replica, crawler: Crawler) -> None:
    again = Issue("2026-03-02", 40002, {"5.htm": "Ağıl Yönetmeliği"})
    gazette.pages |= SUNDAY.whole() | again.whole()
    page = again.fihrist()
    both = page.body.replace(b"<hr>", f'<a href="{SUNDAY.path("1.htm")}">Ağıl Yönetmeliği</a><hr>'.encode())
    gazette.pages[again.fihrist_path] = Page(both, headers=page.headers)
    ended = crawler.run(FIRST, "2026-03-02")
    assert (ended.counts["received"], ended.counts["known"]) == (2, 1)
    assert len(gazette.of(SUNDAY.path("1.htm"))) == 1


def test_a_file_over_the_limit_is_not_fetched_again_before_the_limit_is_raised(
    gazette: Replica, crawler: Crawler
) -> None:
    gazette.pages |= SUNDAY.whole()
    path = SUNDAY.path("2.pdf")
    body = b"%PDF-1.4\n" + b"x" * (3 << 20) + b"\n%%EOF\n"
    gazette.pages[path] = Page(body, marks=True)
    reason = "alınmadı: dosya çok büyük: 4 MB; sınır 1 MB (DAYANAK_MAX_UPLOAD_MB)"
    for status in (200, 304, 304):
        gazette.forget()
        ended = crawler.run(FIRST, max_upload_mb=1)
        assert (ended.code, ended.told["state"]) == (1, "done")
        assert [visit.status for visit in gazette.of(path)] == [status]
        assert reason in [lack["reason"] for lack in ended.told["missing"]]
    assert (ended.counts["still_refused"], ended.counts.get("refused", 0)) == (1, 0)
    raised = crawler.run(FIRST, max_upload_mb=4)
    assert raised.counts["received"] == 1
    assert not [lack for lack in raised.told["missing"] if lack["url"].endswith("2.pdf")]
