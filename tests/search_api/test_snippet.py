"""Snippets: whole words marked under Turkish letters, HTML escaped, the densest part shown."""

import html
import re

import pytest

from search_api.snippet import LENGTH, Wanted, marks, snippet
from search_api.words import read


def cut(text: str, q: str) -> str:
    return snippet(text, Wanted.of(read(q)))


@pytest.mark.parametrize(
    ("text", "q", "expected"),
    [
        ("İZİNLER verilir", "izin", "<mark>İZİNLER</mark> verilir"),  # casing and endings
        ("IŞIK söner", "ışık", "<mark>IŞIK</mark> söner"),
        ("Başvurunun süresi", "basvuru", "<mark>Başvurunun</mark> süresi"),  # typed without Turkish letters
        ("Ankara'ya gidilir", "ankara", "<mark>Ankara'ya</mark> gidilir"),  # the ending after the apostrophe too
        ("48 inci madde", "48", "<mark>48 inci</mark> madde"),
        ("Süt izni, yıllık izin", '"süt izni"', "<mark>Süt</mark> <mark>izni</mark>, yıllık izin"),  # the phrase only
        ("Bu izin için", "bu izin için", "Bu <mark>izin</mark> için"),  # the frame of a question is not marked
        ("a < b & <script>izin</script>", "izin", "a &lt; b &amp; &lt;script&gt;<mark>izin</mark>&lt;/script&gt;"),
        ("Hiçbiri yok", "zzz", "Hiçbiri yok"),
        # five folded letters of other words: "iş" is not "istemek", no directive is a management
        ("İşten çıkarılan, istenilecek belge", "işten", "<mark>İşten</mark> çıkarılan, istenilecek belge"),
        ("istenilecek belge işten önce", "istenilecek", "<mark>istenilecek</mark> belge işten önce"),
        ("Yönetim yönetmeliği", "yönetmelik", "Yönetim <mark>yönetmeliği</mark>"),
        # a noun of the same verb, and a name that no lexicon has, by them
        ("İşçinin çıkarılması", "çıkarma", "İşçinin <mark>çıkarılması</mark>"),
        ("Özvatanlılar", "özvatan", "<mark>Özvatanlılar</mark>"),
        # the letter of a citation is no word
        ("10 m2 ve B.M.B. için 4 üncü madde", "Kanun m. 4", "10 m2 ve B.M.B. için <mark>4 üncü</mark> madde"),
        ("Ek A", "a", "Ek <mark>A</mark>"),
        ("", "izin", ""),
    ],
)
def test_marks(text: str, q: str, expected: str) -> None:
    assert cut(text, q) == expected


FILLER = "Bu cümle yalnızca uzunluk olsun diye yazılmıştır. " * 20


@pytest.mark.parametrize("before", [0, 1, 7, 15])
def test_the_part_with_most_of_the_words_is_shown(before: int) -> None:
    text = f"izin {FILLER * before}yıllık izin süresi başvurusu {FILLER * 3}"
    shown = cut(text, "yıllık izin başvuru")
    for word in ("yıllık", "izin", "başvurusu"):
        assert f"<mark>{word}</mark>" in shown
    bare = html.unescape(re.sub("</?mark>", "", shown)).strip("… ")
    assert len(bare) <= LENGTH + 1
    assert bare in text


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    assert len(cut("x" * 50_000, "izin")) < LENGTH + 10


def test_a_very_long_text_takes_bounded_work() -> None:
    assert "<mark>" in cut("izin " * 200_000, "izin")


def shown(text: str, q: str) -> str:
    return cut(f"{FILLER}{text} {FILLER}", q)


@pytest.mark.parametrize(
    ("text", "q", "number"),
    [
        ("Personele yıllık izin olarak yirmi gün verilir.", "yıllık izin kaç gün", "yirmi gün"),
        (
            "Personele yıllık izin olarak 20 gün verilir.",
            "yillik izin kac gun",
            "20 gün",
        ),  # typed without Turkish letters
        ("İtiraz on (10) iş günü içinde yapılır.", "itiraz kaç gün", "on (10) iş günü"),  # in words and digits
        ("İtiraz süresi otuz beş günlük süredir.", "itiraz kaç gün", "otuz beş günlük"),
        ("İTİRAZ SÜRESİ KIRK GÜNDÜR.", "itiraz süresi kaç gün", "KIRK GÜNDÜR"),  # capitals
        ("İtiraz iki ay içinde yapılır.", "itiraz kaç gün", "iki ay"),  # told in another unit
        ("Emekli aylığı 65 yaşını dolduranlara bağlanır.", "emekli aylığı yaş kaç", "65 yaşını"),
        ("Yol için ikişer gün eklenir.", "yol kaç gün", "ikişer gün"),  # so many each
        ("Komisyon beş üyeden oluşur.", "komisyon kaç üye", "beş üyeden"),  # whatever is counted
        ("Burs kesintisi %25 olarak uygulanır.", "burs kesintisi yüzde kaç", "%25"),
        ("Burs kesintisi yüzde elli olarak uygulanır.", "burs kesintisi yüzde kaç", "yüzde elli"),
        ("Yolluk ücreti 1.500,50 TL olarak ödenir.", "yolluk ücreti ne kadar", "1.500,50 TL"),
        ("Kayıt yenileme 12/09/2024 tarihinde başlar.", "kayıt yenileme ne zaman", "12/09/2024"),
        ("Kayıt yenileme 15 Eylül günü başlar.", "kayıt yenileme hangi tarihte", "15 Eylül"),
    ],
)
def test_the_number_that_is_asked_for_is_shown(text: str, q: str, number: str) -> None:
    assert f"<mark>{number}</mark>" in shown(text, q)


@pytest.mark.parametrize(
    ("text", "q"),
    [
        ("Yıllık izin 5 inci maddeye göre gün hesabıyla verilir.", "yıllık izin kaç gün"),  # an ordinal
        ("Yıllık izin birinci derecede günlere bölünür.", "yıllık izin kaç gün"),
        ("Yıllık izin 20 gün verilir.", "yıllık izin kimlere verilir"),  # no number is asked for
    ],
)
def test_no_other_number_is_marked(text: str, q: str) -> None:
    assert "<mark>20" not in shown(text, q)
    assert "<mark>5" not in shown(text, q)
    assert "<mark>birinci" not in shown(text, q)


def test_a_text_shown_whole_has_only_numbers_in_the_unit_that_is_asked_for() -> None:
    wanted = Wanted.of(read("izin kaç gün"))
    text = "Bir yıllık süre için izin yirmi gündür."
    assert [text[start:end] for start, end in marks(text, wanted, numbers=True)] == ["izin", "yirmi gündür"]
    assert [text[start:end] for start, end in marks(text, wanted)] == ["izin", "gündür"]


def test_the_number_beside_the_words_before_one_elsewhere() -> None:
    far = "Mazeret bildirimi üç gün sürer. "
    text = f"{far}{FILLER}Yıllık izin yirmi gün verilir. {FILLER}"
    assert "<mark>yirmi gün</mark>" in cut(text, "yıllık izin kaç gün")
    assert "<mark>üç gün</mark>" in cut(f"{far}{FILLER}Yıllık izin verilir. {FILLER}", "yıllık izin kaç gün")
