"""Texts on their way from bytes to provisions: pages as read, and the normal text."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class ReadBy(StrEnum):
    """How a page was read. `UNREAD` pages are shown to the operator, never dropped in silence."""

    PDFIUM = "pdfium"
    PDFMINER = "pdfminer"
    OCR = "ocr"
    HTML = "html"
    DOCX = "docx"
    TEXT = "text"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Page:
    """One page (HTML, DOCX and text have one). `text` has a line a printed line, an empty line between blocks
    where layout shows one. `confidence` 0–1. `reason` says in Turkish why a page was not read,
    or why its text layer was not believed. `notes` are the footnotes at its foot, each behind its mark `[1]`; one
    without a mark goes on from the page before. `goes_on` says whether its first paragraph began on the page before,
    None where layout does not tell. `justified`: a block that ends short of the edge is a paragraph."""

    number: int
    text: str
    read_by: ReadBy
    confidence: float = 1.0
    reason: str | None = None
    notes: tuple[str, ...] = ()
    goes_on: bool | None = None
    justified: bool = False


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """All pages of a file. `media_type` is what the bytes are, not what the name says."""

    pages: tuple[Page, ...]
    media_type: str
    title: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[int, ...]:
        """Numbers of the pages that could not be read."""
        return tuple(page.number for page in self.pages if page.read_by is ReadBy.UNREAD)


@dataclass(frozen=True, slots=True)
class NormalText:
    """Repaired text, one paragraph a line. `page_starts[i]` is the offset at which page `page_numbers[i]` begins."""

    text: str
    page_starts: tuple[int, ...] = (0,)
    page_numbers: tuple[int, ...] = (1,)

    def page_at(self, offset: int) -> int:
        """Number of the page on which the code point at `offset` was printed."""
        return self.page_numbers[max(0, bisect_right(self.page_starts, offset) - 1)]
