"""The words of asking, and the port behind which every engine stands. No engine's syntax crosses it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from dayanak.law.document import Status


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

    `streams` are the tokens of its own words by field, `heading` those of the headings above it, `title` those of
    its document's title and number (`dayanak.search.fields` says which fields come of them); tokens are joined by
    spaces. `unit_path` holds the issuing units' numbers and those of all their ancestors, `issuers` only the issuing
    units; `levels`, `categories` and `regions` (province, district) say where these stand in the state. `gazette`:
    it was published in the Resmî Gazete. `date` is the gazette date, else acceptance or approval, as ISO 8601.
    `article_key` is the same for all clauses of one article of one document. `places` name the clause itself and all
    that it is part of (`DOCUMENT/EID`), to be asked for in the field `place`. Scores are multiplied by `weight`,
    0.5 to 1, which is 1 for what is in force. Articles that say the same have the same `likeness`; without one an
    article is like no other.
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
    heading: Mapping[str, str] = field(default_factory=dict)
    title: Mapping[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    likeness: str = ""
    weight: float = 1.0
    unit_path: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    gazette: bool = False
    year: int | None = None
    date: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


CONDITIONS = frozenset({"kind", "year", "unit_path"})
"""What documents are filtered by, beside the fields of `dayanak.search.fields`."""


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
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any token that begins so; score 1. With `folded` the prefix is of plain Latin letters, and each of them stands
    for itself and its Turkish twin (c for ç, i for ı)."""

    field: str
    prefix: str
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """An entry that has any of the tokens; the question says the score of each, and they add up. One node, for there
    may be hundreds."""

    field: str
    scores: tuple[tuple[str, float], ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """What is asked for."""
        return tuple(token for token, _ in self.scores)


@dataclass(frozen=True, slots=True)
class Near:
    """Two different tokens with at most `distance` others between them, whichever comes first; score 1. In an article
    as a whole they may stand in two clauses: the end of a clause counts as one token."""

    field: str
    first: str
    second: str
    distance: int


@dataclass(frozen=True, slots=True)
class Among:
    """An entry that has any of the tokens; score 1. The field may be one that `CONDITIONS` names too."""

    field: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part; scores add up."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part; the `optional` ones only add to the score."""

    parts: tuple["Node", ...]
    optional: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Best:
    """The highest score of the parts, plus `tie` times the others (dis-max)."""

    parts: tuple["Node", ...]
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class Except:
    """What matches the one and not the other; the score of the one."""

    node: "Node"
    without: "Node"


@dataclass(frozen=True, slots=True)
class Everything:
    """Every entry, score 1."""


Node = Term | Phrase | Prefix | Given | Near | Among | AnyOf | AllOf | Best | Except | Everything


@dataclass(frozen=True, slots=True)
class Filters:
    """Hard conditions; an empty tuple or None is none. With `subtree` a unit stands for everything below it.
    `articles` are numbers of articles as paths (`madde:4`, `gecici-madde:1`). `twins` are numbers that hits had: all
    articles that say the same as theirs."""

    units: tuple[str, ...] = ()
    subtree: bool = True
    kinds: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    statuses: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    gazette: bool | None = None
    articles: tuple[str, ...] = ()
    twins: tuple[int, ...] = ()

    def by_field(self) -> dict[str, tuple[str, ...] | tuple[int, ...]]:
        """The values that are asked for, by the field that must have one of them: all but status and days."""
        named: dict[str, tuple[str, ...] | tuple[int, ...]] = {
            "unit_path" if self.subtree else "issuers": self.units,
            "kind": self.kinds,
            "year": self.years,
            "document": self.documents,
            "level": self.levels,
            "category": self.categories,
            "region": self.regions,
            "gazette": () if self.gazette is None else ("true" if self.gazette else "false",),
            "article_no": self.articles,
            "twin": self.twins,
        }
        return {field: values for field, values in named.items() if values}

    @property
    def leave_full_weight(self) -> bool:
        """Whether all that passes has the weight 1, so that no score need be multiplied."""
        return set(self.statuses) == {Status.IN_FORCE}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: score (by date: the day) and seq of its last group. `view` names the state of the index
    that the page was taken from, in the engine's own words; empty where it keeps none."""

    rank: float
    seq: int
    view: str = ""


FACETS = ("unit", "kind", "year", "status")
"""What is counted where nothing else is asked for."""
MORE_FACETS = ("tree", "gazette", "level", "category", "region")
"""What is counted only when it is asked for: `tree` counts for every unit what it and all below it issued."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is asked of an engine.

    With group=clause `node` is matched and scored on each clause alone. Else it is matched and scored on each
    article as a whole, so that its words may be spread over the clauses that pass the filters, and the clause shown
    is the best of those that match in part. An article in which `excluded` matches is no hit (with group=clause: the
    clause). `facets` count the clauses that match, in the articles that are hits; with none of them and no `size` it
    is only asked how many hits there are. `offset` is how many groups stand
    before the page; an engine that cannot count so far goes on from `after`, where the page before ended.

    With `collapse` (group=article only) articles that say the same are one group: its first article stands for all that
    match and pass the filters. Their clauses have the same statuses, so none in force is behind one that is not.
    """

    node: Node
    filters: Filters = field(default_factory=Filters)
    excluded: Node | None = None
    group: Group = Group.ARTICLE
    sort: Sort = Sort.RELEVANCE
    size: int = 10
    offset: int = 0
    after: Place | None = None
    collapse: bool = False
    facets: tuple[str, ...] = FACETS


@dataclass(frozen=True, slots=True)
class SearchHit:
    """`folded` counts the other clauses of the same article or document that matched; `alike` the other articles that
    say the same as this one, which a collapsed search knows by the number `twin`."""

    id: str
    seq: int
    document_id: str
    eid: str
    score: float
    folded: int = 0
    alike: int = 0
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`total` counts groups, `alike` the articles that stand behind others; facets count clauses. Hits are ordered by
    score (or date) down, then by `seq`; `facets` values by count down, then by value. `end` is for the page after this
    one; None where the engine needs none."""

    total: int
    hits: tuple[SearchHit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    end: Place | None = None
    alike: int = 0


Replace = Callable[[str, Iterable[IndexEntry]], None]
"""Puts all entries of one document in place of its old ones."""


class SearchIndex(Protocol):
    """An engine. A generation is a whole index; readers see the active one only, and never half of it. Every method
    raises Unavailable where the engine cannot answer."""

    def search(self, query: SearchQuery) -> SearchPage: ...

    def terms(self, field: str, prefix: str = "", limit: int | None = None) -> Sequence[tuple[str, int]]:
        """Tokens of a listed field with the number of clauses that have them, most frequent first."""
        ...

    def version(self) -> str:
        """Changes with every commit that this process can see; what was derived from the index is stale then."""
        ...

    def replace(self, document_id: str, entries: Iterable[IndexEntry]) -> None:
        """Puts all entries of one document in place of its old ones (no entries: removes it). Visible after commit."""
        ...

    def commit(self) -> None:
        """Makes everything written since the last commit durable and visible."""
        ...

    def rebuild(self, entries: Iterable[IndexEntry], late: Callable[[Replace], None] | None = None) -> int:
        """Writes a new generation beside the live one and switches to it at the end; returns how many entries it has.
        All entries of a document come one after the other. Any process may do it, while another writes the live one:
        `late` is called between the last entry and the switch, to bring into the new one what changed meanwhile.
        Raises Conflict where another process is at it; whatever is raised leaves the live one as it is."""
        ...

    def count(self) -> int:
        """Entries in the active generation."""
        ...

    def outdated(self) -> bool:
        """Whether the active generation has other fields than those of today, or is damaged or gone since it was
        opened: until it is rebuilt, nobody can write, and only who has it open can search. Not where it cannot be
        reached: what is away may come back."""
        ...

    def close(self) -> None: ...
