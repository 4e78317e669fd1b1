"""Words and numbers that change without quotation marks around them."""

import pytest

from dayanak.law.citation import Effect
from nlp.amend import amend
from nlp.segment import segment


def effects(text: str) -> list[Effect]:
    return list(amend(text, "kanun:900", segment(text)))


def test_words_without_marks() -> None:
    (effect,) = effects("2 nci maddede geçen rıhtım vekâleti ibareleri kıyı bakanlığı olarak değiştirilmiştir.")
    assert (effect.op, effect.target) == ("replace-phrase", "this/madde:2")
    assert (effect.old, effect.new, effect.all) == ("rıhtım vekâleti", "kıyı bakanlığı", True)


@pytest.mark.parametrize("between", ["geçen", "yer alan", "yazılı"])
def test_links_are_none_of_the_old_words(between: str) -> None:
    text = f"Bu Kanunun 7 nci maddesinin (b) bendinde {between} altı ay kelimeleri bir yıl şeklinde değiştirilmiştir."
    (effect,) = effects(text)
    assert (effect.target, effect.old, effect.new) == ("this/madde:7/bent:b", "altı ay", "bir yıl")


@pytest.mark.parametrize(
    ("old", "noun", "new"),
    [("31/12/1993", "tarihi", "31/12/1998"), ("% 5", "oranı", "% 10"), ("on yıllık", "süre", "sekiz yıl")],
)
def test_days_rates_and_terms_need_no_marks(old: str, noun: str, new: str) -> None:
    (effect,) = effects(f"Bu Kanunun 7 nci maddesinde yer alan {old} {noun} {new} olarak değiştirilmiştir.")
    assert (effect.op, effect.target, effect.old, effect.new) == ("replace-phrase", "this/madde:7", old, new)


@pytest.mark.parametrize("words", ["başvuru süresi yönetmelikte gösterildiği gibi", "1/1/2001 tarihi ilgilinin isteği"])
def test_a_term_that_nothing_counts_is_no_amount(words: str) -> None:
    assert not effects(f"Bu Kanunun 7 nci maddesinde yer alan {words} olarak değiştirilmiştir.")


INSTEAD = [
    ("a verb of bringing", "“kolcu” yerine “görevli” ibaresi getirilmiştir.", [("kolcu", "görevli")]),
    ("a noun of each", "“kolcu” ibaresi yerine “görevli” ibaresi konulmuştur.", [("kolcu", "görevli")]),
    ("a pair after the other", "“a” yerine “b”, “c” yerine “d” ibareleri getirilmiştir.", [("a", "b"), ("c", "d")]),
]


@pytest.mark.parametrize(("trap", "words", "pairs"), INSTEAD, ids=[row[0] for row in INSTEAD])
def test_words_instead_of_others(trap: str, words: str, pairs: list[tuple[str, str]]) -> None:
    found = effects(f"Bu Kanunun 7 nci maddesinde geçen {words}")
    assert [(one.op, one.old, one.new) for one in found] == [("replace-phrase", *pair) for pair in pairs]


def test_a_duty_that_is_fulfilled_changes_no_text() -> None:
    assert not effects("7 nci maddede geçen “bildirim” ödevi yerine getirilmiştir.")


def test_words_taken_out_without_marks() -> None:
    (effect,) = effects("9 uncu maddesindeki ve bucak kelimeleri metinden çıkarılmıştır.")
    assert (effect.op, effect.target, effect.old) == ("delete-phrase", "this/madde:9", "bucak")


def test_pairs_of_which_only_the_new_words_are_marked() -> None:
    found = effects("9300 sayılı Kanunda geçen; kıyı çavuşu deyimi “kıyı uzmanı”, iskele evi deyimi “liman” olarak "
                    "değiştirilmiştir.")  # fmt: skip
    assert [(e.target, e.old, e.new) for e in found] == [
        ("kanun:9300", "kıyı çavuşu", "kıyı uzmanı"),
        ("kanun:9300", "iskele evi", "liman"),
    ]


def test_words_named_before_are_no_words_without_marks() -> None:
    text = "bu fıkrada yer alan “2008” ibaresi “2009” şeklinde, daha sonra bu ibare “2012” şeklinde değiştirilmiştir."
    first, *others = effects(text)
    assert (first.old, first.new) == ("2008", "2009")
    assert not any(e.old and "ibare" in e.old for e in others)


def test_a_noun_that_nothing_changes_is_left_alone() -> None:
    assert not effects("2 nci maddede geçen liman ibaresi iskeleleri de kapsar; bu hüküm sonra kaldırılacaktır.")


def test_new_numbers_of_provisions() -> None:
    found = effects("4321 sayılı Kanunun 4 üncü maddesiyle bu maddenin (c) ve (d) bentlerinin numaraları (d) ve (e) "
                    "olarak değiştirilmiştir.")  # fmt: skip
    assert [(e.op, e.target, e.new, e.by) for e in found] == [
        ("renumber", "this/@madde/bent:c", "d", "kanun:4321/madde:4"),
        ("renumber", "this/@madde/bent:d", "e", "kanun:4321/madde:4"),
    ]


def test_a_list_of_provisions_gets_new_numbers_in_turn() -> None:
    found = effects("4321 sayılı Kanunun 4 üncü maddesiyle mevcut ikinci ve üçüncü fıkralar üçüncü ve dördüncü fıkra "
                    "olarak teselsül ettirilmiştir.")  # fmt: skip
    assert [(e.target, e.new) for e in found] == [("this/@madde/fikra:2", "3"), ("this/@madde/fikra:3", "4")]


def test_a_note_in_a_passage_without_its_article() -> None:
    (effect,) = effects("(Ek fıkra: 4/3/2021-7292/19 md.) Rıhtımlar iskele memurluğunda kaydedilir.")
    assert (effect.op, effect.target, effect.unit) == ("add-unit", "this/@madde", "fikra")


def test_a_change_that_enters_into_force_later() -> None:
    (effect,) = effects("Bu maddede geçen “fondan” ibaresi, 20/6/2001 tarih ve 4684 sayılı Kanunla “bütçeden” olarak "
                        "değiştirilmiş olup bu değişiklik 1/1/2002 tarihinde yürürlüğe girecektir.")  # fmt: skip
    assert (effect.op, effect.target, effect.new) == ("replace-phrase", "this/@madde", "bütçeden")


def test_a_note_names_a_sibling_in_a_passage_without_its_article() -> None:
    (effect,) = effects("(Değişik üçüncü paragraf: 8/8/2011-KHK-648/42 md.) Planlar yeniden belirlenir.")
    assert effect.target == "this/@madde/paragraf:3"


def test_words_whose_new_form_the_text_bears_are_no_unit() -> None:
    (effect,) = effects("Bu fıkrada geçen “yirmi iki yaşını” ibaresi 24/7/2003 tarihli ve 4956 sayılı Kanunun 49 uncu "
                        "maddesiyle metne işlendiği şekilde değiştirilmiştir.")  # fmt: skip
    assert (effect.op, effect.target, effect.old) == ("replace-phrase", "this/@madde/@fikra", "yirmi iki yaşını")


def test_posts_that_go_out_of_the_lists_of_another_act() -> None:
    text = "3821 sayılı kanuna bağlı (1) sayılı cetvelde ve (2) sayılı cetvelde bulunan kadrolar bu cetvellerden"
    found = effects(f"{text} çıkarılmıştır.")
    assert [(e.op, e.target) for e in found] == [
        ("remove-from-list", "kanun:3821/cetvel:1"),
        ("remove-from-list", "kanun:3821/cetvel:2"),
    ]


def test_only_what_laws_say_of_something_ends_though_the_last_bears_the_kind() -> None:
    found = effects("1111 numaralı Askerlik ve 2644 numaralı Tapu Kanunlarının muhtarlar hakkındaki hükümleri "
                    "kaldırılmıştır.")  # fmt: skip
    assert sorted((e.op, e.target) for e in found) == [
        ("repeal-conflicting", "kanun:1111"),
        ("repeal-conflicting", "kanun:2644"),
    ]


def test_what_is_at_odds_with_this_law_is_none_of_it() -> None:
    found = effects("Maden Nizamnamesinin 77 nci maddesi ve işbu kanun ahkâmına tearuz eden ahkâm mülgadır.")
    assert [(e.op, e.target) for e in found] == [
        ("repeal-unit", "ad:Maden Nizamnamesi/madde:77"),
        ("repeal-conflicting", "@baglam"),
    ]


def test_words_that_stand_here() -> None:
    (effect,) = effects("Anayasa Mahkemesinin 20/3/2008 tarihli ve E.: 2004/94, K.: 2008/83 sayılı Kararı ile bu arada "
                        "yer alan “kural olarak” ibaresi iptal edilmiştir.")  # fmt: skip
    assert (effect.op, effect.target, effect.old) == ("annul-phrase", "this/@madde", "kural olarak")


def test_the_series_of_a_new_number_is_no_number() -> None:
    (effect,) = effects('Bu maddede anılan ek 2 nci maddenin numarası "Ek Madde 17" olarak değiştirilmiştir.')
    assert (effect.op, effect.target, effect.new) == ("renumber", "this/ek-madde:2", "17")


def test_new_numbers_that_do_not_answer_the_provisions_one_by_one_are_not_dealt_out() -> None:
    text = 'Ek 2 nci ve 3 üncü maddelerle geçici 1 inci maddenin numaraları sırasıyla "Ek Madde 52", "Ek Madde 53" ve'
    assert not effects(f'{text} "Geçici Madde 133" olarak değiştirilmiştir.')
