"""Citations as rulings and old pages write them: the law meant by "Kanun'un", letters for digits, glued letters."""

import pytest

from nlp.cite import cite


def targets(text: str, this: str | None = None) -> list[tuple[str, ...]]:
    return [one.targets for one in cite(text, this)]


def test_a_ruling_means_the_law_of_which_it_named_the_article() -> None:
    text = ("5271 sayılı Ceza Muhakemesi Kanunu'nun 231. maddesi ile 5237 sayılı Türk Ceza Kanunu anılmıştır. "
            "Kanun'un 231. maddesi uygulanır.")  # fmt: skip
    assert targets(text)[-1] == ("kanun:5271/madde:231",)


def test_a_ruling_means_the_law_named_before_in_the_sentence() -> None:
    text = ("5271 sayılı Ceza Muhakemesi Kanunu'nun 231. maddesi tartışılmıştır. 5237 sayılı Türk Ceza Kanunu'nun 86. "
            "maddesi gereği ceza verilmiş ise de Kanun'un 62. maddesi uygulanmamıştır.")  # fmt: skip
    assert targets(text)[-1] == ("kanun:5237/madde:62",)


def test_the_court_by_its_letters() -> None:
    text = "Bu cümle, Ana.Mah.nin 4/6/1990 tarihli ve E.1989/4, K.1990/12 sayılı kararı ile iptal edilmiştir."
    assert targets(text)[-1] == ("aym:1989/4-1990/12",)


def test_a_long_note_that_holds_brackets_is_one_note() -> None:
    text = ("(Değişik: 24/8/2000 - KHK - 619/11 md. (1); İptal: Ana.Mah.nin 26/10/2000 tarihli ve E.:2000/61, "
            "K.:2000/34 sayılı Kararı ile; Değişik: 24/7/2003-4956/11 md.) 3 üncü maddeye göre ödenir.")  # fmt: skip
    assert targets(text, "kanun:1") == [("this/madde:3",)]


def test_several_laws_that_are_all_long_enough_leave_it_open() -> None:
    text = "5237 sayılı Kanun ile 5271 sayılı Kanun uygulanır. Kanun'un 12. maddesi saklıdır."
    assert targets(text)[-1] == ("@baglam/madde:12",)


def test_the_official_spelling_is_a_term_that_stands_elsewhere() -> None:
    text = "5237 sayılı Kanun ile 5271 sayılı Kanunun 86 ncı maddesi ve Kanunun 12 nci maddesi uygulanır."
    assert targets(text)[-1] == ("@baglam/madde:12",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("l82 nci maddesi", "kanun:712/madde:182"),
        ("l4 üncü maddesi", "kanun:712/madde:14"),
        ("1o4 üncü maddesi", "kanun:712/madde:104"),
    ],
)
def test_letters_for_digits(typed: str, meant: str) -> None:
    assert targets(f"7l2 sayılı Kanunun {typed} saklıdır.") == [(meant,)]


def test_a_letter_of_a_list_is_no_digit() -> None:
    assert targets("712 sayılı Kanunun 4 üncü maddesinin (l) bendi") == [("kanun:712/madde:4/bent:l",)]


def test_the_letter_of_a_bent_written_on_to_its_article() -> None:
    found = targets("2547 sayılı Kanunun 3, 4 ile 44b maddelerine dayanılır.")
    assert found == [("kanun:2547/madde:3", "kanun:2547/madde:4", "kanun:2547/madde:44/bent:b")]


def test_articles_in_words_behind_their_law() -> None:
    found = targets("486 numaralı kanunun birinci, ikinci ve üçüncü maddelerinden gayrı ahkâmı kalır.")
    assert found == [("kanun:486/madde:1", "kanun:486/madde:2", "kanun:486/madde:3")]


@pytest.mark.parametrize("word", ["yukarki", "yukardaki", "evvelki"])
def test_old_words_for_the_one_before(word: str) -> None:
    assert targets(f"Satılan yerlere {word} fıkra hükmü uygulanmaz.", "kanun:900") == [("this/@madde/@fikra-1",)]


def test_laws_whose_kind_only_the_last_of_them_bears() -> None:
    text = (
        "1111 numaralı Askerlik ve 2613 numaralı Kadastro ve Tapu Tahriri ve 2644 numaralı Tapu Kanunlarının hükümleri"
    )
    found = cite(text)
    assert [one.targets for one in found] == [("kanun:1111",), ("kanun:2613",), ("kanun:2644",)]
    assert found[1].surface == "2613 numaralı Kadastro ve Tapu Tahriri"


def test_roman_articles_open_a_citation() -> None:
    found = targets("Sözleşme'nin I inci maddesi, II nci maddesinin 6 ncı bendi ve VII nci maddesi uygulanır.")
    assert found == [("@baglam/madde:I",), ("@baglam/madde:II/bent:6",), ("@baglam/madde:VII",)]


def test_a_chapter_in_brackets_is_no_series_number() -> None:
    found = targets("340 Sıra No.lu Vergi Usul Kanunu Genel Tebliğinin (V-2) numaralı bölümünde düzenlenir.")
    assert found == [("teblig:VUK-340/no:V-2",)]


def test_a_torn_this() -> None:
    assert targets("Karar ile b u fıkrada yer alan", "kanun:900") == [("this/@madde/@fikra",)]


def test_repealed_between_number_and_kind() -> None:
    assert targets("15/7/1970 tarih ve 1312 sayılı mülga kanuna aykırı hükümler") == [("kanun:1312",)]


def test_the_decision_of_a_joint_committee_is_no_legislation() -> None:
    assert targets("imzalanan 1/2022 Sayılı Türkiye-Kıyıeli Ortak Komitesi Kararı onaylanmıştır.") == []


def test_a_day_and_a_number_with_a_dash_between() -> None:
    assert targets("9/5/1955-6552 sayılı Kanunun 3 üncü maddesi", "kanun:900") == [("kanun:6552/madde:3",)]


def test_additional_articles_with_a_dash() -> None:
    assert targets("926 sayılı Kanunun Ek – 2 nci maddesinin hükümleri") == [("kanun:926/ek-madde:2",)]


def test_repealed_before_a_title_is_in_the_span() -> None:
    (found,) = cite("Tazminat, mülga Kıyı Yardım Sandığı Tüzüğünün 18 inci maddesi uyarınca ödenir.")
    assert found.surface.startswith("mülga Kıyı")
    assert found.targets == ("ad:Kıyı Yardım Sandığı Tüzüğü/madde:18",)


def test_the_same_article_is_the_one_that_an_act_changes() -> None:
    text = ("Bu maddenin adı, 2/7/2018 tarihli ve 700 sayılı KHK’nin 160 ıncı maddesiyle “Yönetmelikler” olarak ve "
            "aynı maddenin birinci fıkrası aşağıdaki şekilde değiştirilmiştir.")  # fmt: skip
    assert targets(text, "kanun:900")[-1] == ("this/@madde/fikra:1",)


def test_the_roman_mark_of_a_point_begins_no_range() -> None:
    assert targets("I\n- 14 üncü maddenin II nci bendine göre", "kanun:900") == [("this/madde:14/bent:II",)]
    assert targets("I - VII nci bentlerdeki hükümler", "kanun:900") == [("this/@madde/@fikra/bent:I..VII",)]


def test_the_torn_ending_of_an_ordinal_is_no_roman_number() -> None:
    assert targets("6757 sayılı Kanunun 16 nc\nı\n\nmaddesiyle", "kanun:900") == [("kanun:6757",)]


def test_no_title_begins_behind_the_number_of_a_decision() -> None:
    assert targets("“Kıyı Ortak Komitesinin 1/2022 Sayılı Kararı”nın onaylanması uygun bulunmuştur.") == []
