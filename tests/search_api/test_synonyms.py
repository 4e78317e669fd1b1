"""Synonyms at work: what a query is widened by, what stays above it, and when a new list is in use."""

import threading
from pathlib import Path

import pytest

from dayanak.search.synonyms import read as read_lines
from dayanak.storage.archive import Archive
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.record import Record
from dayanak.storage.record.synonyms import SynonymList
from ingest.entries import entries
from search_api.query import SearchParams
from search_api.schemas import SearchAnswer, SynonymUsed
from search_api.service import Service
from search_api.synonyms import SEEN_S, Form, LiveSynonyms, Thesaurus
from tests.press import Press, facts_of

LINES = ["eş\tyazman\tkâtip", "yön\tmasa\tgişe", "yön\tevrak dolabı\tbelge deposu", "eş\tdolap\tgöz"]
DIRECTIVE = [
    ("madde:1", "Kâtip her sabah kayıt defterini açar ve günün işlerini yazar."),
    ("madde:2", "Yazman her sabah kayıt defterini açar ve günün işlerini yazar."),
    ("madde:3", "Başvurular gişede alınır."),
    ("madde:4", "Belgeler üç yıl boyunca belge deposunda saklanır."),
    ("madde:5", "Depo haftada bir havalandırılır."),
]


@pytest.fixture
def service(record: Record, press: Press, tmp_path: Path) -> Service:
    """A directive, and a list of synonyms that was there before the first question."""
    press.publish(DIRECTIVE, facts_of(kind="yonerge", title="Kayıt Yönergesi"), unit="98000003")
    record.synonyms.put(LINES, "test")
    return over(record, tmp_path)


def over(record: Record, folder: Path) -> Service:
    """The answers over everything that is in the record."""
    index = MemoryIndex()
    for document_id in record.documents.ids():
        copy = record.documents.copy(document_id)
        assert copy
        index.replace(document_id, entries(copy))
    index.commit()
    return Service(record, index, Archive(folder / "archive"))


def ask(service: Service, q: str, **more: object) -> SearchAnswer:
    return service.search(SearchParams.of(q=q, **more))  # type: ignore[arg-type]


def paths(answer: SearchAnswer) -> list[str]:
    return [hit.path for hit in answer.hits]


@pytest.mark.parametrize("q", ["yazman", "YAZMANIN", "yazmanlar sabah"])
def test_the_word_itself_stands_above_its_synonym(service: Service, q: str) -> None:
    """Trap: the text with the synonym is otherwise the same, and comes first in the order of the document."""
    answer = ask(service, q)
    assert paths(answer)[:2] == ["madde:2", "madde:1"]
    assert answer.understood.synonyms[0].meant == ["kâtip"]


def test_a_synonym_that_is_rarer_than_the_word_does_not_outweigh_it(
    record: Record, press: Press, tmp_path: Path
) -> None:
    many = [(f"madde:{n}", "Yazman defteri tutar.") for n in range(2, 40)]
    press.publish([("madde:1", "Kâtip defteri tutar."), *many], facts_of(kind="yonerge", title="Defter Yönergesi"))
    record.synonyms.put(LINES, "test")
    answer = ask(over(record, tmp_path), "yazman", size=50)
    assert len(answer.hits) == 39
    assert paths(answer)[-1] == "madde:1"


def test_a_way_leads_there_and_not_back(service: Service) -> None:
    assert paths(ask(service, "masa")) == ["madde:3"]
    assert ask(service, "gişe").understood.synonyms == []


def test_an_expression_of_several_words_stands_for_one(service: Service) -> None:
    """Trap: each of its words alone finds other clauses, and `dolap` has a synonym of its own."""
    answer = ask(service, "evrak dolabında")
    assert paths(answer) == ["madde:4"]
    assert answer.understood.synonyms == [SynonymUsed(typed="evrak dolabında", meant=["belge deposu"])]


def test_the_synonym_is_marked_in_the_snippet_and_explained(service: Service) -> None:
    hit = ask(service, "masa", explain=True).hits[0]
    assert "<mark>gişede</mark>" in hit.snippet
    assert hit.explanation
    assert hit.explanation["found_in"]["text"] == ["gişede"]


def test_what_is_quoted_or_excluded_is_meant_as_it_is(service: Service) -> None:
    assert paths(ask(service, '"yazman"')) == ["madde:2"]
    assert paths(ask(service, "defterini -yazman")) == ["madde:1"]


@pytest.mark.parametrize(
    "q", ["masa VEYA gökdelen", "(masa VEYA gökdelen) VEYA havuz", "gökdelen VEYA (MASA başvurular)"]
)
def test_a_word_of_a_choice_has_its_synonyms_and_the_expression_none(service: Service, q: str) -> None:
    answer = ask(service, q)
    assert paths(answer) == ["madde:3"]
    assert SynonymUsed(typed="masa", meant=["gişe"]) in answer.understood.synonyms
    assert "<mark>gişede</mark>" in answer.hits[0].snippet
    assert paths(ask(service, "(evrak VEYA gökdelen) dolap")) == []  # "evrak dolabı" is not what was typed


def test_a_word_is_not_taken_for_another_of_its_stem() -> None:
    """Trap: the dictionary form of `müdürlük` is `müdür`; a person is no office."""
    thesaurus = Thesaurus.of(read_lines(["eş\tmüdürlük\tmüdüriyet"]))
    widened = {word: bool(list(thesaurus.expansions([(word,)]))) for word in ("müdür", "müdürlük", "müdürlüğünün")}
    assert widened == {"müdür": False, "müdürlük": True, "müdürlüğünün": True}


@pytest.mark.parametrize(
    ("written", "typed", "meant"),
    [
        ("yasa", "yasanın", True),
        ("yasa", "yaşadım", False),
        ("yaş", "yas", False),
        ("yök", "yok", False),
        ("ağaç", "ağacı", True),
        ("hakim", "hâkimin", True),
        ("hâkim", "hakimin", True),
        ("iş", "ış", False),
    ],
)
def test_letters_count_and_a_circumflex_does_not(written: str, typed: str, meant: bool) -> None:
    assert Form.of(written).is_meant([typed]) is meant


@pytest.mark.parametrize("word", ["ayrılırsam", "ayrılan", "ayrılınca", "ayrılmak"])
def test_a_verb_is_written_as_in_a_dictionary_and_meant_in_any_form(word: str) -> None:
    thesaurus = Thesaurus.of(read_lines(["yön\tayrılmak\tilişiği kesilmek"]))
    assert [one.meant for one in thesaurus.expansions([(word,)])] == [("ilişiği", "kesilmek")]


def test_a_word_typed_without_its_letters_has_its_synonyms() -> None:
    thesaurus = Thesaurus.of(read_lines(["eş\tmüdürlük\tmüdüriyet"]))
    [expansion] = thesaurus.expansions([("mudurluk", "müdürlük")])
    assert (expansion.typed, expansion.meant) == (("mudurluk",), ("müdüriyet",))


class Lists:
    """Lists in a record that another process writes."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        self.revision = 1

    def version(self) -> str:
        return str(self.revision)

    def newest(self) -> SynonymList:
        return SynonymList(self.revision, "2026-01-01", "test", self.lines)


def meant(live: LiveSynonyms, word: str) -> list[tuple[str, ...]]:
    return [one.meant for one in live().expansions([(word,)])]


def test_a_new_list_of_another_process_is_in_use_after_seconds() -> None:
    now, lists = [0.0], Lists("eş\ta\tb")
    live = LiveSynonyms(lists, clock=lambda: now[0])
    assert meant(live, "a") == [("b",)]
    lists.lines, lists.revision = ("eş\ta\tc",), 2
    assert meant(live, "a") == [("b",)], "a question costs no look into the record"
    now[0] = SEEN_S + 0.1
    for _ in range(1000):
        if meant(live, "a") == [("c",)]:
            break
        threading.Event().wait(0.01)
    assert meant(live, "a") == [("c",)]
    assert SEEN_S < 10


def test_a_list_that_cannot_be_read_any_more_does_not_stop_the_search() -> None:
    live = LiveSynonyms(Lists("başka\tbir\tsürüm"))
    assert meant(live, "müdürlük") == [("müdüriyet",)], "the list that comes with Dayanak"
