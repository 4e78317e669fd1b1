"""Snippets: the part of a clause in which most of what was asked for stands, as HTML with nothing but `<mark>`. Where a
question asks for a number, the part has it, marked like the words."""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dayanak.law.letters import fold
from nlp.analyse import Beginnings, exact, fold5, is_read, runs, spans, stem, words
from search_api.expressions import Beginning, Quoted, words_of
from search_api.figures import EXACT, Figure, Quantity, figures, quantity
from search_api.words import Reading, is_question_word

LENGTH = 240
AKIN = 4
"""Letters that two dictionary forms share where one begins with the other: çıkarma and çıkarılan, no iş and istemek."""
LONGEST_TEXT = 20_000
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is marked: words in any ending, phrases word by word, and the number that is asked for. `akin` are the first
    five letters of a word with its dictionary form, an empty one where the lexicon does not know the word: words that
    begin so are marked where one dictionary form begins with the other."""

    stems: frozenset[str]
    akin: frozenset[tuple[str, str]]
    phrases: tuple[tuple[str, ...], ...]
    number: Quantity | None = None
    starts: tuple[str, ...] = ()
    first_letters: Beginnings = field(init=False, compare=False)
    roots: Mapping[str, list[str]] = field(init=False, compare=False)
    seen: dict[str, bool] = field(default_factory=dict, compare=False)
    """Words that were looked at already: the texts of one answer repeat most of theirs."""

    def __post_init__(self) -> None:
        roots: dict[str, list[str]] = {}
        for letters, root in self.akin:
            roots.setdefault(letters, []).append(root)
        object.__setattr__(self, "roots", roots)
        object.__setattr__(self, "first_letters", Beginnings((*self.stems, *roots, *self.starts)))

    @classmethod
    def of(cls, reading: Reading) -> "Wanted":
        """What a query asks for, with the synonyms; words of a question frame, and letters that stand alone as in
        "m. 4" or "(a) bendi", only where it has no others."""
        spellings = [one.meant for one in reading.sought if not is_question_word(one.word)]
        spellings = spellings or [(one.word,) for one in reading.sought]
        told = [words_of(leaf) for leaf in reading.told if not isinstance(leaf, Quoted)]
        told += [one.meant for one in reading.chosen]
        asked = [word for group in (*spellings, *told) for word in group]
        flat = [word for word in asked if len(word) > 1 or word.isdigit()] or asked
        meant = [word for one in (*reading.expansions, *reading.everyday) for word in one.meant]
        quoted = (leaf.words for leaf in reading.told if isinstance(leaf, Quoted))
        phrases = tuple(tuple(map(exact, phrase)) for phrase in (*reading.phrases, *quoted))
        starts = tuple(fold(leaf.prefix) for leaf in reading.told if isinstance(leaf, Beginning))
        stems = frozenset(map(stem, (*flat, *meant)))
        akin = frozenset((fold5(word), stem(word) if is_read(word) else "") for word in flat)
        return cls(stems, akin, phrases, quantity(reading.text), starts)

    @classmethod
    def nothing(cls) -> "Wanted":
        """Nothing to mark."""
        return cls(frozenset(), frozenset(), ())

    def has(self, word: str) -> bool:
        """Whether the word is one of those asked for, in any ending."""
        asked = self.seen.get(word)
        if asked is None:
            asked = self.seen[word] = self._is_asked(word)
        return asked

    def _is_asked(self, word: str) -> bool:
        own = stem(word)
        if own in self.stems:
            return True
        roots = self.roots.get(fold5(word), ())
        if roots and (not is_read(word) or any(_are_akin(own, root) for root in roots)):
            return True
        return bool(self.starts) and fold(word).startswith(self.starts)

    def found_in(self, text: str) -> list[str]:
        """The words of the text that are asked for, each once."""
        return list(dict.fromkeys(word.text for word in words(text[:LONGEST_TEXT]) if self.has(word.text)))


def _are_akin(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return not shorter or (len(shorter) >= AKIN and longer.startswith(shorter))


def snippet(text: str, wanted: Wanted, length: int = LENGTH) -> str:
    """The densest part of the text, about `length` characters, cut between words; its beginning where nothing is."""
    text = text[:LONGEST_TEXT]
    marks, numbers = _words(text, wanted), _numbers(text, wanted)
    start, end = _window(text, marks, length, numbers)
    shown = _merged(marks, numbers)
    body = "".join(_marked(text, start, end, [mark for mark in shown if start <= mark[0] and mark[1] <= end]))
    return f"{'… ' if start else ''}{body}{' …' if end < len(text) else ''}"


def marks(text: str, wanted: Wanted, *, numbers: bool = False) -> list[Span]:
    """Where a text that is shown whole is marked: the words, and if told so the numbers in the unit asked for."""
    text = text[:LONGEST_TEXT]
    fitting = [one for one in _numbers(text, wanted) if one.rank == EXACT] if numbers else []
    return _merged(_words(text, wanted), fitting)


def _words(text: str, wanted: Wanted) -> list[Span]:
    quoted = (span for phrase in wanted.phrases for span in runs(text, phrase))
    return sorted({*spans(text, wanted.has, wanted.first_letters), *quoted})


def _numbers(text: str, wanted: Wanted) -> list[Figure]:
    return list(figures(text, wanted.number)) if wanted.number else []


def _merged(marks: Sequence[Span], numbers: Sequence[Figure]) -> list[Span]:
    """Words and the best fitting numbers; a number takes the words that stand in it."""
    best = max((one.rank for one in numbers), default=0)
    whole = [(one.start, one.end) for one in numbers if one.rank == best]
    return sorted({*whole, *(mark for mark in marks if not any(s < mark[1] and mark[0] < e for s, e in whole))})


def _window(text: str, marks: Sequence[Span], length: int, numbers: Sequence[Figure] = ()) -> Span:
    """Where most marked words stand, with the number that is asked for; the earliest such place, with some words
    before it."""
    ranks = {(one.start, one.end): one.rank for one in numbers}
    places = sorted({*marks, *ranks})
    if len(text) <= length or not places:
        return 0, _cut(text, length)
    runs = _runs(places, length * 3 // 4)
    first, last = max(runs, key=lambda run: _worth(places[run[0] : run[1]], ranks) if ranks else run[1] - run[0])
    middle = (places[first][0] + places[last - 1][1]) // 2
    start = max(0, min(middle - length // 2, places[first][0], len(text) - length))
    start = text.find(" ", start) + 1 if start and text.find(" ", start) < places[first][0] else start
    return start, _cut(text, start + length)


def _runs(places: Sequence[Span], room: int) -> Iterator[Span]:
    """From each place on, as many as there is room for."""
    last = 0
    for first, (start, _) in enumerate(places):
        last = max(last, first + 1)
        while last < len(places) and places[last][1] - start <= room:
            last += 1
        yield first, last


def _worth(run: Sequence[Span], ranks: Mapping[Span, int]) -> tuple[int, int]:
    """A fitting number beside words before a number alone, and both before words; then the number of words."""
    number = max((ranks.get(place, 0) for place in run), default=0)
    words_there = sum(place not in ranks for place in run)
    return number + bool(words_there), words_there


def _cut(text: str, end: int) -> int:
    """The end of a word at or before `end`."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", 0, end + 1)
    return space if space > end - 64 else end


def _marked(text: str, start: int, end: int, marks: Sequence[Span]) -> Iterator[str]:
    place = start
    for first, last in marks:
        yield html.escape(text[place:first], quote=False)
        yield f"<mark>{html.escape(text[first:last], quote=False)}</mark>"
        place = last
    yield html.escape(text[place:end], quote=False)
