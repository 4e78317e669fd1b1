"""Which documents bear a name (`kanun:5510`, `ad:…`, `rg:…`, `doc:ID`), and which of them is meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy import Connection, bindparam, case, select

from dayanak.law.document import Status
from dayanak.law.letters import comparison_key
from dayanak.law.target import document_key, likeness, shared_words, title_said
from dayanak.storage.record.rows import chunks
from dayanak.storage.record.tables import document_issuers, document_keys, documents, unit_parents
from dayanak.storage.record.units import numbers_above, units_by_no

# Numbers that stand for the newest or greatest bearer; of the other names two bearers are an ambiguity.
_CALLED = 0.8  # how much of a title must be said
_NUMBERED = ("kanun:", "khk:", "cbk:", "cbkarar:", "cbgenelge:", "doc:")


@dataclass(frozen=True, slots=True)
class Named:
    """A document that bears a name. `whole`: the name is its whole title, not one without its institution's name."""

    id: str
    version_id: int
    status: str
    title: str
    whole: bool = True


class Names:
    """Names looked up over one connection; `near` are units whose own documents a bare title means first."""

    def __init__(self, connection: Connection, near: Sequence[str] = ()) -> None:
        self._connection = connection
        self._near = self._tops(near)
        self._known: dict[str, list[Named]] = {}

    def prefetch(self, names: Iterable[str]) -> None:
        """Looks many names up at once, so that each need not be asked for by itself."""
        keys = {document_key(name) for name in names if not name.startswith("doc:")} - self._known.keys()
        for chunk in chunks(keys):
            found: dict[str, list[Named]] = {key: [] for key in chunk}
            for *told, key in self._connection.execute(_BY_KEYS, {"keys": chunk}):
                found[key].append(Named(*told))
            self._known |= found

    def bearers(self, name: str) -> list[Named]:
        """All documents that bear the name: in force before out of force, the longer before the shorter."""
        key = document_key(name)
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def meant(self, name: str) -> list[Named]:
        """Those that are meant, the likeliest first; none where that would be a guess."""
        possible = self.possible(name)
        if name.startswith(_NUMBERED):
            return possible
        in_force = [one for one in possible if one.status == Status.IN_FORCE.value]
        likely = in_force or possible
        return likely if len(likely) == 1 else []

    def possible(self, name: str) -> list[Named]:
        """All that may be meant, in force or not."""
        bearers = self.bearers(name)
        if name.startswith("ad:"):
            return self._meant_by_title(document_key(name)[3:].split(), bearers)
        said = title_said(name)
        return called(bearers, said) if said else bearers

    def _meant_by_title(self, words: list[str], bearers: list[Named]) -> list[Named]:
        """A bare title means a document of one's own institution; another's only by its institution's name."""
        if not bearers:
            return self._with_institution(words)
        if not self._near:
            return [one for one in bearers if one.whole] or bearers
        issuers = {one.id: self._issuers(one.id) for one in bearers}
        own = [one for one in bearers if self._tops(issuers[one.id]) & self._near]
        called = [one for one in bearers if one.whole and (not issuers[one.id] or self._names_one(words, one.id))]
        return own or called

    def _with_institution(self, words: list[str]) -> list[Named]:
        """Documents whose title lacks the institution's name that the words begin with."""
        tails = {"ad:" + " ".join(words[cut:]): words[:cut] for cut in range(2, len(words) - 1)}
        self.prefetch(tails)
        found: list[Named] = []
        for key, head in tails.items():
            found += [one for one in self.bearers(key) if self._names_one(head, one.id, whole=True)]
        return list(dict.fromkeys(found))

    def _names_one(self, words: list[str], document_id: str, *, whole: bool = False) -> bool:
        """Whether the words begin with (`whole`: are) the first words of an issuer's name or of one above it."""
        numbers = numbers_above(self._connection, self._issuers(document_id))
        names = [comparison_key(unit.name).split() for unit in units_by_no(self._connection, numbers).values()]
        return any(shared_words(words, name) >= (len(words) if whole else 2) for name in names)

    def _issuers(self, document_id: str) -> Sequence[str]:
        query = select(document_issuers.c.unit_no).where(document_issuers.c.document_id == document_id)
        return self._connection.execute(query).scalars().all()

    def _tops(self, numbers: Sequence[str]) -> frozenset[str]:
        """The institutions (units at the top) that these units belong to."""
        if not numbers:
            return frozenset()
        above = numbers_above(self._connection, numbers)
        query = select(unit_parents.c.unit_no).where(unit_parents.c.unit_no.in_(above))
        return frozenset(above) - frozenset(self._connection.execute(query).scalars())

    def _read(self, key: str) -> list[Named]:
        if key.startswith("doc:"):
            return [Named(*row) for row in self._connection.execute(_BY_ID, {"id": key[4:]})]
        return [Named(*told) for *told, _ in self._connection.execute(_BY_KEYS, {"keys": [key]})]


class Titled(Protocol):
    """What has a title."""

    @property
    def title(self) -> str: ...


T = TypeVar("T", bound=Titled)


def called(bearers: Iterable[T], said: str) -> list[T]:
    """Those of the bearers of one gazette that these words call by their title: the one that is called most fully."""
    alike = [(likeness(one.title, said), len(one.title.split()), one) for one in bearers]
    best = max(((share, length) for share, length, _ in alike), default=(0.0, 0))
    return [one for *weight, one in alike if tuple(weight) == best] if best[0] >= _CALLED else []


_OUT_OF_FORCE = case((documents.c.status == Status.IN_FORCE.value, 0), else_=1)
_IN_ORDER = select(*(documents.c[name] for name in ("id", "version_id", "status", "title"))).order_by(
    _OUT_OF_FORCE, documents.c.length.desc(), documents.c.rank
)
_BY_ID = _IN_ORDER.where(documents.c.id == bindparam("id"))
_BY_KEYS = (
    _IN_ORDER.add_columns(document_keys.c.whole, document_keys.c.key)
    .join(document_keys, document_keys.c.document_id == documents.c.id)
    .where(document_keys.c.key.in_(bindparam("keys", expanding=True)))
)
