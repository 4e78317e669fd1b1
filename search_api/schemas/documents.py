"""Documents and provisions to read: their text, citations, changes and facts; and how much there is."""

from pydantic import BaseModel

from search_api.fields import (
    Address,
    Breadcrumb,
    CauseWord,
    Count,
    Cursor,
    Date,
    EIdText,
    Heading,
    Method,
    ProvisionPath,
    Reference,
    Share,
    StatusWord,
    Surface,
    Text,
)
from search_api.schemas.refs import CitationTarget, DocumentRef, FacetEntry, ServiceRef, UnitRef
from search_api.schemas.versions import RewritingView, VersionView


class SpanLink(BaseModel):
    """A citation or mention inside a text shown: code points of `ProvisionView.text`. Of a citation that can be read in
    several ways `others` could be meant in place of `targets`."""

    start: Count
    end: Count
    surface: Surface
    kind: str  # citation, unit, service
    targets: list[CitationTarget] = []
    others: list[CitationTarget] = []
    unit: UnitRef | None = None
    candidates: list[UnitRef] = []
    method: Method
    confidence: Share


class ProvisionView(BaseModel):
    """One node of a document for reading: own `text` (children are nodes of their own)."""

    eid: EIdText
    wid: EIdText
    path: ProvisionPath
    kind: str
    number: str | None = None
    label: str
    heading: Heading | None = None
    text: Text
    parent: str | None = None
    container: str | None = None
    depth: int = 0
    status: StatusWord
    valid_from: Date | None = None
    valid_to: Date | None = None
    confidence: Share = 1.0
    page: int | None = None
    links: list[SpanLink] = []
    children: list[str] = []


class PageRead(BaseModel):
    """How a page of the original was read."""

    number: int
    read_by: str
    confidence: Share
    reason: str | None = None


class ChangeView(BaseModel):
    """What was done to a provision (`eid`; the whole document where there is none), by which act and from which day.
    `url` leads to the acting clause where the record holds it, `comparison` to the two versions that show the change;
    `method` is `order` for the words of an act, `note` and `footnote` for those of an editor."""

    op: str
    eid: EIdText | None = None
    place: str | None = None
    says: str
    date: Date | None = None
    coming: bool = False
    by: Reference | None = None
    document: DocumentRef | None = None
    url: Address | None = None
    comparison: Address | None = None
    surface: Surface
    method: Method


class EffectView(BaseModel):
    """What a clause does to law: `target` is what it changes, makes or ends, `says` the rest of the sentence
    ("değiştirilmiştir"), `date` the day from which it holds."""

    op: str
    target: CitationTarget
    says: str
    date: Date | None = None
    coming: bool = False
    surface: Surface


class FactView(BaseModel):
    """One fact of a document: how it is known, and how surely."""

    name: str
    value: str
    method: Method
    confidence: Share


class DoubtView(BaseModel):
    """A provision whose reading is doubtful."""

    eid: EIdText
    place: str
    text: Text
    confidence: Share


class ReferenceView(BaseModel):
    """A citation that leads nowhere, or to what is not law any more: which clause cites what (`meant`, in words), why,
    and the nearest (the `url` of `target`)."""

    eid: EIdText
    breadcrumb: Breadcrumb
    surface: Surface
    status: StatusWord
    target: CitationTarget | None = None
    meant: str | None = None
    cause: CauseWord
    says: str
    url: Address


class ReferencesAnswer(BaseModel):
    """The citations of a document that lead nowhere, by cause. `total` counts those that are listed, `broken` those
    of them that the document itself would have to mend."""

    document: DocumentRef
    citations: Count
    total: Count
    broken: Count
    causes: list[FacetEntry]
    references: list[ReferenceView]


class DocumentView(DocumentRef):
    """A document whole. `provisions` in reading order, `doubtful` those whose reading a person should check, the most
    doubtful first; `facts` how each fact is known; `ended` by what it went out of force, or will; `broken` counts its
    citations of what does not exist, or no longer."""

    gazette_date: Date | None = None
    gazette_number: str | None = None
    accepted: Date | None = None
    in_force: Date | None = None
    valid_from: Date | None = None
    valid_to: Date | None = None
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
    facts: list[FactView] = []
    doubtful: list[DoubtView] = []
    ended: ChangeView | None = None
    broken: Count = 0
    provisions: list[ProvisionView] = []


class VersionAnswer(BaseModel):
    """One version of a document to read, as it came: without links and without what is known of the current one.
    `following` is the version that took its place; there is none for the current one."""

    document: DocumentRef
    version: VersionView
    following: VersionView | None = None
    provisions: list[ProvisionView] = []


class CitedBy(BaseModel):
    """A clause that cites: where it stands and the words around."""

    document: DocumentRef
    eid: EIdText
    breadcrumb: Breadcrumb
    surface: Surface
    text: Text
    url: Address


class UnitMentionView(BaseModel):
    """A unit named in a clause; unresolved ones have candidates and no unit. `role`: the clause charges it with a duty,
    gives it a power, or only names it."""

    surface: Surface
    base: str
    type: str
    unit: UnitRef | None = None
    candidates: list[UnitRef] = []
    confidence: Share
    method: Method
    role: str = "names"


class ProvisionAnswer(BaseModel):
    """One provision: `text` is its own and its children's, nothing of its neighbours. `changes` were made to it, to
    something in it, or to what it stands in; `effects` are what it does to other law; `ended` is the change by which it
    went out of force, or will. `rewritings` are the versions in which it, or something in it, got other words. The text
    is that which was received on `received_at`."""

    document: DocumentRef
    received_at: str
    provision: ProvisionView
    text: Text
    heading: Heading | None = None
    breadcrumb: Breadcrumb
    ancestors: list[ProvisionView] = []
    descendants: list[ProvisionView] = []
    previous: str | None = None
    next: EIdText | None = None
    citations_out: list[SpanLink] = []
    citations_in: list[CitedBy] = []
    changes: list[ChangeView] = []
    effects: list[EffectView] = []
    rewritings: list[RewritingView] = []
    ended: ChangeView | None = None
    units: list[UnitMentionView] = []
    services: list[ServiceRef] = []
    citation_text: str
    url: Address


class CitationFound(BaseModel):
    start: Count
    end: Count
    surface: Surface
    targets: list[CitationTarget]


class CitationsAnswer(BaseModel):
    citations: list[CitationFound]


class DocumentList(BaseModel):
    total: Count
    next: Cursor | None = None
    documents: list[DocumentRef]


class Arrival(DocumentRef):
    """A document with its latest version, and when that came."""

    version: int
    received_at: str


class Health(BaseModel):
    status: str
    documents: Count
    clauses: Count
    version: str
