"""Snippets: the part of a clause in which most of what was asked for stands, as HTML with nothing but `<mark>`."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nlp.analyse import exact, fold5, spans, stem, words
from search_api.words import Reading, is_question_word

LENGTH = 240
LONGEST_TEXT = 20_000
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is marked: words in any ending, and phrases word by word."""

    stems: frozenset[str]
    beginnings: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    seen: dict[str, bool] = field(default_factory=dict, compare=False)
    """Words that were looked at already: the texts of one answer repeat most of theirs."""

    @classmethod
    def of(cls, reading: Reading) -> "Wanted":
        """What a query asks for; words of a question frame only where it has no others."""
        spellings = [(one.word, *one.spellings) for one in reading.sought if not is_question_word(one.word)]
        spellings = spellings or [(one.word,) for one in reading.sought]
        flat = [word for group in spellings for word in group]
        phrases = tuple(tuple(map(exact, phrase)) for phrase in reading.phrases)
        return cls(frozenset(map(stem, flat)), frozenset(map(fold5, flat)), phrases)

    def has(self, word: str) -> bool:
        """Whether the word is one of those asked for, in any ending."""
        asked = self.seen.get(word)
        if asked is None:
            asked = self.seen[word] = stem(word) in self.stems or fold5(word) in self.beginnings
        return asked

    def found_in(self, text: str) -> list[str]:
        """The words of the text that are asked for, each once."""
        return list(dict.fromkeys(word.text for word in words(text[:LONGEST_TEXT]) if self.has(word.text)))


def snippet(text: str, wanted: Wanted, length: int = LENGTH) -> str:
    """The densest part of the text, about `length` characters, cut between words; its beginning where nothing is."""
    text = text[:LONGEST_TEXT]
    marks = sorted({*spans(text, wanted.has), *_phrases(text, wanted)})
    start, end = _window(text, marks, length)
    body = "".join(_marked(text, start, end, [mark for mark in marks if start <= mark[0] and mark[1] <= end]))
    return f"{'… ' if start else ''}{body}{' …' if end < len(text) else ''}"


def _phrases(text: str, wanted: Wanted) -> Iterator[Span]:
    found = list(words(text)) if wanted.phrases else []
    forms = [exact(word.text) for word in found]
    for phrase in wanted.phrases:
        size = len(phrase)
        for place in range(len(forms) - size + 1):
            if tuple(forms[place : place + size]) == phrase:
                yield from ((word.start, word.end) for word in found[place : place + size])


def _window(text: str, marks: Sequence[Span], length: int) -> Span:
    """Where most marked words stand; the earliest such place, with some words before it."""
    if len(text) <= length or not marks:
        return 0, _cut(text, length)
    best, last = (0, 0), 0
    for first, (start, _) in enumerate(marks):
        last = max(last, first)
        while last < len(marks) and marks[last][1] - start <= length * 3 // 4:
            last += 1
        if last - first > best[1] - best[0]:
            best = (first, last)
    middle = (marks[best[0]][0] + marks[max(best[1] - 1, best[0])][1]) // 2
    start = max(0, min(middle - length // 2, marks[best[0]][0], len(text) - length))
    start = text.find(" ", start) + 1 if start and text.find(" ", start) < marks[best[0]][0] else start
    return start, _cut(text, start + length)


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
