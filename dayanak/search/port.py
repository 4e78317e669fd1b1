"""The words of asking, and the port behind which every engine stands. No engine's syntax crosses it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Group(StrEnum):
    ARTICLE = "article"
    CLAUSE = "clause"
    DOCUMENT = "document"


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One clause as an engine keeps it. `seq` is unique, breaks ties and is the clause's stable order.

    `streams` maps the name of a token field to its space-joined tokens (made by `nlp.analyse`); an engine treats
    them as white-space separated. `unit_path` holds the issuing units' numbers and those of all their ancestors;
    `issuers` only the issuing units. `date` is the gazette date, else acceptance or approval, as ISO 8601.
    `article_key` is the same for all clauses of one article of one document; `text` is what snippets are cut from.
    """

    id: str
    seq: int
    document_id: str
    eid: str
    path: str
    article_key: str
    kind: str
    status: str
    streams: Mapping[str, str]
    text: str
    unit_path: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    year: int | None = None
    date: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


# The query tree: made once from analysed tokens by `search_api.query`; each adapter only translates it.
@dataclass(frozen=True, slots=True)
class Term:
    field: str
    token: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    field: str
    tokens: tuple[str, ...]
    slop: int = 0
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    field: str
    prefix: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Node", ...]
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class Best:
    """The highest score of the parts, plus `tie` times the others (dis-max)."""

    parts: tuple["Node", ...]
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class Boost:
    part: "Node"
    factor: float


@dataclass(frozen=True, slots=True)
class Everything:
    """Every entry, score 1."""


Node = Term | Phrase | Prefix | AllOf | AnyOf | Best | Not | Boost | Everything


@dataclass(frozen=True, slots=True)
class Filters:
    """Hard conditions; an empty tuple or None is none. With `subtree` a unit stands for everything below it."""

    units: tuple[str, ...] = ()
    subtree: bool = True
    kinds: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    statuses: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is asked of an engine. `excluded`: with group=article an article goes when any of its clauses matches."""

    node: Node
    filters: Filters = field(default_factory=Filters)
    excluded: Node | None = None
    group: Group = Group.ARTICLE
    sort: Sort = Sort.RELEVANCE
    size: int = 10
    offset: int = 0
    facets: tuple[str, ...] = ("unit", "kind", "year", "status")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """`folded` counts the other entries of the same group that matched."""

    id: str
    seq: int
    document_id: str
    eid: str
    score: float
    folded: int = 0


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`total` counts groups; facets count clauses. `facets` values are sorted by count, then value."""

    total: int
    hits: tuple[SearchHit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)


class SearchIndex(Protocol):
    """An engine. A generation is a whole index; readers see the active one only, and never half of it."""

    def search(self, query: SearchQuery) -> SearchPage: ...

    def terms(self, field: str, prefix: str = "", limit: int | None = None) -> Sequence[tuple[str, int]]:
        """Tokens of a field with their document frequencies, most frequent first."""
        ...

    def replace(self, document_id: str, entries: Iterable[IndexEntry]) -> None:
        """Puts all entries of one document in place of its old ones (no entries: removes it). Visible after commit."""
        ...

    def commit(self) -> None:
        """Makes everything written since the last commit durable and visible."""
        ...

    def rebuild(self, entries: Iterable[IndexEntry]) -> int:
        """Writes a new generation beside the live one and switches to it at the end; returns how many entries."""
        ...

    def count(self) -> int:
        """Entries in the active generation."""
        ...

    def close(self) -> None: ...
