"""Turkish letters: each row names its trap."""

import pytest

from dayanak.law import letters


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("IŞIK", "ışık"),  # I is ı, not i
        ("İÇİŞLERİ", "içişleri"),  # İ is i, not i + U+0307
        ("KANÛN", "kanûn"),  # the circumflex stays
        ("Iİıi", "ıiıi"),
    ],
)
def test_lower(text, small):
    assert letters.lower(text) == small


@pytest.mark.parametrize(("text", "large"), [("ışık", "IŞIK"), ("içişleri", "İÇİŞLERİ"), ("ıi", "Iİ")])
def test_upper(text, large):
    assert letters.upper(text) == large


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("İÇİŞLERİ BAKANLIĞI", "İçişleri Bakanlığı"),
        ("ISPARTA İLİ", "Isparta İli"),
        ("USUL VE ESASLAR", "Usul ve Esaslar"),
        ("EĞİTİM-ÖĞRETİM YÖNETMELİĞİ", "Eğitim-Öğretim Yönetmeliği"),
        ("ÇİFT ANADAL (ÇAP) YÖNERGESİ", "Çift Anadal (ÇAP) Yönergesi"),  # an acronym is no word
        ("TEBLİĞ (İHRACAT: 2024/1)", "Tebliğ (İhracat: 2024/1)"),
    ],
)
def test_title(text, titled):
    assert letters.title(text) == titled


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ŞIRNAK Iğdır", "sirnak igdir"), ("kâğıt", "kagit"), ("hâl", "hal"), ("ÖĞÜT", "ogut"), ("i\u0307", "i")],
)
def test_fold(text, folded):
    assert letters.fold(text) == folded


def test_order_of_the_alphabet():
    words = ["şeker", "zeytin", "ısı", "çam", "ceviz", "iz", "ünlü", "ulu", "10", "2"]
    assert sorted(words, key=letters.sort_key) == [
        "10", "2", "ceviz", "çam", "ısı", "iz", "şeker", "ulu", "ünlü", "zeytin",
    ]  # fmt: skip


def test_two_spellings_of_a_title_are_the_same():
    assert letters.comparison_key("DEVLET MEMURLARI KANUNU") == letters.comparison_key("Devlet  Memurları Kanunu’")


def test_different_letters_are_different_law():
    assert letters.lower("Ç") != letters.lower("C")
    assert letters.sort_key("ı") != letters.sort_key("i")
