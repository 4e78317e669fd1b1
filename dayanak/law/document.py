"""Documents as works: their kinds, facts, statuses and dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class DocumentKind(StrEnum):
    """Kinds of legislation; the value is the slug of the API (mevzuat türü)."""

    CONSTITUTION = "anayasa"
    LAW = "kanun"
    DECREE_LAW = "khk"
    PRESIDENTIAL_DECREE = "cbk"
    PRESIDENTIAL_DECISION = "cb-karari"
    PRESIDENTIAL_CIRCULAR = "cb-genelgesi"
    STATUTE = "tuzuk"
    REGULATION = "yonetmelik"
    DIRECTIVE = "yonerge"
    COMMUNIQUE = "teblig"
    CIRCULAR = "genelge"
    TAX_CIRCULAR = "sirkuler"
    RULING = "ozelge"
    CHARTER = "ana-statu"
    SPECIFICATION = "genel-sartname"
    PRINCIPLES = "usul-ve-esaslar"
    DECISION = "karar"
    TARIFF = "tarife"
    OTHER = "diger"


NATIONAL_KINDS = frozenset(
    {
        DocumentKind.CONSTITUTION,
        DocumentKind.LAW,
        DocumentKind.DECREE_LAW,
        DocumentKind.PRESIDENTIAL_DECREE,
        DocumentKind.PRESIDENTIAL_DECISION,
        DocumentKind.PRESIDENTIAL_CIRCULAR,
        DocumentKind.STATUTE,
    }
)


GAZETTE_KINDS = frozenset(
    {
        DocumentKind.CONSTITUTION,
        DocumentKind.LAW,
        DocumentKind.DECREE_LAW,
        DocumentKind.PRESIDENTIAL_DECREE,
        DocumentKind.STATUTE,
    }
)
"""Kinds that come into force only by the Resmî Gazete (Constitution 89, 104/17 and the former 91 and 115)."""


def in_gazette(kind: str, date: str | None, number: str | None) -> bool:
    """Whether a document was published in the Resmî Gazete, by its kind and by what is known of the issue."""
    return bool(date or number) or kind in GAZETTE_KINDS


class Status(StrEnum):
    """Whether a provision is law today."""

    IN_FORCE = "in_force"
    REPEALED = "repealed"
    ANNULLED = "annulled"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about a document. `method` is source, text, unit, filename or operator."""

    value: str
    method: str
    confidence: float = 1.0
    start: int | None = None
    end: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "value": self.value,
            "method": self.method,
            "confidence": round(self.confidence, 3),
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class PartInForce:
    """The day (ISO 8601) on which one provision enters into force, where the text sets one apart from the rest.
    `path` is in reference notation (`madde:5/fikra:1`, `gecici-madde:2`)."""

    path: str
    since: Fact


@dataclass(frozen=True, slots=True)
class LetterNumber:
    """The number of an official letter (EBYS) taken apart: the unit that wrote it (DETSİS), the subject (standart dosya
    planı), the number under which it is filed."""

    detsis_no: str
    file_code: str
    filed: str
    start: int | None = None
    end: int | None = None

    def as_json(self) -> dict[str, str]:
        return {"detsis_no": self.detsis_no, "file_code": self.file_code, "filed": self.filed}


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a document says about itself. Dates are ISO 8601 strings; absent means unknown. `bases` are targets in
    reference notation; `parts_in_force` names only provisions whose day differs from `in_force`."""

    kind: Fact | None = None
    title: Fact | None = None
    number: Fact | None = None
    issuer: Fact | None = None
    accepted: Fact | None = None
    gazette_date: Fact | None = None
    gazette_number: Fact | None = None
    in_force: Fact | None = None
    status: Fact | None = None
    executor: Fact | None = None
    bases: tuple[Fact, ...] = ()
    repeals: tuple[str, ...] = ()
    parts_in_force: tuple[PartInForce, ...] = ()
    letter: LetterNumber | None = None

    @property
    def basis(self) -> tuple[str, ...]:
        """Targets of the legislation on which the document rests, in order, each once."""
        return tuple(fact.value for fact in self.bases)

    def single(self) -> Iterator[tuple[str, Fact]]:
        """The facts that a document has one of, by name, where they are known."""
        for name in _SINGLE:
            if fact := getattr(self, name):
                yield name, fact

    def as_json(self) -> dict[str, Any]:
        """The object `facts` of the contract; `read` says of each fact how, how surely and where it was read."""
        known = dict(self.single())
        value = {name: known[name].value if name in known else None for name in _SINGLE}
        return {
            **{name: value[name] for name in ("kind", "title", "number", "issuer", "executor", "status")},
            "dates": {
                "accepted": value["accepted"],
                "gazette": value["gazette_date"],
                "in_force": value["in_force"],
                "parts": [{"path": part.path, **part.since.as_json()} for part in self.parts_in_force],
            },
            "gazette": {"date": value["gazette_date"], "number": value["gazette_number"]},
            "basis": list(self.basis),
            "letter": self.letter.as_json() if self.letter else None,
            "read": {name: fact.as_json() for name, fact in known.items()}
            | {"basis": [fact.as_json() for fact in self.bases]},
        }


_SINGLE = (
    "kind",
    "title",
    "number",
    "issuer",
    "accepted",
    "gazette_date",
    "gazette_number",
    "in_force",
    "status",
    "executor",
)
