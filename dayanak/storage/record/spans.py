"""Where a span of the whole text stands: in which node, and at which code points of the node's own text."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dayanak.law.provision import ProvisionTree

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A node by its place, and code points of its own text; both 0 where the words stand outside it."""

    place: int
    start: int
    end: int


class Spans:
    """Spots in one tree."""

    def __init__(self, tree: ProvisionTree) -> None:
        self._tree = tree
        held = [(node.start, place) for place, node in enumerate(tree.nodes) if node.end > node.start]
        self._starts = [start for start, _ in sorted(held)]
        self._places = [place for _, place in sorted(held)]
        self._read: dict[int, _Own] = {}

    def spot(self, start: int, end: int, surface: str) -> Spot:
        """Where the span stands; the node before it where it lies in no node at all."""
        if not self._places:
            return Spot(0, 0, 0)
        place = self._place(start)
        own = self._own(place, start, end)
        if own is None:
            words = _folded(surface)
            found = self._node(place).text.find(words)
            own = (found, found + len(words)) if found >= 0 else (0, 0)
        return Spot(place, *own)

    def on_one_branch(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` stand in one node, or in a node and something inside it. A
        "sentence" that runs over clauses side by side was not read rightly."""
        first = next((at for at in range(start, end) if self._tree.text[at].isalnum()), start)
        above = self._place(first)
        at: int | None = self._place(max(first, end - 1))
        while at is not None and at != above:
            at = self._tree.nodes[at].parent
        return at is not None

    def _place(self, offset: int) -> int:
        return self._places[max(0, bisect_right(self._starts, offset) - 1)]

    def _node(self, place: int) -> "_Own":
        if place not in self._read:
            node = self._tree.nodes[place]
            self._read[place] = _Own.of(self._tree.text[node.start : node.end], node.text)
        return self._read[place]

    def _own(self, place: int, start: int, end: int) -> tuple[int, int] | None:
        """The span in the node's own text, which is its part of the whole without the label, white space folded."""
        node, own = self._tree.nodes[place], self._node(place)
        if own.before < 0 or not node.text or start < node.start:
            return None
        first = own.folded(start - node.start) - own.before
        last = first + len(_folded(self._tree.text[start:end]))
        return (first, last) if 0 <= first < last <= len(node.text) else None


@dataclass(frozen=True, slots=True)
class _Own:
    """A node, worked out once for the thousands of spans that an annex may have: its text with white space folded, how
    much of its part of the whole stands before that, and where each word of that part begins, ends, and begins folded.
    """

    text: str
    before: int
    begins: list[int]
    ends: list[int]
    folds: list[int]

    @classmethod
    def of(cls, raw: str, text: str) -> "_Own":
        begins, ends, folds, at = [], [], [], 0
        for word in _WORD.finditer(raw):
            begins.append(word.start())
            ends.append(word.end())
            folds.append(at)
            at += word.end() - word.start() + 1
        folded = _folded(text)
        return cls(folded, _folded(raw).find(folded), begins, ends, folds)

    def folded(self, offset: int) -> int:
        """How long the part is up to this offset with white space folded; a blank at the end separates what follows."""
        word = bisect_left(self.begins, offset) - 1
        if word < 0:
            return 0
        read = min(offset, self.ends[word]) - self.begins[word]
        return self.folds[word] + read + (offset > self.ends[word])


def _folded(text: str) -> str:
    return " ".join(text.split())
