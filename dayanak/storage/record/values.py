"""What the record takes and gives back: frozen values, no driver's type among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from dayanak.law.target import Cause, is_relative
from dayanak.registry.state import PublicService, Unit

T = TypeVar("T")


class ReceiptState(StrEnum):
    """How far a received file has come."""

    RECEIVED = "received"
    READING = "reading"
    PUBLISHED = "published"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    UNREADABLE = "unreadable"
    FAILED = "failed"


class JobKind(StrEnum):
    """`PROCESS` has a source's id as its subject, `INDEX` a document's; `REINDEX` is the whole index's."""

    PROCESS = "process"
    INDEX = "index"
    REINDEX = "reindex"


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A page of a longer list; `total` counts the whole list."""

    total: int
    rows: Sequence[T]


@dataclass(frozen=True, slots=True)
class Incoming:
    """Bytes that came in and already lie in the archive. `row_id` is the id of a JSONL row, `received_by` says who
    (`operator`, `upload:KEY`, `crawl:SOURCE`); `declared_kind` is the kind as its sender says."""

    digest: str
    size: int
    name: str
    media_type: str
    unit_no: str | None = None
    declared_kind: str | None = None
    row_id: str | None = None
    received_by: str = "operator"


@dataclass(frozen=True, slots=True)
class Source:
    """A received file (kaynak dosya) and its state. `reason` is Turkish."""

    id: int
    receipt: str
    digest: str
    size: int
    name: str
    media_type: str
    unit_no: str | None
    declared_kind: str | None
    row_id: str | None
    received_by: str
    received_at: str
    state: ReceiptState
    reason: str | None
    document_id: str | None

    @property
    def label(self) -> str:
        """The `source` of the contract: the row's id, else the file's name."""
        return self.row_id or self.name


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to `receive`: `new` is False where the same bytes for the same unit had been received before."""

    token: str
    source_id: int
    state: ReceiptState
    document_id: str | None
    reason: str | None
    new: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A row of work. `lease` is the secret of the one who holds it; times are seconds since 1970."""

    id: int
    kind: JobKind
    subject: str
    state: JobState
    attempts: int
    lease: str | None = None
    lease_until: float | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What `publish` did. `state` is PUBLISHED, or DUPLICATE where the document already had this very text."""

    document_id: str
    version: int
    state: ReceiptState


@dataclass(frozen=True, slots=True)
class PageNote:
    """How a page of the original was read."""

    number: int
    read_by: str
    confidence: float
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class FactNote:
    """A fact of a document: how it is known, and how surely."""

    name: str
    value: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Told:
    """How a version was read: its pages, what was doubtful in Turkish, and where each fact comes from."""

    pages: tuple[PageNote, ...] = ()
    warnings: tuple[str, ...] = ()
    facts: tuple[FactNote, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its current version. `date` is the gazette date, else acceptance; `ref` is its reference
    notation, if it has one; `issuers` are the issuing units, first the one that published it."""

    id: str
    ref: str | None
    source: str
    title: str
    kind: str
    status: str
    number: str | None
    date: str | None
    year: int | None
    accepted: str | None
    gazette_date: str | None
    gazette_number: str | None
    in_force: str | None
    valid_from: str | None
    valid_to: str | None
    executor: str | None
    basis: tuple[str, ...]
    issuers: tuple[Unit, ...]
    version: int
    version_id: int
    received_at: str
    digest: str
    media_type: str
    length: int


class DocumentName(NamedTuple):
    """How a document is called."""

    id: str
    title: str
    kind: str
    number: str | None
    status: str


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """A node of the current version, its own text only. `seq` is unique over the record; `place` counts the nodes of
    the version from 0 in reading order, `parent` is a place; `article` is the place of the article that it is in
    (or of its topmost ancestor). `status` is effective: own, inherited, or by another document's effect."""

    document_id: str
    seq: int
    place: int
    parent: int | None
    article: int
    depth: int
    wid: str
    eid: str
    path: str
    kind: str
    number: str | None
    label: str
    heading: str | None
    text: str
    container: str | None
    heading_chain: tuple[str, ...]
    status: str
    valid_from: str | None
    valid_to: str | None
    confidence: float
    page: int | None
    start: int
    end: int

    def headings(self, chain: Sequence[str], article: str | None) -> tuple[str, ...]:
        """Those above it and its own, from the outside in; `chain` and `article` are those above the article that it
        is in, and that one's own."""
        found = (*chain, article, self.heading)
        return tuple(dict.fromkeys(heading for heading in found if heading))


@dataclass(frozen=True, slots=True)
class DocumentCopy:
    """Everything that the index keeps of a document. `unit_path` holds the numbers of the issuers and of all their
    ancestors, `units` those of them that the registry knows."""

    document: DocumentRow
    unit_path: tuple[str, ...]
    units: Mapping[str, Unit]
    provisions: tuple[ProvisionRow, ...]


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A citation in a provision. `start`/`end` are code points of the provision's own `text`; both 0 where the
    span lies outside it (in a heading). `targets` are absolute where they could be made so: `doc:ID/madde:5` for
    the document itself. `candidates` could be meant in place of them."""

    place: int
    start: int
    end: int
    surface: str
    targets: tuple[str, ...]
    confidence: float
    method: str
    candidates: tuple[str, ...] = ()

    @property
    def possible(self) -> tuple[str, ...]:
        """All that is or could be meant."""
        return (*self.targets, *self.candidates)


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A unit named in a provision; offsets as in CitationRow. `unit` is None where it is not clear which. `role`: the
    clause charges it with a `duty`, gives it a `power`, or only `names` it."""

    place: int
    start: int
    end: int
    surface: str
    base: str
    type: str
    unit: Unit | None
    candidates: tuple[Unit, ...]
    confidence: float
    method: str
    role: str = "names"


@dataclass(frozen=True, slots=True)
class ServiceLink:
    """A service linked to a clause: `method` is `basis` where the service names the clause as its legal basis
    (`evidence` is the basis as written), else that of the mention (`evidence` is its surface)."""

    place: int
    service: PublicService
    evidence: str
    method: str
    confidence: float
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision as it stands on a hit. `units` are the names of those named in it, by number; `headings` those above
    it and its own, from the outside in; `list_text` is the list that its words lead into ("Başvuruya;"), else empty."""

    document: DocumentRow
    provision: ProvisionRow
    units: Mapping[str, str] = field(default_factory=dict)
    services: tuple[ServiceLink, ...] = ()
    headings: tuple[str, ...] = ()
    list_text: str = ""


@dataclass(frozen=True, slots=True)
class Citing:
    """A clause that cites (or names) something, and the words in which it does."""

    document: DocumentRow
    provision: ProvisionRow
    surface: str


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis of a service, read: `title` or `target` (kanun:5510) name the document, `path` the provision."""

    written: str
    title: str | None = None
    target: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedBasis:
    """A legal basis and where it leads in the record; unresolved: no document, method `unresolved`."""

    basis: Basis
    document: DocumentRow | None = None
    provision: ProvisionRow | None = None
    confidence: float = 0.0
    method: str = "unresolved"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a reference leads. `exists` is None where the record cannot know: it does not hold the document, or the
    text has a gap there. Where it is not True, `eid` and `path` are of the nearest provision, and `nearest` is its
    reference. `others` are documents that bear the same name and were not chosen. `status` is that of what is meant
    and `since` its day: when it ended, or will begin. `members` are the eIds of all that a range means."""

    target: str
    exists: bool | None
    document: DocumentRow | None = None
    eid: str | None = None
    path: str | None = None
    nearest: str | None = None
    others: tuple[str, ...] = ()
    status: str | None = None
    since: str | None = None
    members: tuple[str, ...] = ()

    @property
    def cause(self) -> Cause | None:
        """Why it leads nowhere, or to what is not law any more; None where all is well."""
        if self.document is None:
            relative = is_relative(self.target)
            return Cause.CONTEXT if relative else Cause.SEVERAL if self.others else Cause.NO_DOCUMENT
        if not self.exists:
            return Cause.GAP if self.exists is None else Cause.NO_PROVISION
        return Cause(self.status) if self.status in (Cause.REPEALED.value, Cause.ANNULLED.value) else None


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a document or a provision of it, as a note of its text or another act tells. `place` is that
    of the provision in the current version (None: the whole document), `date` the day from which it holds (`coming`:
    it has not come yet), `by` the acting provision in reference notation. `act` and `provision` are the acting
    document and clause, where the record holds them; `words` are those on which it rests, `told` what else was read:
    `old`, `new`, `unit`, `number`."""

    op: str
    target: str
    place: int | None
    method: str
    date: str | None
    by: str | None
    act: DocumentRow | None
    provision: ProvisionRow | None
    words: str
    told: Mapping[str, Any]
    coming: bool = False


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An institution's key without its secret. That of an operator also shows what is searched for, and edits
    synonyms."""

    id: str
    unit_no: str
    demo: bool
    created_at: str
    revoked_at: str | None
    operator: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    documents: int
    clauses: int
    waiting_jobs: int
    failed_jobs: int
