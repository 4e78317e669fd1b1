"""An act as offices send it: lines wrapped, words parted, notes at the foot of the page, lists that Word numbers."""

import io
import re
import textwrap
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import reportlab
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT, LEFT, TOP, FOOT = 595.0, 842.0, 70.0, 76.0, 70.0
SIZE, LEADING, SMALL = 10.5, 14.0, 8.0
_NOTE = re.compile(r"\[(\d+)\]")
_CENTRED = frozenset({"title", "division", "division-title", "annex", "annex-title"})
_LISTS = (
    ("article", re.compile(r"MADDE \d+- "), "decimal", "MADDE %1-"),
    ("paragraph", re.compile(r"\(\d+\) "), "decimal", "(%1)"),
    ("point", re.compile(r"[^\W\d_]\) "), "lowerLetter", "%1)"),
    ("item", re.compile(r"\d+\) "), "decimal", "%1)"),
)
_LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"
_ABSTRACT = (
    "<w:abstractNum {ns} w:abstractNumId='{id}'><w:multiLevelType w:val='singleLevel'/><w:lvl w:ilvl='0'>"
    "<w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/></w:lvl></w:abstractNum>"
)
_NUMBER = (
    "<w:num {ns} w:numId='{id}'><w:abstractNumId w:val='{of}'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='{start}'/></w:lvlOverride></w:num>"
)
_NUMBERED = "<w:numPr {ns}><w:ilvl w:val='0'/><w:numId w:val='{id}'/></w:numPr>"


def wrapped(source: Any, letters: int) -> str:
    """Plain text in printed lines, no blank line between paragraphs."""
    return "\n".join(row for line in source.lines for row in textwrap.wrap(_plain(line), letters))


def page(source: Any) -> bytes:
    """HTML as Word saves it: a paragraph over several lines of the file, marks of footnotes raised and linked."""
    body = []
    for line in source.lines:
        if line.style == "row":
            cells = "".join(f"<td><p class=MsoNormal>{escape(cell)}</p></td>" for cell in line.cells)
            body.append(f"<table><tr>{cells}</tr></table>")
            continue
        words = "\n".join(textwrap.wrap(escape(line.text, quote=False), 76))
        body.append(f"<p class=MsoNormal>{_NOTE.sub(_linked, words)}<o:p></o:p></p>")
    inside = "\n".join(body).replace("</table>\n<table>", "")
    return f"<html><head><meta charset=utf-8></head><body><div class=Section1>{inside}</div></body></html>".encode()


def _linked(mark: re.Match[str]) -> str:
    return f'<sup><a href="#_ftn{mark[1]}">{mark[0]}</a></sup>'


def word_lists(source: Any) -> bytes:
    """A Word file whose articles, paragraphs, points and items are numbered by Word; the first mark of a list, and one
    that is not the next, starts a number of its own. What is quoted bears its marks as words."""
    document = Document()
    document.styles.element.find(".//{*}lang").set(qn("w:val"), "tr-TR")
    numbering = document.part.numbering_part.element
    for number, (_, _, form, text) in enumerate(_LISTS):
        numbering.insert(0, parse_xml(_ABSTRACT.format(ns=nsdecls("w"), id=800 + number, form=form, text=text)))
    lists: dict[str, tuple[int, int]] = {}
    quoted = 0
    for line in source.lines:
        if line.style == "row":
            _row(document, line)
            continue
        shape = next((shape for shape in _LISTS if shape[0] == line.style and shape[1].match(line.text)), None)
        shape = None if quoted or line.text.startswith("“") else shape
        quoted += line.text.count("“") - line.text.count("”")
        paragraph = document.add_paragraph(shape[1].sub("", line.text, count=1) if shape else line.text)
        if shape:
            number = _number(numbering, lists, shape, line.text)
            paragraph._p.get_or_add_pPr().append(parse_xml(_NUMBERED.format(ns=nsdecls("w"), id=number)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _number(numbering: Any, lists: dict[str, tuple[int, int]], shape: tuple[str, Any, str, str], text: str) -> int:
    """The number that draws the mark of a text: that of the open list where it is next, else a new one."""
    mark = shape[1].match(text)[0]
    value = int(digits[0]) if (digits := re.search(r"\d+", mark)) else _LETTERS.index(mark[0]) + 1
    known, last = lists.get(shape[0], (0, 0))
    if not known or value != last + 1:
        known = len(numbering.findall("{*}num")) + 900
        of = 800 + [name for name, *_ in _LISTS].index(shape[0])
        numbering.append(parse_xml(_NUMBER.format(ns=nsdecls("w"), id=known, of=of, start=value)))
    lists[shape[0]] = known, value
    return known


def _row(document: Any, line: Any) -> None:
    """A row of the table that stands last, or of a new one."""
    last = document.element.body[-2] if len(document.element.body) > 1 else None
    is_open = last is not None and last.tag.endswith("}tbl")
    table = document.tables[-1] if is_open else document.add_table(rows=0, cols=len(line.cells))
    for cell, text in zip(table.add_row().cells, line.cells, strict=True):
        cell.text = text


def _plain(line: Any) -> str:
    return " | ".join(line.cells) if line.style == "row" else line.text


class Press:
    """Sets the lines of an act on pages: justified, words parted at the ends of lines, header, page numbers, notes."""

    def __init__(self, source: Any) -> None:
        folder = Path(reportlab.__file__).parent / "fonts"
        pdfmetrics.registerFont(TTFont("Vera", str(folder / "Vera.ttf")))
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.source, self.number, self.y = source, 1, TOP
        self.texts = {m[1]: line.text for line in source.lines if (m := _NOTE.match(line.text))}
        self.notes: list[tuple[str, list[list[str]]]] = []

    def print(self) -> bytes:
        """The bytes of the PDF."""
        rows: list[Any] = []
        for line in self.source.lines:
            if line.style == "row":
                rows.append(line)
                continue
            self._table(rows)
            rows = []
            if not _NOTE.match(line.text):
                self._paragraph(line)
        self._table(rows)
        self._end_page()
        self.canvas.save()
        return self.out.getvalue()

    def _paragraph(self, line: Any) -> None:
        indent = {"point": 18.0, "item": 36.0}.get(line.style, 0.0)
        width = WIDTH - 2 * LEFT - indent
        lines = list(_lines(line.text, width, SIZE))
        keep = 3 if line.style in _CENTRED | {"heading", "section"} else 1
        if self.y + keep * LEADING > self._bottom():
            self._end_page()
        self.y += 6 if line.style in _CENTRED | {"heading", "section"} else 2
        for place, words in enumerate(lines):
            self._call(words)
            if self.y + LEADING > self._bottom():
                self._end_page(carry=words)
            self._draw(words, LEFT + indent, width, line.style, is_last=place == len(lines) - 1)
            self.y += LEADING

    def _call(self, words: list[str]) -> None:
        for word in words:
            for mark in _NOTE.findall(word):
                text = _NOTE.sub("", self.texts[mark], count=1).strip()
                self.notes.append((mark, list(_lines(text, WIDTH - 2 * LEFT - 12, SMALL))))

    def _bottom(self) -> float:
        return HEIGHT - FOOT - sum(len(lines) for _, lines in self.notes) * (SMALL + 2) - (8 if self.notes else 0)

    def _draw(self, words: list[str], x: float, width: float, style: str, *, is_last: bool) -> None:
        bare = [_NOTE.sub("", word) for word in words]
        length = sum(_width(word, SIZE) for word in bare)
        gap = _width(" ", SIZE)
        if style in _CENTRED:
            x += (width - length - gap * (len(words) - 1)) / 2
        elif not is_last and len(words) > 1:
            gap = (width - length) / (len(words) - 1)
        for word, whole in zip(bare, words, strict=True):
            self._put(x, self.y, SIZE, word)
            x += _width(word, SIZE)
            for mark in _NOTE.findall(whole):
                self._put(x, self.y - 4, 6, mark)
                x += _width(mark, 6)
            x += gap

    def _table(self, rows: list[Any]) -> None:
        if not rows:
            return
        column = (WIDTH - 2 * LEFT) / len(rows[0].cells)
        self.y += 4
        for row in rows:
            cells = [list(_lines(cell, column - 8, SIZE)) for cell in row.cells]
            high = max(map(len, cells)) * LEADING + 4
            if self.y + high > self._bottom():
                self._end_page()
            for place, lines in enumerate(cells):
                left = LEFT + place * column
                self.canvas.rect(left, HEIGHT - self.y - high + 10, column, high)
                for number, words in enumerate(lines):
                    self._put(left + 4, self.y + number * LEADING + 2, SIZE, " ".join(words))
            self.y += high
        self.y += 6

    def _put(self, x: float, y: float, size: float, text: str) -> None:
        if text:
            self.canvas.setFont("Vera", size)
            self.canvas.drawString(x, HEIGHT - y, text)

    def _end_page(self, carry: list[str] | None = None) -> None:
        """Prints header, number and notes; a note that is called on a line that is carried over goes with it."""
        called = {mark for word in carry or () for mark in _NOTE.findall(word)}
        kept = [note for note in self.notes if note[0] in called]
        self.notes = [note for note in self.notes if note[0] not in called]
        self._put(LEFT, 40, 8, self.source.title)
        self._put(WIDTH / 2 - 10, HEIGHT - 36, 8, f"- {self.number} -")
        y = self._bottom() + 8
        if self.notes:
            self.canvas.line(LEFT, HEIGHT - y + 8, LEFT + 140, HEIGHT - y + 8)
        for mark, lines in self.notes:
            self._put(LEFT, y + 3, 5, mark)
            for words in lines:
                self._put(LEFT + 8, y + 6, SMALL, " ".join(words))
                y += SMALL + 2
        self.canvas.showPage()
        self.number, self.y, self.notes = self.number + 1, TOP, kept


def printed(source: Any) -> bytes:
    """The act as a PDF with a text layer."""
    return Press(source).print()


def _width(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, "Vera", size))


def _lines(text: str, width: float, size: float) -> Iterator[list[str]]:
    """The words of each line, the last one parted between syllables where a piece of it still has room."""
    line: list[str] = []
    rest = text.split()
    while rest:
        word = rest.pop(0)
        if _width(_NOTE.sub("", " ".join([*line, word])), size) <= width:
            line.append(word)
            continue
        for at in reversed(list(_breaks(word))):
            if _width(_NOTE.sub("", " ".join([*line, word[:at] + "-"])), size) <= width:
                line.append(word[:at] + "-")
                word = word[at:]
                break
        yield line
        line, rest = [], [word, *rest]
    yield line


def _breaks(word: str) -> Iterator[int]:
    """Where a word of letters may be parted: before a consonant that a vowel follows, three letters from both ends."""
    if not word.rstrip(".,;:").isalpha() or word.isupper():
        return
    vowels = "aeıioöuüâîû"
    for at in range(3, len(word.rstrip(".,;:")) - 2):
        if word[at] not in vowels and word[at + 1] in vowels:
            yield at
