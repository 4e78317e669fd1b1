"""The index beside the record: for every document, whether exactly its clauses of today can be found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dayanak.law.document import Status
from dayanak.search.port import Everything, Filters, Group, SearchIndex, SearchQuery, Sort
from dayanak.storage.record import DocumentCopy, Record
from ingest.entries import UNSOUGHT, sought

_PAGE = 5_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A document whose clauses in the index are not those of the record."""

    document_id: str
    says: str


def differences(record: Record, engine: SearchIndex, ids: Iterable[str] | None = None) -> Iterator[Difference]:
    """What differs, document by document, then documents that only the index has. `ids` are those of the record."""
    known: set[str] = set()
    for document_id in record.documents.ids() if ids is None else ids:
        known.add(document_id)
        copy = record.documents.copy(document_id)
        if copy and (says := _says(copy, _places(engine, document_id), engine)):
            yield Difference(document_id, says)
    for document_id in sorted(_all(engine) - known):
        yield Difference(document_id, "yalnız dizinde var, kayıtta böyle bir belge yok")


def expected(record: Record) -> int:
    """How many entries the index has when nothing is left to do."""
    return record.documents.searchable([kind.value for kind in UNSOUGHT])


def _says(copy: DocumentCopy, found: set[int], engine: SearchIndex) -> str | None:
    wanted = {row.seq: row.status for row in sought(copy)}
    missing, odd = wanted.keys() - found, found - wanted.keys()
    if missing or odd:
        return f"{len(wanted)} hükmünden {len(missing)} tanesi dizinde yok, {len(odd)} eski hüküm dizinde duruyor"
    in_force = sum(status == Status.IN_FORCE for status in wanted.values())
    asked = _query(copy.document.id, size=1, statuses=(Status.IN_FORCE.value,))
    shown = engine.search(asked).total
    return None if shown == in_force else f"yürürlükteki {in_force} hükmü dizinde {shown} görünüyor"


def _places(engine: SearchIndex, document_id: str) -> set[int]:
    return {hit[1] for hit in _hits(engine, _query(document_id, _PAGE))}


def _all(engine: SearchIndex) -> set[str]:
    return {hit[0] for hit in _hits(engine, SearchQuery(Everything(), group=Group.DOCUMENT, size=_PAGE, facets=()))}


def _hits(engine: SearchIndex, query: SearchQuery) -> Iterator[tuple[str, int]]:
    """Document and place of every hit, page after page."""
    while True:
        page = engine.search(query)
        yield from ((hit.document_id, hit.seq) for hit in page.hits)
        if len(page.hits) < query.size:
            return
        query = replace(query, offset=query.offset + query.size, after=page.end)


def _query(document_id: str, size: int, statuses: tuple[str, ...] = ()) -> SearchQuery:
    filters = Filters(documents=(document_id,), statuses=statuses)
    return SearchQuery(Everything(), filters, group=Group.CLAUSE, sort=Sort.DATE, size=size, facets=())
