"""Grounds relative targets: `this/@madde/@fikra-1` becomes `this/madde:5/fikra:1` by where a citation stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dayanak.law.citation import Citation
from dayanak.law.provision import ARTICLE_KINDS, ProvisionKind, ProvisionTree
from nlp.segment.annotations import FOOTNOTE_MARK

_KINDS = {
    "@madde": ARTICLE_KINDS,
    "@fikra": frozenset({ProvisionKind.PARAGRAPH}),
    "@bent": frozenset({ProvisionKind.SUBPARAGRAPH}),
    "@altbent": frozenset({ProvisionKind.ITEM}),
    "@bolum": frozenset({ProvisionKind.CHAPTER}),
    "@kisim": frozenset({ProvisionKind.PART}),
    "@kitap": frozenset({ProvisionKind.BOOK}),
    "@ayirim": frozenset({ProvisionKind.SECTION}),
}

_MOST = 9
"""So many units before a clause are named one by one."""


def ground(citations: Iterable[Citation], tree: ProvisionTree) -> tuple[Citation, ...]:
    """The citations with every `@madde`, `@fikra`, `@bent` of a target in place; one that cannot be told stays."""
    around = _Around(tree, [node.start for node in tree.nodes], {})
    grounded = []
    for citation in citations:
        if any("@" in target for target in citation.targets):
            place = around.place(citation.start)
            targets = tuple(t for target in citation.targets for t in _ground(target, place, around))
            citation = citation._replace(targets=tuple(dict.fromkeys(targets)))  # noqa: PLW2901 - the same one
        grounded.append(citation)
    return tuple(grounded)


@dataclass(frozen=True)
class _Around:
    """A tree with the places of its starts; `rows` holds the children of a parent by kind, in order."""

    tree: ProvisionTree
    starts: list[int]
    rows: dict[tuple[int | None, frozenset[ProvisionKind]], list[int]]

    def place(self, start: int) -> int:
        """The node in which a citation stands; for one in a footnote that which carries the footnote's mark."""
        place = bisect_right(self.starts, start) - 1
        node = self.tree.nodes[place] if place >= 0 else None
        if node is None or node.kind is not ProvisionKind.FOOTNOTE or node.number not in self.marks:
            return place
        return bisect_right(self.starts, self.marks[node.number]) - 1

    @cached_property
    def marks(self) -> dict[str, int]:
        """Where the text first bears the mark of each footnote."""
        notes = next((node.start for node in self.tree.nodes if node.kind is ProvisionKind.FOOTNOTE), 0)
        marks: dict[str, int] = {}
        for found in FOOTNOTE_MARK.finditer(self.tree.text, 0, notes):
            marks.setdefault(found[0].strip("[]"), found.start())
        return marks

    def row(self, place: int) -> list[int]:
        """The siblings of a node that are of its kind, itself among them."""
        node = self.tree.nodes[place]
        kinds = ARTICLE_KINDS if node.kind in ARTICLE_KINDS else frozenset({node.kind})
        key = (node.parent, kinds)
        if key not in self.rows:
            children = self.tree.children_of.get(node.parent, ())
            self.rows[key] = [at for at in children if self.tree.nodes[at].kind in kinds]
        return self.rows[key]

    def enclosing(self, mark: str, place: int | None) -> int | None:
        """The node of that level in which a place lies."""
        while place is not None:
            if self.tree.nodes[place].kind in _KINDS.get(mark, ()):
                return place
            place = self.tree.nodes[place].parent
        return None


def _ground(target: str, place: int, around: _Around) -> tuple[str, ...]:
    parts = target.split("/")
    last = max((at for at, part in enumerate(parts) if part.startswith("@")), default=None)
    if last is None or place < 0:
        return (target,)
    mark, relation = _relation(parts[last])
    node = around.enclosing(mark, place)
    if node is None:
        return _without_paragraph(parts, place, around) or (target,)
    rest = parts[last + 1 :]
    paths = _moved(node, relation, around)
    if parts[0] != "this":
        paths = [re.sub(r".*alinti(?::\d+)?/", "", path) for path in paths]
    return tuple("/".join([parts[0], path, *rest]) for path in paths) or (target,)


def _without_paragraph(parts: list[str], place: int, around: _Around) -> tuple[str, ...]:
    """A bent directly under its article: the missing level is left out."""
    if "@fikra" not in parts or parts[-1].startswith("@"):
        return ()
    return _ground("/".join(part for part in parts if part != "@fikra"), place, around)


def _relation(part: str) -> tuple[str, str]:
    for relation in ("-1", "-*", "+1"):
        if part.endswith(relation):
            return part.removesuffix(relation), relation
    return part, ""


def _moved(place: int, relation: str, around: _Around) -> list[str]:
    """The paths that a relation leads to from a node."""
    nodes = around.tree.nodes
    if not relation:
        return [nodes[place].path]
    row = around.row(place)
    here = bisect_left(row, place)
    if relation == "-*":
        return _all_before([nodes[at].path for at in (row[:here] if here <= _MOST else (row[0], row[here - 1]))], here)
    there = here + int(relation)
    return [nodes[row[there]].path] if 0 <= there < len(row) else []


def _all_before(paths: list[str], number: int) -> list[str]:
    """So many paths, where they are few; else the range from the first to the last."""
    if number <= _MOST:
        return paths
    (first, _, _), (last, _, end) = (path.rpartition(":") for path in paths)
    return [f"{paths[0]}..{end}"] if first == last else paths
