"""Floors on the real texts of the shared folder: unit mentions on the gold set, facts on the consolidated laws."""

import gzip
import json
from pathlib import Path

import pytest

from dayanak.law.letters import lower
from dayanak.law.provision import ProvisionTree
from nlp.facts import read_facts
from nlp.link import link

pytestmark = pytest.mark.shared


def test_unit_mentions_of_the_gold_set(shared: Path):
    rows = [json.loads(line) for line in (shared / "gold/dev/units.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = {(row["id"], m["start"], m["end"], lower(m["base"])) for row in rows for m in row["mentions"]}
    found = {(row["id"], m.start, m.end, lower(m.base)) for row in rows for m in link(row["text"])}
    assert 2 * len(gold & found) / (len(gold) + len(found)) >= 0.95


def test_facts_of_the_consolidated_laws(shared: Path):
    right = {"number": 0, "accepted": 0, "gazette_date": 0}
    known = dict.fromkeys(right, 0)
    with gzip.open(shared / "corpus/acik-mevzuat/kanunlar.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            read = read_facts(ProvisionTree(row["text"].split("\n---\n", 1)[-1].lstrip(), ()))
            truth = {
                "number": row["law_number"],
                "accepted": row["accepted_date"],
                "gazette_date": row["gazette"]["date"],
            }
            for name, value in truth.items():
                fact = getattr(read, name)
                known[name] += bool(value)
                right[name] += bool(value) and fact is not None and fact.value == value
    shares = {name: right[name] / known[name] for name in right}
    assert shares["number"] >= 0.99
    assert shares["accepted"] >= 0.99
    assert shares["gazette_date"] >= 0.95
