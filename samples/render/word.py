"""Sources as Word files: headings, tables and, where asked for, article heads that Word numbers itself."""

import datetime as dt
import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from render.source import ARTICLE, Line, Source, blocks

WORD_STYLE = {"title": "Title", "division": "Heading 1", "division-title": "Heading 2", "heading": "Heading 3"}
CENTRED = {"title", "division", "division-title", "annex", "annex-title"}
INDENT = {"point": Cm(0.8), "item": Cm(1.6)}
FIXED = dt.datetime(2024, 1, 1)  # noqa: DTZ001 - Word keeps naive times
LIST_DEFINITION = (
    "<w:abstractNum {ns} w:abstractNumId='90'><w:multiLevelType w:val='singleLevel'/><w:lvl w:ilvl='0'>"
    "<w:start w:val='1'/><w:numFmt w:val='decimal'/><w:suff w:val='space'/><w:lvlText w:val='MADDE %1-'/>"
    "<w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>"
)
LIST = "<w:num {ns} w:numId='90'><w:abstractNumId w:val='90'/></w:num>"


def word_file(source: Source, numbered: bool = False) -> bytes:
    """The source as DOCX; with `numbered` the words "MADDE n-" come from Word's list numbering."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = source.title
    document.core_properties.author = "Dayanak"
    document.core_properties.created = document.core_properties.modified = FIXED
    document.sections[0].header.paragraphs[0].text = source.title
    if numbered:
        _define_numbering(document)
    for block in blocks(source.lines):
        if isinstance(block, list):
            _add_table(document, block)
        else:
            _add_line(document, block, numbered)
    buffer = io.BytesIO()
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _add_line(document: WordDocument, line: Line, numbered: bool) -> None:
    paragraph = document.add_paragraph(style=WORD_STYLE.get(line.style, "Normal"))
    head = ARTICLE.match(line.text)
    if line.style == "article" and head:
        if numbered:
            _number(paragraph)
        else:
            paragraph.add_run(head.group(1)).bold = True
        paragraph.add_run(line.text[head.end() :].lstrip() if numbered else line.text[head.end() :])
    else:
        paragraph.add_run(line.text).bold = line.style in CENTRED | {"heading"}
    paragraph.paragraph_format.left_indent = INDENT.get(line.style)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if line.style in CENTRED else WD_ALIGN_PARAGRAPH.JUSTIFY


def _add_table(document: WordDocument, rows: list[Line]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0].cells), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row.cells, strict=True):
            cell.text = text


def _define_numbering(document: WordDocument) -> None:
    """Adds the list definition "MADDE %1-"; abstract definitions must stand before the lists that use them."""
    numbering = document.part.numbering_part.element
    abstract, concrete = (parse_xml(part.format(ns=nsdecls("w"))) for part in (LIST_DEFINITION, LIST))
    numbering.insert(0, abstract)
    numbering.append(concrete)


def _number(paragraph: Paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no public way
    for tag, value in (("w:ilvl", "0"), ("w:numId", "90")):
        element = OxmlElement(tag)
        element.set(qn("w:val"), value)
        properties.append(element)


def _with_fixed_times(packed: bytes) -> bytes:
    """The same zip with every member dated alike, so that building again gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
