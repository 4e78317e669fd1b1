"""Damage to the files of an index that is open: said in our words, whatever the engine makes of it; noticed; and
searched as long as what is open can be."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dayanak.law.errors import Unavailable
from dayanak.storage.index.tantivy_index import TantivyIndex
from search_api.query import SearchParams, parse
from tests.contracts.nodes import document

Damage = Callable[[Path], object]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[TantivyIndex]:
    index = TantivyIndex(tmp_path / "index", writer=True)
    index.rebuild(document("a", 30))
    assert found(index) == 30
    yield index
    index.close()


def found(index: TantivyIndex) -> int:
    return index.search(parse(SearchParams.of(q="izin"))).total


def live(folder: Path) -> Path:
    return folder / (folder / "CURRENT").read_text()


def lose_pointer(folder: Path) -> None:
    (folder / "CURRENT").unlink()


def garble_pointer(folder: Path) -> None:
    """As a machine leaves it that lost its power."""
    (folder / "CURRENT").write_bytes(b"\x00" * 19)


def point_to_nothing(folder: Path) -> None:
    (folder / "CURRENT").write_text("t6-000009")


def lose_generation(folder: Path) -> None:
    shutil.rmtree(live(folder))


def lose_file(folder: Path) -> None:
    next((live(folder) / "articles").glob("*.term")).unlink()


def put_another_file(folder: Path) -> None:
    file = next((live(folder) / "clauses").glob("*.store"))
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(b"x" * len(content))


def lose_bitmaps(folder: Path) -> None:
    next(live(folder).glob("*/maps.npy")).unlink()


def lose_changed(folder: Path) -> None:
    """Trap: as if nothing had changed since the bitmaps, and all that did were counted as it was."""
    (live(folder) / "changed").unlink()


def empty_changed(folder: Path) -> None:
    (live(folder) / "changed").write_text("")


def garble_meta(folder: Path) -> None:
    (live(folder) / "clauses" / "meta.json").write_bytes(b"\x00rubbish")


def lose_meta(folder: Path) -> None:
    (live(folder) / "articles" / "meta.json").unlink()


POINTER: list[Damage] = [lose_pointer, garble_pointer, point_to_nothing]
GENERATION: list[Damage] = [
    shutil.rmtree,
    lose_generation,
    lose_file,
    put_another_file,
    lose_bitmaps,
    lose_changed,
    empty_changed,
    garble_meta,
    lose_meta,
]


@pytest.mark.parametrize("damage", POINTER + GENERATION)
def test_what_is_open_is_searched_and_the_damage_is_noticed(
    tmp_path: Path, index: TantivyIndex, damage: Damage
) -> None:
    """Trap: mapped files answer though they are deleted, so nothing looked wrong until the next start; or a search was
    refused, or found nothing, until somebody rebuilt."""
    reader = TantivyIndex(tmp_path / "index")
    assert (found(reader), reader.outdated()) == (30, False)
    damage(tmp_path / "index")
    assert (found(reader), reader.outdated()) == (30, True)
    assert (found(index), index.outdated()) == (30, True)
    assert index.become_writer()
    index.rebuild(document("a", 31))
    for one in (index, reader):
        assert (found(one), one.outdated()) == (31, False)
    index.replace("b", document("b", 2))
    index.commit()
    assert found(reader) == 33, "nothing is written into what was there before"


def test_commits_merges_and_deletions_are_no_damage(tmp_path: Path, index: TantivyIndex) -> None:
    """Trap: the engine itself takes files away, those of merged pieces and of deletions that newer ones replaced."""
    reader = TantivyIndex(tmp_path / "index")
    for number in range(30):
        assert found(reader) > 0
        index.replace(f"d{number % 7}", document(f"d{number % 7}", 3 + number % 5))
        index.commit()
        assert not reader.outdated()
        assert not index.outdated()


def test_deletions_that_newer_ones_replaced_may_go(tmp_path: Path, index: TantivyIndex) -> None:
    """Trap: a reader that opens a commit before the engine has tidied up after it."""
    segment = next((live(tmp_path / "index") / "clauses").glob("*.term"))
    left = segment.with_suffix(".7.del")
    left.touch()
    reader = TantivyIndex(tmp_path / "index")
    assert found(reader) == 30
    left.unlink()
    assert not reader.outdated()


def test_a_garbled_file_is_no_panic_of_ours(tmp_path: Path, index: TantivyIndex) -> None:
    """Trap: the engine panics, and its panic is no Exception: it went past every handler of errors."""
    reader = TantivyIndex(tmp_path / "index")
    assert found(reader) == 30
    for terms in (tmp_path / "index").rglob("*.term"):
        with terms.open("r+b") as file:  # a file cut short would end this process: it is mapped
            file.write(b"x" * terms.stat().st_size)
    with pytest.raises(Unavailable, match="yanıt vermiyor"):
        found(reader)
    assert reader.outdated()


def test_names_that_are_gone_from_the_changed_documents_are_damage(tmp_path: Path, index: TantivyIndex) -> None:
    file = live(tmp_path / "index") / "changed"
    begun = file.read_text()
    index.replace("b", document("b", 2))
    index.commit()
    assert found(index) == 32
    assert not index.outdated()
    file.write_text(begun)
    assert index.outdated()


@pytest.mark.parametrize("lose", [lose_changed, lose_bitmaps, lambda folder: shutil.rmtree(live(folder) / "bitmaps")])
def test_without_part_of_the_bitmaps_nothing_is_written_nor_opened(
    tmp_path: Path, index: TantivyIndex, lose: Damage
) -> None:
    """Trap: a file made anew by the next commit, or bitmaps that are taken for never written."""
    lose(tmp_path / "index")
    fresh = TantivyIndex(tmp_path / "index")
    assert fresh.outdated()
    with pytest.raises(Unavailable):
        found(fresh)


def test_who_writes_makes_no_new_list_of_what_changed(tmp_path: Path, index: TantivyIndex) -> None:
    index.replace("b", document("b", 2))
    lose_changed(tmp_path / "index")
    with pytest.raises(Unavailable):
        index.commit()
    assert index.outdated()


@pytest.mark.parametrize("lose", [lose_pointer, shutil.rmtree], ids=["pointer", "folder"])
def test_who_writes_into_a_deleted_index_is_told(tmp_path: Path, index: TantivyIndex, lose: Damage) -> None:
    lose(tmp_path / "index")
    with pytest.raises(Unavailable, match="dayanak reindex"):
        index.replace("b", document("b", 2))


def test_a_lock_that_was_deleted_holds_nobody_off(tmp_path: Path, index: TantivyIndex) -> None:
    """Trap: another process locks the new file, and two write."""
    shutil.rmtree(tmp_path / "index")
    other = TantivyIndex(tmp_path / "index")
    assert other.become_writer()
    assert not index.become_writer()
    other.close()
    assert index.become_writer()
    index.close()
