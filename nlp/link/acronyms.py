"""Short forms that are no head words: acronyms and single names that the text defines, or that act like a unit."""

import re
from collections import Counter
from collections.abc import Iterator

from dayanak.law.letters import lower
from dayanak.law.reading import Mention
from nlp.link.act_titles import opens_title
from nlp.link.heads import Rank
from nlp.link.public_acronyms import full_name
from nlp.link.reading import Reader

# What stands before is looked at behind the first capital: so only capitals are tried.
_ACTS = re.compile(
    r"([A-ZÇĞİÖŞÜ](?<![\w.].)[A-ZÇĞİÖŞÜ]{2,9}+)"
    r"(?:(?:['’][a-zçğıöşü]{1,5})?(?=\s+(?:tarafından|Başkanlığınca|Genel Müdürlüğünce)\b)|['’]n?[cç][ae](?!\w))",
    re.DOTALL,
)
_BRACKET = re.compile(r"\(([A-ZÇĞİÖŞÜ]{2,8})(?=\))")
_CAPITAL = re.compile(r"(?<![\w.’'-])[^\W\d_]+")
_ENDING = re.compile(r"(?:['’‘´‟`][^\W\d_]+)?(?![\w.]\w)(?!\w)")
_KNOWN = re.compile(
    r"([A-ZÇĞİÖŞÜ](?<![\w.’'/&-].)[A-ZÇĞİÖŞÜ]{2,7})(?:['’‘´‟`]\s?[a-zçğıöşü]{1,8})?(?![\w/&-])", re.DOTALL
)
_MOST_ALIKE = 8
_OFTEN = 2


def find_acronyms(reader: Reader) -> Iterator[Mention]:
    """Mentions of acronyms and other short names that are no head words, in no order."""
    text = reader.text
    yield from _defined(reader)
    yield from _acting(reader)
    for found in _KNOWN.finditer(text):
        if (
            (name := full_name(found[1]))
            and found.start() not in reader.terms.heads
            and reader.terms.get(found[1]) is None
            and lower(found[1]) not in reader.terms.kinds
        ):
            yield _known(found, name)
    ends = {name.end for name in reader.names if name.head.nominative and name.head.rank is not Rank.OFFICE}
    for found in _BRACKET.finditer(text):
        if found.start() - 1 in ends and text[found.start() - 1] == " ":
            yield _mention(reader, found[1], *found.span(1), 0.6)


def _acting(reader: Reader) -> Iterator[Mention]:
    """Acronyms that act like a unit; those that do so more than once are one wherever they stand."""
    acts = [found for found in _ACTS.finditer(reader.text) if _is_unknown(reader, found[1])]
    for found in acts:
        yield _mention(reader, found[1], *found.span(), 0.6)
    for word, times in Counter(found[1] for found in acts).items():
        for start in _places(reader.text, word) if times >= _OFTEN else ():
            if ending := _ENDING.match(reader.text, start + len(word)):
                yield _mention(reader, word, start, ending.end(), 0.6)


def _is_unknown(reader: Reader, word: str) -> bool:
    known = full_name(word) is not None or reader.terms.get(word) is not None
    return not known and lower(word) not in reader.terms.kinds


def _defined(reader: Reader) -> Iterator[Mention]:
    """The short names that the text defines, wherever they stand again."""
    by_first: dict[str, list[str]] = {}
    for term in reader.terms.by_word.values():
        if term.lemma is None and term.word[0].isupper() and (opening := _CAPITAL.match(term.word)):
            by_first.setdefault(opening[0], []).append(term.word)
    for first, words in by_first.items():
        for start in _places(reader.text, first):
            for word in words[:_MOST_ALIKE] if start not in reader.terms.heads else ():
                if not reader.text.startswith(word, start):
                    continue
                if ending := _ENDING.match(reader.text, start + len(word)):
                    if not opens_title(reader.text, ending.end()):
                        yield _mention(reader, word, start, ending.end(), 1.0)
                    break


def _places(text: str, word: str) -> Iterator[int]:
    """Where a text has a word, with nothing glued to it."""
    for found in re.finditer(re.escape(word), text):
        if (whole := _CAPITAL.match(text, found.start())) and whole[0] == word:
            yield found.start()


def _mention(reader: Reader, word: str, start: int, end: int, sure: float) -> Mention:
    term = reader.terms.get(word)
    chain = reader.chain(term.meaning) or (term.meaning.base,) if term else ()
    kind = "abbrev" if " " not in word and sum(letter.isupper() for letter in word) > 1 else "term"
    return Mention(start, end, reader.text[start:end], word, kind, " > ".join(chain) or None, confidence=sure)


def _known(found: re.Match[str], name: str) -> Mention:
    return Mention(*found.span(), found[0], found[1], "abbrev", name, confidence=0.8)
