"""References taken apart, and the keys under which a document is cited."""

import pytest

from dayanak.law.target import (
    document_key,
    is_relative,
    join,
    likeness,
    plain,
    reference,
    split,
    title_keys,
    title_said,
    with_title,
)


@pytest.mark.parametrize(
    ("target", "document", "path"),
    [
        ("kanun:5510/madde:4/fikra:1/bent:a", "kanun:5510", "madde:4/fikra:1/bent:a"),
        ("kanun:5510", "kanun:5510", ""),
        ("bkk:99/13482/madde:3", "bkk:99/13482", "madde:3"),
        ("aym:2021/125-2023/213", "aym:2021/125-2023/213", ""),
        ("rg:27369m@2009-10-07/no:III-B-1/paragraf:3", "rg:27369m@2009-10-07", "no:III-B-1/paragraf:3"),
        (
            "ad:Döner Sermaye ve/veya Ek Ödeme Yönergesi/annex:1",
            "ad:Döner Sermaye ve/veya Ek Ödeme Yönergesi",
            "annex:1",
        ),
        ("this/gecici-madde:2", "this", "gecici-madde:2"),
    ],
)
def test_a_slash_in_the_name_is_no_step(target: str, document: str, path: str) -> None:
    assert split(target) == (document, path)
    assert join(document, path) == target


@pytest.mark.parametrize(
    ("target", "relative"),
    [("this", True), ("this/madde:4", True), ("@madde/fikra:2", True), ("this/@madde-1", True), ("thistle:1", False)],
)
def test_relative_references(target: str, relative: bool) -> None:
    assert is_relative(target) is relative


def test_titles_are_compared_folded() -> None:
    assert document_key("ad:Lisans Yönetmeliği") == document_key("ad:LİSANS  YÖNETMELİĞİ") == "ad:lisans yonetmeligi"
    assert document_key("kanun:5510") == "kanun:5510"


@pytest.mark.parametrize(
    ("kind", "number", "gazette", "ref"),
    [
        ("kanun", "5510", None, "kanun:5510"),
        ("khk", "375", ("20200", "1989-06-30"), "khk:375"),
        ("anayasa", None, None, "kanun:2709"),
        ("yonetmelik", None, ("27338", "2009-09-03"), "rg:27338@2009-09-03"),
        ("yonerge", None, None, None),
        ("yonetmelik", "12", None, None),
    ],
)
def test_reference_notation(kind: str, number: str | None, gazette: tuple[str, str] | None, ref: str | None) -> None:
    assert reference(kind, number, *(gazette or (None, None))) == ref


def test_a_title_is_also_cited_without_its_institution_and_its_bracket() -> None:
    keys = title_keys("Kızılay Üniversitesi Staj Yönergesi (Senato)", ["Kızılay Üniversitesi Rektörlüğü"])
    assert keys == {
        "ad:kizilay universitesi staj yonergesi senato": True,
        "ad:staj yonergesi senato": False,
        "ad:kizilay universitesi staj yonergesi": True,
        "ad:staj yonergesi": False,
    }


def test_one_shared_word_is_no_institution() -> None:
    assert list(title_keys("Kızılay Staj Yönergesi", ["Kızılay Üniversitesi"])) == ["ad:kizilay staj yonergesi"]


@pytest.mark.parametrize(
    ("title", "words", "called"),
    [
        ("Liman Yönetmeliği", "liman yonetmeliginin 5 inci maddesi", True),
        ("Staj Yönergesi", "liman yonergesinin", False),
        ("İthalat Tebliği (Tebliğ No: 2019/6)", "ithalat tebligi teblig no 2019 7 nin", False),
        ("İthalat Tebliği (Tebliğ No: 2019/6)", "ithalat tebligi teblig no 2019 6 nin", True),
        ("", "liman", False),
    ],
)
def test_how_much_of_a_title_is_said(title: str, words: str, called: bool) -> None:
    assert (likeness(title, words) >= 0.8) is called


def test_the_words_for_an_instrument_are_kept_beside_its_gazette() -> None:
    target = with_title("rg:91234@2019-09-03/madde:5/fikra:1", "liman yonetmeligi")
    assert target == "rg:91234@2019-09-03#liman yonetmeligi/madde:5/fikra:1"
    assert plain(target) == "rg:91234@2019-09-03/madde:5/fikra:1"
    assert title_said(target) == "liman yonetmeligi"
    assert title_said(plain(target)) is None
    assert document_key(split(target)[0]) == "rg:91234@2019-09-03"
