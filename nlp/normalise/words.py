"""Words of one text as its own dictionary: what is written whole elsewhere tells how to mend what is broken here."""

import re
from collections import Counter

from dayanak.law.letters import lower

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = 60
_TORN = re.compile(
    r"(?<![\w’'.])([^\W\d_]{1,12}(?: [ıiğşçöüİĞŞÇÖÜ](?![\w.)’'/-])(?: [^\W\d_]{1,14}(?!\w))?){1,12}"
    r"|[ıiğşçöü] [^\W\d_]{2,14}(?!\w))"
)


class Vocabulary:
    """How often each word, small-lettered, stands in a text; hyphenated words count as they are and in parts."""

    def __init__(self, text: str) -> None:
        self._counts: Counter[str] = Counter()
        for token in _WORD.findall(lower(text)):
            self._counts[token] += 1
            if "-" in token:
                self._counts.update(token.split("-"))

    def count(self, word: str) -> int:
        """How often the word stands in the text."""
        return self._counts[lower(word)]


def join_hyphen(left: str, right: str, vocabulary: Vocabulary) -> str:
    """`left` ends in a hyphen at a line's end, `right` goes on: one word, or a real hyphen as in eğitim-öğretim."""
    stem = re.search(r"[^\W\d_]+(?=-\Z)", left[-_LONGEST:])
    rest = re.match(r"[^\W\d_]+", right)
    if stem is None or rest is None:
        return left + right
    whole, parted = stem[0] + rest[0], f"{stem[0]}-{rest[0]}"
    if vocabulary.count(parted) > vocabulary.count(whole):
        return left + right
    if right[:1] != lower(right[:1]) and left[-2:-1] == lower(left[-2:-1]):
        return left + right
    both = vocabulary.count(rest[0]) > 1 and vocabulary.count(stem[0]) > 1
    if both and not vocabulary.count(whole) and min(len(stem[0]), len(rest[0])) > 3:
        return left + right
    return left[:-1] + right


def mend_torn(text: str, vocabulary: Vocabulary) -> str:
    """`say ı l ı` → `sayılı`, `i fade` → `ifade`: single letters that are no words, where the whole word is known."""

    def mended(found: re.Match[str]) -> str:
        parts = found[0].split(" ")
        for end in range(len(parts), 1, -1):
            whole = "".join(parts[:end])
            if len(whole) > 3 and any(len(part) == 1 for part in parts[:end]) and vocabulary.count(whole) > 0:
                return " ".join([whole, *parts[end:]])
        return found[0]

    return _TORN.sub(mended, text)
