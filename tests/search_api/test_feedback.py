"""What is counted of searches and opened hits, and what is not."""

from collections.abc import Iterable
from dataclasses import fields

import pytest

from dayanak.law.errors import Unavailable
from dayanak.storage.record.searches import SearchCount
from search_api import feedback as counting
from search_api.feedback import Feedback, counted_text, wishes_no_counting
from search_api.nothing import NO_FILTERS
from search_api.query import SearchParams

NEVER = 3600.0


class Book:
    """Where counts are written; with `away` it cannot be reached."""

    def __init__(self) -> None:
        self.away = False
        self.written: list[SearchCount] = []

    def write(self, counts: Iterable[SearchCount]) -> None:
        if self.away:
            raise Unavailable("Veritabanı yanıt vermiyor.")
        self.written += counts


def asked(q: str = "burs", **more: object) -> SearchParams:
    return SearchParams.of(q=q, **more)  # type: ignore[arg-type]


def test_counts_are_written_together_and_not_while_somebody_waits() -> None:
    book = Book()
    feedback = Feedback(book.write, NEVER)
    feedback.searched(asked("Burs  BAŞVURUSU"), 3)
    feedback.searched(asked("burs başvurusu"), 0)
    feedback.opened("Burs başvurusu", 4)
    assert book.written == []
    feedback.close()
    assert book.written == [SearchCount("burs başvurusu", searches=2, empty=1, opened=1, places=4)]


def test_further_pages_are_no_search_and_a_filter_is_no_gap() -> None:
    book = Book()
    feedback = Feedback(book.write, NEVER)
    feedback.searched(asked(page=2), 30)
    feedback.searched(asked(kind=["yonerge"]), 0)
    feedback.searched(asked(""), 900)
    feedback.close()
    assert book.written == [SearchCount("burs", searches=1, empty=0)]


def test_every_parameter_is_known_as_a_filter_or_as_none() -> None:
    """Trap: a new filter that finds nothing would be told as a gap of the texts."""
    none = {"q", "subtree", "group", "sort", "page", "size", "cursor", "explain", "collapse", "facets", "open"}
    assert {field.name for field in fields(SearchParams)} == none | {"status"} | set(NO_FILTERS)


@pytest.mark.parametrize(("status", "empty"), [([], 1), (["all"], 1), (["repealed"], 0)])
def test_all_statuses_are_no_filter(status: list[str], empty: int) -> None:
    book = Book()
    feedback = Feedback(book.write, NEVER)
    feedback.searched(asked(status=status, collapse=True), 0)
    feedback.close()
    assert book.written == [SearchCount("burs", searches=1, empty=empty)]


def test_what_cannot_be_written_now_is_written_later() -> None:
    book = Book()
    book.away = True
    feedback = Feedback(book.write, NEVER)
    feedback.searched(asked(), 1)
    feedback.flush()
    book.away = False
    feedback.searched(asked(), 1)
    feedback.close()
    assert book.written == [SearchCount("burs", searches=2)]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_TEXTS", 2)
    book = Book()
    feedback = Feedback(book.write, NEVER)
    for text in ("a", "b", "c", "a"):
        feedback.searched(asked(text), 1)
    feedback.close()
    assert [(count.query, count.searches) for count in book.written] == [("a", 2), ("b", 1)]


@pytest.mark.parametrize("place", [0, -1, 100_000])
def test_no_place_of_a_list_is_no_opened_hit(place: int) -> None:
    book = Book()
    feedback = Feedback(book.write, NEVER)
    feedback.opened("burs", place)
    feedback.close()
    assert book.written == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("10000000146 emeklilik", id="identity number"),
        pytest.param("100 000 001 46 emeklilik", id="identity number in groups"),
        pytest.param("1234567890 vergi borcu", id="tax number"),
        pytest.param("0532 000 00 00 kimin", id="mobile telephone"),
        pytest.param("+90 (312) 000 00 00", id="telephone of an office"),
        pytest.param("ayse.ornek@ornek.example atama", id="mail"),
        pytest.param("TR00 0000 0000 0000 0000 0000 00 haciz", id="IBAN in groups"),
        pytest.param("TR000000000000000000000000", id="IBAN"),
        pytest.param("4000 0000 0000 0002", id="bank card"),
        pytest.param("dilekçemde belirttiğim üzere " * 4, id="a pasted text"),
        pytest.param("x" * 10_000, id="a very long text"),
        pytest.param(" \t ", id="nothing"),
    ],
)
def test_what_may_name_somebody_is_not_kept(text: str) -> None:
    assert counted_text(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "5510 4/1-a",
        "657 sayılı kanun 125 inci madde",
        "31.12.2026 28159 resmî gazete",
        "98000001 birimin görevleri",
        "2547 2914 4857 sayılı kanunlar",
        "1.250.000 tl eşik değer",
        "2020-2024 2025-2029 stratejik plan",
    ],
)
def test_numbers_of_the_law_are_kept(text: str) -> None:
    assert counted_text(text) == text


def test_turkish_letters_become_small_rightly() -> None:
    assert counted_text("SIGORTALI İşçi") == "sıgortalı işçi"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param('"Yıllık izin" VEYA mazeret', '"yıllık izin" VEYA mazeret', id="an operator"),
        pytest.param("izin OR rapor", "izin VEYA rapor", id="one operator by both its names"),
        pytest.param("5510 VEYA 506", "5510 VEYA 506", id="between numbers"),
        pytest.param("KANUN VEYA TÜZÜK", "kanun veya tüzük", id="a word where all is in capitals"),
        pytest.param("kanun veya tüzük", "kanun veya tüzük", id="a word in small letters"),
        pytest.param("SAVEYA ORman", "saveya orman", id="within a word"),
    ],
)
def test_what_is_counted_is_the_search_that_was_made(typed: str, kept: str) -> None:
    assert counted_text(typed) == kept


@pytest.mark.parametrize("headers", [{"dnt": "1"}, {"sec-gpc": "1"}])
def test_who_does_not_wish_it_is_not_counted(headers: dict[str, str]) -> None:
    assert wishes_no_counting(headers)
    assert not wishes_no_counting(dict.fromkeys(headers, "0"))
