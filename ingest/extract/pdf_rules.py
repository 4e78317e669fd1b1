"""The lines that a page draws, as rules of tables and of footnotes are: thin ones, and the edges of drawn boxes."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

_THIN = 3.0
_CORNERS = (4, 5)
_PAGE_OBJECTS = 2

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line that the page draws, from the upper left corner like a word."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_upright(self) -> bool:
        """Whether the line goes down, not across."""
        return self.y1 - self.y0 > self.x1 - self.x0


def rules_of(page: pdfium.PdfPage) -> Iterator[Rule]:
    """The rules of a page that is not rotated; a box that is drawn around a cell is its four edges."""
    if page.get_rotation():
        return
    left, _, _, top = page.get_bbox()
    for thing, bounds in _bounded(page, raw.FPDF_PAGEOBJ_PATH, _PAGE_OBJECTS):
        x0, x1, y0, y1 = bounds[0] - left, bounds[2] - left, top - bounds[3], top - bounds[1]
        if min(x1 - x0, y1 - y0) <= _THIN:
            yield Rule(x0, y0, x1, y1)
        elif _is_drawn_box(thing):
            yield from (Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1))


def bounds_of(page: pdfium.PdfPage, kind: int, depth: int) -> Iterator[Box]:
    """Left, bottom, right, top of all objects of a kind, so many forms deep."""
    return (bounds for _, bounds in _bounded(page, kind, depth))


def _bounded(page: pdfium.PdfPage, kind: int, depth: int) -> Iterator[tuple[Any, Box]]:
    """Asked of PDFium itself, since a page may draw thousands."""
    edges = tuple(ctypes.c_float() for _ in range(4))
    for thing in _things(raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, page.raw, kind, depth):
        if not raw.FPDFPageObj_GetBounds(thing, *edges):
            raise pdfium.PdfiumError("an object of the page has no bounds")
        left, bottom, right, top = (edge.value for edge in edges)
        yield thing, (left, bottom, right, top)


def _things(count: Any, get: Any, parent: Any, kind: int, depth: int) -> Iterator[Any]:
    for place in range(count(parent)):
        thing = get(parent, place)
        its_kind = raw.FPDFPageObj_GetType(thing)
        if its_kind == kind:
            yield thing
        elif its_kind == raw.FPDF_PAGEOBJ_FORM and depth > 1:
            yield from _things(raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, thing, kind, depth - 1)


def _is_drawn_box(path: Any) -> bool:
    """Whether a path is an upright rectangle whose outline is drawn."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    if raw.FPDFPath_CountSegments(path) not in _CORNERS or not raw.FPDFPath_GetDrawMode(path, filled, stroked):
        return False
    corners = {_point(raw.FPDFPath_GetPathSegment(path, place)) for place in range(_CORNERS[0])}
    return bool(stroked.value) and all(len(set(side)) == 2 for side in zip(*corners, strict=True))


def _point(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return round(x.value, 1), round(y.value, 1)
