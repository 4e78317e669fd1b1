"""Provisions of which nothing is left but that they ended, without the bracket that notes stand in: "MADDE 5 – Mülga",
"(1) Mülga (5/6/1990-3650/7 md.)", "(5/6/1990 tarihli ve 3650 sayılı Kanunla mülga)"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dayanak.law.citation import Effect
from dayanak.law.letters import lower
from dayanak.law.provision import ARTICLE_KINDS, ProvisionKind, ProvisionTree
from nlp.amend.sources import read_source

_LONGEST = 300
_ENDED = re.compile(
    r"\(?\s*(?:(?P<verb>[Mm]ülga|MÜLGA|[İi]ptal|İPTAL)(?:\s*[:.–-]?\s*(?P<words>\([^()]+(?:\([^()]*\)[^()]*)*\)|(?<=:\s)\d[^()]+))?"
    r"|(?<=\()(?P<told>\d{1,2}[./]\d{1,2}[./]\d{4}\s(?:tarih|gün)\w*\s(?:ve\s)?\d+\s[Ss]ayılı\s[^.,;()]{3,60}?\s)(?:mülga|yürürlükten\s+kaldırıl\w+|iptal\s+edil\w+)\.?\))[\s.)]*"
)
_MARKS = ("ülga", "ÜLGA", "ptal", "PTAL", "kaldırıl")
_ENDING = frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.ITEM}) | ARTICLE_KINDS
_SURE, _UNSOURCED = 1.0, 0.6


def read_bare_notes(tree: ProvisionTree, noted: Sequence[int] = ()) -> Iterator[Effect]:
    """The repeals and annulments that such provisions tell, in reading order; none of quoted ones, nor where the
    bracket of a note has been read (`noted`, offsets in order)."""
    for place, node in enumerate(tree.nodes):
        if node.kind not in _ENDING or not 0 < len(node.text) < _LONGEST or not _is_marked(node.text):
            continue
        found = _ENDED.fullmatch(node.text)
        if found is None or place in tree.children_of or "alinti:" in node.path:
            continue
        if bisect_left(noted, node.start) < bisect_left(noted, node.end):
            continue
        whole = _whole(tree, place)
        if whole == place and node.kind is ProvisionKind.PARAGRAPH and not (node.label or found["words"]):
            continue  # the first word of a sentence that the page tore: "Mülga / Genel Müdürlüğün …"
        source = read_source(found["words"] or found["told"] or "")
        annulled = lower(found["verb"] or "").startswith("iptal") or "iptal" in node.text
        yield Effect(
            "annul" if annulled else "repeal-unit",
            f"this/{tree.nodes[whole].path}",
            node.start,
            node.end,
            by=source.act,
            date=source.date,
            method="note",
            confidence=_SURE if source.act else _UNSOURCED,
        )


def _is_marked(text: str) -> bool:
    """Whether a word stands in the text that such a provision has: most are none by it."""
    return any(mark in text for mark in _MARKS)


def _whole(tree: ProvisionTree, place: int) -> int:
    """The place of the article of which the node at `place` is all, else that of the node."""
    node = tree.nodes[place]
    if node.parent is None or node.kind is not ProvisionKind.PARAGRAPH or node.label:
        return place
    above = tree.nodes[node.parent]
    alone = above.kind in ARTICLE_KINDS and not above.text and len(tree.children_of[node.parent]) == 1
    return node.parent if alone else place
