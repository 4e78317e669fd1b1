"""Legal bases as the service inventories write them: document and clause, in long and in short form."""

import re
from dataclasses import dataclass

from dayanak.law.letters import comparison_key, lower
from nlp.cite.endings import kind
from nlp.cite.numbers import ORDINALS
from nlp.laws import titles

_SERIES = {"ek": "ek-madde", "geçici": "gecici-madde", "mükerrer": "mukerrer-madde", "ek geçici": "ek-gecici-madde"}
_LETTER = r"[a-zçğıöşü]"
_ENDING = r"(?:\s*['’.]?\s*[ıiuü]?nc[ıiuü])?"
_ORDINAL = (
    rf"(?:(?P<paragraph>\d+){_ENDING}|\((?P<bracketed>\d+)\)(?:\s*numaralı)?"
    r"|(?P<word>(?:on\s*|[^\W\d]+\s)?[^\W\d]+nc[ıiuü]))"
)
_SHORT = re.compile(
    r"(?:(?P<series>ek geçici|geçici|ek|mükerrer)\s*)?(?:madde|mad|md|m)\s*\.?\s*"
    r"(?P<article>\d+)(?:/(?P<branch>[A-ZÇĞİÖŞÜ])(?!\w))?"
    rf"(?:\s*[/\-(]\s*(?P<paragraph>\d+)\)?)?(?:\s*[/\-(]\s*(?P<point>{_LETTER})(?!\w)\)?)?(?:\s*[/\-(]\s*(?P<item>\d+)\)?)?"
)
_ARTICLE = re.compile(
    r"(?:(?P<series>ek geçici|geçici|ek|mükerrer)\s+)?(?P<article>\d+)(?:/(?P<branch>[A-ZÇĞİÖŞÜ]))?"
    rf"\s*['’.]?{_ENDING}\s*\.?\s*madde\w*"
)
_PARAGRAPH = re.compile(rf"{_ORDINAL}\s*fıkra\w*")
_POINT = re.compile(rf"\(?(?P<point>{_LETTER})\)?\s*ben[td]\w*")
_ITEM = re.compile(r"\(?(?P<item>\d+)\)?(?:\s*numaralı)?\s*alt\s*ben[td]\w*")
_SECTION = re.compile(
    r"bölüm\w*\s*(?P<section>\d+(?:\.\d+)*)|(?P<before>\d+(?:\.\d+)+)\.?\s*(?:inci|nci|üncü|ncı)?\s*bölüm\w*"
)
_NUMBERED = re.compile(r"(?P<number>\d+)\s+sayılı\s+(?P<title>[^;]{0,250})")
_SERIES_OF_LAWS = (("khk", "khk"), ("kanun hükmünde kararname", "khk"), ("cumhurbaşkanlığı kararname", "cbk"),
                   ("cbk", "cbk"), ("kanun", "kanun"))  # fmt: skip
_MOST = 600


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis as read. `title` names the document (nominative, as written), `target` a numbered law with its
    clause (`kanun:5510/madde:4`), `path` the clause in reference notation; each None where the words do not say."""

    title: str | None = None
    target: str | None = None
    path: str | None = None


def read_basis(written: str) -> Basis:
    """The document and the clause that a legal basis names; all None where it names no document and no clause."""
    text = re.sub(r"\s+", " ", written).strip(" ;,.")[:_MOST]
    start, path = _clause(text)
    title = _title(text[:start])
    law = _law(title) if title else None
    return Basis(title, f"{law}/{path}" if law and path else law, path)


def _clause(text: str) -> tuple[int, str | None]:
    """Where the words for the clause begin, and its path."""
    if found := _SECTION.search(text):
        parts = (found["section"] or found["before"]).split(".")
        return found.start(), "/".join(f"no:{'.'.join(parts[: place + 1])}" for place in range(len(parts)))
    small = lower(text)
    same_length = small if len(small) == len(text) else text
    if found := _last(_ARTICLE, same_length, text):
        return found.start(), _long_path(found, same_length, text)
    if found := _last(_SHORT, same_length, text):
        return found.start(), _path(found, found["paragraph"], found["point"], found["item"], text)
    return len(text), None


def _last(pattern: re.Pattern[str], small: str, text: str) -> re.Match[str] | None:
    """The last match that stands apart from the word before it; a branch letter is a capital in the text itself."""
    matched = None
    for found in re.finditer(pattern.pattern, small, re.IGNORECASE):
        if found.start() == 0 or not text[found.start() - 1].isalnum():
            matched = found
    return matched


def _long_path(article: re.Match[str], small: str, text: str) -> str:
    rest = small[article.end() :]
    paragraph = _PARAGRAPH.search(rest)
    point, item = _POINT.search(rest), _ITEM.search(rest)
    point = None if point and item and point.start() > item.start() else point
    number = _ordinal(paragraph) if paragraph else None
    return _path(article, number, point["point"] if point else None, item["item"] if item else None, text)


def _ordinal(found: re.Match[str]) -> str | None:
    if number := found["paragraph"] or found["bracketed"]:
        return str(int(number))
    words = found["word"].split()
    value = ORDINALS.get("".join(words)) or ORDINALS.get(words[-1])
    return str(value) if value else None


def _path(article: re.Match[str], paragraph: str | None, point: str | None, item: str | None, text: str) -> str:
    branch = text[article.start("branch")] if article["branch"] else None
    if branch and branch.islower():
        point, branch = point or branch, None
    series = _SERIES.get(article["series"] or "", "madde")
    steps = [f"{series}:{int(article['article'])}" + (f"-{branch}" if branch else "")]
    steps += [f"fikra:{int(paragraph)}"] if paragraph else []
    steps += [f"bent:{point}"] if point else []
    steps += [f"altbent:{item}"] if item else []
    return "/".join(steps)


def _title(text: str) -> str | None:
    """The words before the clause as a title, in the nominative; None where they name no kind of document."""
    title = text.strip(" ,;:-–'’")
    words = re.findall(r"[^\W\d_]+", title)
    if not any(kind(lower(word)) or lower(word).startswith(("stat", "şartname", "usul")) for word in words):
        return None
    bare = re.sub(r"(?<=[ıiuü])['’]?n[ıiuü]n$|(?<=e)['’]?nin$", "", title)
    return re.sub(r"(?<=i)ğin$", "k", bare) if bare == title else bare


def _law(title: str) -> str | None:
    """A numbered law, decree-law or presidential decree in reference notation."""
    if found := _NUMBERED.search(title):
        small = lower(found["title"])
        return next((f"{name}:{int(found['number'])}" for word, name in _SERIES_OF_LAWS if word in small), None)
    return titles().get(comparison_key(title))
