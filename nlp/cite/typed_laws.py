"""Which laws are named where in what lawyers type: by number, by title, or by letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from dayanak.law.letters import fold
from nlp.cite.endings import folded_kind
from nlp.laws import abbreviations, numbers, predecessors, short_names, titles, titles_of, typed_names


@dataclass(frozen=True, slots=True)
class Named:
    """A law named in `low[start:end]`. `by` says how: a bare number, a number marked as a law's, letters, or its
    tax."""

    start: int
    end: int
    laws: tuple[str, ...]
    by: str


_NUMBER = re.compile(
    r"(?<![\w/.,-])(?P<number>\d{1,5})(?![\d.,]\d)"
    r"(?:\s*(?P<form>sayili|s\.?\s?k\b\.?|s[yk]\b\.?|s\.|no\s?'?\s?lu|nolu|k\b\.?)"
    r"(?:\s*(?P<of>khk|cbk|(?:kanun|yasa)(?:n?[iu]n|a|da)?|k)\b\.?)?|\s+(?P<kind>khk|cbk)\b\.?)?"
)
_OTHER_TITLE = re.compile(r"(?:\s+[a-z,]+){1,14}?\s+(?:kanunu?(?:nun)?|yasa(?:si)?(?:nin)?)\b")
_WORDS = re.compile(r"[a-z]+")
_OF_LAWS = ("kanun", "yasa")
_FORMER = frozenset({"eski", "mulga", "onceki"})
_LONGEST_NAME = 20
_OF_A_TAX = " vergisi kanunu"
_SHORTEST_TAX = 3  # letters: "ev" is a house


def laws_named(low: str) -> list[Named]:
    """The laws that a text, made `flat`, names, in order; of several that begin at one place the longest first."""
    return sorted((*_numbered(low), *_lettered(low)), key=lambda one: (one.start, -one.end))


def flat(text: str) -> str:
    """The text folded letter by letter, so that places stay."""
    return "".join(map(_flat, text.replace("’", "'")))


@lru_cache(maxsize=4096)
def _flat(sign: str) -> str:
    folded = fold(sign)
    return folded if len(folded) == 1 else sign


def _numbered(low: str) -> Iterator[Named]:
    """Laws named by number: "5510", "657 sk", "375 KHK", "5237 sayılı Türk Ceza Kanunu"."""
    for found in _NUMBER.finditer(low):
        kind = (found["kind"] or found["of"] or "").rstrip(".")
        number = f"{kind if kind in ('khk', 'cbk') else 'kanun'}:{int(found['number'])}"
        if found["form"] or kind:
            end = _past_title(low, found.end(), number)
            if kind or end > found.end() or not found["form"].startswith("no"):
                yield Named(found.start(), end, (number,), "title" if kind or end > found.end() else "mark")
        elif len(found["number"]) in (3, 4):
            end = _past_name(low, found.end(), number)
            yield Named(found.start(), end, (number,), "title" if end > found.end() else "number")


def _past_title(low: str, place: int, number: str) -> int:
    """Past a name that only repeats the law of the number: "6098 s. TBK", "5237 sayılı Türk Ceza Kanunu"."""
    if (end := _past_name(low, place, number)) > place:
        return end
    title = _OTHER_TITLE.match(low, place)
    return title.end() if title else place


def _past_name(low: str, place: int, number: str) -> int:
    """Past a name or an abbreviation, which may be that of a later law too ("818 BK 41"), or words of the title. What
    may be a year before another law is one."""
    if low[place : place + 1] != " ":
        return place
    first = next(_lettered(low[place : place + 150]), None)
    if first and not low[place : place + first.start].strip():
        other = number not in first.laws and may_be_year(number.partition(":")[2])
        return place if other else place + first.end
    own = titles_of().get(number, "").split()
    end = place
    for word in _WORDS.finditer(low, place):
        if word[0] not in own or low[end : word.start()].strip():
            break
        end = word.end()
    return end


def may_be_year(number: str) -> bool:
    """Whether a number of no well-known law may be a year."""
    return number not in numbers() and 1900 <= int(number) <= 2100


@cache
def _names() -> dict[str, tuple[str, ...]]:
    known = {**typed_names(), **titles()}
    names: dict[str, tuple[str, ...]] = {title.replace(" ve ", " "): (law,) for title, law in known.items()}
    names |= {title: (law,) for title, law in known.items()}
    for name, law in short_names().items():
        names[name] = tuple(dict.fromkeys((law, *names[name])))
    for letters, laws in abbreviations().items():
        names.setdefault(letters, laws)
    return names | {"cbk": ("cbk",), "khk": ("khk",)} | {tax: (law,) for tax, law in _taxes().items()}


@cache
def _taxes() -> dict[str, str]:
    """Taxes whose laws are called after them: who types "KDV 13" or "gelir vergisi 40" means that of the law."""
    of_taxes = {title: law for title, law in titles().items() if title.endswith(_OF_A_TAX)}
    letters = {key[:-1]: law for key, laws in abbreviations().items() for law in laws if key.endswith("vk")}
    known = {tax: law for tax, law in letters.items() if law in of_taxes.values() and len(tax) >= _SHORTEST_TAX}
    return known | {title.removesuffix(" kanunu"): law for title, law in of_taxes.items()}


@cache
def _first_words() -> frozenset[str]:
    openers = (name[:-1] for name in abbreviations() if name.endswith("k"))
    return frozenset(name.split()[0] for name in (*_names(), *openers) if name)


def _lettered(low: str) -> Iterator[Named]:
    """Laws named by title or abbreviation, the longest name at each place: "is kanunu", "av. k.", "tck"."""
    words = [(found.start(), found.end()) for found in _WORDS.finditer(low)]
    first = 0
    while first < len(words):
        start, end = words[first]
        longest = min(first + _LONGEST_NAME, len(words)) if low[start:end] in _first_words() else first
        for last in range(longest, first, -1):
            if laws := _law(low, words[first:last]):
                end = words[last - 1][1]
                if first and low[slice(*words[first - 1])] in _FORMER and predecessors(laws[0]):
                    start, laws = words[first - 1][0], predecessors(laws[0])[:1]
                by = "tax" if low[start:end] in _taxes() else "letters"
                yield Named(start, end + (low[end : end + 1] == "."), laws, by)
                first = last - 1
                break
        first += 1


def _law(low: str, words: list[tuple[int, int]]) -> tuple[str, ...]:
    parts = [low[start:end] for start, end in words]
    if any(low[a[1] : b[0]].strip(" .,-'") for a, b in pairwise(words)):
        return ()
    typed = _names().get(" ".join(parts), ())
    if typed or not _is_law_word(parts[-1]) or len(parts) == 1:
        return typed
    return _names().get(" ".join((*parts[:-1], "kanunu"))) or _names().get("".join(parts[:-1]) + "k", ())


def _is_law_word(word: str) -> bool:
    """Whether the title of a law may end with the word, a provision of it before or behind: "kanununun", "yasasi"."""
    noun = folded_kind(word)
    return word == "k" or (noun is not None and noun.name in _OF_LAWS and noun.leads and not noun.plural)
