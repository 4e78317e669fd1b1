"""The third of gold/dev that is kept aside: nobody reads its misses or tunes on it, only its score is looked at.

Drawn from 2026-12-01 on by `drawn` from the name alone, so that a row that is added or mended moves no other. Earlier
rules were tuned on all of dev: the gap between the two parts shows memorising from that day on only. What must stay
together stays together:

* sentences (citations, amendments, units) that name the same source are held out only if each of them is drawn, else
  all of them are tuned on: the held-out share is so never more than what was drawn, and no document is in both;
* a structure file is drawn by its `id`;
* a query with typing mistakes goes where its clean one goes (`clean`), so it is drawn by that name. Queries of several
  classes that lead to the same article are not bound together: a citation finds its place by number, which tells
  nothing of how a question in plain words finds it.
"""

import collections
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SEED = "dayanak-2026:"
SHARE = 3
SENTENCES = ("citations", "amendments", "units")
Row = Mapping[str, Any]


def drawn(name: str) -> bool:
    """Whether the lot fell on a name: one in three."""
    return int(hashlib.sha256((SEED + name).encode()).hexdigest(), 16) % SHARE == 0


def of_sentences(rows: Iterable[Row]) -> frozenset[str]:
    """The ids held out among rows that name their source."""
    sources = collections.defaultdict(list)
    for row in rows:
        sources[row["source"]].append(row["id"])
    return frozenset(name for names in sources.values() if all(map(drawn, names)) for name in names)


def of_queries(rows: Iterable[Row]) -> frozenset[str]:
    """The ids held out among judged queries."""
    return frozenset(row["id"] for row in rows if drawn(row.get("clean") or row["id"]))


def held_out(gold: Path) -> frozenset[str]:
    """All that is held out of a gold folder, named as the scorer names items (`citations/c004`, `structure/k2429`),
    queries as `queries/lay-001`."""
    names = {f"structure/{file.stem}" for file in (gold / "structure").glob("*.json") if drawn(file.stem)}
    for part in SENTENCES:
        names |= {f"{part}/{name}" for name in of_sentences(_rows(gold / f"{part}.jsonl"))}
    names |= {f"queries/{name}" for name in of_queries(_rows(gold / "queries.jsonl"))}
    return frozenset(names)


def _rows(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
