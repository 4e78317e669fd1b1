"""Marks of points that character recognition misread: `8)` between g) and h) can only be ğ)."""

import re
from collections.abc import Sequence

from dayanak.law.letters import ALPHABET

_ORDER = ALPHABET.replace("q", "").replace("w", "").replace("x", "")
_MARK = re.compile(r"(\S)(?=\)\s)")


def mend_points(lines: Sequence[str]) -> list[str]:
    """The lines with misread marks mended where the marks before and after leave one letter; lengths stay."""
    mended = list(lines)
    marked = [(place, found[1]) for place, line in enumerate(lines) if (found := _MARK.match(line))]
    before = ""
    for number, (place, mark) in enumerate(marked):
        after = marked[number + 1][1] if number + 1 < len(marked) else ""
        letter = _between(before, after, mark)
        before = letter or mark
        if letter:
            mended[place] = letter + lines[place][1:]
    return mended


def _between(before: str, after: str, mark: str) -> str | None:
    """The one letter that can stand between two, with or without the Turkish ones; None if that is not one. A second
    `i)` right behind the first is j), whose descender the page lost."""
    if mark == before == "i" and after != "j":
        return "j"
    if not before or not after or before not in _ORDER or after not in _ORDER:
        return None
    letters = _ORDER[_ORDER.index(before) + 1 : _ORDER.index(after)]
    if mark in letters:
        return None
    plain = [letter for letter in letters if letter.isascii()]
    return letters if len(letters) == 1 else plain[0] if len(plain) == 1 else None
