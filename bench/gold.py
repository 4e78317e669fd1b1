"""The hand-made truth of gold/dev: figures per level and per phenomenon, the part that was tuned on and the part that
is held out side by side, and what was gained and lost since the last report."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bench import outcomes
from bench.figures import Figure
from bench.holdout import held_out
from bench.loads import BUILD
from bench.misses import drawn, misses
from bench.phenomena import MEASURES, by_phenomenon
from bench.scoring import Item, Total, judged, loaded, questions, total
from bench.shared import SHARED, dayanak

GOLD = SHARED / "gold" / "dev"
DETAIL = BUILD / "gold.json"
NEW = BUILD / outcomes.ACCURACY.name
LEVELS = (
    ("structure: article", "article F1", 0.99, 1.0, 0.99),
    ("structure: paragraph", "paragraph F1", 0.97, 0.99, 0.98),
    ("structure: subparagraph", "subparagraph F1", 0.96, 0.99, 0.97),
    ("structure: item", "item F1", 0.90, 0.95, 0.92),
    ("structure: closing", "closing F1", None, None, None),
    ("structure: quotation", "quotation F1", None, None, None),
    ("structure: definition", "definition F1", None, None, None),
    ("structure: outline", "outline F1", None, None, None),
    ("structure: path + text", "path + text F1", 0.93, 0.97, 0.95),
    ("structure: path + heading", "path + heading F1", None, None, None),
    ("citations: span", "citation span F1", 0.93, 0.97, 0.95),
    ("citations: span + targets", "citation span + targets F1", 0.88, 0.95, 0.93),
    ("amendments: op + target", "amendment op + target F1", 0.85, 0.93, 0.90),
    ("amendments: op + target + words", "amendment op + target + words F1", None, None, None),
    ("units: span", "unit span F1", None, None, None),
    ("units: span + base", "unit span + base F1", 0.90, 0.95, 0.92),
    ("units: span + type", "unit span + type F1", None, None, None),
    ("units: resolved from the text", "unit resolved F1", 0.75, 0.90, 0.85),
)
"""Measure of the scorer, name of the figure, floor and aim on all of dev, aim on texts that nobody has seen."""


def figures() -> Iterator[Figure]:
    """Every level and phenomenon; the detail for the report is left in build/evaluate."""
    items, held = read()
    parts = parted(items, held)
    for measure, name, floor, aim, unseen in LEVELS:
        yield Figure(f"gold: {name}", total(items, measure).f1, "F1", floor, aim)
        yield Figure(f"gold: {name}, tuned on", total(parts[0], measure).f1, "F1")
        yield Figure(f"gold: {name}, held out", total(parts[1], measure).f1, "F1", aim=unseen)
    rows = list(phenomena(items, held))
    for row in rows:
        sides = (f"{part} {'–' if row[part] is None else row[part]}" for part in ("tuned on", "held out"))
        note = f"{row['wanted']} wanted; {', '.join(sides)}"
        yield Figure(f"gold: {row['part']}, {row['phenomenon']}", row["all"], "F1", note=note)
    yield from _changed(items, held, rows, parts[0])


def read() -> tuple[list[Item], frozenset[str]]:
    """The items of gold/dev as Dayanak reads them now, and the names of those held out."""
    scorer = loaded(SHARED / "eval" / "score.py")
    asked = b"".join(questions(scorer, GOLD))
    answers = dayanak(BUILD / "none", "explain", "--jsonl", stdin=asked)
    return judged(scorer, GOLD, answers.splitlines()), held_out(GOLD)


def parted(items: Sequence[Item], held: frozenset[str]) -> tuple[list[Item], list[Item]]:
    """Those that were tuned on, and those held out."""
    return [item for item in items if item.name not in held], [item for item in items if item.name in held]


def phenomena(items: Sequence[Item], held: frozenset[str]) -> Iterator[dict[str, Any]]:
    """A row for each phenomenon of each part, the commonest first."""
    sums: dict[tuple[str, str], list[Total]] = {}
    for item in items:
        for phenomenon, pair in by_phenomenon(item):
            row = sums.setdefault((item.part, phenomenon), [Total(), Total()])
            row[item.name in held] += pair.total
    order = list(MEASURES)
    for (part, phenomenon), (tuned, kept) in sorted(
        sums.items(), key=lambda row: (order.index(row[0][0]), -(row[1][0] + row[1][1]).gold, row[0][1])
    ):
        yield {
            "part": MEASURES[part],
            "phenomenon": phenomenon,
            "wanted": (tuned + kept).gold,
            "all": (tuned + kept).f1,
            "tuned on": tuned.f1,
            "held out": kept.f1,
        }


def _changed(
    items: list[Item], held: frozenset[str], rows: list[dict[str, Any]], tuned: list[Item]
) -> Iterator[Figure]:
    new = outcomes.of_items(items)
    old = outcomes.committed(outcomes.ACCURACY)
    told = outcomes.changes(old, new).told(held)
    for side in ("gained", "lost"):
        named, others = told[side]["named"], told[side]["held out"]
        note = f"{', '.join(named[:12])}; held out {others}" if named or others else None
        yield Figure(f"gold: {side} since the last report", len(named) + others, "items", note=note)
    outcomes.keep(NEW, new)
    found = list(misses(tuned))
    detail = {
        "levels": [_level(items, held, *row) for row in LEVELS],
        "phenomena": rows,
        "changes": told,
        "since": bool(old),
        "misses": [miss.as_json() for miss in drawn(found)],
        "all misses": len(found),
        "items": [len(part) for part in parted(items, held)],
    }
    DETAIL.write_text(json.dumps(detail, ensure_ascii=False, indent=1), encoding="utf-8")


def _level(items: list[Item], held: frozenset[str], measure: str, name: str, *bounds: float | None) -> dict[str, Any]:
    tuned, kept = (total(part, measure) for part in parted(items, held))
    both = tuned + kept
    return {
        "name": name,
        "all": both.f1,
        "wanted": both.gold,
        "errors": both.errors,
        "tuned on": tuned.f1,
        "held out": kept.f1,
        "wanted held out": kept.gold,
        "bounds": bounds,
    }
