"""Every node of a query tree that the language of queries makes, on every index: the same articles, clauses, counts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dayanak.search.port import (
    AllOf,
    Among,
    AnyOf,
    Everything,
    Except,
    Filters,
    Group,
    IndexEntry,
    Near,
    Node,
    Prefix,
    SearchIndex,
    SearchPage,
    SearchQuery,
    Term,
)
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.index.opensearch_index import OpenSearchIndex
from dayanak.storage.index.tantivy_index import TantivyIndex
from search_api.query import SearchParams, parse
from tests.contracts.nodes import entry, fresh

CLAUSES = [  # document, kind, year, units, path, text
    ("a", "yonerge", 2015, ("98000001", "98000002"), "madde:1/fikra:1", "Yıllık izin süresi yirmi gündür."),
    ("a", "yonerge", 2015, ("98000001", "98000002"), "madde:1/fikra:2", "Rapor süresi izinden sayılmaz."),
    ("a", "yonerge", 2015, ("98000001", "98000002"), "gecici-madde:1", "Süre, kullanılmayan her izin için uzar."),
    ("b", "kanun", 2020, ("98000009",), "madde:1", "Yöneticiler rapor verir."),
    ("b", "kanun", 2020, ("98000009",), "madde:39..41", "(Mülga maddeler)"),
    ("c", "teblig", None, ("98000001",), "ek-madde:2/bent:a", "Yönetim kurulu izin verir."),
]
A1, A2, A3, B1, B2, C1 = range(1, 7)


def _entries() -> Iterator[IndexEntry]:
    for seq, (document, kind, year, units, path, text) in enumerate(CLAUSES, 1):
        key = f"{document}/{path.split('/')[0]}"
        about = {"kind": kind, "year": year, "unit_path": units, "issuers": units[-1:], "date": f"{year}-01-01"}
        kept = about if year else {**about, "date": None}
        yield replace(entry(seq, text, document), path=path, article_key=key, **kept)  # type: ignore[arg-type]


@pytest.fixture(params=["memory", "tantivy", pytest.param("opensearch", marks=pytest.mark.servers)])
def every(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    index: SearchIndex
    if request.param == "opensearch":
        index = OpenSearchIndex(fresh(request.getfixturevalue("node")), writer=True)
    else:
        index = MemoryIndex() if request.param == "memory" else TantivyIndex(tmp_path / "index", writer=True)
    index.rebuild(_entries())
    yield index
    index.close()


IZIN, RAPOR = Term("stem", "izin"), Term("stem", "rapor")


@pytest.mark.parametrize(
    ("tree", "clauses", "articles"),
    [
        (Near("stem", "yil", "sure", 0), set(), set()),
        (Near("stem", "izin", "sure", 0), {A1, A2}, {A1}),
        (Near("stem", "izin", "sure", 1), {A1, A2}, {A1}),
        (Near("stem", "izin", "sure", 2), {A1, A2, A3}, {A1, A3}),  # whichever comes first
        (Near("stem", "yirmi", "rapor", 1), set(), set()),
        (Near("stem", "yirmi", "rapor", 2), set(), {A1}),  # in two clauses of an article
        (Except(IZIN, RAPOR), {A1, A3, C1}, {A3, C1}),  # of an article as a whole, like every exclusion
        (AnyOf((Except(IZIN, RAPOR), Prefix("exact", "yönet"))), {A1, A3, B1, C1}, {A3, B1, C1}),
        (Prefix("exact", "yonetici", folded=True), {B1}, {B1}),
        (Prefix("exact", "yonetici"), set(), set()),
        (Except(Everything(), IZIN), {B1, B2}, {B1, B2}),
        (AllOf((IZIN, AnyOf((RAPOR, Prefix("exact", "kurul"))))), {A2, C1}, {A1, C1}),
        (Among("kind", ("kanun", "teblig")), {B1, B2, C1}, {B1, B2, C1}),
        (Among("year", ("2015", "1999")), {A1, A2, A3}, {A1, A3}),
        (Among("unit_path", ("98000001",)), {A1, A2, A3, C1}, {A1, A3, C1}),
        (Among("article_no", ("madde:1",)), {A1, A2, B1}, {A1, B1}),
        (Among("article_no", ("madde:40",)), {B2}, {B2}),  # one text in the place of three articles
        (AnyOf((AllOf((IZIN, Among("kind", ("teblig",)))), RAPOR)), {A2, B1, C1}, {A1, B1, C1}),
    ],
)
def test_what_matches(every: SearchIndex, tree: Node, clauses: set[int], articles: set[int]) -> None:
    by_clause = every.search(SearchQuery(tree, group=Group.CLAUSE))
    by_article = every.search(SearchQuery(tree, group=Group.ARTICLE))
    assert _found(by_clause) == clauses
    assert ({A1 if seq == A2 else seq for seq in _found(by_article)}, by_article.total) == (articles, len(articles))


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("kurul VEYA rapor", {A1, B1, C1}),
        ("(rapor izin) VEYA kurul", {A1, C1}),  # in a group all of it
        ("izin VEYA -izin", {A1, A3, B1, B2, C1}),
        ('"izin süresi"~0', {A1}),  # a phrase
        ('"suresi izin"~1', {A1}),  # in any order and ending, typed without Turkish letters
        ('"süre izin"~2', {A1, A3}),
        ('"yirmi süre rapor"~4', {A1}),  # each near the next
        ("yönet*", {B1, C1}),
        ("yonet*", {B1, C1}),
        ("yonetici*", {B1}),
        ("izin -yönet*", {A1, A3}),
        ("-(izin rapor)", {A3, B1, B2, C1}),
        ("izin tür:yönerge", {A1, A3}),
        ("izin -tür:yönerge", {C1}),
        ("tür:kanun VEYA kurul", {B1, B2, C1}),
        ("yıl:2015-2019", {A1, A3}),
        ("izin yıl:2016..", set()),
        ("madde:1 rapor", {A1, B1}),
        ("madde:(geçici 1)", {A3}),
        ("madde:40", {B2}),
        ("kurum:98000001 izin", {A1, A3, C1}),
        ("-kurum:98000001", {B1, B2}),
        ("başlık:izin", set()),  # nothing here has a heading
    ],
)
def test_the_language_of_queries(every: SearchIndex, q: str, expected: set[int]) -> None:
    page = every.search(parse(SearchParams.of(q=q)))
    assert ({A1 if seq == A2 else seq for seq in _found(page)}, page.total) == (expected, len(expected))


def test_a_field_and_the_parameter_beside_it_hold_both(every: SearchIndex) -> None:
    def total(q: str, **params: object) -> int:
        return every.search(parse(SearchParams.of(q=q, **params))).total  # type: ignore[arg-type]

    assert total("izin tür:yönerge", kind=["teblig"]) == 0
    assert total("izin tür:(yönerge VEYA tebliğ)", kind=["teblig"]) == 1
    assert total("yıl:2010-2020", year=["2020"]) == 2
    assert total("kurum:98000001", unit=["98000002"]) == 2
    assert total("kurum:98000009", unit=["98000002"]) == 0


def test_facets_count_the_clauses_that_match_in_part_of_the_articles_that_are_hits(every: SearchIndex) -> None:
    page = every.search(SearchQuery(Near("stem", "yirmi", "rapor", 2)))
    assert [(value.value, value.count) for value in page.facets["kind"]] == [("yonerge", 2)]
    page = every.search(SearchQuery(Except(IZIN, RAPOR)))
    assert {value.value: value.count for value in page.facets["kind"]} == {"yonerge": 1, "teblig": 1}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("madde:1",), {A1, B1}),
        (("gecici-madde:1", "ek-madde:2"), {A3, C1}),
        (("madde:41",), {B2}),
        (("madde:2",), set()),
    ],
)
def test_articles_are_filtered_by_their_numbers(
    every: SearchIndex, numbers: tuple[str, ...], expected: set[int]
) -> None:
    page = every.search(SearchQuery(Everything(), Filters(articles=numbers)))
    assert (_found(page), page.total) == (expected, len(expected))


def _found(page: SearchPage) -> set[int]:
    return {hit.seq for hit in page.hits}
