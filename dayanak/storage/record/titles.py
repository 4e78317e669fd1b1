"""By which words a text calls the instruments that it cites by their gazette: one gazette holds several of them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from dayanak.law.letters import comparison_key
from dayanak.law.target import split, with_title

_GAZETTE = "rg:"
_PUBLISHED = re.compile(r"\bya(?:yim|yin)la\w*\s+(?P<title>.+)")


class Cited(Protocol):
    """A citation with its words and targets."""

    @property
    def start(self) -> int: ...
    @property
    def surface(self) -> str: ...
    @property
    def targets(self) -> Sequence[str]: ...


class Titles:
    """What one text calls them, each time that it names one in full; later it is "the same regulation"."""

    def __init__(self, citations: Iterable[Cited]) -> None:
        self._said: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for citation in citations:
            names = {split(target)[0] for target in citation.targets if target.startswith(_GAZETTE)}
            if names and (found := _PUBLISHED.search(comparison_key(citation.surface))):
                for name in names:
                    self._said[name].append((citation.start, found["title"]))

    def told(self, target: str, offset: int) -> str:
        """The reference with the words by which the text called its instrument last, up to the offset."""
        name = split(target)[0]
        if name not in self._said:
            return target
        said = self._said[name]
        return with_title(target, said[max(0, bisect_right(said, offset, key=lambda one: one[0]) - 1)][1])
