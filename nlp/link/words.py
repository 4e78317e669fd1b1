"""The words of a text with their places and heads, read once each."""

import re
from dataclasses import dataclass, replace
from itertools import accumulate, compress, count

from dayanak.law.letters import lower
from nlp.link.heads import ALONE, Head, read_head

# Words of usual letters are told by a set of signs, faster than by what Unicode says of each.
_WORD = re.compile(r"((?:[A-Za-zÇĞİÖŞÜçğıöşü]++[^\W\d_]*+|[^\W\d_]++)(?:[-‐][^\W\d_]++)*+(?:['’‘´‟`][^\W\d_]++)?+)")
SPACE = re.compile(r"[ \t\xa0]+")
COMMA = re.compile(r",[ \t\xa0]+")
_NO_BODIES = {
    "birlik": frozenset({"avrupa", "iş", "gümrük", "oy", "güç", "görev", "para"}),
    "federasyon": frozenset({"rusya"}),
}
_INSIDE_SENTENCE = re.compile(r"[^\W\d_][,;]?[ \t\xa0]+$")


@dataclass(slots=True)
class Words:
    """The words of a text with their heads, read once each; `gaps` are what stands before them and behind the last,
    `edges` where they begin and end, in turn, `headed` the places of the words that have a head."""

    text: str
    words: list[str]
    gaps: list[str]
    edges: list[int]
    heads: list[Head | None]
    headed: list[int]
    lowered: dict[str, str]
    alone: frozenset[str] = ALONE

    def defining(self, heads: frozenset[str]) -> "Words":
        """The same words where `heads` name one unit by themselves."""
        return replace(self, alone=ALONE | heads)

    def start(self, place: int) -> int:
        """Where a word begins."""
        return self.edges[2 * place]

    def end(self, place: int) -> int:
        """Where a word ends."""
        return self.edges[2 * place + 1]

    def gap(self, left: int) -> str:
        """What stands between a word and the next one."""
        return self.gaps[left + 1]

    def phrase(self, first: int, last: int) -> str:
        """The text from word `first` to word `last`, with single blanks; empty where they are none."""
        return SPACE.sub(" ", self.text[self.start(first) : self.end(last)]) if last >= first else ""

    def low(self, place: int) -> str:
        """A word in small letters."""
        word = self.words[place]
        if word not in self.lowered:
            self.lowered[word] = lower(word)
        return self.lowered[word]


def read_words(text: str) -> Words:
    """The words of a text."""
    parts = _WORD.split(text)  # what stands between the words, and the words, in turn
    words = parts[1::2]
    distinct = set(words)
    known = dict(zip(distinct, map(read_head, distinct), strict=True))
    heads = list(map(known.__getitem__, words))
    headed = list(compress(count(), heads))
    for place in headed:
        head = heads[place]
        if head and place and head.possessive and lower(words[place - 1]) in _NO_BODIES.get(head.lemma, ()):
            heads[place] = None  # Avrupa Birliği, iş birliği, Rusya Federasyonu
    return Words(text, words, parts[::2], list(accumulate(map(len, parts))), heads, headed, {})


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word is the first of its sentence, where a capital says nothing."""
    return _INSIDE_SENTENCE.search(text[max(0, start - 4) : start]) is None
