"""Citations and effects: what one provision says of another (atıf, işlem)."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Citation:
    """A span that names legislation. `targets` are in reference notation: `kanun:5510/madde:4/fikra:1/bent:a`,
    `this/…`, `@madde/…`, `rg:27338@2009-09-03`. `method` names the rule. An empty tuple means found, unresolved."""

    start: int
    end: int
    surface: str
    targets: tuple[str, ...]
    confidence: float = 1.0
    method: str = "grammar"

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "targets": list(self.targets),
            "confidence": round(self.confidence, 3),
            "method": self.method,
        }


@dataclass(frozen=True, slots=True)
class Effect:
    """What an amending or repealing provision does. `op` and `target` as in the gold notation; `start`/`end` are
    the sentence it rests on."""

    op: str
    target: str
    start: int
    end: int
    old: str | None = None
    new: str | None = None
    after: str | None = None
    unit: str | None = None
    number: str | None = None
    payload: str | None = None
    by: str | None = None
    confidence: float = 1.0

    def as_json(self) -> dict[str, Any]:
        fields = (
            "op",
            "target",
            "old",
            "new",
            "after",
            "unit",
            "number",
            "payload",
            "by",
            "start",
            "end",
            "confidence",
        )
        values = {name: getattr(self, name) for name in fields}
        return {name: value for name, value in values.items() if value is not None}
