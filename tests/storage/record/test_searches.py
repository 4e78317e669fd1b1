"""What was searched for: sums by day, added to by several processes, listed for the operator, forgotten in time."""

import contextlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from dayanak.storage.record import Record
from dayanak.storage.record import searches as room
from dayanak.storage.record.searches import SearchCount, Trouble
from tests.press import Clock

DAY_S = 86_400


def texts(record: Record, trouble: Trouble, days: int = 30) -> list[str]:
    """What is listed."""
    return [row.count.query for row in record.searches.listed(trouble, days)]


def test_counts_of_a_text_and_day_are_one_row(record: Record) -> None:
    record.searches.add([SearchCount("burs", 2, 0, 1, 3)])
    record.searches.add([SearchCount("burs", 1, 1), SearchCount("staj", 1)])
    [burs, staj] = record.searches.listed(Trouble.FREQUENT, 1)
    assert burs.count == SearchCount("burs", 3, 1, 1, 3)
    assert (burs.mean_place, staj.mean_place) == (3.0, None)


def test_several_processes_lose_no_count(record_url: str, clock: Clock) -> None:
    """Each adds the same texts in another order: who read before adding would lose some, or lock the others out."""
    with contextlib.ExitStack() as opened:
        several = [opened.enter_context(contextlib.closing(Record.open(record_url, clock))) for _ in range(4)]
        counts = [SearchCount(f"metin {n}", 1) for n in range(20)]

        def add(record: Record) -> None:
            for turn in range(5):
                record.searches.add(counts[:: -1 if turn % 2 else 1])

        with ThreadPoolExecutor(4) as threads:
            list(threads.map(add, several))
        assert {row.count.searches for row in several[0].searches.listed(Trouble.FREQUENT, 1)} == {20}


def test_each_list_has_its_own_trouble(record: Record) -> None:
    record.searches.add(
        [
            SearchCount("bulunmayan", 4, 4),
            SearchCount("açılmayan", 9, 0, 1, 8),
            SearchCount("açılan", 9, 0, 8, 8),
            SearchCount("iki kez", 2),
        ]
    )
    assert texts(record, Trouble.EMPTY) == ["bulunmayan"]
    assert texts(record, Trouble.SELDOM_OPENED) == ["açılmayan"], "two searches tell nothing, and nothing was shown"
    assert texts(record, Trouble.FREQUENT) == ["açılan", "açılmayan", "bulunmayan", "iki kez"]


def test_counts_are_told_by_period(record: Record, clock: Clock) -> None:
    for searches, days_on in ((5, 20), (3, 3), (1, 0)):
        record.searches.add([SearchCount("burs", searches)])
        clock.now += days_on * DAY_S
    [row] = record.searches.listed(Trouble.FREQUENT, 60)
    assert (row.today, row.week, row.month, row.count.searches) == (1, 4, 9, 9)
    [week] = record.searches.listed(Trouble.FREQUENT, 7)
    assert week.count.searches == 4
    assert [count.searches for _, count in record.searches.by_day(60)] == [1, 3, 5]


def test_old_days_are_forgotten_once_a_day(record: Record, clock: Clock) -> None:
    record.searches.add([SearchCount("eski", 1)])
    clock.now += 9 * DAY_S
    record.searches.add([SearchCount("yeni", 1)])
    assert record.searches.forget(10) == 0, "the tenth day, today among them, is still kept"
    clock.now += DAY_S
    assert record.searches.forget(10) == 1
    assert record.searches.forget(1) == 0, "it has had its turn today"
    assert texts(record, Trouble.FREQUENT) == ["yeni"]


def test_a_flood_of_texts_does_not_fill_the_record(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_A_DAY", 3)
    record.searches.add([SearchCount(text, 1) for text in "abcde"])
    record.searches.add([SearchCount("a", 1), SearchCount("f", 1)])
    listed = {row.count.query: row.count.searches for row in record.searches.listed(Trouble.FREQUENT, 1)}
    assert listed == {"a": 2, "b": 1, "c": 1}


def test_what_was_searched_for_does_not_keep_a_backup_out(empty_url: str) -> None:
    with contextlib.closing(Record.open(empty_url)) as record:
        record.searches.add([SearchCount("burs", 1)])
        assert record.is_empty()
