"""Counts by bitmaps are those of the engine, whatever is asked and whatever changed since the rebuild."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dayanak.law.errors import Unavailable
from dayanak.search.port import (
    FACETS,
    MORE_FACETS,
    AllOf,
    Among,
    AnyOf,
    Best,
    Everything,
    Except,
    Filters,
    Given,
    Group,
    IndexEntry,
    Near,
    Node,
    Phrase,
    Prefix,
    SearchPage,
    SearchQuery,
    Term,
)
from dayanak.storage.index.tantivy_index import TantivyIndex, bitmaps, changed, shelf
from dayanak.storage.index.tantivy_index.maps import Maps
from tests.contracts.nodes import entry

WORDS = ["izin", "izinli", "süre", "sınav", "rapor", "kurul", "yönetim", "başvuru"]
STATUSES = ["in_force", "in_force", "repealed", "not_yet"]
KINDS = ["kanun", "yonerge", "teblig"]


def documents(dice: random.Random, count: int) -> dict[str, list[IndexEntry]]:
    seqs = iter(dice.sample(range(1, 100_000), count * 12))
    return {f"d{number}": list(clauses(dice, f"d{number}", seqs)) for number in range(count)}


def clauses(dice: random.Random, document: str, seqs: Iterator[int]) -> Iterator[IndexEntry]:
    unit, year, kind = dice.choice(["98000001", "98000002"]), dice.choice([None, 2015, 2020]), dice.choice(KINDS)
    date = f"{year}-0{dice.randint(1, 9)}-01" if year else None
    for number in range(dice.randint(1, 12)):
        text = " ".join(dice.choices(WORDS, k=dice.randint(1, 6)))
        article = f"madde:{number // 3 + 1}"
        yield replace(
            entry(next(seqs), text, document),
            status=dice.choice(STATUSES),
            kind=kind,
            path=f"{article}/fikra:{number % 3 + 1}",
            article_key=f"{document}/{article}",
            places=(f"{document}/{article}", f"{document}/{article}/{number}"),
            unit_path=(unit, "98000009"),
            issuers=(unit,),
            regions=("Samsun / Atakum",) if unit == "98000001" else (),
            year=year,
            date=date,
        )


def tree(dice: random.Random, depth: int = 2) -> Node:
    parts = tuple(tree(dice, depth - 1) for _ in range(dice.randint(1, 3))) if depth else ()
    word, other = dice.sample(WORDS, 2)
    leaves: list[Node] = [
        Term(dice.choice(["stem", "fold5", "exact", "heading_stem"]), word),
        Phrase("exact", (word,)),
        Phrase("exact", (word, other)),
        Prefix("exact", word[:3]),
        Prefix("exact", "sur", folded=True),
        Near("exact", word, other, 2),
        Among("kind", tuple(dice.sample(KINDS, 2))),
        Among("year", ("2015",)),
        Given("place", ((f"d{dice.randint(0, 5)}/madde:1", 2.0),)),
        Everything(),
    ]
    if not parts:
        return dice.choice(leaves)
    joined: list[Node] = [AnyOf(parts), AllOf(parts, (leaves[0],)), Best(parts), Except(parts[0], parts[-1])]
    return dice.choice(joined)


def filters(dice: random.Random) -> Filters:
    choices: list[Filters] = [
        Filters(),
        Filters(statuses=("in_force",)),
        Filters(statuses=("repealed", "in_force"), units=("98000009",)),
        Filters(units=("98000001",), subtree=False, years=(2015,)),
        Filters(kinds=("kanun",), date_from="2015-03-01"),
        Filters(date_to="2019-01-01", statuses=("in_force",)),
        Filters(articles=("madde:2",), regions=("Samsun / Atakum",)),
        Filters(documents=("d1", "d2", "d3"), gazette=False),
    ]
    return dice.choice(choices)


def counted(page: SearchPage) -> tuple[object, ...]:
    return page.total, page.hits, page.alike, dict(page.facets)


@pytest.mark.parametrize("seed", range(6))
def test_bitmaps_count_what_the_engine_counts(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trap: a required word in another clause, a status that the filter leaves out, a document that changed."""
    dice = random.Random(seed)
    index = TantivyIndex(tmp_path / "index", writer=True)
    kept = documents(dice, 12)
    index.rebuild(row for rows in kept.values() for row in rows)
    for document in dice.sample(sorted(kept), 2):
        index.replace(document, list(clauses(dice, document, iter(range(200_000 + 100 * seed, 300_000)))))
        index.replace("new", list(clauses(dice, "new", iter(range(400_000, 400_100)))))
        index.commit()
        index.replace("d0", [])
        index.commit()
    asked = [
        SearchQuery(
            tree(dice),
            filters(dice),
            tree(dice, 1) if dice.random() < 0.3 else None,
            group=(group := dice.choice(list(Group))),
            collapse=group is Group.ARTICLE and dice.random() < 0.3,
            facets=(*FACETS, *MORE_FACETS),
        )
        for _ in range(150)
    ]
    by_bitmaps = [counted(index.search(query)) for query in asked]
    index.close()
    monkeypatch.setattr(shelf, "MOST_CHANGED", -1)
    alone = TantivyIndex(tmp_path / "index")
    assert sum(alone.search(query).total > 0 for query in asked) > 60
    for query, found in zip(asked, by_bitmaps, strict=True):
        assert found == counted(alone.search(query)), query
    alone.close()


def test_what_changes_is_told_before_it_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trap: killed between the two, a document would be counted as it was and as it is."""
    index = TantivyIndex(tmp_path / "index", writer=True)
    rows = [entry(1, "Yıllık izin.", "a"), entry(2, "Süt izni.", "b")]
    index.rebuild(rows)

    tell = changed.tell

    def told_and_killed(generation: Path, fresh: Iterable[str]) -> None:
        tell(generation, fresh)
        raise RuntimeError

    index.replace("a", [replace(rows[0], kind="teblig")])
    with monkeypatch.context() as patch:
        patch.setattr(changed, "tell", told_and_killed)
        with pytest.raises(Unavailable):
            index.commit()
    assert changed.documents(max((tmp_path / "index").glob("t*"))) == {"a"}
    found = index.search(SearchQuery(Everything()))
    assert [(value.value, value.count) for value in found.facets["kind"]] == [(rows[0].kind, 2)]


def test_bitmaps_written_in_runs_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trap: a token of two runs, one that only the second has, and a last run that is empty."""
    kept = documents(random.Random(1), 8)
    rows = [row for clauses in kept.values() for row in clauses]
    held = []
    for at_once in (len(rows) + 1, 7, len(rows)):
        monkeypatch.setattr(bitmaps, "_AT_ONCE", at_once)
        index = TantivyIndex(tmp_path / str(at_once), writer=True)
        index.rebuild(rows)
        index.close()
        folder = next((tmp_path / str(at_once)).glob("t*/bitmaps"))
        held.append(list(Maps(folder)))
        assert not list(folder.glob("run*"))
    assert held[0] == held[1] == held[2]


@pytest.mark.parametrize("left", [b"x" * 50, b""], ids=["garbled", "emptied"])
def test_garbled_bitmaps_are_damage(tmp_path: Path, left: bytes) -> None:
    """Trap: an empty file ended in an error of another kind, with which nobody built it anew."""
    index = TantivyIndex(tmp_path / "index", writer=True)
    index.rebuild([entry(1, "Yıllık izin.", "a")])
    index.close()
    for keys in (tmp_path / "index").rglob("keys.npy"):
        keys.write_bytes(left)
    reader = TantivyIndex(tmp_path / "index")
    with pytest.raises(Unavailable):
        reader.search(SearchQuery(Everything()))
    assert reader.outdated(), "who writes builds it anew"
