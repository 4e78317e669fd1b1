"""Documents that are repealed by an attached list: one effect a row; each test names its trap."""

import pytest

from dayanak.law.citation import Effect
from nlp.amend import amend
from nlp.segment import segment

ORDER = "MADDE 1- (1) {}\n\nMADDE 2- (1) Bu Kanun yayımı tarihinde yürürlüğe girer.\n\n{}"
TABLE = """Sıra No | Kanunun Tarihi | Numarası | Adı

1 | 5/6/1930 | 9101 | Kıyı Kanunu

2 | 7 Mart 1332 | Rıhtım Resmi Kanunu Muvakkatı

3 | 6/6/1961 | 94 | 1960 Yılı Liman Hesapları Hakkında Kanun"""
TARGETS = ["kanun:9101", "ad:Rıhtım Resmi Kanunu Muvakkatı", "kanun:94"]


def effects(order: str, annex: str) -> list[Effect]:
    text = ORDER.format(order, annex)
    return [one for one in amend(text, "kanun:9200", segment(text)) if one.op != "add-unit"]


@pytest.mark.parametrize(
    "order",
    ["Ekli listede yer alan kanunlar yürürlükten kaldırılmıştır.", "İlişik listedeki kanunlar kaldırılmıştır."],
)
def test_one_effect_a_row(order: str) -> None:
    found = effects(order, f"LİSTE\n\n{TABLE}")
    assert [(one.op, one.target) for one in found] == [("repeal-document", target) for target in TARGETS]


def test_cells_that_are_paragraphs_of_their_own() -> None:
    cells = TABLE.replace(" | ", "\n\n")
    found = effects("Ekli listede yer alan kanunlar yürürlükten kaldırılmıştır.", f"LİSTE\n\n{cells}")
    assert [one.target for one in found] == TARGETS


def test_the_number_before_the_day() -> None:
    found = effects(
        "Ekli listede yer alan kanunlar yürürlükten kaldırılmıştır.", "LİSTE\n\n1 | 9101 | 5/6/1930 | Kıyı Kanunu"
    )
    assert [one.target for one in found] == ["kanun:9101"]


def test_each_list_by_its_number_and_its_kind() -> None:
    found = effects(
        "Ekli (1) sayılı listede yer alan kanunlar ve ekli (2) sayılı listede yer alan kanun hükmünde kararnameler "
        "yürürlükten kaldırılmıştır.",
        "(1) SAYILI LİSTE\n\n1 | 5/6/1930 | 9101 | Kıyı Kanunu\n\n(2) SAYILI LİSTE\n\n"
        "1) 5/6/1985 tarihli ve 301 sayılı Kıyı Kurumu Hakkında Kanun Hükmünde Kararname\n\n"
        "2) 6/6/1985 tarihli ve 302 sayılı Liman Kurumu Hakkında Kanun Hükmünde Kararnamenin 5 inci maddesi\n\n"
        "(3) SAYILI LİSTE\n\n1 | 5/6/1930 | 9109 | İskele Kanunu",
    )
    assert [(one.op, one.target) for one in found] == [
        ("repeal-document", "kanun:9101"),
        ("repeal-document", "khk:301"),
        ("repeal-unit", "khk:302/madde:5"),
    ]


def test_an_effect_stands_where_its_row_does() -> None:
    text = ORDER.format("Ekli listede yer alan kanunlar yürürlükten kaldırılmıştır.", f"LİSTE\n\n{TABLE}")
    first = amend(text, "kanun:9200", segment(text))[0]
    assert text[first.start : first.end] == "1 | 5/6/1930 | 9101 | Kıyı Kanunu"


@pytest.mark.parametrize(
    "order",
    [
        "Ekli listede yer alan kadrolar kaldırılmıştır.",
        "Ekli listede yer alan kanunlara yapılan atıflar bu Kanuna yapılmış sayılır; bu hüküm sonra kaldırılır.",
        "Ekli (4) sayılı listede yer alan kanunlar yürürlükten kaldırılmıştır.",
    ],
)
def test_no_row_of_another_list_and_of_no_laws(order: str) -> None:
    assert not effects(order, f"(1) SAYILI LİSTE\n\n{TABLE}")


def test_a_list_that_the_text_does_not_hold() -> None:
    assert not amend("İlişik listedeki kanunlar yürürlükten kaldırılmıştır.", "kanun:9200")
