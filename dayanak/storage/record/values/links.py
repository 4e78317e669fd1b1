"""What ties provisions to other law, units and services, and where a reference leads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dayanak.law.target import Cause, is_relative
from dayanak.registry.state import PublicService, Unit
from dayanak.storage.record.values.documents import DocumentCard, DocumentRow, ProvisionRow


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
class EffectRow:
    """What a provision orders: `target` is what it changes, makes or ends, `date` the day from which that holds
    (`coming`: it has not come yet). `words` are those on which it rests, `told` what else was read, as in Change."""

    op: str
    target: str
    date: str | None
    coming: bool
    words: str
    told: Mapping[str, Any]


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

    document: DocumentCard
    eid: str
    path: str
    status: str
    text: str
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
