"""Documents called by their titles, whole and as people shorten them."""

from pathlib import Path

import pytest

from dayanak.search.port import Everything, SearchPage, SearchQuery, Term
from dayanak.storage.archive import Archive
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.record import Record
from ingest.entries import entries
from search_api.query import SearchParams
from search_api.service import Service
from search_api.spelling import Speller
from search_api.titled import WHOLE
from search_api.words import read
from tests.press import Press, facts_of

PASTURES = "Çayır Otlak ve Kışlakların Korunması Hakkında Yönetmelik"
CITING = "Arıcılık Yönetmeliği"
CITED = "Çayır, otlak ve kışlakların korunması hakkında yönetmelik hükümleri uygulanır."
"""Trap: what cites a title has its words in its text and headings, where they count for more."""


class Heard(MemoryIndex):
    """An index that remembers what it was asked."""

    asked = SearchQuery(Everything())

    def search(self, query: SearchQuery) -> SearchPage:
        self.asked = query
        return super().search(query)


@pytest.fixture
def index() -> Heard:
    return Heard()


def _index(record: Record, index: Heard) -> None:
    for document_id in record.documents.ids():
        copy = record.documents.copy(document_id)
        assert copy
        index.replace(document_id, entries(copy))
    index.commit()


@pytest.fixture
def service(record: Record, press: Press, index: Heard, tmp_path: Path) -> Service:
    press.publish(
        [("madde:1", "Otlaklara ağustosta girilmez.")], facts_of(kind="yonetmelik", title=PASTURES), name="a.txt"
    )
    press.publish(
        [("madde:1", CITED, None, "Çayır ve otlakların korunması"), ("madde:2", "Kovanlar ağustosta taşınır.")],
        facts_of(kind="yonetmelik", title=CITING),
        name="b.txt",
    )
    _index(record, index)
    return Service(record, index, Archive(tmp_path / "archive"))


@pytest.mark.parametrize(
    "q",
    [
        pytest.param("çayır otlak ve kışlakların korunması hakkında yönetmelik", id="whole"),
        pytest.param("çayır yönetmeliği", id="its first word, the noun in another form"),
        pytest.param("cayir otlak yonetmelik", id="without Turkish letters"),
        pytest.param("korunması çayır yönetmelik", id="in another order"),
        pytest.param("çayırların otlakları yönetmeliği", id="in other endings"),
        pytest.param("çayır otlak talimatnamesi", id="by another word for the noun"),
    ],
)
def test_what_bears_a_title_stands_above_what_cites_it(service: Service, q: str) -> None:
    assert service.search(SearchParams.of(q=q)).hits[0].document.title == PASTURES


@pytest.mark.parametrize("q", ["kovanlar ağustosta arıcılık yönetmeliği", "arıcılık yönetmeliği kovanlar ağustosta"])
def test_a_clause_is_found_in_the_document_that_is_named_beside_it(service: Service, q: str) -> None:
    hit = service.search(SearchParams.of(q=q)).hits[0]
    assert (hit.document.title, hit.path) == (CITING, "madde:2")


def test_a_title_only_ranks(service: Service) -> None:
    """Trap: as many hits with the noun as without."""
    assert service.search(SearchParams.of(q="otlak")).total == 2
    assert service.search(SearchParams.of(q="otlak yönetmeliği")).total == 3  # the noun stands in both titles


@pytest.mark.parametrize(("q", "titled"), [("arıcılık yönetmeliği", True), ("arıcılık yönetmeliği 2", False)])
def test_no_title_is_asked_for_where_a_provision_is_cited(
    service: Service, index: Heard, q: str, *, titled: bool
) -> None:
    """Trap: a citation has a noun of titles too; its place stands first without, and the title costs as much again."""
    assert service.search(SearchParams.of(q=q)).hits[0].document.title == CITING
    assert (repr(Term("title_fold5", "arici", WHOLE)) in repr(index.asked.node)) is titled


BEES = "Arıcılıkta TCK Uygulama Tebliği"


@pytest.mark.parametrize(
    ("q", "sought", "noted"),
    [
        pytest.param("tck otlak", ["türk", "ceza", "kanunu", "otlak"], "tck", id="letters that no text has"),
        pytest.param("İSGK", ["iş", "sağlığı", "ve", "güvenliği", "kanunu"], "isgk", id="the dotted capital"),
        pytest.param("TCK'da otlak", ["türk", "ceza", "kanunu", "otlak"], "tck", id="with an ending"),
        pytest.param("tmkd otlak", ["tmkd", "otlak"], None, id="letters of no law"),
        pytest.param("ay otlak", ["ay", "otlak"], None, id="two letters: a month, too"),
    ],
)
def test_a_law_called_by_letters_is_asked_for_by_its_title(
    service: Service, index: Heard, q: str, sought: list[str], noted: str | None
) -> None:
    understood = service.search(SearchParams.of(q=q)).understood
    assert [one.word for one in read(q, Speller(index)).sought] == sought
    assert [note.split("’")[0] for note in understood.notes] == ([f"‘{noted}"] if noted else [])


def test_letters_that_texts_use_are_words(service: Service, press: Press, record: Record, index: Heard) -> None:
    """Trap: a document that itself says TCK would be found no more."""
    for number in range(4):
        press.publish([("madde:1", "Kovanlar TCK hükümlerine tabidir.")], facts_of(title=BEES), name=f"{number}.txt")
    _index(record, index)
    answer = service.search(SearchParams.of(q="tck"))
    assert answer.hits[0].document.title == BEES
    assert not answer.understood.notes
