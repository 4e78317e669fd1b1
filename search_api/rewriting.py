"""Where provisions were rewritten from version to version, and which of the changes made to them that shows."""

from collections.abc import Sequence

from dayanak.storage.record import Change, DocumentRow, ProvisionRow, Record, Rewriting
from search_api import addresses
from search_api.schemas import RewritingView

_NOTES = frozenset({"note", "footnote"})


class Rewritings:
    """Of the provisions of one document; `rows` are those of its current version."""

    def __init__(self, record: Record, document: DocumentRow, rows: Sequence[ProvisionRow]) -> None:
        self._record = record
        self._document = document
        self._rows = rows
        self._read: dict[int, list[Rewriting]] = {}

    def views(self, place: int) -> list[RewritingView]:
        """Those of a provision, the last one first."""
        return [
            RewritingView(
                before=one.before, after=one.after, received_at=one.received_at, url=self._address(one, place)
            )
            for one in reversed(self._of(place))
        ]

    def showing(self, change: Change) -> str | None:
        """The address of the one comparison that shows a change; None where that is none, or several."""
        if change.place is None or change.coming:
            return None
        found = shown_in(change, self._of(change.place))
        return self._address(found, change.place) if found else None

    def _of(self, place: int) -> list[Rewriting]:
        if self._document.version == 1:
            return []
        if place not in self._read:
            self._read[place] = self._record.versions.rewritings(self._document.id, self._rows[place].wid)
        return self._read[place]

    def _address(self, rewriting: Rewriting, place: int) -> str:
        """The provision within the comparison, where that ends with what is current: elsewhere it may be called
        otherwise."""
        eid = self._rows[place].eid if rewriting.after == self._document.version else None
        return addresses.comparison(self._document.id, rewriting.before, rewriting.after, eid)


def shown_in(change: Change, rewritings: Sequence[Rewriting]) -> Rewriting | None:
    """The rewriting with which the note of the change or its new words came; where neither tells, the one on both sides
    of its day. None where that is none, or several."""
    for told in (_by_words, _by_day):
        if found := [one for one in rewritings if told(change, one)]:
            return found[0] if len(found) == 1 else None
    return None


def _by_words(change: Change, rewriting: Rewriting) -> bool:
    words = change.words if change.method in _NOTES else change.told.get("new") or ""
    return words != "" and words in rewriting.later and words not in rewriting.earlier


def _by_day(change: Change, rewriting: Rewriting) -> bool:
    """Taken for what was law on the day on which each version was received."""
    return bool(change.date) and rewriting.since[:10] < str(change.date) <= rewriting.received_at[:10]
