"""Footnotes that tell only roughly where words changed, and provisions of which only their end is left; each row names
its trap."""

import pytest

from nlp.amend import amend
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


def test_headings_of_chapters_have_no_number_there() -> None:
    assert amend(BY + "bu bölüm başlığı “İzinler” iken metne işlendiği şekilde değiştirilmiştir.", "kanun:1") == ()


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
