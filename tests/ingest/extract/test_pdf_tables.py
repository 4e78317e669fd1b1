"""Drawn tables: cells with several lines, cells over several rows, frames that are no tables."""

import pytest

from ingest.extract.pdf_lines import lines_of
from ingest.extract.pdf_rules import Rule
from ingest.extract.pdf_words import Word


def _word(text: str, x: float, y: float) -> Word:
    return Word(text, x, y, x + 6 * len(text), y + 10, 10)


def _frame(xs: list[float], ys: list[float]) -> list[Rule]:
    uprights = [Rule(x, ys[0], x + 0.5, ys[-1]) for x in xs]
    return uprights + [Rule(xs[0], y, xs[-1], y + 0.5) for y in ys]


_TWO_BY_TWO = _frame([50, 150, 300], [100, 140, 180])


@pytest.mark.parametrize(
    ("words", "rules", "expected"),
    [
        (
            [("Unvan", 55, 105), ("Görev", 155, 105), ("Şef", 55, 145), ("yazı", 155, 145), ("işleri", 155, 160)],
            _TWO_BY_TWO,
            ["Unvan | Görev", "Şef | yazı işleri"],
        ),
        (
            [("değer-", 55, 105), ("lendirme", 55, 120), ("40", 155, 112)],
            _TWO_BY_TWO,
            ["değerlendirme | 40"],
        ),
        (
            [("ortak", 55, 138), ("bir", 155, 110), ("iki", 155, 150)],
            [*_frame([50, 150, 300], [100, 180]), Rule(150, 140, 300, 140.5)],
            ["ortak | bir", "iki"],
        ),
        (
            [("çerçeve", 55, 105), ("içinde", 110, 105), ("metin", 155, 105)],
            _frame([50, 300], [100, 140]),
            ["çerçeve içinde metin"],
        ),
        (
            [("önce", 55, 50), ("a", 55, 105), ("b", 155, 105), ("sonra", 55, 200)],
            _TWO_BY_TWO,
            ["önce", "a | b", "sonra"],
        ),
    ],
    ids=["lines in a cell", "hyphen in a cell", "a cell over two rows", "a frame", "place among the lines"],
)
def test_rows_of_drawn_tables(words: list[tuple[str, float, float]], rules: list[Rule], expected: list[str]) -> None:
    lines = lines_of([_word(*word) for word in words], rules)
    assert [" | ".join(s.text for s in line.segments) if line.ruled else line.text for line in lines] == expected
