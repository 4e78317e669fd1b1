"""What is in force today: what a text says of itself, the days that it sets, and what other documents do to it.

The state of a document follows from the record and the day alone, so that it does not matter in which order documents
came, and what an act took comes back when the act is corrected. `next_change` is the day on which to look again.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update

from dayanak.law.days import day
from dayanak.law.document import Status
from dayanak.law.outline import Outline
from dayanak.law.target import split
from dayanak.storage.record.acting import Acting, acting_on
from dayanak.storage.record.outlines import read_outline
from dayanak.storage.record.provisions import all_out_of_force
from dayanak.storage.record.rows import iso
from dayanak.storage.record.tables import (
    document_keys,
    documents,
    effects,
    provisions,
    status_changes,
)

NOTES = ("note", "footnote")
"""Methods of effects that an editor tells of the text that they stand in."""
_ENDING = {"repeal-document": Status.REPEALED, "repeal-unit": Status.REPEALED, "annul": Status.ANNULLED}
_GONE = frozenset({Status.REPEALED.value, Status.ANNULLED.value})
_NEVER = "9999-12-31"
_MOST_LOOKS = 3
"""Acts of one day can end each other."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a provision is law, and the day on which it ended or is going to end."""

    status: str
    valid_to: str | None = None


def touched_by(connection: Connection, version_ids: Iterable[int]) -> list[str]:
    """Ids of the documents that these versions may end, whole or in part."""
    ending = select(effects.c.key).where(effects.c.version_id.in_(list(version_ids)), effects.c.op.in_(_ENDING))
    query = select(document_keys.c.document_id).where(document_keys.c.key.in_(ending)).distinct()
    return list(connection.execute(query).scalars())


def namesakes(connection: Connection, keys: Iterable[str]) -> list[str]:
    """Ids of the documents that bear one of these names, as far as some act ends what is so called."""
    ended = select(effects.c.key).where(effects.c.key.in_(list(keys)), effects.c.op.in_(_ENDING))
    query = select(document_keys.c.document_id).where(document_keys.c.key.in_(ended)).distinct()
    return list(connection.execute(query).scalars())


def due(connection: Connection, today: str) -> list[str]:
    """Ids of the documents of which something begins or ends by today."""
    query = select(documents.c.id).where(documents.c.next_change <= today).order_by(documents.c.rank)
    return list(connection.execute(query).scalars())


def settle_all(connection: Connection, document_ids: Iterable[str], now: float) -> list[str]:
    """Works out anew what is in force of these documents, and of those that they end where something of them changed;
    gives back the ids of all that changed."""
    waiting, looked, changed = deque(dict.fromkeys(document_ids)), Counter[str](), dict[str, None]()
    while waiting:
        document_id = waiting.popleft()
        looked[document_id] += 1
        if looked[document_id] <= _MOST_LOOKS and settle_status(connection, document_id, now):
            changed[document_id] = None
            version = select(documents.c.version_id).where(documents.c.id == document_id)
            waiting += touched_by(connection, connection.execute(version).scalars().all())
    return list(changed)


def settle_status(connection: Connection, document_id: str, now: float) -> bool:
    """Works out anew what of the document is in force; True where something changed."""
    document = connection.execute(select(documents).where(documents.c.id == document_id)).mappings().one()
    rows = connection.execute(_ROWS, {"version": document["version_id"]}).mappings().all()
    endings = _endings(connection, document)
    outline = read_outline(connection, document["version_id"]) if endings else Outline(())
    everywhere = _places(outline, "")
    today = day(now)
    standings = _own(connection, document, rows, today)
    connection.execute(delete(status_changes).where(status_changes.c.document_id == document_id))
    whole = []
    for ending in endings:
        places = _ended_places(outline, ending)
        if not ending.path and (not ending.kept or places == everywhere):
            whole.append(ending)
        for place in places:
            standings[place] = _ended(standings[place], ending, today)
        if places:
            _note(connection, document_id, ending, rows[places[0]]["wid"] if ending.path else "", iso(now))
    return _write(connection, document, rows, standings, whole, today)


_ROWS = (
    select(*(provisions.c[name] for name in (
        "id", "place", "wid", "kind", "own_status", "status", "valid_from", "valid_to")))
    .where(provisions.c.version_id == bindparam("version"))
    .order_by(provisions.c.place)
)  # fmt: skip


def _own(connection: Connection, document: RowMapping, rows: Sequence[RowMapping], today: str) -> dict[int, Standing]:
    """What the text says of its provisions: ended by its own words and since when, or not begun yet."""
    told = _told_days(connection, document) if any(row["own_status"] in _GONE for row in rows) else {}
    begins = None if _begun_by_its_source(document) else document["in_force"]
    standings: dict[int, Standing] = {}
    for row in rows:
        status = row["own_status"]
        if status in _GONE:
            since, certain = told.get(row["place"], (None, False))
            waits = certain and since is not None and since > today
            standings[row["place"]] = Standing(Status.IN_FORCE.value if waits else status, since)
        else:
            day = begins if row["valid_from"] == document["in_force"] else row["valid_from"]
            begun = day is None or day <= today
            standings[row["place"]] = Standing(status if begun else Status.NOT_YET.value)
    return standings


def _begun_by_its_source(document: RowMapping) -> bool:
    """Whether its source calls the document law in force: then the day that we read in its text does not count."""
    return bool(document["status_method"] == "source" and document["own_status"] == Status.IN_FORCE.value)


def _told_days(connection: Connection, document: RowMapping) -> dict[int, tuple[str | None, bool]]:
    """By place the day on which a provision ended as the notes of the text tell, and whether the note sets that day
    itself (else it is the day of the act). A note about what has no place of its own any more is one of its bearer."""
    query = select(effects).where(effects.c.version_id == document["version_id"], effects.c.op.in_(_ENDING))
    notes = connection.execute(query.where(effects.c.method.in_(NOTES)).order_by(effects.c.rank)).mappings().all()
    if not notes:
        return {}
    outline = read_outline(connection, document["version_id"])
    days: dict[int, tuple[str | None, bool]] = {}
    for note in notes:
        set_day, date = note["detail"].get("since"), note["detail"].get("date")
        named = _places(outline, split(note["target"])[1])
        for place in (named or [note["place"]]) if set_day or date else ():
            days.setdefault(place, (set_day or date, bool(set_day)))
    return days


def _endings(connection: Connection, document: RowMapping) -> list[Acting]:
    """What other documents end here and the text does not know yet, from the first day to the last."""
    found = acting_on(connection, document, _ENDING)
    newest = _newest_note(connection, document) if found else ""
    return [one for one in found if one.happens and _is_news(one, document, newest)]


def _is_news(act: Acting, document: RowMapping, newest: str) -> bool:
    """Whether the act is younger than the document and than the newest act that the notes of its text name: up to that
    one all have been worked in. A source that keeps consolidated texts has worked in all that it holds itself."""
    kept = document["status_method"] == "source"
    if kept and (act.act_kept or act.act_date is None or not (newest or document["date"])):
        return False
    day = act.act_date or act.date or _NEVER
    return day > newest and day >= (document["date"] or "")


def _newest_note(connection: Connection, document: RowMapping) -> str:
    query = select(effects.c.detail).where(effects.c.version_id == document["version_id"])
    details = connection.execute(query.where(effects.c.method.in_(NOTES))).scalars()
    return max((detail.get("date") or "" for detail in details), default="")


def _places(outline: Outline, path: str) -> list[int]:
    """The places of the provision (or of those of a range) and all in it; every place for no path; none where it is
    not there."""
    if not path:
        return list(range(len(outline.places)))
    return sorted({place for found in outline.named(path) for place in outline.within(found)})


def _ended_places(outline: Outline, ending: Acting) -> list[int]:
    """What an act ends: not what it excepts, nor what that stands in."""
    kept = {place for path in ending.kept for place in _places(outline, path)}
    above = {up for place in kept for up in outline.above(place)}
    return [place for place in _places(outline, ending.path) if place not in kept | above]


def _ended(now: Standing, ending: Acting, today: str) -> Standing:
    """The standing once the ending is known: what is out of force stays as it is, what ends later says when."""
    if now.status in _GONE or (now.valid_to is not None and now.valid_to <= (ending.date or "")):
        return now
    if ending.date is not None and ending.date > today:
        return replace(now, valid_to=ending.date)
    return Standing(_ENDING[ending.op].value, ending.date)


def _note(connection: Connection, document_id: str, ending: Acting, wid: str, now: str) -> None:
    row = {"document_id": document_id, "by_version": ending.version_id, "by_rank": ending.rank, "wid": wid}
    told = {"status": _ENDING[ending.op].value, "date": ending.date, "made_at": now}
    connection.execute(insert(status_changes).values(row | told))


def _write(
    connection: Connection,
    document: RowMapping,
    rows: Sequence[RowMapping],
    standings: Mapping[int, Standing],
    whole: Sequence[Acting],
    today: str,
) -> bool:
    changed = [
        {"row_id": row["id"], "status": now.status, "valid_to": now.valid_to}
        for row in rows
        if (now := standings[row["place"]]) != Standing(row["status"], row["valid_to"])
    ]
    if changed:
        connection.execute(update(provisions).where(provisions.c.id == bindparam("row_id")), changed)
    told = [(row["kind"], standings[row["place"]]) for row in rows]
    after = _document_standing(document, told, whole, today)
    days = [row["valid_from"] for row in rows] + [now.valid_to for now in standings.values()]
    days += [document["in_force"], *(ending.date for ending in whole)]
    values: dict[str, Any] = {
        "status": after.status,
        "valid_to": after.valid_to,
        "next_change": min((one for one in days if one and one > today), default=None),
    }
    if all(document[name] == value for name, value in values.items()) and not changed:
        return False
    connection.execute(update(documents).where(documents.c.id == document["id"]).values(values))
    return bool(changed) or after != Standing(document["status"], document["valid_to"])


def _document_standing(
    document: RowMapping, told: Sequence[tuple[str, Standing]], whole: Sequence[Acting], today: str
) -> Standing:
    """A document is out of force when it says so, when another ended it, or when all its clauses are; it has not begun
    as long as none of its clauses has."""
    standing = Standing(document["own_status"])
    if standing.status != Status.IN_FORCE.value:
        return standing
    waits = not _begun_by_its_source(document) and (document["in_force"] or "") > today
    if waits and all(one.status != Status.IN_FORCE.value for _, one in told):
        standing = Standing(Status.NOT_YET.value)
    for ending in whole:
        standing = _ended(standing, ending, today)
    gone = all_out_of_force((kind, one.status) for kind, one in told)
    if standing.status in _GONE or gone is None:
        return standing
    days = [one.valid_to for _, one in told if one.status in _GONE]
    return Standing(gone.value, max((day for day in days if day), default=None) if all(days) else None)
