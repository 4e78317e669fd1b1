"""The one door of extraction: limits, what the bytes are, and the reader for that."""

from dayanak.law.errors import Rejected
from dayanak.law.text import ExtractedText, Page
from ingest.extract.characters import decode, has_hidden_signs
from ingest.extract.limits import Limits
from ingest.extract.sniff import MediaType, sniff, unpack

_HIDDEN = "Dosyada yazı yönünü değiştiren görünmez işaretler vardı; çıkarıldı."


def extract(data: bytes, name: str, limits: Limits = Limits(), *, ocr: bool = True) -> ExtractedText:  # noqa: B008
    """The pages of a file. `name` is used only for its ending, where the bytes contradict it.

    Raises `Rejected` for what cannot be read as legislation, `TooLarge` beyond the limits; both say why in Turkish.
    """
    limits.check_bytes(len(data))
    data = unpack(data, limits)
    media_type = sniff(data, name)
    pages, title = _read(data, media_type, limits, ocr=ocr)
    limits.check_characters(sum(len(text) for page in pages for text in (page.text, *page.notes)))
    if not any(page.text.strip() for page in pages) and not any(page.reason for page in pages):
        raise Rejected("Dosyada okunacak metin yok.")
    plain = media_type in (MediaType.TEXT, MediaType.HTML)
    warnings = (_HIDDEN,) if plain and has_hidden_signs(decode(data)) else ()
    return ExtractedText(pages, media_type.value, title, warnings)


def _read(data: bytes, media_type: MediaType, limits: Limits, *, ocr: bool) -> tuple[tuple[Page, ...], str | None]:
    if media_type is MediaType.PDF:
        from ingest.extract.pdf import read_pdf

        return read_pdf(data, limits, ocr=ocr), None
    if media_type is MediaType.DOCX:
        from ingest.extract.docx import read_docx

        return read_docx(data, limits), None
    if media_type is MediaType.HTML:
        from ingest.extract.html import read_html

        return read_html(data, limits)
    from ingest.extract.text import read_text

    return read_text(data), None
