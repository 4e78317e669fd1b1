"""What ranks a document first that is called by its title, or by a part of it as people shorten it."""

from collections.abc import Iterable, Sequence

from dayanak.search.port import AllOf, Best, Node, Term
from nlp.analyse import fold5

WHOLE = 8.0
"""Where a title has all the words that were typed. What only cites it may have them more often in its text."""
PART = 0.3
"""Where it has the few before a word with which titles end, as in "yıllık izin iş kanunu"."""
LONGEST_PART = 3
Span = tuple[int, int]


def called(words: Sequence[Sequence[str]], nouns: Iterable[int]) -> list[Node]:
    """Only ranks what words find: `words` are those that tell, each with the spellings that it may stand for, `nouns`
    the places of those with which titles end."""
    whole = (0, len(words))
    parts = ((first, noun + 1) for noun in nouns for first in range(max(noun - LONGEST_PART, 0), noun))
    spans: Iterable[Span] = dict.fromkeys((whole, *parts))
    several = ((first, last) for first, last in spans if last - first > 1)
    return [_all_of(words[first:last], WHOLE if (first, last) == whole else PART) for first, last in several]


def _all_of(words: Sequence[Sequence[str]], weight: float) -> Node:
    return AllOf(tuple(_any_spelling(spellings, weight) for spellings in words))


def _any_spelling(spellings: Sequence[str], weight: float) -> Node:
    """A word of a title in any ending and with or without Turkish letters."""
    terms = tuple(Term("title_fold5", form, weight) for form in dict.fromkeys(map(fold5, spellings)))
    return terms[0] if len(terms) == 1 else Best(terms)
