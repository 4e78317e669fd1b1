"""The versions of a document, and what differs between two of them."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from search_api.fields import Address, Count, EIdText, FileName, Text
from search_api.schemas.refs import DocumentRef

VersionNo = Annotated[int, Field(examples=[2])]
Op = Annotated[Literal["equal", "insert", "delete", "replace"], Field(examples=["replace"])]
Place = Annotated[str, Field(examples=["Madde 5 › (2)"])]


class VersionView(BaseModel):
    """A version of a document. `complete`: every page was read; `clauses` counts its provisions, 0 where it has no
    text; `url` is the comparison with the version before."""

    number: VersionNo
    received_at: str
    source: FileName
    media_type: str
    digest: str
    complete: bool
    clauses: Count
    url: Address | None = None


class VersionsAnswer(BaseModel):
    """The versions of a document, the first one first."""

    document: DocumentRef
    versions: list[VersionView]


class WordsPart(BaseModel):
    """Words that both versions have (`equal`), only the newer (`insert`) or only the older (`delete`)."""

    op: Annotated[Literal["equal", "insert", "delete"], Field(examples=["insert"])]
    text: Text


class ProvisionComparison(BaseModel):
    """One provision in both versions; `before` and `after` are its eIds there. `depth` counts from the article; `url`
    leads to it where the newer version is the current one."""

    op: Op
    before: EIdText | None = None
    after: EIdText | None = None
    kind: str
    place: Place
    depth: int = 0
    label: list[WordsPart] = []
    heading: list[WordsPart] = []
    text: list[WordsPart] = []
    url: Address | None = None


class ArticleComparison(BaseModel):
    """An article (or what stands beside articles: a heading, an annex) with everything in it; of one that is `equal`
    no provisions are listed."""

    op: Op
    eid: EIdText
    place: Place
    heading: str | None = None
    url: Address | None = None
    provisions: list[ProvisionComparison] = []


class ComparisonAnswer(BaseModel):
    """What differs between two versions of a document, in the reading order of the newer one. The counts are of
    provisions. Nothing is compared, and `articles` is empty, where one of them has no text."""

    document: DocumentRef
    before: VersionView
    after: VersionView
    inserted: Count = 0
    deleted: Count = 0
    replaced: Count = 0
    equal: Count = 0
    articles: list[ArticleComparison] = []


class RewritingView(BaseModel):
    """A provision reads otherwise in version `after` than in version `before`; `url` shows the difference."""

    before: VersionNo
    after: VersionNo
    received_at: str
    url: Address
