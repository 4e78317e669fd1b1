"""Rows of the record as parts of the answers for reading: who cites, which units are named."""

from dayanak.storage.record import Citing, MentionRow
from search_api import addresses
from search_api.labels import breadcrumb
from search_api.refs import document_ref, unit_ref
from search_api.schemas import CitedBy, UnitMentionView


def cited_by(citing: Citing) -> CitedBy:
    """The clause that cites, with the words in which it does."""
    document, provision = document_ref(citing.document), citing.provision
    return CitedBy(
        document=document,
        eid=provision.eid,
        breadcrumb=breadcrumb(document.title, provision.path),
        surface=" ".join(citing.surface.split()),
        text=provision.text,
        url=addresses.clause(document.id, provision.eid),
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
        role=row.role,
    )
