"""Provisions as values, and clauses as they stand on a hit: with document, units and services."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, or_, select

from dayanak.registry.state import Unit
from dayanak.storage.record.document_rows import documents_by_id
from dayanak.storage.record.rows import chunks
from dayanak.storage.record.services import service_links
from dayanak.storage.record.spots import Places, Spot, grouped, standing
from dayanak.storage.record.tables import documents, mentions, provisions
from dayanak.storage.record.units import units_by_no
from dayanak.storage.record.values import Clause, ProvisionRow

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
    rows = connection.execute(provision_query().where(standing(provisions, grouped(spots)))).mappings()
    return {(row["version_id"], row["place"]): provision_of(row) for row in rows}


def read_clauses(connection: Connection, keys: Sequence[tuple[str, str]]) -> list[Clause | None]:
    """The clauses with these (document id, eid), in the same order; None for one that is gone."""
    rows = _provisions(connection, keys)
    held = documents_by_id(connection, (document_id for document_id, _ in keys))
    places = grouped((held[row.document_id].version_id, row.place) for row in rows.values())
    units, services = units_at(connection, places), service_links(connection, places)
    articles = provisions_at(connection, ((held[row.document_id].version_id, row.article) for row in rows.values()))
    leads = ((held[row.document_id].version_id, row.place) for row in rows.values() if row.text.endswith((":", ";")))
    lists = _lists(connection, grouped(leads))

    def clause(row: ProvisionRow) -> Clause:
        document = held[row.document_id]
        spot = (document.version_id, row.place)
        headings = row.headings(articles.get((document.version_id, row.article), row))
        return Clause(document, row, units.get(spot, ()), services.get(spot, ()), headings, lists.get(spot, ""))

    return [clause(rows[key]) if key in rows else None for key in keys]


def _lists(connection: Connection, leads: Places) -> dict[Spot, str]:
    """The texts of what stands directly below each lead, one after the other."""
    own = provisions.c
    query = select(own.version_id, own.parent, own.label, own.text).where(standing(provisions, leads, "parent"))
    texts: dict[Spot, list[str]] = defaultdict(list)
    for version_id, parent, label, text in connection.execute(query.order_by(own.version_id, own.place)):
        texts[version_id, parent].append(f"{label} {text}".strip())
    return {spot: " ".join(parts) for spot, parts in texts.items()}


def _provisions(connection: Connection, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], ProvisionRow]:
    found: dict[tuple[str, str], ProvisionRow] = {}
    for chunk in chunks(dict.fromkeys(keys), 100):
        wanted = or_(*(and_(documents.c.id == document_id, provisions.c.eid == eid) for document_id, eid in chunk))
        for row in connection.execute(provision_query().where(wanted)).mappings():
            found[row["document_id"], row["eid"]] = provision_of(row)
    return found


def units_at(connection: Connection, places: Places) -> dict[Spot, tuple[Unit, ...]]:
    """The units that are clearly named at each spot, each once, in the order of the text."""
    query = select(mentions.c.version_id, mentions.c.place, mentions.c.detsis_no)
    query = query.where(standing(mentions, places), mentions.c.detsis_no.is_not(None))
    numbers: dict[Spot, dict[str, None]] = defaultdict(dict)
    for version_id, place, number in connection.execute(query.order_by(mentions.c.version_id, mentions.c.rank)):
        numbers[version_id, place][number] = None
    known = units_by_no(connection, (number for own in numbers.values() for number in own))
    return {spot: tuple(known[no] for no in own if no in known) for spot, own in numbers.items()}
