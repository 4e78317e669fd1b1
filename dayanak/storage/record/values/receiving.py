"""What is received, and the work that it makes: sources, receipts, jobs."""

from dataclasses import dataclass
from enum import StrEnum


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
