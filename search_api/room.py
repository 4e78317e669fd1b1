"""How much of an expression an engine is asked: what is too much is left out from its end."""

from collections import Counter

from search_api.expressions import (
    Beginning,
    Close,
    Either,
    Every,
    Expression,
    Field,
    Leaf,
    Quoted,
    Without,
    Word,
    either,
    every,
    without,
)

MOST: dict[type[Leaf], int] = {Word: 48, Quoted: 8, Close: 8, Beginning: 8, Field: 32}
MOST_EXCLUDED = 8
MOST_TIED = 64  # in all groups together


class Room:
    """What one query may ask for; `full` once something was left out."""

    def __init__(self) -> None:
        self._seen: Counter[object] = Counter()
        self._kept: set[tuple[bool, Leaf]] = set()
        self._tied = 0
        self.full = False

    def fitted(self, whole: Expression) -> Expression | None:
        """The expression without what is too much from its end."""
        parts = whole.parts if isinstance(whole, Every) else (whole,)
        kept = [one for part in parts if (one := self._part(part, excluded=False, tied=False))]
        return every(kept) if kept else None

    def _part(self, part: Expression, *, excluded: bool, tied: bool) -> Expression | None:
        if isinstance(part, Either | Every):
            kept = [one for each in part.parts if (one := self._part(each, excluded=excluded, tied=True))]
            join = either if isinstance(part, Either) else every
            return join(kept) if kept else None
        if isinstance(part, Without):
            inner = self._part(part.part, excluded=True, tied=tied)
            return without(inner) if inner else None
        return part if self._has_room(part, excluded, tied) else None

    def _has_room(self, leaf: Leaf, excluded: bool, tied: bool) -> bool:
        known = (excluded, leaf) in self._kept
        kind: object = "excluded" if excluded else type(leaf)
        most = MOST_EXCLUDED if excluded else MOST[type(leaf)]
        if (not known and self._seen[kind] >= most) or (tied and self._tied >= MOST_TIED):
            self.full = True
            return False
        self._kept.add((excluded, leaf))
        self._seen[kind] += not known
        self._tied += tied
        return True
