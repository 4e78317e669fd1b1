"""Laws as those before 1928, and those that cite them, name them: by their day alone, by a title in small letters."""

from nlp.cite.dates import read_date
from nlp.cite.endings import leads, level
from nlp.cite.found import Found
from nlp.cite.kinds import BEFORE_KIND, Head, Kind, kind_at
from nlp.cite.tokens import Tokens
from nlp.cite.units import read_steps

_OF_A_DAY = frozenset({"kanun", "kararname", "nizamname"})
_BETWEEN_DAYS = frozenset({",", "ve"})
_LONGEST_BEHIND_DAY = 9
_LONGEST_BEHIND_NUMBER = 24
_SINCE_NUMBERED = "1928"
"""The year before which laws are told by their day."""


def read_dated(tokens: Tokens, place: int, after: int) -> list[Found]:
    """An old law that has its day and no number, or several of them: "10 Mart 1332 tarihli kanunun 5 inci maddesi",
    "3 Nisan 1330 ve 7 Mart 1331 tarihli kanunlar", "5 Mayıs 1334 tarihli rıhtım resmi kanunu"."""
    while tokens.word(after) in _BETWEEN_DAYS and (further := read_date(tokens, after + 1))[0]:
        after = further[1]
    if tokens.word(after) != "tarihli":
        return []
    named = kind_at(tokens, after + 1) or _title_behind_day(tokens, after + 1)
    if not named or named.name not in _OF_A_DAY:
        return []
    titled = named.first > after + 1
    if named.possessive and not titled:
        return []
    words = tokens.text[tokens.starts[after + 1] : named.base]
    head = Head(named.name, (f"ad:{' '.join(words.split())}" if titled else "@baglam",))
    steps, end = read_steps(tokens, named.end) if leads(tokens.word(named.end - 1)) else ((), named.end)
    return [Found(place, end, head, steps)] if steps or named.name != "kararname" else []


def _title_behind_day(tokens: Tokens, place: int) -> Kind | None:
    """The kind in which a title in small letters ends, as the laws before 1928 have it behind their day."""
    for at in range(place, min(place + _LONGEST_BEHIND_DAY, len(tokens))):
        if not tokens.words[at].isalpha() or (tokens.capital(at) and at > place):
            return None
        if named := kind_at(tokens, at):
            told = named.possessive or tokens.word(at - 1) in BEFORE_KIND
            return named if told and at > place and tokens.word(place - 2) < _SINCE_NUMBERED else None
    return None


def title_behind_number(tokens: Tokens, place: int) -> Kind | None:
    """The kind of a numbered law whose title old laws write in small letters, or in part: "842 sayılı ilk mektep
    muallimlerine ait kanunla"."""
    for at in range(place, min(place + _LONGEST_BEHIND_NUMBER, len(tokens))):
        word = tokens.words[at]
        if word in BEFORE_KIND and at > place and (named := kind_at(tokens, at + 1)):
            return named if named.name == "kanun" and not named.plural else None
        if not (word.isalpha() or word == ",") or level(word) or kind_at(tokens, at):
            return None
    return None
