"""What the feed of a search tells: what came or changed last of all that answers it."""

from dataclasses import replace
from pathlib import Path

import pytest

from dayanak.http.paging import LARGEST_PAGE
from dayanak.law.errors import Rejected
from dayanak.storage.archive import Archive
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.record import Record
from ingest.entries import entries
from search_api.query import SearchParams
from search_api.service import Service
from tests.press import Clock, Press, facts_of


class Shelf:
    """Documents that come one after the other, a minute between them."""

    def __init__(self, record: Record, press: Press, clock: Clock, folder: Path) -> None:
        self.record, self.press, self.clock = record, press, clock
        self.index = MemoryIndex()
        self.service = Service(record, self.index, Archive(folder))

    def bring(self, title: str, text: str, accepted: str) -> str:
        self.clock.now += 60
        facts = facts_of(kind="yonerge", title=title, accepted=accepted)
        published = self.press.publish([("madde:1", text)], facts, unit="98000001", name=f"{title}.txt")
        copy = self.record.documents.copy(published.document_id)
        assert copy
        self.index.replace(published.document_id, entries(copy))
        return published.document_id

    def crowd(self, document_id: str, number: int) -> None:
        """So many that are like this one, in the index alone: it takes long to publish them."""
        copy = self.record.documents.copy(document_id)
        assert copy
        [entry] = entries(copy)
        for n in range(number):
            like = replace(entry, id=f"{n}", document_id=f"{n}", article_key=f"{n}", seq=1_000 + n)
            self.index.replace(like.id, [like])

    def feed(self, limit: int = 50, **asked: object) -> list[str]:
        self.index.commit()
        return [one.id for one in self.service.arrivals_of_search(SearchParams.of(**asked), limit)]


@pytest.fixture
def shelf(record: Record, press: Press, clock: Clock, tmp_path: Path) -> Shelf:
    return Shelf(record, press, clock, tmp_path / "archive")


def test_what_comes_late_is_new_however_old_it_is(shelf: Shelf) -> None:
    """Trap: an old text that is uploaded today stands behind a page of younger ones, by date."""
    shelf.crowd(shelf.bring("Burs Yönergesi", "Burs aylık ödenir.", "2024-01-01"), LARGEST_PAGE)
    old = shelf.bring("Eski Burs Talimatı", "Burs üç ayda bir ödenir.", "1990-01-01")
    assert shelf.feed(q="burs", limit=3)[0] == old


def test_only_what_answers_and_the_last_first(shelf: Shelf) -> None:
    first = shelf.bring("Burs Yönergesi", "Burs aylık ödenir.", "2024-01-01")
    shelf.bring("Yemek Yönergesi", "Yemek öğle verilir.", "2024-02-01")
    second = shelf.bring("Destek Yönergesi", "Burs alana destek verilmez.", "2020-01-01")
    assert shelf.feed(q="burs") == [second, first]
    assert shelf.feed(q="burs", kind=["kanun"]) == []
    assert shelf.feed(q="burs", limit=1) == [second]
    assert len(shelf.feed()) == 3
    with pytest.raises(Rejected):
        shelf.feed(q="burs", unit=["97999999"])


def test_a_new_text_of_an_old_document_is_the_last_again(shelf: Shelf) -> None:
    first = shelf.bring("Burs Yönergesi", "Burs aylık ödenir.", "2024-01-01")
    second = shelf.bring("Destek Yönergesi", "Burs alana destek verilmez.", "2020-01-01")
    assert shelf.bring("Burs Yönergesi", "Burs iki ayda bir ödenir.", "2024-01-01") == first
    assert shelf.feed(q="burs") == [first, second]


def test_an_empty_record_has_an_empty_feed(shelf: Shelf) -> None:
    """Trap: to an engine no document at all means every document."""
    assert shelf.feed(q="burs") == []
