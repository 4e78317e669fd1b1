"""What is taken over from another institution has one key; what says something else has another."""

import pytest

from nlp.likeness import likeness

RULE = "Karaçam Üniversitesi Senatosunun 12/3/2021 tarihli kararıyla öğrencilere otuz iş günü izin verilir."


@pytest.mark.parametrize(
    "copied",
    [
        "Su Ürünleri Üniversitesi Senatosunun 5/11/2019 tarihli kararıyla öğrencilere 45 iş günü izin verilir.",
        "Yayla Teknik Üniversitesi Senatosunun 1 Mayıs 2020 tarihli kararıyla öğrencilere (45) iş günü izin verilir",
        "KÇÜ Senatosunun 12/3/2021 tarihli kararıyla öğrencilere otuz beş iş günü izin verilir.",
        "KARAÇAM ÜNİVERSİTESİ SENATOSUNUN 12/3/2021 TARİHLİ KARARIYLA ÖĞRENCİLERE OTUZ İŞ GÜNÜ İZİN VERİLİR.",
    ],
)
def test_names_numbers_and_dates_make_no_difference(copied: str) -> None:
    assert likeness(copied) == likeness(RULE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RULE, RULE.replace("verilir", "verilmez")),  # one stem
        (RULE, RULE.replace("öğrencilere", "personele")),
        (RULE, RULE.replace("Senatosunun", "Yönetim Kurulunun")),  # organs are not names
        ("Bu iş 657 sayılı Kanuna göre yapılır ve duyurulur.", "Bu iş 2547 sayılı Kanuna göre yapılır ve duyurulur."),
        ("Ücret 5 liradır.", "Ücret 9 liradır."),  # the number is all that it says
        ("(Mülga: 12/3/2003-7829/30 md.)", "(Mülga: 5/6/2008-7915/2 md.)"),
    ],
)
def test_what_says_something_else_has_another_key(one: str, other: str) -> None:
    assert likeness(one) != likeness(other)


@pytest.mark.parametrize("text", ["", " – ", "..."])
def test_a_text_without_words_is_like_no_other(text: str) -> None:
    assert likeness(text) == ""
