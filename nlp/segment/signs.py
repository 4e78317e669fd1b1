"""Signs that no reader sees, and letters written in two pieces: a text is segmented without them, its offsets keep
counting them."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, replace

from dayanak.law.provision import Doubt, Provision, ProvisionTree, Span
from nlp.segment.source import Source
from nlp.segment.tree import uncovered

_HIDDEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
# The letter of a mark is looked at behind the mark: so only hidden signs and marks are tried.
_ASTRAY = re.compile(
    rf"[{_HIDDEN}\u0300-\u036f](?:(?<=\u00ad)[ \t]*\n[ \t]*(?=[^\W\d_])|(?<=[{_HIDDEN}])[{_HIDDEN}]*"
    r"|(?<=[^\W\d_].)[\u0300-\u036f]*)"
)
_SIGNS = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062"
    "\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\u0307"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without hidden signs and its letters composed. From the place `places[i]` in it on, `shifts[i]` more
    characters stand before in the original; `first` is what was left out or composed first there."""

    text: str
    places: list[int]
    shifts: list[int]
    first: Span

    def at(self, place: int) -> int:
        """Where the character at a place begins in the original; that of the end is the end there."""
        return place + self.shifts[bisect_right(self.places, place) - 1]


def plain(text: str) -> Plain | None:
    """The text as a reader sees it, None where that is the text itself."""
    if unicodedata.is_normalized("NFC", text) and not any(map(text.__contains__, _SIGNS)):
        return None
    parts: list[str] = []
    places, shifts = [0], [0]
    place, first = 0, Span(0, 0)
    for found in _ASTRAY.finditer(text):
        start, end = found.start() - ("\u0300" <= found[0][0] <= "\u036f"), found.end()
        meant = _composed(text[start:end])
        if meant == text[start:end]:
            continue
        first = first if first.end else Span(start, end)
        parts += (text[place:start], meant)
        place = end
        places.append(start - shifts[-1] + len(meant))
        shifts.append(place - places[-1])
    if not first.end:
        return None
    parts.append(text[place:])
    return Plain("".join(parts), places, shifts, first)


def _composed(signs: str) -> str:
    if not signs[0].isalpha():
        return ""
    letter = unicodedata.normalize("NFC", signs)
    return signs[0] if letter[0] in "iı" and letter[1:] == "\u0307" and signs[0] != "ı" else letter


def as_printed(tree: ProvisionTree, text: str, seen: Plain) -> ProvisionTree:
    """A tree of the plain text with the offsets of the original; hidden signs that no node holds become noise."""
    nodes = [_moved(node, seen) for node in tree.nodes]
    noise = tuple(Span(seen.at(span.start), seen.at(span.end)) for span in tree.noise)
    doubts = [replace(doubt, start=seen.at(doubt.start), end=seen.at(doubt.end)) for doubt in tree.warnings]
    message = "Metinde görünmez işaretler ya da parçalı harfler var; hükümler onlar olmadan okundu."
    doubts.append(Doubt("hidden-signs", message, seen.first.start, seen.first.end))
    doubts.sort(key=lambda doubt: (doubt.start, doubt.code))
    return ProvisionTree(text, tuple(nodes), tuple(uncovered(Source(text), nodes, noise)), tuple(doubts))


def _moved(node: Provision, seen: Plain) -> Provision:
    begun, ended = node.heading_start, node.heading_end
    if max(node.end, ended or 0) < seen.first.start:
        return node
    return node._replace(
        start=seen.at(node.start),
        end=seen.at(node.end),
        heading_start=None if begun is None else seen.at(begun),
        heading_end=None if ended is None else seen.at(ended),
    )
