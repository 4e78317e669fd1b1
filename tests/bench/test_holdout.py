"""The part of the gold set that is kept aside: the same every day, and nothing of one document in both parts."""

from pathlib import Path

import pytest

from bench.holdout import drawn, held_out, of_queries, of_sentences


def test_the_lot_falls_on_a_name_for_ever() -> None:
    """A change of seed or of the rule would move items that were tuned on into the part that is kept aside."""
    assert [name for name in (f"c{n:03}" for n in range(12)) if drawn(name)] == [
        "c000",
        "c002",
        "c005",
        "c007",
        "c009",
        "c010",
    ]


def test_about_a_third_is_kept_aside() -> None:
    assert 0.31 < sum(drawn(f"x{n}") for n in range(10_000)) / 10_000 < 0.36


def test_sentences_of_one_document_are_never_apart() -> None:
    """`c002` is drawn and `c001` is not: as soon as they share a source, neither is held out."""
    alone = [{"id": "c001", "source": "a"}, {"id": "c002", "source": "b"}]
    together = [{**row, "source": "a"} for row in alone]
    assert of_sentences(alone) == {"c002"}
    assert of_sentences(together) == frozenset()


def test_a_mistyped_query_goes_with_its_clean_one() -> None:
    rows = [{"id": "c001", "clean": "c002"}, {"id": "c002"}, {"id": "c010", "clean": "c001"}]
    assert of_queries(rows) == {"c001", "c002"}


@pytest.mark.shared
def test_every_part_of_the_gold_set_has_held_out_items(shared: Path) -> None:
    names = held_out(shared / "gold/dev")
    assert {name.split("/")[0] for name in names} == {"structure", "citations", "amendments", "units", "queries"}
