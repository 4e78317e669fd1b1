"""Figures of latencies: percentiles over all answers and over each kind of query, and answers that tell no lie."""

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bench.figures import Figure
from bench.load import Request, Seen
from bench.queries import Asked

MOST_EMPTY = 0.2
"""Of the answers so many may have no hit: slips and long phrases find nothing at times. With more, nothing is known."""


def percentile(values: Sequence[float], percent: int) -> float:
    """The value below which so many percent lie."""
    return statistics.quantiles(values, n=100)[percent - 1] if len(values) > 1 else values[0]


def timed(call: Callable[[], Any]) -> tuple[Any, float]:
    """What a call gives, and its seconds."""
    begun = time.perf_counter()
    value = call()
    return value, time.perf_counter() - begun


def by_kind(asked: Iterable[Asked], call: Callable[[Asked], object]) -> dict[str, list[float]]:
    """Milliseconds of a call for every query, by kind."""
    found: dict[str, list[float]] = defaultdict(list)
    for query in asked:
        found[query.kind].append(timed(lambda query=query: call(query))[1] * 1000)
    return found


def together(found: Mapping[str, Sequence[float]]) -> list[float]:
    return [value for values in found.values() for value in values]


def worst(found: Mapping[str, Sequence[float]]) -> str:
    """The three kinds with the highest p95."""
    ranked = sorted(((percentile(values, 95), kind) for kind, values in found.items()), reverse=True)
    return "p95 by kind, highest: " + ", ".join(f"{kind} {value:.1f}" for value, kind in ranked[:3])


def latencies(
    name: str, found: Mapping[str, Sequence[float]], floor: float | None = None, aim: float | None = None
) -> Iterator[Figure]:
    """p50 and p95 of all."""
    values = together(found)
    note = f"{len(values)} distinct queries; {worst(found)}"
    yield Figure(f"{name}, p50", round(percentile(values, 50), 2), "ms")
    yield Figure(f"{name}, p95", round(percentile(values, 95), 2), "ms", floor, aim, note=note, least=False)


def requests(asked: Iterable[Asked]) -> list[Request]:
    return [Request(query.kind, query.path) for query in asked]


def kinds(seen: Seen) -> dict[str, list[float]]:
    return {kind: seen.times(kind) for kind in sorted({answer.kind for answer in seen.answers})}


def must_find(seen: Seen) -> None:
    """Raises where the answers cannot be those of a search: no number of hits, or too often none."""
    totals = [answer.total for answer in seen.answers]
    if min(totals) < 0:
        raise RuntimeError("an answer did not say how many hits there are")
    if sum(total == 0 for total in totals) > MOST_EMPTY * len(totals):
        raise RuntimeError(f"{sum(total == 0 for total in totals)} of {len(totals)} queries found nothing")
