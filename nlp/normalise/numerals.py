"""Roman numbers of headings that character recognition misread: `H. İLK İNCELEME` between I. and III. is II."""

import re
from collections.abc import Sequence
from itertools import accumulate

_HEADING = re.compile(
    r"^[ \t]*(?P<numeral>[IVX]{1,5}|[ILHTUiılİ1!|]{1,4}(?=\s?[.,:;])|[ILHT]{1,3})\s?[.,:;]?[ \t]+"
    r"(?=[A-ZÇĞİÖŞÜ]{3,}[A-ZÇĞİÖŞÜ ,()/-]*$)",
    re.MULTILINE,
)
"""A number, whole or of strokes that may be one, and a heading in capitals behind it."""
_VALUES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_STROKES = ("I", "II", "III")
"""Numbers of strokes alone: these are misread, "IV" and "V" hardly ever."""


def mend_numerals(texts: Sequence[str]) -> list[str]:
    """The texts of pages that follow each other, with misread numbers mended where those before and after leave one."""
    found = [(page, one) for page, text in enumerate(texts) for one in _HEADING.finditer(text)]
    values = [_VALUES.get(one["numeral"], 0) for _, one in found]
    mended = list(texts)
    for place, value in reversed(_misread(values).items()):
        page, one = found[place]
        start, end = one.span()
        mended[page] = f"{mended[page][:start]}{_STROKES[value - 1]}. {mended[page][end:]}"
    return mended


def _misread(values: Sequence[int]) -> dict[int, int]:
    """The numbers of those that are none (0), where the whole ones before and after leave room for one; a new text may
    begin with I."""
    found: dict[int, int] = {}
    afters = list(accumulate(reversed(values), lambda after, value: value or after, initial=0))[-2::-1]
    before = 0
    for place, (value, after) in enumerate(zip(values, afters, strict=True)):
        if not value and before < len(_STROKES) and before + 1 < after:
            found[place] = before + 1
        elif not value and before > 1 and after == 2:
            found[place] = 1
        before = value or found.get(place, before)
    return found
