"""What answers point to: a unit, a document, a clause, a service, the target of a citation."""

from dataclasses import dataclass

from pydantic import BaseModel

from search_api.fields import (
    Address,
    CauseWord,
    Count,
    Date,
    DetsisNo,
    DocumentId,
    EIdText,
    FileName,
    Kind,
    Method,
    Reference,
    ServiceName,
    Share,
    StatusWord,
    Surface,
    Title,
    UnitName,
)


class UnitRef(BaseModel):
    """A unit by number and name."""

    detsis_no: DetsisNo
    name: UnitName


class DocumentRef(BaseModel):
    """A document as it stands on a hit. `ref` is its reference notation, if it has one."""

    id: DocumentId
    ref: Reference | None = None
    source: FileName
    title: Title
    kind: Kind
    unit: UnitRef | None = None
    status: StatusWord
    number: str | None = None
    date: Date | None = None
    url: Address


class ClauseRef(BaseModel):
    """A clause by its place and how it is called."""

    eid: EIdText
    label: str
    url: Address


class CitationTarget(BaseModel):
    """Where a citation leads. `exists` is None when the record does not hold the document. `cause` says why it leads
    nowhere, or to what is not law any more; `since` is the day on which that ended (or will begin). `members` are all
    that a range means."""

    target: Reference
    exists: bool | None = None
    nearest: Reference | None = None
    url: Address | None = None
    label: str | None = None
    status: StatusWord | None = None
    since: Date | None = None
    cause: CauseWord | None = None
    members: list[ClauseRef] = []


class ServiceRef(BaseModel):
    """A service; `evidence`, `method` and `confidence` say why it is linked to a clause."""

    id: str
    name: ServiceName
    unit: UnitRef | None = None
    url: Address
    evidence: Surface | None = None
    method: Method | None = None
    confidence: Share | None = None


@dataclass(slots=True)
class FacetEntry:
    """A value of a facet. There are hundreds in an answer, and a model takes five times as long to make."""

    value: str
    label: str
    count: Count
