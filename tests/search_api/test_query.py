"""Text and parameters to a query: nothing that is typed is an error, wrong parameters are named."""

import time
from collections.abc import Iterator

import pytest

from dayanak.http.paging import sealed
from dayanak.law.errors import Rejected
from dayanak.search.port import AllOf, AnyOf, Everything, Group, Node, Place, Sort, Term
from nlp.analyse import stem
from search_api.expressions import Word
from search_api.query import SearchParams, cursor_after, offset, parse
from search_api.room import MOST
from search_api.synonyms import Expansion
from search_api.words import read, tree


@pytest.mark.parametrize(
    ("field", "params"),
    [
        ("kind", {"kind": ["ferman"]}),
        ("status", {"status": ["all", "silinmis"]}),
        ("year", {"year": ["20x4"]}),
        ("year", {"year": ["٢٠٢٤"]}),  # digits of another script
        ("unit", {"unit": ["98 OR 1"]}),
        ("from", {"date_from": "31.12.2020"}),
        ("to", {"date_to": "2020-02-30"}),
        ("from", {"date_from": "2020-03-01", "date_to": "2020-02-28"}),  # the one behind the other
        ("group", {"group": "kelime"}),
        ("sort", {"sort": "title"}),
        ("page", {"page": 0}),
        ("page", {"page": 1001}),  # beyond 10,000 rows
        ("size", {"size": 101}),
        ("cursor", {"cursor": "!!"}),
        ("cursor", {"cursor": "b2JqZWN0"}),
        ("q", {"q": "a" * 10_001}),
    ],
)
def test_a_wrong_value_is_rejected_by_name(field: str, params: dict[str, object]) -> None:
    with pytest.raises(Rejected) as rejected:
        SearchParams.of(**params)  # type: ignore[arg-type]
    assert rejected.value.field == field


def test_defaults() -> None:
    query = parse(SearchParams.of())
    assert isinstance(query.node, Everything)
    assert query.filters.statuses == ("in_force",)
    assert (query.group, query.sort, query.size, query.offset) == (Group.ARTICLE, Sort.RELEVANCE, 10, 0)


def test_all_statuses_are_no_filter() -> None:
    assert parse(SearchParams.of(status=["all"])).filters.statuses == ()


def test_a_cursor_leads_beyond_the_last_page() -> None:
    last = SearchParams.of(page=100, size=100)
    cursor = cursor_after(last, 20_000)
    assert cursor
    assert offset(SearchParams.of(size=100, cursor=cursor)) == 10_000
    assert cursor_after(last, 10_000) is None


@pytest.mark.parametrize(
    "end", [Place(12.25, 7), Place(0.0, 1, "o463QQEPbXk-_="), Place(20_240_131.0, 9), Place(1e-05, 2)]
)
def test_a_cursor_says_where_the_page_before_it_ended(end: Place) -> None:
    cursor = cursor_after(SearchParams.of(size=10), 20, end)
    assert cursor
    asked = parse(SearchParams.of(size=10, cursor=cursor))
    assert (asked.offset, asked.after) == (10, end)


@pytest.mark.parametrize("place", ["o10a1.5,7", "o10anan,7v", "o10a1.5,-7v", "o10a1.5,7v{}", "o10a1.5,7v" + "x" * 5001])
def test_a_place_that_was_made_up_is_refused(place: str) -> None:
    with pytest.raises(Rejected) as refused:
        SearchParams.of(cursor=sealed(place))
    assert refused.value.field == "cursor"


@pytest.mark.parametrize(
    ("text", "sought", "phrases", "excluded"),
    [
        ('"süt izni" -memur işçi', ["işçi"], [("süt", "izni")], [("memur",)]),
        ("“deneme süresi” –", [], [("deneme", "süresi")], []),  # typographic quotes
        ('süt "izni', ["süt", "izni"], [], []),  # an open quote is no quote
        ('-"iki kelime" a-b', ["a", "b"], [], [("iki", "kelime")]),  # a hyphen within a word excludes nothing
        ("- -- + * ? ( ) : \\ /", [], [], []),
        ("izin izin İZİN", ["izin"], [], []),
        ("IŞIK ışık İSTANBUL istanbul", ["ışık", "istanbul"], [], []),
    ],
)
def test_reading(text: str, sought: list[str], phrases: list[tuple[str, ...]], excluded: list[tuple[str, ...]]) -> None:
    reading = read(text)
    assert [one.word for one in reading.sought] == sought
    assert list(reading.phrases) == phrases
    assert list(reading.excluded) == excluded


@pytest.mark.parametrize(
    "text", ["İıIi" * 2500, '"' * 10_000, "- " * 5000, "a " * 5000, '-"' * 5000, "ab1 " * 2500, "\x00\u202e" * 5000]
)
def test_any_text_is_read_in_bounded_time(text: str) -> None:
    begun = time.process_time()
    parse(SearchParams.of(q=text))
    assert time.process_time() - begun < 1


def test_words_beyond_the_limit_are_passed_over() -> None:
    reading = read(" ".join(f"kelime{number}" for number in range(500)))
    assert len(reading.sought) == MOST[Word]


def test_signs_alone_find_nothing_and_exclusions_alone_all_the_rest() -> None:
    assert parse(SearchParams.of(q="!?")).node == AnyOf(())
    query = parse(SearchParams.of(q="-memur"))
    assert isinstance(query.node, Everything)
    assert query.excluded is not None


class Words:
    """A lexicon of texts in which `kanun` is everywhere and `zümrüt` nowhere."""

    def spellings(self, word: str) -> tuple[str, ...]:
        return ("belediye",) if word == "belediya" else ()

    def together(self, _first: str, _second: str) -> None:
        return None

    def known(self, word: str) -> bool:
        return word in {"belediye", "kanunu", "hakkında"}

    def common(self, word: str) -> bool:
        return word in {"kanunu", "hakkında"}

    def expansions(self, _typed: object) -> tuple[Expansion, ...]:
        return ()


@pytest.mark.parametrize("text", ["belediye kanunu", "belediya kanunu", "belediye nedir kanunu"])
def test_a_word_that_is_everywhere_only_ranks_what_the_others_find(text: str) -> None:
    node, _ = tree(read(text, Words()))
    assert isinstance(node, AllOf)
    assert [type(part) for part in node.parts] == [AnyOf]
    assert Term("stem", stem("kanunu")) in node.optional


def test_a_word_of_a_choice_may_be_typed_wrong_and_an_excluded_one_is_meant_as_it_is() -> None:
    node, without = tree(read("(belediya VEYA zümrüt) -belediya", Words()))
    assert Term("stem", stem("belediye")) in list(_terms(node))
    assert without
    assert Term("stem", stem("belediye")) not in list(_terms(without))


def _terms(node: Node) -> Iterator[Node]:
    yield node
    for part in getattr(node, "parts", ()):
        yield from _terms(part)


@pytest.mark.parametrize("text", ["kanunu hakkında", "kanunu zümrüt", "kanunu nedir"])
def test_a_word_that_is_everywhere_is_found_where_no_other_can_be(text: str) -> None:
    node, _ = tree(read(text, Words()))
    found = node.parts[0] if isinstance(node, AllOf) else node
    assert isinstance(found, AnyOf)
    assert Term("stem", stem("kanunu")) in found.parts


def test_a_phrase_is_required_and_a_word_beside_it_only_ranks() -> None:
    node = parse(SearchParams.of(q='"deneme süresi" işçi')).node
    assert isinstance(node, AllOf)
    assert len(node.parts) == 1
    assert node.optional


@pytest.mark.parametrize(
    ("q", "heading", "title"),
    [
        ("izin süresi", 0.2, 0.2),
        ('"izin"', 0.25, 0.1),  # a quoted term: each of its words counts half, in headings two and a half times
        ("izin yönergesi", 0.5, 0.8),  # a document by its name
    ],
)
def test_headings_and_titles_weigh_more_where_they_are_asked_for(q: str, heading: float, title: float) -> None:
    node, _ = tree(read(q))
    below = (*node.parts, *node.optional) if isinstance(node, AllOf) else (node,)
    terms = [term for one in below for term in getattr(one, "parts", (one,))]
    weights = {term.field: term.boost for term in terms if isinstance(term, Term) and term.token == "izin"}
    assert weights["heading_stem"] == pytest.approx(heading)
    assert weights["title_stem"] == pytest.approx(title)
