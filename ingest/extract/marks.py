"""Marks that are drawn, not written: numbers of automatic lists and raised footnote numbers."""

import re

from dayanak.law.letters import upper

_LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_SMALL = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CAPITAL = str.maketrans("ivxlcdm", "IVXLCDM")
_NOTE = re.compile(r"\[?\(?(\d{1,3}|\*{1,3})\)?\]?")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]{3}|[.,;:)\]’'\"”])\s*\Z")


def roman(number: int, *, large: bool = False) -> str:
    """The number in small Roman digits; `large` gives capitals."""
    digits = []
    for value, sign in (*_ROMAN, *_ROMAN_SMALL):
        digits.append(sign * (number // value))
        number %= value
    written = "".join(digits)
    return written.translate(_CAPITAL) if large else written


def letter(number: int, *, turkish: bool = True) -> str:
    """The letter of a list's place: a, b, c, ç … z, aa, bb; without Turkish letters if `turkish` is false."""
    alphabet = _LETTERS if turkish else _LATIN
    return alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)


def list_mark(number: int, kind: str) -> str:
    """The mark of an HTML list item with a space after it; `kind` is the list's type attribute."""
    written = {"a": letter(number), "A": upper(letter(number))}
    written |= {"i": roman(number), "I": roman(number, large=True)}
    return f"{written[kind]}) " if kind in "aA" and kind else f"{written.get(kind, number)}. "


def footnote_mark(before: str, raised: str) -> str:
    """A raised text after `before`: a footnote number becomes ` [1]`, anything else (m², 1º) stays as it is."""
    found = _NOTE.fullmatch(raised.strip())
    if found and _WORD_BEFORE.search(before):
        return f" [{found[1]}]"
    return raised
