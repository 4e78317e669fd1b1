"""How a host is asked: the pause to the millisecond, after failures and across kills too; when it is left alone."""

import signal
import time
from pathlib import Path

import pytest

from tests.ingest.crawlers.crawling import Crawler
from tests.ingest.crawlers.gazette import Issue, file
from tests.ingest.crawlers.replica import Page, Replica
from tests.servers.postgres import Postgres
from tests.servers.process import free_port, until

DAY = Issue("2026-03-05", 40002, {f"{n}.htm": f"{n}. Ağıl Yönetmeliği" for n in range(1, 11)})
NEXT = Issue("2026-03-06", 40003, {"1.htm": "Kümes Yönetmeliği"})
PAUSE_S = 0.12
PAUSE = {"crawl_pause_ms": int(PAUSE_S * 1000)}


def busy(times: int, then: Page, **headers: str) -> object:
    """503 for so many visits."""
    return lambda visit: Page(b"sonra", 503, headers) if visit < times else then


def test_the_pause_is_kept_by_whoever_asks_however_often(gazette: Replica, crawler: Crawler) -> None:
    """Ten questions wait at once, two of them fail and are asked again, the process is killed and another goes on."""
    gazette.pages |= DAY.whole()
    gazette.pages[DAY.path("2.htm")] = busy(2, file("2"))
    gazette.pages[DAY.path("5.htm")] = lambda visit: Page(b"<html>yar", length=5000) if not visit else file("5")
    going = crawler.begin(DAY.day, None, "--receive-only", **PAUSE)
    until(lambda: len(gazette.visits) >= 8, 30, "eight visits")
    going.send(signal.SIGKILL)
    going.process.join()
    ended = crawler.run(DAY.day, **PAUSE)
    assert ended.missing == []
    assert len(gazette.of(DAY.path("2.htm"))) == 3
    assert len(gazette.of(DAY.path("5.htm"))) == 2
    assert min(gazette.gaps) >= PAUSE_S, sorted(gazette.gaps)[:3]
    assert len(gazette.gaps) >= 16  # robots twice, the list twice, ten files, three again, the mükerrer


def test_a_busy_host_is_asked_when_it_says_and_the_wait_is_told(gazette: Replica, crawler: Crawler) -> None:
    """Trap: up to two minutes in which nothing moves and nobody knows why."""
    gazette.pages |= NEXT.whole()
    gazette.pages[NEXT.path("1.htm")] = busy(1, file("1"), **{"Retry-After": "6"})
    ended = crawler.run(NEXT.day, log_level="INFO")
    assert ended.counts["received"] == 1
    first, second = gazette.of(NEXT.path("1.htm"))
    assert second.at - first.at >= 6.0
    assert ended.errors.count("waiting for the rest of the host, 6 s at most") == 1


def test_a_host_that_wants_to_be_left_alone_for_long_is(gazette: Replica, crawler: Crawler) -> None:
    gazette.pages |= NEXT.whole()
    gazette.pages[NEXT.path("1.htm")] = busy(1, file("1"), **{"Retry-After": "9000"})
    ended = crawler.run(NEXT.day)
    assert (ended.code, ended.told["state"]) == (1, "broken")
    assert "9000 saniye" in ended.told["said"]
    gazette.forget()
    again = crawler.run(NEXT.day)
    assert (again.told["state"], gazette.visits) == ("broken", [])
    assert "rahat bırakılacak" in again.told["said"]


def test_after_many_failures_in_a_row_the_host_is_left_alone_and_the_next_run_tries_again(
    gazette: Replica, crawler: Crawler
) -> None:
    gazette.pages |= DAY.whole()
    healthy = dict(gazette.pages)
    gazette.pages |= {DAY.path(end): Page(b"", 500) for end in DAY.acts}
    ended = crawler.run(DAY.day)
    assert (ended.code, ended.told["state"]) == (1, "broken")
    assert "art arda 6 kez" in ended.told["said"]
    assert len([visit for visit in gazette.visits if visit.status == 500]) == 6
    gazette.pages = healthy
    again = crawler.run(DAY.day)
    assert (again.code, again.told["state"], again.counts["received"]) == (0, "done", 10)


ROBOTS = {
    "sunucu hatası (HTTP 500)": Page(b"", 500),
    "çok sık soruldu (HTTP 429)": Page(b"", 429),
    "yönlendirme döngüsü (HTTP 302)": Page(b"", 302, {"Location": "/robots.txt"}),
    "kaynağın dışında: https://ornek.example/robots.txt": Page(
        b"", 302, {"Location": "https://ornek.example/robots.txt"}
    ),
    "zaman aşımı": Page(stream=lambda: iter(lambda: time.sleep(0.2) or b"#", None)),
    "dosya çok büyük": Page(b"#" * (1 << 20)),
    "yanıt yarıda kesildi": Page(b"User-agent", length=5000),
}


@pytest.mark.parametrize(("why", "robots"), ROBOTS.items(), ids=[why.partition(":")[0] for why in ROBOTS])
def test_without_its_rules_a_host_is_asked_for_nothing(
    gazette: Replica, crawler: Crawler, why: str, robots: Page
) -> None:
    gazette.pages |= {"/robots.txt": robots, **NEXT.whole()}
    ended = crawler.run(NEXT.day, crawl_seconds=1)
    assert (ended.code, ended.told["state"]) == (1, "broken")
    assert ended.told["said"] == f"robots.txt okunamadı ({why}); hiçbir şey istenmedi."
    assert {visit.path for visit in gazette.visits} == {"/robots.txt"}


def test_a_host_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    ended = Crawler(tmp_path, f"http://127.0.0.1:{free_port()}").run(NEXT.day)
    assert ended.told["said"] == "robots.txt okunamadı (bağlantı kurulamadı); hiçbir şey istenmedi."


def test_a_stop_before_the_rules_are_read_is_a_stop(gazette: Replica, crawler: Crawler) -> None:
    """Trap: the question is taken back, and the run was told as one that could not read robots.txt (`Ended`)."""
    gazette.pages |= {"/robots.txt": Page(b"", 503), **NEXT.whole()}
    going = crawler.begin(NEXT.day, None, "--receive-only", crawl_pause_ms=20_000)
    until(lambda: gazette.visits, 30, "the first visit")
    time.sleep(0.3)
    going.send(signal.SIGTERM)
    ended = going.end()
    assert (ended.code, ended.told["state"], ended.told["said"]) == (130, "stopped", "Durduruldu.")


def test_the_pause_that_robots_txt_asks_for_is_kept(gazette: Replica, crawler: Crawler) -> None:
    gazette.pages |= {"/robots.txt": Page(b"User-agent: *\nCrawl-delay: 0.3\n"), **NEXT.whole()}
    crawler.run(NEXT.day)
    assert min(gazette.gaps) >= 0.3


@pytest.mark.parametrize(("agent", "code"), [("dayanak", 1), ("ornek", 0), ("*", 1)])
def test_robots_txt_speaks_to_us_by_our_name_alone(gazette: Replica, crawler: Crawler, agent: str, code: int) -> None:
    """`ornek` stands in the contact, which is no name of ours."""
    gazette.pages |= {"/robots.txt": Page(f"User-agent: {agent}\nDisallow: /eskiler/\n".encode()), **NEXT.whole()}
    assert crawler.run(NEXT.day).code == code
    assert len(gazette.of(NEXT.path("1.htm"))) == 1 - code


def test_a_source_without_robots_txt_allows_everything(gazette: Replica, crawler: Crawler) -> None:
    del gazette.pages["/robots.txt"]
    gazette.pages |= NEXT.whole()
    assert crawler.run(NEXT.day).code == 0


def test_a_run_asks_for_no_more_pages_than_it_may(gazette: Replica, crawler: Crawler) -> None:
    gazette.pages |= DAY.whole()
    ended = crawler.run(DAY.day, crawl_pages=4)
    assert (ended.code, ended.told["state"]) == (130, "stopped")
    assert len(gazette.visits) == 5  # and robots.txt
    assert crawler.run(DAY.day).code == 0
    assert len(gazette.of(DAY.path("1.htm"))) == 1  # it went on where it had stopped


def test_kill_9_in_the_middle_loses_nothing_and_nothing_is_asked_twice(gazette: Replica, crawler: Crawler) -> None:
    _killed_twice(gazette, crawler)


@pytest.mark.servers
def test_kill_9_in_the_middle_on_postgresql(gazette: Replica, tmp_path: Path, postgres: Postgres) -> None:
    url = postgres.create()
    _killed_twice(gazette, Crawler(tmp_path, gazette.url, database_url=url))
    assert min(gazette.gaps) >= 0.06
    postgres.drop(url)


def _killed_twice(gazette: Replica, crawler: Crawler) -> None:
    gazette.pages |= DAY.whole() | NEXT.whole()
    for enough in (4, 9):
        going = crawler.begin(DAY.day, NEXT.day, "--receive-only", crawl_pause_ms=60)
        until(lambda n=enough: len(gazette.visits) >= n, 30, "visits")  # type: ignore[misc]
        going.send(signal.SIGKILL)
        going.process.join()
    ended = crawler.run(DAY.day, NEXT.day, crawl_pause_ms=60)
    assert (ended.code, ended.missing) == (0, [])
    with crawler.record() as record:
        pages = [page for day in (DAY, NEXT) for page in record.crawls.listed("resmi-gazete", day.day, 0)]
        files = [page.source_id for page in pages if page.source_id]
        assert len(files) == len(set(files)) == 11
        assert record.jobs.open_count() == 11
    asked = [len(gazette.of(DAY.path(end))) for end in DAY.acts]
    assert sum(asked) <= 10 + 2  # but for the two that a kill cut off


def test_one_run_at_a_time_and_ctrl_c_ends_it_cleanly(gazette: Replica, crawler: Crawler) -> None:
    gazette.pages |= DAY.whole()
    going = crawler.begin(DAY.day, None, "--receive-only", crawl_pause_ms=300)
    until(lambda: len(gazette.visits) >= 3, 30, "visits")
    second = crawler.run(DAY.day)
    assert second.code == 1
    assert "başka bir süreçte taranıyor" in second.errors
    begun = time.monotonic()
    going.send(signal.SIGINT)
    ended = going.end()
    assert time.monotonic() - begun < 10
    assert (ended.code, ended.told["state"], ended.errors) == (130, "stopped", "")
    assert crawler.run(DAY.day).code == 0
    assert [len(gazette.of(DAY.path(end))) for end in DAY.acts] == [1] * 10


def test_a_name_that_leads_into_a_private_network_is_not_followed(gazette: Replica, tmp_path: Path) -> None:
    """As if a name server said that the gazette lies on this machine; an operator who says so is believed."""
    gazette.pages |= NEXT.whole()
    here = gazette.url.replace("127.0.0.1", "localhost")
    ended = Crawler(tmp_path / "said by a name server", "", official=here).run(NEXT.day)
    assert (ended.told["state"], gazette.visits) == ("broken", [])
    assert Crawler(tmp_path / "said by the operator", here).run(NEXT.day).code == 0


def test_a_host_that_refuses_is_left_alone_too(gazette: Replica, crawler: Crawler) -> None:
    gazette.pages |= DAY.whole() | {DAY.path(end): Page(b"", 403) for end in DAY.acts}
    assert crawler.run(DAY.day).told["state"] == "broken"
    assert len([visit for visit in gazette.visits if visit.status == 403]) == 6  # each once: 403 is an answer


def test_an_archive_that_cannot_be_written_ends_the_run_and_the_next_one_goes_on(
    gazette: Replica, crawler: Crawler
) -> None:
    gazette.pages |= DAY.whole()
    archive = crawler.folder / "data" / "archive"
    archive.parent.mkdir()
    archive.touch()  # where a folder should be
    ended = crawler.run(DAY.day)
    assert (ended.code, ended.told["state"]) == (1, "failed")
    assert "Arşive yazılamadı" in ended.told["said"]
    assert "Traceback" not in ended.errors
    assert len(gazette.of(DAY.path("10.htm"))) == 0  # nothing is asked that could not be kept
    archive.unlink()
    assert crawler.run(DAY.day).counts["received"] == 10


def test_a_wrong_address_of_a_copy_is_said_and_begins_nothing(tmp_path: Path) -> None:
    crawler = Crawler(tmp_path, "http://127.0.0.1:1/rg")
    ended = crawler.run(NEXT.day)
    assert ended.code == 2
    assert "DAYANAK_CRAWL_RESMI_GAZETE_URL: Kaynağın adresi anlaşılamadı" in ended.errors
    with crawler.record() as record:
        assert record.crawl_runs.last("resmi-gazete") is None
