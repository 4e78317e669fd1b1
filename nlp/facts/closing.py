"""The articles that close a document: when it enters into force, who carries it out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dayanak.law.letters import fold
from dayanak.law.provision import ProvisionKind, ProvisionTree

SELF = re.compile(
    r"\b(?:bu|işbu)\s+(?:senato\s+)?(?:kanun|kararname|cumhurbaşkan|tüzü|nizamname|yönetmeli|yönerge|tebliğ|genelge|sirküler|usul|us[uû]l|esas"
    r"|ana\s*statü|tip\s+statü|şartname|tarife|karar|ilke|düzenleme|metin|protokol|talimat)",
    re.IGNORECASE,
)
"""The words by which a document speaks of itself."""

IN_FORCE = re.compile(r"yururluk(?!ten)|yururluge gir|meriyet")
"""Headings of the article on entry into force, folded."""

_MOST = 12
_LONGEST = 6_000
_TAIL = 60_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the text, white space turned into blanks, and how surely it is the one looked for. `article`: it is
    an article, not the end of a text without any."""

    text: str
    start: int
    confidence: float
    article: bool = True


def closing_passages(tree: ProvisionTree, heading: re.Pattern[str]) -> Iterator[Passage]:
    """Articles under such a heading (`heading` matches it folded), the last first; then the last articles; in a text
    without articles its end. Articles of other laws that stand in the tail are not among them."""
    places = [place for place, _ in tree.articles()][::-1]
    for place in places:
        written = tree.nodes[place].heading
        if written and written[0] in "YMym" and heading.match(fold(written)):
            yield _passage(tree, place, 0.95)
    main = (place for place in places if tree.nodes[place].kind is ProvisionKind.ARTICLE)
    for place in islice(main, _MOST):
        yield _passage(tree, place, 0.9)
    if not places:
        start = max(0, len(tree.text) - _TAIL)
        yield Passage(_flat(tree.text[start:]), start, 0.8, article=False)


def article_end(tree: ProvisionTree, place: int) -> int:
    """Where the article at a place ends with everything below it: where the next unit at the top begins."""
    later = range(place + 1, len(tree.nodes))
    after = next((tree.nodes[other] for other in later if tree.nodes[other].parent is None), None)
    return after.start if after else len(tree.text)


def _passage(tree: ProvisionTree, place: int, sure: float) -> Passage:
    node = tree.nodes[place]
    end = min(article_end(tree, place), node.start + _LONGEST)
    return Passage(_flat(tree.text[node.start : end]), node.start, sure * node.confidence)


def _flat(text: str) -> str:
    return re.sub(r"[\s|]", " ", text)
