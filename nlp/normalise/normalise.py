"""The order of the repairs, and the map from offsets to pages."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dayanak.law.text import ExtractedText, NormalText, Page, ReadBy
from nlp.normalise.letters import repair_letters
from nlp.normalise.lines import NOTE, goes_on, join, paragraphs, rejoined, split_notes, unwrapped
from nlp.normalise.numerals import mend_numerals
from nlp.normalise.points import mend_points
from nlp.normalise.words import Vocabulary, mend_torn

_BLANK = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"[ \xa0]+")
_TABS = re.compile(r" ?\t[ \t]*")


def normalise(extracted: ExtractedText) -> NormalText:
    """The normal text of all pages. Plain text keeps its line breaks: only its letters are repaired.

    `page_starts` holds for each page that has text the offset of its first character; a paragraph that runs over a
    page's end is one line, and the next page starts inside it. Footnotes stand behind the text of all pages, each with
    a start of its own.
    """
    pages = [page for page in extracted.pages if page.text.strip() or page.notes]
    if not pages:
        return NormalText("")
    pages = _numbered(_repaired(pages))
    vocabulary = Vocabulary("\n".join(page.text for page in pages))
    if all(page.read_by is ReadBy.TEXT for page in pages):
        return _plain(pages, vocabulary)
    unread = frozenset(extracted.unread)
    building = _Building(vocabulary)
    for page in pages:
        building.add(page, after_gap=page.number - 1 in unread)
    return building.finish(recognised=any(page.read_by is ReadBy.OCR for page in pages))


def _repaired(pages: list[Page]) -> list[Page]:
    """The pages with their letters repaired, judged over the text of all of them."""
    texts = [text.replace("\f", "\n") for page in pages for text in (page.text, *page.notes)]
    letters = iter(repair_letters("\f".join(texts)).split("\f"))
    return [replace(page, text=next(letters), notes=tuple(next(letters) for _ in page.notes)) for page in pages]


def _numbered(pages: list[Page]) -> list[Page]:
    """The pages with the numbers of headings mended, where characters were recognised from a picture."""
    if not any(page.read_by is ReadBy.OCR for page in pages):
        return pages
    texts = mend_numerals([page.text for page in pages])
    return [replace(page, text=text) for page, text in zip(pages, texts, strict=True)]


def _plain(pages: list[Page], vocabulary: Vocabulary) -> NormalText:
    texts = [
        "\n".join(_rows([_plain_line(line) for line in mend_torn(page.text, vocabulary).split("\n")])) for page in pages
    ]
    starts = [sum(len(text) + 1 for text in texts[:place]) for place in range(len(texts))]
    return NormalText("\n".join(texts), tuple(starts), tuple(page.number for page in pages))


def _plain_line(line: str) -> str:
    """A line with single blanks or tabs between its words; it stays set in as far as it was."""
    words = line.strip()
    margin = line[: len(line) - len(line.lstrip())].expandtabs() if words else ""
    return (margin if len(margin) > 1 else "") + _TABS.sub("\t", _SPACES.sub(" ", words))


def _rows(lines: list[str]) -> Iterator[str]:
    """The lines; those that follow each other with as many tabs each are rows of a table, else a tab is a blank."""
    tabs = [0, *(line.count("\t") for line in lines), 0]
    for place, line in enumerate(lines, 1):
        is_row = tabs[place] and tabs[place] in {tabs[place - 1], tabs[place + 1]}
        yield line.replace("\t", " | " if is_row else " ")


class _Building:
    """Joins page after page; what a page's end parted is joined, footnotes wait until the text has ended."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._lines: list[str] = []
        self._notes: list[tuple[int, str]] = []
        self._length = 0
        self._behind_notes = False
        self._starts: list[int] = []
        self._numbers: list[int] = []

    def add(self, page: Page, *, after_gap: bool) -> None:
        """Adds one page; after a gap (a page not read) nothing goes on."""
        body, notes = split_notes(self._paragraphs(page))
        if body and self._lines and not after_gap and self._goes_on(page, body[0]):
            self._continue(body.pop(0), page.number)
        else:
            self._mark(page.number, self._length)
        for line in body:
            self._append(line)
        for note in (*notes, *page.notes):
            self._note(page.number, note)
        self._behind_notes = bool(notes)

    def _paragraphs(self, page: Page) -> list[str]:
        text = mend_torn(page.text, self._vocabulary)
        lines = (line for block in _BLANK.split(text) for line in paragraphs(block, self._vocabulary))
        sure = page.justified or page.read_by in {ReadBy.HTML, ReadBy.DOCX}
        return list(rejoined(lines, self._vocabulary, printed=not sure))

    def _goes_on(self, page: Page, line: str) -> bool:
        is_told = page.goes_on is not None and not self._behind_notes  # layout saw the note, not what stands above it
        return bool(page.goes_on) if is_told else goes_on(self._lines[-1], line)

    def _continue(self, line: str, number: int) -> None:
        before = self._lines.pop()
        joined = join(before, line, self._vocabulary)
        self._length -= len(before) + 1
        self._mark(number, self._length + len(joined) - len(line))
        self._append(joined)

    def _mark(self, number: int, start: int) -> None:
        self._starts.append(start)
        self._numbers.append(number)

    def _append(self, line: str) -> None:
        self._lines.append(line)
        self._length += len(line) + 1

    def _note(self, number: int, note: str) -> None:
        """Keeps a footnote for the end; one without a mark goes on with the last of the page before."""
        words = unwrapped(mend_torn(note, self._vocabulary), self._vocabulary)
        if self._notes and not NOTE.match(words):
            page, before = self._notes.pop()
            self._notes.append((page, join(before, words, self._vocabulary)))
        else:
            self._notes.append((number, words))

    def finish(self, *, recognised: bool) -> NormalText:
        """The text of all pages added, footnotes behind it; marks are mended where characters were recognised from a
        picture."""
        for number, note in self._notes:
            self._mark(number, self._length)
            self._append(note)
        if recognised:
            self._lines = mend_points(self._lines)
        return NormalText("\n".join(self._lines), tuple(self._starts), tuple(self._numbers))
