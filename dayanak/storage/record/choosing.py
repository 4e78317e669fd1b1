"""Which documents pass a filter, and which are cited most: for whoever looks for candidates beside the index."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select

from dayanak.law.document import GAZETTE_KINDS
from dayanak.search.port import Filters
from dayanak.storage.record import units as tree
from dayanak.storage.record.database import Database
from dayanak.storage.record.tables import citation_targets, document_issuers, document_keys, documents


class Choosing:
    """Documents of the current versions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def within(self, filters: Filters) -> frozenset[str] | None:
        """Those that pass, whatever the status of their clauses; None where the filters let every document pass."""
        conditions = list(_conditions(filters))
        if not conditions:
            return None
        with self._database.read() as connection:
            return frozenset(connection.execute(select(documents.c.id).where(*conditions)).scalars())

    def cited(self) -> dict[str, int]:
        """How many clauses cite the document, from other documents too."""
        number = func.count(citation_targets.c.version_id)
        by_key = select(document_keys.c.document_id, number).join(
            citation_targets, citation_targets.c.key == document_keys.c.key
        )
        with self._database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(by_key.group_by(document_keys.c.document_id))}


def _conditions(filters: Filters) -> Iterator[Any]:
    if filters.units:
        below = select(tree.subtree(filters.units).c.unit_no) if filters.subtree else list(filters.units)
        issued = select(document_issuers.c.document_id).where(document_issuers.c.unit_no.in_(below))
        yield documents.c.id.in_(issued)
    for column, values in (
        (documents.c.kind, filters.kinds),
        (documents.c.year, filters.years),
        (documents.c.id, filters.documents),
    ):
        if values:
            yield column.in_(values)
    if filters.gazette is not None:
        issue = documents.c.gazette_date.is_not(None) | documents.c.gazette_number.is_not(None)
        yield (issue | documents.c.kind.in_(GAZETTE_KINDS)) == filters.gazette
    if filters.date_from:
        yield documents.c.date >= filters.date_from
    if filters.date_to:
        yield documents.c.date <= filters.date_to
