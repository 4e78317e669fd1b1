# mypy: disable-error-code="empty-body"
"""The database: tables, migrations, queries and job rows behind the class Record."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
import time

from dayanak.law.reading import Reading
from dayanak.law.text import NormalText, Page
from dayanak.registry.state import Manager, PublicService, Unit
from dayanak.storage.record.values import *  # noqa: F403
from dayanak.storage.record.values import (
    Basis,
    CitationRow,
    Citing,
    Clause,
    Counts,
    DocumentCopy,
    DocumentRow,
    Incoming,
    Job,
    JobKind,
    KeyRow,
    Listing,
    MentionRow,
    PageNote,
    ProvisionRow,
    Published,
    Receipt,
    ReceiptState,
    ResolvedBasis,
    Resolution,
    ServiceLink,
    Source,
)


class Registry:
    """Units, services and managers."""

    def put_units(self, units: Iterable[Unit]) -> int:
        """Adds or replaces; a number that comes twice in one call gets both parents. Gives back how many numbers."""

    def put_services(self, services: Iterable[PublicService], bases: Mapping[str, Sequence[Basis]]) -> int:
        """Adds or replaces; `bases` by service_id; resolves them at once. Gives back how many."""

    def put_managers(self, managers: Iterable[Manager]) -> int: ...
    def unit(self, detsis_no: str) -> Unit | None: ...
    def units(self, numbers: Iterable[str] | None = None) -> list[Unit]:
        """Those with these numbers (None: all), in Turkish order."""

    def parents(self, detsis_no: str) -> list[Unit]: ...
    def children(self, detsis_no: str, page: int = 1, size: int = 50) -> Listing[Unit]: ...
    def ancestors(self, detsis_no: str) -> list[Unit]:
        """From the top down to the parent."""

    def above(self, numbers: Iterable[str]) -> list[str]:
        """The numbers themselves and those of all their ancestors."""

    def below(self, detsis_no: str) -> list[str]:
        """The number itself and those of everything below."""

    def is_below(self, detsis_no: str, top: str) -> bool:
        """Whether the unit is `top` or anything below it."""

    def find_units(self, name: str = "", below: str | None = None, page: int = 1, size: int = 50) -> Listing[Unit]: ...
    def tops(self) -> list[tuple[Unit, int]]:
        """Units without a parent that have documents (their own or below), with how many."""

    def managers(self, unit_no: str) -> list[Manager]: ...
    def service(self, service_id: str) -> PublicService | None: ...
    def services(self) -> list[PublicService]: ...
    def services_of(self, unit_no: str, page: int = 1, size: int = 50) -> Listing[PublicService]: ...


class Sources:
    """Received files and their states."""

    def source(self, source_id: int) -> Source: ...
    def receipt(self, token: str) -> Receipt: ...
    def set_state(self, source_id: int, state: ReceiptState, reason: str | None = None) -> None: ...
    def of_document(self, document_id: str) -> list[Source]: ...


class Jobs:
    """Rows of work."""

    def add(self, kind: JobKind, subject: str) -> int: ...
    def claim(self, kinds: Sequence[JobKind] = (), lease_s: float = 60) -> Job | None:
        """The next due job, leased to the caller; None when there is none. No two callers get the same."""

    def renew(self, job: Job, lease_s: float = 60) -> bool:
        """Whether the lease is still the caller's; then it is longer now."""

    def finish(self, job: Job) -> None: ...
    def fail(self, job: Job, error: str, retry: bool = True) -> bool:
        """Gives the job back for a later try with growing delay; True when it was the last one."""

    def sweep(self) -> int:
        """Sets free the jobs whose lease has run out; gives back how many."""

    def counts(self) -> dict[tuple[str, str], int]:
        """How many by (kind, state)."""

    def open_for(self, subjects: Iterable[str], kind: JobKind) -> int:
        """How many jobs of these subjects are waiting or running: 0 means that one may stop waiting."""


class Documents:
    """Documents, their provisions, and what the index copies."""

    def document(self, document_id: str) -> DocumentRow | None: ...
    def documents(self, ids: Iterable[str]) -> dict[str, DocumentRow]: ...
    def ids(self) -> Iterator[str]:
        """All ids, in the order in which they came."""

    def copy(self, document_id: str) -> DocumentCopy | None:
        """What the index keeps of it."""

    def provisions(self, document_id: str) -> list[ProvisionRow]:
        """In reading order."""

    def provision(self, document_id: str, eid: str) -> ProvisionRow | None: ...
    def clauses(self, keys: Sequence[tuple[str, str]]) -> list[Clause | None]:
        """The clauses with these (document id, eid), in the same order; None for one that is gone."""

    def pages(self, document_id: str) -> list[PageNote]: ...
    def warnings(self, document_id: str) -> list[str]: ...
    def of_unit(self, unit_no: str, kind: str | None = None, page: int = 1, size: int = 50) -> Listing[DocumentRow]:
        """Issued by the unit or anything below it, newest first."""

    def recent(self, limit: int = 10) -> list[DocumentRow]: ...
    def kinds(self) -> list[tuple[str, int]]: ...
    def counts(self) -> Counts: ...
    def begin_force(self, today: str) -> int:
        """Provisions whose day has come turn from not_yet to in_force; their documents get index jobs."""


class Links:
    """Citations, mentions and services of clauses."""

    def citations(self, document_id: str, places: Iterable[int] | None = None) -> list[CitationRow]: ...
    def mentions(self, document_id: str, places: Iterable[int] | None = None) -> list[MentionRow]: ...
    def services(self, document_id: str, places: Iterable[int] | None = None) -> list[ServiceLink]: ...
    def citing(self, document_id: str, eid: str | None = None, limit: int = 100) -> list[Citing]:
        """Clauses of all documents that cite the document, or this provision or anything in it."""

    def naming_service(self, service_id: str) -> list[Citing]: ...
    def bases(self, service_id: str) -> list[ResolvedBasis]: ...


class Keys:
    """Institution keys, hashed."""

    def add(self, key_id: str, unit_no: str, secret_hash: str, demo: bool) -> None: ...
    def by_hash(self, secret_hash: str) -> KeyRow | None: ...
    def revoke(self, key_id: str) -> bool: ...
    def list(self, unit_no: str | None = None) -> "list[KeyRow]": ...


class Record:
    """The database behind one URL."""

    registry: Registry
    sources: Sources
    jobs: Jobs
    documents: Documents
    links: Links
    keys: Keys

    @classmethod
    def open(cls, url: str, clock: Callable[[], float] = time.time) -> "Record":
        """Makes or migrates the database. Raises Unavailable, Misconfigured."""

    def close(self) -> None: ...

    def receive(self, incoming: Incoming) -> Receipt:
        """One transaction: the source and its job `process`. The same bytes for the same unit: the same receipt."""

    def publish(self, source_id: int, reading: Reading, text: NormalText, pages: Sequence[Page] = ()) -> Published:
        """One transaction: document, version, provisions, links, and the job `index`; the source's state too."""

    def resolve(self, target: str, near: Sequence[str] = ()) -> Resolution:
        """Where `kanun:5510/madde:4`, `rg:…`, `ad:TITLE/madde:3` or `doc:ID/…` leads; `near` are units whose
        documents are meant first."""

    def resolve_all(self, targets: Iterable[str], near: Sequence[str] = ()) -> dict[str, Resolution]: ...
