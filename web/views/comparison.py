"""Two versions of a document as one text: what changed stands open, what is the same is folded away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from search_api.labels import heading_label
from search_api.schemas import ArticleComparison, ComparisonAnswer, ProvisionComparison, WordsPart
from web.rendering import turkish_number

FEW = 3
"""So many provisions that are the same are shown between those that changed; more of them are folded away."""
_OPS = {"insert": "Eklendi", "delete": "Çıkarıldı", "replace": "Değişti", "equal": "Aynı"}
_EQUAL, _INSERT, _DELETE = (
    Markup("{}"),
    Markup('<ins><span class="vh"> [eklenen: </span>{}<span class="vh">] </span></ins>'),
    Markup('<del><span class="vh"> [çıkarılan: </span>{}<span class="vh">] </span></del>'),
)
_WORDS = {"equal": _EQUAL, "insert": _INSERT, "delete": _DELETE}
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A provision of a changed article; `css` tells what became of it, `level` how deep it stands."""

    id: str
    css: str
    depth: int
    kind: str
    href: str | None
    label: Markup
    heading: Markup
    html: Markup
    place: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that stand together; `folded` ones are the same in both versions."""

    rows: tuple[Row, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A changed article: its head, what became of it in a word, and its rows. Or, with `same`, articles side by side
    that are the same in both versions."""

    id: str = ""
    css: str = ""
    state: str = ""
    head: Row | None = None
    runs: tuple[Rows, ...] = ()
    same: tuple[ArticleComparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of the list of what changed."""

    href: str
    place: str
    heading: str
    state: str


def said(answer: ComparisonAnswer) -> str:
    """How much changed, in a sentence."""
    counted = ((answer.replaced, "değişti"), (answer.inserted, "eklendi"), (answer.deleted, "çıkarıldı"))
    parts = [f"{turkish_number(count)} hüküm {word}" for count, word in counted if count]
    return f"{', '.join(parts)}; {turkish_number(answer.equal)} hüküm aynı." if parts else "İki sürümün metni aynı."


def changed(answer: ComparisonAnswer) -> list[Changed]:
    """What changed, article by article."""
    return [
        Changed(f"#{_anchor(one)}", one.place, heading_label(one.heading or ""), _OPS[one.op])
        for one in answer.articles
        if one.op != "equal"
    ]


def sections(answer: ComparisonAnswer) -> list[Section]:
    """Both versions in reading order."""
    found: list[Section] = []
    for same, run in groupby(answer.articles, key=lambda one: one.op == "equal"):
        articles = tuple(run)
        found += [Section(same=articles)] if same else map(_section, articles)
    return found


def words(parts: Sequence[WordsPart]) -> Markup:
    """Words as safe HTML, those that came or went marked; a screen reader is told so in words."""
    return Markup("").join(_words(part) for part in parts)


def _words(part: WordsPart) -> Markup:
    """The space behind a word is not struck out with it."""
    text = part.text.rstrip()
    return _WORDS[part.op].format(escape(text)) + escape(part.text[len(text) :])


def _section(article: ArticleComparison) -> Section:
    first, *rest = article.provisions
    head = _row(first)
    return Section(_anchor(article), article.op, _OPS[article.op], head, tuple(_runs(rest)))


def _runs(provisions: Sequence[ProvisionComparison]) -> Iterator[Rows]:
    for same, run in groupby(provisions, key=lambda one: one.op == "equal"):
        rows = tuple(map(_row, run))
        yield Rows(rows, folded=same and len(rows) > FEW)


def _row(one: ProvisionComparison) -> Row:
    return Row(
        id=_id(one.after, one.before),
        css=one.op,
        depth=min(one.depth, _DEEPEST),
        kind=one.kind,
        href=one.url,
        label=words(one.label),
        heading=words(one.heading),
        html=words(one.text),
        place=one.place,
    )


def _anchor(article: ArticleComparison) -> str:
    gone = article.op == "delete"
    return _id(None if gone else article.eid, article.eid)


def _id(after: str | None, before: str | None) -> str:
    """What is gone may have had the eId of what is now there."""
    return after or f"eski-{before}"
