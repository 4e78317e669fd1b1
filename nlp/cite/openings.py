"""Where citations can open: words that open one, numbers and brackets that lead nowhere, notes that hold none."""

from functools import cache, lru_cache

from dayanak.law.letters import fold
from nlp.cite.dates import MONTHS, read_date
from nlp.cite.endings import level
from nlp.cite.european import UNIONS
from nlp.cite.items import MARKERS, SEPARATORS
from nlp.cite.numbers import (
    CARDINALS,
    FROM_ENDINGS,
    FROM_ORDINALS,
    HUNDRED,
    ORDINAL_ENDINGS,
    ORDINALS,
    ROMANS,
    TENS,
    ordinal,
)
from nlp.cite.short import SERIES
from nlp.cite.tokens import Tokens
from nlp.laws import abbreviations

ATTACHED = frozenset({"ekli", "eki", "bağlı", "ilişik", "ekindeki", "ekinde"})
UNIT_OPENERS = (
    ORDINALS.keys()
    | FROM_ORDINALS.keys()
    | TENS.keys()
    | ROMANS
    | {"(", '"', "ek", "geçici", "mükerrer", "mülga", "son", "ilk", HUNDRED, "üç", "iki", "bir"}
)
_PARTS_OF_NUMBERS = frozenset("/-")
_AFTER_BRACKET = SEPARATORS | MARKERS | ORDINAL_ENDINGS | {"("}
_AFTER_NUMBER = (
    SEPARATORS | MARKERS | ORDINAL_ENDINGS | FROM_ENDINGS | MONTHS.keys()
    | {"no", "sıra", "seri", "mükerrer", "mükerer", "yılı", "mali"}
    | ORDINALS.keys()
)  # fmt: skip
_SIGNS = frozenset(",./-')")
_IN_BRACKETS = frozenset("./-")
_AFTER_SIGN = (
    _AFTER_BRACKET
    | ORDINALS.keys()
    | TENS.keys()
    | CARDINALS.keys()
    | SERIES.keys()
    | {"lu", "sayılı", "ii", "iii", "iv"}
)
_CLOSING_ITEMS = frozenset({";", ":", ","})
_TOLD_BY = 3
"""Letters by which most words are told to be no abbreviation."""
_LONGEST_NOTE = 250
_NEAR = 60
_ANNOTATIONS = frozenset({"ek", "değişik", "mülga", "iptal", "yeniden", "başlığı", "değiştirilerek"})


def is_abbreviation(word: str) -> bool:
    """Whether a word in small letters is the abbreviation of a law."""
    return len(word) > 1 and _may_begin_abbreviation(word[:_TOLD_BY]) and fold(word) in abbreviations()


@lru_cache(maxsize=4096)
def _may_begin_abbreviation(letters: str) -> bool:
    return fold(letters) in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:_TOLD_BY] for name in abbreviations())


def goes_on(tokens: Tokens, place: int) -> bool:
    """Whether a number is the rest of another: the 4 of "2020/1/4 sayılı"."""
    sign, before = tokens.word(place - 1), tokens.word(place - 2)
    parts = sign in _PARTS_OF_NUMBERS and before.isdecimal() and tokens.glued(place) and tokens.glued(place - 1)
    return parts and not (sign == "-" and read_date(tokens, place)[0])


def leads_nowhere(tokens: Tokens, place: int) -> bool:
    """Whether a number or bracket only counts or lists: "30 gün", "üç ay", "(1) Bu Kanun"; not "üç ila beşinci fıkra",
    "on birinci fıkra"."""
    word, after = tokens.words[place], tokens.word(place + 1)
    if word.isdecimal():
        if not _may_go_on(tokens, place, after):
            return True
        return (
            (tokens.word(place - 1) == "/" and goes_on(tokens, place))
            or _ends_code(tokens, place)
            or marks_item(tokens, place)
        )
    if word == "(":
        return _brackets_nothing(tokens, place, after)
    if word in ROMANS:  # a torn ending, or the mark of a point: "I - 14 üncü maddenin"
        marks = after == "-" and tokens.word(place + 2).isdecimal()
        return marks or not tokens.surface(place, place + 1).isupper()
    return word in CARDINALS and after != "ila" and not ordinal(tokens.words, place)


def marks_item(tokens: Tokens, place: int) -> bool:
    """Whether a number is the mark of an item that begins with an article, "2 - 39 uncu maddesinin"; a range has its
    noun in the plural."""
    apart = tokens.word(place + 1) == "-" and not tokens.glued(place + 1) and not tokens.glued(place + 2)
    if (
        not apart
        or not _begins_item(tokens, place)
        or not tokens.word(place + 2).isdecimal()
        or tokens.word(place + 3) not in ORDINAL_ENDINGS
    ):
        return False
    noun = level(tokens.word(place + 4))
    return noun is not None and not noun.plural


def _begins_item(tokens: Tokens, place: int) -> bool:
    """Whether an item of a list can begin at `place`: on a new line, or behind the sign that closes the one before."""
    if place == 0 or tokens.word(place - 1) in _CLOSING_ITEMS:
        return True
    return "\n" in tokens.text[tokens.ends[place - 1] : tokens.starts[place]]


def _brackets_nothing(tokens: Tokens, place: int, after: str) -> bool:
    """Whether what stands in brackets is no number at all, or one that nothing follows on which it could bear."""
    if tokens.word(place + 2) == ")" and after not in UNIONS:
        behind = tokens.word(place + 3)
        return behind not in _AFTER_BRACKET and level(behind) is None
    return not after.isalnum() and after not in _IN_BRACKETS


def _ends_code(tokens: Tokens, place: int) -> bool:
    """Whether the number is the rest of a code: the 1 of "C1 bölümü"."""
    return tokens.glued(place) and len(tokens.word(place - 1)) == 1 and tokens.capital(place - 1)


def _may_go_on(tokens: Tokens, place: int, after: str) -> bool:
    """Whether what stands behind a number lets it be that of a document or of a unit."""
    if after.isalpha():
        return after in _AFTER_NUMBER or level(after) is not None
    then = tokens.word(place + 2)
    if after in _SIGNS:
        if after == "-" and then == "(":
            return False  # MADDE 5- (1)
        return then.isdecimal() or len(then) == 1 or then in _AFTER_SIGN or level(then) is not None
    return after == "(" and (then.isdecimal() or then in _AFTER_NUMBER)


def annotation(tokens: Tokens, place: int) -> int:
    """The place after the editor's note that a bracket opens, "(Ek: 30/5/1973-KHK-5/13 md.)"; 0 where it is none."""
    if not (tokens.word(place + 1) in _ANNOTATIONS or _notes_a_part(tokens, place + 1)):
        return 0
    close = _closing(tokens, place)
    return close + 1 if close > place + 5 and ":" in tokens.words[place:close] else 0


def _closing(tokens: Tokens, place: int) -> int:
    """The place of the bracket that closes the one at `place`, if it is near or in the same paragraph; else of the
    first that is near, 0 where none is."""
    depth, first = 1, 0
    for at in range(place + 1, min(place + _LONGEST_NOTE, len(tokens))):
        near = at < place + _NEAR
        if not near and tokens.text.count("\n", tokens.ends[at - 1], tokens.starts[at]) > 1:
            break
        depth += (tokens.words[at] == "(") - (tokens.words[at] == ")")
        if not depth:
            return at
        first = first or (at if near and tokens.words[at] == ")" else 0)
    return first


def _notes_a_part(tokens: Tokens, place: int) -> bool:
    """Whether a note begins with what it is about: "(Birinci fıkra mülga: …)"."""
    if tokens.word(place + 2) not in _ANNOTATIONS or tokens.word(place + 3) != ":":
        return False
    return (tokens.word(place) in ORDINALS or tokens.word(place) == "son") and level(tokens.word(place + 1)) is not None
