"""Titles typed with a provision, as people type them."""

import pytest

from nlp.cite.typed_title import read


@pytest.mark.parametrize(
    ("trap", "query", "target"),
    [
        ("small letters", "çayır yönergesi m. 12", "ad:çayır yönergesi/madde:12"),
        ("without Turkish letters", "cayir yonetmeligi 12/2", "ad:cayir yonetmeligi/madde:12/fikra:2"),
        ("capitals with a dotted İ", "ÇAYIR YÖNERGESİ 4/1-a", "ad:ÇAYIR YÖNERGESİ/madde:4/fikra:1/bent:a"),
        ("a genitive", "çayır yönergesi'nin 3. maddesi", "ad:çayır yönergesi/madde:3"),
        ("an old kind", "çayır nizamnamesi 4", "ad:çayır nizamnamesi/madde:4"),
        ("a kind without Turkish letters", "cayir ictuzugu 4", "ad:cayir ictuzugu/madde:4"),
        ("a genitive without an apostrophe", "cayir tuzugunun 3. maddesi", "ad:cayir tuzugu/madde:3"),
        ("a number in words", "çayır yönergesi on ikinci madde", "ad:çayır yönergesi/madde:12"),
        ("a series", "çayır esasları geçici 1", "ad:çayır esasları/gecici-madde:1"),
        ("a kind without an ending", "çayırlar hakkında yönetmelik 5", "ad:çayırlar hakkında yönetmelik/madde:5"),
        (
            "a kind inside the title",
            "çayır yönetmeliği uygulama tebliği 2",
            "ad:çayır yönetmeliği uygulama tebliği/madde:2",
        ),
    ],
)
def test_a_title_and_a_provision(trap: str, query: str, target: str) -> None:
    found = read(query)
    assert found
    assert (found.candidates[0], found.surface) == (target, query)


@pytest.mark.parametrize(
    "query",
    [
        "çayır yönergesi",
        "çayır yönergesinde 4",
        "çayır yönetmeliği 5 gün",
        "yönerge 5",
        "çayır 12/2",
        "çayır yönergesi 12 nasıl uygulanır",
        "Çayır Yönergesi 2023",
        "Kurul Kararı 2020/6",
        "",
    ],
)
def test_what_is_no_title_with_a_provision(query: str) -> None:
    assert read(query) is None


def test_a_law_is_called_by_a_part_of_its_title_only_where_that_is_asked_for() -> None:
    assert read("çayır koruma kanunu 4") is None
    found = read("cayir koruma kanunu 4", laws=True)
    assert found
    assert found.candidates == ("ad:cayir koruma kanunu/madde:4",)
