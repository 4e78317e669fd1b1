"""The answers to a search, to what is being typed, and to what is alike."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from search_api.fields import (
    Address,
    Breadcrumb,
    Count,
    Cursor,
    EIdText,
    Heading,
    ProvisionPath,
    Snippet,
    StatusWord,
)
from search_api.schemas.refs import CitationTarget, DocumentRef, FacetEntry, ServiceRef, UnitRef


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
    services: list[ServiceRef] = []
    explanation: dict[str, Any] | None = None


class SynonymUsed(BaseModel):
    """Words that were typed, and what was taken for them besides."""

    typed: str
    meant: list[str]


class Understood(BaseModel):
    """How the query was read. `query` is it in one form, where it is more than words; `notes` say what was read
    otherwise than it was typed; `synonyms` were looked for, `everyday` are words of the law that only turned the
    question of a search with meaning."""

    text: str
    citations: list[CitationTarget] = []
    corrections: list[str] = []
    excluded: list[str] = []
    phrases: list[str] = []
    query: str | None = None
    notes: list[str] = []
    synonyms: list[SynonymUsed] = []
    everyday: list[SynonymUsed] = []


@dataclass(slots=True)
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
    """What may be meant by what was typed so far: `type` is citation, document, unit, kind or word. `within` tells
    units of one name apart."""

    text: str
    type: str
    url: Address
    within: str | None = None


class SuggestAnswer(BaseModel):
    suggestions: list[Suggestion]


class SimilarAnswer(BaseModel):
    """What is like a provision: `same` articles of other documents say the same as its article, which a search with
    `twin` shows; the first of them stands first in `hits`."""

    same: Count = 0
    twin: str | None = None
    hits: list[Hit] = []
