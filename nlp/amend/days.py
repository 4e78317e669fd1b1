"""The day from which a change applies, where the order itself says it."""

from datetime import date

from nlp.cite.dates import read_date
from nlp.cite.numbers import CARDINALS
from nlp.cite.tokens import Tokens
from nlp.facts.dates import later

_FROM = frozenset({"tarihinden", "tarihinde", "tarihi"})
_UNITS = ("ay", "gün", "yıl")
_REACH = 90
_NEAR = 4
_LAST = "2500"


def first_day(tokens: Tokens, first: int, place: int, end: int, *, annulled: bool = False) -> str | None:
    """The day (ISO 8601) of a clause whose verb stands at `place` and ends before `end`: "1/1/2026 tarihinden itibaren
    yürürlükten kaldırılmıştır", "… tarihinde yürürlüğe girmek üzere"; for an annulment also the day put off by the
    court, which the words behind the verb tell."""
    for at in range(first, place):
        if tokens.words[at] in _FROM and not tokens.quotes[at] and _leads_to_force(tokens, at, place):
            return _date_before(tokens, at)
    return _put_off(tokens, end) if annulled else None


def _leads_to_force(tokens: Tokens, at: int, place: int) -> bool:
    near = tokens.words[at + 1 : at + 1 + _NEAR]
    return "girmek" in near or (place - at <= _NEAR and "yürürlükten" in near)


def _put_off(tokens: Tokens, end: int) -> str | None:
    """The day in brackets, or the time after a publication: "4/6/2024 tarihinden başlayarak dokuz ay sonra"."""
    reckoned = None
    for at in range(end, min(end + _REACH, len(tokens))):
        if tokens.sentences[at] != tokens.sentences[end - 1] or tokens.words[at].startswith("iptal"):
            break
        if tokens.words[at] == ")" and reckoned:
            if day := _date_before(tokens, at):
                return day
        elif tokens.words[at] == "sonra" and (day := _reckoned(tokens, end, at)):
            reckoned = day
    return reckoned


def _reckoned(tokens: Tokens, end: int, place: int) -> str | None:
    unit = tokens.word(place - 1)
    if unit not in _UNITS:
        return None
    number, at = _number_before(tokens, place - 1)
    start = next((day for one in range(at, max(at - 8, end), -1) if (day := _date_before(tokens, one))), None)
    return later(start, number, unit) if start and start < _LAST and 0 < number < 1000 else None


def _number_before(tokens: Tokens, place: int) -> tuple[int, int]:
    """The number in digits or words that ends before `place`, and where it begins; (0, place) for none."""
    word = tokens.word(place - 1)
    if word.isdecimal():
        return int(word[:4]), place - 1
    if word not in CARDINALS:
        return 0, place
    before = tokens.word(place - 2)
    tens = CARDINALS.get(before, 0) if before in CARDINALS and CARDINALS[before] >= 10 > CARDINALS[word] else 0
    return CARDINALS[word] + tens, place - 1 - bool(tens)


def _date_before(tokens: Tokens, place: int) -> str | None:
    """The date whose last token stands right before `place`."""
    for length in (5, 3):
        written, end = read_date(tokens, place - length) if place >= length else ("", 0)
        if written and end == place:
            return _valid(written)
    return None


def _valid(written: str) -> str | None:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return None
