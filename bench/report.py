"""`make report`: the last figures of `make evaluate` and `make bench` into their pages, between the marks.

The page of performance also keeps its history: a row for each dated run, with the main figures.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench import capacity
from bench.figures import ROOT, written

Row = Mapping[str, Any]
PAGES = {"evaluate": ROOT / "docs" / "accuracy.md", "bench": ROOT / "docs" / "performance.md"}
CAPACITY = ROOT / "docs" / "capacity.md"
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
    for kind, page in PAGES.items():
        if rows := _taken_here(kind):
            text = _between(page.read_text(encoding="utf-8"), "figures", lambda _: "\n".join(table(rows)))
            if kind == "bench":
                text = _between(text, "machine", lambda _: "\n".join(machines(rows)))
                text = _between(text, "history", lambda old: "\n".join(history(old, rows, _commit())))
                _write_capacity(rows)
            page.write_text(text, encoding="utf-8")
            print(f"build/figures/{kind}.json → {page.relative_to(ROOT)}")
    return 0


def _taken_here(kind: str) -> list[dict[str, Any]]:
    """The rows that were written last; of the bench those of its parts, which say when and on what they were taken."""
    return [row for row in written(kind) if kind != "bench" or "part" in row]


def _write_capacity(rows: Sequence[Row]) -> None:
    found = capacity.inputs(rows)
    text = CAPACITY.read_text(encoding="utf-8")
    text = _between(text, "inputs", lambda _: "\n".join(capacity.measured_lines(found)))
    text = _between(text, "needs", lambda _: "\n".join(capacity.needs_lines(found)))
    CAPACITY.write_text(text, encoding="utf-8")


def _between(text: str, name: str, write: Any) -> str:
    marks = re.compile(rf"(<!-- {name} -->\n)(.*?)(<!-- end of {name} -->)", re.DOTALL)
    return marks.sub(lambda found: f"{found[1]}{write(found[2])}\n{found[3]}", text)


def table(rows: Iterable[Row]) -> list[str]:
    """The figures as lines of a table."""
    lines = ["| Figure | Value | Floor | Aim | | Note |", "| --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        value = "–" if row["value"] is None else f"{_number(row['value'])} {row['unit']}"
        bounds = ["" if row[name] is None else f"{row[name]:g}" for name in ("floor", "aim")]
        note = "; ".join(str(row[name]) for name in ("peer", "note") if row[name]).replace("|", "/")
        lines.append(f"| {row['name']} | {value} | {bounds[0]} | {bounds[1]} | {word(row)} | {note} |")
    return lines


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
    return f"{name} {row['taken']} (load {row['load']:g})"


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


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    return done.stdout.strip() or "–"


if __name__ == "__main__":
    sys.exit(main())
