"""Documents and provisions for reading: texts with their links, in the models of the answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dayanak.law.document import Status
from dayanak.law.provision import ARTICLE_KINDS
from dayanak.storage.record import (
    Change,
    CitationRow,
    DocumentRow,
    MentionRow,
    ProvisionRow,
    Record,
    Resolution,
    ServiceLink,
)
from search_api import addresses
from search_api.changes import change_view, effect_view, ending_of
from search_api.labels import breadcrumb, citation_text, steps_of
from search_api.references import broken_count
from search_api.refs import document_ref, service_ref, unit_ref
from search_api.rewriting import Rewritings
from search_api.schemas import (
    ChangeView,
    DocumentView,
    DoubtView,
    FactView,
    PageRead,
    ProvisionAnswer,
    ProvisionView,
    ServiceRef,
    SpanLink,
    UnitMentionView,
)
from search_api.targets import citation_target
from search_api.views import cited_by, unit_mention

SURE = 0.9
"""The confidence from which a reading needs no second look."""
MOST_DOUBTS = 200
SHOWN = 160
GONE = frozenset({Status.REPEALED.value, Status.ANNULLED.value})


@dataclass(frozen=True)
class Shelf:
    """A document taken off the shelf: its provisions in reading order, and everything found in some of them."""

    document: DocumentRow
    provisions: Sequence[ProvisionRow]
    citations: Sequence[CitationRow] = ()
    mentions: Sequence[MentionRow] = ()
    services: Sequence[ServiceLink] = ()
    led: Mapping[str, Resolution] = field(default_factory=dict)

    @classmethod
    def take(
        cls,
        record: Record,
        document: DocumentRow,
        provisions: Sequence[ProvisionRow],
        wanted: Sequence[int] | None = None,
    ) -> "Shelf":
        """The document with what was found in the wanted places (None: everywhere)."""
        citations = record.links.citations(document.id, wanted)
        near = [unit.detsis_no for unit in document.issuers]
        return cls(
            document=document,
            provisions=provisions,
            citations=citations,
            mentions=record.links.mentions(document.id, wanted),
            services=record.links.services(document.id, wanted),
            led=record.resolve_all((target for citation in citations for target in citation.possible), near),
        )

    def views(self) -> list[ProvisionView]:
        """All provisions, each with its links and the eIds of its children."""
        links, children = self._links(), self._children()
        return [self._view(row, links[row.place], children[row.place]) for row in self.provisions]

    def _view(self, row: ProvisionRow, links: list[SpanLink], children: list[str]) -> ProvisionView:
        return ProvisionView(
            eid=row.eid,
            wid=row.wid,
            path=row.path,
            kind=row.kind,
            number=row.number,
            label=row.label,
            heading=row.heading,
            text=row.text,
            parent=self.provisions[row.parent].eid if row.parent is not None else None,
            container=row.container,
            depth=row.depth,
            status=row.status,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            confidence=row.confidence,
            page=row.page,
            links=links,
            children=children,
        )

    def _children(self) -> dict[int, list[str]]:
        children: dict[int, list[str]] = defaultdict(list)
        for row in self.provisions:
            if row.parent is not None:
                children[row.parent].append(row.eid)
        return children

    def _links(self) -> dict[int, list[SpanLink]]:
        """The links inside the text of each place, in the order of the text."""
        links: dict[int, list[SpanLink]] = defaultdict(list)
        for citation in self.citations:
            links[citation.place].append(self.citation_link(citation))
        for mention in self.mentions:
            links[mention.place].append(_unit_link(mention))
        for service in self.services:
            links[service.place].append(_service_link(service))
        inside = {place: [link for link in own if link.end > link.start] for place, own in links.items()}
        return defaultdict(list, {p: sorted(own, key=lambda k: (k.start, -k.end)) for p, own in inside.items()})

    def citation_link(self, row: CitationRow) -> SpanLink:
        """A citation and where its targets lead."""
        return SpanLink(
            start=row.start,
            end=row.end,
            surface=" ".join(row.surface.split()),
            kind="citation",
            targets=[citation_target(self.led[target]) for target in row.targets],
            others=[citation_target(self.led[target]) for target in row.candidates],
            method=row.method,
            confidence=row.confidence,
        )

    def unit_mentions(self) -> list[UnitMentionView]:
        """The units named, each way of naming once."""
        seen = {(row.base, row.unit.detsis_no if row.unit else ""): row for row in reversed(self.mentions)}
        return [unit_mention(row) for row in reversed(seen.values())]

    def service_refs(self) -> list[ServiceRef]:
        """The services linked, each once, by its strongest link."""
        seen: dict[str, ServiceLink] = {}
        for link in self.services:
            seen.setdefault(link.service.service_id, link)
        return [service_ref(link.service, link=link) for link in seen.values()]


def document_view(record: Record, document: DocumentRow) -> DocumentView:
    """A document whole."""
    shelf = Shelf.take(record, document, record.documents.provisions(document.id))
    led = record.resolve_all(document.basis)
    told = record.documents.told(document.id)
    pages = [PageRead(number=p.number, read_by=p.read_by, confidence=p.confidence, reason=p.reason)
             for p in told.pages]  # fmt: skip
    return DocumentView(
        **document_ref(document).model_dump(),
        gazette_date=document.gazette_date,
        gazette_number=document.gazette_number,
        accepted=document.accepted,
        in_force=document.in_force,
        valid_from=document.valid_from,
        valid_to=document.valid_to,
        basis=[citation_target(led[target]) for target in document.basis],
        executor=document.executor,
        issuers=[unit_ref(unit) for unit in document.issuers],
        version=document.version,
        received_at=document.received_at,
        digest=document.digest,
        media_type=document.media_type,
        original_url=f"/api/documents/{document.id}/original",
        pages=pages,
        warnings=list(told.warnings),
        facts=[FactView(name=f.name, value=f.value, method=f.method, confidence=f.confidence) for f in told.facts],
        doubtful=doubtful(shelf.provisions),
        ended=_ended(record, document),
        broken=broken_count(shelf.provisions, shelf.citations, shelf.led),
        provisions=shelf.views(),
    )


def _ended(record: Record, document: DocumentRow) -> ChangeView | None:
    """By what the document as a whole went out of force, or will."""
    if document.valid_to is None and document.status not in GONE:
        return None
    changes = record.links.changes(document.id, ())
    return _ending(changes, (), document.status, document.valid_to)


def _ending(
    changes: Sequence[Change], rows: Sequence[ProvisionRow], status: str, valid_to: str | None
) -> ChangeView | None:
    """The change by which something with this status went out of force, or will on the day `valid_to`."""
    if status not in GONE and valid_to is None:
        return None
    found = ending_of(changes, status, coming=status not in GONE)
    return change_view(found, rows) if found else None


def doubtful(rows: Sequence[ProvisionRow]) -> list[DoubtView]:
    """The provisions whose reading a person should check, the most doubtful first; not those that are only doubtful
    because what they stand in is."""

    def own(row: ProvisionRow) -> bool:
        return row.parent is None or row.confidence < rows[row.parent].confidence

    found = sorted((row for row in rows if row.confidence < SURE and own(row)), key=lambda row: row.confidence)
    return [
        DoubtView(
            eid=row.eid,
            place=" › ".join(steps_of(row.path)),
            text=f"{row.heading or ''} {row.text}".strip()[:SHOWN],
            confidence=row.confidence,
        )
        for row in found[:MOST_DOUBTS]
    ]


def provision_answer(record: Record, document: DocumentRow, at: ProvisionRow) -> ProvisionAnswer:
    """One provision with what stands above and in it, and what is linked to it."""
    rows = record.documents.provisions(document.id)
    inside = within(rows, at.place)
    shelf = Shelf.take(record, document, rows, inside)
    views = shelf.views()
    before, after = _neighbours(rows, at)
    effects = record.links.effects(document.id, inside)
    led = record.resolve_all((one.target for one in effects), [unit.detsis_no for unit in document.issuers])
    changes, rewritings = record.links.changes(document.id, inside), Rewritings(record, document, rows)
    around = {at.place, *above(rows, at.place), None}
    return ProvisionAnswer(
        document=document_ref(document),
        received_at=document.received_at,
        provision=views[at.place],
        text=joined([rows[place] for place in inside]),
        heading=at.heading,
        breadcrumb=breadcrumb(document.title, at.path),
        ancestors=[views[place] for place in above(rows, at.place)],
        descendants=[views[place] for place in inside[1:]],
        previous=before,
        next=after,
        citations_out=[shelf.citation_link(row) for row in shelf.citations],
        citations_in=[cited_by(citing) for citing in record.links.citing(document.id, at.eid)],
        changes=[change_view(change, rows, rewritings.showing(change)) for change in changes],
        effects=[effect_view(one, led[one.target]) for one in effects],
        rewritings=rewritings.views(at.place),
        ended=_ending([one for one in changes if one.place in around], rows, at.status, at.valid_to),
        units=shelf.unit_mentions(),
        services=shelf.service_refs(),
        citation_text=citation_text(document.title, document.kind, document.number, at.path),
        url=addresses.clause(document.id, at.eid),
    )


def within(rows: Sequence[ProvisionRow], place: int) -> list[int]:
    """The place and those of everything in it, in reading order."""
    inside = {place}
    for row in rows[place + 1 :]:
        if row.parent in inside:
            inside.add(row.place)
    return sorted(inside)


def above(rows: Sequence[ProvisionRow], place: int) -> list[int]:
    """The places above, from the top down."""
    chain: list[int] = []
    parent = rows[place].parent
    while parent is not None:
        chain.append(parent)
        parent = rows[parent].parent
    return chain[::-1]


def joined(rows: Sequence[ProvisionRow]) -> str:
    """The text of a provision and all in it, a line each; labels stand before what is inside."""
    first, *rest = rows
    lines = [first.text, *(" ".join(filter(None, (row.label, row.heading, row.text))) for row in rest)]
    return "\n".join(line for line in lines if line)


def _neighbours(rows: Sequence[ProvisionRow], at: ProvisionRow) -> tuple[str | None, str | None]:
    """The eIds of the provisions before and after on the same level: articles among articles."""
    article = at.kind in ARTICLE_KINDS
    level = [row for row in rows if row.parent == at.parent and (row.kind in ARTICLE_KINDS) == article]
    place = next(number for number, row in enumerate(level) if row.place == at.place)
    before = level[place - 1].eid if place else None
    return before, level[place + 1].eid if place + 1 < len(level) else None


def _unit_link(row: MentionRow) -> SpanLink:
    return SpanLink(
        start=row.start,
        end=row.end,
        surface=" ".join(row.surface.split()),
        kind="unit",
        unit=unit_ref(row.unit) if row.unit else None,
        candidates=[unit_ref(unit) for unit in row.candidates],
        method=row.method,
        confidence=row.confidence,
    )


def _service_link(link: ServiceLink) -> SpanLink:
    return SpanLink(
        start=link.start,
        end=link.end,
        surface=" ".join(link.evidence.split()),
        kind="service",
        method=link.method,
        confidence=link.confidence,
    )
