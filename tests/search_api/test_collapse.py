"""Rules that one institution takes over from another: one hit, counted and opened, as an answer says it."""

from pathlib import Path

import pytest

from dayanak.law.errors import NotFound, Rejected
from dayanak.storage.archive import Archive
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.record import Record
from ingest.entries import entries
from search_api.query import SearchParams
from search_api.schemas import SimilarAnswer
from search_api.service import Service
from search_api.similar import others_first
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


def like(service: Service, path: str, title: str) -> SimilarAnswer:
    hit = next(one for one in service.search(SearchParams.of(q="çift ana dal")).hits if one.document.title == title)
    return service.similar(hit.document.id, path)


def test_what_is_like_a_clause_is_another_institutions_first_and_never_itself(service: Service) -> None:
    found = like(service, "art_1", "Karaçam Çift Ana Dal Yönergesi")
    assert found.same == 2
    assert "Karaçam Çift Ana Dal Yönergesi" not in {hit.document.title for hit in found.hits if hit.eid == "art_1"}
    opened = service.search(SearchParams.of(twin=[found.twin or ""]))
    assert opened.total == found.same + 1, "the search that opens them shows the clause itself too"


def test_what_is_about_the_same_is_not_the_same(service: Service) -> None:
    found = like(service, "art_2", "Karaçam Çift Ana Dal Yönergesi")
    assert (found.same, found.twin) == (0, None)
    assert [hit.alike for hit in found.hits] == [2], "the three that say the same are one of what is like it"


def test_those_of_other_institutions_stand_first_unless_something_says_the_same(service: Service) -> None:
    hits = service.search(SearchParams.of(q="senato", sort="date")).hits
    unit = {hit.url: hit.document.unit.detsis_no for hit in hits if hit.document.unit}
    of = {"98000001": "98000001", "98000003": "98000001", "98000100": "98000100"}
    ordered = others_first(hits, (), of, "98000001")
    assert [of[unit[hit.url]] for hit in ordered] == ["98000100", "98000001", "98000001"]
    same = next(hit.url for hit in hits if unit[hit.url] == "98000003")
    assert others_first(hits, (same,), of, "98000001")[0].url == same
    assert others_first(hits, (), of, None) == hits, "what nobody issued is like that of anybody"


def test_a_clause_that_says_nothing_telling_is_like_none(service: Service, record: Record, press: Press) -> None:
    made = press.publish([("madde:1", "(Mülga)")], facts_of(kind="yonerge", title="Boş Yönerge"), name="bos.pdf")
    assert service.similar(made.document_id, "art_1") == SimilarAnswer()


def test_there_is_nothing_like_what_is_not_there(service: Service) -> None:
    document = service.search(SearchParams.of(q="senato")).hits[0].document.id
    for place in ((document, "art_99"), ("yok", "art_1")):
        with pytest.raises(NotFound):
            service.similar(*place)
