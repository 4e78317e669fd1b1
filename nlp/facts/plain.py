"""A text as its words are meant: composed letters, no hidden signs; and the facts read from it put back in place."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Any

from dayanak.law.document import DocumentFacts, Fact
from dayanak.law.provision import Provision, ProvisionTree, Span

_HIDDEN = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_MARKS = "\u0300-\u036f"
_CLUSTER = re.compile(rf"[{_MARKS}{_HIDDEN}]+")
"""What stands behind a letter that it makes another one with, or that hides it."""
_SIGNS = re.compile(f"[{_HIDDEN}]+")


@dataclass(frozen=True, slots=True)
class Composed:
    """A text composed and without hidden signs, in runs: from `starts[i]` on it is the original from `origins[i]` on,
    or, where `letters[i]`, one letter that the original has in pieces (or nothing, for signs that nobody sees)."""

    text: str
    starts: list[int]
    origins: list[int]
    letters: list[bool]

    @property
    def first(self) -> int:
        """Where the first sign stands in the original that was left out or composed; the end where there is none."""
        return self.origins[1] if len(self.origins) > 1 else len(self.text)

    def origin(self, place: int) -> int:
        """Where a place of the text is in the original; the end is the end."""
        run = bisect_right(self.starts, place) - 1
        return self.origins[run] if self.letters[run] else self.origins[run] + place - self.starts[run]

    def place(self, origin: int) -> int:
        """Where a place of the original is in the text; inside a letter the one behind it."""
        run = bisect_right(self.origins, origin) - 1
        if self.letters[run] and origin > self.origins[run]:
            return self.starts[run + 1]
        return self.starts[run] + origin - self.origins[run]


def composed(text: str) -> Composed | None:
    """The text composed and without hidden signs; None where that is the text itself."""
    if unicodedata.is_normalized("NFC", text) and not any(map(text.__contains__, _HIDDEN)):
        return None
    pieces: list[str] = []
    starts, origins, letters = [0], [0], [False]
    for found in _CLUSTER.finditer(text):
        first, last = max(0, found.start() - 1), found.end()
        letter = unicodedata.normalize("NFC", _SIGNS.sub("", text[first:last]))
        start = starts[-1] + first - origins[-1]
        pieces += text[origins[-1] : first], letter
        starts += start, start + len(letter)
        origins += first, last
        letters += True, False
    pieces.append(text[origins[-1] :])
    return Composed("".join(pieces), starts, origins, letters)


def rewritten(tree: ProvisionTree, written: Composed) -> ProvisionTree:
    """The tree as it stands in the composed text."""
    at = written.place
    nodes = tuple(_rewritten(node, written) for node in tree.nodes)
    noise = tuple(Span(at(span.start), at(span.end)) for span in tree.noise)
    return replace(tree, text=written.text, nodes=nodes, noise=noise)


def _rewritten(node: Provision, written: Composed) -> Provision:
    at, begun, ended = written.place, node.heading_start, node.heading_end
    text, heading = _meant(node.text), None if node.heading is None else _meant(node.heading)
    if (text, heading) == (node.text, node.heading) and max(node.end, ended or 0) < written.first:
        return node
    return node._replace(
        text=text,
        heading=heading,
        start=at(node.start),
        end=at(node.end),
        heading_start=None if begun is None else at(begun),
        heading_end=None if ended is None else at(ended),
    )


def _meant(words: str) -> str:
    return unicodedata.normalize("NFC", _SIGNS.sub("", words))


def put_back(facts: DocumentFacts, written: Composed) -> DocumentFacts:
    """The facts with their places in the text that was composed."""

    def moved(fact: Fact) -> Fact:
        if fact.start is None or fact.end is None:
            return fact
        return replace(fact, start=written.origin(fact.start), end=written.origin(min(fact.end, len(written.text))))

    letter = facts.letter
    if letter and letter.start is not None and letter.end is not None:
        letter = replace(letter, start=written.origin(letter.start), end=written.origin(letter.end))
    single: dict[str, Any] = {name: moved(fact) for name, fact in facts.single()}
    return replace(
        facts,
        **single,
        bases=tuple(map(moved, facts.bases)),
        parts_in_force=tuple(replace(part, since=moved(part.since)) for part in facts.parts_in_force),
        letter=letter,
    )
