"""Short forms that are no head words: acronyms and single names that the text defines, or that act like a unit."""

import re
from collections.abc import Iterator

from dayanak.law.reading import Mention
from nlp.link.reading import Reader

_ACTS = re.compile(
    r"(?<![\w.])([A-ZÇĞİÖŞÜ]{3,10})(?:['’][a-zçğıöşü]{1,5})?(?=\s+(?:tarafından|Başkanlığınca|Genel Müdürlüğünce)\b)"
)
_BRACKET = re.compile(r"(?<=\()([A-ZÇĞİÖŞÜ]{2,8})(?=\))")
_ENDING = r"(?:['’‘´‟`][^\W\d_]+)?(?![\w.]\w)"


def find_acronyms(reader: Reader) -> Iterator[Mention]:
    """Mentions of acronyms and other short names that are no head words, in no order."""
    text = reader.text
    words = [term.word for term in reader.terms.by_word.values() if term.lemma is None and term.word[0].isupper()]
    if words:
        longest = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        for found in re.finditer(rf"(?<![\w.’'-])({longest}){_ENDING}", text):
            if found.start() not in reader.terms.heads:
                yield _mention(reader, found, 1.0)
    yield from (_mention(reader, found, 0.6) for found in _ACTS.finditer(text))
    ends = {name.end for name in reader.names if name.head.nominative}
    for found in _BRACKET.finditer(text):
        if text.rfind(" ", 0, found.start() - 1) == found.start() - 2 and found.start() - 2 in ends:
            yield _mention(reader, found, 0.6)


def _mention(reader: Reader, found: re.Match[str], sure: float) -> Mention:
    word = found[1]
    term = reader.terms.get(word)
    chain = reader.chain(term.meaning) or (term.meaning.base,) if term else ()
    kind = "abbrev" if sum(letter.isupper() for letter in word) > 1 else "term"
    return Mention(found.start(), found.end(), found[0], word, kind, " > ".join(chain) or None, confidence=sure)
