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
        at = max(0, bisect_right(self._starts, start) - 1)
        if not self._places:
            return Spot(0, 0, 0)
        place = self._places[at]
        own = self._own(place, start, end)
        if own is None:
            found = self._tree.nodes[place].text.find(" ".join(surface.split()))
            own = (found, found + len(" ".join(surface.split()))) if found >= 0 else (0, 0)
        return Spot(place, *own)

    def _own(self, place: int, start: int, end: int) -> tuple[int, int] | None:
        """The span in the node's own text, which is its part of the whole without the label, white space folded."""
        node = self._tree.nodes[place]
        raw = self._tree.text[node.start : node.end]
        before = " ".join(raw.split()).find(node.text)
        if before < 0 or not node.text or start < node.start:
            return None
        first = _folded_length(raw[: start - node.start]) - before
        last = first + len(" ".join(self._tree.text[start:end].split()))
        return (first, last) if 0 <= first < last <= len(node.text) else None


def _folded_length(text: str) -> int:
    """Length once white space is folded, counting a blank at the end that separates what follows."""
    folded = len(" ".join(text.split()))
    return folded + 1 if folded and text[-1].isspace() else folded
