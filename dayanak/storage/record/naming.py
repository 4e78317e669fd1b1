"""Laws named without their number: of several of one title the one is meant that bore it on the day of the words.

What the record holds decides, whichever of the documents comes first; a title that it knows of one law only stays with
what the reader of the text took it for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, or_, select, update

from dayanak.law.target import article_step, document_key, join, split
from dayanak.storage.record.rows import chunks
from dayanak.storage.record.tables import citation_targets, citations, document_keys, documents

NAMED = "title"
"""The method of a citation that names a law without its number."""
_BY_NUMBER = "kanun:%"


def settle_names(connection: Connection, version_id: int, keys: Iterable[str]) -> None:
    """Leads the citations by name of this version, and those by names that its document bears (`keys`), to the law that
    was called so on their day."""
    alike = _laws_of_title([key for key in keys if key.startswith("ad:")], connection)
    asked = _cited_by_name(connection, version_id, alike)
    bearers = _bearers(connection, {row.key for row in asked})
    changed = [row for one in asked if (row := _led(one, bearers.get(one.key, ())))]
    if changed:
        connection.execute(_LEAD, changed)


def _laws_of_title(titles: Sequence[str], connection: Connection) -> list[str]:
    """The numbers of the laws that bear one of these titles, where they are several."""
    query = select(documents.c.ref).join(document_keys, document_keys.c.document_id == documents.c.id)
    query = query.where(document_keys.c.key.in_(titles), documents.c.ref.like(_BY_NUMBER)).distinct()
    found = [ref for ref in connection.execute(query).scalars() if ref]
    return found if len(found) > 1 else []


def _cited_by_name(connection: Connection, version_id: int, refs: Sequence[str]) -> Sequence[Any]:
    same = (citations.c.version_id == citation_targets.c.version_id) & (citations.c.rank == citation_targets.c.rank)
    query = select(*_OF_TARGET, citation_targets.c.target, citation_targets.c.key, citations.c.day)
    query = query.join_from(citation_targets, citations, same)
    query = query.where(citations.c.method == NAMED, citations.c.day.is_not(None), citation_targets.c.key.is_not(None))
    mine = citation_targets.c.version_id == version_id
    return connection.execute(query.where(or_(mine, citation_targets.c.key.in_(refs)) if refs else mine)).all()


_OF_TARGET = (citation_targets.c.version_id, citation_targets.c.rank, citation_targets.c.turn)
_LEAD = (
    update(citation_targets)
    .where(and_(*(column == bindparam(f"of_{column.name}") for column in _OF_TARGET)))
    .values({name: bindparam(f"to_{name}") for name in ("target", "key", "article")})
)


def _bearers(connection: Connection, keys: Iterable[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
    """By the number of a law the laws of its title, each with the day since which it bears it."""
    mine, title, other = document_keys.alias(), document_keys.alias(), document_keys.alias()
    query = select(mine.c.key, documents.c.ref, documents.c.in_force, documents.c.date).distinct()
    query = query.join_from(mine, title, (title.c.document_id == mine.c.document_id) & title.c.key.like("ad:%"))
    query = query.join(other, (other.c.key == title.c.key) & title.c.whole & other.c.whole)
    query = query.join(documents, documents.c.id == other.c.document_id).where(documents.c.ref.like(_BY_NUMBER))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for chunk in chunks(keys):
        for key, ref, in_force, date in connection.execute(query.where(mine.c.key.in_(chunk))):
            if begun := in_force or date:
                found[key].append((begun, ref))
    return found


def _led(row: Any, bearers: Sequence[tuple[str, str]]) -> dict[str, Any] | None:
    """The row as it is to be; None where it stays."""
    law = max((one for one in bearers if one[0] <= row.day), default=("", row.key))[1]
    if law == row.key or len({ref for _, ref in bearers}) < 2:
        return None
    path = split(row.target)[1]
    where = {"of_version_id": row.version_id, "of_rank": row.rank, "of_turn": row.turn}
    return where | {"to_target": join(law, path), "to_key": document_key(law), "to_article": article_step(path) or None}
