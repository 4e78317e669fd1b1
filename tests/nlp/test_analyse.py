"""Words, their places and their three forms."""

import pytest

from nlp.analyse import Beginnings, exact, fold5, runs, spans, stem, streams, words


def texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IŞIK İÇİŞLERİ", ["ışık", "içişleri"]),  # casing by Turkish rules
        ("Türkiye'nin Rektörlük’çe", ["türkiye", "rektörlük"]),  # cut at the apostrophe
        ("48 inci 48'inci 48inci 48. maddesi", ["48", "48", "48", "48", "maddesi"]),  # one number, every spelling
        ("4 üncüsü 5 incelemesi", ["4", "5", "incelemesi"]),  # an ordinal ending is a whole word
        ("2017/09", ["2017", "9"]),
        ("1.000.000 TL, 12.05.2003", ["1000000", "tl", "12", "5", "2003"]),  # groups of three are one number
        ("105/A, 4/1-ç", ["105", "a", "4", "1", "ç"]),
        ("0 00", ["0", "0"]),
        ("mühendisliğibölümü" * 5, [("mühendisliğibölümü" * 5)[:64]]),  # run-together words of PDFs
        ("", []),
        ("— “” ¶ ' \x00", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_places_cover_what_belongs_to_a_word() -> None:
    text = "Kanunun 48 inci maddesi Ankara'ya İLİŞKİNDİR"
    assert [text[word.start : word.end] for word in words(text)] == [
        "Kanunun",
        "48 inci",
        "maddesi",
        "Ankara'ya",
        "İLİŞKİNDİR",
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("izni", "izinler"),  # a vowel comes and goes
        ("nafakanın", "nafaka"),  # Snowball alone: nafakanın → nafaka, nafaka → nafak
        ("kaydı", "kayıt"),
        ("hükümleri", "hükmünün"),
        ("öğrenciye", "öğrenciler"),
    ],
)
def test_forms_of_one_word_have_one_stem(left: str, right: str) -> None:
    assert stem(left) == stem(right)


def test_letters_that_make_another_word_stay_in_the_exact_form() -> None:
    assert len({exact(word) for word in ("kır", "kir", "aç", "ac")}) == 4
    assert exact("kâğıt") == exact("kağıt")


@pytest.mark.parametrize(("word", "form"), [("öğrencilerin", "ogren"), ("12345678", "12345678"), ("ışık", "isik")])
def test_first_five_letters(word: str, form: str) -> None:
    assert fold5(word) == form


def test_streams_have_a_token_a_word() -> None:
    found = streams("Öğrencinin 2 nci sınavı, İ.Ü.'de x" + "ö" * 200)
    assert len({len(tokens.split()) for tokens in found.values()}) == 1
    assert set(found) == {"stem", "fold5", "exact"}


@pytest.mark.parametrize(
    "text",
    [
        "İZNİN süresi 3 üncü günde, Kanun'un 48'inci maddesi ve iznin; İnci'nin ücreti",
        "x'izin abc12 12abc 1.234'üncü üçüncü état izin-izin ‘izin’ a'i izin",
    ],
)
def test_spans_pass_over_no_word(text: str) -> None:
    """Traps: an ending behind an apostrophe or a number taken for a word, a foreign first letter, İ and ı."""
    for word in ("izin", "iznin", "inci", "üçüncü", "ücret", "état", "1234", "12", "un"):
        beginning = fold5(word)[:4]

        def wanted(other: str, beginning: str = beginning) -> bool:
            return fold5(other).startswith(beginning)

        every = [(one.start, one.end) for one in words(text) if wanted(one.text)]
        assert spans(text, wanted, Beginnings([beginning])) == every, word


def test_runs_are_the_words_of_a_phrase_wherever_they_stand_together() -> None:
    """Traps: a beginning that repeats itself, an ending behind the apostrophe, a number's spelling, circumflexes."""
    text = "Yıllık yıllık izin; YILLIK İZİN'in süresi 1.500 gün. Yıllık, izin hâlinde 1500 günü"
    found = [text[start:end] for start, end in runs(text, ["yıllık", "izin"])]
    assert found == ["yıllık", "izin", "YILLIK", "İZİN'in", "Yıllık", "izin"]
    assert [text[start:end] for start, end in runs(text, ["1500"])] == ["1.500", "1500"]
    assert [text[start:end] for start, end in runs(text, ["izin", "halinde"])] == ["izin", "hâlinde"]
    assert not list(runs(text, ["süresi", "gün"]))
