"""Word documents: paragraphs with the numbers that Word draws, tables, footnotes; read without a converter."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from dayanak.law.errors import Rejected
from dayanak.law.text import Page, ReadBy
from ingest.extract.characters import clean
from ingest.extract.docx_numbering import Numbering, w
from ingest.extract.limits import Limits

_PARTS = {
    "document": "word/document.xml",
    "numbering": "word/numbering.xml",
    "styles": "word/styles.xml",
    "footnotes": "word/footnotes.xml",
}
_SKIPPED = frozenset({w("del"), w("moveFrom"), w("pPr"), w("rPr"), w("instrText"), w("delText"), "Fallback"})
_SIGNS = {w("tab"): " ", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}


def read_docx(data: bytes, limits: Limits) -> tuple[Page, ...]:
    """One page: a paragraph a line, a blank line between paragraphs, rows of tables as cells joined by " | "."""
    parts = _parts(data, limits)
    body = parts["document"].find(w("body")) if "document" in parts else None
    if body is None:
        raise Rejected("Word belgesinin gövdesi yok; dosya bozuk.")
    numbering = Numbering(parts.get("numbering"), parts.get("styles"))
    blocks = [*_blocks(body, numbering), *_footnotes(parts.get("footnotes"), numbering)]
    text = "\n\n".join(block for block in blocks if block)
    limits.check_characters(len(text))
    return (Page(1, clean(text), ReadBy.DOCX),)


def _parts(data: bytes, limits: Limits) -> dict[str, etree._Element]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            return {part: _parse(_unpack(archive, path, limits)) for part, path in _PARTS.items() if path in names}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as exc:
        raise Rejected("Word belgesi bozuk ya da parolalı.") from exc


def _unpack(archive: zipfile.ZipFile, path: str, limits: Limits) -> bytes:
    """The bytes of one part, counted while they come out: what the archive says of its size is not believed."""
    with archive.open(path) as stream:
        content = stream.read(limits.max_unpacked // 4 + 1)
    limits.check_unpacked(len(content) * 4)
    return content


def _parse(content: bytes) -> etree._Element:
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise Rejected("Word belgesinde yasak XML bildirimi (DOCTYPE) var.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as exc:
        raise Rejected("Word belgesinin içi bozuk.") from exc


def _blocks(container: etree._Element, numbering: Numbering) -> Iterator[str]:
    for element in container:
        if element.tag == w("p"):
            yield _paragraph(element, numbering)
        elif element.tag == w("tbl"):
            yield "\n".join(filter(None, _rows(element, numbering)))
        elif element.tag in (w("sdt"), w("sdtContent"), w("ins"), w("customXml"), w("smartTag")):
            yield from _blocks(element, numbering)


def _rows(table: etree._Element, numbering: Numbering) -> Iterator[str]:
    for row in table.iterchildren(w("tr")):
        cells = [" ".join(filter(None, _cell(cell, numbering))) for cell in row.iter(w("tc")) if _of(cell, row)]
        filled = [cell for cell in cells if cell]
        yield " | ".join(cells) if len(filled) > 1 else "".join(filled)


def _of(cell: etree._Element, row: etree._Element) -> bool:
    """Whether the nearest row around the cell is `row`: cells of an inner table are read with their own cell."""
    return next(cell.iterancestors(w("tr")), None) is row


def _cell(cell: etree._Element, numbering: Numbering) -> Iterator[str]:
    for block in _blocks(cell, numbering):
        yield block.replace("\n", " ")


def _paragraph(paragraph: etree._Element, numbering: Numbering) -> str:
    text = "".join(_runs(paragraph)).strip()
    mark = numbering.mark(paragraph)
    lines = [" ".join(line.split()) for line in f"{mark} {text}".split("\n")] if text else []
    return "\n\n".join(line for line in lines if line)


def _runs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or (isinstance(child.tag, str) and child.tag.endswith("}Fallback")):
            continue
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == w("footnoteReference"):
            yield f" [{child.get(w('id'))}]"
        elif child.tag == w("p"):
            yield "\n" + "".join(_runs(child)) + "\n"
        else:
            yield from _runs(child)


def _footnotes(notes: etree._Element | None, numbering: Numbering) -> Iterator[str]:
    for note in notes if notes is not None else ():
        if note.get(w("type")) is None:
            text = " ".join(filter(None, _blocks(note, numbering)))
            yield f"[{note.get(w('id'))}] {text}" if text else ""
