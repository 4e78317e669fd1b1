"""Rows of the record as parts of the answers for reading: who cites, which units and services are named."""

from urllib.parse import quote

from dayanak.registry.state import PublicService, Unit
from dayanak.storage.record import Citing, MentionRow, ServiceLink
from search_api.labels import breadcrumb
from search_api.refs import clause_url, document_ref, unit_ref
from search_api.schemas import CitedBy, ServiceRef, UnitMentionView, UnitRef


def unit_url(detsis_no: str) -> str:
    """The page of a unit."""
    return f"/kurum/{quote(detsis_no, safe='')}"


def service_url(service_id: str) -> str:
    """The page of a service."""
    return f"/hizmet/{quote(service_id, safe='')}"


def service_card(service: PublicService, unit: Unit | None = None, link: ServiceLink | None = None) -> ServiceRef:
    """The service, and why it is linked to a clause. A unit without a name of its own is known by number."""
    number = service.unit_no
    known = (
        unit_ref(unit) if unit else UnitRef(detsis_no=number, name=service.institution or number) if number else None
    )
    return ServiceRef(
        id=service.service_id,
        name=service.name,
        unit=known,
        url=service_url(service.service_id),
        evidence=link.evidence if link else None,
        method=link.method if link else None,
        confidence=link.confidence if link else None,
    )


def cited_by(citing: Citing) -> CitedBy:
    """The clause that cites, with the words in which it does."""
    document, provision = document_ref(citing.document), citing.provision
    return CitedBy(
        document=document,
        eid=provision.eid,
        breadcrumb=breadcrumb(document.title, provision.path),
        surface=" ".join(citing.surface.split()),
        text=provision.text,
        url=clause_url(document.id, provision.eid),
    )


def unit_mention(row: MentionRow) -> UnitMentionView:
    """The unit named, or those that may be meant."""
    return UnitMentionView(
        surface=" ".join(row.surface.split()),
        base=row.base,
        type=row.type,
        unit=unit_ref(row.unit) if row.unit else None,
        candidates=[unit_ref(unit) for unit in row.candidates],
        confidence=row.confidence,
        method=row.method,
    )
