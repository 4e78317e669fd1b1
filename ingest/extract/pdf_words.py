"""Words of a PDF page with their boxes and sizes: from PDFium, or from pdfminer.six where PDFium's are doubted."""

import ctypes
import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.extract.pdf_rules import Rule, bounds_of, rules_of

# PDFium marks the hyphen of a line end with U+0002 or U+FFFE and puts nothing before the next line.
_TOKEN = re.compile(r"[^\s\x02\ufffe]*[\x02\ufffe]|[^\s\x02\ufffe]+")
_WIDE = 0.4
_TALL = 30.0
_LONG = 24
_SPACE = 0.06
_SEAM = re.compile(r"(?<=[a-zçğıöşü]{2})(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü])")
_MOST_DOTS = 40_000_000
_RAISED = 0.8
_GLUED = re.compile(r"(\S*(?:[^\W\d_]|[.…]\))[.,;:)\]”’\"']*)(\d{1,3}|\*{1,3})[.,;:]?")
_GLUED_BEFORE = re.compile(r"(\d{1,3}|\*{1,3})[^\W\d_]{4}.*")
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_HYPHEN = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed; coordinates in points from the upper left corner, `y1` its lower edge."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one page in the order of the file, its drawn lines, its width and height."""

    words: tuple[Word, ...]
    width: float
    height: float
    rules: tuple[Rule, ...] = ()

    @property
    def text(self) -> str:
        """All words with spaces between them, for judging."""
        return " ".join(word.text for word in self.words)


class PdfiumPage:
    """One page open in PDFium."""

    def __init__(self, document: pdfium.PdfDocument, index: int) -> None:
        self._page = document[index]
        self.width, self.height = self._page.get_size()

    def words(self) -> PageWords:
        """The words that PDFium finds; upright text only where the page is not rotated."""
        text_page = self._page.get_textpage()
        try:
            words = tuple(self._read(text_page))
        finally:
            text_page.close()
        return PageWords(words, self.width, self.height, tuple(rules_of(self._page)))

    def _read(self, text_page: Any) -> Iterator[Word]:
        count = text_page.count_chars()
        text = _characters(text_page, count)
        box = _Box(text_page.raw, self._page, self.height)
        for found in _TOKEN.finditer(text):
            token, start = found[0], found.start()
            cuts = [0, *box.cuts(token, start), len(token)]
            for low, high in pairwise(cuts):
                written = _whole(token[low:high].translate(_HYPHEN)).strip("\x00")
                if written:
                    yield box.word(written, start + low, min(start + high, count) - 1)

    def image_share(self) -> float:
        """Share of the page under images wide enough to hold lines of text, 0 to 1; logos and seals are not."""
        images = bounds_of(self._page, raw.FPDF_PAGEOBJ_IMAGE, depth=3)
        covers = [_area(bounds) for bounds in images if self._is_wide(bounds)]
        return min(1.0, sum(covers) / (self.width * self.height or 1.0))

    def _is_wide(self, bounds: tuple[float, float, float, float]) -> bool:
        left, bottom, right, top = bounds
        across = max(right - left, top - bottom) if self._page.get_rotation() in (90, 270) else right - left
        return bool(across > _WIDE * self.width)

    def picture(self, dpi: int) -> Any:
        """The page drawn in shades of grey as a Pillow image; a page of monstrous size is drawn smaller."""
        scale = min(dpi / 72, (_MOST_DOTS / max(self.width * self.height, 1.0)) ** 0.5)
        return self._page.render(scale=scale, grayscale=True).to_pil()

    def close(self) -> None:
        """Gives the page's memory back."""
        self._page.close()


def _characters(text_page: Any, count: int) -> str:
    """The text of a page with one code point a character of PDFium, so that places in it are places there."""
    text = text_page.get_text_range() if count else ""
    if len(text) != count:
        text = "".join(chr(raw.FPDFText_GetUnicode(text_page.raw, index) & 0x1FFFFF) for index in range(count))
    return str(text)


def _whole(word: str) -> str:
    """The word with the halves of characters beyond U+FFFF put together."""
    if any("\ud800" <= sign <= "\udfff" for sign in word):
        return word.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return word


def _area(bounds: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = bounds
    return max(0.0, right - left) * max(0.0, top - bottom)


class _Box:
    """Asks PDFium for boxes of characters, with a buffer made once a page."""

    def __init__(self, text_page: Any, page: pdfium.PdfPage, height: float) -> None:
        self._text_page = text_page
        self._rect = raw.FS_RECTF()
        self._left, self._bottom, _, top = page.get_bbox()
        self._rotation = page.get_rotation()
        self._top = top
        self._size = (page.get_width(), height)

    def _loose(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of a character's line box: one height for all letters of a font."""
        raw.FPDFText_GetLooseCharBox(self._text_page, index, self._rect)
        left, top, right, bottom = self._rect.left, self._rect.top, self._rect.right, self._rect.bottom
        if top - bottom > _TALL:
            _, low, _, high = self._tight(index)
            if (high - low) * 3 < top - bottom:
                return left, low, right, high
        return left, bottom, right, top

    def _tight(self, index: int) -> tuple[float, float, float, float]:
        """The box of the ink, for fonts that lie about the height of their lines."""
        corners = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(self._text_page, index, *map(ctypes.byref, corners))
        left, right, bottom, top = (corner.value for corner in corners)
        return left, bottom, right, top

    def word(self, text: str, first: int, last: int) -> Word:
        """The word that the characters `first` to `last` make."""
        left, bottom, right, top = self._loose(first)
        if last > first:
            end = self._loose(last)
            left, right = min(left, end[0]), max(right, end[2])
            if self._rotation in (90, 270):
                bottom, top = min(bottom, end[1]), max(top, end[3])
        x0, y0, x1, y1 = self._upright(left, bottom, right, top)
        return Word(text, x0, y0, x1, y1, max(y1 - y0, 1.0))

    def cuts(self, token: str, first: int) -> list[int]:
        """Places in a token where the file glues what is printed apart: the next word, or a raised number."""
        if len(token) > _LONG:
            places = list(range(1, len(token)))
        else:
            places = [found.start() for found in _SEAM.finditer(token)]
        cuts = [place for place in places if self._gap(first + place) > _SPACE]
        raised = _GLUED.fullmatch(token)
        if raised and self._height(first + raised.end(1)) < _RAISED * self._height(first):
            cuts += {raised.end(1), raised.end(2)} - {len(token)}
        raised = _GLUED_BEFORE.fullmatch(token)
        if raised and self._height(first) < _RAISED * self._height(first + raised.end(1)):
            cuts.append(raised.end(1))
        return sorted(set(cuts))

    def _gap(self, index: int) -> float:
        """The white before a character, in heights of its line."""
        _, bottom, right, top = self._loose(index - 1)
        return (self._loose(index)[0] - right) / max(top - bottom, 1.0)

    def _height(self, index: int) -> float:
        _, bottom, _, top = self._loose(index)
        return top - bottom

    def _upright(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The box seen as the page is shown: from the upper left, the page's rotation applied."""
        left, right = left - self._left, right - self._left
        if self._rotation == 0:
            return left, self._top - top, right, self._top - bottom
        bottom, top = bottom - self._bottom, top - self._bottom
        width, height = self._size
        if self._rotation == 90:
            return bottom, left, top, right
        if self._rotation == 180:
            return width - right, bottom, width - left, top
        return width - top, height - right, width - bottom, height - left


def pdfminer_words(data: bytes, index: int) -> PageWords:
    """The words that pdfminer.six finds on one page; none where it cannot read the page."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTPage

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every flaw of a broken file
    try:
        for page in extract_pages(io.BytesIO(data), page_numbers=[index]):
            assert isinstance(page, LTPage)
            words = tuple(_miner_words(page, page.height))
            return PageWords(words, page.width, page.height)
    except _miner_faults():
        return PageWords((), 0.0, 0.0)
    return PageWords((), 0.0, 0.0)


def _miner_faults() -> tuple[type[Exception], ...]:
    """What pdfminer.six raises on a broken page."""
    from pdfminer.psexceptions import PSException

    python = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
    return (PSException, struct.error, zlib.error, *python)


def _miner_words(element: Any, height: float) -> Iterator[Word]:
    from pdfminer.layout import LTChar, LTTextLine

    if not isinstance(element, LTTextLine):
        for child in element if hasattr(element, "__iter__") else ():
            yield from _miner_words(child, height)
        return
    run: list[Any] = []
    for char in element:
        if isinstance(char, LTChar) and char.get_text().strip():
            run.append(char)
        elif run:
            yield _miner_word(run, height)
            run = []
    if run:
        yield _miner_word(run, height)


def _miner_word(run: list[Any], height: float) -> Word:
    text = _UNMAPPED.sub("\ufffd", "".join(char.get_text() for char in run))
    return Word(text, run[0].x0, height - run[0].y1, run[-1].x1, height - run[0].y0, max(run[0].size, 1.0))
