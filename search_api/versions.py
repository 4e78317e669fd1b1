"""The versions of a document: the list of them, and each one to read."""

from itertools import pairwise

from dayanak.law.errors import NotFound
from dayanak.storage.record import DocumentRow, Record, VersionRow
from search_api import addresses
from search_api.reading import Shelf
from search_api.refs import document_ref
from search_api.schemas import VersionAnswer, VersionsAnswer, VersionView


def versions_answer(record: Record, document: DocumentRow) -> VersionsAnswer:
    """The versions of a document, the first one first."""
    views = [_view(document.id, row) for row in record.versions.of(document.id)]
    return VersionsAnswer(document=document_ref(document), versions=views)


def version_answer(record: Record, document: DocumentRow, number: int) -> VersionAnswer:
    """One version to read, by its number. Raises NotFound where there is no such version."""
    views = views_by_number(record, document, number)
    following = dict(pairwise(views))
    rows = record.versions.provisions(document.id, number)
    return VersionAnswer(
        document=document_ref(document),
        version=views[number],
        following=views[following[number]] if number in following else None,
        provisions=Shelf(document, rows).views(),
    )


def views_by_number(record: Record, document: DocumentRow, *wanted: int) -> dict[int, VersionView]:
    """The versions of a document, the first one first. Raises NotFound where a wanted one is not among them."""
    views = {row.number: _view(document.id, row) for row in record.versions.of(document.id)}
    for number in wanted:
        if number not in views:
            raise NotFound(f"Bu belgenin {number}. sürümü yok.")
    return views


def _view(document_id: str, row: VersionRow) -> VersionView:
    before = row.number - 1
    url = addresses.comparison(document_id, before, row.number) if before else None
    plain = ("number", "received_at", "source", "media_type", "digest", "complete", "clauses")
    return VersionView(**{name: getattr(row, name) for name in plain}, url=url)
