"""What the pages of accuracy and relevance say between their marks, from what `make evaluate` left."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.relevance import BASELINE, BOUNDS, MEASURES, NAMES

Row = Mapping[str, Any]
CLASSES = (*BASELINE, "all")
PARTS = ("all", "tuned on", "held out")
ALONE = ("words alone", "words alone, held out")
"""Tables taken with meaning switched off, where something was learned."""


def line(cells: Iterable[object]) -> str:
    """A line of a table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def lines(heads: Sequence[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """A whole table."""
    return [line(heads), line(["---"] * len(heads)), *map(line, rows)]


def shown(value: float | None) -> str:
    """A value for a cell; a dash for none."""
    return "–" if value is None else f"{value:g}"


def short(rows: Iterable[Row]) -> list[str]:
    """The figures that miss their floor or their aim, each by how much."""
    bad = [row for row in rows if row["ok"] is False]
    return [_short(row) for row in bad] or ["None."]


def _short(row: Row) -> str:
    value, floor, aim = row["value"], row["floor"], row["aim"]
    said = f"- {row['name']}: {shown(value)}" + ("" if aim is None else f" (aim {aim:g})")
    least = row.get("least", True)
    if floor is not None and (value is None or (value < floor if least else value > floor)):
        said += f", **{'below' if least else 'beyond'} its floor of {floor:g}**"
    return said + (f": {row['note']}" if value is None else "")


def levels(detail: Row) -> list[str]:
    """The score table of the gold set: a row a level, tuned and held out side by side."""
    heads = ("Level", "Wanted", "Errors", "F1", "Floor", "Aim", "Tuned on", "Held out", "of", "Aim unseen")
    return lines(
        heads,
        (
            (
                row["name"].removesuffix(" F1"),
                row["wanted"],
                row["errors"],
                shown(row["all"]),
                _bound(row["bounds"][0]),
                _bound(row["bounds"][1]),
                shown(row["tuned on"]),
                shown(row["held out"]),
                row["wanted held out"],
                _bound(row["bounds"][2]),
            )
            for row in detail["levels"]
        ),
    )


def _bound(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def phenomena(detail: Row) -> list[str]:
    """The same per phenomenon."""
    heads = ("Measure", "Phenomenon", "Wanted", "F1", "Tuned on", "Held out")
    names = ("part", "phenomenon", "wanted")
    values = ("all", "tuned on", "held out")
    return lines(
        heads, ((*(row[name] for name in names), *(shown(row[name]) for name in values)) for row in detail["phenomena"])
    )


def changes(detail: Row) -> list[str]:
    """Gained and lost items against the report before this one; of those held out only how many."""
    if not detail["since"]:
        return ["No report before this one kept its items."]
    return [_changed(side, detail["changes"][side]) for side in ("gained", "lost")]


def _changed(side: str, told: Row) -> str:
    named = ", ".join(told["named"]) or "none"
    return f"- {side}: {named}; held out: {told['held out']}"


def misses(detail: Row, besides: Sequence[Row], number: int) -> list[str]:
    """So many misses of the gold set; where it has fewer, of the judged queries too."""
    rows = [*detail["misses"], *besides][:number]
    heads = ("Item", "Phenomenon", "Wanted", "Read", "Words")
    return lines(heads, ([cell(row[name.lower()]) for name in heads] for row in rows))


def cell(text: str) -> str:
    """Text that does not break its table."""
    return text.replace("|", "\\|").replace("\n", " ").replace("~", "\\~")


def classes(detail: Row) -> list[str]:
    """A row for each class of queries, with what it was in brackets where it was otherwise."""
    heads = ("Class", "Queries", *(NAMES.get(name, name) for name in MEASURES), "BM25 nDCG@10", "Bounds")
    return lines(heads, (_class(kind, detail) for kind in CLASSES))


def _class(kind: str, detail: Row) -> list[str]:
    now, was = detail["tables"]["all"][kind], detail["before"].get(kind, {})
    number = sum(part.get(kind, 0) for part in detail["queries"].values())
    bounds = [f"{NAMES.get(name, name)} {_bounds(*both)}" for (own, name), both in BOUNDS.items() if own == kind]
    values = [_was(now.get(name), was.get(name)) for name in MEASURES]
    return [kind, str(number or ""), *values, _bound(BASELINE.get(kind)), "; ".join(bounds)]


def _bounds(floor: float | None, aim: float | None) -> str:
    return ", ".join(f"{word} {value:g}" for word, value in (("floor", floor), ("aim", aim)) if value is not None)


def _was(now: float | None, was: float | None) -> str:
    return shown(now) if was is None or was == now else f"{shown(now)} ({shown(was)})"


def places(detail: Row) -> list[str]:
    """What only some classes are judged by."""
    own = [(kind, name) for kind in BASELINE for name in detail["tables"]["all"][kind] if name not in MEASURES]
    heads = ("Class", "Measure", "All", "Tuned on", "Held out")
    tables = [detail["tables"][part] for part in PARTS]
    rows = (
        (kind, NAMES.get(name, name), *(shown(one.get(kind, {}).get(name)) for one in tables)) for kind, name in own
    )
    return lines(heads, rows)


def parts(detail: Row) -> list[str]:
    """nDCG@10 and recall@100 of the queries that were tuned on and of those held out."""
    heads = ["Class", *(f"{part}: {name}" for part in PARTS[1:] for name in ("n", "nDCG@10", "recall@100"))]
    alone = [part for part in ALONE if part in detail["tables"]]
    return lines([*heads, *(f"{part}: nDCG@10" for part in alone)], (_parts(kind, detail, alone) for kind in CLASSES))


def _parts(kind: str, detail: Row, alone: Sequence[str]) -> list[object]:
    cells: list[object] = [kind]
    for part in PARTS[1:]:
        own = detail["tables"][part].get(kind, {})
        cells += [detail["queries"][part].get(kind, ""), shown(own.get("ndcg@10")), shown(own.get("recall@100"))]
    return [*cells, *(shown(detail["tables"][part].get(kind, {}).get("ndcg@10")) for part in alone)]


def losing(detail: Row) -> list[str]:
    """The classes that lose against the report before this one, by name."""
    if not detail["before"]:
        return ["No report before this one kept its items."]
    return [f"- {one}" for one in detail["losing"]] or ["No class loses against the report before this one."]


def history(old: str, detail: Row, run: str, commit: str) -> list[str]:
    """nDCG@10 of every run that was reported; the same run replaces itself."""
    heads = ["Run (UTC)", "Commit", *CLASSES, "held out, all"]
    kept = [row for row in old.splitlines()[2:] if row.startswith("|") and not row.startswith(f"| {run} |")]
    values = [shown(detail["tables"]["all"][kind].get("ndcg@10")) for kind in CLASSES]
    held = shown(detail["tables"]["held out"].get("all", {}).get("ndcg@10"))
    return [line(heads), line(["---"] * len(heads)), *kept, line([run, commit, *values, held])]
