"""Acts of the European Union, which are in no record here: "2009/48/EC sayılı Direktif", "(AB) 2016/679 sayılı …"."""

from nlp.cite.endings import kind, outside
from nlp.cite.kinds import CONNECTIVES, Head
from nlp.cite.tokens import Tokens
from nlp.cite.units import skip_suffix

UNIONS = frozenset({"ab", "at", "ec", "eu", "eec", "aet", "euratom"})
_ACTS = frozenset({"tuzuk", "karar", "yonetmelik"})
_LONGEST_TITLE = 12


def read_european(tokens: Tokens, place: int) -> tuple[Head, int] | None:
    """The act at `place` by its number, and the place after it; a number without the Union's letters is none."""
    at = place + 3 * (tokens.word(place) == "(" and tokens.word(place + 1) in UNIONS and tokens.word(place + 2) == ")")
    start = at
    if not (tokens.word(at).isdecimal() and tokens.word(at + 1) == "/" and tokens.word(at + 2).isdecimal()):
        return None
    at += 3
    if tokens.word(at) == "/" and tokens.word(at + 1) in UNIONS:
        at += 2
    elif start == place:
        return None
    if tokens.word(at) != "sayılı":
        return None
    end = _past_kind(tokens, at + 1)
    return (Head("ab", ("ad:" + tokens.surface(place, at),)), end) if end else None


def _past_kind(tokens: Tokens, place: int) -> int:
    """The place after the kind that closes the title; 0 where none does."""
    for at in range(place, min(place + _LONGEST_TITLE, len(tokens))):
        word = tokens.words[at]
        noun = kind(word)
        if outside(word) or (noun and noun.name in _ACTS):
            return skip_suffix(tokens, at + 1)
        if not (tokens.capital(at) or word in CONNECTIVES):
            return 0
    return 0
