"""Crawling in the record: one run a source, turns at a host, addresses, and files that follow each other there."""

import pytest

from dayanak.law.errors import Conflict
from dayanak.law.reading import Reading
from dayanak.law.text import NormalText
from dayanak.storage.record import Incoming, Published, Record
from dayanak.storage.record.crawl_values import Answer, Listed, PageKind, PageStatus, RunState
from tests.press import Clock, facts_of, tree_of

SOURCE, DAY = "resmi-gazete", "2026-09-06"
URL = "https://gazete.example/eskiler/2026/09/20260906-1.htm"
LEASE_S = 20


def act(place: int = 1, title: str = "Göl Yönetmeliği", **more: object) -> Listed:
    return Listed(URL.replace("-1.", f"-{place}."), PageKind.ACT, DAY, number="33362", title=title, **more)  # type: ignore[arg-type]


def receive(record: Record, page_id: int, digest: str) -> int:
    """The source id of a file that came from the page."""
    record.crawls.fetched(page_id, digest)
    source_id = record.receive(Incoming(digest, 1, "g.htm", "text/html")).source_id
    record.crawls.took(page_id, source_id, Answer(PageStatus.TAKEN, '"e"', None, digest))
    return source_id


def test_a_source_is_crawled_by_one(record: Record, clock: Clock) -> None:
    run = record.crawl_runs.begin(SOURCE, DAY, DAY, LEASE_S)
    with pytest.raises(Conflict):
        record.crawl_runs.begin(SOURCE, DAY, DAY, LEASE_S)
    other = record.crawl_runs.begin("baska", DAY, DAY, LEASE_S)
    assert other.source == "baska"
    clock.now += LEASE_S - 1
    assert record.crawl_runs.renew(run, LEASE_S, {"asked": 3})
    clock.now += LEASE_S - 1
    with pytest.raises(Conflict):
        record.crawl_runs.begin(SOURCE, DAY, DAY, LEASE_S)
    assert record.crawl_runs.end(run, RunState.DONE, {"asked": 4})
    last = record.crawl_runs.last(SOURCE)
    assert last is not None
    assert (last.state, last.counts, last.lease) == (RunState.DONE, {"asked": 4}, None)


def test_a_run_whose_holder_died_is_taken_over_where_it_stopped(record: Record, clock: Clock) -> None:
    dead = record.crawl_runs.begin(SOURCE, DAY, DAY, LEASE_S)
    clock.now += LEASE_S + 1
    run = record.crawl_runs.begin(SOURCE, DAY, DAY, LEASE_S)
    assert run.since == dead.started_at
    assert not record.crawl_runs.renew(dead, LEASE_S, {})
    assert not record.crawl_runs.end(dead, RunState.DONE, {})
    assert record.crawl_runs.end(run, RunState.DONE, {})
    clock.now += 10
    assert record.crawl_runs.begin(SOURCE, DAY, DAY, LEASE_S).since == clock.now  # the last one came to its end


def test_other_days_and_long_ago_are_no_resumption(record: Record, clock: Clock) -> None:
    for later, first in ((5, "2026-09-01"), (90_000, DAY)):
        run = record.crawl_runs.begin(SOURCE, DAY, DAY, LEASE_S)
        record.crawl_runs.end(run, RunState.STOPPED, {})
        clock.now += later
        again = record.crawl_runs.begin(SOURCE, first, DAY, LEASE_S)
        assert again.since == clock.now
        record.crawl_runs.end(again, RunState.DONE, {})


@pytest.mark.parametrize("jump_s", [3600, 400_000])
def test_a_clock_that_was_set_back_holds_up_no_run(record: Record, clock: Clock, jump_s: float) -> None:
    """Trap: the lease of a dead run ends an hour ahead, as a living one's may."""
    dead = record.crawl_runs.begin(SOURCE, DAY, DAY, LEASE_S)
    clock.now -= jump_s
    run = record.crawl_runs.begin(SOURCE, DAY, DAY, LEASE_S)
    assert not record.crawl_runs.renew(dead, LEASE_S, {})
    assert record.crawl_runs.renew(run, LEASE_S, {})


@pytest.mark.parametrize("jump_s", [30, 3600, 400_000])
def test_a_rest_begins_anew_where_a_clock_was_set_back(record: Record, clock: Clock, jump_s: float) -> None:
    """Trap: three seconds of rest that last as long as the clock needs to come back; or none at all."""
    record.crawl_runs.rest("gazete.example", 3)
    clock.now -= jump_s
    assert record.crawl_runs.take_turn("gazete.example", 3).wait == pytest.approx(3)
    clock.now += 1
    assert record.crawl_runs.take_turn("gazete.example", 3).wait == pytest.approx(2)
    clock.now += 2
    assert record.crawl_runs.take_turn("gazete.example", 3).until


def test_a_day_of_rest_stays_one_where_a_clock_was_set_back(record: Record, clock: Clock) -> None:
    record.crawl_runs.rest("gazete.example", 86_400)
    clock.now -= 3600
    record.crawl_runs.rest("gazete.example", 3)
    assert record.crawl_runs.take_turn("gazete.example", 3).wait == pytest.approx(86_400)


def test_turns_at_a_host(record: Record, clock: Clock) -> None:
    turn = record.crawl_runs.take_turn
    assert turn("gazete.example", 3).until
    assert turn("gazete.example", 3).wait == pytest.approx(3)
    assert turn("baska.example", 3).until
    clock.now += 3
    assert turn("gazete.example", 3).until


def test_a_rest_ends_the_own_hold_and_no_longer_rest_of_another(record: Record, clock: Clock) -> None:
    mine = record.crawl_runs.take_turn("gazete.example", 60)
    record.crawl_runs.rest("gazete.example", 3, mine.until)
    assert record.crawl_runs.take_turn("gazete.example", 60).wait == pytest.approx(3)
    clock.now += 3
    late = record.crawl_runs.take_turn("gazete.example", 1)
    clock.now += 2  # somebody else takes his turn, and is told to wait long
    record.crawl_runs.rest("gazete.example", 600, record.crawl_runs.take_turn("gazete.example", 1).until)
    record.crawl_runs.rest("gazete.example", 3, late.until)
    assert record.crawl_runs.take_turn("gazete.example", 60).wait == pytest.approx(600)


def test_an_address_stays_with_the_issue_that_named_it_first(record: Record) -> None:
    first = record.crawls.list_all(SOURCE, [act()])[0]
    renamed = record.crawls.list_all(SOURCE, [act(title="Göl ve Nehir Yönetmeliği")])[0]
    assert (renamed.id, renamed.listing.title) == (first.id, "Göl ve Nehir Yönetmeliği")
    elsewhere = Listed(URL, PageKind.ACT, "2026-09-07", number="33363", title="Göl ve Nehir Yönetmeliği")
    assert record.crawls.list_all(SOURCE, [elsewhere])[0].listing.day == DAY


def test_bytes_are_called_by_name_before_they_are_received(record: Record) -> None:
    page = record.crawls.list_all(SOURCE, [act()])[0]
    record.crawls.fetched(page.id, "d" * 64)
    source_id = record.receive(Incoming("d" * 64, 1, "g.htm", "text/html")).source_id
    said = record.crawls.said_of(source_id, "d" * 64)
    assert said is not None
    assert said.title == "Göl Yönetmeliği"  # though a kill came before `took`
    assert record.crawls.said_of(source_id, "e" * 64) is None


def test_new_bytes_under_an_address_are_a_version_of_its_document(record: Record) -> None:
    page = record.crawls.list_all(SOURCE, [act()])[0]
    receive(record, page.id, "a" * 64)
    nodes = [("madde:1", "Göl korunur.")]
    first = _publish(record, page.id, nodes, "A")
    second = _publish(record, page.id, [("madde:1", "Göl ve kıyısı korunur.")], "B")
    assert (first.document_id, 1, 2) == (second.document_id, first.version, second.version)


def test_another_title_under_the_same_address_is_another_document(record: Record) -> None:
    page = record.crawls.list_all(SOURCE, [act()])[0]
    first = _publish(record, page.id, [("madde:1", "Göl korunur.")], "A")
    record.crawls.list_all(SOURCE, [act(title="Nehir Yönetmeliği")])
    second = _publish(record, page.id, [("madde:1", "Nehir korunur.")], "B")
    assert first.document_id != second.document_id


def _publish(record: Record, page_id: int, nodes: list[tuple[str, str]], name: str) -> Published:
    """Publishes a text whose own facts tell nothing of which document it is."""
    tree = tree_of(nodes)
    source_id = receive(record, page_id, name.encode().hex().zfill(64))
    return record.publish(source_id, Reading(tree=tree, facts=facts_of(title=f"Metin {name}")), NormalText(tree.text))


def test_an_address_that_is_gone_keeps_its_document(record: Record) -> None:
    page = record.crawls.list_all(SOURCE, [act()])[0]
    source_id = receive(record, page.id, "a" * 64)
    record.crawls.saw(page.id, Answer(PageStatus.GONE, error="404"))
    gone = record.crawls.page(SOURCE, page.listing.url)
    assert gone is not None
    assert (gone.status, gone.source_id, gone.etag) == (PageStatus.GONE, source_id, '"e"')
    assert record.crawls.missing(SOURCE, DAY, DAY) == []


def test_what_is_listed_and_not_there_is_missing(record: Record) -> None:
    taken, failed, gone, waiting = record.crawls.list_all(SOURCE, [act(n) for n in range(1, 5)])
    receive(record, taken.id, "a" * 64)
    record.crawls.saw(failed.id, Answer(PageStatus.FAILED, error="500"))
    record.crawls.saw(gone.id, Answer(PageStatus.GONE, error="404"))
    lacks = record.crawls.missing(SOURCE, DAY, DAY)
    assert [(lack.url, lack.reason) for lack in lacks] == [
        (failed.listing.url, "alınamadı: 500"),
        (gone.listing.url, "listede var, adresinde yok: 404"),
        (waiting.listing.url, "listede var, henüz alınmadı"),
    ]
    assert record.crawls.missing(SOURCE, "2026-09-07", "2026-09-30") == []
