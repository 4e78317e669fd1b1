"""Documents and provisions as the record keeps them, and how they were read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dayanak.registry.state import Unit


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

    @property
    def issuer(self) -> Unit | None:
        """The unit that published it."""
        return self.issuers[0] if self.issuers else None


class UnitName(NamedTuple):
    """A unit by number and name."""

    detsis_no: str
    name: str


class DocumentCard(NamedTuple):
    """What a hit shows of its document; `issuer` is the unit that published it."""

    id: str
    ref: str | None
    source: str
    title: str
    kind: str
    status: str
    number: str | None
    date: str | None
    issuer: UnitName | None


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
        """Those above it and its own; `chain` and `article` are those above the article that it is in, and its own."""
        return headings_of(chain, article, self.heading)


def headings_of(chain: Sequence[str], article: str | None, own: str | None) -> tuple[str, ...]:
    """The headings of a provision, from the outside in: those above the article that it is in, that one's, its own."""
    return tuple(dict.fromkeys(heading for heading in (*chain, article, own) if heading))


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a document: `source` is the file or row that it came from; `complete`: every page was read;
    `clauses` counts its provisions."""

    number: int
    received_at: str
    source: str
    media_type: str
    digest: str
    complete: bool
    clauses: int


class Rewriting(NamedTuple):
    """A provision reads otherwise in version `after` than in version `before`: when each was received, and its words
    in each, everything in it included; empty where it was not there."""

    before: int
    after: int
    since: str
    received_at: str
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class DocumentCopy:
    """Everything that the index keeps of a document. `unit_path` holds the numbers of the issuers and of all their
    ancestors, `units` those of them that the registry knows."""

    document: DocumentRow
    unit_path: tuple[str, ...]
    units: Mapping[str, Unit]
    provisions: tuple[ProvisionRow, ...]
