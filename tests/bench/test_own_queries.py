"""Our own judged queries over the samples lead to places that exist."""

import csv
from pathlib import Path

from bench.own_queries import queries

SAMPLES = Path(__file__).parents[2] / "samples"


def test_every_query_wants_a_file_of_the_samples_and_has_a_best_answer() -> None:
    with (SAMPLES / "manifest.tsv").open(encoding="utf-8", newline="") as lines:
        files = {row["file"] for row in csv.DictReader(lines, delimiter="\t")}
    for query in queries():
        places = [*query["relevant"], *query["must_not_return"]]
        assert {place["doc"] for place in places} <= files, query["id"]
        assert max(place["grade"] for place in query["relevant"]) == 3, query["id"]


def test_ids_and_queries_are_unique() -> None:
    rows = queries()
    assert len({row["id"] for row in rows}) == len({row["q"] for row in rows}) == len(rows)


def test_quotes_of_a_query_are_its_own() -> None:
    """They are operators there, not marks of the table."""
    assert any('"' in row["q"] for row in queries())
