"""Provisions as values, and clauses as they stand on a hit: with document, units and services."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, exists, or_, select

from dayanak.storage.record.services import services_at
from dayanak.storage.record.spots import FIRST, SECOND, Spot, bound, standing
from dayanak.storage.record.tables import (
    document_issuers,
    documents,
    mentions,
    provisions,
    service_bases,
    service_mentions,
    units,
)
from dayanak.storage.record.values import Clause, DocumentCard, ProvisionRow, UnitName, headings_of

_PLAIN = (
    "place", "parent", "article", "depth", "wid", "eid", "path", "kind", "number", "label", "heading", "text",
    "container", "status", "valid_from", "valid_to", "confidence", "page", "start", "end",
)  # fmt: skip


def provision_query() -> Select[Any]:
    """Provisions of current versions, with the document's id."""
    current = provisions.join(documents, documents.c.version_id == provisions.c.version_id)
    return select(provisions, documents.c.id.label("document_id")).select_from(current)


def provision_of(row: RowMapping) -> ProvisionRow:
    """The value of a row of `provision_query`."""
    return ProvisionRow(
        document_id=row["document_id"],
        seq=row["id"],
        heading_chain=tuple(row["heading_chain"]),
        **{name: row[name] for name in _PLAIN},
    )


def provisions_at(connection: Connection, spots: Iterable[Spot]) -> dict[Spot, ProvisionRow]:
    """Provisions of current versions by version and place."""
    rows = connection.execute(_AT, bound(spots)).mappings()
    return {(row["version_id"], row["place"]): provision_of(row) for row in rows}


def read_clauses(connection: Connection, keys: Sequence[tuple[str, str]]) -> list[Clause | None]:
    """The clauses with these (document id, eid), in the same order; None for one that is gone."""
    if not keys:
        return []
    rows = {(row[0], row[8]): tuple(row) for row in connection.execute(_CLAUSES, bound(keys))}
    units = units_at(connection, [row[_SPOT] for row in rows.values()])
    services = services_at(connection, [row[_SPOT] for row in rows.values() if row[_SERVED]])
    lists = _lists(connection, [row[_SPOT] for row in rows.values() if row[_TEXT].endswith((":", ";"))])

    def clause(row: tuple[Any, ...]) -> Clause:
        spot, (eid, path, status, text), (own, article, chain, number, name) = row[_SPOT], row[_OWN], row[_AROUND]
        card = DocumentCard._make((*row[_CARD], UnitName(number, name or number) if number else None))
        units_here, services_here = units.get(spot, {}), services.get(spot, ())
        headings = headings_of(chain, article, own)
        return Clause(card, eid, path, status, text, units_here, services_here, headings, lists.get(spot, ""))

    return [clause(rows[key]) if key in rows else None for key in keys]


def _lists(connection: Connection, leads: Collection[Spot]) -> dict[Spot, str]:
    """The texts of what stands directly below each lead, one after the other."""
    texts: dict[Spot, list[str]] = defaultdict(list)
    for version_id, parent, label, text in connection.execute(_BELOW, bound(leads)) if leads else ():
        texts[version_id, parent].append(f"{label} {text}".strip())
    return {spot: " ".join(parts) for spot, parts in texts.items()}


def units_at(connection: Connection, spots: Iterable[Spot]) -> dict[Spot, dict[str, str]]:
    """The names of the units that are clearly named at each spot, by number, in the order of the text."""
    found: dict[Spot, dict[str, str]] = defaultdict(dict)
    for version_id, place, number, name in connection.execute(_NAMED, bound(spots)):
        found[version_id, place][number] = name
    return found


_AT = provision_query().where(standing(provisions))
_ARTICLE, _ISSUED, _mentioned = provisions.alias("article"), document_issuers, service_mentions.c
# The columns of _CLAUSES; asked for by name, they take longer than to find them.
_CARD, _OWN, _AROUND, _SPOT, _SERVED, _TEXT = slice(8), slice(8, 12), slice(12, 17), slice(17, 19), 19, 11
_CLAUSES = (
    select(
        *(documents.c[name] for name in ("id", "ref", "source", "title", "kind", "status", "number", "date")),
        *(provisions.c[name] for name in ("eid", "path", "status", "text", "heading")),
        *(_ARTICLE.c[name] for name in ("heading", "heading_chain")),
        *(_ISSUED.c.unit_no, units.c.name),
        *(provisions.c[name] for name in ("version_id", "place")),
        or_(
            exists().where(service_bases.c.document_id == documents.c.id, service_bases.c.wid == provisions.c.wid),
            exists().where(_mentioned.version_id == provisions.c.version_id, _mentioned.place == provisions.c.place),
        ),
    )
    .select_from(
        documents.join(provisions, provisions.c.version_id == documents.c.version_id)
        .join(_ARTICLE, (_ARTICLE.c.version_id == provisions.c.version_id) & (_ARTICLE.c.place == provisions.c.article))
        .outerjoin(_ISSUED, (_ISSUED.c.document_id == documents.c.id) & (_ISSUED.c.rank == 0))
        .outerjoin(units, units.c.detsis_no == _ISSUED.c.unit_no)
    )
    .where(documents.c.id == FIRST, provisions.c.eid == SECOND)
)
_BELOW = (
    select(provisions.c.version_id, provisions.c.parent, provisions.c.label, provisions.c.text)
    .where(standing(provisions, "parent"))
    .order_by(provisions.c.version_id, provisions.c.place)
)
_NAMED = (
    select(mentions.c.version_id, mentions.c.place, units.c.detsis_no, units.c.name)
    .join(units, units.c.detsis_no == mentions.c.detsis_no)
    .where(standing(mentions))
    .order_by(mentions.c.version_id, mentions.c.rank)
)
