"""Reads the title of a document typed with a provision of it, without the capitals that texts give to titles: "çayır
yönergesi 12/2", "CAYIR YONETMELIGI m. 4". Whether there is such a document only the record knows."""

import re
from collections.abc import Iterator

from nlp.cite.endings import folded_kind
from nlp.cite.number_words import Figures
from nlp.cite.shorthand import LONGEST_QUERY, Shorthand, provision
from nlp.cite.typed_laws import flat

_WORD = re.compile(r"(?<=\s)[^\W\d_]+(?=(?:'[^\W\d_]+)?(?:[\s,]|$))")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\b")
_IN_NO_TITLE = re.compile(r'[/#:;"]')
_OF_LAWS = frozenset(("kanun", "yasa", "anayasa", "khk", "cbk", "bkk"))
"""Kinds that are typed by number, abbreviation or a known title; `shorthand` reads those."""


def read(text: str, *, laws: bool = False) -> Shorthand | None:
    """The citation that a whole query is, None where it is something else. With `laws`, a law too may be called by a
    title that nobody else reads."""
    figures, typed = Figures.of(text), text
    text, low = figures.text, flat(figures.text)
    start = len(low) - len(low.lstrip())
    for end_of_title in _titles(low, laws=laws) if len(low) <= LONGEST_QUERY else ():
        title = text[start:end_of_title]
        end, candidates = provision(low, text, end_of_title, f"ad:{title}")
        alone = not low[end:].strip(" .") and not _YEAR.match(low, end_of_title)
        if candidates and alone and not _IN_NO_TITLE.search(title):
            first, last = figures.places[start], figures.places[end]
            return Shorthand(first, last, typed[first:last], candidates)
    return None


def _titles(low: str, *, laws: bool) -> Iterator[int]:
    """Where titles may end: behind the word for a kind of document, before its case ending."""
    for word in _WORD.finditer(low):
        noun = folded_kind(word[0])
        if noun is None or (noun.name in _OF_LAWS and not laws):
            continue
        if noun.leads and (noun.possessive or noun.base == len(word[0])):
            yield word.start() + noun.base
