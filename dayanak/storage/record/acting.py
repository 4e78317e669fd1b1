"""Effects that other documents have on one: all that name it by a name that can mean nothing else. And those that one
has on others."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from dayanak.law.document import DocumentKind, Status
from dayanak.law.target import document_key, split, title_said
from dayanak.storage.record.names import Names, called
from dayanak.storage.record.tables import document_issuers, document_keys, documents, effects, provisions

BELIEVED = 0.5
"""The confidence from which an effect counts."""
_GONE = frozenset({Status.REPEALED.value, Status.ANNULLED.value})
_NEVER = "9999-12-31"
_OF_ACT = ("id", "date", "in_force", "status_method", "kind")
_BEFORE_THE_CONSTITUTIONAL_COURT = frozenset(
    kind.value
    for kind in (
        DocumentKind.CONSTITUTION,
        DocumentKind.LAW,
        DocumentKind.DECREE_LAW,
        DocumentKind.PRESIDENTIAL_DECREE,
    )
)


@dataclass(frozen=True, slots=True)
class Acting:
    """An effect of another document. `path` is that of the provision meant, empty for the whole document; `date` the
    day from which it holds; `place` that of the acting clause in its version; `told` what else was read."""

    act_id: str
    act_date: str | None
    act_kept: bool
    version_id: int
    rank: int
    place: int
    op: str
    method: str
    target: str
    path: str
    date: str | None
    words: str
    told: Mapping[str, Any]
    act_kind: str
    clause_status: str
    clause_end: str | None

    @property
    def kept(self) -> list[str]:
        """The paths of what is excepted from it."""
        return kept_paths(self.told)

    @property
    def happens(self) -> bool:
        """Whether the acting clause is law on the day of its effect. What the Constitutional Court annuls had effect
        until then (Constitution 153); what an administrative court annuls never had any."""
        annulled = self.clause_status == Status.ANNULLED.value
        if annulled and self.act_kind not in _BEFORE_THE_CONSTITUTIONAL_COURT:
            return False
        return self.clause_end is None or self.date is None or self.date < self.clause_end


def acting_on(connection: Connection, document: RowMapping, ops: Collection[str] | None = None) -> list[Acting]:
    """What other documents do to this one (a row of `documents`), from the first day to the last."""
    keys = select(document_keys.c.key).where(document_keys.c.document_id == document["id"])
    query = _believed().where(effects.c.key.in_(keys), documents.c.id != document["id"])
    if ops is not None:
        query = query.where(effects.c.op.in_(ops))
    rows = connection.execute(query).mappings().all()
    meaning = _Meaning(connection, document["id"]) if rows else None
    found = [_acting(row) for row in rows if meaning and meaning.holds(row)]
    return sorted(found, key=lambda one: (one.date or "", one.version_id, one.rank))


def acting_in(connection: Connection, document_id: str, places: Iterable[int]) -> list[Acting]:
    """What these places of a document order, in the order of the text; not what its notes tell of itself."""
    ordered = (documents.c.id == document_id, effects.c.method == "order", effects.c.key.is_not(None))
    query = _believed().where(*ordered, effects.c.place.in_(list(places))).order_by(effects.c.rank)
    return [_acting(row) for row in connection.execute(query).mappings()]


def _believed() -> Select[Any]:
    """Effects that stand in current versions, with their clauses and acts."""
    current = effects.join(documents, documents.c.version_id == effects.c.version_id).join(
        provisions, (provisions.c.version_id == effects.c.version_id) & (provisions.c.place == effects.c.place)
    )
    clause = (provisions.c.status.label("clause_status"), provisions.c.valid_to.label("clause_end"))
    of_act = (documents.c[name].label(f"act_{name}") for name in _OF_ACT)
    query = select(effects, provisions.c.valid_from, *clause, *of_act).select_from(current)
    return query.where(effects.c.confidence >= BELIEVED)


def provision_path(target: str, told: Mapping[str, Any]) -> str:
    """The path of what an effect changes, makes or ends: of a new unit its own, where its number is known."""
    path = split(target)[1]
    unit, number, annex = told.get("unit"), told.get("number"), told.get("annex")
    own = f"{unit}:{number.replace('/', '-')}" if unit and number else f"annex:{annex}" if annex else ""
    return "/".join(filter(None, (path, own)))


def kept_paths(told: Mapping[str, Any]) -> list[str]:
    """The paths of what an effect excepts."""
    return [split(target)[1] for target in told.get("kept", ())]


def _acting(row: RowMapping) -> Acting:
    return Acting(
        act_id=row["act_id"],
        act_date=row["act_date"],
        act_kept=row["act_status_method"] == "source",
        version_id=row["version_id"],
        rank=row["rank"],
        place=row["place"],
        op=row["op"],
        method=row["method"],
        target=row["target"],
        path=provision_path(row["target"], row["detail"]),
        date=row["detail"].get("since") or row["valid_from"] or row["act_in_force"] or row["act_date"],
        words=row["surface"],
        told=row["detail"],
        act_kind=row["act_kind"],
        clause_status=row["clause_status"],
        clause_end=row["clause_end"],
    )


_BEARER = (documents.c.id, documents.c.title, documents.c.date, documents.c.own_status)


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A document that bears a name, with what it says of itself."""

    id: str
    title: str
    date: str | None
    own_status: str


class _Meaning:
    """Whether a name, said by an acting document, can mean only this one of those that were there before it and do
    not call themselves repealed. What acts have ended must not matter: it follows from the answer."""

    def __init__(self, connection: Connection, document_id: str) -> None:
        self._connection = connection
        self._document_id = document_id
        self._bearers = self._read_bearers()
        self._titles: dict[tuple[str, str], bool] = {}

    def holds(self, row: RowMapping) -> bool:
        name, act, date = split(row["target"])[0], row["act_id"], row["act_date"] or _NEVER
        if not name.startswith("ad:"):
            bearers, said = self._bearers.get(document_key(name), {}), title_said(name)
            if said:
                named = {one.id for one in called(bearers.values(), said)}
                bearers = {key: one for key, one in bearers.items() if key in named}
            return self._document_id in bearers and self._alone(bearers, act, date)
        if (act, name) not in self._titles:
            self._titles[act, name] = self._means_by_title(name, act, date)
        return self._titles[act, name]

    def _alone(self, bearers: Mapping[str, "_Bearer"], act: str, date: str) -> bool:
        others = (told for one, told in bearers.items() if one not in (self._document_id, act))
        return not any((one.date or "") <= date and one.own_status not in _GONE for one in others)

    def _means_by_title(self, name: str, act: str, date: str) -> bool:
        """A bare title depends on who says it."""
        issuers = select(document_issuers.c.unit_no).where(document_issuers.c.document_id == act)
        near = self._connection.execute(issuers).scalars().all()
        possible = [one.id for one in Names(self._connection, near).possible(name)]
        return self._document_id in possible and self._alone(self._told(possible), act, date)

    def _told(self, ids: Iterable[str]) -> dict[str, "_Bearer"]:
        query = select(*_BEARER).where(documents.c.id.in_(list(ids)))
        return {row.id: _Bearer(*row) for row in self._connection.execute(query)}

    def _read_bearers(self) -> dict[str, dict[str, "_Bearer"]]:
        """Who else bears each of the document's names."""
        mine = select(document_keys.c.key).where(document_keys.c.document_id == self._document_id)
        bearing = document_keys.join(documents, documents.c.id == document_keys.c.document_id)
        query = select(document_keys.c.key, *_BEARER)
        query = query.select_from(bearing).where(document_keys.c.key.in_(mine))
        found: dict[str, dict[str, _Bearer]] = {}
        for key, *told in self._connection.execute(query):
            bearer = _Bearer(*told)
            found.setdefault(key, {})[bearer.id] = bearer
        return found
