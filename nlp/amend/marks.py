"""Quotation marks as they should stand: turned the wrong way, two single ones for a double one, brackets in old laws,
or one of a pair missing beside the noun that says what is quoted."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from nlp.amend.stretches import Span
from nlp.cite.tokens import Tokens

_QUOTE = re.compile('[“”„"]')
_NOUN = r"(?:ibare|kelime|deyim|tabir|ifade|söz[ül]|rakam|cümlesi)"
_BRACKETED = re.compile(
    rf"\(([^()\n]{{1,160}})\)(?=\s{_NOUN}|\s(?:olarak|şeklinde|suretinde)\s(?:değiştiril|düzeltil|tadil))"
)
"""Words that change, in brackets."""
_DOUBLED = re.compile(r"(?<!\w)[‘’']{2}[^‘’'“”\"\n]{4,300}(?:\n[^‘’'“”\"\n]{1,300}){0,9}[‘’']{2}")
_TWO = ("‘’", "’’", "''")
_CLOSED_BY = re.compile(rf"[“\"]\s?(?:iken|{_NOUN}|(?:olarak|şeklinde)\s)")
_ENDS = re.compile(rf"\s(?={_NOUN}|(?:olarak|şeklinde)\s(?:değiştiril|düzeltil))")
"""Before what a quotation ends that has no mark there."""
_NAMED = re.compile(rf"”\s?{_NOUN}")
_BEGINS = re.compile(r"(?:alan|geçen|bulunan)([”\s])(?!.*(?:alan|geçen|bulunan)\s)", re.DOTALL)
_LONGEST_QUOTED = 400
_LONGEST_OPEN = 120


def upright(tokens: Tokens, units: Sequence[Sequence[Span]]) -> Tokens:
    """The tokens of the text with its quotations between “ and ”: ”x”, ‘’x’’, “x “ iken, (altı) kelimesi, alan x”
    ibaresi, “x şeklinde değiştirilmiştir. All stand where they stood; marks that were missing take a blank."""
    text, spans = tokens.text, [span for unit in units for span in unit]
    signs = {at: sign for start, end in spans for at, sign in _misprinted(text, start, end)}
    doubled = any(two in text for two in _TWO)
    for start, end in spans:
        for found in _BRACKETED.finditer(text, start, end):
            signs |= {found.start(1) - 1: "“", found.end(1): "”"}
        for found in _DOUBLED.finditer(text, start, end) if doubled else ():
            signs |= {found.start(): " ", found.start() + 1: "“", found.end() - 2: "”", found.end() - 1: " "}
    return _printed(tokens, signs) if signs else tokens


def _printed(tokens: Tokens, signs: Mapping[int, str]) -> Tokens:
    """The tokens with these signs at their places."""
    printed, words = list(tokens.text), tokens.words.copy()
    new: set[int] = set()
    for at, sign in signs.items():
        printed[at] = sign
        place = bisect_left(tokens.starts, at)
        if sign != " " and tokens.starts[place : place + 1] == [at]:
            words[place] = '"'
        else:
            new.add(at)
    text = "".join(printed)
    if not new:
        return Tokens(text, words, tokens.starts, tokens.ends)
    kept = [token for token in zip(tokens.starts, tokens.ends, words, strict=True) if token[0] not in new]
    kept += [(at, at + 1, '"') for at in new if signs[at] != " "]
    starts, ends, words = map(list, zip(*sorted(kept), strict=True))
    return Tokens(text, words, starts, ends)


def _misprinted(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The places of marks that are turned the wrong way, doubled or missing, each with the sign that belongs there."""
    depth, opener = 0, -1  # where the quotation began in which no mark stands so far
    for found in _QUOTE.finditer(text, start, end):
        sign, at = found[0], found.start()
        if sign in "“„" and at - 1 == opener:
            yield at, " "
            continue
        if depth and sign == "“":
            closes = _CLOSED_BY.match(text, at) if text[at - 1].isspace() else True
            missing = 0 if closes or opener < 0 else _closer(text, opener, at)
            depth += -1 if closes else not missing
            yield from [(at, "”")] if closes and text[at - 1].isspace() else [(missing, "”")] if missing else []
            opener = -1 if closes else at
        elif sign in "“„" or (sign == '"' and not depth):
            depth, opener = depth + 1, at
        elif depth:
            depth, opener = depth - 1, -1
        elif not text[at + 1 : at + 2].isspace() and _QUOTE.search(text, at + 1, min(end, at + _LONGEST_QUOTED)):
            depth, opener = 1, at
            yield at, "“"
        elif missing := _opener(text, start, at):
            yield missing, "“"
    if opener >= 0 and (missing := _closer(text, opener, end)):
        yield missing, "”"


def _closer(text: str, opened: int, end: int) -> int:
    """Where a quotation ends that nothing closes; 0 where that cannot be told."""
    found = _ENDS.search(text, opened + 2, min(end, opened + _LONGEST_OPEN))
    return found.start() if found else 0


def _opener(text: str, start: int, at: int) -> int:
    """Where the quotation begins that only the mark at `at` closes; 0 where that cannot be told."""
    before = max(start, at - _LONGEST_OPEN)
    found = _BEGINS.search(text, before, at) if _NAMED.match(text, at) else None
    return found.start(1) if found else 0
