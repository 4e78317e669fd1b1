"""One behaviour, every index: hits, counts, facets, filters, exclusion, grouping, paging, generations."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dayanak.law.errors import Conflict
from dayanak.search.port import (
    MORE_FACETS,
    AnyOf,
    Everything,
    Filters,
    Given,
    Group,
    IndexEntry,
    SearchIndex,
    SearchPage,
    SearchQuery,
    Term,
)
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.index.opensearch_index import OpenSearchIndex
from dayanak.storage.index.tantivy_index import TantivyIndex
from nlp.analyse import streams
from search_api.query import SearchParams, parse
from tests.contracts.nodes import fresh

TITLES = {"izin": "Karaçam Üniversitesi İzin Yönergesi", "sinav": "Sınav Yönetmeliği 4321", "eski": "Eski İzin Tebliği"}
UNITS = {"izin": ("98000001", "98000002"), "sinav": ("98000001",), "eski": ("98000009",)}
UNIVERSITY = ("Üniversite",), ("Samsun", "Samsun / Atakum")
ORIGIN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {"izin": UNIVERSITY, "sinav": UNIVERSITY, "eski": ((), ())}
LEVELS = {"izin": ("central", "provincial"), "sinav": ("central",), "eski": ()}
KINDS = {"izin": "yonerge", "sinav": "yonetmelik", "eski": "teblig"}
DATES: dict[str, str | None] = {"izin": "2020-03-01", "sinav": "2021-05-02", "eski": None}
CLAUSES = [
    ("izin", "art_1", "art_1__para_1", "Personele yıllık izin verilir.", "in_force", "Yıllık izin"),
    ("izin", "art_1", "art_1__para_2", "Hasta çocuğu olan memurun izni uzatılır.", "in_force", "Yıllık izin"),
    ("izin", "art_2", "art_2__para_1", "Süt izni günde bir buçuk saattir.", "in_force", ""),
    ("izin", "art_2", "art_2__para_2", "Bu izin için yazılı başvuru gerekir.", "repealed", ""),
    ("izin", "art_3", "art_3", "Başvuru dilekçeyle yapılır.", "in_force", ""),
    ("sinav", "art_1", "art_1", "Sınav sonucuna itiraz için başvuru süresi beş gündür.", "in_force", ""),
    ("sinav", "art_2", "art_2", "IBAN bildirilir; IŞIK ve İÇİŞLERİ sözcükleri aranır.", "in_force", ""),
    ("eski", "art_1", "art_1", "Süt izni iki saattir.", "repealed", ""),
]


def entry(seq: int, document: str, article: str, eid: str, text: str, status: str, heading: str) -> IndexEntry:
    date = DATES[document]
    return IndexEntry(
        id=f"{document}/{eid}",
        seq=seq,
        document_id=document,
        eid=eid,
        path=eid,
        article_key=f"{document}/{article}",
        kind=KINDS[document],
        status=status,
        streams=streams(text),
        heading=streams(heading),
        title=streams(TITLES[document]),
        places=(f"{document}/{eid}", f"{document}/{article}"),
        weight=1.0 if status == "in_force" else 0.5,
        unit_path=UNITS[document],
        issuers=UNITS[document][-1:],
        levels=LEVELS[document],
        categories=ORIGIN[document][0],
        regions=ORIGIN[document][1],
        gazette=document == "sinav",
        year=int(date[:4]) if date else None,
        date=date,
    )


ENTRIES = [entry(seq, *clause) for seq, clause in enumerate(CLAUSES, 1)]


def of(document: str) -> list[IndexEntry]:
    return [one for one in ENTRIES if one.document_id == document]


ENGINES = ["memory", "tantivy", "bitmaps", "changed", pytest.param("opensearch", marks=pytest.mark.servers)]
"""tantivy counts alone, by the bitmaps of a rebuild, or by both where a document changed since then."""


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    index: SearchIndex
    if engine == "opensearch":
        index = OpenSearchIndex(fresh(request.getfixturevalue("node")), writer=True)
    else:
        index = MemoryIndex() if engine == "memory" else TantivyIndex(tmp_path / "index", writer=True)
    yield index
    index.close()


@pytest.fixture
def index(engine: str, empty: SearchIndex) -> SearchIndex:
    filled(engine, empty, {document: of(document) for document in TITLES})
    return empty


def filled(engine: str, index: SearchIndex, documents: dict[str, list[IndexEntry]]) -> None:
    """Puts documents in, one commit for each, so that an engine may have them in several segments."""
    first, *_ = documents
    if engine in ("bitmaps", "changed"):
        stale = [replace(row, kind="genelge", status="repealed") for row in documents[first]]
        before = documents if engine == "bitmaps" else {**documents, first: stale}
        index.rebuild(row for rows in before.values() for row in rows)
    if engine != "bitmaps":
        for document in documents if engine != "changed" else [first]:
            index.replace(document, documents[document])
            index.commit()


def ask(index: SearchIndex, q: str = "", **params: object) -> SearchPage:
    return index.search(parse(SearchParams.of(q=q, **params)))  # type: ignore[arg-type]


def found(page: SearchPage) -> set[str]:
    return {hit.id for hit in page.hits}


def facet(page: SearchPage, name: str) -> dict[str, int]:
    return {value.value: value.count for value in page.facets[name]}


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("dilekçe", {"izin/art_3"}),  # any ending
        ("dilekce", {"izin/art_3"}),  # typed without Turkish letters
        ("itiraz dilekçe", {"izin/art_3", "sinav/art_1"}),  # one of the words is enough
        ('"süt izni"', {"izin/art_2__para_1"}),  # the phrase, not its words apart
        ('"izni süt"', set()),  # order counts
        ('"yıllık izin"', {"izin/art_1__para_1"}),  # best clause of the article
        ('"izin verilir" "izni uzatılır"', {"izin/art_1__para_1"}),  # spread over the clauses of an article
        ('"verilir hasta"', set()),  # no phrase runs over the end of a clause
        ("yıllık süt -memur", {"izin/art_2__para_1"}),  # the whole article goes, in any ending
        ('başvuru -"beş gündür"', {"izin/art_3"}),  # an excluded phrase
        ("-izin -sınav -başvuru", {"sinav/art_2"}),  # nothing but exclusions
        ("4321 itiraz", {"sinav/art_1", "sinav/art_2"}),  # the number of the document is inherited
        ("iban", {"sinav/art_2"}),  # capitals of a foreign word
        ('"iban bildirilir"', {"sinav/art_2"}),
        ("ışık", {"sinav/art_2"}),
        ('"ışık ve içişleri"', {"sinav/art_2"}),
        ("- -- \" ''", set()),  # signs only
        ("zzzz", set()),
    ],
)
def test_what_matches(index: SearchIndex, q: str, expected: set[str]) -> None:
    page = ask(index, q)
    assert found(page) == expected
    assert page.total == len(expected)


def test_nothing_typed_shows_everything_in_force(index: SearchIndex) -> None:
    page = ask(index)
    assert page.total == 5
    assert sum(facet(page, "kind").values()) == 6


@pytest.mark.parametrize(("group", "total"), [("clause", 2), ("article", 2), ("document", 2)])
def test_groups_are_counted(index: SearchIndex, group: str, total: int) -> None:
    assert ask(index, "başvuru", group=group).total == total


def test_the_other_clauses_of_a_group_are_folded(index: SearchIndex) -> None:
    article = ask(index, "yıllık izin", size=1)
    assert [(hit.id, hit.folded) for hit in article.hits] == [("izin/art_1__para_1", 1)]
    document = ask(index, "süt izni", group="document", status=["all"])
    assert {hit.document_id: hit.folded for hit in document.hits} == {"izin": 4, "eski": 0}
    assert document.total == 2


def test_facets_count_clauses_under_the_same_filters(index: SearchIndex) -> None:
    page = ask(index, "süt", status=["all"])
    assert facet(page, "status") == {"in_force": 1, "repealed": 1}
    assert facet(page, "unit") == {"98000002": 1, "98000009": 1}
    assert facet(page, "year") == {"2020": 1}


@pytest.mark.parametrize("group", list(Group))
def test_facets_that_are_asked_for_by_name(index: SearchIndex, group: Group) -> None:
    """Trap: a document of two institutions, and all that lie above both, count once each."""
    page = index.search(SearchQuery(Everything(), group=group, facets=MORE_FACETS))
    assert {name: facet(page, name) for name in page.facets} == {
        "tree": {"98000001": 7, "98000002": 5, "98000009": 1},
        "gazette": {"true": 2, "false": 6},
        "level": {"central": 7, "provincial": 5},
        "category": {"Üniversite": 7},
        "region": {"Samsun": 7, "Samsun / Atakum": 7},
    }


@pytest.mark.parametrize("group", list(Group))
@pytest.mark.parametrize("q", ["izin", "başvuru süt", "izin -memur", "zzzz", ""])
def test_hits_are_counted_without_one_being_shown(index: SearchIndex, q: str, group: Group) -> None:
    query = parse(SearchParams.of(q=q, group=group))
    counted = index.search(replace(query, size=0, facets=()))
    assert (counted.total, counted.hits, dict(counted.facets)) == (index.search(query).total, (), {})


def test_facets_leave_out_articles_that_an_exclusion_removes(index: SearchIndex) -> None:
    assert facet(ask(index, "yıllık süt -memur"), "status") == {"in_force": 1}


@pytest.mark.parametrize("group", list(Group))
@pytest.mark.parametrize("q", ["izin", "başvuru süt", '"süt izni"', "izin -memur", ""])
@pytest.mark.parametrize("status", [["all"], ["in_force"], ["repealed"], ["repealed", "in_force"]])
def test_counts_agree_with_pages(index: SearchIndex, q: str, group: Group, status: list[str]) -> None:
    page = ask(index, q, group=group, status=status, size=100)
    assert page.total == len(page.hits) == len(found(page))
    clauses = ask(index, q, group=group, status=status).facets["kind"]
    assert sum(value.count for value in clauses) == sum(hit.folded + 1 for hit in page.hits)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"unit": ["98000001"]}, {"izin", "sinav"}),  # with everything below
        ({"unit": ["98000001"], "subtree": False}, {"sinav"}),
        ({"unit": ["98000002", "98000009"]}, {"izin", "eski"}),
        ({"kind": ["yonerge"]}, {"izin"}),
        ({"year": ["2021"]}, {"sinav"}),
        ({"date_from": "2020-03-01", "date_to": "2020-12-31"}, {"izin"}),
        ({"date_to": "2021-12-31"}, {"izin", "sinav"}),  # no date is in no range
    ],
)
def test_filters(index: SearchIndex, params: dict[str, object], expected: set[str]) -> None:
    page = ask(index, group="document", status=["all"], **params)
    assert {hit.document_id for hit in page.hits} == expected


@pytest.mark.parametrize("group", list(Group))
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(levels=("provincial",)), {"izin"}),
        (Filters(levels=("provincial", "central")), {"izin", "sinav"}),
        (Filters(categories=("Üniversite",)), {"izin", "sinav"}),
        (Filters(categories=("Üniversite",), levels=("abroad",)), set()),
        (Filters(regions=("Samsun / Atakum",)), {"izin", "sinav"}),  # a whole value: no word of one
        (Filters(regions=("Atakum",)), set()),
        (Filters(gazette=True), {"sinav"}),
        (Filters(gazette=False), {"izin", "eski"}),
    ],
)
def test_filters_by_where_it_comes_from(index: SearchIndex, filters: Filters, expected: set[str], group: Group) -> None:
    page = index.search(SearchQuery(Everything(), filters, group=group, size=100))
    assert {hit.document_id for hit in page.hits} == expected


def test_pages_and_cursors_lead_through_all_hits(index: SearchIndex) -> None:
    whole = [hit.id for hit in ask(index, "izin başvuru", status=["all"], size=100).hits]
    parts = [
        hit.id for page in range(1, 9) for hit in ask(index, "izin başvuru", status=["all"], size=1, page=page).hits
    ]
    assert parts == whole


def test_newest_first(index: SearchIndex) -> None:
    page = ask(index, status=["all"], sort="date", size=100)
    assert [hit.id for hit in page.hits] == [
        "sinav/art_1",
        "sinav/art_2",
        "izin/art_1__para_1",
        "izin/art_2__para_1",
        "izin/art_3",
        "eski/art_1",
    ]


def test_law_in_force_before_law_that_is_not(index: SearchIndex) -> None:
    assert [hit.document_id for hit in ask(index, '"süt izni"', status=["all"]).hits] == ["izin", "eski"]


@pytest.mark.parametrize("params", [{}, {"kind": ["yonerge"]}])
def test_everything_scores_one_times_its_weight_also_beside_a_filter(
    index: SearchIndex, params: dict[str, object]
) -> None:
    hits = ask(index, status=["all"], group="clause", size=100, **params).hits
    assert [round(hit.score, 3) for hit in hits] == sorted((round(hit.score, 3) for hit in hits), reverse=True)
    assert {round(hit.score, 3) for hit in hits} == {1.0, 0.5}


@pytest.mark.parametrize("engine", [one for one in ENGINES if one != "changed"])  # what was replaced counts for a while
def test_terms_with_the_number_of_their_clauses(index: SearchIndex) -> None:
    assert list(index.terms("exact", "başvuru")) == [("başvuru", 3)]
    assert index.terms("exact", limit=1)[0][1] == 3
    assert all(token != "¶" for token, _ in index.terms("exact"))


def test_a_replaced_document_is_seen_after_commit(index: SearchIndex) -> None:
    before = index.version()
    index.replace("izin", [entry(9, "izin", "art_1", "art_1", "Dinlenme hakkı.", "in_force", "")])
    assert index.version() == before
    assert ask(index, "dilekçe").total == 1
    index.commit()
    assert index.version() != before
    assert ask(index, "dilekçe").total == 0
    assert found(ask(index, "dinlenmesi")) == {"izin/art_1"}


def test_a_document_without_entries_is_gone(index: SearchIndex) -> None:
    index.replace("sinav", [])
    index.commit()
    assert index.count() == 6
    assert ask(index, "itiraz").total == 0


def test_rebuilding_replaces_everything(index: SearchIndex) -> None:
    assert index.rebuild(iter(of("sinav"))) == 2
    assert index.count() == 2
    assert ask(index, "süt", status=["all"]).total == 0
    index.replace("eski", of("eski"))
    index.commit()
    assert ask(index, "süt", status=["all"]).total == 1


def test_an_empty_index_answers(empty: SearchIndex) -> None:
    page = ask(empty, "izin")
    assert (page.total, page.hits, facet(page, "kind")) == (0, (), {})
    assert empty.count() == 0


def test_a_rebuild_that_fails_leaves_the_live_generation(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path, writer=True)
    index.rebuild(ENTRIES)

    def broken() -> Iterator[IndexEntry]:
        yield ENTRIES[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        index.rebuild(broken())
    assert index.count() == len(ENTRIES)
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1
    index.close()


def test_one_writer_and_readers_that_see_its_commits(tmp_path: Path) -> None:
    writer, reader = TantivyIndex(tmp_path, writer=True), TantivyIndex(tmp_path)
    with pytest.raises(Conflict):
        TantivyIndex(tmp_path, writer=True)
    with pytest.raises(Conflict):
        reader.replace("izin", ENTRIES)
    assert ask(reader, "süt").total == 0
    writer.replace("izin", of("izin"))
    writer.commit()
    assert ask(reader, "süt").total == 1
    writer.rebuild(of("sinav"))
    assert ask(reader, "itiraz").total == 1
    writer.close()
    TantivyIndex(tmp_path, writer=True).close()


def test_equal_scores_stand_in_the_order_of_the_clauses(tmp_path: Path) -> None:
    many = [entry(seq, "izin", f"art_{seq}", f"art_{seq}", "Süt izni.", "in_force", "") for seq in range(1, 121)]
    index = TantivyIndex(tmp_path, writer=True)
    for start in (60, 0):  # two segments, the later clauses first
        index.replace(f"d{start}", [])
        index.replace("izin" if start else "x", many[start : start + 60])
        index.commit()
    assert [hit.seq for hit in ask(index, "süt", size=100).hits] == list(range(1, 101))
    index.close()


def test_a_given_score_is_added_to_that_of_the_words_and_finds_alone(index: SearchIndex) -> None:
    """What is near by meaning is named by its place: every clause in it matches, filters hold, its score is exact."""
    words = index.search(SearchQuery(Term("stem", "dilekçe"))).hits
    near = Given("place", (("sinav/art_1", 2.5), ("izin/art_3", 50.0), ("eski/art_1", 8.0)))
    page = index.search(SearchQuery(AnyOf((near, Term("stem", "dilekçe"))), group=Group.ARTICLE))
    by_id = {hit.id: hit.score for hit in page.hits}
    assert list(by_id) == ["izin/art_3", "eski/art_1", "sinav/art_1"]
    assert by_id["izin/art_3"] == pytest.approx(50.0 + sum(hit.score for hit in words), rel=1e-3)
    assert by_id["eski/art_1"] == pytest.approx(4.0, rel=1e-3), "times the weight of what is out of force"
    assert by_id["sinav/art_1"] == pytest.approx(2.5, rel=1e-3)
    places = Given("place", (("sinav/art_1", 2.5), ("izin/art_1", 1.0)))
    works = index.search(SearchQuery(AnyOf((places, Term("stem", "dilekçe"))), group=Group.DOCUMENT)).hits
    assert {hit.document_id: (hit.eid, hit.folded) for hit in works} == {
        "sinav": ("art_1", 0),
        "izin": ("art_1__para_1", 1),
    }, "each counts what is in it, and shows its best"
    in_force = index.search(SearchQuery(AnyOf((near,)), Filters(statuses=("in_force",))))
    assert (in_force.total, [value.count for value in in_force.facets["status"]]) == (2, [2])


RULE = "Çift ana dala başvuran öğrencinin not ortalaması en az üç olmalıdır."
COPIES = [  # document, unit, status of the clause, text
    ("birinci", "98000001", "in_force", f"{RULE} Başvurular güz döneminde alınır."),
    ("ikinci", "98000002", "repealed", f"{RULE} Başvurular güz döneminde alınır."),
    ("ucuncu", "98000003", "in_force", f"{RULE} Başvurular güz döneminde alınır."),
    ("dorduncu", "98000004", "in_force", f"{RULE} Başvurular güz döneminde alınır."),
    ("besinci", "98000004", "in_force", f"{RULE} Başvurular her dönemde alınır."),
]


def copy_of(seq: int, document: str, unit: str, status: str, text: str) -> IndexEntry:
    return replace(
        entry(seq, "izin", "art_1", "art_1", text, status, ""),
        id=f"{document}/art_1",
        document_id=document,
        article_key=f"{document}/art_1",
        likeness=text,
        title=streams(f"{document} yönerge"),
        unit_path=(unit,),
        issuers=(unit,),
    )


@pytest.fixture
def copies(engine: str, empty: SearchIndex) -> SearchIndex:
    """Rules that say the same."""
    rows = enumerate(COPIES, 1)
    filled(engine, empty, {document: [copy_of(seq, document, *rest)] for seq, (document, *rest) in rows})
    return empty


def alike(page: SearchPage) -> dict[str, int]:
    return {hit.document_id: hit.alike for hit in page.hits}


def test_articles_that_say_the_same_are_one_hit_and_counted(copies: SearchIndex) -> None:
    page = ask(copies, "çift ana dal", collapse=True)
    assert alike(page) == {"birinci": 2, "besinci": 0}
    assert (page.total, page.alike) == (2, 2)
    assert facet(page, "unit") == {"98000001": 1, "98000003": 1, "98000004": 2}, "facets count what stands behind too"


def test_what_is_in_force_does_not_stand_behind_what_is_not(copies: SearchIndex) -> None:
    page = ask(copies, "çift ana dal ikinci", collapse=True, status=["all"])
    assert alike(page) == {"ikinci": 0, "birinci": 2, "besinci": 0}
    assert (page.total, page.alike) == (3, 2)


def test_within_a_filter_only_what_passes_is_collapsed(copies: SearchIndex) -> None:
    page = ask(copies, "çift ana dal", collapse=True, unit=["98000003", "98000004"])
    assert alike(page) == {"ucuncu": 1, "besinci": 0}
    assert alike(ask(copies, "çift ana dal", collapse=True, unit=["98000004"])) == {"dorduncu": 0, "besinci": 0}


def test_a_hit_opens_to_those_that_say_the_same(copies: SearchIndex) -> None:
    hit = ask(copies, "çift ana dal", collapse=True).hits[0]
    page = ask(copies, "çift ana dal", twin=[str(hit.twin)])
    assert {one.document_id for one in page.hits} == {"birinci", "ucuncu", "dorduncu"}
    assert page.total == hit.alike + 1 == sum(facet(page, "unit").values())
    assert ask(copies, "güz", twin=[str(hit.twin)], group="clause").total == 3


@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_pages_lead_through_all_that_is_collapsed(copies: SearchIndex, sort: str) -> None:
    whole = ask(copies, "çift ana dal", collapse=True, sort=sort, status=["all"])
    pages = [
        ask(copies, "çift ana dal", collapse=True, sort=sort, status=["all"], size=1, page=number)
        for number in range(1, 5)
    ]
    assert [hit.id for page in pages for hit in page.hits] == [hit.id for hit in whole.hits]
    assert {page.total for page in pages} == {whole.total}


def test_collapsed_facets_leave_out_what_an_exclusion_removes(copies: SearchIndex) -> None:
    page = ask(copies, "çift ana dal -güz", collapse=True)
    assert alike(page) == {"besinci": 0}
    assert facet(page, "unit") == {"98000004": 1}
