"""The segmenter's view of a text: every kind of white space is folded."""

import sys

import pytest

from nlp.segment.source import Source

SPACES = [sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isspace()]


@pytest.mark.parametrize("space", SPACES, ids=[f"U+{ord(sign):04X}" for sign in SPACES])
def test_a_rare_white_space_is_folded_too(space: str) -> None:
    text = f"{space}iki{space}söz{space}"
    assert Source(text).printed(0, len(text)) == "iki söz"


def test_blanks_in_a_row_and_line_ends_are_one_blank() -> None:
    text = "  üç\n\n söz  daha \n"
    assert Source(text).printed(0, len(text)) == "üç söz daha"
