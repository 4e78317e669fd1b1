"""Tokens of a text with their places; what a reader of citations sees of it. Offsets never move."""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, compress, count, pairwise, repeat

from dayanak.law.letters import lower

_SAME = (*((sign, "'") for sign in "’‘´`‟ʼ′"), *((sign, '"') for sign in "“”«»„"), *((sign, "-") for sign in "–—‐‑−"),
         ("\u00a0", " "), ("ġ", "i"), ("â", "a"), ("î", "i"), ("û", "u"))  # fmt: skip
# Words of plain letters are told by a set of signs, faster than by what Unicode says of each.
_WORD = re.compile(r"([a-zçğıöşü]++[^\W\d_]*+|\d++|[^\w\s]|[^\W\d_]++)")
_MISREAD = re.compile(r"[lo](?=\d)(?:(?<=\d.)|(?<=l)(?<![^\W_].))")
"""Letters that stand for digits where a page was typed or misread: "l82 nci madde", "2o04". What stands before is
looked at behind the letter: so only these letters are tried."""
_TORN = re.compile(
    r"say(?: ı ?l ?ı|ı(?: l ?|l )ı)(?!\w)|k(?<!\w.)\. ?h\. ?k(?![^\W\d_])\.?|t(?<!\w.)\. ?c\. ?k(?![^\W\d_])\.?"
    r"|mad de|b(?<!\w.) u(?= (?:madde|fıkra|ben[td]|kanun))"
)
_TEARS = ("k. h", "k.h", "c.k", "c. k", "say ı", "sayı l", "sayıl ı", "mad de", " b u ")
_STOPS = frozenset(".?!")
_LONGEST_GLUED = 400
_BEYOND = ("",) * 200
_CONSTITUTIONAL = frozenset({"ana", "anayasa", "an"})


@dataclass(frozen=True)
class Tokens:
    """`words` are in small letters without circumflex, with one kind of apostrophe, quote and dash. `word` gives the
    word at a place, and "" up to a hundred places beyond both ends."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    word: Callable[[int], str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        padded = [*self.words, *_BEYOND]  # negative places count from the end of the padding
        object.__setattr__(self, "word", padded.__getitem__)

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, place: int) -> bool:
        """Whether the token at `place` stands right behind the one before it."""
        return 0 < place < len(self.words) and self.starts[place] == self.ends[place - 1]

    def capital(self, place: int) -> bool:
        """Whether the token is written with a capital first letter."""
        return 0 <= place < len(self.words) and self.text[self.starts[place]].isupper()

    def surface(self, first: int, last: int) -> str:
        """The text from token `first` up to, without, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    @cached_property
    def quotes(self) -> list[int]:
        """For each token the number of the quotation it stands in, marks included; 0 outside."""
        numbers = [0] * len(self.words)
        depth = seen = after = 0
        for place in self.places('"'):
            if depth:
                numbers[after:place] = [seen] * (place - after)
            opens = self._opens_quote(place, depth)
            seen += opens and not depth
            numbers[place] = seen if depth or opens else 0
            depth = min(depth + 1, 2) if opens else max(depth - 1, 0)
            after = place + 1
        if depth:
            numbers[after:] = [seen] * (len(self.words) - after)
        return numbers

    def places(self, word: str) -> Iterator[int]:
        """Where a word stands."""
        place = -1
        with contextlib.suppress(ValueError):  # no more of them
            while True:
                place = self.words.index(word, place + 1)
                yield place

    def _opens_quote(self, place: int, depth: int) -> bool:
        sign = self.text[self.starts[place]]
        if sign == "”":
            return False
        if sign not in "“„":
            return not depth
        return not self.glued(place) or (not depth and self._opens_word(place))

    def _opens_word(self, place: int) -> bool:
        """Whether a word that a sign closes begins right behind the sign that is glued to the word before it, as in
        "alan“Kurul”"; in "Yönetmelik“in" it is an apostrophe."""
        if not self.glued(place + 1) or not self.words[place + 1].isalnum():
            return False
        near = self.text[self.ends[place] : self.ends[place] + _LONGEST_GLUED].partition("\n\n")[0]
        return "”" in near.partition("“")[0]

    @cached_property
    def opens(self) -> list[int]:
        """The first tokens of the sentences, in order."""
        stops = compress(count(1), map(_STOPS.__contains__, self.words))
        starts, ends, last = self.starts, self.ends, len(self.words)
        apart = (at for at in stops if at < last and starts[at] > ends[at - 1])
        return [0, *filter(self._opens_sentence, apart)]

    @cached_property
    def sentences(self) -> list[int]:
        """For each token the number of its sentence."""
        sentences = enumerate(pairwise([*self.opens, len(self.words)]))
        return list(chain.from_iterable(repeat(number, last - first) for number, (first, last) in sentences))

    def _opens_sentence(self, place: int) -> bool:
        """Whether a sentence begins behind a stop that stands apart from it."""
        if self.word(place - 2) in _CONSTITUTIONAL and self.words[place].startswith("mah"):
            return False  # "Ana. Mah.nin kararı"
        if not (self.capital(place) or self.words[place] in '"(' or self._opens_item(place)):
            return False
        return len(self.word(place - 2)) > 1 and not self.word(place - 2).isdecimal()

    def _opens_item(self, place: int) -> bool:
        """Whether an item of a list begins, "b - ", or a new line with a number or a list mark."""
        if len(self.words[place]) == 1 and self.word(place + 1) == "-" and not self.glued(place + 1):
            return self.words[place].isalpha()
        new = "\n" in self.text[self.ends[place - 1] : self.starts[place]]
        return new and (self.words[place].isdecimal() or self.word(place + 1) == ")")


def tokenise(text: str) -> Tokens:
    """The tokens of `text`: numbers, words and single signs; a torn "say ı l ı" or "mad desi" is one word."""
    low = lower(text)
    for sign, plain in _SAME:
        low = low.replace(sign, plain)
    low = _MISREAD.sub(lambda found: "1" if found[0] == "l" else "0", low)
    parts = _WORD.split(low)  # what stands between the words, and the words, in turn
    edges = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], edges[:-1:2], edges[1::2]
    if torn := _torn(low):
        spans = list(_mended(zip(starts, ends, strict=True), torn))
        words = [_whole(low[start:end]) for start, end in spans]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return Tokens(text, words, starts, ends)


def _torn(low: str) -> dict[int, int]:
    """The ends of torn words by their starts."""
    if not any(tear in low for tear in _TEARS):
        return {}
    return {found.start(): found.end() for found in _TORN.finditer(low)}


def _whole(torn: str) -> str:
    """A torn word without what tears it: "K. H. K." is a KHK, "T.C.K." the TCK."""
    return torn.replace(" ", "").replace(".", "") if len(torn) > 1 else torn


def _mended(spans: Iterable[tuple[int, int]], torn: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The spans with those of a torn word as one."""
    whole = (0, 0)
    for start, end in spans:
        if start < whole[1]:
            whole = (whole[0], max(whole[1], end))
            continue
        if whole[1]:
            yield whole
        whole = (start, torn.get(start, end))
    if whole[1]:
        yield whole
