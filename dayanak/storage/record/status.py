"""What is in force: what a text says of itself, changed by what other documents do to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update

from dayanak.law.document import Status
from dayanak.law.outline import Outline
from dayanak.law.target import split
from dayanak.storage.record.names import Names
from dayanak.storage.record.outlines import read_outline
from dayanak.storage.record.provisions import all_out_of_force
from dayanak.storage.record.rows import day, iso
from dayanak.storage.record.tables import (
    document_issuers,
    document_keys,
    documents,
    effects,
    provisions,
    status_changes,
)

_BELIEVED = 0.5  # the confidence from which an effect changes what is in force
_ENDING = {"repeal-document": Status.REPEALED, "repeal-unit": Status.REPEALED, "annul": Status.ANNULLED}


@dataclass(frozen=True, slots=True)
class Ending:
    """An effect of another document that ends this one, or a provision of it (`path`)."""

    version_id: int
    rank: int
    path: str
    status: Status
    date: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a provision is law, and until when it was."""

    status: str
    valid_to: str | None = None


def touched_by(connection: Connection, version_ids: Iterable[int]) -> list[str]:
    """Ids of the documents that these versions may end, whole or in part."""
    ending = select(effects.c.key).where(effects.c.version_id.in_(list(version_ids)), effects.c.op.in_(_ENDING))
    query = select(document_keys.c.document_id).where(document_keys.c.key.in_(ending)).distinct()
    return list(connection.execute(query).scalars())


def settle_status(connection: Connection, document_id: str, now: float) -> bool:
    """Works out anew what of the document is in force; True where something changed. A source that keeps a
    consolidated text (`status_method` source) knows better than we do."""
    document = connection.execute(select(documents).where(documents.c.id == document_id)).mappings().one()
    own = select(provisions).where(provisions.c.version_id == document["version_id"]).order_by(provisions.c.place)
    rows = connection.execute(own).mappings().all()
    endings = [] if document["status_method"] == "source" else _endings(connection, document, day(now))
    connection.execute(delete(status_changes).where(status_changes.c.document_id == document_id))
    standings = {row["place"]: Standing(row["own_status"]) for row in rows}
    outline = read_outline(connection, document["version_id"]) if endings else Outline(())
    for ending in endings:
        places = _places(outline, ending.path)
        standings |= dict.fromkeys(places, Standing(ending.status.value, ending.date))
        if places:
            _note(connection, document_id, ending, rows[places[0]]["wid"] if ending.path else "", iso(now))
    return _write(connection, document, rows, standings, [e for e in endings if not e.path])


def _endings(connection: Connection, document: RowMapping, today: str) -> list[Ending]:
    """What other documents end here, oldest first; not what is older than the document, or whose day has not come."""
    keys = select(document_keys.c.key).where(document_keys.c.document_id == document["id"])
    acting = effects.join(documents, documents.c.version_id == effects.c.version_id)
    query = select(effects, documents.c.id.label("actor"), documents.c.date, documents.c.in_force)
    ending = (effects.c.key.in_(keys), effects.c.op.in_(_ENDING), effects.c.confidence >= _BELIEVED)
    query = query.select_from(acting).where(*ending)
    found = []
    for row in connection.execute(query.where(documents.c.id != document["id"])).mappings().all():
        date = row["in_force"] or row["date"]
        name, path = split(row["target"])
        early = date is not None and (date > today or (document["date"] or "") > date)
        if not early and _means(connection, row["actor"], name, document["id"]):
            found.append(Ending(row["version_id"], row["rank"], path, _ENDING[row["op"]], date))
    return sorted(found, key=lambda ending: (ending.date or "", ending.version_id, ending.rank))


def _means(connection: Connection, actor: str, name: str, document_id: str) -> bool:
    """Whether the name, said by the acting document, can mean only this one."""
    issuers = select(document_issuers.c.unit_no).where(document_issuers.c.document_id == actor)
    meant = Names(connection, connection.execute(issuers).scalars().all()).meant(name)
    return [one.id for one in meant] == [document_id]


def _places(outline: Outline, path: str) -> list[int]:
    """The places of the provision and all in it; every place for no path; none where it is not there."""
    if not path:
        return list(range(len(outline.places)))
    found = outline.find(path)
    exact = found.exists and found.place is not None and outline.names(found.place, path)
    return outline.within(found.place) if exact and found.place is not None else []


def _note(connection: Connection, document_id: str, ending: Ending, wid: str, now: str) -> None:
    row = {"document_id": document_id, "by_version": ending.version_id, "by_rank": ending.rank, "wid": wid}
    told = {"status": ending.status.value, "date": ending.date, "made_at": now}
    connection.execute(insert(status_changes).values(row | told))


def _write(
    connection: Connection,
    document: RowMapping,
    rows: Iterable[RowMapping],
    standings: Mapping[int, Standing],
    whole: list[Ending],
) -> bool:
    changed = [
        {"row_id": row["id"], "status": now.status, "valid_to": now.valid_to}
        for row in rows
        if (now := standings[row["place"]]) != Standing(row["status"], row["valid_to"])
    ]
    if changed:
        connection.execute(update(provisions).where(provisions.c.id == bindparam("row_id")), changed)
    told = [(row["kind"], standings[row["place"]].status) for row in rows]
    after = _document_standing(document, told, whole)
    if after == Standing(document["status"], document["valid_to"]) and not changed:
        return False
    values: dict[str, Any] = {"status": after.status, "valid_to": after.valid_to}
    connection.execute(update(documents).where(documents.c.id == document["id"]).values(values))
    return True


def _document_standing(document: RowMapping, told: list[tuple[str, str]], whole: list[Ending]) -> Standing:
    """A document is out of force when it says so, when another ended it, or when all its clauses are."""
    if whole:
        return Standing(whole[-1].status.value, whole[-1].date)
    gone = all_out_of_force(told) if document["own_status"] == Status.IN_FORCE.value else None
    return Standing(gone.value if gone else document["own_status"])
