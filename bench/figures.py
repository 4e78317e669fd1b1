"""Figures: one line each on standard output, and the same as JSON under build/figures."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "figures"
KEPT = ROOT / "docs" / "figures"
"""The figures of the last report, for a machine that has not taken all of them itself."""


@dataclass(frozen=True)
class Figure:
    """A measured value against its floor and aim. `value` None: it could not be taken, `note` says why. A figure
    with a floor or an aim is ok when it reaches the aim, else the floor; `least` False means that less is better."""

    name: str
    value: float | None
    unit: str
    floor: float | None = None
    aim: float | None = None
    peer: str | None = None
    note: str | None = None
    least: bool = True
    cut: bool = False

    @property
    def ok(self) -> bool | None:
        bound = self.floor if self.aim is None else self.aim
        if bound is None or self.cut:
            return None
        if self.value is None:
            return False
        return self.value >= bound if self.least else self.value <= bound

    def line(self) -> str:
        word = {True: "ok", False: "short", None: "-"}[self.ok]
        shown = ["-" if v is None else f"{v:g}" for v in (self.value, self.floor, self.aim)]
        tail = "  ".join(part for part in (self.peer, self.note) if part)
        return f"{self.name}  {shown[0]}  {self.unit}  {shown[1]}  {shown[2]}  {word}" + (f"  # {tail}" if tail else "")


FIELDS = ("name", "value", "unit", "floor", "aim", "ok", "peer", "note", "least")


def publish(kind: str, figures: Iterable[Figure]) -> None:
    """Prints the figures and writes them to build/figures/KIND.json."""
    _write(kind, [_row(figure) for figure in _printed(figures)])


def merge(kind: str, part: str, figures: Iterable[Figure], told: Mapping[str, object]) -> None:
    """Prints the figures of one part and writes them in place of those that it had; `told` is noted with each. What
    was printed before a part failed is written too."""
    rows: list[dict[str, object]] = []
    try:
        rows.extend({**_row(figure), "part": part, **told} for figure in _printed(figures))
    finally:
        old = [row for row in written(kind) if "part" in row]
        at = next((place for place, row in enumerate(old) if row["part"] == part), len(old))
        _write(kind, [*old[:at], *rows, *(row for row in old[at:] if row["part"] != part)])


def written(kind: str) -> list[dict[str, Any]]:
    """The rows of a kind as they were written last, here or for the last report; none where there are none yet."""
    files = (folder / f"{kind}.json" for folder in (FOLDER, KEPT))
    file = next((one for one in files if one.is_file()), None)
    rows: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8")) if file else []
    return rows


def keep(kind: str) -> None:
    """Puts the figures beside the report that is made of them."""
    if (FOLDER / f"{kind}.json").is_file():
        KEPT.mkdir(exist_ok=True)
        shutil.copyfile(FOLDER / f"{kind}.json", KEPT / f"{kind}.json")


def _printed(figures: Iterable[Figure]) -> Iterator[Figure]:
    for figure in figures:
        print(figure.line(), flush=True)
        yield figure


def _row(figure: Figure) -> dict[str, object]:
    return {name: {**asdict(figure), "ok": figure.ok}[name] for name in FIELDS}


def _write(kind: str, rows: Sequence[Mapping[str, object]]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    (FOLDER / f"{kind}.json").write_text(text, encoding="utf-8")
