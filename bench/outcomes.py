"""What each item came to, kept from one report to the next: names and numbers only, no text.

The committed files (`docs/accuracy-items.json`, `docs/relevance-items.json`) hold one line an item, so that a diff
shows what a change gained and lost.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import ROOT
from bench.scoring import Item, Total

ACCURACY = ROOT / "docs" / "accuracy-items.json"
RELEVANCE = ROOT / "docs" / "relevance-items.json"
Outcomes = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Changes:
    """Items that came nearer to the truth and items that went away from it, each as (measure, item)."""

    gained: tuple[tuple[str, str], ...] = ()
    lost: tuple[tuple[str, str], ...] = ()

    def told(self, held: frozenset[str]) -> dict[str, Any]:
        """The same as JSON; items held out are counted, not named: nobody is to look at them."""
        return {
            side: {
                "named": sorted({f"{item} ({measure})" for measure, item in pairs if item not in held}),
                "held out": len({item for _, item in pairs if item in held}),
            }
            for side, pairs in (("gained", self.gained), ("lost", self.lost))
        }


def of_items(items: Iterable[Item]) -> dict[str, dict[str, list[int]]]:
    """For each item and measure: how many were right, wanted, found."""
    return {
        item.name: {
            measure: [total.right, total.gold, total.found]
            for measure, pair in sorted(item.pairs.items())
            if (total := pair.total).gold + total.found
        }
        for item in items
    }


def changes(old: Outcomes, new: Outcomes) -> Changes:
    """What changed of the items that both know: fewer errors is a gain."""
    gained: list[tuple[str, str]] = []
    lost: list[tuple[str, str]] = []
    for name in sorted(old.keys() & new.keys()):
        for measure in sorted(old[name].keys() | new[name].keys()):
            before, now = (Total(*side[name].get(measure, (0, 0, 0))).errors for side in (old, new))
            if before != now:
                (gained if now < before else lost).append((measure, name))
    return Changes(tuple(gained), tuple(lost))


def committed(file: Path) -> dict[str, dict[str, Any]]:
    """The outcomes of the last report; none where there is none yet."""
    rows: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return rows


def keep(file: Path, outcomes: Outcomes) -> None:
    """Writes outcomes, a line an item."""
    lines = (f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}" for name, row in sorted(outcomes.items()))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
