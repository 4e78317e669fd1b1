"""The view models alone: text with links, sections, outline, filters, the rules of Turkish numbers and dates."""

from urllib.parse import parse_qsl

import pytest
from fastapi import Request

from search_api.schemas import CitationTarget, FacetEntry, SearchAnswer, SpanLink, TreeEntry, Understood
from tests.web.fake import node, provisions
from web.asked import Asked
from web.rendering import snippet, turkish_date, turkish_number
from web.views.filters import branches, chips, filters, more_filters
from web.views.outline import outline
from web.views.prose import prose
from web.views.reading import blocks_of, sections
from web.views.results import pager


def link(start: int, end: int, url: str | None = "/mevzuat/x/art_1") -> SpanLink:
    """A citation that leads somewhere, or nowhere."""
    target = CitationTarget(target="kanun:1", exists=True if url else None, url=url, label="Kanun 1")
    return SpanLink(
        start=start, end=end, surface="", kind="citation", targets=[target], method="grammar", confidence=0.9
    )


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        pytest.param("a <mark>b</mark> c", "a <mark>b</mark> c", id="a mark stays"),
        pytest.param("<b>a</b>", "&lt;b&gt;a&lt;/b&gt;", id="nothing else does"),
        pytest.param("a &amp; &lt;i&gt;", "a &amp; &lt;i&gt;", id="escaped text is not escaped twice"),
        pytest.param("<mark>a", "<mark>a</mark>", id="an open mark is closed"),
        pytest.param("a</mark><mark><mark>b</mark>", "a<mark>b</mark>", id="marks are balanced"),
        pytest.param("<mark onclick=x>", "&lt;mark onclick=x&gt;", id="a mark with attributes is none"),
    ],
)
def test_snippets_keep_marks_and_nothing_else(marked: str, shown: str) -> None:
    assert str(snippet(marked)) == shown


@pytest.mark.parametrize(
    ("text", "spans", "visible"),
    [
        pytest.param("a<b", [], "a&lt;b", id="plain text is escaped"),
        pytest.param("abcdef", [link(1, 3), link(2, 5)], ">bc</a>def", id="an overlapping link is text"),
        pytest.param("abc", [link(1, 99)], "abc", id="a span beyond the text is text"),
        pytest.param("<i>", [link(0, 3)], ">&lt;i&gt;</a>", id="the words of a link are escaped"),
        pytest.param("abc", [link(0, 1, None)], 'class="unresolved"', id="one that leads nowhere is no link"),
    ],
)
def test_prose_is_safe_and_linked_once(text: str, spans: list[SpanLink], visible: str) -> None:
    assert visible in str(prose(text, spans))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("(Değişik: 2/3/2019-7999/5 md.) Metin", "(Değişik: 2/3/2019-7999/5 md.)", id="amended"),
        pytest.param("Son (Ek cümle: 1/1/2020-7998/2 md.)", "(Ek cümle: 1/1/2020-7998/2 md.)", id="added sentence"),
        pytest.param("(Ek-3) sayılı cetvel", None, id="an annex is no note"),
        pytest.param("(Ekim ayı dâhil)", None, id="a month is no note"),
    ],
)
def test_amendment_notes_are_set_small(text: str, note: str | None) -> None:
    shown = str(prose(text, []))
    assert (f'<small class="note">{note}</small>' in shown) if note else ("<small" not in shown)


@pytest.mark.parametrize(
    ("told", "struck", "says"),
    [
        pytest.param({"status": "in_force"}, False, "Kanun 1 · makine", id="law in force"),
        pytest.param(
            {"status": "repealed", "cause": "repealed", "since": "2013-07-12"},
            True,
            "kaldırılmış (12.07.2013)",
            id="gone",
        ),
        pytest.param(
            {"status": "not_yet", "since": "2099-01-01"}, False, "henüz yürürlükte değil (01.01.2099)", id="coming"
        ),
        pytest.param({"exists": None, "cause": "gap"}, False, "metninde bulunamadı", id="in a gap"),
    ],
)
def test_a_link_to_what_is_not_law_says_so(told: dict[str, str], struck: bool, says: str) -> None:
    one = link(0, 2)
    one.targets[0] = one.targets[0].model_copy(update=told)
    shown = str(prose("abc", [one]))
    assert ('class="citation lapsed"' in shown) is struck
    assert says in shown


def test_a_link_within_a_note_is_kept() -> None:
    text = "(Değişik: 2/3/2019-7999/5 md.) Metin"
    assert '<a class="citation"' in str(prose(text, [link(19, 23)]))


@pytest.mark.parametrize(
    ("spans", "marked"),
    [
        pytest.param([link(0, 2, "/mevzuat/x")], False, id="the document itself"),
        pytest.param([link(0, 2, "/mevzuat/x/art_2")], True, id="a clause of it"),
        pytest.param([link(0, 2, None)], True, id="a citation that leads nowhere"),
        pytest.param([link(0, 2).model_copy(update={"kind": "unit"})], False, id="a unit known by name only"),
    ],
)
def test_only_links_that_tell_something_stand_in_the_text(spans: list[SpanLink], marked: bool) -> None:
    block = blocks_of([node("madde:1/fikra:1", "art_1", "fikra", "(1)", "bu Kanun", links=spans)], "x")[0]
    assert ("<" in block.html) is marked


def test_a_heading_that_is_also_the_text_is_shown_once() -> None:
    block = blocks_of([node("bolum:1", "chp_1", "bolum", "BİRİNCİ BÖLÜM", "Amaç", heading="Amaç")], "x")[0]
    assert (block.heading, block.html) == ("Amaç", "")


def test_depths_follow_parents_and_levels_follow_containers() -> None:
    blocks = {block.eid: block for block in blocks_of(provisions(), "x")}
    assert blocks["art_5__para_1__point_ç__point_1"].depth == 3
    assert [blocks[eid].level for eid in ("part_1", "part_1__chp_1", "art_1")] == [2, 3, 4]
    assert blocks["art_5__para_2__tablo_1"].rows[1] == ("Başarı", "1.250,00")


def test_a_heading_level_is_never_skipped() -> None:
    lone = [node("madde:1", "art_1", "madde", "MADDE 1 –", container="kitap:1/kisim:1/bolum:1")]
    assert blocks_of(lone, "x")[0].level == 2


def test_only_what_is_out_of_force_is_folded() -> None:
    folded = [run for section in sections(provisions(), "x") for run in section.runs if run.folded]
    assert [[block.eid for block in run.blocks] for run in folded] == [["art_6", "art_6__para_1"]]
    assert not [run for s in sections(provisions(), "x", fold=False) for run in s.runs if run.folded]


def test_the_outline_nests_containers_and_keeps_the_annex_at_the_top() -> None:
    top = outline(provisions())
    assert [entry.label for entry in top] == ["BİRİNCİ KISIM", "EK-1"]
    assert [entry.label for entry in top[0].below] == ["BİRİNCİ BÖLÜM", "İKİNCİ BÖLÜM"]
    assert "GEÇİCİ MADDE 1" in [entry.label for entry in top[0].below[1].below]


def test_an_address_changes_one_parameter_and_goes_back_to_the_first_page() -> None:
    asked = Asked((("q", "izin"), ("kind", "yonerge"), ("kind", "genelge"), ("page", "3")))
    assert asked.without("kind", "genelge") == "/ara?q=izin&kind=yonerge"
    assert asked.having("page", "4") == "/ara?q=izin&kind=yonerge&kind=genelge&page=4"
    assert asked.unfiltered() == "/ara?q=izin"


@pytest.mark.parametrize(
    ("sent", "asked"),
    [
        pytest.param("status=in_force", "", id="the form always sends it, and it is searched anyway"),
        pytest.param("status=in_force&status=all", "status=all", id="all has the others in it"),
        pytest.param("status=in_force&status=repealed", "status=in_force&status=repealed", id="two of them say more"),
        pytest.param("status=all&status=x", "status=all&status=x", id="a wrong one is still told"),
    ],
)
def test_a_status_that_says_nothing_is_no_filter(sent: str, asked: str) -> None:
    request = Request({"type": "http", "query_string": sent.encode()})
    assert Asked.of(request).pairs == tuple(parse_qsl(asked))


def test_a_next_query_keeps_the_filters_and_nothing_else() -> None:
    last = "q=izin&unit=1&kind=yonerge&sort=date&group=document&page=3&twin=4711&open=1&subtree=false&collapse=false"
    assert Asked(tuple(parse_qsl(last))).filters() == (("unit", "1"), ("kind", "yonerge"), ("subtree", "false"))


def test_chosen_filters_are_chips_and_stand_first_even_when_not_counted() -> None:
    asked = Asked((("unit", "98000001"), ("year", "1999"), ("from", "2020-01-02")))
    counted = [FacetEntry(value=str(2000 + n), label=str(2000 + n), count=1) for n in range(20)]
    answer = SearchAnswer(total=0, took_ms=0, understood=Understood(text=""), hits=[], facets={"year": counted})
    assert [chip.label for chip in chips(asked, lambda _: "Örnek")] == [
        "Kurum: Örnek",
        "Yıl: 1999",
        "Başlangıç: 02.01.2020",
    ]
    year = next(one for one in filters(asked, answer) if one.name == "year")
    assert (year.shown[0].value, year.shown[0].count, len(year.shown), len(year.rest)) == ("1999", None, 12, 9)


def test_values_stand_in_the_order_of_the_turkish_alphabet_and_years_newest_first() -> None:
    def values(*named: str) -> list[FacetEntry]:
        return [FacetEntry(value=name, label=name, count=9 - place) for place, name in enumerate(named)]

    facets = {
        "year": values("2001", "2020"),
        "place": values("İzmir", "Şırnak", "Isparta", "Samsun"),
        "level": values("local"),
    }
    answer = SearchAnswer(total=1, took_ms=0, understood=Understood(text=""), hits=[], facets=facets)
    shown = {one.title: [choice.label for choice in one.shown] for one in filters(Asked(()), answer)}
    assert shown["Yıl"] == ["2020", "2001"]
    more = {one.title: [choice.label for choice in one.shown] for one in more_filters(Asked(()), answer)}
    assert more == {"Yer": ["Isparta", "İzmir", "Samsun", "Şırnak"]}, "one value is nothing to choose"


def test_the_tree_opens_and_closes_by_links_and_keeps_the_rest_of_the_address() -> None:
    rows = [
        TreeEntry(value="1", label="Bakanlık", count=3, opens=True, open=True),
        TreeEntry(value="2", label="Genel Müdürlük", count=2, depth=1, opens=True),
        TreeEntry(value="3", label="Üniversite", count=1),
    ]
    answer = SearchAnswer(total=1, took_ms=0, understood=Understood(text=""), hits=[], facets={}, tree=rows)
    asked = Asked((("q", "izin"), ("open", "1"), ("unit", "9"), ("page", "2")))
    gone, top, last = branches(asked, answer, lambda _: "Kapanan Kurum")
    assert (gone.choice.label, gone.choice.chosen, gone.choice.count) == ("Kapanan Kurum", True, None)
    assert top.href == "/ara?q=izin&unit=9"
    assert [branch.href for branch in top.below] == ["/ara?q=izin&open=1&unit=9&open=2"]
    assert (last.href, last.below) == (None, ())


@pytest.mark.parametrize(
    ("total", "page", "pages"),
    [
        pytest.param(5, 1, (1,), id="one page"),
        pytest.param(200, 10, (1, 0, 8, 9, 10, 11, 12, 0, 20), id="gaps"),
        pytest.param(1_000_000, 1, (1, 2, 3, 0, 1000), id="no page beyond 10,000 rows"),
    ],
)
def test_a_pager_shows_the_ends_and_the_neighbours(total: int, page: int, pages: tuple[int, ...]) -> None:
    assert pager(total, page, 10, str).pages == pages


def test_numbers_and_dates_are_turkish() -> None:
    assert turkish_number(1234567) == "1.234.567"
    assert turkish_number(1234.5) == "1.234,5"
    assert turkish_date("2026-12-31T10:00:00Z") == "31.12.2026"
    assert turkish_date("1931 sonbaharı") == "1931 sonbaharı"
