"""The values of the fields of a query: how they are read, in whatever form they were typed, and what they stand for."""

import re
from functools import cache

from dayanak.law.document import DocumentKind
from dayanak.law.letters import comparison_key, lower, upper
from dayanak.law.numbering import members
from nlp.analyse import stem
from search_api.expressions import FieldName, spoken
from search_api.labels import kind_label

LONGEST = 200
FIRST_YEAR, LAST_YEAR = 1800, 2199
_RANGE = r"\s*(?:\.\.+|[-–—])\s*"
_YEARS = re.compile(rf"(?P<first>[0-9]{{4}})?(?P<to>{_RANGE})?(?P<last>[0-9]{{4}})?")
_ARTICLE = re.compile(
    r"(?:(?P<ek>ek)[\s-]*)?(?:(?P<series>gecici|mukerrer)[\s-]*)?(?:madde(?:si)?\s*)?"
    rf"(?P<number>[0-9]{{1,4}})(?:{_RANGE}(?P<last>[0-9]{{1,4}})|\s?[-/]\s?(?P<letter>[a-zçğıöşü]))?"
)
_STEPS = {
    "": "madde",
    "ek": "ek-madde",
    "geçici": "gecici-madde",
    "mükerrer": "mukerrer-madde",
    "ek geçici": "ek-gecici-madde",
}


def value_of(name: FieldName, text: str) -> str | None:
    """The one spelling of a value; None where it is none."""
    text = " ".join(text[:LONGEST].split()).rstrip(" ,;:!?'")
    text = text if name is FieldName.YEAR else text.rstrip(" .,;:!?'")
    read = {
        FieldName.HEADING: _heading,
        FieldName.UNIT: _unit,
        FieldName.KIND: _kind,
        FieldName.YEAR: _year,
        FieldName.ARTICLE: _article,
    }
    return read[name](text) if text else None


def _heading(text: str) -> str | None:
    return " ".join(dict.fromkeys(spoken(text))) or None


def _unit(text: str) -> str | None:
    return text if comparison_key(text) else None


def _kind(text: str) -> str | None:
    kind = _kinds().get(comparison_key(text)) or _kinds().get(_dictionary_form(text))
    return lower(kind_label(kind)) if kind else None


@cache
def _kinds() -> dict[str, str]:
    """Kinds by how they are called here and in the API, and by the dictionary form of that."""
    names = [(name, kind.value) for kind in DocumentKind for name in (kind.value, kind_label(kind))]
    return {key: kind for name, kind in names for key in (_dictionary_form(name), comparison_key(name))}


def _dictionary_form(text: str) -> str:
    return " ".join(stem(word) for word in spoken(text))


def _year(text: str) -> str | None:
    found = _YEARS.fullmatch(text)
    if found is None or not (found["first"] or found["last"]) or not all(map(_known, (found["first"], found["last"]))):
        return None
    first, last = found["first"] or "", found["last"] or ""
    if not found["to"]:
        return first if not last else None
    first, last = sorted((first, last)) if first and last else (first, last)
    return f"{first}..{last}" if first != last else first


def _known(year: str | None) -> bool:
    return not year or FIRST_YEAR <= int(year) <= LAST_YEAR


def _article(text: str) -> str | None:
    found = _ARTICLE.fullmatch(_marked(lower(text)))
    if found is None:
        return None
    series = " ".join(filter(None, (found["ek"], {"g": "geçici", "m": "mükerrer"}.get((found["series"] or "")[:1]))))
    if series not in _STEPS:
        return None
    numbers = [str(int(number)) for number in (found["number"], found["last"]) if number]
    if len(numbers) > 1 and int(numbers[0]) >= int(numbers[1]):
        return None
    number = "..".join(numbers) + (f"-{upper(found['letter'])}" if found["letter"] else "")
    return f"{series} {number}".strip()


def _marked(text: str) -> str:
    """The words of a series as they are typed on any keyboard, in one form; an ordinal ending goes."""
    known = re.sub(r"\bge[cç](?:ici\b|i[cç]i\b|\.)", "gecici", text)
    known = re.sub(r"\bm[uü]k(?:errer\b|\.)", "mukerrer", known)
    return re.sub(r"([0-9])(?:\.|['’]?(?:[ıiuü]?n[cç][ıiuü]))$", r"\1", known)


def years(value: str) -> tuple[int, ...]:
    """The years that a value stands for."""
    first, dots, last = value.partition("..")
    if not dots:
        return (int(value),)
    return tuple(range(int(first or FIRST_YEAR), int(last or LAST_YEAR) + 1))


def kinds(value: str) -> tuple[str, ...]:
    """The kind that a value stands for."""
    return (_kinds()[comparison_key(value)],)


def articles(value: str) -> tuple[str, ...]:
    """The articles that a value stands for, as paths."""
    series, _, number = value.rpartition(" ")
    return tuple(f"{_STEPS[series]}:{one}" for one in members(number))
