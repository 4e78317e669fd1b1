"""Grounds relative targets: `this/@madde/@fikra-1` becomes `this/madde:5/fikra:1` by where a citation stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from dayanak.law.citation import Citation
from dayanak.law.provision import ARTICLE_KINDS, Provision, ProvisionKind, ProvisionTree

_KINDS = {
    "@madde": ARTICLE_KINDS,
    "@fikra": frozenset({ProvisionKind.PARAGRAPH}),
    "@bent": frozenset({ProvisionKind.SUBPARAGRAPH}),
    "@altbent": frozenset({ProvisionKind.ITEM}),
}


def ground(citations: Iterable[Citation], tree: ProvisionTree) -> tuple[Citation, ...]:
    """The citations with every `@madde`, `@fikra`, `@bent` of a target in place; one that cannot be told stays."""
    starts = [node.start for node in tree.nodes]
    grounded = []
    for citation in citations:
        place = bisect_right(starts, citation.start) - 1
        targets = tuple(t for target in citation.targets for t in _ground(target, place, tree))
        grounded.append(replace(citation, targets=tuple(dict.fromkeys(targets))))
    return tuple(grounded)


def _ground(target: str, place: int, tree: ProvisionTree) -> tuple[str, ...]:
    parts = target.split("/")
    last = max((at for at, part in enumerate(parts) if part.startswith("@")), default=None)
    if last is None or place < 0:
        return (target,)
    mark, relation = _relation(parts[last])
    node = _around(mark, place, tree)
    if node is None:
        return _without_paragraph(parts, place, tree) or (target,)
    rest = parts[last + 1 :]
    paths = (tree.nodes[at].path for at in _moved(node, relation, tree))
    if parts[0] != "this":
        paths = (re.sub(r".*alinti(?::\d+)?/", "", path) for path in paths)
    return tuple("/".join([parts[0], path, *rest]) for path in paths) or (target,)


def _without_paragraph(parts: list[str], place: int, tree: ProvisionTree) -> tuple[str, ...]:
    """A bent directly under its article: the missing level is left out."""
    if "@fikra" not in parts or parts[-1].startswith("@"):
        return ()
    return _ground("/".join(part for part in parts if part != "@fikra"), place, tree)


def _relation(part: str) -> tuple[str, str]:
    for relation in ("-1", "-*", "+1"):
        if part.endswith(relation):
            return part.removesuffix(relation), relation
    return part, ""


def _around(mark: str, place: int | None, tree: ProvisionTree) -> int | None:
    while place is not None:
        if tree.nodes[place].kind in _KINDS.get(mark, ()):
            return place
        place = tree.nodes[place].parent
    return None


def _moved(place: int, relation: str, tree: ProvisionTree) -> list[int]:
    if not relation:
        return [place]
    node: Provision = tree.nodes[place]
    kinds = ARTICLE_KINDS if node.kind in ARTICLE_KINDS else {node.kind}
    siblings = [at for at in tree.children_of.get(node.parent, ()) if tree.nodes[at].kind in kinds]
    here = siblings.index(place)
    if relation == "-*":
        return siblings[:here]
    there = here + int(relation)
    return [siblings[there]] if 0 <= there < len(siblings) else []
