"""Provisions as values, and clauses as they stand on a hit: with document, units and services."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, Select, String, bindparam, cast, select

from dayanak.storage.record.document_rows import documents_by_id
from dayanak.storage.record.rows import chunks
from dayanak.storage.record.services import services_at
from dayanak.storage.record.spots import Spot, bound, standing
from dayanak.storage.record.tables import documents, mentions, provisions, units
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
    found: dict[Spot, ProvisionRow] = {}
    for chunk in chunks(dict.fromkeys(spots)):
        keys = {"keys": [f"{version}/{place}" for version, place in chunk]}
        rows = connection.execute(_AT, bound(chunk) | keys).mappings()
        found |= {(row["version_id"], row["place"]): provision_of(row) for row in rows}
    return found


def read_clauses(connection: Connection, keys: Sequence[tuple[str, str]]) -> list[Clause | None]:
    """The clauses with these (document id, eid), in the same order; None for one that is gone."""
    held = documents_by_id(connection, (document_id for document_id, _ in keys))
    rows = _provisions(connection, keys, {held[key[0]].version_id for key in keys if key[0] in held})
    spots = {key: (held[key[0]].version_id, found.row.place) for key, found in rows.items()}
    units, services = units_at(connection, spots.values()), services_at(connection, spots.values())
    lists = _lists(connection, [spots[key] for key, found in rows.items() if found.row.text.endswith((":", ";"))])

    def clause(key: tuple[str, str]) -> Clause:
        (row, headings), spot = rows[key], spots[key]
        return Clause(held[key[0]], row, units.get(spot, {}), services.get(spot, ()), headings, lists.get(spot, ""))

    return [clause(key) if key in rows else None for key in keys]


class _Found(NamedTuple):
    """A provision and the headings above it."""

    row: ProvisionRow
    headings: tuple[str, ...]


def _provisions(
    connection: Connection, keys: Iterable[tuple[str, str]], versions: Iterable[int]
) -> dict[tuple[str, str], _Found]:
    asked = set(keys)
    wanted = {
        "versions": sorted(versions),
        "eids": sorted({eid for _, eid in asked}),
        "keys": [f"{document_id}/{eid}" for document_id, eid in asked],
    }
    found = {}
    for row in connection.execute(_WITH_ARTICLE, wanted).mappings().all():
        provision = provision_of(row)
        headings = provision.headings(row["article_chain"], row["article_heading"])
        found[provision.document_id, provision.eid] = _Found(provision, headings)
    return found


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


_SPOT = cast(provisions.c.version_id, String) + "/" + cast(provisions.c.place, String)
_AT = provision_query().where(standing(provisions), _SPOT.in_(bindparam("keys", expanding=True)))
_ARTICLE = provisions.alias("article")
_WITH_ARTICLE = (
    provision_query()
    .add_columns(_ARTICLE.c.heading.label("article_heading"), _ARTICLE.c.heading_chain.label("article_chain"))
    .join(_ARTICLE, (_ARTICLE.c.version_id == provisions.c.version_id) & (_ARTICLE.c.place == provisions.c.article))
    .where(
        provisions.c.version_id.in_(bindparam("versions", expanding=True)),
        provisions.c.eid.in_(bindparam("eids", expanding=True)),  # these two lead the way, the keys are exact
        (documents.c.id + "/" + provisions.c.eid).in_(bindparam("keys", expanding=True)),
    )
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
