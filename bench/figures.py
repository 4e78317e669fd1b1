"""Figures: one line each on standard output, and the same as JSON under build/figures."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "figures"


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


def publish(kind: str, figures: Iterable[Figure]) -> None:
    """Prints the figures and writes them to build/figures/KIND.json."""
    rows = list(figures)
    for figure in rows:
        print(figure.line())
    FOLDER.mkdir(parents=True, exist_ok=True)
    fields = ("name", "value", "unit", "floor", "aim", "ok", "peer", "note")
    written = [{name: {**asdict(f), "ok": f.ok}[name] for name in fields} for f in rows]
    (FOLDER / f"{kind}.json").write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
