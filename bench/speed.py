"""`make bench`: speed and memory, as ratios to peers measured in the same run where there is one.

Each part runs in a process of its own; one that fails says so and the others go on. `--only NAME` runs some parts,
whose figures are put among those that were taken before. QUICK=1 takes few clauses and few queries.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence

from bench import asking
from bench.changing import changing
from bench.corpus import QUICK
from bench.figures import ROOT, Figure, merge, publish
from bench.fts5 import fts5
from bench.machine import commit, described, load, now
from bench.nlp_speed import figures as nlp
from bench.opensearch import opensearch
from bench.reading import reading
from bench.searching import all_cores, api, engine, growth, rebuild
from bench.shared import SHARED

KIND = "bench-quick" if QUICK else "bench"
PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "reading": reading,
    "nlp": nlp,
    "rebuild": rebuild,
    "engine": engine,
    "api": api,
    "meaning": asking.meaning,
    "suggest": asking.suggest,
    "all-cores": all_cores,
    "fts5": fts5,
    "opensearch": opensearch,
    "changing": changing,
    "growth": growth,
}
PART_S = 240 if QUICK else 1200


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=PARTS, metavar="NAME", help=", ".join(PARTS))
    parser.add_argument("--here", choices=PARTS, help=argparse.SUPPRESS)
    options = parser.parse_args(words)
    if not SHARED.is_dir():
        publish(KIND, [Figure("shared corpora", None, "", floor=1, note=f"{SHARED} is not there")])
        return 0
    if options.here:
        return _here(options.here)
    print(f"# {described()}", flush=True)
    failed = [name for name in options.only or PARTS if not _apart(name)]
    if failed:
        print(f"# failed: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


def _apart(name: str) -> bool:
    """Runs one part in a process of its own; whether it went well."""
    begun = time.monotonic()
    print(f"# {name}", flush=True)
    part = subprocess.Popen([sys.executable, "-m", "bench.speed", "--here", name], cwd=ROOT, start_new_session=True)
    try:
        code = part.wait(PART_S)
    except subprocess.TimeoutExpired:
        print(f"# {name}: not ended after {PART_S} s", flush=True)
        code = 1
        part.send_signal(signal.SIGINT)  # it stops its servers
        with contextlib.suppress(subprocess.TimeoutExpired):
            part.wait(60)
    finally:
        with contextlib.suppress(ProcessLookupError):  # it and every server that it may have left
            os.killpg(part.pid, signal.SIGKILL)
        part.wait()
    print(f"# {name}: {time.monotonic() - begun:.0f} s", flush=True)
    return code == 0


def _here(name: str) -> int:
    told = {"machine": described(), "load": load(), "taken": now(), "commit": commit()}
    failures: list[Exception] = []
    merge(KIND, name, _with_failure(name, failures), told)
    return int(bool(failures))


def _with_failure(name: str, failures: list[Exception]) -> Iterator[Figure]:
    """The figures of a part; where it fails, those that it had and one that says so."""
    try:
        yield from PARTS[name]()
    except Exception as error:  # noqa: BLE001 - the edge of a part: the others go on
        traceback.print_exc()
        failures.append(error)
        yield Figure(f"{name}: failed", None, "", floor=1, note=f"{type(error).__name__}: {error}"[:300])


if __name__ == "__main__":
    sys.exit(main())
