"""Outlines of versions, read from the record and kept: a version's text never changes."""

from collections import OrderedDict
from threading import Lock

from sqlalchemy import Connection, bindparam, func, select

from dayanak.law.eid import from_path
from dayanak.law.outline import Outline, Place, below_containers
from dayanak.storage.record.tables import provisions, versions

_KEPT_OUTLINES = 256


class Outlines:
    """The outlines used last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Outline] = OrderedDict()
        self._lock = Lock()

    def holds(self, version_id: int) -> bool:
        """Whether the outline of a version is at hand."""
        return version_id in self._kept

    def of(self, connection: Connection, version_id: int) -> Outline:
        """The outline of a version."""
        with self._lock:
            if version_id in self._kept:
                self._kept.move_to_end(version_id)
                return self._kept[version_id]
        outline = read_outline(connection, version_id)
        with self._lock:
            self._kept[version_id] = outline
            while len(self._kept) > _KEPT_OUTLINES:
                self._kept.popitem(last=False)
        return outline


def read_place(connection: Connection, version_id: int, path: str) -> tuple[int, str] | None:
    """Place and eId of the provision that bears this very path, without its version's outline, which may be long."""
    row = connection.execute(_PLACE, {"version": version_id, "eid": from_path(path)}).first()
    return (row.place, row.eid) if row and row.path == path else None


_PLACE = select(provisions.c.place, provisions.c.eid, provisions.c.path).where(
    provisions.c.version_id == bindparam("version"), provisions.c.eid == bindparam("eid")
)


def read_article(connection: Connection, version_id: int, path: str) -> tuple[Outline, int] | None:
    """The outline of the one article that a path leads into, and the place of its first node; None where only the
    whole outline can tell."""
    step = below_containers(path.split("/"))[0]
    if ".." in path or "+" in path or not step.partition(":")[0].endswith("madde"):
        return None
    at = read_place(connection, version_id, step)
    rows = connection.execute(_ARTICLE, {"version": version_id, "first": at[0]}).all() if at else []
    if at is None or any(row.place != place for place, row in enumerate(rows, at[0])) or rows[0].parent is not None:
        return None
    below = (None if row.parent is None else row.parent - at[0] for row in rows)
    places = [Place(row.eid, row.path, parent, row.marked) for row, parent in zip(rows, below, strict=True)]
    return Outline(places, bool(rows[0].complete)), at[0]


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


def read_outline(connection: Connection, version_id: int) -> Outline:
    """The outline of a version, fresh from the database."""
    query = select(provisions.c.eid, provisions.c.path, provisions.c.parent, provisions.c.label != "")
    rows = connection.execute(query.where(provisions.c.version_id == version_id).order_by(provisions.c.place))
    places = [Place(*row) for row in rows]
    complete = connection.execute(select(versions.c.complete).where(versions.c.id == version_id)).scalar()
    return Outline(places, bool(complete))
