"""A search from its text to its answer, over a record and an index in memory."""

from pathlib import Path

import pytest

from dayanak.storage.archive import Archive
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.record import Record
from ingest.entries import entries
from search_api.query import SearchParams
from search_api.schemas import SearchAnswer
from search_api.service import Service
from tests.press import Press, facts_of

LAW = [
    ("madde:4", ""),
    ("madde:4/fikra:1", "Şunlar sigortalıdır:"),
    ("madde:4/fikra:1/bent:a", "hizmet akdi ile çalışanlar,"),
    ("madde:4/fikra:1/bent:b", "bağımsız çalışanlar."),
    ("madde:5", "Bildirim Kuruma <b>yapılır</b>.", "mulga"),
]
DIRECTIVE = [
    ("madde:1", "Staj yapanlar sigortalanır."),
    ("madde:2", "Çalışanlar bildirilir."),
]


@pytest.fixture
def service(record: Record, press: Press, tmp_path: Path) -> Service:
    press.publish(LAW, facts_of(kind="kanun", title="ÖRNEK SİGORTA KANUNU", number="9001", accepted="2006-05-31"))
    press.publish(DIRECTIVE, facts_of(kind="yonerge", title="Staj Yönergesi"), unit="98000003", name="staj.pdf")
    index = MemoryIndex()
    for document_id in record.documents.ids():
        copy = record.documents.copy(document_id)
        assert copy
        index.replace(document_id, entries(copy))
    index.commit()
    return Service(record, index, Archive(tmp_path / "archive"))


def ask(service: Service, q: str, **params: object) -> SearchAnswer:
    return service.search(SearchParams.of(q=q, **params))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("q", "path", "exists", "nearest"),
    [
        ("9001 4/1-b", "madde:4/fikra:1/bent:b", True, None),  # the clause itself
        ("9001 sk m. 4", "madde:4", True, None),  # a whole article stands for its best clause
        ("9001 4/1-c", "madde:4/fikra:1/bent:b", False, "kanun:9001/madde:4/fikra:1/bent:b"),
        ("9001 m. 9", "madde:4", False, "kanun:9001/madde:5"),  # the nearest is repealed: law stands first
        ("9001 sayılı Kanunun 4 üncü maddesinin birinci fıkrasının (b) bendi", "madde:4/fikra:1/bent:b", True, None),
        ("8888 sayılı kanun m. 3", None, None, None),  # a law that is not held
    ],
)
def test_what_is_cited_stands_first(
    service: Service, q: str, path: str | None, exists: bool | None, nearest: str | None
) -> None:
    answer = ask(service, q)
    cited = answer.understood.citations[0]
    assert (cited.exists, cited.nearest) == (exists, nearest)
    if path:
        assert answer.hits[0].path == path
        assert answer.hits[0].snippet


def test_words_of_a_citation_are_not_corrected_into_others(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "s. k." is no "ş", but a word of the law's title keeps its right spelling."""
    spelled = {"sk": ("şok",), "kanunu": ("kanun",), "sigorta": ("sigortalı",)}
    monkeypatch.setattr("search_api.spelling.Speller.spellings", lambda _, word: spelled.get(word, ()))
    assert ask(service, "9001 sk m. 4").understood.corrections == []
    assert ask(service, "sk m.").understood.corrections == ["şok"]
    monkeypatch.setattr("search_api.spelling.Speller.spellings", lambda _, word: ("sigorta",) if word == "sk" else ())
    assert ask(service, "9001 sk m. 4").understood.corrections == ["sigorta"]


def test_a_hit_says_where_it_stands(service: Service) -> None:
    hit = ask(service, "bağımsız").hits[0]
    assert hit.breadcrumb[0] == hit.document.title
    assert hit.document.number == "9001"
    assert hit.url == f"/mevzuat/{hit.document.id}/art_4__para_1__point_b"
    assert hit.snippet == "<mark>bağımsız</mark> çalışanlar."
    assert hit.explanation is None


def test_a_repealed_clause_is_found_when_asked_for(service: Service) -> None:
    assert ask(service, "kuruma").total == 0
    hit = ask(service, "kuruma", status=["repealed"]).hits[0]
    assert hit.snippet == "Bildirim <mark>Kuruma</mark> &lt;b&gt;yapılır&lt;/b&gt;."


def test_units_are_called_by_their_names(service: Service) -> None:
    facets = ask(service, "staj", unit=["98000001"]).facets
    assert [(value.value, value.label) for value in facets["unit"]] == [("98000003", "Mühendislik Fakültesi Dekanlığı")]
    assert [(value.value, value.label, value.count) for value in facets["kind"]] == [("yonerge", "Yönerge", 2)]


def test_why_a_hit_was_found(service: Service) -> None:
    explanation = ask(service, "bağımsız kanun", explain=True).hits[0].explanation
    assert explanation
    assert explanation["found_in"] == {"text": ["bağımsız"], "headings": [], "title": ["kanunu"]}


def test_how_the_text_was_understood(service: Service) -> None:
    understood = ask(service, '"bağımsız çalışanlar" -staj').understood
    assert (understood.phrases, understood.excluded) == (["bağımsız çalışanlar"], ["staj"])


@pytest.mark.parametrize(
    ("q", "read"),
    [
        ("bağımsız çalışanlar", None),
        ("9001 4/1-(b) bendi", None),  # brackets of a citation are no group
        ("bağımsız OR staj", "bağımsız VEYA staj"),
        ('tur:Kanunu "bagimsiz calisanlar"~3', 'tür:kanun "bagimsiz calisanlar"~3'),
        ("kurum:98000003 staj", 'kurum:"Mühendislik Fakültesi Dekanlığı" staj'),
        ('kurum:"Mühendislik Fak" staj', 'kurum:"Mühendislik Fakültesi Dekanlığı" staj'),
    ],
)
def test_how_more_than_words_was_read(service: Service, q: str, read: str | None) -> None:
    answer = ask(service, q)
    assert answer.hits
    assert answer.understood.query == read
    assert not answer.understood.notes
    if read:  # as it was read, it is asked and read the same
        again = ask(service, read)
        assert [hit.url for hit in again.hits] == [hit.url for hit in answer.hits]
        assert again.understood.query == read


def test_what_was_read_otherwise_than_typed_is_said(service: Service) -> None:
    assert ask(service, "xyz:staj").understood.notes == ["‘xyz:’ diye bir alan yok; sözcük olarak arandı."]
    answer = ask(service, "kurum:yokböyle staj")
    assert answer.hits
    assert "adında bir kurum ya da birim yok" in answer.understood.notes[0]


def test_a_citation_stands_first_beside_the_language_too(service: Service) -> None:
    answer = ask(service, "9001 4/1-b VEYA staj")
    assert [target.target for target in answer.understood.citations] == ["kanun:9001/madde:4/fikra:1/bent:b"]
    assert answer.hits[0].path == "madde:4/fikra:1/bent:b"


@pytest.mark.parametrize(
    ("q", "marked"),
    [
        ("zzz VEYA bağımsız", "<mark>bağımsız</mark> çalışanlar."),
        ("bagims*", "<mark>bağımsız</mark> çalışanlar."),
        ('"çalışanlar bağımsız"~3 tür:kanun', "<mark>bağımsız</mark> <mark>çalışanlar</mark>."),
    ],
)
def test_what_the_language_asks_for_is_marked(service: Service, q: str, marked: str) -> None:
    assert marked in [hit.snippet for hit in ask(service, q).hits]


def test_a_lead_shows_the_list_that_it_leads_into(service: Service) -> None:
    hit = ask(service, '"Şunlar sigortalıdır"').hits[0]
    assert hit.path == "madde:4/fikra:1"
    assert "hizmet akdi ile" in hit.snippet


def test_a_cited_article_without_words_of_its_own_shows_the_list_of_its_paragraph(service: Service) -> None:
    hit = ask(service, "9001 sk m. 4").hits[0]
    assert hit.path == "madde:4"
    assert "hizmet akdi ile" in hit.snippet


def test_a_clause_that_leads_nowhere_shows_itself_alone(service: Service) -> None:
    hit = ask(service, '"hizmet akdi ile"').hits[0]
    assert "bağımsız" not in hit.snippet
