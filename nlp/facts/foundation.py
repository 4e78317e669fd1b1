"""The legislation on which a document rests, as its Dayanak article or sentence says."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from dayanak.law.letters import fold
from dayanak.law.provision import ProvisionTree
from nlp.cite import cite

_RESTS = re.compile(
    r"dayanılarak|dayanarak|(?:istinaden|uyarınca|göre|gereğince)\s+(?:hazırlan|düzenlen|çıkarıl|yürürlüğe\s+kon)|dayanağını"
)
_SEARCHED = 30_000
_LONGEST = 3_000
_MOST = 3


def find_basis(tree: ProvisionTree) -> tuple[str, ...]:
    """Targets of the founding citations in reference notation, in order, each once."""
    targets = (target for text in _passages(tree) for citation in cite(text) for target in citation.targets)
    return tuple(dict.fromkeys(target for target in targets if not target.startswith(("@", "this"))))


def _passages(tree: ProvisionTree) -> Iterator[str]:
    """The Dayanak article whole where it stands alone; else the sentences that name a basis."""
    articles = [node for _, node in tree.articles()]
    for node, after in zip_longest(articles, articles[1:]):
        if node.heading and fold(node.heading).strip(" :") in ("dayanak", "hukuki dayanak", "yasal dayanak"):
            yield tree.text[node.start : after.start if after else node.end][:_LONGEST]
            return
    for count, found in enumerate(_RESTS.finditer(tree.text, 0, _SEARCHED)):
        if count == _MOST:
            return
        low = max(0, found.start() - _LONGEST // 2)
        before = tree.text[low : found.start()]
        opening = max(before.rfind("\n"), before.rfind(". ")) + 1
        yield tree.text[low + opening : found.end()]
