"""What each item of the gold set came to, by the given scorer: its rules are loaded from where it lies, not retyped."""

import collections
import importlib.util
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

Things = collections.Counter[Any]
Truth = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """What one measure wants of one item, and what was found."""

    gold: Things
    found: Things

    @property
    def right(self) -> Things:
        return self.gold & self.found

    @property
    def total(self) -> "Total":
        return Total(self.right.total(), self.gold.total(), self.found.total())


@dataclass(frozen=True, slots=True)
class Total:
    """How many were right, wanted and found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Total") -> "Total":
        return Total(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def errors(self) -> int:
        """Those missed and those too many."""
        return self.gold + self.found - 2 * self.right

    @property
    def f1(self) -> float | None:
        """Of both precision and recall; None where there is nothing to find and nothing was found."""
        return round(2 * self.right / (self.gold + self.found), 4) if self.gold + self.found else None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the gold set (`citations/c004`), its answer, and its pair under each measure."""

    name: str
    text: str
    truth: Truth
    answer: Truth
    pairs: Mapping[str, Pair]

    @property
    def part(self) -> str:
        return self.name.partition("/")[0]


class _Sheet:
    """Stands in for the scorer's tally of all items: keeps what it is told of one."""

    def __init__(self) -> None:
        self.pairs: dict[str, Pair] = {}

    def add(self, name: str, gold: Iterable[Any], found: Iterable[Any], _where: str) -> None:
        self.pairs[name] = Pair(collections.Counter(gold), collections.Counter(found))


def loaded(script: Path) -> ModuleType:
    """A script of the shared folder as a module."""
    spec = importlib.util.spec_from_file_location(f"shared_{script.stem}", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def questions(scorer: ModuleType, gold: Path) -> Iterator[bytes]:
    """The lines that `dayanak explain --jsonl` is asked."""
    for name, text, this, _ in scorer.gold_items(gold):
        yield json.dumps({"id": name, "text": text, "this": this}, ensure_ascii=False).encode() + b"\n"


def judged(scorer: ModuleType, gold: Path, answers: Iterable[bytes]) -> list[Item]:
    """Every item with its answer; one without an answer has found nothing."""
    given = {row["id"]: row for row in map(json.loads, answers)}
    return [
        Item(name, text, truth, answer := given.get(name, {}), _pairs(scorer, name, truth, answer))
        for name, text, _, truth in scorer.gold_items(gold)
    ]


def _pairs(scorer: ModuleType, name: str, truth: Truth, answer: Truth) -> dict[str, Pair]:
    sheet = _Sheet()
    scorer.SCORERS[name.partition("/")[0]](sheet, name, truth, answer)
    return sheet.pairs


def total(items: Iterable[Item], measure: str) -> Total:
    """One measure over these items, pooled as the scorer pools them."""
    return sum((item.pairs[measure].total for item in items if measure in item.pairs), Total())
