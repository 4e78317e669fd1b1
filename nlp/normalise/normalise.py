"""The order of the repairs, and the map from offsets to pages."""

import re

from dayanak.law.text import ExtractedText, NormalText, Page, ReadBy
from nlp.normalise.letters import repair_letters
from nlp.normalise.lines import goes_on, join, paragraphs, rejoined, split_notes
from nlp.normalise.points import mend_points
from nlp.normalise.words import Vocabulary, mend_torn

_BLANK = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"[ \t]+")


def normalise(extracted: ExtractedText) -> NormalText:
    """The normal text of all pages. Plain text keeps its line breaks: only its letters are repaired.

    `page_starts` holds for each page that has text the offset of its first character; a paragraph that runs over a
    page's end is one line, and the next page starts inside it.
    """
    pages = [page for page in extracted.pages if page.text.strip()]
    if not pages:
        return NormalText("")
    letters = repair_letters("\f".join(page.text.replace("\f", "\n") for page in pages)).split("\f")
    vocabulary = Vocabulary("\n".join(letters))
    if all(page.read_by is ReadBy.TEXT for page in pages):
        return _plain(pages, letters, vocabulary)
    unread = frozenset(extracted.unread)
    building = _Building(vocabulary)
    for page, text in zip(pages, letters, strict=True):
        printed = page.read_by not in {ReadBy.HTML, ReadBy.DOCX}
        building.add(page.number, text, after_gap=page.number - 1 in unread, printed=printed)
    return building.finish(recognised=any(page.read_by is ReadBy.OCR for page in pages))


def _plain(pages: list[Page], letters: list[str], vocabulary: Vocabulary) -> NormalText:
    texts = [
        "\n".join(_SPACES.sub(" ", line).strip() for line in mend_torn(text, vocabulary).split("\n"))
        for text in letters
    ]
    starts = [sum(len(text) + 1 for text in texts[:place]) for place in range(len(texts))]
    return NormalText("\n".join(texts), tuple(starts), tuple(page.number for page in pages))


class _Building:
    """Joins page after page; what a page's end parted is joined, footnotes wait until the paragraph has ended."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._lines: list[str] = []
        self._notes: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._numbers: list[int] = []

    def add(self, number: int, text: str, *, after_gap: bool, printed: bool) -> None:
        """Adds one page; after a gap (a page not read) nothing goes on."""
        mended = mend_torn(text, self._vocabulary)
        body, notes = split_notes(self._paragraphs(mended, printed))
        if body and self._lines and not after_gap and goes_on(self._lines[-1], body[0]):
            self._continue(body.pop(0), number)
            self._release()
        else:
            self._release()
            self._mark(number, self._length)
        for line in body:
            self._append(line)
        self._notes.extend(notes)

    def _paragraphs(self, page: str, printed: bool) -> list[str]:
        lines = (line for block in _BLANK.split(page) for line in paragraphs(block, self._vocabulary))
        return list(rejoined(lines, self._vocabulary, printed=printed))

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

    def _release(self) -> None:
        for note in self._notes:
            self._append(note)
        self._notes.clear()

    def finish(self, *, recognised: bool) -> NormalText:
        """The text of all pages added; marks are mended where characters were recognised from a picture."""
        self._release()
        if recognised:
            self._lines = mend_points(self._lines)
        return NormalText("\n".join(self._lines), tuple(self._starts), tuple(self._numbers))
