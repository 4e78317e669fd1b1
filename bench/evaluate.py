"""`make evaluate`: accuracy on the gold set, what becomes of the real corpora, relevance on the judged queries.

A part that fails says so and the others go on. `--only NAME` runs some parts, whose figures are put among those that
were taken before. Corpora are never cut; loads of the same code are reused (`bench.loads`).
"""

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence

from bench import (
    bases,
    corpora,
    corpus_laws,
    engines_agree,
    facts_checks,
    forms,
    gold,
    links_checks,
    loads,
    own_queries,
    relevance,
    structure_checks,
)
from bench.figures import Figure, merge, publish
from bench.machine import commit, now
from bench.shared import SHARED, served

KIND = "evaluate"


def samples() -> Iterator[Figure]:
    """The services' legal bases on both pages, the planted look-alikes on none, and our own judged queries."""
    data = loads.samples()
    with served(data) as (base, _), served(data, DAYANAK_MEANING="0") as (plain, _):
        yield from bases.figures(base)
        yield from own_queries.figures(base, plain)


PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "gold": gold.figures,
    "structure": structure_checks.figures,
    "forms": forms.figures,
    "facts": facts_checks.figures,
    "search": relevance.figures,
    "engines": engines_agree.figures,
    "real": corpora.real,
    "laws": corpora.laws,
    "links": links_checks.figures,
    "texts": corpus_laws.figures,
    "samples": samples,
}


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=PARTS, metavar="NAME", help=", ".join(PARTS))
    options = parser.parse_args(words)
    if not SHARED.is_dir():
        publish(KIND, [Figure("shared corpora", None, "", floor=1, note=f"{SHARED} is not there")])
        return 0
    loads.BUILD.mkdir(parents=True, exist_ok=True)
    if not options.only:
        publish(KIND, ())  # nothing stays of parts that are no more
    told = {"taken": now(), "commit": commit()}
    for name in options.only or PARTS:
        begun = time.monotonic()
        print(f"# {name}", flush=True)
        merge(KIND, name, _with_failure(name), told)
        print(f"# {name}: {time.monotonic() - begun:.0f} s", flush=True)
    return 0


def _with_failure(name: str) -> Iterator[Figure]:
    """The figures of a part; where it fails, those that it had and one that says so."""
    try:
        yield from PARTS[name]()
    except Exception as error:  # noqa: BLE001 - the edge of a part: the others go on
        traceback.print_exc()
        yield Figure(f"{name}: failed", None, "", floor=1, note=f"{type(error).__name__}: {error}"[:300])


if __name__ == "__main__":
    sys.exit(main())
