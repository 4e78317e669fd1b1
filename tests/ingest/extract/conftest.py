"""PDFs and Word files made for the tests, about institutions that do not exist."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

Printed = tuple[float, float, float, str]
Drawn = tuple[float, float, float]
A4 = (595, 842)


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """Pages, each a list of (x, y from the top, size, text), as PDF bytes; a page may have a rule, (x0, x1, y)."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def make(
        pages: Sequence[Sequence[Printed]], rules: Iterable[Drawn | None] = (), password: str | None = None
    ) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, encrypt=password)
        for page, rule in zip_longest(pages, rules):
            if rule:
                canvas.line(rule[0], A4[1] - rule[2], rule[1], A4[1] - rule[2])
            for x, y, size, text in page:
                canvas.setFont("Vera", size)
                canvas.drawString(x, A4[1] - y, text)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def make_docx() -> Callable[..., bytes]:
    """Parts of a Word file by path, `body` being the inside of the document's body."""

    def make(body: str, **parts: str) -> bytes:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
            for name, inside in parts.items():
                archive.writestr(f"word/{name}.xml", f"<w:{name} {space}>{inside}</w:{name}>")
        return out.getvalue()

    return make
