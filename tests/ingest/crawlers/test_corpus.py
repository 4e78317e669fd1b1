"""Runs against a copy built from real pages: lists as saved, files as published."""

from collections import Counter
from pathlib import Path

import pytest

from dayanak.storage.record.crawl_values import PageStatus
from tests.ingest.crawlers.corpus import real_gazette
from tests.ingest.crawlers.crawling import Crawler
from tests.ingest.crawlers.replica import Replica

pytestmark = pytest.mark.shared
SPRING = ("2026-03-14", "2026-03-18")


def test_some_days_of_real_files_comes_in_once(shared: Path, tmp_path: Path) -> None:
    with Replica(real_gazette(shared, "rg-daily-2026")) as replica:
        crawler = Crawler(tmp_path, replica.url)
        ended = crawler.run(*SPRING)
        there = [path for path in replica.pages if "/20260317-" in path or "/20260318-" in path]
        assert ended.counts["received"] == ended.counts["listed"] == len(there) > 10
        absent = [lack for lack in ended.told["missing"] if not lack["url"] or "fihrist" in lack["url"]]
        assert len(absent) == 3  # days of which the corpus has nothing
        annexes = Counter("ek" for lack in ended.told["missing"] if " – Ek " in (lack["title"] or ""))
        assert ended.counts.get("gone", 0) == annexes["ek"]  # annexes that the pages lead to and the corpus lacks
        replica.forget()
        assert crawler.run(*SPRING).counts.get("received", 0) == 0


def test_real_lists_in_both_forms(shared: Path, tmp_path: Path) -> None:
    with Replica(real_gazette(shared)) as replica:
        crawler = Crawler(tmp_path, replica.url)
        for first, last, issues, listed in (
            ("2026-09-06", "2026-09-06", 2, 4),  # its mükerrer is announced in a marquee
            ("2026-09-25", "2026-09-25", 1, 3),  # its mükerrer request ends at the front page
            ("2026-10-01", "2026-10-01", 1, 18),
        ):
            ended = crawler.run(first, last)
            assert (ended.told["state"], ended.counts["issues"], ended.counts["listed"]) == ("done", issues, listed)
        assert replica.of("/") == []
        holiday = crawler.run("2026-08-30", "2026-08-30")
        assert (holiday.code, holiday.missing) == (0, [])
        with crawler.record() as record:
            page = record.crawls.issues("resmi-gazete", "2026-08-30", "2026-08-30")[0]
            assert page.status is PageStatus.NO_ISSUE
            listed = {page.listing.url[-10:] for page in record.crawls.listed("resmi-gazete", "2026-10-01", 0)}
            assert {"01-3-2.pdf", "01-1-1.htm", "1001-0.pdf"} <= listed
