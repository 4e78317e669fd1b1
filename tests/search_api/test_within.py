"""A search within a document: its hits in the order of the text, those around a clause, and what is left of it where
the engine is away."""

from pathlib import Path

import pytest

from dayanak.law.errors import Unavailable
from dayanak.search.around import Around
from dayanak.search.port import SearchPage, SearchQuery
from dayanak.storage.archive import Archive
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.record import Record
from ingest.entries import entries
from search_api.service import Service
from search_api.snippet import marks
from tests.press import Press, facts_of

LAW = [
    ("madde:1", "Yıllık izin yirmi gündür."),
    ("madde:2", "Mazeret bildirilir."),
    ("madde:3", ""),
    ("madde:3/fikra:1", "Yıllık izin toplu kullanılır."),
    ("madde:3/fikra:2", "Yıllık izin bölünemez."),
    ("madde:4", "İzin tutanağa yazılır."),
    ("madde:5", "Bölünen süreler sayılır.", "mulga"),
]


class Away(Around):
    """An engine that has stopped answering."""

    def search(self, query: SearchQuery) -> SearchPage:
        raise Unavailable("Arama dizini yanıt vermiyor.")


@pytest.fixture
def index(record: Record, press: Press) -> MemoryIndex:
    index = MemoryIndex()
    press.publish(LAW, facts_of(kind="kanun", title="YILLIK İZİN KANUNU", number="9001", accepted="2006-05-31"))
    press.publish([("madde:1", "Yıllık izin verilir.")], facts_of(kind="yonerge", title="İzin Yönergesi"), name="x.pdf")
    for document_id in record.documents.ids():
        copy = record.documents.copy(document_id)
        assert copy
        index.replace(document_id, entries(copy))
    index.commit()
    return index


@pytest.fixture
def service(record: Record, index: MemoryIndex, tmp_path: Path) -> Service:
    return Service(record, index, Archive(tmp_path / "archive"))


@pytest.fixture
def law(record: Record, index: MemoryIndex) -> str:
    assert index.count()
    return next(row.id for row in record.documents.recent(9) if row.number == "9001")


def test_hits_of_this_document_in_the_order_of_its_text(service: Service, law: str) -> None:
    found = service.within(law, "yıllık izin")
    assert found.hits == ("art_1", "art_3__para_1", "art_3__para_2"), "not what has half of the words"
    assert (found.number, found.previous, found.next) == (None, None, None)


@pytest.mark.parametrize(
    ("eid", "number", "previous", "following"),
    [
        ("art_1", 1, None, "art_3__para_1"),
        ("art_2", None, "art_1", "art_3__para_1"),  # no hit itself
        ("art_3", 2, "art_1", None),  # hits are in it: the next one is behind all of it
        ("art_3__para_1", 2, "art_1", "art_3__para_2"),
        ("art_4", None, "art_3__para_2", None),
    ],
)
def test_the_hits_around_a_clause(
    service: Service, law: str, eid: str, number: int | None, previous: str | None, following: str | None
) -> None:
    found = service.within(law, "yıllık izin", eid)
    assert (found.number, found.previous, found.next) == (number, previous, following)


def test_what_is_cited_is_the_hit_and_its_numbers_are_not_marked(service: Service, law: str) -> None:
    found = service.within(law, "9001 3/2")
    assert found.hits == ("art_3__para_2",)
    assert marks("3 kişi 2 gün", found.wanted) == []


def test_law_out_of_force_is_found_as_it_stands_in_the_text(service: Service, law: str) -> None:
    assert service.within(law, "sayılan süreler").hits == ("art_5",)


@pytest.mark.parametrize("q", ["", "  ", "-izin", "zzzz", '"', "?"])
def test_a_search_that_has_no_place_here(service: Service, law: str, q: str) -> None:
    assert service.within(law, q).hits == ()


def test_words_are_marked_without_the_engine(record: Record, index: MemoryIndex, law: str, tmp_path: Path) -> None:
    found = Service(record, Away(index), Archive(tmp_path / "archive")).within(law, "yıllık izin")
    assert found.hits == ()
    assert marks("Tatil, İZNE ve yıllığa", found.wanted) == [(7, 11), (15, 22)]
