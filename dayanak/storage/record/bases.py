"""Legal bases of services led to clauses: when they are imported, and again when documents arrive."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, or_, select, update

from dayanak.law.target import document_key, join
from dayanak.storage.record.outlines import Outlines
from dayanak.storage.record.resolver import Landing, Resolver
from dayanak.storage.record.tables import provisions, service_bases, services
from dayanak.storage.record.values import Basis

_UNRESOLVED = {"document_id": None, "wid": None, "confidence": 0.0, "method": "unresolved"}


def put_bases(connection: Connection, service_id: str, bases: Sequence[Basis]) -> None:
    """Puts the bases of a service in place of its old ones, and resolves them."""
    connection.execute(delete(service_bases).where(service_bases.c.service_id == service_id))
    rows = [
        {
            "service_id": service_id,
            "rank": rank,
            "written": basis.written,
            "title": basis.title,
            "target": basis.target,
            "path": basis.path,
            "key": document_key(name) if (name := _name(basis.target, basis.title)) else None,
        }
        | _UNRESOLVED
        for rank, basis in enumerate(bases)
    ]
    if rows:
        connection.execute(insert(service_bases), rows)
        resolve_bases(connection, service_bases.c.service_id == service_id)


def resolve_bases_for(connection: Connection, keys: Iterable[str]) -> None:
    """Resolves the bases that may mean a document with these keys."""
    names = list(keys)
    by_tail = [
        service_bases.c.key.endswith(f" {name[3:]}", autoescape=True) for name in names if name.startswith("ad:")
    ]
    resolve_bases(connection, or_(service_bases.c.key.in_(names), *by_tail))


def resolve_bases(connection: Connection, which: Any) -> None:
    """Leads the bases of a condition to documents and provisions, anew."""
    query = select(service_bases, services.c.unit_no).join(services)
    for row in connection.execute(query.where(which)).mappings().all():
        same = (service_bases.c.service_id == row["service_id"]) & (service_bases.c.rank == row["rank"])
        connection.execute(update(service_bases).where(same).values(_landed(connection, row)))


def _landed(connection: Connection, row: RowMapping) -> dict[str, Any]:
    name = _name(row["target"], row["title"])
    if name is None:
        return _UNRESOLVED
    near = [row["unit_no"]] if row["unit_no"] else []
    landing = Resolver(connection, Outlines(), near).land(join(name, row["path"] or ""))
    if landing.document_id is None:
        return _UNRESOLVED
    wid = _wid(connection, landing)
    led = {"document_id": landing.document_id, "wid": wid}
    if row["path"] and wid is None:
        return led | {"confidence": 0.5, "method": "document"}
    return led | ({"confidence": 1.0, "method": "number"} if row["target"] else {"confidence": 0.95, "method": "title"})


def _wid(connection: Connection, landing: Landing) -> str | None:
    if not landing.found.exists or landing.eid is None:
        return None
    same = (provisions.c.version_id == landing.version_id) & (provisions.c.eid == landing.eid)
    return connection.execute(select(provisions.c.wid).where(same)).scalar()


def _name(target: str | None, title: str | None) -> str | None:
    return target or (f"ad:{title}" if title else None)
