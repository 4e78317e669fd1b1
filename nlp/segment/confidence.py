"""How sure the reading of each provision is, and which ones a person should look at first.

The reader of a unit gives what it guessed less than 1; what the tree says against itself lowers the units concerned,
and what is doubtful about a unit is doubtful about all below it. `docs/decisions/0015` says how the weights were set.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dayanak.law.provision import Doubt, Provision, ProvisionTree
from dayanak.law.text import NormalText, Page, ReadBy

SURE = 0.9
_WEIGHTS = {
    "article-gap": 0.85,
    "article-order": 0.6,
    "second-act": 0.7,
    "number-lost": 0.6,
    "paragraph-gap": 0.8,
    "point-gap": 0.8,
    "repeated-label": 0.6,
    "shared-line": 0.85,
    "long-unit": 0.6,
    "unbalanced-quotes": 1.0,  # the quotation itself was given less when it was read
    "list-marks-lost": 0.7,
    "torn-letters": 0.9,
    "other-language": 0.9,
}
_GUESSED = "Sınırı ya da işareti tahmin edildi."


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A provision that a person should look at, and why."""

    place: int
    provision: Provision
    reasons: tuple[str, ...]


def weighed(tree: ProvisionTree, doubts: Sequence[Doubt]) -> ProvisionTree:
    """The tree with its doubts, and each provision's confidence after what speaks against it."""
    factors = _factors(tree, doubts)
    if not factors and all(node.confidence == 1 for node in tree.nodes):
        return ProvisionTree(tree.text, tree.nodes, tree.noise, tuple(doubts))
    nodes: list[Provision] = []
    below: list[float] = []
    for place, node in enumerate(tree.nodes):
        own = node.confidence * factors.get(place, 1.0)
        own *= 1.0 if node.parent is None else below[node.parent]
        below.append(own)
        nodes.append(node if own == node.confidence else node._replace(confidence=round(own, 3)))
    return ProvisionTree(tree.text, tuple(nodes), tree.noise, tuple(doubts))


def _factors(tree: ProvisionTree, doubts: Sequence[Doubt]) -> dict[int, float]:
    """What each provision's own confidence is multiplied with."""
    factors: dict[int, float] = {}
    heavy = [(doubt, weight) for doubt in doubts if (weight := _WEIGHTS.get(doubt.code, 1.0)) != 1]
    starts = {doubt.start for doubt, _ in heavy}
    begins = {node.start: place for place, node in reversed(list(enumerate(tree.nodes))) if node.start in starts}
    articles = [place for place, _ in tree.articles()] if heavy else []
    for doubt, weight in heavy:
        place = begins.get(doubt.start)
        if place is None:
            continue
        factors[place] = factors.get(place, 1.0) * weight
        if doubt.code == "article-gap" and (before := bisect_right(articles, place) - 2) >= 0:
            hidden = articles[before]  # the head that was missed may lie in the article before
            factors[hidden] = factors.get(hidden, 1.0) * weight
    return factors


def on_pages(tree: ProvisionTree, text: NormalText, pages: Iterable[Page]) -> ProvisionTree:
    """The tree as sure as its pages are: what was recognised from a picture is no surer than the recognition. A
    provision that runs over several pages is as sure as the worst of them."""
    recognised = {page.number: page.confidence for page in pages if page.read_by is ReadBy.OCR}
    if not recognised:
        return tree
    starts = text.page_starts
    sure = [recognised.get(number, 1.0) for number in text.page_numbers]
    nodes = []
    for node in tree.nodes:
        first, last = (max(0, bisect_right(starts, at) - 1) for at in (node.start, max(node.start, node.end - 1)))
        worst = min(sure[first : last + 1], default=1.0)
        nodes.append(node._replace(confidence=round(node.confidence * worst, 3)) if worst < 1 else node)
    return replace(tree, nodes=tuple(nodes))


def doubtful(tree: ProvisionTree, least: float = SURE) -> tuple[Doubtful, ...]:
    """The provisions less sure than `least`, the most doubtful first; a unit that is doubtful only because of what it
    stands in is left to that."""
    messages: dict[int, list[str]] = {}
    starts = [node.start for _, node in tree.articles()]
    for doubt in tree.warnings:
        messages.setdefault(doubt.start, []).append(doubt.message)
        if doubt.code == "article-gap" and (before := bisect_left(starts, doubt.start)):
            messages.setdefault(starts[before - 1], []).append(doubt.message)
    found = [
        Doubtful(place, node, tuple(messages.get(node.start, ())) or (_GUESSED,))
        for place, node in enumerate(tree.nodes)
        if node.confidence < least and (node.parent is None or node.confidence < tree.nodes[node.parent].confidence)
    ]
    return tuple(sorted(found, key=lambda one: (one.provision.confidence, one.place)))


def to_check(tree: ProvisionTree, most: int = 20) -> Iterator[str]:
    """Lines that list the doubtful provisions for a person to check, the most doubtful first and at most so many."""
    found = doubtful(tree)
    for one in found[:most]:
        name = one.provision.label or one.provision.path
        yield f"güven %{one.provision.confidence * 100:.0f}: {name} ({one.provision.eid}) — {one.reasons[0]}"
    if len(found) > most:
        yield f"… ve {len(found) - most} hüküm daha"
