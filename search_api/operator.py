"""What whoever runs the system looks at and changes: what is searched for, and the synonyms."""

from collections.abc import Sequence
from dataclasses import dataclass

from dayanak.access import Access
from dayanak.law.errors import NotFound, Rejected
from dayanak.law.letters import upper
from dayanak.search.synonyms import Synonym, Way, read
from dayanak.storage.record import Record
from dayanak.storage.record.searches import SearchCount, Trouble
from search_api.searched import Lists
from search_api.synonyms import lines_in_use


@dataclass(frozen=True, slots=True)
class InUse:
    """The synonyms in use; revision 0 came with Dayanak, and nobody made it."""

    revision: int
    made_at: str | None
    made_by: str | None
    synonyms: tuple[Synonym, ...]


@dataclass(frozen=True, slots=True)
class OperatorDesk:
    """Raises Unauthenticated or Forbidden for a key that is no operator's."""

    record: Record
    access: Access

    def operator_of(self, key: str) -> str:
        """The id of an operator's key."""
        return self.access.operator_of(key)

    def is_operator(self, key: str) -> bool:
        """Whether a good key is an operator's."""
        return self.access.is_operator(key)

    def searches(self, days: int, limit: int = 50) -> Lists:
        """The lists of the last days."""
        return {trouble: self.record.searches.listed(trouble, days, limit) for trouble in Trouble}

    def by_day(self, days: int) -> list[tuple[str, SearchCount]]:
        """The sums of each of the last days, newest first."""
        return self.record.searches.by_day(days)

    def synonyms(self) -> InUse:
        """What is in use."""
        newest = self.record.synonyms.newest()
        found = read(lines_in_use(newest))
        return InUse(newest.revision, newest.made_at, newest.made_by, found) if newest else InUse(0, None, None, found)

    def add(self, way: str, expressions: Sequence[str], *, by: str, after: int) -> None:
        """A list with one line more. Raises Rejected with what is wrong with that line, Conflict."""
        line = "\t".join((way if way in {*Way} else "", *(" ".join(one.split()) for one in expressions)))
        read([line])
        self._put([*self._lines(), line], by, after)

    def remove(self, line: str, *, by: str, after: int) -> None:
        """A list without this line. Raises NotFound, Conflict."""
        lines = self._lines()
        if line not in lines:
            raise NotFound("Listede böyle bir satır yok; başkası kaldırmış olabilir.")
        self._put([one for one in lines if one != line], by, after)

    def _lines(self) -> list[str]:
        return [one.line for one in self.synonyms().synonyms]

    def _put(self, lines: Sequence[str], by: str, after: int) -> None:
        self.record.synonyms.put([one.line for one in read(lines)], by, after)


def complaint(error: Rejected) -> str:
    """What is wrong with a single line, without the frame around a whole list."""
    said = error.message.splitlines()
    wrong = said[-1].partition(". satır: ")[2] or said[-1]
    return upper(wrong[:1]) + wrong[1:]
