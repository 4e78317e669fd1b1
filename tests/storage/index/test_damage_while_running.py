"""Damage to the files of an index that is open: said in our words, whatever the engine makes of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dayanak.law.errors import Unavailable
from dayanak.storage.index.tantivy_index import TantivyIndex
from search_api.query import SearchParams, parse
from tests.contracts.nodes import document


@pytest.fixture
def index(tmp_path: Path) -> TantivyIndex:
    index = TantivyIndex(tmp_path / "index", writer=True)
    index.rebuild(document("a", 30))
    return index


def test_a_garbled_file_is_no_panic_of_ours(tmp_path: Path, index: TantivyIndex) -> None:
    """Trap: the engine panics, and its panic is no Exception: it went past every handler of errors."""
    reader = TantivyIndex(tmp_path / "index")
    query = parse(SearchParams.of(q="izin"))
    assert reader.search(query).total == 30
    for terms in (tmp_path / "index").rglob("*.term"):
        terms.write_bytes(b"x" * 50)
    with pytest.raises(Unavailable, match="yanıt vermiyor"):
        reader.search(query)


def lose_pointer(folder: Path) -> None:
    (folder / "CURRENT").unlink()


@pytest.mark.parametrize("lose", [lose_pointer, shutil.rmtree], ids=["pointer", "folder"])
def test_who_writes_into_a_deleted_index_is_told(
    tmp_path: Path, index: TantivyIndex, lose: Callable[[Path], None]
) -> None:
    lose(tmp_path / "index")
    with pytest.raises(Unavailable, match="dayanak reindex"):
        index.replace("b", document("b", 2))
