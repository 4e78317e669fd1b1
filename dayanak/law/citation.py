"""Citations and effects: what one provision says of another (atıf, işlem)."""

from typing import Any, NamedTuple


class Citation(NamedTuple):
    """A span that names legislation. `targets` are in reference notation: `kanun:5510/madde:4/fikra:1/bent:a`,
    `this/…`, `@madde/…`, `rg:27338@2009-09-03`. `method` names the rule. An empty tuple means found, unresolved.
    `candidates` are other readings of the same words ("TMK"), each of which could be meant in place of `targets`. Of a
    law named without its number (method `title`) `day` is that of the words, where it is known (ISO 8601)."""

    start: int
    end: int
    surface: str
    targets: tuple[str, ...]
    confidence: float = 1.0
    method: str = "grammar"
    candidates: tuple[str, ...] = ()
    day: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "targets": list(self.targets),
            "confidence": round(self.confidence, 3),
            "method": self.method,
            "candidates": list(self.candidates),
        }


class Effect(NamedTuple):
    """What an amending or repealing provision does, or what a note in a consolidated text says was done. `op` and
    `target` as in the gold notation: what is changed or ended, of something new the place that it goes into.
    `start`/`end` are the sentence or note it rests on.

    `by` is the acting provision where that is not the one in which the effect stands, `date` the day of that act,
    `since` the day from which the change applies where the text says it (ISO both). `number` of a new unit is printed
    form (`12/A`). `all`: every occurrence of `old`; `position`: `end`, `before`; `scope` of a renumbering: `followers`;
    `section`: the part of a list; `kept`: the provisions of the target that are excepted ("2 nci maddesi hariç"), as
    targets too. `quotations` are the paths of the nodes of this text that hold the new words.
    `method` is `order`, `note` (in brackets behind a label), `footnote` or `erratum`.
    """

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
    method: str = "order"
    date: str | None = None
    since: str | None = None
    all: bool = False
    plural: bool = False
    with_heading: bool = False
    annex: str | None = None
    position: str | None = None
    section: str | None = None
    scope: str | None = None
    quotations: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def provision(self) -> str:
        """The provision that the effect changes, makes or ends: the target, of a new unit its own path if known."""
        if self.unit and self.number:
            return f"{self.target}/{self.unit}:{self.number.replace('/', '-')}"
        return f"{self.target}/annex:{self.annex}" if self.annex and self.op == "add-annex" else self.target

    def as_json(self) -> dict[str, Any]:
        """What is known, without the fields that say nothing."""
        return {
            name: value
            for name, value in self._asdict().items()
            if value is not None and value is not False and value != ()
        }
