"""Services as values, and the clauses that they are linked to: by their written bases and by being named."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, bindparam, select

from dayanak.registry.state import PublicService
from dayanak.storage.record.rows import sort_text
from dayanak.storage.record.spots import Spot, bound, standing
from dayanak.storage.record.tables import documents, provisions, service_bases, service_mentions, services
from dayanak.storage.record.values import ServiceLink

_FIELDS = [field.name for field in fields(PublicService)]


def service_row(service: PublicService) -> dict[str, Any]:
    """The row of a service."""
    lists = {"legal_basis": list(service.legal_basis), "documents": list(service.documents)}
    return asdict(service) | lists | {"sort": sort_text(service.name)}


def service_of(row: RowMapping) -> PublicService:
    """The service of a row."""
    values = {name: row[name] for name in _FIELDS}
    return PublicService(**values | {"legal_basis": tuple(row["legal_basis"]), "documents": tuple(row["documents"])})


def services_at(connection: Connection, spots: Iterable[Spot]) -> dict[Spot, tuple[ServiceLink, ...]]:
    """The services linked to each of these spots (and perhaps to others of the same versions): first those that name
    the clause as their basis."""
    pairs = list(spots)
    return _linked(connection, _AT, bound(pairs)) if pairs else {}


def services_of(connection: Connection, version_id: int) -> dict[Spot, tuple[ServiceLink, ...]]:
    """The services linked to each spot of a version."""
    return _linked(connection, _OF, {"version": version_id})


def _linked(
    connection: Connection, queries: tuple[Select[Any], Select[Any]], where: Mapping[str, Any]
) -> dict[Spot, tuple[ServiceLink, ...]]:
    resting, naming = queries
    found: dict[Spot, list[ServiceLink]] = defaultdict(list)
    for row in connection.execute(resting, where).mappings():
        link = ServiceLink(row["place"], service_of(row), row["written"], "basis", row["basis_confidence"])
        found[row["version_id"], row["place"]].append(link)
    for row in connection.execute(naming, where).mappings():
        found[row["version_id"], row["place"]].append(_named(row))
    return {spot: tuple(links) for spot, links in found.items()}


def _resting() -> Select[Any]:
    """Services with the provisions that they name as their basis."""
    wid = and_(documents.c.id == service_bases.c.document_id, provisions.c.wid == service_bases.c.wid)
    joined = (
        service_bases.join(services)
        .join(documents, documents.c.id == service_bases.c.document_id)
        .join(provisions, and_(provisions.c.version_id == documents.c.version_id, wid))
    )
    columns = (service_bases.c.written, service_bases.c.confidence.label("basis_confidence"))
    query = select(services, *columns, provisions.c.version_id, provisions.c.place).select_from(joined)
    return query.order_by(services.c.sort, services.c.service_id, service_bases.c.rank)


def _naming() -> Select[Any]:
    """Services with the provisions that name them."""
    own = [c for c in service_mentions.c if c.name != "service_id"]
    query = select(services, *own).join(service_mentions, service_mentions.c.service_id == services.c.service_id)
    return query.order_by(service_mentions.c.version_id, service_mentions.c.rank)


def _named(row: RowMapping) -> ServiceLink:
    link = (row["place"], service_of(row), row["surface"], row["method"], row["confidence"])
    return ServiceLink(*link, row["start"], row["end"])


_AT = (_resting().where(standing(provisions)), _naming().where(standing(service_mentions)))
_OF = (
    _resting().where(provisions.c.version_id == bindparam("version")),
    _naming().where(service_mentions.c.version_id == bindparam("version")),
)
