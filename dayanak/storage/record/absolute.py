"""References made absolute: `this/…`, `@madde/…` and `@fikra-1` by the document and the node in which they stand."""

import re

from dayanak.law.provision import ARTICLE_KINDS, ProvisionKind, ProvisionTree
from dayanak.law.target import is_relative, join, split

_RELATIVE = re.compile(r"@(madde|fikra|bent)(-1)?(?:/(.*))?")
_KINDS = {
    "madde": ARTICLE_KINDS,
    "fikra": frozenset({ProvisionKind.PARAGRAPH}),
    "bent": frozenset({ProvisionKind.SUBPARAGRAPH}),
}


class Absolute:
    """Makes references of one document absolute."""

    def __init__(self, tree: ProvisionTree, document_id: str) -> None:
        self._tree = tree
        self._document = f"doc:{document_id}"

    def of(self, target: str, place: int) -> str:
        """The absolute form; the reference as it was where it has none (`@baglam`, quoted text of another law)."""
        if not is_relative(target):
            return target
        if "alinti:" in self._tree.nodes[place].path:
            return target
        if not target.startswith("@"):
            return join(self._document, split(target)[1])
        found = _RELATIVE.fullmatch(target)
        level = self._level(place, found[1], before=found[2] is not None) if found else None
        if found is None or level is None:
            return target
        path = self._tree.nodes[level].path
        return join(self._document, f"{path}/{found[3]}" if found[3] else path)

    def _level(self, place: int, name: str, *, before: bool) -> int | None:
        """The node itself or the nearest above it of this level, or the one before that among its siblings."""
        at: int | None = place
        while at is not None and self._tree.nodes[at].kind not in _KINDS[name]:
            at = self._tree.nodes[at].parent
        if at is None or not before:
            return at
        siblings = self._tree.children_of[self._tree.nodes[at].parent]
        earlier = [s for s in siblings if s < at and self._tree.nodes[s].kind in _KINDS[name]]
        return earlier[-1] if earlier else None
