"""The same answers from both engines: every judged query asked of tantivy and of a real OpenSearch node that holds the
same clauses, hit by hit. Hits whose scores lie within 0.2 % of each other may stand in either order."""

import json
import shutil
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench import loads
from bench.figures import Figure
from bench.relevance import QUERIES
from bench.shared import dayanak, served

APART = 0.002
SIZE = 100
NAME = "search: judged queries with the same hits in the same order on both engines"
Hit = tuple[tuple[str, str], float]


def figures() -> Iterator[Figure]:
    """Over the corpus of the judged queries."""
    asked = [json.loads(line)["q"] for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    yield figure_of(loads.search(), asked)


def figure_of(data: Path, asked: Sequence[str]) -> Figure:
    """Over any data folder; None where no node can be started here, with the reason."""
    from tests.servers.opensearch import OpenSearch

    if why := OpenSearch.missing():
        return Figure(NAME, None, "share", aim=1.0, note=f"OpenSearch cannot be started: {why}")
    with served(data) as (base, _):
        ours = [hits(base, query) for query in asked]
    with tempfile.TemporaryDirectory(dir=loads.BUILD) as folder, OpenSearch(heap_mb=1024, fast_start=False) as node:
        copy = shutil.copytree(data, Path(folder) / "data", ignore=shutil.ignore_patterns("index*", "archive"))
        address = node.address("agree")
        dayanak(copy, "reindex", DAYANAK_INDEX_URL=address)
        with served(copy, DAYANAK_INDEX_URL=address) as (base, _):
            theirs = [hits(base, query) for query in asked]
    apart = [query for query, left, right in zip(asked, ours, theirs, strict=True) if not same(left, right)]
    note = f"{len(asked)} queries, {SIZE} hits each" + (f"; not: {apart[:5]}" if apart else "")
    return Figure(NAME, round(1 - len(apart) / len(asked), 4), "share", aim=1.0, note=note)


def same(ours: Sequence[Hit], theirs: Sequence[Hit]) -> bool:
    """Whether two lists of hits are the same but for swaps of near equals; at the end near equals may be others."""
    if len(ours) != len(theirs):
        return False
    if not ours:
        return True
    scores, last = dict(ours), ours[-1][1]
    pairs = zip(ours, theirs, strict=True)
    in_order = all(left == right or near(one, scores.get(right, last)) for (left, one), (right, _) in pairs)
    return in_order and all(near(score, last) for _, score in set_apart(ours, theirs))


def set_apart(ours: Iterable[Hit], theirs: Iterable[Hit]) -> Iterator[Hit]:
    """The hits that only one of the lists has."""
    left, right = dict(ours), dict(theirs)
    yield from ((place, score) for place, score in {**left, **right}.items() if (place in left) != (place in right))


def near(one: float, other: float) -> bool:
    return abs(one - other) <= APART * max(abs(one), abs(other))


def hits(base: str, query: str) -> list[Hit]:
    """Document and eId of each hit with its score."""
    fields = {"q": query, "size": SIZE, "status": "all"}
    with urllib.request.urlopen(f"{base}/api/search?{urllib.parse.urlencode(fields)}", timeout=60) as reply:
        found = json.load(reply)["hits"]
    return [((hit["document"]["id"], hit["eid"]), float(hit["score"])) for hit in found]
