"""Sources as PDF with a text layer: running header, page numbers, centred divisions, justified text, tables."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Table, TableStyle

from render.source import ARTICLE, Line, Source, blocks

CENTRED = {"title", "division", "division-title", "annex", "annex-title"}
BOLD = CENTRED | {"heading", "section"}
INDENT = {"point": 14, "item": 28}


def text_pdf(source: Source, columns: int = 1, size: float = 9.5) -> bytes:
    """The source as a PDF whose text can be read, set in one or two columns."""
    rl_config.invariant = 1
    _fonts()
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, title=source.title, author="Dayanak", lang="tr")
    document.addPageTemplates(PageTemplate(frames=_frames(columns), onPage=_furniture(source.title)))
    styles = {style: _style(style, size) for style in BOLD | set(INDENT) | {"front", "article", "paragraph", "plain"}}
    document.build(list(_story(source, styles, columns)))
    return buffer.getvalue()


def _fonts() -> None:
    """Registers the two faces that reportlab brings along; both have every Turkish letter."""
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont("Text", str(folder / "Vera.ttf")))
    pdfmetrics.registerFont(TTFont("TextBold", str(folder / "VeraBd.ttf")))
    pdfmetrics.registerFontFamily("Text", normal="Text", bold="TextBold", italic="Text", boldItalic="TextBold")


def _frames(columns: int) -> list[Frame]:
    gap = 0.8 * cm
    width = (A4[0] - 4.4 * cm - gap * (columns - 1)) / columns
    left = [2.2 * cm + number * (width + gap) for number in range(columns)]
    return [Frame(x, 2.2 * cm, width, A4[1] - 4.8 * cm, leftPadding=0, rightPadding=0) for x in left]


def _furniture(title: str) -> Any:
    """A page callback that draws the running header and the page number."""

    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont("Text", 7)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 1.6 * cm, title)
        canvas.line(2.2 * cm, A4[1] - 1.8 * cm, A4[0] - 2.2 * cm, A4[1] - 1.8 * cm)
        canvas.drawCentredString(A4[0] / 2, 1.4 * cm, f"Sayfa {document.page}")

    return draw


def _style(style: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(
        style,
        fontName="TextBold" if style in BOLD else "Text",
        fontSize=size,
        leading=size * 1.35,
        alignment=TA_CENTER if style in CENTRED else TA_JUSTIFY,
        leftIndent=INDENT.get(style, 0),
        spaceBefore=size * 0.8 if style in {"title", "division", "annex", "heading", "section"} else 1,
        spaceAfter=size * 0.8 if style in {"division-title", "annex-title"} else 1,
        keepWithNext=style in BOLD - {"title"},
    )


def _story(source: Source, styles: dict[str, ParagraphStyle], columns: int) -> Iterator[Flowable]:
    """The flowables in order; the annexes begin on a page of their own."""
    annexes = False
    for block in blocks(source.lines):
        if not annexes and isinstance(block, Line) and block.style == "annex":
            annexes = True
            yield PageBreak()
        yield _flowable(block, styles, columns)


def _flowable(block: Line | list[Line], styles: dict[str, ParagraphStyle], columns: int) -> Flowable:
    if isinstance(block, list):
        return _table(block, styles["plain"], columns)
    text = escape(block.text)
    if block.style == "article":
        text = ARTICLE.sub(r"<b>\1</b>", text, count=1)
    return Paragraph(text, styles[block.style])


def _table(rows: list[Line], style: ParagraphStyle, columns: int) -> Table:
    left_aligned = ParagraphStyle("cell", parent=style, alignment=0)
    cells = [[Paragraph(escape(cell), left_aligned) for cell in row.cells] for row in rows]
    width = (A4[0] - 4.4 * cm) / columns / len(cells[0])
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(cells, colWidths=[width] * len(cells[0]), style=grid, spaceBefore=6, spaceAfter=6, repeatRows=1)
