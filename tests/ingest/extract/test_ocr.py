"""Tesseract's table to words, and what happens where it is not there."""

import pytest

from ingest.extract import ocr

_HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def _row(level: int, word: int, left: int, confidence: float, text: str) -> str:
    return f"{level}\t1\t1\t1\t1\t{word}\t{left}\t300\t100\t50\t{confidence}\t{text}"


def test_words_get_the_height_of_their_line_and_doubtful_ones_are_left_out() -> None:
    table = "\n".join(
        [
            _HEAD,
            _row(4, 0, 100, -1, ""),
            _row(5, 1, 100, 96, "Karar"),
            _row(5, 2, 300, 3, "~|"),
            _row(5, 3, 500, 90, '"a"'),
        ]
    )
    scan = ocr.parse_tsv(table, 595, 842, scale=0.24)
    assert [word.text for word in scan.words.words] == ["Karar", '"a"']
    assert scan.words.words[0].x0 == pytest.approx(24)
    assert scan.words.words[0].size == pytest.approx(12)
    assert scan.confidence == pytest.approx(0.93)


def test_an_empty_table_gives_no_words() -> None:
    scan = ocr.parse_tsv(_HEAD, 595, 842, scale=0.24)
    assert (scan.words.words, scan.confidence) == ((), 0.0)


def test_the_words_of_a_page_that_lies_askew_are_put_straight() -> None:
    """Lines 2,000 dots long sink by 20: their boxes are higher than their letters, and the left edge moves."""
    rows = [_HEAD]
    for line in range(6):
        top = 300 + 100 * line
        rows.append(f"4\t1\t1\t1\t{line}\t0\t{200 - line}\t{top}\t2000\t70\t-1\t")
        rows += [
            f"5\t1\t1\t1\t{line}\t{word}\t{200 - line + 220 * word}\t{top + 2.2 * word}\t200\t50\t95\tsöz"
            for word in range(9)
        ]
    words = ocr.parse_tsv("\n".join(rows), 595, 842, scale=0.24).words.words
    first = [word for word in words if word.x0 < 60]
    assert {round(word.size) for word in words} == {12}
    assert max(word.x0 for word in first) - min(word.x0 for word in first) == pytest.approx(0, abs=0.1)
    assert len({round(word.y0, 1) for word in words}) == 6


def test_lines_whose_words_lie_over_each_other_tell_no_skew() -> None:
    """Trap: of a stamp or a drawing Tesseract makes words that all stand in one place, and none is to the right."""
    rows = [_HEAD]
    for line in range(6):
        rows.append(f"4\t1\t1\t1\t{line}\t0\t200\t{300 + 100 * line}\t100\t50\t-1\t")
        rows += [f"5\t1\t1\t1\t{line}\t{word}\t200\t{300 + 100 * line}\t100\t50\t95\tsöz" for word in range(9)]
    words = ocr.parse_tsv("\n".join(rows), 595, 842, scale=0.24).words.words
    assert len(words) == 54
    assert {word.x0 for word in words} == {words[0].x0}
