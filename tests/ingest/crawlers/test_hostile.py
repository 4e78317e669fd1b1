"""Pages that mean harm or are merely broken: one run over them all, each in an issue of its own, then what became of
each. The run comes to its end, takes what is right, says what is not, and never asks elsewhere."""

import gzip
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from dayanak.storage.record.crawl_values import CrawlPage, PageStatus
from tests.ingest.crawlers.crawling import Crawler, Ended
from tests.ingest.crawlers.gazette import HOST, HTML, Issue, file
from tests.ingest.crawlers.replica import CHUNK, Page, Replica

GIGABYTE = 1 << 30
LIMIT = 1 << 20
SECONDS = 1
MONTH = "2026-04"


def issue(day: int, **acts: str) -> Issue:
    told = acts or {"1.htm": f"{day}. Ağıl Yönetmeliği"}
    return Issue(f"{MONTH}-{day:02}", 50000 + day, {end.replace("_", "."): title for end, title in told.items()})


@dataclass
class Siege:
    """What the hostile gazette saw, what the run told, and the rows that it left."""

    replica: Replica
    elsewhere: Replica
    sent: dict[str, int]
    ended: Ended
    pages: dict[str, CrawlPage]

    def page(self, day: int, end: str = "1.htm") -> CrawlPage:
        return self.pages[issue(day).path(end)]

    def was(self, day: int, end: str = "1.htm") -> tuple[PageStatus, str]:
        page = self.page(day, end)
        return page.status, page.error or ""

    def listed(self, day: int) -> list[str]:
        """The acts that were believed to be in an issue."""
        found = [page for page in self.pages.values() if page.listing.day == f"{MONTH}-{day:02}"]
        return [page.listing.title or "" for page in found if page.listing.kind.value == "act"]

    def repeats(self, day: int) -> list[int]:
        return sorted(p.listing.repeat for p in self.pages.values()
                      if p.listing.kind.value == "issue" and p.listing.day == f"{MONTH}-{day:02}")  # fmt: skip


@pytest.fixture(scope="module")
def siege(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Siege]:
    sent: dict[str, int] = {}
    with Replica() as elsewhere, Replica({"/robots.txt": Page(b"")}) as replica:
        besiege(replica, elsewhere.url, sent)
        crawler = Crawler(tmp_path_factory.mktemp("siege"), replica.url)
        ended = crawler.run(f"{MONTH}-01", f"{MONTH}-19", max_upload_mb=1, crawl_seconds=SECONDS, crawl_pages=400)
        with crawler.record() as record:
            days = [f"{MONTH}-{day:02}" for day in range(1, 20)]
            found = [p for day in days for n in range(25) for p in record.crawls.listed("resmi-gazete", day, n)]
        yield Siege(replica, elsewhere, sent, ended, {p.listing.url.removeprefix(HOST): p for p in found})


def besiege(replica: Replica, elsewhere: str, sent: dict[str, int]) -> None:
    """The pages of days 1 to 19; what is not named is an issue with one honest act."""
    for day in range(1, 20):
        replica.pages |= issue(day).whole()

    def put(day: int, page: Page, end: str = "1.htm") -> None:
        replica.pages[issue(day).path(end)] = page

    put(1, Page(b"", 302, {"Location": issue(1).path("1.htm")}))
    put(2, Page(b"", 302, {"Location": f"{elsewhere}/secret"}))
    links = f"<a href='{elsewhere}/eskiler/2026/04/20260403-7.htm'>Komşu Yönetmeliği</a><a href='http://[::1'>x</a><hr>"
    replica.pages[issue(3).fihrist_path] = Page(issue(3).fihrist().body.replace(b"<hr>", links.encode()), headers=HTML)
    put(4, Page(stream=lambda: endless(sent, "said"), length=GIGABYTE))
    put(5, Page(stream=lambda: endless(sent, "unsaid")))
    bomb = gzip.compress(bytes(64 * LIMIT), 9)
    put(6, Page(bomb, headers={"Content-Encoding": "gzip"}))
    put(7, Page(stream=slowly))
    put(8, Page(b"%PDF-1.7 " + b"x" * 5000, headers={"Content-Type": "application/pdf"}))
    put(9, Page(file("9").body[:300], headers=HTML))
    replica.pages[issue(10).fihrist_path] = calendar(issue(10))
    for n in range(1, 200):
        replica.pages[issue(11).other(n).fihrist_path] = Issue(
            f"{MONTH}-11", 50011, {"1.pdf": f"{n}"}, n, (n + 1,)
        ).fihrist()
    front = issue(12).fihrist('id="spanGazeteTarih"')
    replica.pages[issue(12).other(1).fihrist_path] = front
    replica.pages[issue(13).fihrist_path] = issue(12).fihrist()
    del replica.pages[issue(14).fihrist_path]
    replica.pages[issue(14).table_path] = issue(14).table("utf-8")
    replica.pages[issue(15).fihrist_path] = Page(b"", headers=HTML)
    replica.pages[issue(15).table_path] = Page(b"<html><body>bos</body></html>", headers=HTML)
    replica.pages[issue(16).fihrist_path] = Page(b"", 500)
    replica.pages[issue(16).table_path] = issue(16).table()
    annexed = "".join(f"<a href='20260417-1-{n}.pdf'>Ek</a>" for n in range(5000))
    put(17, Page(file("17").body.replace(b"</body>", annexed.encode() + b"</body>"), headers=HTML))
    put(18, Page(b"", headers=HTML))


def endless(sent: dict[str, int], name: str) -> Iterator[bytes]:
    """A gigabyte that nobody holds."""
    for _ in range(GIGABYTE // CHUNK):
        sent[name] = sent.get(name, 0) + CHUNK
        yield bytes(CHUNK)


def slowly() -> Iterator[bytes]:
    for _ in range(100):
        time.sleep(0.2)
        yield b"<"


def calendar(day: Issue) -> Page:
    """A page that leads to ever further days."""
    links = "".join(
        f"<a href='/fihrist?tarih=2026-05-{n:02}'>.</a><a href='/{n:02}.05.2026'>.</a>" for n in range(1, 31)
    )
    return Page(day.fihrist().body.replace(b"<hr>", links.encode()), headers=HTML)


def test_the_run_comes_to_its_end(siege: Siege) -> None:
    assert (siege.ended.code, siege.ended.told["state"]) == (1, "done")
    assert siege.ended.counts["days"] == 19
    assert siege.was(19) == (PageStatus.TAKEN, "")
    assert siege.ended.errors == ""


def test_nobody_else_is_ever_asked(siege: Siege) -> None:
    assert siege.elsewhere.visits == []
    assert siege.was(2)[0] is PageStatus.GONE
    assert siege.listed(3) == ["3. Ağıl Yönetmeliği"]


def test_a_redirect_loop_is_asked_once(siege: Siege) -> None:
    assert siege.was(1) == (PageStatus.FAILED, "yönlendirme döngüsü (HTTP 302)")
    assert len(siege.replica.of(issue(1).path("1.htm"))) == 1


def test_a_gigabyte_is_cut_off_at_the_limit(siege: Siege) -> None:
    limit = "sınır 1 MB (DAYANAK_MAX_UPLOAD_MB)"
    assert siege.was(4) == (PageStatus.REFUSED, f"dosya çok büyük: 1.024 MB; {limit}")
    assert siege.was(5) == (PageStatus.REFUSED, f"dosya çok büyük: {limit}")
    assert max(siege.sent.values()) < 16 * LIMIT  # what lies in the buffers of both sides
    assert siege.ended.peak_mb < 300
    assert len(siege.replica.of(issue(5).path("1.htm"))) == 1


def test_a_gzip_bomb_is_not_unpacked(siege: Siege) -> None:
    assert siege.was(6) == (PageStatus.REFUSED, "dosya çok büyük: sınır 1 MB (DAYANAK_MAX_UPLOAD_MB)")
    assert siege.page(6).too_large == LIMIT + 1, "what it is unpacked is not what the host says of its length"


def test_a_slow_loris_has_as_long_as_anybody(siege: Siege) -> None:
    assert siege.was(7) == (PageStatus.FAILED, "zaman aşımı")
    visits = siege.replica.of(issue(7).path("1.htm"))
    assert len(visits) == 3
    assert visits[1].at - visits[0].at < SECONDS + 5


def test_half_a_file_is_not_taken_for_the_whole(siege: Siege) -> None:
    assert siege.was(8) == (PageStatus.FAILED, "dosya yarım geldi")
    assert siege.was(9) == (PageStatus.FAILED, "dosya yarım geldi")
    assert siege.was(18)[0] is PageStatus.REFUSED  # 0 bytes


def test_an_endless_calendar_is_not_followed(siege: Siege) -> None:
    assert siege.listed(10) == ["10. Ağıl Yönetmeliği"]
    assert not [visit for visit in siege.replica.visits if "2026-05" in visit.path or "05.2026" in visit.path]


def test_endless_issues_of_one_day_end(siege: Siege) -> None:
    assert siege.repeats(11) == list(range(21))


def test_a_mukerrer_that_answers_with_the_front_page_is_none(siege: Siege) -> None:
    assert len(siege.replica.of(issue(12).other(1).fihrist_path)) == 1
    assert siege.repeats(12) == [0]
    assert siege.listed(12) == ["12. Ağıl Yönetmeliği"]


def test_a_page_of_another_day_is_not_the_issue(siege: Siege) -> None:
    page = siege.pages[issue(13).fihrist_path]
    assert page.status is PageStatus.FAILED
    assert siege.listed(13) == []
    assert f"{MONTH}-13" in {lack["day"] for lack in siege.ended.told["missing"]}


def test_the_declared_charset_is_not_believed(siege: Siege) -> None:
    assert siege.listed(14) == ["14. Ağıl Yönetmeliği"]


def test_an_empty_page_is_no_empty_issue(siege: Siege) -> None:
    assert siege.pages[issue(15).fihrist_path].status is PageStatus.FAILED


def test_a_form_that_fails_is_asked_in_the_other(siege: Siege) -> None:
    assert len(siege.replica.of(issue(16).fihrist_path)) == 3
    assert siege.listed(16) == ["16. Ağıl Yönetmeliği"]


def test_endless_annexes_end(siege: Siege) -> None:
    annexes = [path for path in siege.pages if path.startswith(issue(17).path("1-"))]
    assert len(annexes) == 100
