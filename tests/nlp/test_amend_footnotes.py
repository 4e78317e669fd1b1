"""Footnotes that tell only roughly where words changed, and provisions of which only their end is left; each row names
its trap."""

import pytest

from nlp.amend import amend, ground
from nlp.segment import segment

BY = "1/2/2003 tarihli ve 9100 sayılı Kanunun 2 nci maddesiyle, "
CHANGED = "ibaresi “Kıyı Kararnamesi” şeklinde değiştirilmiştir."
ROWS = [
    ("a part without a number", f"bu paragrafta yer alan “tüzük” {CHANGED}", "replace-phrase", "this/@madde"),
    ("a row", f"bu satırda yer alan “tüzük” {CHANGED}", "replace-phrase", "this/@madde"),
    ("here", f"burada yer alan “tüzük” {CHANGED}", "replace-phrase", "this/@madde"),
    ("nothing but the act", f"“tüzük” {CHANGED}", "replace-phrase", "this/@madde"),
    ("a table without a number", f"bu cetvelde yer alan “tüzük” {CHANGED}", "replace-phrase", "this/cetvel"),
    ("the whole law", f"Kanunda geçen “tüzük” {CHANGED}", "replace-phrase", "this"),
    ("several paragraphs", f"bu fıkralarda yer alan “tüzük” {CHANGED}", "replace-phrase", "this/@madde/@fikra"),
    (
        "a mark glued to the word before",
        f"bu fıkrada yer alan“tüzük” {CHANGED}",
        "replace-phrase",
        "this/@madde/@fikra",
    ),
    ("the text of the law", f"kanun metnindeki “tüzük” {CHANGED}", "replace-phrase", "this"),
    (
        "old words without marks",
        "Bu Kanunda geçen tüzük tabiri, “kararname” olarak değiştirilmiştir.",
        "replace-phrase",
        "this",
    ),
    (
        "a whole sentence anew",
        "bu fıkranın son cümlesi “Kıyı açıktır.” şeklinde değiştirilmiştir.",
        "replace-unit",
        "this/@madde/@fikra/cumle:son",
    ),
    (
        "a heading that nobody repeats",
        "Madde başlığı değiştirilmiş ve metne işlenmiştir.",
        "replace-heading",
        "this/@madde",
    ),
    ("the name of the law", "bu Kanunun adı değiştirilmiştir.", "replace-heading", "this"),
    (
        "a number by its noun",
        "bu maddenin ikinci fıkrası üçüncü fıkra olarak değiştirilmiştir.",
        "renumber",
        "this/@madde/fikra:2",
    ),
    (
        "words in brackets that nobody repeats",
        "bu fıkrada yer alan parantez içi hüküm yürürlükten kaldırılmıştır.",
        "delete-phrase",
        "this/@madde/@fikra",
    ),
]


@pytest.mark.parametrize(("trap", "words", "op", "target"), ROWS, ids=[row[0] for row in ROWS])
def test_where_words_changed(trap: str, words: str, op: str, target: str) -> None:
    (effect,) = amend(BY + words, "kanun:1")
    assert (effect.op, effect.target, effect.by) == (op, target, "kanun:9100/madde:2")


MARKS = [
    ("turned where it closes", "“nizamname “ibaresi “tüzük” olarak"),
    ("turned and glued", "“nizamname“ ibaresi “tüzük“ olarak"),
    ("two single ones", "‘’nizamname’’ ibaresi ‘’tüzük’’ olarak"),
    ("none where old words begin", "nizamname” ibaresi “tüzük” olarak"),
    ("none where old words end", "“nizamname ibaresi “tüzük” olarak"),
    ("none where new words end", "“nizamname” ibaresi “tüzük olarak"),
]


@pytest.mark.parametrize(("trap", "words"), MARKS, ids=[row[0] for row in MARKS])
def test_misprinted_marks(trap: str, words: str) -> None:
    (effect,) = amend(f"{BY}bu fıkrada yer alan {words} değiştirilmiştir.", "kanun:1")
    assert ((effect.old or "").strip(), effect.new, effect.target) == ("nizamname", "tüzük", "this/@madde/@fikra")


def test_words_that_hold_a_quotation() -> None:
    (effect,) = amend(f"{BY}bu fıkrada yer alan “4 üncü maddede “kıyı” denen yer,” ibaresi metinden çıkarılmıştır.")
    assert (effect.op, effect.old) == ("delete-phrase", "4 üncü maddede “kıyı” denen yer,")


def test_a_heading_under_which_something_stands_is_no_word() -> None:
    assert not amend(f"{BY}bu cetvelde yer alan “1. KIYI” başlığı altında bulunan kalemler yürürlükten kaldırılmıştır.")


def test_a_heading_whose_mark_is_turned() -> None:
    (effect,) = amend(f"{BY}bu madde başlığı “Kıyı “ iken metne işlendiği şekilde değiştirilmiştir.", "kanun:1")
    assert (effect.op, effect.target, effect.old) == ("replace-heading", "this/@madde", "Kıyı ")


def test_a_part_of_the_words_is_annulled_and_a_part_of_a_list_is_none() -> None:
    court = "Anayasa Mahkemesinin 4/6/1990 tarihli ve E.: 1989/4, K.: 1990/12 sayılı Kararı ile "
    (effect,) = amend(f"{court}bu bentte yer alan “… kıyı ve …” bölümü iptal edilmiştir.", "kanun:1")
    assert (effect.op, effect.target, effect.old) == ("annul-phrase", "this/@madde/@fikra/@bent", "… kıyı ve …")
    assert not amend("(I) sayılı cetvelin “Kıyı İdaresi” bölümü yürürlükten kaldırılmıştır.", "kanun:1")


def test_what_other_laws_call_so_has_no_words_of_their_list() -> None:
    text = "5590 sayılı Kanun ve diğer kanunlardaki kıyı çavuşu tabiri kıyı uzmanı olarak değiştirilmiştir."
    assert [(one.target, one.old) for one in amend(text)] == [
        ("kanun:5590", "kıyı çavuşu"),
        ("@baglam", "kıyı çavuşu"),
    ]


HEADINGS = [
    ("its old words", "bu bölüm başlığı “İzinler” iken metne işlendiği şekilde değiştirilmiştir.", "bolum", "İzinler"),
    ("a genitive", "bu kısmın başlığı “İzinler” iken metne işlendiği şekilde değiştirilmiştir.", "kisim", "İzinler"),
    ("only its new words", "bu bölüm başlığı “Ruhsatlar” olarak değiştirilmiştir.", "bolum", None),
    ("no words at all", "bölüm başlığı bu şekilde değiştirilmiştir.", "bolum", None),
]


@pytest.mark.parametrize(("trap", "words", "level", "old"), HEADINGS, ids=[row[0] for row in HEADINGS])
def test_headings_of_chapters_without_a_number(trap: str, words: str, level: str, old: str | None) -> None:
    (effect,) = amend(BY + words, "kanun:1")
    assert (effect.op, effect.target, effect.old) == ("replace-heading", f"this/@{level}", old)


def test_the_heading_of_a_chapter_and_that_of_its_article() -> None:
    found = amend(
        BY + "bu bölüm başlığı “Kıyılar” olarak, madde başlığı ise “İzin” olarak değiştirilmiştir.", "kanun:1"
    )
    assert [(one.target, one.new) for one in found] == [("this/@bolum", "Kıyılar"), ("this/@madde", "İzin")]


def test_words_in_the_heading_of_a_chapter() -> None:
    (effect,) = amend(f"{BY}bu bölüm başlığında yer alan “rıhtım” {CHANGED}", "kanun:1")
    assert (effect.op, effect.target) == ("replace-phrase", "this/@bolum/baslik")


@pytest.mark.parametrize(
    "words", ["bu bölüm başlığı eklenmiştir.", "3 üncü bölüm başlığı “Kıyı” olarak değiştirilmiştir."]
)
def test_no_change_of_the_heading_that_bears_the_note(words: str) -> None:
    assert not any("@" in effect.target for effect in amend(BY + words, "kanun:1"))


def test_the_chapter_of_a_heading_is_the_one_with_the_mark() -> None:
    text = (
        "KIYI KANUNU\n\nBİRİNCİ BÖLÜM\nAmaç\n\nMADDE 1- (1) Kıyılar açıktır.\n\nİKİNCİ BÖLÜM\nİzinler [1]\n\n"
        f"MADDE 2- (1) İzin yazılıdır.\n\n[1] {BY}bu bölüm başlığı “Ruhsat” iken metne işlendiği şekilde "
        "değiştirilmiştir.\n"
    )
    tree = segment(text)
    (effect,) = ground(amend(text, "kanun:1", tree), tree)
    assert effect.target == "this/bolum:2"


def test_a_law_that_only_names_duties_is_not_repealed() -> None:
    text = (
        "Bu Kanunun, 10/4/1984 tarih ve 4541 sayılı Kanunda dairelere ait olduğu belirtilen vazifeler hakkındaki "
        "hükümleri, anılan Kanunun 24 üncü maddesiyle yürürlükten kaldırılmıştır."
    )
    assert [(one.op, one.target) for one in amend(text)] == [("repeal-conflicting", "this")]


ENDED = [
    ("without a bracket", "Mülga (1/2/2003-9100/2 md.)", ("repeal-unit", "kanun:9100/madde:2")),
    ("behind a colon", "Mülga: 1/2/2003-9100/2 md.", ("repeal-unit", "kanun:9100/madde:2")),
    ("by whom nobody says", "Mülga.", ("repeal-unit", None)),
    ("by a body without a notation", "Mülga (1/2/2003 tarih ve 2003-7/5 sayılı Senato Kararı)", ("repeal-unit", None)),
    ("the act first", "(1/2/2003 tarihli ve 9100 sayılı Kanunla mülga)", ("repeal-unit", "kanun:9100")),
    (
        "annulled",
        "İptal (Anayasa Mahkemesinin 4/6/1990 tarihli ve E.1989/4, K.1990/12 sayılı kararı ile)",
        ("annul", "aym:1989/4-1990/12"),
    ),
]


@pytest.mark.parametrize(("trap", "words", "told"), ENDED, ids=[row[0] for row in ENDED])
def test_an_article_of_which_only_its_end_is_left(trap: str, words: str, told: tuple[str, str | None]) -> None:
    text = f"MADDE 4 – Harç alınmaz.\nMADDE 5 – {words}\nMADDE 6 – İzin yazılıdır."
    (effect,) = amend(text, "kanun:1", segment(text))
    assert ((effect.op, effect.by), effect.target) == (told, "this/madde:5")


@pytest.mark.parametrize(
    "words",
    [
        "Mülga 1111 sayılı Kanuna tabi olanlar izinlidir.",
        "3/4/2003 tarihli ve 9100 sayılı Kanunun uygulandığı yerlerde izin aranmaz.",
    ],
)
def test_what_only_begins_so_has_not_ended(words: str) -> None:
    text = f"MADDE 4 – Harç alınmaz.\nMADDE 5 – {words}"
    assert amend(text, "kanun:1", segment(text)) == ()
