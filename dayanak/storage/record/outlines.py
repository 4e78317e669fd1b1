"""Outlines of versions, read from the record and kept: a version's text never changes."""

from collections import OrderedDict
from threading import Lock

from sqlalchemy import Connection, select

from dayanak.law.outline import Outline, Place
from dayanak.storage.record.tables import provisions, versions

_KEPT_OUTLINES = 256


class Outlines:
    """The outlines used last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Outline] = OrderedDict()
        self._lock = Lock()

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


def read_outline(connection: Connection, version_id: int) -> Outline:
    """The outline of a version, fresh from the database."""
    query = select(provisions.c.eid, provisions.c.path, provisions.c.parent, provisions.c.label != "")
    rows = connection.execute(query.where(provisions.c.version_id == version_id).order_by(provisions.c.place))
    places = [Place(*row) for row in rows]
    complete = connection.execute(select(versions.c.complete).where(versions.c.id == version_id)).scalar()
    return Outline(places, bool(complete))
