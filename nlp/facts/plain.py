"""A text as its words are meant: composed letters, no hidden signs; and the facts read from it put back in place."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import replace
from typing import Any

from dayanak.law.document import DocumentFacts, Fact
from dayanak.law.provision import ProvisionTree, Span

_HIDDEN = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_MARKS = "\u0300-\u036f"
_CLUSTER = re.compile(rf"[^{_MARKS}{_HIDDEN}]?[{_MARKS}{_HIDDEN}]+")
_SIGNS = re.compile(f"[{_HIDDEN}]+")


def composed(text: str) -> tuple[str, list[int]] | None:
    """The text composed and without hidden signs, and for each of its places that of `text` (one more for the end);
    None where that is the text itself."""
    if unicodedata.is_normalized("NFC", text) and not _SIGNS.search(text):
        return None
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in _CLUSTER.finditer(text):
        letter = unicodedata.normalize("NFC", _SIGNS.sub("", found[0]))
        pieces += text[at : found.start()], letter
        places += range(at, found.start())
        places += [found.start()] * len(letter)
        at = found.end()
    pieces.append(text[at:])
    places += range(at, len(text) + 1)
    return "".join(pieces), places


def rewritten(tree: ProvisionTree, text: str, places: list[int]) -> ProvisionTree:
    """The tree as it stands in the composed text."""

    def at(place: int) -> int:
        return bisect_left(places, place)

    def plain(words: str) -> str:
        return unicodedata.normalize("NFC", _SIGNS.sub("", words))

    nodes = (
        replace(
            node,
            text=plain(node.text),
            heading=None if node.heading is None else plain(node.heading),
            start=at(node.start),
            end=at(node.end),
            heading_start=None if node.heading_start is None else at(node.heading_start),
            heading_end=None if node.heading_end is None else at(node.heading_end),
        )
        for node in tree.nodes
    )
    return replace(
        tree, text=text, nodes=tuple(nodes), noise=tuple(Span(at(span.start), at(span.end)) for span in tree.noise)
    )


def put_back(facts: DocumentFacts, places: list[int]) -> DocumentFacts:
    """The facts with their places in the text that was composed."""

    def moved(fact: Fact) -> Fact:
        if fact.start is None or fact.end is None:
            return fact
        return replace(fact, start=places[fact.start], end=places[min(fact.end, len(places) - 1)])

    letter = facts.letter
    if letter and letter.start is not None and letter.end is not None:
        letter = replace(letter, start=places[letter.start], end=places[letter.end])
    single: dict[str, Any] = {name: moved(fact) for name, fact in facts.single()}
    return replace(
        facts,
        **single,
        bases=tuple(map(moved, facts.bases)),
        parts_in_force=tuple(replace(part, since=moved(part.since)) for part in facts.parts_in_force),
        letter=letter,
    )
