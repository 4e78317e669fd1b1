"""Outlines of versions, read from the record and kept: a version's text never changes."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar

from sqlalchemy import Connection, bindparam, func, select

from dayanak.law.eid import from_path
from dayanak.law.outline import Outline, Place, below_containers
from dayanak.storage.record.tables import provisions, versions

_KEPT_OUTLINES = 256
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some nodes of a version, and the place that each has in it."""

    outline: Outline
    at: Sequence[int]


class _Last(Generic[P, T]):
    """What was read last."""

    def __init__(self, read: Callable[Concatenate[Connection, P], T]) -> None:
        self._read = read
        self._kept: OrderedDict[tuple[object, ...], T] = OrderedDict()
        self._lock = Lock()

    def holds(self, *key: P.args, **_: P.kwargs) -> bool:
        return key in self._kept

    def of(self, connection: Connection, *key: P.args, **_: P.kwargs) -> T:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        read = self._read(connection, *key, **_)
        with self._lock:
            self._kept[key] = read
            while len(self._kept) > _KEPT_OUTLINES:
                self._kept.popitem(last=False)
        return read


class Outlines:
    """The outlines used last, whole or by their heads."""

    def __init__(self) -> None:
        self._whole = _Last(read_outline)
        self._heads = _Last(read_heads)

    def holds(self, version_id: int) -> bool:
        """Whether the outline of a version is at hand."""
        return self._whole.holds(version_id)

    def of(self, connection: Connection, version_id: int) -> Outline:
        """The outline of a version."""
        return self._whole.of(connection, version_id)

    def around(self, connection: Connection, version_id: int, path: str) -> Excerpt | None:
        """What finds a path as the outline of the version does: the article that it leads into, or the heads that
        tell that there is none; None where only the whole can tell."""
        step = below_containers(path.split("/"))[0]
        kind = step.partition(":")[0]
        if ".." in path or "+" in path or not kind.endswith("madde"):
            return None
        if (exact := read_place(connection, version_id, step)) is not None:
            return read_article(connection, version_id, exact[0])
        heads = self._heads.of(connection, version_id, kind)
        head = heads.outline.find(step)
        if head.place is None or not head.exists:
            return heads
        return read_article(connection, version_id, heads.at[head.place])


def read_place(connection: Connection, version_id: int, path: str) -> tuple[int, str] | None:
    """Place and eId of the provision that bears this very path, without its version's outline, which may be long."""
    row = connection.execute(_PLACE, {"version": version_id, "eid": from_path(path)}).first()
    return (row.place, row.eid) if row and row.path == path else None


_PLACE = select(provisions.c.place, provisions.c.eid, provisions.c.path).where(
    provisions.c.version_id == bindparam("version"), provisions.c.eid == bindparam("eid")
)


def read_article(connection: Connection, version_id: int, first: int) -> Excerpt | None:
    """The article whose first node stands at this place; None where it is part of something else."""
    rows = connection.execute(_ARTICLE, {"version": version_id, "first": first}).all()
    if any(row.place != place for place, row in enumerate(rows, first)) or rows[0].parent is not None:
        return None
    below = (None if row.parent is None else row.parent - first for row in rows)
    places = [Place(row.eid, row.path, parent, row.marked) for row, parent in zip(rows, below, strict=True)]
    return Excerpt(Outline(places, bool(rows[0].complete)), range(first, first + len(rows)))


_MARKED = (provisions.c.label != "").label("marked")
_NEXT = provisions.alias("next")
_END = select(func.min(_NEXT.c.place)).where(
    _NEXT.c.version_id == bindparam("version"), _NEXT.c.parent.is_(None), _NEXT.c.place > bindparam("first")
)
_ARTICLE = (
    select(*(provisions.c[name] for name in ("place", "eid", "path", "parent")), _MARKED, versions.c.complete)
    .join(versions, versions.c.id == provisions.c.version_id)
    .where(provisions.c.version_id == bindparam("version"), provisions.c.place >= bindparam("first"))
    .where(provisions.c.place < func.coalesce(_END.scalar_subquery(), 2**31 - 1))
    .order_by(provisions.c.place)
)


def read_heads(connection: Connection, version_id: int, kind: str) -> Excerpt:
    """The articles of one kind: `madde`, `ek-madde`; what they stand in is not said."""
    rows = connection.execute(_HEADS, {"version": version_id, "kind": kind}).all()
    places = [Place(row.eid, row.path, None if row.parent is None else -1, row.marked) for row in rows]
    return Excerpt(Outline(places, not rows or bool(rows[0].complete)), [row.place for row in rows])


_HEADS = (
    select(*(provisions.c[name] for name in ("place", "eid", "path", "parent")), _MARKED, versions.c.complete)
    .join(versions, versions.c.id == provisions.c.version_id)
    .where(provisions.c.version_id == bindparam("version"), provisions.c.kind == bindparam("kind"))
    .order_by(provisions.c.place)
)


def read_outline(connection: Connection, version_id: int) -> Outline:
    """The outline of a version, fresh from the database."""
    query = select(provisions.c.eid, provisions.c.path, provisions.c.parent, provisions.c.label != "")
    rows = connection.execute(query.where(provisions.c.version_id == version_id).order_by(provisions.c.place))
    places = [Place(*row) for row in rows]
    complete = connection.execute(select(versions.c.complete).where(versions.c.id == version_id)).scalar()
    return Outline(places, bool(complete))
