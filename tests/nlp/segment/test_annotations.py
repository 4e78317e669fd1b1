"""Notes of editors behind the head of an article: what of it they speak of, and what is left of it."""

import pytest

from nlp.segment import segment

_NOTE = "1/2/2003-4444/5 md."

CASES = [
    (
        "repealed and enacted anew with its title: in force",
        f"(Mülga: {_NOTE}) (Başlığı ile Birlikte Yeniden Düzenleme: {_NOTE})\n\nBurs verilir.",
        [("madde:1", None), ("madde:1/fikra:1", None)],
    ),
    (
        "the note that names the title first can also annul",
        f"(Başlığı ile Birlikte Değişik: {_NOTE}) (İptal: Anayasa Mahkemesinin 1/2/2003 tarihli Kararı ile.)",
        [("madde:1", "iptal")],
    ),
    (
        "the first paragraph is repealed, not the article; it keeps its place",
        f"(Mülga birinci fıkra: {_NOTE})\n\nBurs verilir.",
        [("madde:1", None), ("madde:1/fikra:1", "mulga"), ("madde:1/fikra:2", None)],
    ),
    (
        "the unit named before the verb",
        f"(Birinci fıkra mülga: {_NOTE})\n\nBurs verilir.",
        [("madde:1", None), ("madde:1/fikra:1", "mulga"), ("madde:1/fikra:2", None)],
    ),
    (
        "two repealed paragraphs in turn are two",
        f"Burs verilir.\n\n(Mülga ikinci fıkra: {_NOTE})\n\n(Mülga üçüncü fıkra: {_NOTE})",
        [("madde:1", None), ("madde:1/fikra:1", None), ("madde:1/fikra:2", "mulga"), ("madde:1/fikra:3", "mulga")],
    ),
]


@pytest.mark.parametrize(("trap", "words", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_is_left(trap: str, words: str, expected: list[tuple[str, str | None]]) -> None:
    tree = segment(f"MADDE 1 –\n\n{words}")
    assert [(node.path, node.status) for node in tree.nodes] == expected, trap


def test_the_note_of_the_article_and_the_note_of_its_paragraph_are_told_apart() -> None:
    tree = segment(f"MADDE 1 –\n\n(Değişik: {_NOTE}) (Değişik birinci fıkra: {_NOTE}) Burs verilir.")
    assert [node.text for node in tree.nodes] == [
        f"(Değişik: {_NOTE})",
        f"(Değişik birinci fıkra: {_NOTE}) Burs verilir.",
    ]
