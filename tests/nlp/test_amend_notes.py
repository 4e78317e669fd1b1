"""Notes of editors and footnotes in consolidated texts, read as effects; each row names its trap."""

import pytest

from nlp.amend import amend, ground
from nlp.segment import segment

ACT = "kanun:9100/madde:2"
ROWS = [
    (
        "behind the label: the whole article",
        "Madde 4 – (Değişik: 1/2/2003 - 9100/2 md.) Kıyı yapıları izne bağlıdır.",
        [("replace-unit", "this/madde:4", ACT)],
    ),
    (
        "behind the number of a paragraph",
        "MADDE 4- (1) (Değişik:1/2/2003-9100/2 md.) Kıyı yapıları izne bağlıdır.\n(2) İzin yazılıdır.",
        [("replace-unit", "this/madde:4/fikra:1", ACT)],
    ),
    (
        "a new paragraph goes into its article",
        "MADDE 4- (1) Kıyı yapıları izne bağlıdır.\n(2) (Ek:1/2/2003-9100/2 md.) İzin yazılıdır.",
        [("add-unit", "this/madde:4", ACT)],
    ),
    (
        "a level that the note names",
        "Madde 4 – Kıyı yapıları izne bağlıdır.\n(Ek fıkra: 1/2/2003 – 9100/2 md.) İzin yazılıdır.",
        [("add-unit", "this/madde:4", ACT)],
    ),
    (
        "a sentence inside a paragraph",
        "Madde 4 – Kıyı yapıları izne bağlıdır. (Ek cümle: 1/2/2003-9100/2 md.) İzin yazılıdır.",
        [("add-unit", "this/madde:4/fikra:1", ACT)],
    ),
    (
        "a sentence by its number",
        "MADDE 4- (1) Kıyı yapıları izne bağlıdır. (Değişik ikinci cümle:1/2/2003-9100/2 md.) İzin yazılıdır.",
        [("replace-unit", "this/madde:4/fikra:1/cumle:2", ACT)],
    ),
    (
        "a paragraph that is gone, told where it stood",
        "Madde 4 – Kıyı yapıları izne bağlıdır. (Mülga ikinci fıkra: 1/2/2003-9100/2 md.)",
        [("repeal-unit", "this/madde:4/fikra:2", ACT)],
    ),
    (
        "all that is left of an article's first paragraph: not the article",
        "Madde 4 – (Mülga birinci fıkra: 1/2/2003-9100/2 md.)\n\nİzin yazılıdır.",
        [("repeal-unit", "this/madde:4/fikra:1", ACT)],
    ),
    (
        "several paragraphs in one note, also in words of two parts",
        "Madde 4 – Kıyı yapıları izne bağlıdır. (Mülga ikinci ve on birinci fıkralar: 1/2/2003-9100/2 md.)",
        [("repeal-unit", "this/madde:4/fikra:2", ACT), ("repeal-unit", "this/madde:4/fikra:11", ACT)],
    ),
    (
        "paragraphs without a number, up to the next note",
        "Madde 4 – (Değişik fıkralar: 1/2/2003-9100/2 md.) Kıyı açık.\n\nİzin var.\n\n(Ek fıkra: 1/2/2003-9100/2 md.)",
        [("replace-unit", "this/madde:4/fikra:1..2", ACT), ("add-unit", "this/madde:4", ACT)],
    ),
    (
        "several paragraphs of which only one stands there",
        "Madde 4 – Kıyı yapıları izne bağlıdır.\n\n(Değişik fıkralar: 1/2/2003-9100/2 md.) İzin yazılıdır.",
        [("replace-unit", "this/madde:4/fikra:2", ACT)],
    ),
    (
        "paragraphs from one to another keep their notation",
        "Madde 4 – Kıyı yapıları izne bağlıdır. (Mülga üçüncü ila beşinci fıkralar: 1/2/2003-9100/2 md.)",
        [("repeal-unit", "this/madde:4/fikra:3..5", ACT)],
    ),
    (
        "a history: one effect an act",
        "MADDE 4- (1) İzin yazılıdır.\n(2) (Ek:3/4/1999-9000/1 md.; Mülga:1/2/2003-9100/2 md.)",
        [("add-unit", "this/madde:4", "kanun:9000/madde:1"), ("repeal-unit", "this/madde:4/fikra:2", ACT)],
    ),
    (
        "a decree that parliament accepted changes nothing again",
        "Madde 4 – (Ek: 3/4/2016-KHK-990/1 md.; Aynen kabul: 1/2/2018-9100/2 md.) İzin yazılıdır.",
        [("add-unit", "this", "khk:990/madde:1")],
    ),
    (
        "annulled by the court",
        (
            "MADDE 4- (1) İzin yazılıdır.\n(2) (İptal: Anayasa Mahkemesinin 1/2/2003 tarihli ve E.:2002/7,"
            " K.:2003/8 sayılı Kararı ile.)"
        ),
        [("annul", "this/madde:4/fikra:2", "aym:2002/7-2003/8")],
    ),
    (
        "words only",
        "MADDE 4- (1) İzin yazılı (Ek ibare:1/2/2003-9100/2 md.) ve sürelidir.",
        [("insert-phrase", "this/madde:4/fikra:1", ACT)],
    ),
    (
        "together with its heading",
        "İzin\nMADDE 4- (Başlığı ile Birlikte Değişik:1/2/2003-9100/2 md.)\n(1) İzin yazılıdır.",
        [("replace-unit", "this/madde:4", ACT)],
    ),
    (
        "revived",
        "Madde 4 – (Yeniden düzenleme: 1/2/2003-9100/2 md.) İzin yazılıdır.",
        [("replace-unit", "this/madde:4", ACT)],
    ),
    (
        "a regulation is changed by what a gazette published",
        "MADDE 4- (Değişik:RG-1/2/2003-25011) (1) İzin yazılıdır.",
        [("replace-unit", "this/madde:4", "rg:25011@2003-02-01")],
    ),
    (
        "a presidential decree",
        "MADDE 4- (1) İzin yazılıdır.\n(2) (Ek:RG-1/2/2023-32091-CK-99/6 md.) İzin sürelidir.",
        [("add-unit", "this/madde:4", "cbk:99/madde:6")],
    ),
    ("an annex named in brackets is none", "MADDE 4- (1) İzin belgesi (Ek-3) yazılıdır.", []),
    ("a month in brackets is none", "MADDE 4- (1) İzin (Ekim ayı dâhil) yazılıdır.", []),
    ("a bracket that never closes", "MADDE 4- (1) İzin (Değişik: 1/2/2003-9100/2 md. yazılıdır.", []),
]


@pytest.mark.parametrize(("trap", "text", "effects"), ROWS, ids=[row[0] for row in ROWS])
def test_notes(trap: str, text: str, effects: list[tuple[str, str, str]]) -> None:
    found = amend(text, "kanun:1", segment(text))
    assert [(e.op, e.target, e.by) for e in found] == effects
    assert {e.method for e in found} <= {"note"}


def test_a_note_has_its_day_and_what_is_new_its_number() -> None:
    text = "MADDE 4- (1) İzin yazılıdır.\n(2) (Ek:1/2/2003-9100/2 md.) İzin sürelidir."
    (effect,) = amend(text, None, segment(text))
    assert (effect.date, effect.unit, effect.number) == ("2003-02-01", "fikra", "2")
    assert effect.provision == "this/madde:4/fikra:2"
    assert text[effect.start : effect.end] == "(Ek:1/2/2003-9100/2 md.)"


def test_in_a_footnote_this_paragraph_is_the_one_with_the_mark() -> None:
    text = (
        "MADDE 4- (1) İzin yazılıdır.\n(2) İzin[1] sürelidir.\nMADDE 5- Bu Kanunu Cumhurbaşkanı yürütür.\n"
        "[1] 1/2/2003 tarihli ve 9100 sayılı Kanunun 2 nci maddesiyle, bu fıkrada yer alan “Belge” ibaresi “İzin”"
        " şeklinde değiştirilmiştir."
    )
    tree = segment(text)
    (effect,) = amend(text, "kanun:1", tree)
    assert (effect.target, effect.method, effect.by, effect.date) == (
        "this/@madde/@fikra",
        "footnote",
        "kanun:9100/madde:2",
        "2003-02-01",
    )
    assert [one.target for one in ground([effect], tree)] == ["this/madde:4/fikra:2"]
