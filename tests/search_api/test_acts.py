"""Acts named in a sentence: every ending that Turkish gives them."""

import pytest

from search_api.acts import by_document, by_reference, genitive, instrumental, ordinal


@pytest.mark.parametrize(
    ("number", "said"),
    [("1", "1 inci"), ("2", "2 nci"), ("3", "3 üncü"), ("6", "6 ncı"), ("9", "9 uncu"), ("10", "10 uncu"),
     ("20", "20 nci"), ("40", "40 ıncı"), ("70", "70 inci"), ("100", "100 üncü"),
     ("106", "106 ncı"), ("1000", "1000 inci"), ("27-A", "27/A"), ("3..5", "3 ila 5")],
)  # fmt: skip
def test_ordinals(number: str, said: str) -> None:
    assert ordinal(number) == said


@pytest.mark.parametrize(
    ("name", "of", "by"),
    [
        ("Kanun", "Kanunun", "Kanunla"),
        ("Staj Yönergesi", "Staj Yönergesinin", "Staj Yönergesiyle"),
        ("Yönetmelik", "Yönetmeliğin", "Yönetmelikle"),
        ("Bakanlar Kurulu Kararı", "Bakanlar Kurulu Kararının", "Bakanlar Kurulu Kararıyla"),
        ("Ana Statü", "Ana Statünün", "Ana Statüyle"),
        ("Tebliğ (No: 2025/3)", "“Tebliğ (No: 2025/3)” belgesinin", "“Tebliğ (No: 2025/3)” belgesiyle"),
    ],
)
def test_endings_follow_the_last_vowel(name: str, of: str, by: str) -> None:
    assert (genitive(name), instrumental(name)) == (of, by)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("kanun:7249/madde:5", "7249 sayılı Kanunun 5 inci maddesiyle"),
        ("kanun:7249", "7249 sayılı Kanunla"),
        ("khk:661/madde:3/fikra:1/bent:b", "661 sayılı Kanun Hükmünde Kararnamenin 3 üncü maddesinin (b) bendiyle"),
        ("cbk:1/gecici-madde:2", "1 sayılı Cumhurbaşkanlığı Kararnamesinin geçici 2 nci maddesiyle"),
        ("aym:2021/125-2023/213", "Anayasa Mahkemesinin E: 2021/125, K: 2023/213 sayılı kararıyla"),
        ("aym:x", "Anayasa Mahkemesi kararıyla"),
        ("rg:91234@2020-01-02", "02.01.2020 tarihli ve 91234 sayılı Resmî Gazete’de yayımlanan düzenlemeyle"),
    ],
)
def test_an_act_that_the_record_does_not_hold(target: str, said: str) -> None:
    assert by_reference(target) == said


def test_an_act_of_the_record_by_number_else_by_title() -> None:
    assert by_document("kanun", "9090", "Örnek Kanun", "madde:7/fikra:1") == "9090 sayılı Kanunun 7 nci maddesiyle"
    assert by_document("yonerge", "12", "Staj Yönergesi", "madde:7") == "Staj Yönergesinin 7 nci maddesiyle"
