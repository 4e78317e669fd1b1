"""Units as lawyers abbreviate them: "m. 86/3-a", "md. 12 f. 2", "mük. 298", "madde 99"."""

from nlp.cite.below import read_below, under_article
from nlp.cite.dates import read_date
from nlp.cite.tokens import Tokens
from nlp.cite.units import Step, read_steps

_ARTICLE = frozenset({"m", "md", "mad", "madde"})
SERIES = {
    "ek": "ek-madde",
    "geç": "gecici-madde",
    "geçici": "gecici-madde",
    "mük": "mukerrer-madde",
    "mükerrer": "mukerrer-madde",
}
_LEVELS = {"f": "fikra", "fık": "fikra", "fıkra": "fikra", "b": "bent", "bent": "bent", "c": "cumle", "cümle": "cumle"}
_MOST_ARTICLES = "1600"
_HEADS = frozenset('-:(."')
_SIGNS = frozenset("/,-")
_DECIMAL = frozenset(".,/-")
_PAPERS = frozenset({"sayılı", "seri", "sıra", "no", "nolu", "numaralı", "yılı", "tarihli"})
# fmt: off
_MEASURES = frozenset({
    "saniye", "dakika", "saat", "gün", "günlük", "iş", "takvim", "hafta", "haftalık", "ay", "aylık", "yıl", "yıllık",
    "yaş", "yaşında", "yaşından", "kez", "kere", "defa", "kat", "katı", "puan", "adet", "tane", "kişi", "kişilik",
    "lira", "liralık", "tl", "kuruş", "dolar", "avro", "euro", "bin", "milyon", "milyar", "metre", "kilo",
})
# fmt: on
_OTHERWISE = _PAPERS | _MEASURES
"""What follows a number behind an abbreviation that is no article of the law: it numbers a paper, or it counts."""


def read_short(tokens: Tokens, place: int) -> tuple[tuple[Step, ...], int] | None:
    """The units at `place`, which stand behind the document that they belong to, and the place after them."""
    if _parted(tokens, place):
        return None
    series, at = _series(tokens, place)
    if tokens.word(at) in _ARTICLE:
        if tokens.capital(at) and _heads(tokens, at):
            return None
        at = _past_dot(tokens, at)
    elif not series or tokens.word(at - 1) != ".":
        return None
    if not series:
        series, at = _series(tokens, at)
    return _units(tokens, at, series or "madde")


def read_bare(tokens: Tokens, place: int) -> tuple[tuple[Step, ...], int] | None:
    """An article without its document, as it stands in brackets: "(m.29/f.1)"; the number sticks to the dot."""
    at = _past_dot(tokens, place)
    return _units(tokens, at, "madde") if at > place + 1 and tokens.glued(at) else None


def read_numbers(tokens: Tokens, place: int) -> tuple[tuple[Step, ...], int] | None:
    """The numbers that stand right behind the abbreviation of a law: "TCK 86/3-a", "İYUK 27"; not those of a paper,
    a year or a day."""
    read = _units(tokens, place, "madde")
    if not read or len(tokens.word(place)) > 3 or tokens.word(read[1]) in _OTHERWISE or read_date(tokens, place)[0]:
        return None
    return None if tokens.word(read[1]) in _DECIMAL and tokens.glued(read[1] + 1) else read


def read_law_before_slash(tokens: Tokens, place: int) -> bool:
    """Whether the number at `place` is that of a law with its article behind a slash, as tables have it: "4274/65 inci
    maddesi". No law has so many articles."""
    number = tokens.word(place)
    if len(number) != 4 or number < _MOST_ARTICLES or not number.isdecimal() or tokens.word(place + 1) != "/":
        return False
    article = tokens.word(place + 2).isdecimal() and tokens.glued(place + 1) and tokens.glued(place + 2)
    steps = read_steps(tokens, place + 2)[0] if article else ()
    return bool(steps) and steps[0].level == "madde"


def _units(tokens: Tokens, place: int, series: str) -> tuple[tuple[Step, ...], int] | None:
    number = tokens.word(place)
    if not number.isdecimal() or len(number) > 4:
        return None
    below, end = (None, place + 1) if _part(tokens, place + 1) else read_below(tokens, place + 1)
    if not below and tokens.glued(end) and len(tokens.word(end)) == 1 and tokens.word(end).isalpha():
        below, end = tokens.surface(end, end + 1), end + 1
    if not below and tokens.word(end) == "-" and tokens.glued(end + 1) and tokens.word(end + 1).isdecimal():
        return (Step("madde", (f"{series}:{int(number)}..{int(tokens.word(end + 1))}",), True),), end + 2
    steps = [Step("madde", (f"{series}:{int(number)}{under_article(below)}",), True)]
    while part := _part(tokens, end):
        steps.append(part[0])
        end = part[1]
    return tuple(steps), end


def _part(tokens: Tokens, place: int) -> tuple[Step, int] | None:
    """A level by its letter and number: "/f.1", "b. (a)", ", fıkra 2"."""
    at = place + (tokens.word(place) in _SIGNS)
    level = _LEVELS.get(tokens.word(at))
    if level is None:
        return None
    at = _past_dot(tokens, at)
    bracket = tokens.word(at) == "("
    value = tokens.surface(at + bracket, at + bracket + 1) if at + bracket < len(tokens) else ""
    if not (value.isdecimal() or (len(value) == 1 and value.isalpha()) or value == "son"):
        return None
    end = at + bracket + 1
    if bracket and tokens.word(end) != ")":
        return None
    return Step(level, (f"{level}:{value}",), True), end + bracket


def _series(tokens: Tokens, place: int) -> tuple[str | None, int]:
    series = SERIES.get(tokens.word(place))
    return series, (_past_dot(tokens, place) if series else place)


def _past_dot(tokens: Tokens, place: int) -> int:
    return place + 1 + (tokens.word(place + 1) == "." and tokens.glued(place + 1))


def _heads(tokens: Tokens, place: int) -> bool:
    """Whether "Madde 5 –" opens an article instead of naming one."""
    return tokens.word(place + 2) in _HEADS


def _parted(tokens: Tokens, place: int) -> bool:
    """Whether a paragraph ends before the word, or a line before a capital."""
    if not 0 < place < len(tokens):
        return True
    between = tokens.text[tokens.ends[place - 1] : tokens.starts[place]]
    return between.count("\n") > (not tokens.capital(place))
