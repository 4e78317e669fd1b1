"""Citations that name by number the very provision in which they stand, as "birinci fıkra" does in the first one: a
slip of the pen, or a sign that the text lost what was meant. "Bu fıkra" says the same and is no slip."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from dayanak.law.citation import Citation
from dayanak.law.provision import ARTICLE_KINDS, Doubt, ProvisionKind, ProvisionTree
from dayanak.law.target import split
from nlp.cite.ground import ground

_CITED = ARTICLE_KINDS | {ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.ITEM}


def cited_itself(citations: Iterable[Citation], tree: ProvisionTree, this: str | None = None) -> Iterator[Doubt]:
    """A doubt about each such citation; `this` is the document in reference notation."""
    for citation in ground(filter(_is_numbered, citations), tree):
        document, path = split(citation.targets[0])
        if document in ("this", this) and path in _around(citation.start, tree):
            message = f"“{citation.surface}” içinde bulunduğu hükme atıf yapıyor."
            yield Doubt("cites-itself", message, citation.start, citation.end)


def _is_numbered(citation: Citation) -> bool:
    """Whether it names one unit, the innermost by its number."""
    return len(citation.targets) == 1 and ":" in citation.targets[0].rpartition("/")[2]


def _around(start: int, tree: ProvisionTree) -> Iterator[str]:
    """The paths of the provisions in which a place lies, from the innermost on."""
    place: int | None = bisect_right(tree.nodes, start, key=attrgetter("start")) - 1
    while place is not None and place >= 0:
        node = tree.nodes[place]
        if node.kind in _CITED:
            yield node.path
        place = node.parent
