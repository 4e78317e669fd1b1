"""Lines that can be titles."""

import re

from nlp.segment.marks import DECIMAL, mark_at
from nlp.segment.printed import LABEL, unmarked
from nlp.segment.source import Source

_OF_A_YEAR = re.compile(r"(?:(?:19|20)\d\d\s(?:yıl|mali|üretim|eğitim)\w*|\d{3,4}\ssayılı)\s.*[^\W\d_]$")
_LONGEST_TITLE = 1_000  # with its line breaks and the marks of footnotes


def looks_like_title(source: Source, start: int, end: int) -> bool:
    """Whether a line can be the title of what follows: short, a capital first, no end of a sentence."""
    words = unmarked(source.words(start, end)) if end - start < _LONGEST_TITLE else ""
    if not words or len(words) > 200 or (words[-1] in ".;,”)" and not words.endswith("(*)")):
        is_rest = words.endswith(".)") and words.count("(") < words.count(")")  # of an annotation, or of a sentence
        return words.endswith(")") and not is_rest and len(words) < 100 and words[0].isupper()
    mark = mark_at(source.view, start, end)
    if mark and (mark.form in {"paren", "bullet"} or (mark.form == "close" and not mark.glyph.isupper())):
        return False
    if _OF_A_YEAR.match(words):
        return True
    return words[0].isupper() or words[0] in '“"' or (mark is not None and mark.form in {"dot", "dash"})


def is_numbered_heading(source: Source, start: int, end: int) -> bool:
    """Whether a paragraph is the heading of a numbered section: `1.1. Genel Olarak`."""
    mark = mark_at(source.view, start, end)
    decimal = None if mark else DECIMAL.match(source.view, start, end)
    if decimal is None and (mark is None or mark.form not in {"dot", "dash"}):
        return False
    title = decimal.end() if decimal else start
    return not LABEL.fullmatch(source.words(start, end)) and looks_like_title(source, title, end)
