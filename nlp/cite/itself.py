"""Citations that name by number the very provision in which they stand, as "birinci fıkra" does in the first one: a
slip of the pen, or a sign that the text lost what was meant. "Bu fıkra" says the same and is no slip."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from dayanak.law.citation import Citation
from dayanak.law.provision import ARTICLE_KINDS, Doubt, ProvisionKind, ProvisionTree
from nlp.cite.ground import ground
from nlp.cite.paths import document_of

_CITED = ARTICLE_KINDS | {ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.ITEM}


def cited_itself(citations: Iterable[Citation], tree: ProvisionTree, this: str | None = None) -> Iterator[Doubt]:
    """A doubt about each such citation; `this` is the document in reference notation."""
    own = {"this", this}
    for citation in ground((one for one in citations if _is_numbered(one, own)), tree):
        if _path(citation) in _around(citation.start, tree):
            message = f"“{citation.surface}” içinde bulunduğu hükme atıf yapıyor."
            yield Doubt("cites-itself", message, citation.start, citation.end)


def _is_numbered(citation: Citation, own: set[str | None]) -> bool:
    """Whether it names one unit of its own text, the innermost by its number."""
    if len(citation.targets) != 1 or document_of(citation.targets[0]) not in own:
        return False
    return ":" in _path(citation).rpartition("/")[2]


def _path(citation: Citation) -> str:
    """The unit that it names, without the document."""
    target = citation.targets[0]
    return target.removeprefix(document_of(target)).removeprefix("/")


def _around(start: int, tree: ProvisionTree) -> Iterator[str]:
    """The paths of the provisions in which a place lies, from the innermost on."""
    place: int | None = bisect_right(tree.nodes, start, key=attrgetter("start")) - 1
    while place is not None and place >= 0:
        node = tree.nodes[place]
        if node.kind in _CITED:
            yield node.path
        place = node.parent
