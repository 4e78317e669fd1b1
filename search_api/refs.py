"""Rows of the record as the small objects that stand in many answers: documents, units, services, addresses."""

from urllib.parse import quote

from dayanak.registry.state import Unit
from dayanak.storage.record import DocumentRow, ServiceLink
from search_api.labels import title_label
from search_api.schemas import DocumentRef, ServiceRef, UnitRef


def document_url(document_id: str) -> str:
    """The page of a document."""
    return f"/mevzuat/{quote(document_id, safe='')}"


def clause_url(document_id: str, eid: str) -> str:
    """The permanent address of a clause."""
    return f"{document_url(document_id)}/{quote(eid, safe='~')}"


def unit_ref(unit: Unit) -> UnitRef:
    return UnitRef(detsis_no=unit.detsis_no, name=unit.name)


def document_ref(row: DocumentRow) -> DocumentRef:
    return DocumentRef(
        id=row.id,
        ref=row.ref,
        source=row.source,
        title=title_label(row.title),
        kind=row.kind,
        unit=unit_ref(row.issuers[0]) if row.issuers else None,
        status=row.status,
        number=row.number,
        date=row.date,
        url=document_url(row.id),
    )


def service_ref(link: ServiceLink) -> ServiceRef:
    return ServiceRef(
        id=link.service.service_id,
        name=link.service.name,
        url=f"/hizmet/{quote(link.service.service_id, safe='')}",
        evidence=link.evidence,
        method=link.method,
        confidence=link.confidence,
    )
