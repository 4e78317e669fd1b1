"""What a number has behind a slash or dash: 35/A, 14/b, 7/1, 4/1-a, 25/II-e."""

from nlp.cite.numbers import ROMAN
from nlp.cite.tokens import Tokens

_PARTING = frozenset("/-")
_DEEPEST = 3


def read_below(tokens: Tokens, place: int) -> tuple[str | None, int]:
    """What follows a number after a slash or dash: the letter of 35/A as written, the 1 of 7/1, the 1-a of 4/1-a."""
    sign, sub = tokens.word(place), tokens.word(place + 1)
    if sign not in _PARTING or not (len(sub) == 1 or (sign == "/" and _is_part(tokens, place + 1))):
        return None, place
    if sign == "-" and (sub.isdecimal() or not sub.isalpha() or not tokens.glued(place)):
        return None, place
    below, place = tokens.surface(place + 1, place + 2), place + 2
    for _ in range(_DEEPEST) if sign == "/" else ():
        if not (further := _further(tokens, place)):
            break
        below, place = f"{below}-{further[0]}", further[1]
    return below, place


def _is_part(tokens: Tokens, place: int) -> bool:
    """Whether the token can be the number of a fıkra or bent: 1, 12, a, II."""
    part = tokens.word(place)
    if part.isdecimal():
        return len(part) < 3
    return (len(part) == 1 and part.isalpha()) or (
        bool(ROMAN.fullmatch(part)) and tokens.surface(place, place + 1).isupper()
    )


def _further(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """A deeper part behind a dash or slash, in brackets or not: the a of "4/1-a", "4/1-(a)"."""
    if tokens.word(place) not in _PARTING or not tokens.glued(place):
        return None
    bracket = tokens.word(place + 1) == "("
    at = place + 1 + bracket
    if not tokens.glued(at) or not _is_part(tokens, at) or (bracket and tokens.word(at + 1) != ")"):
        return None
    return tokens.surface(at, at + 1), at + 1 + bracket


def under_article(below: str | None) -> str:
    """35/A is an article of its own, 14/b a bent of article 14, 7/1 its first fıkra, 4/1-a the bent a of that."""
    if not below:
        return ""
    first, *others = below.split("-")
    if len(first) == 1 and first.isupper() and first.isalpha():
        path, levels = f"-{first}", ["bent", "altbent"]
        if others and others[0].isdecimal():
            levels.insert(0, "fikra")
    elif first.isdecimal():
        path, levels = f"/fikra:{int(first)}", ["bent", "altbent"]
    else:
        path, levels = f"/bent:{first}", ["altbent"]
    for part in others:
        path += f"/{levels.pop(0) if len(levels) > 1 else levels[0]}:{part}"
    return path
