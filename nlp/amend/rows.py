"""Rows of tables that are named by a code: "“1234.56” GTİP numaralı satır", with quotation marks or without."""

import re
from bisect import bisect_left

from nlp.amend.parts import Unit, case_of, noun_after
from nlp.cite.endings import level
from nlp.cite.tokens import Tokens

_OF_A_CODE = frozenset({"gtip", "gtp", "sıra", "numaralı", "nolu", "no", "lu", "li", "kodlu", "pozisyonlu", "eşya"})
_OF_A_TARIFF = frozenset({"gümrük", "tarife", "istatistik", "pozisyonuna", "pozisyonu", "ilişkin", "ait", "isimli"})
_COUNTING = frozenset({"numaralı", "kodlu", "nolu", "pozisyonlu", "gtip", "pozisyonuna", "pozisyonu"})
_MOST_WORDS = 9
_CODE = re.compile(r"\d{4}(?:\.\d{2}){1,5}(?![\d.]*\d)")


def read_code(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """The code of the customs tariff at `place`, "7212.60.00", and the place after it."""
    word = tokens.words[place]
    found = _CODE.match(tokens.text, tokens.starts[place]) if len(word) == 4 and word.isdecimal() else None
    return (found[0], bisect_left(tokens.starts, found.end(), place)) if found else None


def read_row(tokens: Tokens, place: int, above: Unit) -> tuple[Unit, int] | None:
    """The row of a table whose code stands before `place`, and the place after its noun."""
    at, counted = place, False
    while at < place + _MOST_WORDS and _goes_on(tokens.word(at)):
        counted = counted or tokens.word(at) in _COUNTING
        at += 1
    noun = level(tokens.word(at))
    if not counted or noun is None or noun.name != "satir":
        return None
    word = tokens.word(at + 1)
    role = "after" if word == "sonra" else "before" if word == "önce" else "target"
    name, many = noun_after(tokens, at + 1)
    return Unit(above.targets, role, word, name, case_of(tokens, at + 1), above.span, many=many), at + 1


def _goes_on(word: str) -> bool:
    return word in _OF_A_CODE or word in _OF_A_TARIFF or len(word) == 1
