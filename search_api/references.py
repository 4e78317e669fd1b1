"""The report of references: citations that lead nowhere, or to what is not law any more, by cause."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dayanak.law.document import Status
from dayanak.law.letters import lower
from dayanak.law.provision import ProvisionKind
from dayanak.law.target import Cause, split
from dayanak.storage.record import CitationRow, DocumentRow, ProvisionRow, Record, Resolution
from search_api import addresses
from search_api.labels import breadcrumb, cause_label, citation_text, target_label
from search_api.refs import document_ref
from search_api.schemas import FacetEntry, ReferencesAnswer, ReferenceView
from search_api.targets import citation_target

BROKEN = (Cause.NO_PROVISION, Cause.REPEALED, Cause.ANNULLED)
"""What the citing document would have to mend; the other causes lie with the record or the reading."""
_GONE = frozenset({Status.REPEALED.value, Status.ANNULLED.value})
_BEHIND = frozenset({ProvisionKind.FOOTNOTE.value, ProvisionKind.UNMERGED.value, ProvisionKind.TABLE.value})
_OWN = ("bu ", "işbu ")
_KNOWING = ("mülga", "mülgâ", "yürürlükten kaldır", "ilga", "iptal edil")
"""Words of a citation whose writer knows that what is cited is no longer law."""


def references(record: Record, document: DocumentRow, *, broken: bool = False) -> ReferencesAnswer:
    """The citations of the document that lead nowhere or to what is not law any more, in the order of their causes and
    of the text; with `broken` only those that the document would have to mend."""
    rows = record.documents.provisions(document.id)
    citations = record.links.citations(document.id)
    near = [unit.detsis_no for unit in document.issuers]
    led = record.resolve_all((target for citation in citations for target in citation.targets), near)
    found = [(cause, row, target) for row in citations for cause, target in _causes(row, rows[row.place], led)]
    wanted = [one for one in found if not broken or one[0] in BROKEN]
    order = list(Cause)
    counts = Counter(cause for cause, _, _ in wanted)
    return ReferencesAnswer(
        document=document_ref(document),
        citations=len(citations),
        total=len(wanted),
        broken=sum(counts[cause] for cause in BROKEN),
        causes=[FacetEntry(value=c.value, label=cause_label(c), count=counts[c]) for c in order if counts[c]],
        references=[
            _view(document, rows[row.place], row, cause, target)
            for cause, row, target in sorted(wanted, key=lambda one: order.index(one[0]))
        ],
    )


def broken_count(rows: Sequence[ProvisionRow], citations: Sequence[CitationRow], led: Mapping[str, Resolution]) -> int:
    """How many citations the document would have to mend."""
    return sum(cause in BROKEN for row in citations for cause, _ in _causes(row, rows[row.place], led))


def _causes(
    row: CitationRow, stands: ProvisionRow, led: Mapping[str, Resolution]
) -> Iterator[tuple[Cause, Resolution | None]]:
    """Why the citation leads nowhere, once for each cause. What stands in a provision that is itself out of force is
    left out, in a footnote or in a table behind the law, and what the writer calls repealed."""
    if stands.status in _GONE or stands.path.partition(":")[0] in _BEHIND:
        return
    if not row.targets:
        yield Cause.UNREAD, None
    seen: dict[Cause, Resolution] = {}
    for target in row.targets:
        cause = _weighed(led[target], row, stands)
        if cause and not (cause in (Cause.REPEALED, Cause.ANNULLED) and _knows(row, stands)):
            seen.setdefault(cause, led[target])
    yield from seen.items()


def _weighed(found: Resolution, row: CitationRow, stands: ProvisionRow) -> Cause | None:
    """The cause; an article that the document itself does not have is rather one of a law named before ("344 üncü
    maddesinde" in a law of twenty articles), unless it says "bu Kanunun"."""
    own = found.document is not None and found.document.id == stands.document_id
    if found.cause is Cause.NO_PROVISION and own and not lower(row.surface).startswith(_OWN):
        return Cause.CONTEXT
    return found.cause


def _knows(row: CitationRow, stands: ProvisionRow) -> bool:
    """Whether the citation or the words right around it say that what is cited was repealed."""
    around = stands.text[max(0, row.start - 20) : row.end + 80] if row.end else row.surface
    return any(word in lower(around) for word in _KNOWING)


def _meant(target: Resolution) -> str:
    """What is cited, in words, whether it is there or not."""
    document = target.document
    if document is None:
        return target_label(target.target)
    return citation_text(document.title, document.kind, document.number, split(target.target)[1])


def _view(
    document: DocumentRow, stands: ProvisionRow, row: CitationRow, cause: Cause, target: Resolution | None
) -> ReferenceView:
    return ReferenceView(
        eid=stands.eid,
        breadcrumb=breadcrumb(document.title, stands.path),
        surface=" ".join(row.surface.split()),
        status=stands.status,
        target=citation_target(target) if target else None,
        meant=_meant(target) if target else None,
        cause=cause.value,
        says=cause_label(cause),
        url=addresses.clause(document.id, stands.eid),
    )
