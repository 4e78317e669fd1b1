"""Judged queries of our own over the samples, for what the given set lacks: capitals, spellings of numbers, annexes and
tables, letters and circulars, repealed texts with the default filter, the query language. Written while reading the
samples, in words of our own; judged by the rules of the given scorer, at article level (a document where no path is
given)."""

import collections
import csv
import json
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.figures import Figure
from bench.scoring import loaded
from bench.shared import SHARED

FILE = Path(__file__).with_name("own_queries.tsv")
SIZE = 20


def figures(base: str, plain: str) -> Iterator[Figure]:
    """A figure for each phenomenon over a server with the samples, those that failed named; beside it what another
    server gives over the same samples with meaning switched off."""
    scorer = loaded(SHARED / "eval" / "score_search.py")
    groups: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for query in queries():
        groups[query["phenomenon"]].append(query)
    for phenomenon, asked in groups.items():
        found = {query["id"]: _judged(base, query, scorer) for query in asked}
        alone = _mean(_judged(plain, query, scorer) for query in asked)
        first = [name for name, scores in found.items() if not scores["success@1"]]
        broken = [name for name, scores in found.items() if scores.get("respects minus") == 0]
        note = f"{len(found)} queries; words alone {alone}; not first: {', '.join(first) or 'none'}"
        note += f"; a forbidden one shown: {', '.join(broken)}" if broken else ""
        yield Figure(f"samples: {phenomenon} nDCG@10", _mean(found.values()), "nDCG", note=note)


def _mean(rows: Iterable[Mapping[str, float]]) -> float:
    values = [scores["ndcg@10"] for scores in rows]
    return round(sum(values) / len(values), 4)


def queries() -> list[dict[str, Any]]:
    """The queries in the form that the scorer judges; `class` is that of a title where a document is wanted."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [_query(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _query(row: Mapping[str, str]) -> dict[str, Any]:
    relevant = [_place(grade, place) for grade, _, place in (one.partition(" ") for one in row["wanted"].split("; "))]
    never = [_place("0", row["never"])] if row["never"] else []
    kind = "known-clause" if relevant[0]["path"] else "title"
    return {**row, "class": kind, "relevant": relevant, "must_not_return": never}


def _place(grade: str, place: str) -> dict[str, Any]:
    document, _, path = place.partition(" ")
    return {"doc": document, "path": path or None, "grade": int(grade)}


def _judged(base: str, query: Mapping[str, Any], scorer: ModuleType) -> Mapping[str, float]:
    address = f"{base}/api/search?{urllib.parse.urlencode({'q': query['q'], 'size': SIZE})}"
    with urllib.request.urlopen(address, timeout=30) as reply:
        answer = scorer.well_formed(json.load(reply))
    scores: Mapping[str, float] = scorer.judge(query, answer, {})
    return scores
