"""The table of the judged queries, what it was before, and the classes that lose by name."""

from typing import Any

from bench import pages
from bench.relevance import BASELINE, Judged, losers, table


def judged(name: str, kind: str, **scores: float) -> Judged:
    return Judged({"id": name, "class": kind, "relevant": []}, scores, "–")


ROWS = [
    judged("a", "lay", **{"success@1": 1.0, "success@10": 1.0, "ndcg@10": 1.0, "recall@100": 1.0}),
    judged("b", "lay", **{"success@1": 0.0, "success@10": 0.0, "ndcg@10": 0.0, "recall@100": 0.5}),
    judged("c", "title", **{"success@1": 1.0, "success@10": 1.0, "ndcg@10": 1.0, "recall@100": 1.0}),
    judged("d", "title", **{"says missing": 1.0}),
]


def test_the_mean_of_classes_weighs_each_class_once() -> None:
    """And a query to which nothing answers has no part in the ranking figures."""
    found = table(ROWS)
    assert found["lay"]["ndcg@10"] == 0.5
    assert found["title"] == {
        "success@1": 1.0, "success@10": 1.0, "ndcg@10": 1.0, "recall@100": 1.0, "says missing": 1.0,
    }  # fmt: skip
    assert found["all"]["ndcg@10"] == 0.75


def test_a_class_that_loses_is_named_with_both_values() -> None:
    before = {"lay": {"ndcg@10": 0.6, "recall@100": 0.5}, "gone": {"ndcg@10": 1.0}}
    assert losers(before, table(ROWS)) == ["lay nDCG@10 0.6 → 0.5"]


def detail() -> dict[str, Any]:
    own = {"success@1": 0.5, "success@10": 0.5, "ndcg@10": 0.5, "recall@100": 0.5}
    tables = {part: dict.fromkeys((*BASELINE, "all"), own) for part in pages.PARTS}
    return {
        "tables": tables,
        "before": {"lay": {**own, "ndcg@10": 0.4}},
        "losing": [],
        "queries": {"tuned on": {"lay": 20}, "held out": {"lay": 12}},
    }


def test_what_it_was_stands_in_brackets() -> None:
    row = next(line for line in pages.classes(detail()) if line.startswith("| lay "))
    assert row.startswith("| lay | 32 | 0.5 | 0.5 | 0.5 (0.4) | 0.5 | 0.201 |")


def test_history_keeps_what_was_and_replaces_the_same_run() -> None:
    first = pages.history("", detail(), "2026-12-01 10:00", "abc")
    again = pages.history("\n".join(first), detail(), "2026-12-01 12:00", "def")
    same = pages.history("\n".join(again), detail(), "2026-12-01 12:00", "0ff")
    assert [line.split(" | ")[:2] for line in same[2:]] == [
        ["| 2026-12-01 10:00", "abc"],
        ["| 2026-12-01 12:00", "0ff"],
    ]


def test_words_alone_stand_beside_it_once_something_was_learned() -> None:
    """Meaning counts where it wins on queries that nothing was tuned on; both sides are shown."""
    without, learned = detail(), detail()
    learned["tables"] |= dict.fromkeys(pages.ALONE, learned["tables"]["all"])
    assert "words alone" not in pages.parts(without)[0]
    assert pages.parts(learned)[0].endswith("words alone: nDCG@10 | words alone, held out: nDCG@10 |")
    assert {line.count("|") for line in pages.parts(learned)} == {pages.parts(without)[0].count("|") + 2}


def test_every_block_of_the_page_can_be_written() -> None:
    blocks = (pages.classes, pages.places, pages.parts, pages.losing)
    assert all(block(detail()) for block in blocks)
