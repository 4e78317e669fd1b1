"""What was doubtful in the extraction of a file, with the places of its pages in the normal text."""

from collections.abc import Iterator
from itertools import groupby

from dayanak.law.provision import Doubt
from dayanak.law.text import ExtractedText, NormalText, Page, ReadBy

NO_TEXT = "Sayfada okunabilir metin katmanı yok"
GARBAGE_LAYER = f"{NO_TEXT}: harflerin yerinde başka işaretler var"
"""How the reasons of pages begin, in Turkish."""

UNREAD = "page-unread"
GARBAGE = "garbage-text-layer"
WHOLE_FILE = "extraction"


def doubts_of(extracted: ExtractedText, text: NormalText) -> tuple[Doubt, ...]:
    """Warnings of the file, then one doubt for each run of pages that have the same fault."""
    whole = (Doubt(WHOLE_FILE, message) for message in extracted.warnings)
    return (*whole, *_of_pages(extracted.pages, text))


def is_garbage(page: Page) -> bool:
    """Whether the page has a text layer that was dropped because its signs are not the letters that one sees."""
    return page.reason is not None and page.reason.startswith(GARBAGE_LAYER)


def _of_pages(pages: tuple[Page, ...], text: NormalText) -> Iterator[Doubt]:
    for reason, run in groupby(pages, lambda page: page.reason):
        if reason is None:
            continue
        group = list(run)
        first, last = group[0], group[-1]
        named = f"{first.number}. sayfa" if first is last else f"{first.number}–{last.number}. sayfalar"
        start, end = _place(text, first.number), _place(text, last.number + 1)
        yield Doubt(_code(first), f"{named}: {reason}", start, end)


def _code(page: Page) -> str:
    if is_garbage(page):
        return GARBAGE
    return UNREAD if page.read_by is ReadBy.UNREAD else WHOLE_FILE


def _place(text: NormalText, number: int) -> int:
    """Where a page begins in the text; of one that gave nothing, where the next one does."""
    for start, page in zip(text.page_starts, text.page_numbers, strict=True):
        if page >= number:
            return start
    return len(text.text)
