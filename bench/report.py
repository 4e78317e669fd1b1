"""`make report`: the last figures of `make evaluate` and `make bench` into their pages, between the marks, and the
outcome of every item of the gold set and every judged query, against which the next run is compared.

The pages of performance and relevance also keep their history: a row for each dated run, with the main figures.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import capacity, gold, outcomes, pages, relevance
from bench.figures import ROOT, keep, written
from bench.misses import SHOWN

Row = Mapping[str, Any]
Write = Callable[[str], Sequence[str]]
DOCS = ROOT / "docs"
APART = ("gold: ", "search: ", "samples: ")
"""Figures that do not stand among those of the real corpora."""
BESIDES = ("samples: ", "search: judged queries", "search: dayanak learn", "search: typo nDCG@10, to")
"""Figures of relevance that are in no table of classes."""
LONGEST = 240
HISTORY = (
    ("engine p95, ms", "engine alone, p95"),
    ("API p95, 4 clients, ms", "API, 4 clients, p95"),
    ("searches/s", "searches with all cores"),
    ("OpenSearch, ours : direct", "OpenSearch through our API, to the node asked directly, 4 clients, p95"),
    ("FTS5 : service", "FTS5 p95, to that of the service with snippets"),
    ("rebuild of 350,000, s", "rebuild of 350,000 clauses"),
    ("growth, API", "growth 350,000 → 1,000,000 clauses, API, 4 clients, p95"),
    ("growth, engine", "growth 350,000 → 1,000,000 clauses, engine alone, p95"),
    ("PDF pages/s", "PDF pages end to end"),
    ("memory, MiB", "memory of the serving process"),
)
"""Heading of a column of the history, and the figure that stands in it."""


def main() -> int:
    if rows := written("evaluate"):
        _write_accuracy(rows)
        _write_relevance(rows)
        keep("evaluate")
    if rows := [row for row in written("bench") if "part" in row]:  # those of its parts say when and on what
        _write_performance(rows)
        _write_capacity(rows)
        keep("bench")
    return 0


def _write_accuracy(rows: Sequence[Row]) -> None:
    detail, found = _detail(gold.DETAIL), _detail(relevance.DETAIL)
    if not detail:
        return
    besides = found.get("misses", ())
    _fill(
        DOCS / "accuracy.md",
        taken=lambda _: _taken_at(rows, "gold"),
        short=lambda _: pages.short(rows),
        levels=lambda _: pages.levels(detail),
        phenomena=lambda _: pages.phenomena(detail),
        changes=lambda _: pages.changes(detail),
        misses=lambda _: pages.misses(detail, besides, SHOWN),
        figures=lambda _: table(row for row in rows if not row["name"].startswith(APART)),
    )
    shutil.copyfile(gold.NEW, outcomes.ACCURACY)


def _write_relevance(rows: Sequence[Row]) -> None:
    detail = _detail(relevance.DETAIL)
    run = next((row for row in rows if row["part"] == "search"), None)
    if not detail or run is None:
        return
    _fill(
        DOCS / "relevance.md",
        classes=lambda _: pages.classes(detail),
        places=lambda _: pages.places(detail),
        parts=lambda _: pages.parts(detail),
        losing=lambda _: pages.losing(detail),
        figures=lambda _: table(row for row in rows if row["name"].startswith(BESIDES)),
        history=lambda old: pages.history(old, detail, run["taken"], _commit(run)),
    )
    shutil.copyfile(relevance.NEW, outcomes.RELEVANCE)


def _write_performance(rows: Sequence[Row]) -> None:
    _fill(
        DOCS / "performance.md",
        figures=lambda _: table(rows),
        machine=lambda _: machines(rows),
        history=lambda old: history(old, rows, _commit(max(rows, key=lambda row: row["taken"]))),
    )


def _write_capacity(rows: Sequence[Row]) -> None:
    found = capacity.inputs(rows)
    _fill(
        DOCS / "capacity.md",
        inputs=lambda _: capacity.measured_lines(found),
        needs=lambda _: capacity.needs_lines(found),
    )


def _detail(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


def _taken_at(rows: Sequence[Row], part: str) -> list[str]:
    run = next((row for row in rows if row["part"] == part), None)
    return [
        f"Taken {run['taken']} UTC at commit {_commit(run)} and what was not yet committed." if run else "Not taken."
    ]


def _fill(page: Path, **blocks: Write) -> None:
    """Writes each block of a page between its marks."""
    text = page.read_text(encoding="utf-8")
    for name, write in blocks.items():
        text = _between(text, name, write)
    page.write_text(text, encoding="utf-8")
    print(page.relative_to(ROOT))


def _between(text: str, name: str, write: Write) -> str:
    marks = re.compile(rf"(<!-- {name} -->\n)(.*?)(<!-- end of {name} -->)", re.DOTALL)
    return marks.sub(lambda found: "\n".join([found[1].rstrip("\n"), *write(found[2]), found[3]]), text)


def table(rows: Iterable[Row]) -> list[str]:
    """The figures as lines of a table."""
    lines = ["| Figure | Value | Floor | Aim | | Note |", "| --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        value = "–" if row["value"] is None else f"{_number(row['value'])} {row['unit']}"
        bounds = ["" if row[name] is None else f"{row[name]:g}" for name in ("floor", "aim")]
        note = shortened("; ".join(str(row[name]) for name in ("peer", "note") if row[name]).replace("|", "/"))
        lines.append(f"| {row['name']} | {value} | {bounds[0]} | {bounds[1]} | {word(row)} | {note} |")
    return lines


def shortened(note: str) -> str:
    """A note as long as a table bears; the whole of it stands in build/figures."""
    return note if len(note) <= LONGEST else f"{note[:LONGEST].rsplit(' ', 1)[0]} …"


def word(row: Row) -> str:
    """How a figure stands: at its aim or its only bound, at its floor, or short of it."""
    if row["ok"] is None:
        return ""
    if row["ok"]:
        return "ok"
    least, floor, value = row.get("least", True), row["floor"], row["value"]
    if row["aim"] is None or floor is None or value is None:
        return "**short**"
    return "floor" if (value >= floor if least else value <= floor) else "**short**"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 10_000 else f"{value:g}"


def machines(rows: Iterable[Row]) -> list[str]:
    """On what the figures were taken, when, and how busy it was."""
    parts: dict[str, dict[str, Row]] = {}
    for row in rows:
        parts.setdefault(row["machine"], {})[row["part"]] = row
    return [
        f"Taken on {machine}: {', '.join(_taken(name, row) for name, row in own.items())}."
        for machine, own in parts.items()
    ]


def _taken(name: str, row: Row) -> str:
    return f"{name} {row['taken']} at {_commit(row)} (load {row['load']:g})"


def history(old: str, rows: Sequence[Row], commit: str) -> list[str]:
    """The rows that were there, and that of this run; a run is known by when its last part was taken."""
    heads = ["Run (UTC)", "Commit", *(head for head, _ in HISTORY)]
    values = {row["name"]: row["value"] for row in rows}
    run = max(row["taken"] for row in rows)
    kept = [line for line in old.splitlines()[2:] if line.startswith("|") and not line.startswith(f"| {run} |")]
    cells = [run, commit, *("" if (v := values.get(name)) is None else _number(v) for _, name in HISTORY)]
    return [_line(heads), _line(["---"] * len(heads)), *kept, _line(cells)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _commit(row: Row) -> str:
    """The commit that a figure was taken at."""
    return str(row.get("commit", "–"))


if __name__ == "__main__":
    sys.exit(main())
