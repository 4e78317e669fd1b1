"""Roman numbers of headings in recognised pages; each row names its trap."""

import pytest

from dayanak.law.text import ExtractedText, Page, ReadBy
from nlp.normalise import normalise
from nlp.normalise.numerals import mend_numerals

ROWS = [
    ("strokes read as letters", "I. KONU\nH. İNCELEME\nHI, ESASIN İNCELENMESİ\nIV. SONUÇ", "I II III IV"),
    ("the first one", "L. KONU\nIL İNCELEME\nIII. SONUÇ", "I II III"),
    ("a digit", "1. KONU\nII. İNCELEME", "I II"),
    ("no room between two", "I. KONU\nIl. İNCELEME\nII. SONUÇ", "I Il II"),
    ("a new text begins", "I. KONU\nII. İNCELEME\nIII. ESAS\nL. KONU\nII. SONUÇ", "I II III I II"),
    ("nothing whole behind it", "I. KONU\nH. İNCELEME", "I H"),
]


@pytest.mark.parametrize(("trap", "text", "numbers"), ROWS, ids=[row[0] for row in ROWS])
def test_a_number_is_what_its_neighbours_leave(trap: str, text: str, numbers: str) -> None:
    (mended,) = mend_numerals([text])
    assert [line.split()[0].strip(".,") for line in mended.split("\n")] == numbers.split()


def test_words_in_capitals_are_no_numbers() -> None:
    text = "I. KONU\nİL MÜDÜRLÜĞÜ\nTL. KARŞILIĞI 5 LİRA\nHİL VE\nH. Küçük harfli\nIII. SONUÇ"
    assert mend_numerals([text]) == [text]


def test_numbers_go_on_over_pages_and_only_recognised_ones_are_mended() -> None:
    texts = ("I. KONU\n\nMetin.", "H. İNCELEME\n\nMetin.", "III. SONUÇ\n\nMetin.")

    def read(by: ReadBy) -> str:
        return normalise(
            ExtractedText(tuple(Page(n, text, by) for n, text in enumerate(texts, 1)), "application/pdf")
        ).text

    assert "\nII. İNCELEME" in read(ReadBy.OCR)
    assert "\nH. İNCELEME" in read(ReadBy.PDFIUM)
