"""Documents as works: their kinds, facts, statuses and dates."""

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a document says about itself. Dates are ISO 8601 strings; absent means unknown."""

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
    basis: tuple[str, ...] = ()
    repeals: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The object `facts` of the contract."""

        def value(fact: Fact | None) -> str | None:
            return fact.value if fact else None

        return {
            "kind": value(self.kind),
            "title": value(self.title),
            "number": value(self.number),
            "issuer": value(self.issuer),
            "dates": {
                "accepted": value(self.accepted),
                "gazette": value(self.gazette_date),
                "in_force": value(self.in_force),
            },
            "gazette": {"date": value(self.gazette_date), "number": value(self.gazette_number)},
            "basis": list(self.basis),
            "executor": value(self.executor),
            "status": value(self.status),
        }
