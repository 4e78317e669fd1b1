"""The words of a text with their places and heads, read once each."""

import re
from dataclasses import dataclass, replace

from dayanak.law.letters import lower
from nlp.link.heads import ALONE, Head, read_head

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*(?:['’‘´‟`][^\W\d_]+)?")
SPACE = re.compile(r"[ \t\xa0]+")
COMMA = re.compile(r",[ \t\xa0]+")
_NO_BODIES = frozenset({"avrupa", "iş", "gümrük", "oy", "güç", "görev", "para"})
_INSIDE_SENTENCE = re.compile(r"[^\W\d_][,;]?[ \t\xa0]+$")


@dataclass(slots=True)
class Words:
    """The words of a text with their heads, read once each."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    heads: list[Head | None]
    lowered: dict[str, str]
    alone: frozenset[str] = ALONE

    def defining(self, heads: frozenset[str]) -> "Words":
        """The same words where `heads` name one unit by themselves."""
        return replace(self, alone=ALONE | heads)

    def gap(self, left: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.spans[left][1] : self.spans[left + 1][0]]

    def phrase(self, first: int, last: int) -> str:
        """The text from word `first` to word `last`, with single blanks; empty where they are none."""
        return SPACE.sub(" ", self.text[self.spans[first][0] : self.spans[last][1]]) if last >= first else ""

    def low(self, place: int) -> str:
        """A word in small letters."""
        word = self.words[place]
        if word not in self.lowered:
            self.lowered[word] = lower(word)
        return self.lowered[word]


def read_words(text: str) -> Words:
    """The words of a text."""
    spans = [found.span() for found in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    known = {word: read_head(word) for word in set(words)}
    heads = [known[word] for word in words]
    for place, head in enumerate(heads):
        if head and place and head.lemma == "birlik" and head.possessive and lower(words[place - 1]) in _NO_BODIES:
            heads[place] = None  # Avrupa Birliği, iş birliği
    return Words(text, spans, words, heads, {})


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word is the first of its sentence, where a capital says nothing."""
    return _INSIDE_SENTENCE.search(text[max(0, start - 4) : start]) is None
