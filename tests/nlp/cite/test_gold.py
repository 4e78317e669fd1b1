"""The floors of accuracy on the gold sentences, and time that grows with the text only."""

import json
import time
from collections import Counter
from pathlib import Path

import pytest

from nlp.amend import amend
from nlp.cite import cite
from nlp.cite.shorthand import read


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def f1(pairs: list[tuple[Counter, Counter]]) -> float:
    right = sum((gold & found).total() for gold, found in pairs)
    return 2 * right / sum(gold.total() + found.total() for gold, found in pairs)


@pytest.mark.shared
def test_citations_of_the_gold_set(shared: Path) -> None:
    spans, targets = [], []
    for row in rows(shared / "gold/dev/citations.jsonl"):
        found = cite(row["text"], row["this"])
        spans.append((Counter((s["start"], s["end"]) for s in row["spans"]), Counter((c.start, c.end) for c in found)))
        targets.append(
            (
                Counter((s["start"], s["end"], *sorted(s["targets"])) for s in row["spans"]),
                Counter((c.start, c.end, *sorted(c.targets)) for c in found),
            )
        )
    assert f1(spans) >= 0.95
    assert f1(targets) >= 0.88


@pytest.mark.shared
def test_effects_of_the_gold_set(shared: Path) -> None:
    pairs = [
        (
            Counter((e["op"], e["target"]) for e in row["effects"]),
            Counter((e.op, e.target) for e in amend(row["text"], row.get("this"))),
        )
        for row in rows(shared / "gold/dev/amendments.jsonl")
    ]
    assert f1(pairs) >= 0.9


@pytest.mark.shared
def test_typed_citations_of_the_gold_set(shared: Path) -> None:
    for row in rows(shared / "gold/dev/queries.jsonl"):
        found = read(row["q"])
        wanted = [f"{one['doc']}/{one['path']}" for one in row["relevant"]]
        if row["class"] != "citation":
            assert found == (), row["q"]
        elif wanted:
            assert wanted[0] in found[0].candidates, row["q"]


HOSTILE = [
    "1",
    "(",
    "1, ",
    "1 sayılı A ",
    '"',
    "bu aynı ",
    "(1) ",
    "1 ve 2 ile ",
    "“a ",
    "1/1/",
    "Kanunu ",
    "Ek ",
    "m.",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    cite(text, "kanun:1")
    amend(text, "kanun:1")
    read(text[:5000])
    assert time.process_time() - began < 10
