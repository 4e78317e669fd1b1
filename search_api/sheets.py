"""Tables for spreadsheets: what anybody wrote is no formula to the program that opens them."""

import csv
import html
import io
import re
from collections.abc import Iterable, Sequence

from dayanak.http.paging import LARGEST_PAGE
from search_api.labels import heading_label, kind_label, status_label
from search_api.schemas import Hit

MOST_ROWS = 10 * LARGEST_PAGE
MARK = "\ufeff"
"""Before the first cell, so that a spreadsheet reads Turkish letters."""
_FORMULA = re.compile(r"(?:^|(?<=[,;\t\r\n]))(?=\s*[=+\-@])")
"""Where a formula may begin: programs set to Turkish part the columns of a CSV at semicolons, within quotes too."""
_HEAD = ("Sıra", "Belge", "Yer", "Başlık", "Metin", "Kurum", "Tür", "Sayı", "Tarih", "Durum", "Adres")


def harmless(text: str) -> str:
    """The text as a cell that is never worked out."""
    return _FORMULA.sub("'", text)


def of_hits(hits: Iterable[Hit], total: int, site: str) -> str:
    """The hits as a table for a Turkish spreadsheet, addresses with the `site` before them; where there are more than
    it has rows, the last row says so."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(_HEAD)
    number = 0
    for number, hit in enumerate(hits, 1):
        table.writerow([number, *map(harmless, _cells(hit)), f"{site}{hit.url}"])
    if number < total and number == MOST_ROWS:
        told = f"Yalnız ilk {number:,} sonuç yazıldı; toplam {total:,} sonuç var.".replace(",", ".")
        table.writerow([told])
    return MARK + out.getvalue()


def _cells(hit: Hit) -> Sequence[str]:
    document = hit.document
    return (
        document.title,
        " › ".join(hit.breadcrumb[1:]),
        heading_label(hit.heading) if hit.heading else "",
        html.unescape(re.sub(r"</?mark>", "", hit.snippet)),
        document.unit.name if document.unit else "",
        kind_label(document.kind),
        document.number or "",
        document.date or "",
        status_label(hit.status),
    )
