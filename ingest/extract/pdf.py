"""PDF files: each page by the reader that reads it best, then furniture off and lines to blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from dayanak.law.errors import Rejected
from dayanak.law.letters import lower
from dayanak.law.text import Page, ReadBy
from ingest.extract import ocr as tesseract
from ingest.extract.characters import clean
from ingest.extract.doubts import GARBAGE_LAYER, NO_TEXT
from ingest.extract.limits import Limits
from ingest.extract.pdf_blocks import blocks_of, goes_on
from ingest.extract.pdf_furniture import without_furniture
from ingest.extract.pdf_lines import Line, lines_of
from ingest.extract.pdf_notes import with_marks, without_notes
from ingest.extract.pdf_quality import BELIEVED, READABLE, quality
from ingest.extract.pdf_setting import setting_of, with_edges
from ingest.extract.pdf_words import PageWords, PdfiumPage, Word, pdfminer_words

_FEW_WORDS = 60
_IMAGE = 0.05
_LARGE_IMAGE = 0.3
_CAPTION_WORDS = 100
_LEAST_WORDS = 8


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
    lines = without_furniture(
        with_edges([list(with_marks(lines_of(r.words.words, r.words.rules))) for r in readings]),
        [r.words.height for r in readings],
    )
    return tuple(_pages(lines, readings))


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as exc:
        if "password" in lower(str(exc)):
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
        layer = _text_layer(page, data, index)
        if _is_enough(page, layer):
            return layer
        return _by_ocr(page, layer, limits, wanted=ocr)
    finally:
        page.close()


def _text_layer(page: PdfiumPage, data: bytes, index: int) -> _Reading:
    """PDFium's words, or pdfminer's where PDFium's are doubted and pdfminer's look better."""
    words = page.words()
    first = _Reading(words, ReadBy.PDFIUM, quality(words.text))
    if first.confidence >= BELIEVED and (words.words or page.image_share() >= _IMAGE):
        return first
    other = pdfminer_words(data, index)
    second = _Reading(other, ReadBy.PDFMINER, quality(other.text))
    return second if other.words and (not words.words or second.confidence > first.confidence) else first


def _is_enough(page: PdfiumPage, layer: _Reading) -> bool:
    """Whether the text layer is the page's text: readable, and no image stands where the text should be."""
    count = len(layer.words.words)
    if layer.confidence < READABLE:
        return False
    return count > _CAPTION_WORDS or page.image_share() < (_IMAGE if count < _FEW_WORDS else _LARGE_IMAGE)


def _by_ocr(page: PdfiumPage, layer: _Reading, limits: Limits, *, wanted: bool) -> _Reading:
    """The words that Tesseract sees, beside those of a readable text layer; unread where it is not to be had."""
    fault = _fault(page, layer)
    if not wanted or not tesseract.is_installed():
        why = "karakter tanıma (Tesseract) kurulu değil" if wanted else "karakter tanıma kapalı"
        return replace(layer, read_by=ReadBy.UNREAD, confidence=0.0, reason=f"{fault}; {why}.")
    scan = tesseract.read_page(page, limits.ocr_page_seconds)
    if scan is None or not scan.words.words:
        return replace(layer, read_by=ReadBy.UNREAD, confidence=0.0, reason=f"{fault}; karakter tanıma da okuyamadı.")
    printed = layer.words.words if layer.confidence >= READABLE else ()
    seen = tuple(word for word in scan.words.words if not any(_overlap(word, other) for other in printed))
    told = f"{GARBAGE_LAYER}; görüntüsü okundu." if fault == GARBAGE_LAYER else None
    return _Reading(replace(scan.words, words=printed + seen), ReadBy.OCR, scan.confidence, told)


def _fault(page: PdfiumPage, layer: _Reading) -> str:
    """What is wrong with a text layer that is not the page's text: it is garbage, or there is none, as in a scan, which
    may have a header of some words over its image."""
    count = len(layer.words.words)
    if layer.confidence >= READABLE or count < _LEAST_WORDS:
        return NO_TEXT
    return NO_TEXT if count < _FEW_WORDS and page.image_share() >= _LARGE_IMAGE else GARBAGE_LAYER


def _overlap(word: Word, other: Word) -> bool:
    """Whether the middle of a word lies in the box of another."""
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return other.x0 - 1 < x < other.x1 + 1 and other.y0 - 1 < y < other.y1 + 1


def _pages(lines: Sequence[Sequence[Line]], readings: Sequence[_Reading]) -> Iterator[Page]:
    """The pages as they are handed on: blocks of text, footnotes apart, whether a paragraph runs on."""
    bodies, notes = without_notes(lines, [r.words.rules for r in readings])
    setting = setting_of(bodies)
    before: Line | None = None
    for number, (body, under, reading) in enumerate(zip(bodies, notes, readings, strict=True), 1):
        told = round(reading.confidence, 3), reading.reason
        if reading.read_by is ReadBy.UNREAD:
            yield Page(number, "", reading.read_by, *told)
            before = None
            continue
        text = clean("\n\n".join(blocks_of(body, setting)))
        over = goes_on(before, body[0], body[1] if len(body) > 1 else None, setting) if before and body else None
        below = tuple(map(clean, under))
        yield Page(number, text, reading.read_by, *told, below, over, justified=bool(setting.edges))
        before = body[-1] if body else before
