"""The legislation on which a document rests, as its Dayanak article, its preamble or a sentence says."""

import re
from collections.abc import Iterator

from dayanak.law.citation import Citation
from dayanak.law.document import DocumentKind, Fact
from dayanak.law.letters import fold
from dayanak.law.provision import ProvisionTree
from dayanak.law.target import document_key
from nlp.cite import cite
from nlp.cite.terms import defined_terms
from nlp.cite.tokens import tokenise
from nlp.facts.closing import SELF, article_end
from nlp.facts.dates import DATE

_HEADING = re.compile(r"(?:(?:(?:hukuki|yasal) )?|yasal mevzuat ve )dayana(?:k|gi)(?: madde(?:si)?)?")
_RESTS = re.compile(
    r"[Dd]ayan(?:[ıi]?larak|arak|ır\b|maktadır|(?<=\bdayan)(?P<noun>ağı))"
    r"|(?:istinaden|uyarınca|göre|gereğince|çerçevesinde|kapsamında|hükm(?:ü|üne|ünce)|hükümlerine?)\s+"
    r"(?:istinaden\s+|uygun\s+olarak\s+)?"
    r"(?:hazırlan|düzenlen|çıkarıl|yürürlüğe\s+kon|yayımlan|(?P<decides>karar(?:\s+ver|laştır)))"
    r"|(?:göre|uyarınca|gereğince),?\s+[^.;\n]{0,60}\s(?P<decides_later>kararlaştır)"
)
_SENTENCE_ENDS = re.compile(r"(?:(?<!\d)\.|;)\s+(?=[A-ZÇĞİÖŞÜ(])|\n\s*\n|\n(?=\(\d)")
_NAMED = re.compile(
    rf"(?:Dayandığı|Yetki)\s+Kanun\w*\s+Tarihi\s*:?\s*{DATE}\s*,?\s*No\s*:?\s*(?P<number>\d{{1,5}})(?!\d)"
)
_HEAD = 4_000
_OF_PARLIAMENT = frozenset({DocumentKind.LAW, DocumentKind.CONSTITUTION})
_NOTE = re.compile(r"\((?:Değişik|Ek|Mülga|Yeniden|İptal)\b[^()]{0,160}\)")
"""A note on an amendment names the act that changed the article, not one on which it rests."""
_SEARCHED = 30_000
_LONGEST = 3_000
_MOST = 3
_NEAR = 120
_TERMS = 30_000


def find_basis(tree: ProvisionTree, kind: DocumentKind | None, title: str) -> tuple[Fact, ...]:
    """Targets of the founding citations in reference notation, in order, each once, with their places. A law rests on
    nothing that it would name."""
    found: dict[str, Fact] = dict(_labelled(tree.text))
    own = document_key(f"ad:{title}")
    for text, start, sure in () if kind in _OF_PARLIAMENT else _passages(tree):
        for citation in _cited(text, tree):
            for target in citation.targets:
                if not target.startswith(("@", "this")) and document_key(target) != own:
                    place = start + citation.start, start + citation.end
                    found.setdefault(target, Fact(target, "text", sure * citation.confidence, *place))
    return tuple(found.values())


def _labelled(text: str) -> Iterator[tuple[str, Fact]]:
    """The law that the head of a statute or a decree names as the one on which it rests."""
    for law in _NAMED.finditer(text, 0, _HEAD):
        target = f"kanun:{law['number']}"
        yield target, Fact(target, "text", 1.0, law.start("number"), law.end("number"))


def _cited(text: str, tree: ProvisionTree) -> tuple[Citation, ...]:
    """The citations of a passage; "the Law" is the one that the text defines, where it defines one."""
    text = _NOTE.sub(lambda note: " " * len(note[0]), text)
    found = cite(text)
    if not any(target.startswith("@baglam") for citation in found for target in citation.targets):
        return found
    return cite(text, terms=defined_terms(tokenise(tree.text[:_TERMS])))


def _passages(tree: ProvisionTree) -> Iterator[tuple[str, int, float]]:
    """The Dayanak article whole where it stands alone; else the sentences that name a basis."""
    for place, node in tree.articles():
        if node.heading and _HEADING.fullmatch(fold(node.heading).strip(" :.")):
            yield tree.text[node.start : article_end(tree, place)][:_LONGEST], node.start, 1.0
            return
    count = 0
    for found in _RESTS.finditer(tree.text, 0, _SEARCHED):
        opening = _opening(tree.text, found)
        if opening is not None:
            count += 1
            end = _sentence_end(tree.text, found.end()) if found["noun"] else found.end()
            yield tree.text[opening:end], opening, 0.8
        if count == _MOST:
            return


def _opening(text: str, rests: re.Match[str]) -> int | None:
    """Where the sentence begins that says of the document itself on what it rests; a decision need not name itself."""
    low = max(0, rests.start() - _LONGEST // 2)
    selves = list(SELF.finditer(text, low, rests.start()))
    if selves and not _SENTENCE_ENDS.search(text, selves[-1].start(), rests.start()):
        return selves[-1].start()
    follows = SELF.search(text, rests.end(), rests.end() + _NEAR)
    if not rests["decides"] and not rests["decides_later"] and not follows:
        return None
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(text, low, rests.start())]
    return ends[-1] if ends else low


def _sentence_end(text: str, place: int) -> int:
    found = _SENTENCE_ENDS.search(text, place, place + _LONGEST // 2)
    return found.start() if found else min(len(text), place + _LONGEST // 2)
