"""A document for reading: sections of blocks, repealed runs folded, headings in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from dayanak.law.document import Status
from dayanak.law.provision import ARTICLE_KINDS, CONTAINER_KINDS, FRONT_KINDS, ProvisionKind
from search_api.labels import steps_of
from search_api.schemas import ChangeView, ProvisionView, SpanLink
from search_api.snippet import marks
from search_api.within import Within
from web import links
from web.views.prose import Marks, marked, prose

_HEADED = ARTICLE_KINDS | CONTAINER_KINDS | {ProvisionKind.ANNEX, ProvisionKind.NUMBERED_HEADING}
_CONTAINERS = {kind.value for kind in CONTAINER_KINDS}
_FRONT = {kind.value for kind in FRONT_KINDS}
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class HitSteps:
    """A hit in the text: which of how many, and the eIds of the ones before and after it."""

    number: int
    total: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """One provision on the page. `place` is its path in words, `level` that of its heading, 0 for
    running text; `title` is its heading as it is shown; `rows` are those of a table."""

    eid: str
    kind: str
    place: str
    level: int
    depth: int
    label: str
    heading: str | None
    title: Markup
    html: Markup
    href: str
    status: str
    hit: HitSteps | None = None
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def gone(self) -> bool:
        return self.status in {Status.REPEALED.value, Status.ANNULLED.value}

    @property
    def leads(self) -> str:
        """What the number of the block leads to."""
        return "hükmün yeri" if self.href.startswith("#") else "hükmün sayfası"

    @property
    def name(self) -> str:
        """How the block is called in a sentence: its label, else its heading, else its place."""
        return self.label.rstrip(" –-.:—") or self.heading or self.place


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that stand together; `folded` ones are out of force and closed until asked for."""

    blocks: tuple[Block, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A provision at the top of the document with everything below it. `css` is container, front, notes or article;
    `bulk` (0–6) says how long it is, so that a browser need not lay it out to know where the next one begins."""

    css: str
    bulk: int
    runs: tuple[Run, ...]


def sections(
    provisions: Sequence[ProvisionView],
    document_id: str | None,
    search: Within | None = None,
    results: str = "",
    *,
    fold: bool = True,
) -> list[Section]:
    """The sections of a document in reading order, with the hits of a search, whose `results` have that address.
    Without `fold` what is out of force stays open. Without `document_id` its provisions have no pages of their own:
    their numbers lead to their places in it."""
    return [
        Section(_css(blocks[0].kind), _bulk(blocks), tuple(_runs(blocks, fold)))
        for blocks in _roots(blocks_of(provisions, document_id, search, results))
    ]


def blocks_of(
    provisions: Sequence[ProvisionView],
    document_id: str | None,
    search: Within | None = None,
    results: str = "",
    *,
    top: int = 2,
) -> list[Block]:
    """One block a provision; heading levels begin at `top` and never skip one."""
    steps = _steps(search.hits) if search else {}
    places = {node.eid: node for node in provisions}
    depths: dict[str, int] = {}
    last = top - 1
    blocks = []
    for node in provisions:
        depths[node.eid] = depths[node.parent] + 1 if node.parent in depths else 0
        level = min(_level(node, places, top), last + 1, 6) if _is_headed(node) else 0
        last = level or last
        block = _block(node, level, depths[node.eid], search, document_id, results)
        blocks.append(replace(block, hit=steps.get(node.eid)))
    return blocks


def last_change(changes: Sequence[ChangeView]) -> ChangeView | None:
    """The latest change that is dated and in effect."""
    dated = [one for one in changes if one.date and not one.coming]
    return max(dated, key=lambda one: one.date or "", default=None)


def _steps(hits: Sequence[str]) -> dict[str, HitSteps]:
    around = zip(hits, (None, *hits), (*hits[1:], None), strict=False)
    return {eid: HitSteps(n, len(hits), before, after) for n, (eid, before, after) in enumerate(around, 1)}


def _block(
    node: ProvisionView, level: int, depth: int, search: Within | None, document_id: str | None, results: str
) -> Block:
    rows = _rows(node) if node.kind == ProvisionKind.TABLE else ()
    text = "" if node.text == node.heading else node.text
    return Block(
        eid=node.eid,
        kind=node.kind,
        place=" › ".join(steps_of(node.path)),
        level=level,
        depth=min(depth, _DEEPEST),
        label=node.label,
        heading=node.heading,
        title=marked(node.heading or "", _marks(node.heading or "", node, search)),
        html=prose(
            text,
            [link for link in node.links if document_id and _tells(link, document_id)],
            _marks(text, node, search),
        ),
        href=links.clause(document_id, node.eid, results) if document_id else links.anchor(node.eid),
        status=node.status,
        rows=rows,
    )


def _marks(text: str, node: ProvisionView, search: Within | None) -> Marks:
    return marks(text, search.wanted, numbers=node.eid in search.hits) if search else ()


def _tells(link: SpanLink, document_id: str) -> bool:
    """Whether a link tells its reader anything: "bu Kanun" in the law itself does not, nor does a unit of which no
    more is known than its name (the page of the clause lists it)."""
    if link.kind == "unit":
        return bool(link.unit or link.candidates)
    return {target.url for target in link.targets} != {links.document(document_id)}


def _is_headed(node: ProvisionView) -> bool:
    return node.kind in _HEADED and (node.parent is None or bool(node.heading))


def _level(node: ProvisionView, places: dict[str, ProvisionView], top: int) -> int:
    """Containers by their own depth, articles one below the container they stand in."""
    steps = len(node.container.split("/")) if node.container else 0
    if node.kind in _CONTAINERS:
        return top + len(node.path.split("/")) - 1
    nested = 0
    parent = places.get(node.parent or "")
    while parent:
        nested += parent.kind in _HEADED
        parent = places.get(parent.parent or "")
    return top + steps + nested


def _rows(node: ProvisionView) -> tuple[tuple[str, ...], ...]:
    lines = [line for line in node.text.splitlines() if line.strip()]
    cells = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    return tuple(cells) if any(len(row) > 1 for row in cells) else ()


def _roots(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    section: list[Block] = []
    for block in blocks:
        if block.depth == 0 and section and not _continues(section, block):
            yield section
            section = []
        section.append(block)
    if section:
        yield section


def _continues(section: list[Block], block: Block) -> bool:
    return _css(block.kind) == _css(section[0].kind) and _css(block.kind) in {"front", "notes"}


def _css(kind: str) -> str:
    if kind == ProvisionKind.FOOTNOTE:
        return "notes"
    return "container" if kind in _CONTAINERS else "front" if kind in _FRONT else "article"


def _bulk(blocks: Sequence[Block]) -> int:
    """Doublings of four lines."""
    lines = sum(1 + len(block.html) // 80 for block in blocks)
    return min(6, (lines // 4).bit_length())


def _runs(blocks: Sequence[Block], fold: bool) -> Iterator[Run]:
    for folded, run in groupby(blocks, key=lambda block: fold and block.gone):
        yield Run(tuple(run), folded)
