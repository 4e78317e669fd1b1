"""What `make evaluate` makes of answers: phenomena, misses that show no text, gains and losses, and the page."""

import collections
from typing import Any

import pytest

from bench import outcomes, pages
from bench.gold import parted, phenomena
from bench.misses import NOTHING, drawn, misses
from bench.phenomena import of_citation
from bench.scoring import Item, Pair, Total, total

TEXT = "Kurul, 4321 sayılı Örnek Kanununun 5 inci maddesi ile bu Yönergenin yedinci maddesine göre çalışır."
TARGETS = "citations: span + targets"


def item(name: str, measure: str, gold: list[Any], found: list[Any], **rest: Any) -> Item:
    pair = Pair(collections.Counter(gold), collections.Counter(found))
    return Item(name, rest.get("text", TEXT), rest.get("truth", {}), rest.get("answer", {}), {measure: pair})


@pytest.mark.parametrize(
    ("surface", "targets", "phenomenon"),
    [
        ("4321 sayılı Kanunun 5 inci maddesi", ("kanun:4321/madde:5",), "article or annex, of a numbered instrument"),
        ("4321 sayılı Kanunun 5/2", ("kanun:4321/madde:5/fikra:2",), "below the article, of a numbered instrument"),
        ("4321 sayılı Kanun", ("kanun:4321",), "whole document, of a numbered instrument"),
        ("bu Yönergenin", ("this",), "whole document, of this document"),
        ("Aynı Kanunun 6 ncı maddesi", ("kanun:4321/madde:6",), "back to one named before"),
        ("ayni maddenin", ("this/@madde",), "back to one named before"),
        ("bu maddenin ikinci fıkrası", ("this/@madde/fikra:2",), "relative to where it stands"),
        ("3 ila 5 inci maddeler", ("this/madde:3..5",), "lists and ranges"),
        ("3 ve 5 inci maddeler", ("this/madde:3", "this/madde:5"), "lists and ranges"),
        ("geçici 3 üncü madde", ("this/gecici-madde:3",), "additional, provisional and repeated articles"),
        ("ek geçici 3", ("this/ek-gecici-madde:3/fikra:1",), "additional, provisional and repeated articles"),
        ("Resmî Gazete", ("rg:12345@2001-01-01",), "whole document, published in the gazette"),
        ("Kanun", (), "without a target"),
    ],
)
def test_a_citation_has_the_phenomenon_that_a_lawyer_would_name(
    surface: str, targets: tuple[str, ...], phenomenon: str
) -> None:
    assert of_citation(surface, targets) == phenomenon


def test_a_wrong_target_is_one_miss_not_two() -> None:
    """The scorer counts it as missed and as extra; a reader wants to see both sides at once."""
    wanted, read = ("7", "49", ("kanun:4321/madde:5",)), ("7", "49", ("kanun:4321",))
    [found] = misses([item("citations/c1", TARGETS, [wanted], [read])])
    assert (found.wanted, found.read) == ("kanun:4321/madde:5", "kanun:4321")
    assert found.words == "4321 sayılı Örnek … 5 inci maddesi"


def test_what_is_missed_or_too_much_has_a_dash() -> None:
    gold, found = [("0", "5", ("this",))], [("54", "66", ("this",))]
    rows = list(misses([item("citations/c1", TARGETS, gold, found)]))
    assert [(row.wanted, row.read) for row in rows] == [("this", NOTHING), (NOTHING, "this")]


def test_a_miss_of_structure_shows_no_text() -> None:
    """A node with other words is told by how many letters it differs."""
    path = "madde:1/fikra:1"
    [found] = misses([item("structure/k1", "structure: path + text", [(path, "gizlimetin")], [(path, "gizlimeti")])])
    assert found.wanted == path
    assert found.read == "the same, text -1 letters"
    assert found.words == ""


def test_misses_are_drawn_the_same_every_time() -> None:
    rows = [
        found
        for n in range(50)
        for found in misses([item(f"amendments/F{n}", "amendments: op + target", [("add-unit", "this")], [])])
    ]
    assert drawn(rows) == drawn(reversed(rows))
    assert len(drawn(rows)) == 20


def test_a_fault_counts_under_what_it_was_taken_for() -> None:
    """A range read as one article: the range is missed, the one article is too much."""
    wanted, read = ("0", "9", ("this/madde:3..5",)), ("0", "9", ("this/madde:3",))
    rows = {row["phenomenon"]: row for row in phenomena([item("citations/c1", TARGETS, [wanted], [read])], frozenset())}
    assert rows["lists and ranges"]["wanted"] == 1
    assert rows["article or annex, of this document"]["wanted"] == 0


def test_parts_are_pooled_apart() -> None:
    good, bad = item("citations/a", TARGETS, [1], [1]), item("citations/b", TARGETS, [1], [2])
    tuned, held = parted([good, bad], frozenset({"citations/b"}))
    assert (total(tuned, TARGETS).f1, total(held, TARGETS).f1, total([good, bad], TARGETS).f1) == (1.0, 0.0, 0.5)
    assert Total().f1 is None


def test_gained_and_lost_name_no_item_that_is_held_out() -> None:
    old = {"citations/a": {"m": [1, 2, 2]}, "citations/b": {"m": [2, 2, 2]}, "citations/c": {"m": [1, 1, 1]}}
    new = {"citations/a": {"m": [2, 2, 2]}, "citations/b": {"m": [1, 2, 2]}, "citations/c": {"m": [1, 1, 2]}}
    told = outcomes.changes(old, new).told(frozenset({"citations/b"}))
    assert told == {
        "gained": {"named": ["citations/a (m)"], "held out": 0},
        "lost": {"named": ["citations/c (m)"], "held out": 1},
    }


def test_outcomes_come_back_as_they_were_kept(tmp_path: Any) -> None:
    kept = {"citations/b": {"m": [1, 2, 2]}, "citations/a": {}}
    outcomes.keep(tmp_path / "items.json", kept)
    assert outcomes.committed(tmp_path / "items.json") == kept
    assert len((tmp_path / "items.json").read_text().splitlines()) == 4  # a line an item
    assert outcomes.committed(tmp_path / "none.json") == {}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"value": 0.9, "floor": 0.8, "aim": 0.95, "ok": False}, "- x: 0.9 (aim 0.95)"),
        ({"value": 0.7, "floor": 0.8, "aim": 0.95, "ok": False}, "- x: 0.7 (aim 0.95), **below its floor of 0.8**"),
        ({"value": 0.7, "floor": 0.8, "aim": None, "ok": False}, "- x: 0.7, **below its floor of 0.8**"),
        ({"value": 3, "floor": None, "aim": 0, "ok": False, "least": False}, "- x: 3 (aim 0)"),
        ({"value": 3, "floor": 1, "aim": 0, "ok": False, "least": False}, "- x: 3 (aim 0), **beyond its floor of 1**"),
    ],
)
def test_a_bad_figure_says_what_it_misses(row: dict[str, Any], told: str) -> None:
    assert pages.short([{"name": "x", "note": None, **row}]) == [told]
    assert pages.short([{**row, "ok": True}]) == ["None."]
