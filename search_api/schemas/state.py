"""The state as it answers: units and public services."""

from pydantic import BaseModel

from search_api.fields import (
    Address,
    Breadcrumb,
    Count,
    Cursor,
    Date,
    EIdText,
    Method,
    Reference,
    Share,
    Surface,
    Text,
)
from search_api.schemas.documents import CitedBy
from search_api.schemas.refs import DocumentRef, ServiceRef, UnitRef


class ManagerView(BaseModel):
    name: str
    title: str
    duty: str | None = None
    start: Date | None = None
    end: Date | None = None
    legal_basis: str | None = None


class UnitView(UnitRef):
    """A unit with its place in the state and what it has."""

    unit_type: str | None = None
    category: str | None = None
    status: str | None = None
    abbreviation: str | None = None
    place: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    active: bool = True
    parent: UnitRef | None = None
    ancestors: list[UnitRef] = []
    children_total: int = 0
    documents_total: int = 0
    services_total: int = 0
    managers: list[ManagerView] = []
    url: Address


class UnitList(BaseModel):
    total: Count
    next: Cursor | None = None
    units: list[UnitRef]


class BasisView(BaseModel):
    """A legal basis of a service as written, and the clause it leads to."""

    written: Surface
    target: Reference | None = None
    document: DocumentRef | None = None
    eid: EIdText | None = None
    breadcrumb: Breadcrumb = []
    text: Text | None = None
    url: Address | None = None
    confidence: Share = 0.0
    method: Method = "unresolved"


class ServiceView(ServiceRef):
    """A service with everything that it rests on: `bases` it names itself, `clauses` that name it."""

    institution: str | None = None
    documents: list[str] = []
    duration: str | None = None
    description: str | None = None
    channel: str | None = None
    fee: str | None = None
    bases: list[BasisView] = []
    clauses: list[CitedBy] = []


class ServiceList(BaseModel):
    total: Count
    next: Cursor | None = None
    services: list[ServiceRef]
