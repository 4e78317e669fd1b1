"""Rules that one institution takes over from another: one hit, counted and opened, as an answer says it."""

from pathlib import Path

import pytest

from dayanak.law.errors import Rejected
from dayanak.storage.archive import Archive
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.record import Record
from ingest.entries import entries
from search_api.query import SearchParams
from search_api.service import Service
from tests.press import Press, facts_of

RULE = "{} Üniversitesi Senatosunun kararıyla çift ana dala {} gün içinde başvurulur."
OWN = "Çift ana dal öğrencisi danışmanına her dönem başvurur."


@pytest.fixture
def service(record: Record, press: Press, tmp_path: Path) -> Service:
    def publish(title: str, unit: str, *texts: str) -> None:
        nodes = [(f"madde:{number}", text) for number, text in enumerate(texts, 1)]
        press.publish(nodes, facts_of(kind="yonerge", title=title), unit=unit, name=f"{title}.pdf")

    publish("Karaçam Çift Ana Dal Yönergesi", "98000001", RULE.format("Karaçam", "on"), OWN)
    publish("Karaçam Mühendislik Yönergesi", "98000003", RULE.format("Karaçam", "yirmi"))
    publish("Akçınar Çift Ana Dal Yönergesi", "98000100", RULE.format("Akçınar", "15"))
    index = MemoryIndex()
    for document_id in record.documents.ids():
        copy = record.documents.copy(document_id)
        assert copy
        index.replace(document_id, entries(copy))
    index.commit()
    return Service(record, index, Archive(tmp_path / "archive"))


def test_an_answer_says_how_many_stand_behind_others(service: Service) -> None:
    answer = service.search(SearchParams.of(q="çift ana dal başvuru", collapse=True))
    assert [(hit.path, hit.alike) for hit in answer.hits if hit.alike] == [("madde:1", 2)]
    assert (answer.total, answer.alike) == (2, 2)


def test_a_hit_opens_to_those_behind_it(service: Service) -> None:
    first = next(hit for hit in service.search(SearchParams.of(q="senato", collapse=True)).hits if hit.alike)
    opened = service.search(SearchParams.of(q="senato", twin=[first.twin or ""]))
    assert opened.total == 3
    assert len({hit.document.id for hit in opened.hits}) == 3


def test_within_an_institution_only_its_own_are_collapsed(service: Service) -> None:
    answer = service.search(SearchParams.of(q="senato", collapse=True, unit=["98000001"]))
    assert [(hit.document.unit and hit.document.unit.detsis_no, hit.alike) for hit in answer.hits] == [("98000001", 1)]
    (only,) = service.search(SearchParams.of(q="senato", collapse=True, unit=["98000003"])).hits
    assert (only.alike, only.twin) == (0, None)


def test_nothing_is_collapsed_unless_asked_for(service: Service) -> None:
    answer = service.search(SearchParams.of(q="senato"))
    assert (answer.total, answer.alike) == (3, 0)


@pytest.mark.parametrize("group", ["clause", "document"])
def test_only_articles_are_collapsed(group: str) -> None:
    with pytest.raises(Rejected, match="maddeye göre"):
        SearchParams.of(q="senato", collapse=True, group=group)


@pytest.mark.parametrize("twin", ["x", "-1", "1.5", "9" * 19, "٣"])
def test_a_twin_that_no_hit_had_is_refused(twin: str) -> None:
    with pytest.raises(Rejected, match="twin"):
        SearchParams.of(twin=[twin])
