"""Rows of the record as the small objects that stand in many answers: documents, units, services."""

from dayanak.registry.state import PublicService, Unit
from dayanak.storage.record import DocumentCard, DocumentRow, ServiceLink, UnitName
from search_api import addresses
from search_api.labels import title_label
from search_api.schemas import DocumentRef, ServiceRef, UnitRef


def unit_ref(unit: Unit | UnitName) -> UnitRef:
    """The unit by number and name."""
    return UnitRef(detsis_no=unit.detsis_no, name=unit.name)


def document_ref(row: DocumentRow | DocumentCard) -> DocumentRef:
    """The document as it stands on a hit."""
    return DocumentRef(
        id=row.id,
        ref=row.ref,
        source=row.source,
        title=title_label(row.title),
        kind=row.kind,
        unit=unit_ref(row.issuer) if row.issuer else None,
        status=row.status,
        number=row.number,
        date=row.date,
        url=addresses.document(row.id),
    )


def service_ref(service: PublicService, unit: Unit | None = None, link: ServiceLink | None = None) -> ServiceRef:
    """The service, and why it is linked to a clause. A unit without a name of its own is known by number."""
    number = service.unit_no
    known = (
        unit_ref(unit) if unit else UnitRef(detsis_no=number, name=service.institution or number) if number else None
    )
    return ServiceRef(
        id=service.service_id,
        name=service.name,
        unit=known,
        url=addresses.service(service.service_id),
        evidence=link.evidence if link else None,
        method=link.method if link else None,
        confidence=link.confidence if link else None,
    )
