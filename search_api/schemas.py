"""The answers of the API as models; the pages are built from the same models. Field names are the contract's."""

from typing import Any

from pydantic import BaseModel, Field


class UnitRef(BaseModel):
    """A unit by number and name."""

    detsis_no: str = Field(examples=["98000001"])
    name: str


class DocumentRef(BaseModel):
    """A document as it stands on a hit. `ref` is its reference notation, if it has one."""

    id: str
    ref: str | None = None
    source: str
    title: str
    kind: str
    unit: UnitRef | None = None
    status: str
    number: str | None = None
    date: str | None = None
    url: str


class Hit(BaseModel):
    """A clause. `snippet` is HTML with nothing but `<mark>`; `more` counts the folded others."""

    document: DocumentRef
    eid: str
    path: str
    breadcrumb: list[str]
    heading: str | None = None
    status: str
    snippet: str
    score: float
    more: int = 0
    url: str
    units: list[UnitRef] = []
    services: list["ServiceRef"] = []
    explanation: dict[str, Any] | None = None


class FacetEntry(BaseModel):
    value: str
    label: str
    count: int


class CitationTarget(BaseModel):
    """Where a citation leads. `exists` is None when the record does not hold the document."""

    target: str
    exists: bool | None = None
    nearest: str | None = None
    url: str | None = None
    label: str | None = None


class Understood(BaseModel):
    """How the query was read."""

    text: str
    citations: list[CitationTarget] = []
    corrections: list[str] = []
    excluded: list[str] = []
    phrases: list[str] = []


class SearchAnswer(BaseModel):
    total: int
    took_ms: float
    next: str | None = None
    understood: Understood
    hits: list[Hit]
    facets: dict[str, list[FacetEntry]]


class SpanLink(BaseModel):
    """A citation or mention inside a text shown: code points of `ProvisionView.text`."""

    start: int
    end: int
    surface: str
    kind: str  # citation, unit, service
    targets: list[CitationTarget] = []
    unit: UnitRef | None = None
    candidates: list[UnitRef] = []
    method: str
    confidence: float


class ProvisionView(BaseModel):
    """One node of a document for reading: own `text` (children are nodes of their own)."""

    eid: str
    wid: str
    path: str
    kind: str
    number: str | None = None
    label: str
    heading: str | None = None
    text: str
    parent: str | None = None
    container: str | None = None
    depth: int = 0
    status: str
    confidence: float = 1.0
    page: int | None = None
    links: list[SpanLink] = []
    children: list[str] = []


class PageRead(BaseModel):
    """How a page of the original was read."""

    number: int
    read_by: str
    confidence: float
    reason: str | None = None


class DocumentView(DocumentRef):
    """A document whole. `provisions` in reading order."""

    gazette_date: str | None = None
    gazette_number: str | None = None
    accepted: str | None = None
    in_force: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    basis: list[CitationTarget] = []
    executor: str | None = None
    issuers: list[UnitRef] = []
    version: int = 1
    received_at: str
    digest: str
    media_type: str
    original_url: str
    pages: list[PageRead] = []
    warnings: list[str] = []
    provisions: list[ProvisionView] = []


class CitedBy(BaseModel):
    """A clause that cites: where it stands and the words around."""

    document: DocumentRef
    eid: str
    breadcrumb: list[str]
    surface: str
    text: str
    url: str


class ServiceRef(BaseModel):
    """A service; `evidence`, `method` and `confidence` say why it is linked to a clause."""

    id: str
    name: str
    unit: UnitRef | None = None
    url: str
    evidence: str | None = None
    method: str | None = None
    confidence: float | None = None


class UnitMentionView(BaseModel):
    """A unit named in a clause; unresolved ones have candidates and no unit."""

    surface: str
    base: str
    type: str
    unit: UnitRef | None = None
    candidates: list[UnitRef] = []
    confidence: float
    method: str


class ProvisionAnswer(BaseModel):
    """One provision: `text` is its own and its children's, nothing of its neighbours."""

    document: DocumentRef
    provision: ProvisionView
    text: str
    heading: str | None = None
    breadcrumb: list[str]
    ancestors: list[ProvisionView] = []
    descendants: list[ProvisionView] = []
    previous: str | None = None
    next: str | None = None
    citations_out: list[SpanLink] = []
    citations_in: list[CitedBy] = []
    units: list[UnitMentionView] = []
    services: list[ServiceRef] = []
    citation_text: str
    url: str


class CitationFound(BaseModel):
    start: int
    end: int
    surface: str
    targets: list[CitationTarget]


class CitationsAnswer(BaseModel):
    citations: list[CitationFound]


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
    managers: list["ManagerView"] = []
    url: str


class ManagerView(BaseModel):
    name: str
    title: str
    duty: str | None = None
    start: str | None = None
    end: str | None = None
    legal_basis: str | None = None


class UnitList(BaseModel):
    total: int
    next: str | None = None
    units: list[UnitRef]


class DocumentList(BaseModel):
    total: int
    next: str | None = None
    documents: list[DocumentRef]


class BasisView(BaseModel):
    """A legal basis of a service as written, and the clause it leads to."""

    written: str
    target: str | None = None
    document: DocumentRef | None = None
    eid: str | None = None
    breadcrumb: list[str] = []
    text: str | None = None
    url: str | None = None
    confidence: float = 0.0
    method: str = "unresolved"


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
    total: int
    next: str | None = None
    services: list[ServiceRef]


class Health(BaseModel):
    status: str
    documents: int
    clauses: int
    version: str
