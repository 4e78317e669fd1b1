"""What was learned, beside record and index: whole generations, documents that came later, the nearest articles."""

from pathlib import Path

import numpy as np
import pytest

from dayanak.law.errors import Conflict
from dayanak.storage.arrays import Arrays
from dayanak.storage.vectors import Late, Nearest, VectorStore
from dayanak.storage.vectors.late import FILE, Block
from dayanak.storage.vectors.nearest import GRAPH, PIECES, Rows, keep, signed

# Pieces: two of d1/art_1, one of d1/art_2, one of d2/art_1.
ROWS = signed(np.array([[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1]], np.float32))
EAST, NORTH, UP = (np.array(v, np.float32) for v in ([1, 0, 0], [0, 1, 0], [0, 0, 1]))


def learned(folder: Path, many: int = 1000) -> Arrays:
    store = VectorStore(folder)
    with store.new() as draft:
        standings = np.array([0.5, 0.25, 0], np.float32)
        keep(draft, Rows(ROWS, np.array([0, 0, 1, 2]), np.array([0, 0, 1]), standings), many)
        draft.lines("places", ["d1/art_1", "d1/art_2", "d2/art_1"])
        draft.lines("documents", ["d1", "d2"])
    found = store.live()
    assert found
    return found


def places(nearest: Nearest, asked: np.ndarray, limit: int = 9, documents: set[str] | None = None) -> list[str]:
    return list(nearest.near(asked, limit, documents).places)


def test_there_is_nothing_before_the_first_learning(tmp_path: Path) -> None:
    assert VectorStore(tmp_path).live() is None


def test_a_learning_that_fails_leaves_what_was_learned_before(tmp_path: Path) -> None:
    before = learned(tmp_path)
    with pytest.raises(ValueError), VectorStore(tmp_path).new():
        raise ValueError("full")
    after = VectorStore(tmp_path).live()
    assert after
    assert after.path == before.path


def test_two_do_not_learn_at_once(tmp_path: Path) -> None:
    with VectorStore(tmp_path).new(), pytest.raises(Conflict), VectorStore(tmp_path).new():
        pass


def test_what_is_open_outlives_its_successor(tmp_path: Path) -> None:
    nearest = Nearest(learned(tmp_path))
    learned(tmp_path)
    learned(tmp_path)
    assert places(nearest, UP, 1) == ["d2/art_1"]


@pytest.mark.parametrize("many", [1000, 1], ids=["exact", "graph"])
def test_an_article_is_as_near_as_its_nearest_piece(tmp_path: Path, many: int) -> None:
    found = learned(tmp_path, many)
    assert (found.path / GRAPH).exists() == (many == 1)
    near = Nearest(found).near(NORTH, 2)
    assert list(zip(near.places, near.standings, strict=True)) == [("d1/art_1", 0.5), ("d1/art_2", 0.25)]
    assert near.likeness == pytest.approx([1.0, 0.707], abs=0.01)
    assert near.pieces.tolist() == ROWS[[1, 2]].tolist()


def test_only_of_these_documents(tmp_path: Path) -> None:
    nearest = Nearest(learned(tmp_path))
    assert places(nearest, EAST, documents={"d2", "unknown"}) == ["d2/art_1"]
    assert places(nearest, EAST, documents=set()) == []


def test_a_document_that_came_later_stands_for_its_older_self(tmp_path: Path) -> None:
    found = learned(tmp_path)
    nearest = Nearest(found)
    late = Late(found.path, 3)
    late.put(Block("d1", ("d1/art_9",), (0.1,), signed(UP[None])))
    late.put(Block("d3", ("d3/art_1", "d3/art_1"), (0.1, 0.1), signed(np.stack([EAST, NORTH]))))
    assert places(nearest, EAST, 1) == ["d3/art_1"]
    assert set(places(nearest, EAST)) == {"d1/art_9", "d2/art_1", "d3/art_1"}
    assert places(nearest, UP, documents={"d1"}) == ["d1/art_9"]
    late.put(Block("d3", (), (), signed(np.zeros((0, 3), np.float32))))
    assert "d3/art_1" not in places(nearest, EAST)


def test_a_block_cut_off_by_a_kill_is_no_block_and_is_mended(tmp_path: Path) -> None:
    found = learned(tmp_path)
    Late(found.path, 3).put(Block("d3", ("d3/art_1",), (0.1,), signed(EAST[None])))
    whole = (found.path / FILE).read_bytes()
    for cut in (1, 4, len(whole) - 1):
        (found.path / FILE).write_bytes(whole + whole[:cut])
        reader = Late(found.path, 3)
        assert [block.document_id for block in reader.read()] == ["d3"]
        Late(found.path, 3).put(Block("d4", ("d4/art_1",), (0.1,), signed(UP[None])))
        assert [block.document_id for block in reader.read()] == ["d4"], "only what is new"
        assert reader.read() == []


@pytest.mark.parametrize("alike", [False, True], ids=["all different", "many the same"])
def test_of_many_pieces_few_are_put_in_order_and_the_nearest_are_among_them(tmp_path: Path, *, alike: bool) -> None:
    """Traps: a floor that too few pass, one that all pass because documents are left out, the same piece many times."""
    many, dice = 60 * PIECES * 50, np.random.default_rng(4)
    vectors = dice.standard_normal((many, 64)).astype(np.float32)
    if alike:
        vectors[1000:] = vectors[7]
    store, articles = VectorStore(tmp_path), np.arange(many) // 2
    with store.new() as draft:
        rows = Rows(signed(vectors), articles, np.arange(many // 2) % 2, np.zeros(many // 2, np.float32))
        keep(draft, rows)
        draft.lines("places", [f"{'ab'[number % 2]}/{number}" for number in range(many // 2)])
        draft.lines("documents", ["a", "b"])
    live = store.live()
    assert live
    asked = vectors[7] + vectors[12]
    exact = (signed(vectors).astype(np.float32) @ signed(asked).astype(np.float32)).reshape(-1, 2).max(axis=1) / 127**2
    found = Nearest(live)
    for documents, wanted in ((None, exact), ({"a"}, exact[::2])):
        near = found.near(asked, 50, documents).likeness
        assert near == pytest.approx(np.sort(wanted)[::-1][:50], abs=1e-6)
