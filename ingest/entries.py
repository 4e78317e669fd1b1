"""Provisions to index entries: one for each clause with text, with the words and numbers that it inherits."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dayanak.law.document import Status, in_gazette
from dayanak.law.provision import CONTAINER_KINDS, FRONT_KINDS, ProvisionKind
from dayanak.registry.standing import standing
from dayanak.search.fields import GAP
from dayanak.search.port import IndexEntry
from dayanak.storage.record import DocumentCopy, DocumentRow, ProvisionRow
from nlp.analyse import STREAMS, streams
from nlp.likeness import likeness

OUT_OF_FORCE = 0.5  # weight of what is not law today, beside law in force
UNSOUGHT = FRONT_KINDS - {ProvisionKind.SUBJECT} | CONTAINER_KINDS


def sought(copy: DocumentCopy) -> Iterator[ProvisionRow]:
    """The provisions of the document that can be found, in reading order."""
    return (row for row in copy.provisions if row.text and row.kind not in UNSOUGHT)


def entries(copy: DocumentCopy) -> Iterator[IndexEntry]:
    """The entries of one document in reading order."""
    title, origin = streams(_name(copy.document)), _Origin.of(copy)
    headings: dict[tuple[str, ...], dict[str, str]] = {(): {}}
    said = _said(copy)
    for provision in sought(copy):
        article = copy.provisions[provision.article]
        above = provision.headings(article.heading_chain, article.heading)
        if above not in headings:
            headings[above] = _joined(above)
        yield _entry(copy, provision, headings[above], title, origin, said[provision.article])


def _said(copy: DocumentCopy) -> dict[int, str]:
    """By the place of each article: the key of what it says."""
    texts: dict[int, list[str]] = defaultdict(list)
    for row in sought(copy):
        texts[row.article].append(row.text)
    return {article: likeness("\n".join(own)) for article, own in texts.items()}


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where the issuers of a document stand in the state, each value once; whether the Resmî Gazete published it."""

    levels: tuple[str, ...]
    categories: tuple[str, ...]
    regions: tuple[str, ...]
    gazette: bool

    @classmethod
    def of(cls, copy: DocumentCopy) -> "_Origin":
        found = [standing(unit, copy.units) for unit in copy.document.issuers]
        return cls(
            levels=tuple(dict.fromkeys(one.level.value for one in found)),
            categories=tuple(dict.fromkeys(one.category for one in found if one.category)),
            regions=tuple(dict.fromkeys(place for one in found for place in one.places)),
            gazette=in_gazette(copy.document.kind, copy.document.gazette_date, copy.document.gazette_number),
        )


def _entry(
    copy: DocumentCopy,
    row: ProvisionRow,
    heading: dict[str, str],
    title: dict[str, str],
    origin: _Origin,
    said: str,
) -> IndexEntry:
    document = copy.document
    return IndexEntry(
        id=f"{document.id}/{row.eid}",
        seq=row.seq,
        document_id=document.id,
        eid=row.eid,
        path=row.path,
        article_key=f"{document.id}/{row.article}",
        kind=document.kind,
        status=row.status,
        streams=streams(row.text),
        heading=heading,
        title=title,
        places=tuple(f"{document.id}/{eid}" for eid in _eids(copy, row)),
        likeness=said,
        weight=1.0 if row.status == Status.IN_FORCE else OUT_OF_FORCE,
        unit_path=copy.unit_path,
        issuers=tuple(unit.detsis_no for unit in document.issuers),
        levels=origin.levels,
        categories=origin.categories,
        regions=origin.regions,
        gazette=origin.gazette,
        year=document.year,
        date=document.date,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _name(document: DocumentRow) -> str:
    return f"{document.title} {document.number or ''}"


def _joined(headings: tuple[str, ...]) -> dict[str, str]:
    analysed = list(map(_analysed, headings))
    return {name: f" {GAP} ".join(one[name] for one in analysed) for name in STREAMS}


@lru_cache(maxsize=20_000)
def _analysed(heading: str) -> dict[str, str]:
    """The tokens of a heading: the same few stand in every document, and those of a chapter above all its articles."""
    return streams(heading)


def _eids(copy: DocumentCopy, row: ProvisionRow) -> Iterator[str]:
    """Of the provision and of all that it is part of."""
    yield row.eid
    while row.parent is not None:
        row = copy.provisions[row.parent]
        yield row.eid
