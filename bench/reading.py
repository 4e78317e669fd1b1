"""Text PDFs from files to searchable clauses, beside the bare readers on the same files."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.corpus import QUICK
from bench.figures import Figure
from bench.measure import timed
from bench.shared import SHARED, dayanak
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house

PDFS = SHARED / "corpus" / "btu-bursa-teknik"


def reading() -> Iterator[Figure]:
    """Pages a second, process start included."""
    files = sorted(PDFS.glob("*.pdf"))[: 20 if QUICK else 96]
    some = files[:8]
    pages, pdfium = timed(lambda: _pdfium_pages(files))
    some_pages = _pdfium_pages(some)
    _, pdfminer = timed(lambda: _pdfminer_text(some))
    with tempfile.TemporaryDirectory() as folder:
        _, whole = timed(lambda: dayanak(Path(folder), "ingest", "--json", *map(str, files)))
        share, counted = _by_pdfminer(Path(folder))
    bare = f"PDFium alone {pages / pdfium:.0f}, pdfminer.six alone {some_pages / pdfminer:.0f} pages/s"
    note = f"{pages} pages of {len(files)} files, process start included"
    yield Figure("PDF pages end to end", round(pages / whole, 1), "pages/s", 25, 60, peer=bare, note=note)
    ratio = round(pages / whole / (some_pages / pdfminer), 2)
    yield Figure("PDF end to end, ratio to pdfminer.six alone", ratio, "ratio")
    ratio = round(pages / whole / (pages / pdfium), 3)
    yield Figure("PDF end to end, ratio to PDFium alone", ratio, "ratio")
    yield Figure("pages that pdfminer.six read after all", share, "share", note=f"of {counted} pages")


def _by_pdfminer(data: Path) -> tuple[float, int]:
    with open_house(Settings(data=data)) as house:
        notes = [page for i in house.record.documents.ids() for page in house.record.documents.pages(i)]
    return round(sum(page.read_by == "pdfminer" for page in notes) / max(len(notes), 1), 4), len(notes)


def _pdfium_pages(files: Sequence[Path]) -> int:
    import pypdfium2

    pages = 0
    for file in files:
        document = pypdfium2.PdfDocument(file)
        for page in document:
            page.get_textpage().get_text_bounded()
            pages += 1
        document.close()
    return pages


def _pdfminer_text(files: Sequence[Path]) -> int:
    from pdfminer.high_level import extract_text

    return sum(len(extract_text(file)) for file in files)
