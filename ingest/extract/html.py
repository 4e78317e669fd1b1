"""HTML pages, Word HTML of the gazette included: a paragraph a line, a row a line, no menus, nothing that runs."""

import re
from collections.abc import Iterator
from itertools import count

from lxml import etree

from dayanak.law.errors import Rejected
from dayanak.law.text import Page, ReadBy
from ingest.extract.characters import clean, decode
from ingest.extract.limits import Limits
from ingest.extract.marks import footnote_mark, list_mark

_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4
    h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead title tr ul""".split()  # noqa: SIM905
)
_DROPPED = frozenset(
    """script style template noscript iframe object embed applet svg math head link meta select option button input
    textarea audio video canvas frame frameset noframes map area xml""".split()  # noqa: SIM905
)
_SECTIONS = frozenset({"article", "main", "section"})
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f\v\xa0]+")
_CELL_PARAGRAPHS = 3
_CELL_LETTERS = 400


def read_html(data: bytes, limits: Limits) -> tuple[tuple[Page, ...], str | None]:
    """One page with a paragraph a line (a blank line between them), cells of a row joined by " | "; and the title."""
    text = clean(decode(data))
    limits.check_characters(len(text))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as exc:
        raise Rejected("HTML sayfası bozuk.") from exc
    if any("depth" in entry.message for entry in parser.error_log):
        raise Rejected("HTML sayfası okunamayacak kadar iç içe.")
    if root is None:
        raise Rejected("HTML sayfasında metin yok.")
    title = _fold(str(root.xpath("string(//title)"))) or None
    lines = [line for line in _Reading().paragraphs(root) if line]
    return (Page(1, "\n\n".join(lines), ReadBy.HTML),), title


def _fold(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


class _Reading:
    """One walk over a tree. Paragraphs are cut at block elements; list items get the marks that a browser draws."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def paragraphs(self, element: etree._Element) -> Iterator[str]:
        yield from self._element(element)
        yield self._flush()

    def _flush(self) -> str:
        line = _fold("".join(self._parts))
        self._parts.clear()
        return line

    def _element(self, element: etree._Element) -> Iterator[str]:
        tag = element.tag if isinstance(element.tag, str) else ""
        name = tag.rpartition(":")[2]
        if not tag or name in _DROPPED or _is_furniture(element, name) or _HIDDEN.search(element.get("style", "")):
            return
        if name == "table" and not _is_layout(element):
            yield self._flush()
            yield from self._rows(element)
            return
        if name == "sup":
            self._parts.append(footnote_mark("".join(self._parts), _fold("".join(map(str, element.itertext())))))
            return
        if name in _BLOCKS:
            yield self._flush()
        yield from self._children(element, name)
        if name in _BLOCKS:
            yield self._flush()

    def _children(self, element: etree._Element, name: str) -> Iterator[str]:
        self._parts.append(element.text or "")
        numbers = count(int(element.get("start", "1")) if element.get("start", "1").isdecimal() else 1)
        for child in element:
            if name == "ol" and child.tag == "li":
                yield self._flush()
                self._parts.append(list_mark(next(numbers), element.get("type", "1")))
                yield from self._children(child, "li")
                yield self._flush()
            else:
                yield from self._element(child)
            self._parts.append(child.tail or "")

    def _rows(self, table: etree._Element) -> Iterator[str]:
        for row in table.iter("tr"):
            cells = [" ".join(filter(None, _Reading().paragraphs(cell))) for cell in row.iterchildren("td", "th")]
            if any(cells):
                yield " | ".join(cells) if len([c for c in cells if c]) > 1 else "".join(cells)


def _is_furniture(element: etree._Element, name: str) -> bool:
    """Whether an element belongs to the site, not to the text: menus, the page's footer, a header that holds a menu."""
    if name == "nav" or element.get("role") == "navigation":
        return True
    if name not in {"header", "footer"} or any(above.tag in _SECTIONS for above in element.iterancestors()):
        return False
    return name == "footer" or element.find(".//nav") is not None


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only places text: tables in it, one row, one cell a row, or cells of many paragraphs."""
    if table.find(".//table") is not None:
        return True
    rows = [[cell for cell in row.iterchildren("td", "th") if _has_text(cell)] for row in table.iter("tr")]
    if len(rows) == 1 or all(len(row) <= 1 for row in rows):
        return True
    return any(_holds_prose(cell) for row in rows for cell in row)


def _holds_prose(cell: etree._Element) -> bool:
    """Whether a cell holds the paragraphs of a text, not the broken lines of an entry."""
    paragraphs = [text for p in cell.iter("p", "div") if (text := _fold("".join(map(str, p.itertext()))))]
    return len(paragraphs) > _CELL_PARAGRAPHS and sum(map(len, paragraphs)) > _CELL_LETTERS


def _has_text(element: etree._Element) -> bool:
    return any(str(text).strip(" \t\r\n\xa0") for text in element.itertext())
