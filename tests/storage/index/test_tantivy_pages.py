"""Pages of tantivy far down the list: they join into the whole order, where many scores are equal too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dayanak.storage.index.tantivy_index import TantivyIndex
from search_api.query import SearchParams, parse
from tests.contracts.test_search_index import entry

TEXTS = ("Yıllık izin verilir.", "Yıllık izin ve süt izni verilir, izin uzatılır.", "İzin yoktur.")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TantivyIndex]:
    folder: Path = tmp_path_factory.mktemp("pages")
    index = TantivyIndex(folder / "index", writer=True)
    rows = ((seq, TEXTS[seq % len(TEXTS)]) for seq in range(1, 121))
    index.replace("izin", [entry(seq, "izin", f"art_{seq}", f"art_{seq}", text, "in_force", "") for seq, text in rows])
    index.commit()
    yield index
    index.close()


@pytest.mark.parametrize("group", ["article", "clause"])
@pytest.mark.parametrize("sort", ["relevance", "date"])
@pytest.mark.parametrize("q", ["izin", "süt izni", '"yıllık izin"'])
def test_pages_join_into_the_whole_order(index: TantivyIndex, q: str, group: str, sort: str) -> None:
    """A page begins and ends within a run of equal scores: none may come twice, none be lost."""
    whole = index.search(parse(SearchParams.of(q=q, group=group, sort=sort, size=100))).hits
    pages = [
        index.search(parse(SearchParams.of(q=q, group=group, sort=sort, size=7, page=page))).hits
        for page in range(1, 15)
    ]
    joined = [hit for page in pages for hit in page]
    assert [hit.id for hit in joined] == [hit.id for hit in whole[: len(joined)]]
    assert len(joined) == min(len(whole), 98) > 30


def test_a_page_beyond_the_end_is_empty_and_still_counts(index: TantivyIndex) -> None:
    page = index.search(parse(SearchParams.of(q="izin", page=900)))
    assert not page.hits
    assert page.total == 120
