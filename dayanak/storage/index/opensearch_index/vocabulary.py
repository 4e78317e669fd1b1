"""The tokens of a field with the number of clauses that have them, counted by the engine."""

import re
from collections.abc import Sequence
from typing import Any

from dayanak.search.patience import at_most
from dayanak.storage.index.opensearch_index.node import Node

MOST = 60_000
PARTS = (1, 4, 16, 64)
SECONDS = 60.0  # a pass over all rows
PASSES = 5
"""As many times that is all that may be taken, however many parts there are."""
_SIGNS = re.compile(r"[^\w]")


def tokens(node: Node, alias: str, field: str, prefix: str, limit: int | None) -> Sequence[tuple[str, int]]:
    """The tokens that begin so, most frequent first; in parts, where the engine cannot count all at once."""
    found: list[tuple[str, int]] = []
    with at_most(PASSES * SECONDS):
        for parts in (1,) if prefix or limit else PARTS:
            answers = [_counted(node, alias, _asked(field, prefix, limit, part, parts)) for part in range(parts)]
            found = [(bucket["key"], bucket["doc_count"]) for answer in answers for bucket in answer["buckets"]]
            if not any(answer["sum_other_doc_count"] for answer in answers):
                break
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]


def _asked(field: str, prefix: str, limit: int | None, part: int, parts: int) -> dict[str, Any]:
    asked: dict[str, Any] = {"field": f"{field}_tokens", "size": min(limit or MOST, MOST), "shard_size": MOST}
    if prefix:
        asked["include"] = _SIGNS.sub(r"\\\g<0>", prefix) + ".*"
    elif parts > 1:
        asked["include"] = {"partition": part, "num_partitions": parts}
    return asked


def _counted(node: Node, alias: str, asked: dict[str, Any]) -> dict[str, Any]:
    only = "aggregations.of.buckets.key,aggregations.of.buckets.doc_count,aggregations.of.sum_other_doc_count"
    body = {"size": 0, "query": {"match_all": {}}, "aggs": {"of": {"terms": asked}}}
    whole = {"filter_path": only, "allow_partial_search_results": "false"}
    answer = node.ask("POST", f"/{alias}/_search", body, seconds=SECONDS, **whole)
    counted: dict[str, Any] = answer["aggregations"]["of"]
    return {"buckets": [], **counted}
