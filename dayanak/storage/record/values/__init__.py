"""What the record takes and gives back: frozen values, no driver's type among them."""

from dayanak.storage.record.values.documents import (
    DocumentCopy,
    DocumentName,
    DocumentRow,
    FactNote,
    PageNote,
    ProvisionRow,
    Told,
)
from dayanak.storage.record.values.links import (
    Basis,
    Change,
    CitationRow,
    Citing,
    Clause,
    MentionRow,
    Resolution,
    ResolvedBasis,
    ServiceLink,
)
from dayanak.storage.record.values.lists import Counts, KeyRow, Listing
from dayanak.storage.record.values.receiving import (
    Incoming,
    Job,
    JobKind,
    JobState,
    Published,
    Receipt,
    ReceiptState,
    Source,
)

__all__ = [
    "Basis",
    "Change",
    "CitationRow",
    "Citing",
    "Clause",
    "Counts",
    "DocumentCopy",
    "DocumentName",
    "DocumentRow",
    "FactNote",
    "Incoming",
    "Job",
    "JobKind",
    "JobState",
    "KeyRow",
    "Listing",
    "MentionRow",
    "PageNote",
    "ProvisionRow",
    "Published",
    "Receipt",
    "ReceiptState",
    "Resolution",
    "ResolvedBasis",
    "ServiceLink",
    "Source",
    "Told",
]
