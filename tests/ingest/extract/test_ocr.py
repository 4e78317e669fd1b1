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
