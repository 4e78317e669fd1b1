"""Pages beyond the 10,000 rows that OpenSearch counts off: led to by cursors, in the order of the embedded engine."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dayanak.search.port import Group, IndexEntry, Place, SearchPage, SearchQuery, Sort
from dayanak.storage.index.opensearch_index import OpenSearchIndex
from dayanak.storage.index.tantivy_index import TantivyIndex
from search_api.query import SearchParams, cursor_after, parse
from tests.contracts.nodes import entry, fresh
from tests.servers.opensearch import OpenSearch

pytestmark = pytest.mark.servers

FAR = 10_600
WORDS = ("izin", "başvuru", "süre", "komisyon", "ücret")


def far() -> Iterator[IndexEntry]:
    """Several documents of many articles, scored in a few ties and many grades."""
    for seq in range(1, FAR + 1):
        text = " ".join(itertools.islice(itertools.cycle(WORDS), seq % 5, seq % 5 + 1 + seq % 37))
        yield entry(seq, f"İzin {text}", f"d{seq * 3 // FAR if seq % 100 else seq}")


@pytest.fixture(scope="module")
def engines(
    node: OpenSearch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TantivyIndex, OpenSearchIndex]]:
    entries = sorted(far(), key=lambda one: one.document_id)
    ours = TantivyIndex(tmp_path_factory.mktemp("far"), writer=True)
    theirs = OpenSearchIndex(fresh(node), writer=True, shards=2)
    assert ours.rebuild(entries) == theirs.rebuild(entries) == FAR
    yield ours, theirs
    ours.close()
    theirs.close()


def led(index: Any, offset: int, pages: int, **params: Any) -> tuple[list[SearchPage], str | None]:
    """Pages that begin at a row, each led to by the cursor of the one before it."""
    asked = SearchParams.of(q="izin", size=100, cursor="bzk5MDA", **params)  # o9900
    found: list[SearchPage] = []
    cursor: str | None = None
    for _ in range(pages):
        page = index.search(parse(asked))
        found.append(page)
        cursor = cursor_after(asked, page.total, page.end)
        if cursor is None:
            break
        asked = SearchParams.of(q="izin", size=100, cursor=cursor, **params)
    return found, cursor


@pytest.mark.parametrize("params", [{}, {"group": "clause"}, {"sort": "date"}])
def test_cursors_lead_on_beyond_ten_thousand_rows_to_the_end(
    engines: tuple[TantivyIndex, OpenSearchIndex], params: dict[str, Any]
) -> None:
    ours, theirs = engines
    expected, _ = led(ours, 9_900, 20, **params)
    found, cursor = led(theirs, 9_900, 20, **params)
    assert cursor is None
    rows = [hit.id for page in found for hit in page.hits]
    assert len(rows) == len(set(rows)) == FAR - 9_900
    assert [page.total for page in found] == [FAR] * 7
    scores = [hit.score for page in found for hit in page.hits]
    assert scores == pytest.approx([hit.score for page in expected for hit in page.hits], rel=0.002, abs=2e-6)
    if params.get("sort") == "date":
        assert rows == [hit.id for page in expected for hit in page.hits]


def test_a_row_far_down_is_found_without_a_place_too(engines: tuple[TantivyIndex, OpenSearchIndex]) -> None:
    _, theirs = engines
    query = parse(SearchParams.of(q="izin", sort="date", size=100, cursor="bzEwNTAw"))  # o10500
    led_to, _ = led(theirs, 9_900, 20, sort="date")
    assert [hit.id for hit in theirs.search(query).hits] == [hit.id for hit in led_to[6].hits]


def test_each_document_is_shown_once_however_far_down(index: OpenSearchIndex, tmp_path: Path) -> None:
    """Documents beyond the 10,000th, most of them in the shadow of a better article of their own."""
    entries = [entry(seq, "İzin. " * (1 + seq % 3), f"w{seq // 2:06}") for seq in range(2, 2 * FAR)]
    index.rebuild(entries)
    ours = TantivyIndex(tmp_path, writer=True)
    ours.rebuild(entries)
    expected, _ = led(ours, 9_900, 20, group="document")
    found, cursor = led(index, 9_900, 20, group="document")
    ours.close()
    assert cursor is None
    assert {page.total for page in found} == {page.total for page in expected} == {FAR - 1}
    shown = [hit.document_id for page in found for hit in page.hits]
    assert shown == [hit.document_id for page in expected for hit in page.hits]
    assert {hit.folded for page in found for hit in page.hits} == {1}


def test_a_point_in_time_holds_still_while_the_index_changes(index: OpenSearchIndex) -> None:
    index.rebuild(sorted(far(), key=lambda one: one.document_id))
    whole, _ = led(index, 9_900, 20, group="clause")
    first, _ = led(index, 9_900, 2, group="clause")
    index.replace("d0", [])
    index.commit()
    query = SearchQuery(parse(SearchParams.of(q="izin")).node, group=Group.CLAUSE, size=100, offset=10_100)
    after = index.search(SearchQuery(query.node, group=Group.CLAUSE, size=100, offset=10_100, after=first[-1].end))
    assert after.total < whole[0].total
    if after.hits:  # what was gone meanwhile is still in its place for whoever was on the way
        assert [hit.id for hit in after.hits] == [hit.id for hit in whole[2].hits]


def test_a_view_that_is_over_is_taken_anew(engines: tuple[TantivyIndex, OpenSearchIndex]) -> None:
    _, theirs = engines
    pages, _ = led(theirs, 9_900, 3, sort="date")
    end = pages[1].end
    assert end
    assert end.view
    for view in ("", "bitti", end.view[:-8] + "AAAAAAAA"):
        place = Place(end.rank, end.seq, view)
        node = parse(SearchParams.of(q="izin")).node
        page = theirs.search(SearchQuery(node, sort=Sort.DATE, size=100, offset=10_100, after=place))
        assert [hit.id for hit in page.hits] == [hit.id for hit in pages[2].hits]
