"""What is offered while one types."""

from dayanak.law.letters import comparison_key
from dayanak.registry.state import Unit
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.record import Record
from search_api.suggest import Catalogue, Suggester
from tests.press import Press, facts_of


def catalogue(*names: str) -> Catalogue[str]:
    return Catalogue((name, [comparison_key(name)]) for name in names)


def test_names_are_found_by_the_beginning_of_any_word_without_turkish_letters() -> None:
    """Trap: `ı` typed as `i` or `I`, and capitals with and without a dot."""
    names = catalogue("Işık Sandığı Yönetmeliği", "Sandık Yönergesi", "İzin Yönergesi")
    assert names.starting(comparison_key("ISIK"), 5) == ["Işık Sandığı Yönetmeliği"]
    assert names.starting(comparison_key("sandı"), 5) == ["Sandık Yönergesi", "Işık Sandığı Yönetmeliği"]
    assert names.starting(comparison_key("izin yö"), 5) == ["İzin Yönergesi"]
    assert names.starting(comparison_key("zin"), 5) == []


def test_the_most_wanted_come_first_and_each_once() -> None:
    names = catalogue("Su Su Yönergesi", *(f"Su Birliği {number} Yönergesi" for number in range(40)))
    assert names.starting("su", 3) == ["Su Su Yönergesi", "Su Birliği 0 Yönergesi", "Su Birliği 1 Yönergesi"]


def test_what_is_called_so_comes_before_what_only_begins_so() -> None:
    """Trap: the law itself is out of force, and one that changed it is wanted more."""
    names = catalogue("Su Kanununda Değişiklik Yapılması Hakkında Kanun", "Tatlı Su Kanunu", "Su Kanunu")
    assert names.starting("su kanunu", 3)[:2] == ["Su Kanunu", "Su Kanununda Değişiklik Yapılması Hakkında Kanun"]
    assert names.starting("su kanunun", 3) == ["Su Kanununda Değişiklik Yapılması Hakkında Kanun"]
    assert "Tatlı Su Kanunu" not in names.starting("su", 3, whole=True)


def test_nothing_is_found_among_nothing() -> None:
    assert catalogue().starting("su", 3) == []


def test_units_of_one_name_say_where_they_stand(record: Record) -> None:
    """Trap: a unit of this name stands in every ministry, and below its institutes once more."""
    record.registry.put_units(
        [
            Unit("98000201", "Tuz Bakanlığı"),
            Unit("98000202", "Kaya Enstitüsü", "98000201"),
            Unit("98000203", "Yayın Dairesi", "98000201"),
            Unit("98000204", "Yayın Dairesi", "98000202"),
        ]
    )
    offered = Suggester(record, MemoryIndex())("yayin da")
    assert [(one.text, one.within) for one in offered] == [
        ("Yayın Dairesi", "Tuz Bakanlığı"),
        ("Yayın Dairesi", "Tuz Bakanlığı › Kaya Enstitüsü"),
    ]
    assert [one.within for one in Suggester(record, MemoryIndex())("tuz bak")] == [None]


def test_behind_other_words_two_letters_are_completed(record: Record) -> None:
    """Trap: two letters alone begin too many words to offer one."""
    index = MemoryIndex()
    index.terms = lambda *_, **__: [("izin", 90), ("izmarit", 9)]  # type: ignore[method-assign]
    suggest = Suggester(record, index)
    assert [one.text for one in suggest("yıllık iz")] == ["yıllık izin", "yıllık izmarit"]
    assert suggest("iz") == []
    assert suggest(" iz") == []


def test_a_law_is_offered_for_the_letters_that_lawyers_use(record: Record, press: Press) -> None:
    """Trap: a regulation with the number of that law."""
    law = facts_of(kind="kanun", number="5237", title="Kızılcık Ceza Kanunu")
    press.publish([("madde:1", "Ceza verilir.")], law, name="a.txt")
    other = facts_of(kind="yonetmelik", number="5237", title="Ceza Yönetmeliği")
    press.publish([("madde:1", "Ceza verilmez.")], other, name="b.txt")
    suggest = Suggester(record, MemoryIndex())
    assert [one.text for one in suggest("TCK")] == ["Kızılcık Ceza Kanunu (5237)"]
    assert len(suggest("5237 ")) == 2
