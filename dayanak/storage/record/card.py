"""The catalogue card of a document: what its facts, its file and its sender together say."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from dayanak.law.document import DocumentFacts, DocumentKind, Fact, Status
from dayanak.law.identity import Identity
from dayanak.law.target import reference
from dayanak.storage.record.values import Source

_STATUS = {"mulga": Status.REPEALED, "iptal": Status.ANNULLED} | {status.value: status for status in Status}


@dataclass(frozen=True, slots=True)
class Card:
    """A document as catalogued. `status` is what the document or its source says, `status_method` says which; that
    its day has not come yet is no part of it. `parts` are the days of provisions that enter into force apart from the
    rest, by path."""

    kind: DocumentKind
    title: str
    number: str | None
    accepted: str | None
    gazette_date: str | None
    gazette_number: str | None
    in_force: str | None
    parts: tuple[tuple[str, str], ...]
    executor: str | None
    basis: tuple[str, ...]
    status: Status
    status_method: str
    issuer_name: str | None

    @property
    def date(self) -> str | None:
        """The gazette date, else that of acceptance or approval."""
        return self.gazette_date or self.accepted

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date and self.date[:4].isdigit() else None

    @property
    def ref(self) -> str | None:
        """The reference notation, if there is one."""
        return reference(self.kind.value, self.number, self.gazette_number, self.gazette_date)

    def identity(self, source: Source, issuer: str | None) -> Identity:
        """What tells the document from others; `issuer` is the number of its unit, if known."""
        return Identity(
            kind=self.kind,
            title=self.title,
            number=self.number,
            gazette_date=self.gazette_date,
            accepted=self.accepted,
            issuer=issuer or self.issuer_name,
            digest=source.digest,
            row_id=source.row_id,
        )

    def row(self) -> dict[str, Any]:
        """The columns of `documents` that the card fills."""
        names = ("title", "number", "accepted", "gazette_date", "gazette_number", "in_force", "executor", "ref", "date")
        plain = {name: getattr(self, name) for name in names}
        return plain | {
            "kind": self.kind.value,
            "year": self.year,
            "basis": list(self.basis),
            "own_status": self.status.value,
            "status": self.status.value,
            "status_method": self.status_method,
            "valid_from": self.in_force,
        }


def card_of(facts: DocumentFacts, source: Source) -> Card:
    """The card; the title is never empty, the kind what the sender declared, else what was read."""

    def value(fact: Fact | None) -> str | None:
        return fact.value if fact else None

    return Card(
        kind=_kind(source.declared_kind or value(facts.kind)),
        title=" ".join((value(facts.title) or PurePosixPath(source.name).stem or source.name).split()),
        number=value(facts.number),
        accepted=value(facts.accepted),
        gazette_date=value(facts.gazette_date),
        gazette_number=value(facts.gazette_number),
        in_force=value(facts.in_force),
        parts=tuple((part.path, part.since.value) for part in facts.parts_in_force),
        executor=value(facts.executor),
        basis=facts.basis,
        status=_STATUS.get(value(facts.status) or "", Status.IN_FORCE),
        status_method=facts.status.method if facts.status else "none",
        issuer_name=value(facts.issuer),
    )


def _kind(value: str | None) -> DocumentKind:
    return DocumentKind(value) if value in set(DocumentKind) else DocumentKind.OTHER
