"""PDF files: each page by the reader that reads it best, then furniture off and lines to blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from dayanak.law.errors import Rejected
from dayanak.law.text import Page, ReadBy
from ingest.extract import ocr as tesseract
from ingest.extract.characters import clean
from ingest.extract.limits import Limits
from ingest.extract.pdf_blocks import blocks_of
from ingest.extract.pdf_furniture import without_furniture
from ingest.extract.pdf_lines import Line, lines_of
from ingest.extract.pdf_quality import BELIEVED, READABLE, quality
from ingest.extract.pdf_words import PageWords, PdfiumPage, pdfminer_words

_FEW_WORDS = 60
_IMAGE = 0.05
_LARGE_IMAGE = 0.3
_CAPTION_WORDS = 100
_NO_TEXT = "Sayfada okunabilir metin katmanı yok"


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of one page, who read them and how surely."""

    words: PageWords
    read_by: ReadBy
    confidence: float
    reason: str | None = None


def read_pdf(data: bytes, limits: Limits, *, ocr: bool) -> tuple[Page, ...]:
    """All pages in order. Pages without a usable text go to OCR if it is there and wanted, else they are unread."""
    document = _open(data)
    try:
        limits.check_pages(len(document))
        readings = [_read(document, data, index, limits, ocr=ocr) for index in range(len(document))]
    finally:
        document.close()
    pages = without_furniture([lines_of(r.words.words) for r in readings], [r.words.height for r in readings])
    return tuple(_page(number, lines, r) for number, (lines, r) in enumerate(zip(pages, readings, strict=True), 1))


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as exc:
        if "password" in str(exc).lower():
            raise Rejected("PDF parolalı; parolasını kaldırıp yükleyin.") from exc
        raise Rejected("PDF bozuk; açılamadı.") from exc
    if len(document) == 0:
        raise Rejected("PDF bozuk; içinde sayfa yok.")
    return document


def _read(document: pdfium.PdfDocument, data: bytes, index: int, limits: Limits, *, ocr: bool) -> _Reading:
    try:
        page = PdfiumPage(document, index)
    except pdfium.PdfiumError:
        return _Reading(PageWords((), 0.0, 0.0), ReadBy.UNREAD, 0.0, "Sayfa bozuk; açılamadı.")
    try:
        reading = _text_layer(page, data, index)
        if reading.confidence >= READABLE and not _hides_text(page, reading.words):
            return reading
        return _by_ocr(page, reading, limits, wanted=ocr)
    finally:
        page.close()


def _text_layer(page: PdfiumPage, data: bytes, index: int) -> _Reading:
    """PDFium's words, or pdfminer's where PDFium's are doubted and pdfminer's look better."""
    words = page.words()
    first = _Reading(words, ReadBy.PDFIUM, quality(words.text))
    if first.confidence >= BELIEVED and (words.words or page.largest_image() >= _IMAGE):
        return first
    other = pdfminer_words(data, index)
    second = _Reading(other, ReadBy.PDFMINER, quality(other.text))
    return second if other.words and (not words.words or second.confidence > first.confidence) else first


def _hides_text(page: PdfiumPage, words: PageWords) -> bool:
    """Whether an image stands where the text should be: a scan, or a header of text over a scanned body."""
    if len(words.words) > _CAPTION_WORDS:
        return False
    return page.largest_image() >= (_IMAGE if len(words.words) < _FEW_WORDS else _LARGE_IMAGE)


def _by_ocr(page: PdfiumPage, reading: _Reading, limits: Limits, *, wanted: bool) -> _Reading:
    if not wanted or not tesseract.is_installed():
        why = "karakter tanıma (Tesseract) kurulu değil" if wanted else "karakter tanıma kapalı"
        return replace(reading, read_by=ReadBy.UNREAD, confidence=0.0, reason=f"{_NO_TEXT}; {why}.")
    scan = tesseract.read_page(page, limits.ocr_page_seconds)
    if scan is None or not scan.words.words:
        if reading.confidence >= READABLE and reading.words.words:
            return reading
        return replace(
            reading, read_by=ReadBy.UNREAD, confidence=0.0, reason=f"{_NO_TEXT}; karakter tanıma da okuyamadı."
        )
    return _Reading(scan.words, ReadBy.OCR, scan.confidence)


def _page(number: int, lines: list[Line], reading: _Reading) -> Page:
    readable = reading.read_by is not ReadBy.UNREAD
    text = clean("\n\n".join(_blocks(lines))) if readable else ""
    return Page(number, text, reading.read_by, round(reading.confidence, 3), reading.reason)


def _blocks(lines: list[Line]) -> Iterator[str]:
    return blocks_of(lines)
