"""The numbers before the noun of a unit, one or a list: "4 üncü", "(a) ve (b)", "35/A", "geçici 6", "7 ila 9 uncu"."""

import re
from bisect import bisect_left
from typing import NamedTuple

from dayanak.law.letters import upper
from nlp.cite.below import read_below
from nlp.cite.endings import level
from nlp.cite.numbers import CARDINALS, FROM_ENDINGS, FROM_ORDINALS, ORDINAL_ENDINGS, ORDINALS, ROMAN, ordinal
from nlp.cite.tokens import Tokens

SERIES = {"ek": "ek-madde", "geçici": "gecici-madde", "mükerrer": "mukerrer-madde"}
SEPARATORS = frozenset({",", "ve", "ile", "veya", "ila", "-"})
_RANGE = frozenset({"ila", "-"})
_IN_LISTS = frozenset({",", "ve", "ile", "veya"})
MARKERS = frozenset({"numaralı", "nolu", "sayılı", "işaretli", "alt"})
LONGEST_LIST = 60
_LONGEST_NUMBER = 24
_BRACKETS = {"(": ")", "[": "]"}
_IN_NO_NUMBER = frozenset('(,:;"')
OUTLINE = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,6}\.?(?!\d)")
_DEEP = re.compile(r"[\d./a-zA-ZİIıçğöşü-]{1,30}")
_TO_ENDINGS = frozenset(f"{ending}y{vowel}" for ending in ORDINAL_ENDINGS for vowel in "ae")
_TO_ORDINALS = {f"{word}y{vowel}": number for word, number in ORDINALS.items() for vowel in "ae"}
_TURNED = {"©": "c", "®": "r", "€": "e"}
"""What word processors make of a letter in brackets: "(c) bendi" becomes "© bendi"."""


class Item(NamedTuple):
    """One number of a list: "geçici 6", "35/A", "(b)", "onuncu"."""

    number: str
    series: str | None = None
    below: str | None = None
    bracketed: bool = False
    end: int = 0


def _ordinal_ending(tokens: Tokens, place: int) -> int:
    if tokens.word(place) == "." and tokens.glued(place):
        return place + 1
    after = place + (tokens.word(place) == "'")
    return _before_noun(tokens, after + 1) if tokens.word(after) in ORDINAL_ENDINGS else place


def past_mark(tokens: Tokens, place: int) -> int:
    """The place after the mark of a footnote, "(1)", "(*)", "[1]"; `place` where none stands."""
    if tokens.word(place) not in _BRACKETS or tokens.word(place + 2) != _BRACKETS[tokens.word(place)]:
        return place
    mark = tokens.word(place + 1)
    return place + 3 if mark == "*" or (mark.isdecimal() and len(mark) < 3) else place


def _before_noun(tokens: Tokens, place: int) -> int:
    """The place after the mark of a footnote between an ordinal and its noun, "5 inci(1) maddesi"; else `place`."""
    end = past_mark(tokens, place)
    return end if end > place and level(tokens.word(end)) else place


def _before_separator(tokens: Tokens, place: int) -> int:
    """The place after the mark of a footnote on a number inside a list, "2, 3(1), 4 ve 5 inci"; else `place`."""
    end = past_mark(tokens, place) if tokens.glued(place) else place
    return end if end > place and tokens.word(end) in _IN_LISTS else place


def _series(tokens: Tokens, place: int) -> tuple[str | None, int]:
    if tokens.word(place) == "mülga":
        place += 1
    word, follower = tokens.word(place), tokens.word(place + 1)
    if word == "ek" and follower == "geçici":
        return "ek-gecici-madde", place + 2
    if word == "ek" and follower == "-" and tokens.word(place + 3) in ORDINAL_ENDINGS:
        return SERIES[word], place + 2  # "Ek – 2 nci madde"
    return (SERIES[word], place + 1) if word in SERIES else (None, place)


def read_number(tokens: Tokens, place: int) -> Item | None:
    """The number at `place`, in figures or words, with its series and what stands below it: "geçici 6", "35/A"."""
    series, place = _series(tokens, place)
    number = tokens.word(place)
    if number.isdecimal() and len(number) < 5:
        dotted = _dotted(tokens, place + 1)
        if not dotted and (outline := OUTLINE.match(tokens.text, tokens.starts[place])):
            return _outline(tokens, place, outline)
        below, place = dotted or _glued_letter(tokens, place + 1) or read_below(tokens, place + 1)
        place = _before_separator(tokens, place)
        return Item(str(int(number)), series, below, False, _ordinal_ending(tokens, place))
    if spelt := ordinal(tokens.words, place):
        return Item(str(spelt[0]), series, None, False, _before_noun(tokens, spelt[1]))
    return None


def _glued_letter(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """The letter of a bent that is written on to the number of its article: "44b maddesi"."""
    letter = tokens.word(place)
    if len(letter) != 1 or not letter.isalpha() or not tokens.glued(place):
        return None
    noun = level(tokens.word(place + 1))
    return (tokens.surface(place, place + 1), place + 1) if noun and noun.name == "madde" and noun.possessive else None


def _dotted(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """The paragraph behind the number of an article, as treaties have it: "9.1 inci maddesi"."""
    part = tokens.word(place + 1)
    if tokens.word(place) != "." or not part.isdecimal() or len(part) > 2 or not tokens.glued(place + 1):
        return None
    noun = level(tokens.word(place + 3)) if tokens.word(place + 2) in ORDINAL_ENDINGS else None
    return (part, place + 2) if noun and noun.name == "madde" else None


def _outline(tokens: Tokens, place: int, found: re.Match[str]) -> Item | None:
    """A number of a text without articles: "1.8.1 numaralı maddesi"; nothing else bears dots."""
    end = bisect_left(tokens.starts, found.end(), place)
    return Item(found[0].strip("."), "no", end=end) if tokens.word(end) in MARKERS or level(tokens.word(end)) else None


def _bracketed(tokens: Tokens, place: int) -> Item | None:
    """The item in brackets: (a), (1), (ii), (13/o), (III/B/2.3), and 1) with one bracket only."""
    first = place + (tokens.word(place) == "(")
    for last in range(first, min(first + _LONGEST_NUMBER, len(tokens))):
        word = tokens.word(last)
        if word in _IN_NO_NUMBER:
            return None
        if word == ")":
            inner = tokens.text[tokens.starts[first] : tokens.ends[last - 1]].replace(" ", "")
            after = last + 1 + (tokens.word(last + 1) in ORDINAL_ENDINGS)
            return Item(inner, None, None, True, after) if _is_number(inner) else None
    return None


def _half_bracketed(tokens: Tokens, place: int) -> bool:
    """Whether a letter has one bracket only: "a) ve b) bentleri"."""
    letter = tokens.word(place)
    if tokens.word(place + 1) != ")" or len(letter) != 1 or not letter.isalpha():
        return False
    return tokens.word(place + 2) in SEPARATORS or level(tokens.word(place + 2)) is not None


def _in_one_bracket(tokens: Tokens, place: int) -> list[Item]:
    """The items of a list that one bracket holds, "(A, B ve C) fıkralarında"; [] where none is."""
    if tokens.word(place) != "(":
        return []
    items: list[Item] = []
    at = place + 1
    while len(items) < LONGEST_LIST:
        if not _is_number(tokens.word(at)) or len(tokens.word(at)) > 2:
            return []
        items.append(Item(tokens.surface(at, at + 1), None, None, True, at + 1))
        if tokens.word(at + 1) == ")":
            break
        if tokens.word(at + 1) not in _IN_LISTS:
            return []
        at += 2
    after = at + 2 + (tokens.word(at + 2) in MARKERS)
    noun = level(tokens.word(after))
    if len(items) < 2 or noun is None or not noun.plural:
        return []
    return [*items[:-1], items[-1]._replace(end=at + 2)]


def _quoted_number(tokens: Tokens, place: int) -> Item | None:
    """A number in quotation marks, as old laws have it: «1» numaralı bendi."""
    inner = tokens.surface(place + 1, place + 2) if place + 2 < len(tokens) else ""
    if tokens.word(place + 2) != '"' or not (inner.isdecimal() or (len(inner) == 1 and inner.isalpha())):
        return None
    return Item(inner, None, None, True, place + 3)


def _is_number(inner: str) -> bool:
    """Whether what stands in brackets numbers an item, and is no name: "(III/B/2.3)", not "(Sağlık) maddesi"."""
    short = len(inner) < 6 or any(sign.isdecimal() for sign in inner)
    return short and _DEEP.fullmatch(inner) is not None


def _item(tokens: Tokens, place: int) -> Item | None:
    word = tokens.word(place)
    if word == '"':
        return _quoted_number(tokens, place)
    if word == "(" or (word.isdecimal() and tokens.word(place + 1) == ")") or _half_bracketed(tokens, place):
        return _bracketed(tokens, place)
    if word.isdecimal():
        return read_number(tokens, place)
    if word == "ilk" and (noun := level(tokens.word(place + 1))) and noun.name in ("fikra", "bent", "cumle"):
        return Item("1", end=place + 1)
    if word == "son":
        return Item("son", end=place + 1)
    if word in CARDINALS and (_is_ordinal_of_list(tokens, place) or _numbers_table(tokens, place + 1)):
        return Item(str(CARDINALS[word]), end=place + 1)
    if ROMAN.fullmatch(word) and tokens.surface(place, place + 1).isupper() and (item := _roman(tokens, place)):
        return item
    if word in _TURNED and not tokens.word(place - 1).isdecimal():  # "100 € ve"
        return Item(_TURNED[word], None, None, True, place + 1)
    if len(word) == 1 and word.isalpha():
        below, after = read_below(tokens, place + 1)
        return Item(tokens.surface(place, place + 1), None, below, True, after)
    return read_number(tokens, place)


def _roman(tokens: Tokens, place: int) -> Item | None:
    """A Roman number that an ending or a noun follows, "VII nci bendi", or the number of an article that is counted by
    its chapter, as treaties have it: "II.10 uncu maddesi"."""
    roman = upper(tokens.word(place).replace("i", "ı"))
    if tokens.word(place + 1) in ORDINAL_ENDINGS:
        return Item(roman, end=place + 2)
    number = tokens.word(place + 2)
    if tokens.word(place + 1) == "." and number.isdecimal() and tokens.word(place + 3) in ORDINAL_ENDINGS:
        return Item(f"{roman}.{number}", end=place + 4)
    if _is_roman_of_list(tokens, place) or _is_marked(tokens, place + 1):
        return Item(roman, end=place + 1)
    return None


def _numbers_table(tokens: Tokens, place: int) -> bool:
    """Whether the word before `place` is the number of a table: "üç sayılı cetvelde"."""
    noun = level(tokens.word(place + 1)) if tokens.word(place) == "sayılı" else None
    return noun is not None and noun.name in ("cetvel", "liste")


def _is_ordinal_of_list(tokens: Tokens, place: int) -> bool:
    """Whether a number word is an ordinal, whose ending only the last of a list bears: "üç, dört ve beşinci"."""
    at = place
    while tokens.word(at) in CARDINALS and tokens.word(at + 1) in SEPARATORS and at < place + LONGEST_LIST:
        at += 2
    return at > place and (tokens.word(at - 1) == "ila" or ordinal(tokens.words, at) is not None)


def _is_roman_of_list(tokens: Tokens, place: int) -> bool:
    """Whether a Roman number stands in a list of which only the last bears an ending or is marked as a number: "II, III
    ve IV üncü bentleri", "II ve III numaralı bentleri"."""
    at = place
    while ROMAN.fullmatch(tokens.word(at)) and tokens.word(at + 1) in SEPARATORS and at < place + LONGEST_LIST:
        at += 2
    if at == place or not ROMAN.fullmatch(tokens.word(at)):
        return False
    return tokens.word(at + 1) in ORDINAL_ENDINGS or _is_marked(tokens, at + 1)


def _is_marked(tokens: Tokens, place: int) -> bool:
    """Whether the words at `place` say that a number stands before them: "numaralı bendinde"."""
    return tokens.word(place) in MARKERS and level(tokens.word(place + 1)) is not None


def _from_to(tokens: Tokens, place: int) -> list[Item]:
    """The two ends of a range in words: "ikinciden beşinciye kadar", "64 üncüden 67 nciye kadar olan"; [] where none
    is."""
    low = _end_of_range(tokens, place, FROM_ENDINGS, FROM_ORDINALS)
    high = _end_of_range(tokens, low.end, _TO_ENDINGS, _TO_ORDINALS) if low else None
    if not low or not high or tokens.word(high.end) != "kadar":
        return []
    return [low, high._replace(end=high.end + 1 + (tokens.word(high.end + 1) == "olan"))]


def _end_of_range(tokens: Tokens, place: int, endings: frozenset[str], ordinals: dict[str, int]) -> Item | None:
    word = tokens.word(place)
    if word in ordinals:
        return Item(str(ordinals[word]), end=place + 1)
    if not word.isdecimal():
        return None
    after = place + 1 + (tokens.word(place + 1) == "'")
    return Item(str(int(word)), end=after + 1) if tokens.word(after) in endings else None


def read_items(tokens: Tokens, place: int) -> tuple[list[Item], set[int]] | None:
    """The list of items at `place`, and which of them end a range that the one before began."""
    if listed := _in_one_bracket(tokens, place):
        return listed, set()
    if limits := _from_to(tokens, place):
        return limits, {1}
    items: list[Item] = []
    ranges: set[int] = set()
    item = _item(tokens, place)
    while item and len(items) < LONGEST_LIST:
        items.append(item)
        place = item.end
        separator = place + (tokens.word(place) == "," and tokens.word(place + 1) in SEPARATORS)
        sign = tokens.word(separator)
        item = _item(tokens, separator + 1) if sign in SEPARATORS else None
        if item and sign in _RANGE:
            ranges.add(len(items))
    return (items, ranges) if items else None
