"""Taking a reply, step by step: what is written down before the file is received, and what is not received at all."""

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dayanak.storage.archive import Archive
from dayanak.storage.record import Record
from dayanak.storage.record.crawl_values import CrawlPage, Listed, PageKind, PageStatus
from ingest.crawlers.errand import Errand, Manners
from ingest.crawlers.resmi_gazete import ResmiGazete
from ingest.crawlers.site import Site
from ingest.crawlers.source import Reply
from ingest.intake import Intake
from tests.ingest.crawlers.gazette import HOST, Issue, file

ISSUE = Issue("2026-03-05", 40005, {"1.htm": "Ağıl Yönetmeliği", "2.pdf": "Kümes Yönetmeliği"})
HALF = b"%PDF-1.7 " + b"x" * 500


class Watched:
    """A door that looks at the record before it lets in."""

    def __init__(self, intake: Intake, record: Record) -> None:
        self._intake = intake
        self._record = record
        self.named: list[str | None] = []

    def receive(self, stream: Any, name: str, **words: Any) -> Any:
        listed = self._record.crawls.said_of(0, hashlib.sha256(stream.getvalue()).hexdigest())
        self.named.append(listed.title if listed else None)
        return self._intake.receive(stream, name, **words)


@pytest.fixture
def spider(tmp_path: Path) -> Iterator[ResmiGazete]:
    with contextlib.closing(Record.open(f"sqlite:///{tmp_path}/record.db")) as record:
        run = record.crawl_runs.begin("resmi-gazete", ISSUE.day, ISSUE.day, 20)
        door: Any = Watched(Intake(record, Archive(tmp_path / "archive"), 1 << 20, lambda: None), record)
        yield ResmiGazete(Errand(run, Site.of(HOST, frozenset(), HOST), Manners("a@b.example"), record, door))


MIB = 1 << 20


def page(spider: ResmiGazete, end: str) -> CrawlPage:
    """The page as it stands now."""
    listed = Listed(f"{HOST}{ISSUE.path(end)}", PageKind.ACT, ISSUE.day, title=ISSUE.acts[end])
    return spider.crawls.list_all("resmi-gazete", [listed])[0]


def reply(end: str, body: bytes, status: int = 200) -> Reply:
    return Reply(f"{HOST}{ISSUE.path(end)}", status, body, etag='"1"')


def test_a_file_has_its_name_before_it_is_received(spider: ResmiGazete) -> None:
    """A worker may read it before the crawler writes its next word."""
    assert spider.take(page(spider, "1.htm"), reply("1.htm", file("x").body))
    assert spider.errand.intake.named == ["Ağıl Yönetmeliği"]  # type: ignore[attr-defined]


def test_half_a_file_twice_is_what_the_source_has(spider: ResmiGazete) -> None:
    assert not spider.take(page(spider, "2.pdf"), reply("2.pdf", HALF))
    assert not spider.take(page(spider, "2.pdf"), reply("2.pdf", HALF[:-1]))  # another half is still a fault
    assert spider.take(page(spider, "2.pdf"), reply("2.pdf", HALF[:-1]))
    assert page(spider, "2.pdf").status is PageStatus.TAKEN
    assert spider.take(page(spider, "2.pdf"), reply("2.pdf", HALF[:-1]))
    assert spider.errand.counts["unchanged"] == 1


def test_half_a_file_never_takes_the_place_of_a_whole_one(spider: ResmiGazete) -> None:
    spider.take(page(spider, "2.pdf"), reply("2.pdf", file("2", "2.pdf").body))
    whole = page(spider, "2.pdf").source_id
    for _ in range(3):
        assert not spider.take(page(spider, "2.pdf"), reply("2.pdf", HALF))
    assert (page(spider, "2.pdf").status, page(spider, "2.pdf").source_id) == (PageStatus.FAILED, whole)
    assert spider.take(page(spider, "2.pdf"), reply("2.pdf", file("2", "2.pdf").body))
    assert page(spider, "2.pdf").source_id == whole


def test_an_interrupted_receiving_is_done_again(spider: ResmiGazete) -> None:
    body = file("x").body
    before = page(spider, "1.htm")
    spider.crawls.fetched(before.id, hashlib.sha256(body).hexdigest())  # and here the process was killed
    assert spider.take(page(spider, "1.htm"), reply("1.htm", body))
    assert page(spider, "1.htm").source_id is not None


def test_questions_are_conditional_only_where_the_answer_is_kept(spider: ResmiGazete) -> None:
    def asked() -> bytes | None:
        known = page(spider, "1.htm")
        return spider.ask(known.listing.url, spider.on_file, known).headers.get("If-None-Match")

    assert asked() is None
    spider.take(page(spider, "1.htm"), reply("1.htm", file("x").body))
    assert asked() == b'"1"'
    spider.take(page(spider, "1.htm"), reply("1.htm", b"", 500))
    assert asked() is None


def test_a_file_over_the_limit_is_asked_for_by_its_marks_until_the_limit_is_raised(spider: ResmiGazete) -> None:
    def asked() -> tuple[bytes | None, bytes | None]:
        known = page(spider, "2.pdf")
        headers = spider.ask(known.listing.url, spider.on_file, known).headers
        return headers.get("If-None-Match"), headers.get("If-Modified-Since")

    url, then = f"{HOST}{ISSUE.path('2.pdf')}", "Thu, 05 Mar 2026 00:00:00 GMT"
    large = Reply(url, error="dosya çok büyük", refused=True, too_large=200 * MIB, etag='"9"', last_modified=then)
    assert not spider.take(page(spider, "2.pdf"), large)
    assert asked() == (b'"9"', then.encode())
    spider.take(page(spider, "2.pdf"), reply("2.pdf", b"", 500))  # a bad day of the host
    assert asked() == (b'"9"', then.encode())
    assert not spider.take(page(spider, "2.pdf"), reply("2.pdf", b"", 304))
    assert spider.errand.counts["still_refused"] == 1
    assert spider.is_fresh(page(spider, "2.pdf"))
    assert [(lack.url, lack.reason) for lack in spider.crawls.missing("resmi-gazete", ISSUE.day, ISSUE.day)] == [
        (url, "alınmadı: dosya çok büyük: 200 MB; sınır 100 MB (DAYANAK_MAX_UPLOAD_MB)")
    ]
    spider.errand.manners = Manners("a@b.example", max_bytes=200 * MIB)
    assert asked() == (None, None)
    assert not spider.is_fresh(page(spider, "2.pdf")), "a run that is gone on with takes it too"
    assert spider.take(page(spider, "2.pdf"), reply("2.pdf", file("2", "2.pdf").body))
    assert page(spider, "2.pdf").too_large is None


def test_a_newer_text_over_the_limit_is_told_though_an_older_one_is_there(spider: ResmiGazete) -> None:
    """Trap: the older text's marks would have the host say that nothing has changed, once it is back."""
    old, url = file("2", "2.pdf").body, f"{HOST}{ISSUE.path('2.pdf')}"
    spider.take(page(spider, "2.pdf"), reply("2.pdf", old))
    spider.take(page(spider, "2.pdf"), Reply(url, error="dosya çok büyük", refused=True, too_large=10**30))
    assert spider.ask(url, spider.on_file, page(spider, "2.pdf")).headers.get("If-None-Match") is None
    lack = spider.crawls.missing("resmi-gazete", ISSUE.day, ISSUE.day)[0]
    assert lack.reason.startswith("yeni metni alınmadı: dosya çok büyük: ")
    assert spider.take(page(spider, "2.pdf"), reply("2.pdf", old))
    assert spider.crawls.missing("resmi-gazete", ISSUE.day, ISSUE.day) == []
