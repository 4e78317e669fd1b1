"""What a person waits for beside plain words, on all clauses of the laws: questions that are asked by their meaning
too, and suggestions as one types."""

import random
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import laws
from bench.figures import Figure
from bench.load import Request, ask
from bench.measure import kinds, latencies, must_find, requests
from bench.searching import EACH, WARM, questions
from bench.shared import dayanak, served
from dayanak.app.settings import Settings
from dayanak.app.wiring import vectors

MEANT = frozenset({"lay", "typo", "documents", "clauses"})
"""Kinds of queries that are asked by their meaning; the others go round it."""
BEGUN = MEANT | {"title", "citation"}
"""Kinds of queries of which suggestions are asked; laws alone have no institution to ask within."""
CLIENTS = 4
TYPED = 60 if EACH < 100 else 400


def meaning() -> Iterator[Figure]:
    """`dayanak learn` over the laws, and the same questions with what was learned and by words alone."""
    folder = laws()
    if seconds := _learned(folder):
        yield Figure("dayanak learn, all laws", round(seconds / 60, 1), "minutes", 15, 5, least=False)
    with questions(folder, 5) as ready:
        warm, asked = ready.take(WARM, MEANT), ready.take(EACH, MEANT)
    for name, switch, bound in (("with meaning", "1", 60), ("by words", "0", None)):
        with served(folder, DAYANAK_MEANING=switch) as (base, _):
            ask(base, requests(warm), CLIENTS)
            seen = ask(base, requests(asked), CLIENTS)
        must_find(seen)
        yield from latencies(f"questions {name}, {CLIENTS} clients", kinds(seen), bound)


def suggest() -> Iterator[Figure]:
    """Suggestions for what is typed letter by letter, to four clients."""
    folder = laws()
    with questions(folder, 6) as ready:
        typed = list(_typed([query.parameters["q"] for query in ready.take(WARM, BEGUN)]))
    with served(folder) as (base, _):
        ask(base, typed[:WARM], CLIENTS)
        seen = ask(base, typed[WARM:], CLIENTS)
    if seen.refused:
        raise RuntimeError(f"a suggestion was refused: {seen.refused[0]}")
    yield from latencies(f"suggestions, {CLIENTS} clients", kinds(seen), None, 10)


def _learned(folder: Path) -> float | None:
    """Seconds that the learning took; None where today's code can read what an earlier one left."""
    if vectors(Settings(data=folder)).live():
        return None
    begun = time.perf_counter()
    dayanak(folder, "learn")
    return time.perf_counter() - begun


def _typed(texts: list[str]) -> Iterator[Request]:
    """What stands in the field after two, four and seven letters of a query, and when it is whole."""
    beginnings = {text[:length] for text in texts for length in (2, 4, 7, len(text))}
    chosen = random.Random(6).sample(sorted(beginnings), min(TYPED + WARM, len(beginnings)))
    for text in chosen:
        yield Request(f"{min(len(text), 8)} letters", f"/api/suggest?{urllib.parse.urlencode({'q': text})}")
