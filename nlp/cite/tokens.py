"""Tokens of a text with their places; what a reader of citations sees of it. Offsets never move."""

import re
from dataclasses import dataclass
from functools import cached_property

from dayanak.law.letters import lower

_SAME = str.maketrans("’‘´`‟ʼ′“”«»„–—‐‑−\u00a0ĠġâîûÂÎÛ", "''''''" + "'" + '"""""' + "-----" + " İiaiuAİU")
_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_TORN = re.compile(r"say ?ı ?l ?ı(?!\w)|mad ?de(?=\w{0,8})")


@dataclass(frozen=True)
class Tokens:
    """`words` are in small letters without circumflex, with one kind of apostrophe, quote and dash."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, place: int) -> str:
        """The word at `place`, or "" beyond the ends."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def glued(self, place: int) -> bool:
        """Whether the token at `place` stands right behind the one before it."""
        return 0 < place < len(self.words) and self.starts[place] == self.ends[place - 1]

    def capital(self, place: int) -> bool:
        """Whether the token is written with a capital first letter."""
        return place < len(self.words) and self.text[self.starts[place]].isupper()

    def surface(self, first: int, last: int) -> str:
        """The text from token `first` up to, without, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    @cached_property
    def quotes(self) -> list[int]:
        """For each token the number of the quotation it stands in, marks included; 0 outside."""
        numbers: list[int] = []
        depth = seen = 0
        for place, word in enumerate(self.words):
            if word != '"':
                numbers.append(seen if depth else 0)
                continue
            opens = self._opens_quote(place, depth)
            seen += opens and not depth
            numbers.append(seen if depth or opens else 0)
            depth = min(depth + 1, 2) if opens else max(depth - 1, 0)
        return numbers

    def _opens_quote(self, place: int, depth: int) -> bool:
        sign = self.text[self.starts[place]]
        if sign == "”":
            return False
        return not self.glued(place) if sign in "“„" else not depth

    @cached_property
    def sentences(self) -> list[int]:
        """For each token the number of its sentence."""
        numbers, current = [], 0
        for place in range(len(self.words)):
            current += place > 0 and self._opens_sentence(place)
            numbers.append(current)
        return numbers

    def _opens_sentence(self, place: int) -> bool:
        before = self.words[place - 1]
        if before not in ".?!" or self.glued(place):
            return False
        if not (self.capital(place) or self.words[place] in '"(' or self._opens_line(place)):
            return False
        return len(self.word(place - 2)) > 1 and not self.word(place - 2).isdecimal()

    def _opens_line(self, place: int) -> bool:
        """Whether a new line begins with a number or a list mark."""
        new = "\n" in self.text[self.ends[place - 1] : self.starts[place]]
        return new and (self.words[place].isdecimal() or self.word(place + 1) == ")")


def tokenise(text: str) -> Tokens:
    """The tokens of `text`: numbers, words and single signs; a torn "say ı l ı" or "mad desi" is one word."""
    low = lower(text.translate(_SAME))
    torn = {found.start(): found.end() for found in _TORN.finditer(low) if " " in found[0]}
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _WORD.finditer(low):
        start, end = found.span()
        if ends and start < ends[-1]:
            if end > ends[-1]:
                words[-1] += low[ends[-1] : end]
                ends[-1] = end
            continue
        if start in torn:
            end = torn[start]
        words.append(found[0] if end == found.end() else low[start:end].replace(" ", ""))
        starts.append(start)
        ends.append(end)
    return Tokens(text, words, starts, ends)
