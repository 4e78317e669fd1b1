"""The answers of the API as models; the pages are built from the same models. Field names are the contract's."""

from typing import Any

from pydantic import BaseModel

from search_api.fields import (
    Address,
    Breadcrumb,
    CauseWord,
    Count,
    Cursor,
    Date,
    DetsisNo,
    DocumentId,
    EIdText,
    FileName,
    Heading,
    Kind,
    Method,
    ProvisionPath,
    Reference,
    ServiceName,
    Share,
    Snippet,
    StatusWord,
    Surface,
    Text,
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


class Hit(BaseModel):
    """A clause. `snippet` is HTML with nothing but `<mark>`; `more` counts the folded others; `alike` the articles that
    say the same and stand behind this one, which a search with `twin` shows."""

    document: DocumentRef
    eid: EIdText
    path: ProvisionPath
    breadcrumb: Breadcrumb
    heading: Heading | None = None
    status: StatusWord
    snippet: Snippet
    score: float
    more: Count = 0
    alike: Count = 0
    twin: str | None = None
    url: Address
    units: list[UnitRef] = []
    services: list["ServiceRef"] = []
    explanation: dict[str, Any] | None = None


class FacetEntry(BaseModel):
    value: str
    label: str
    count: Count


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


class SynonymUsed(BaseModel):
    """Words that were typed, and what was looked for besides."""

    typed: str
    meant: list[str]


class Understood(BaseModel):
    """How the query was read. `query` is it in one form, where it is more than words; `notes` say what was read
    otherwise than it was typed."""

    text: str
    citations: list[CitationTarget] = []
    corrections: list[str] = []
    excluded: list[str] = []
    phrases: list[str] = []
    query: str | None = None
    notes: list[str] = []
    synonyms: list[SynonymUsed] = []


class TreeEntry(FacetEntry):
    """A unit with the number of clauses that it and everything below it issued, in the order of reading. `opens`: hits
    lie below it too; `open`: the entries below it follow, all but `left_out` of those directly below, which have the
    fewest."""

    depth: int = 0
    opens: bool = False
    open: bool = False
    left_out: Count = 0


class WayOut(BaseModel):
    """What to change where nothing was found, with the number of hits that this gives. `drops` is the parameter that
    is left out, `all` for every filter, `word` for a part of the query, `quotes` for its quotation marks, `but` for all
    filters and a part of the query; `value` is what is left out, with `quotes` and `but` the query that remains."""

    drops: str
    value: str
    total: Count
    url: Address


class RelatedUnit(UnitRef):
    """A unit that may be meant by the query, with the number of hits that its legislation has."""

    total: Count
    url: Address


class Nothing(BaseModel):
    """What helps where nothing was found: each way out gives hits."""

    ways: list[WayOut] = []
    units: list[RelatedUnit] = []
    help: Address = "/yardim"


class SearchAnswer(BaseModel):
    """`total` counts what is shown; `alike` the articles that a collapsed search shows behind others. `tree` only
    where it is asked for among the facets; `nothing` only where there is no hit."""

    total: Count
    alike: Count = 0
    took_ms: float
    next: Cursor | None = None
    understood: Understood
    hits: list[Hit]
    facets: dict[str, list[FacetEntry]]
    tree: list[TreeEntry] = []
    nothing: Nothing | None = None


class Suggestion(BaseModel):
    """What may be meant by what was typed so far: `type` is citation, document, unit, kind or word."""

    text: str
    type: str
    url: Address


class SuggestAnswer(BaseModel):
    suggestions: list[Suggestion]


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
    `url` leads to the acting clause where the record holds it; `method` is `order` for the words of an act, `note` and
    `footnote` for those of an editor."""

    op: str
    eid: EIdText | None = None
    place: str | None = None
    says: str
    date: Date | None = None
    coming: bool = False
    by: Reference | None = None
    document: DocumentRef | None = None
    url: Address | None = None
    surface: Surface
    method: Method


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


class CitedBy(BaseModel):
    """A clause that cites: where it stands and the words around."""

    document: DocumentRef
    eid: EIdText
    breadcrumb: Breadcrumb
    surface: Surface
    text: Text
    url: Address


class ServiceRef(BaseModel):
    """A service; `evidence`, `method` and `confidence` say why it is linked to a clause."""

    id: str
    name: ServiceName
    unit: UnitRef | None = None
    url: Address
    evidence: Surface | None = None
    method: Method | None = None
    confidence: Share | None = None


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
    something in it, or to what it stands in; `ended` is the one by which it went out of force, or will."""

    document: DocumentRef
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
    ended: ChangeView | None = None
    units: list[UnitMentionView] = []
    services: list[ServiceRef] = []
    citation_text: str
    url: Address


class SimilarAnswer(BaseModel):
    """What is like a provision: `same` articles of other documents say the same as its article, which a search with
    `twin` shows; the first of them stands first in `hits`."""

    same: Count = 0
    twin: str | None = None
    hits: list[Hit] = []


class CitationFound(BaseModel):
    start: Count
    end: Count
    surface: Surface
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
    url: Address


class ManagerView(BaseModel):
    name: str
    title: str
    duty: str | None = None
    start: Date | None = None
    end: Date | None = None
    legal_basis: str | None = None


class UnitList(BaseModel):
    total: Count
    next: Cursor | None = None
    units: list[UnitRef]


class DocumentList(BaseModel):
    total: Count
    next: Cursor | None = None
    documents: list[DocumentRef]


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


class Health(BaseModel):
    status: str
    documents: Count
    clauses: Count
    version: str
