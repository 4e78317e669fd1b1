"""Results as a table for a spreadsheet: Turkish, harmless, capped and saying so."""

import csv
import io
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from dayanak.http.paging import LARGEST_PAGE
from search_api import sheets
from search_api.query import SearchParams
from search_api.schemas import Hit, SearchAnswer, Understood
from tests.web.fake import DOCUMENT_ID, UNIVERSITY, FakeService, reference
from tests.web.site import make_app


class Many(FakeService):
    """So many hits, whose documents have this title."""

    def __init__(self, total: int, title: str = "Burs Yönergesi") -> None:
        super().__init__()
        self.total, self.title = total, title
        self.asked: list[SearchParams] = []

    def search(self, params: SearchParams) -> SearchAnswer:
        self.asked.append(params)
        first = (params.page - 1) * params.size
        hits = [self._own(number) for number in range(first, min(first + params.size, self.total))]
        more = "on" if first + params.size < self.total else None
        return SearchAnswer(
            total=self.total, took_ms=1, next=more, understood=Understood(text=params.q), hits=hits, facets={}
        )

    def _own(self, number: int) -> Hit:
        return Hit(
            document=reference(title=self.title), eid="art_5", path="madde:5",
            breadcrumb=[self.title, "Madde 5", "(2)"], heading="Koşullar", status="in_force", score=1,
            snippet=f"şu <mark>burs</mark> &lt;{number}&gt;", url=f"/mevzuat/{DOCUMENT_ID}/art_5",
        )  # fmt: skip


def rows(service: FakeService, address: str = "/ara.csv?q=burs") -> list[list[str]]:
    """The table as a spreadsheet reads it."""
    answer = TestClient(make_app(service), base_url="http://127.0.0.1").get(address)
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf"), "else Excel reads ÅŸ"
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))


def test_a_row_has_what_a_hit_shows() -> None:
    head, row = rows(Many(1))
    assert dict(zip(head, row, strict=True)) == {
        "Sıra": "1", "Belge": "Burs Yönergesi", "Yer": "Madde 5 › (2)", "Başlık": "Koşullar", "Metin": "şu burs <0>",
        "Kurum": UNIVERSITY.name, "Tür": "Yönerge", "Sayı": "2023/41", "Tarih": "2023-09-14", "Durum": "Yürürlükte",
        "Adres": f"http://127.0.0.1/mevzuat/{DOCUMENT_ID}/art_5",
    }  # fmt: skip


@pytest.mark.parametrize("title", ["=HYPERLINK(A1)", "+1", "-1", "@x", " =1", "izin;=1+1", "izin\n=1"])
def test_no_cell_is_a_formula(title: str) -> None:
    """Trap: programs part the columns at a semicolon within quotes, and pass over a space before the sign."""
    cell = rows(Many(1, title))[1][1]
    assert cell.replace("'", "") == title
    assert all(not part.lstrip().startswith(tuple("=+-@")) for part in cell.replace("\n", ";").split(";"))


def test_filters_hold_in_the_table_too() -> None:
    service = Many(1)
    rows(service, "/ara.csv?q=burs&kind=yonerge&page=3&status=all")
    asked = service.asked[0]
    assert asked == replace(asked, kind=("yonerge",), status=(), page=1, size=LARGEST_PAGE, facets=())


def test_a_table_is_capped_and_says_so() -> None:
    table = rows(Many(sheets.MOST_ROWS + 234))
    assert len(table) == 1 + sheets.MOST_ROWS + 1
    assert table[-1] == ["Yalnız ilk 1.000 sonuç yazıldı; toplam 1.234 sonuç var."]
    assert [row[0] for row in table[1:4]] == ["1", "2", "3"]


def test_a_table_that_has_all_says_nothing() -> None:
    assert len(rows(Many(sheets.MOST_ROWS))) == 1 + sheets.MOST_ROWS
    assert len(rows(Many(0))) == 1


def test_the_results_lead_to_their_table() -> None:
    page = TestClient(make_app(Many(2_000)), base_url="http://127.0.0.1").get("/ara?q=burs&kind=yonerge&page=2").text
    assert 'href="/ara.csv?q=burs&amp;kind=yonerge"' in page
    assert "(ilk 1.000)" in page
