"""Where a span of the whole text stands: in which node, and at which code points of the node's own text."""

from bisect import bisect_right
from dataclasses import dataclass

from dayanak.law.provision import ProvisionTree


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

    def spot(self, start: int, end: int, surface: str) -> Spot:
        """Where the span stands; the node before it where it lies in no node at all."""
        if not self._places:
            return Spot(0, 0, 0)
        place = self._place(start)
        own = self._own(place, start, end)
        if own is None:
            words = _folded(surface)
            found = _folded(self._tree.nodes[place].text).find(words)
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

    def _own(self, place: int, start: int, end: int) -> tuple[int, int] | None:
        """The span in the node's own text, which is its part of the whole without the label, white space folded."""
        node = self._tree.nodes[place]
        raw = self._tree.text[node.start : node.end]
        before = _folded(raw).find(_folded(node.text))
        if before < 0 or not node.text or start < node.start:
            return None
        first = _folded_length(raw[: start - node.start]) - before
        last = first + len(_folded(self._tree.text[start:end]))
        return (first, last) if 0 <= first < last <= len(node.text) else None


def _folded(text: str) -> str:
    return " ".join(text.split())


def _folded_length(text: str) -> int:
    """Length once white space is folded, counting a blank at the end that separates what follows."""
    folded = len(_folded(text))
    return folded + 1 if folded and text[-1].isspace() else folded
