"""Reads what lawyers type: "5510 4/1-a", "TCK 86/3", "VUK mük 298/A-1", "av. k. 164/4". Typing without Turkish
letters or dots is read too. What exists in the record is not known here: readings come in order of preference."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from dayanak.law.letters import fold, lower, upper
from nlp.cite.number_words import Figures
from nlp.cite.typed_laws import Named, flat, laws_named, may_be_year
from nlp.laws import SMALL_LETTER_ARTICLES, numbers


@dataclass(frozen=True, slots=True)
class Shorthand:
    """A typed citation with its readings in reference notation, the likeliest first."""

    start: int
    end: int
    surface: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A number or letter behind the article: the level that its word names, and the sign before it."""

    level: str | None
    value: str
    sign: str


_SERIES = {"ek": "ek-madde", "gec": "gecici-madde", "muk": "mukerrer-madde"}
_SERIES_WORD = r"ek\s+gec(?:ici)?\b\.?|ek\b|gec(?:ici)?\b\.?|gm\b\.?|muk(?:errer)?\b\.?"
_ARTICLE_WORD = r"(?:m|md|mad|madde|maddesi)(?![a-z])\.?"
_ORDINAL = r"(?:\s?'?\s?[iu]?nc[iu]\b|\.(?=\s))?"
_PROVISION = re.compile(
    rf"(?:'[a-z]{{1,4}}\b|\s?n[iu]n\b)?\s*[,:/-]?\s*(?:(?P<word>{_ARTICLE_WORD})\s*)?(?:(?P<series>{_SERIES_WORD})\s*)?"
    rf"(?:(?P<late>{_ARTICLE_WORD})\s*)?(?P<article>\d{{1,4}})(?!\d){_ORDINAL}(?:\s+(?P<tail>madde\w*|md?\b\.?))?"
)
_ANNEX = re.compile(
    r"\s*,?\s*(?:(?:ek(?:li|i)?|bagli|ilisik)\s+)?\(?(?P<number>\d{1,2}|[ivx]{1,4})\)?\s*(?:sayili|no\s?'?\s?lu|numarali)\s+"
    r"(?:tarife|tablo|liste|cetvel)[a-z]*"
)
_LEADING = re.compile(
    rf"(?:(?P<series>{_SERIES_WORD})\s*)?(?:(?P<word>{_ARTICLE_WORD})\s*)?(?P<article>\d{{1,4}}){_ORDINAL}"
    r"(?:\s+(?P<tail>madde\w*|md?\b\.?))?\s*"
)
_LEVEL_WORDS = {"f": "fikra", "b": "bent", "c": "cumle"}
_PART = re.compile(
    r"(?P<sign>\s*[/-]\s*|\s*[.,]?\s+|,\s*|\.)"
    r"(?P<word>f(?:ik(?:ra)?)?\b\.?|b(?:en[dt])?(?=[.\s])\.?|c(?:umle)?(?=[.\s])\.?)?\s*"
    rf"\(?(?P<value>\d{{1,3}}|son\b|[ivx]{{2,5}}\b|[a-z](?![a-z]))\)?{_ORDINAL}"
    r"(?:\s+(?P<after>fikra\w*|ben[dt]\w*|cumle\w*))?"
)
_MEASURE = re.compile(r"\s*(?:gun|ay|yil|hafta|saat|kisi|lira|tl|metre|kat|olcek|oran|yas|adet|puan|%)")
_TIMES = re.compile(r"\d\s*$")
_SPACED = re.compile(r"(?:\s+(?:\d{1,3}|[ivx]{2,5}|[a-z])){1,4}\s*\Z")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
LONGEST_QUERY = 80


def read(text: str) -> tuple[Shorthand, ...]:
    """The citations typed in `text`, in order; () for a query that names no law with an article or a number's form."""
    figures = Figures.of(text)
    return tuple(
        Shorthand(start, end, text[start:end], candidates)
        for first, last, candidates in _read(figures.text)
        for start, end in [(figures.places[first], figures.places[last])]
    )


def _read(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where citations begin and end, and their readings."""
    low = flat(text)
    found: list[tuple[int, int, tuple[str, ...]]] = []
    place = 0
    for named in laws_named(low):
        if named.start < place:
            continue
        end, candidates = _provisions(low, text, named)
        start = named.start
        if not candidates and not found:
            start, candidates = _article_first(low, text, named)
        if candidates:
            found.append((start, end, candidates))
            place = end
    return found


def _article_first(low: str, text: str, named: Named) -> tuple[int, tuple[str, ...]]:
    """A whole query with its article before its law: "geçici 67 gvk", "25. madde iş kanunu"."""
    if len(low) > LONGEST_QUERY or low[named.end :].strip():
        return named.start, ()
    found = _LEADING.fullmatch(low, 0, named.start)
    marked = found and (found["word"] or found["series"] or found["tail"])
    return (0, _articles(low[: named.start], text, named.laws, found)[1]) if found and marked else (named.start, ())


def _provisions(low: str, text: str, named: Named) -> tuple[int, tuple[str, ...]]:
    """How far the citation goes, and its readings; without an article only a number marked as a law's is one."""
    found = _PROVISION.match(low, named.end)
    if (annex := _ANNEX.match(low, named.end)) and not (
        named.by == "number" and may_be_year(low[named.start : named.end])
    ):
        return annex.end(), tuple(f"{law}/annex:{number}" for law in named.laws for number in _numbers(annex["number"]))
    if named.laws[0] in ("cbk", "khk"):
        return _of_series(low, text, named.laws[0], found)
    if found and any(found["article"] == law.partition(":")[2] for law in named.laws):
        return found.end(), tuple(law for law in named.laws if law.endswith(f":{found['article']}"))
    if found and _is_article(low, named, found):
        return _articles(low, text, named.laws, found)
    alone = named.by == "title" or (named.by == "mark" and not low[named.end :].strip(" ."))
    return named.end, named.laws if alone else ()


def _of_series(low: str, text: str, series: str, found: re.Match[str] | None) -> tuple[int, tuple[str, ...]]:
    """A number behind its kind: "CBK 1/455"."""
    if not found or found["word"]:
        return 0, ()
    document = f"{series}:{int(found['article'])}"
    article = _PROVISION.match(low, found.end())
    return _articles(low, text, (document,), article) if article else (found.end(), (document,))


def _is_article(low: str, named: Named, found: re.Match[str]) -> bool:
    """Whether the number behind a law is an article of it, and not a measure, a year or a range."""
    if found["word"] or found["series"] or found["late"] or found["tail"]:
        return True
    if _MEASURE.match(low, found.end()):
        return False
    if named.by == "tax":
        return not may_be_year(found["article"]) and not low[_past_parts(low, found.end()) :].strip(" .")
    part = _PART.match(low, found.end())
    signed = part is not None and part["sign"].strip() in ("/", "-")
    if named.by == "letters":
        return signed or named.end - named.start > 2 or not _TIMES.search(low[max(0, named.start - 4) : named.start])
    if named.by != "number":
        return True
    return _bare_number(low, named, found, part if signed else None)


def _past_parts(low: str, place: int) -> int:
    return _parts(low, low, place)[1]


def _bare_number(low: str, named: Named, found: re.Match[str], part: re.Match[str] | None) -> bool:
    """A number without any mark is a law before x/y ("5510 4/1"), or as 1475/14 where that law is well known."""
    number = named.laws[0].partition(":")[2]
    if (
        number in numbers()
        and len(low) < LONGEST_QUERY
        and not low[: named.start].strip()
        and (not low[found.end() :].strip() or _SPACED.match(low, found.end()))
    ):
        return True
    sign = low[named.end : found.start("article")].strip()
    if sign:
        return sign in ("/", "-") and (part is not None or (sign == "/" and number in numbers()))
    if part is None or may_be_year(number) or (part["sign"].strip() == "-" and part["value"].isdecimal()):
        return False
    return not _MEASURE.match(low, part.end())


def _articles(low: str, text: str, documents: tuple[str, ...], found: re.Match[str]) -> tuple[int, tuple[str, ...]]:
    series = _series(found["series"] or "")
    article = f"{series}:{int(found['article'])}"
    parts, end = _parts(low, text, found.end())
    readings = _readings(article, parts, documents[0] in SMALL_LETTER_ARTICLES)
    return end, tuple(dict.fromkeys(f"{law}/{reading}" for reading, law in product(readings, documents)))


def provision(low: str, text: str, place: int, document: str) -> tuple[int, tuple[str, ...]]:
    """How far the provision goes that is typed behind the name of a document, and its readings; `low` is the text
    `flat`."""
    found = _PROVISION.match(low, place)
    if not found or (_MEASURE.match(low, found.end()) and not found["word"]):
        return place, ()
    return _articles(low, text, (document,), found)


def _series(word: str) -> str:
    word = word.replace(".", "")
    if word.startswith("ek") and "gec" in word:
        return "ek-gecici-madde"
    return "gecici-madde" if word == "gm" else _SERIES.get(word[:3].strip(), "madde")


def _parts(low: str, text: str, place: int) -> tuple[list[_Part], int]:
    """The numbers and letters behind the article. Where a query has nothing else, none needs a sign ("5510 4 1 a")."""
    parts: list[_Part] = []
    spaced = _SPACED.match(low, place) is not None
    while len(parts) < 5 and (found := _PART.match(low, place)):
        word, sign = found["word"] or found["after"], found["sign"].strip()
        if not word and sign not in ("/", "-") and not spaced and not _follows(found["value"], parts):
            break
        value = text[found.start("value") : found.end("value")]
        parts.append(_Part(_LEVEL_WORDS[word[0]] if word else None, value, sign))
        place = found.end()
    return parts, place


def _follows(value: str, parts: Sequence[_Part]) -> bool:
    """A part without a sign: "son", or a lone letter behind a number ("4/1 a")."""
    return value == "son" or (bool(parts) and _is_letter(value) and parts[-1].value.isdecimal())


def _readings(article: str, parts: Sequence[_Part], small: bool) -> list[str]:
    """The paths that the parts can mean under an article, the likeliest first: letters as typed, then in other case,
    then numbers as they are not written."""
    swapped = [replace(part, value=_other_case(part.value)) for part in parts]
    return [*_cased(article, parts, small), *_cased(article, swapped, small), *_renumbered(article, parts)]


def _cased(article: str, parts: Sequence[_Part], small: bool) -> list[str]:
    below = article + _below(parts)
    if not parts or parts[0].level is not None or not _is_letter(parts[0].value):
        return [below]
    value = parts[0].value
    lettered = f"{article}-{value}{_below(parts[1:])}"
    return [lettered, below] if value.isupper() or small else [below, lettered]


def _renumbered(article: str, parts: Sequence[_Part]) -> list[str]:
    """A paragraph counted by a Roman number ("4/I-a"), a point so numbered by an Arabic one ("25/2-e", where the law
    has II), paragraphs from one to another ("166/1-2")."""
    first, second = (*parts, None, None)[:2]
    if first is None or first.level:
        return []
    if (number := _roman(first.value)) is not None:
        return [article + _below([replace(first, value=str(number)), *parts[1:]])]
    if second is None or second.level or not first.value.isdecimal():
        return []
    if _is_letter(second.value) and int(first.value) < len(_ROMAN):
        return [article + _below([replace(first, value=_ROMAN[int(first.value)]), *parts[1:]])]
    if len(parts) == 2 and second.sign == "-" and second.value.isdecimal() and int(first.value) < int(second.value):
        return [f"{article}/fikra:{first.value}..{second.value}"]
    return []


def _roman(value: str) -> int | None:
    """The value of a Roman number to ten, typed with or without dots."""
    plain = upper(value).replace("İ", "I")
    return _ROMAN.index(plain) if plain in _ROMAN[1:] else None


def _numbers(typed: str) -> tuple[str, ...]:
    """How a law may print the number of a list that was typed so: (2) sayılı is (II) sayılı in some."""
    value = int(typed) if typed.isdecimal() else _roman(typed) or 0
    roman = _ROMAN[value] if 0 < value < len(_ROMAN) else upper(typed).replace("İ", "I")
    return (typed, roman) if typed.isdecimal() else (roman, str(value))


def _is_letter(value: str) -> bool:
    return len(value) == 1 and value.isalpha()


def _other_case(value: str) -> str:
    """A lone letter in the other case by Turkish rules, all else as it is."""
    if not _is_letter(value):
        return value
    return lower(value) if value.isupper() else upper(value)


def _below(parts: Sequence[_Part]) -> str:
    """Levels below the article: a number is a fıkra, a letter or Roman number a bent, what follows that an altbent."""
    path, depth = "", 0
    for part in parts:
        value = part.value
        name = "altbent" if part.level == "bent" and depth > 1 else part.level or _guess(value, depth)
        depth = max(depth, {"fikra": 1, "bent": 2, "altbent": 3}.get(name, 4))
        path += f"/{name}:{'son' if fold(value) == 'son' else value}"
    return path


def _guess(value: str, depth: int) -> str:
    if depth >= 2:
        return "altbent"
    return "fikra" if (value.isdecimal() or fold(value) == "son") and depth == 0 else "bent"
