"""Acts named in a Turkish sentence, with the endings that it needs: "7249 sayılı Kanunun 5 inci maddesiyle"."""

import re

from dayanak.law.document import DocumentKind
from dayanak.law.letters import lower
from dayanak.law.target import split

_VOWELS = {"a": "ı", "ı": "ı", "â": "ı", "e": "i", "i": "i", "î": "i", "o": "u", "u": "u", "û": "u", "ö": "ü", "ü": "ü"}
_BACK = frozenset("aıouâû")
_DIGITS = ("inci", "inci", "nci", "üncü", "üncü", "inci", "ncı", "nci", "inci", "uncu")
_TENS = ("", "uncu", "nci", "uncu", "ıncı", "nci", "ıncı", "inci", "inci", "ıncı")
_ARTICLES = {
    "madde": "",
    "ek-madde": "ek ",
    "gecici-madde": "geçici ",
    "mukerrer-madde": "mükerrer ",
    "ek-gecici-madde": "ek geçici ",
}
_SERIES = {
    "kanun": "Kanun",
    "khk": "Kanun Hükmünde Kararname",
    "cbk": "Cumhurbaşkanlığı Kararnamesi",
    "cbkarar": "Cumhurbaşkanı Kararı",
    "cbgenelge": "Cumhurbaşkanlığı Genelgesi",
    "bkk": "Bakanlar Kurulu Kararı",
    "genelge": "Genelge",
    "teblig": "Tebliğ",
}
_BY_NUMBER = {
    DocumentKind.LAW: "kanun",
    DocumentKind.DECREE_LAW: "khk",
    DocumentKind.PRESIDENTIAL_DECREE: "cbk",
    DocumentKind.PRESIDENTIAL_DECISION: "cbkarar",
}
_DECISION = re.compile(r"(?P<case>[\d/]+)(?:-(?P<decision>[\d/]+))?")


def ordinal(number: str) -> str:
    """The number of an article as it is read: `5` → "5 inci", `27-A` → "27/A"."""
    said = number.replace("..", " ila ").replace("+", " ve ").replace("-", "/")
    if not number.isdigit() or number == "0":
        return said
    value = int(number)
    if value % 10:
        return f"{said} {_DIGITS[value % 10]}"
    if value % 100:
        return f"{said} {_TENS[value // 10 % 10]}"
    return f"{said} {'üncü' if value % 1000 else 'inci'}"


def genitive(name: str) -> str:
    """The name with its genitive ending: Kanun → Kanunun, Yönetmeliği → Yönetmeliğinin, Yönetmelik → Yönetmeliğin."""
    vowel, ends = _last_vowel(name), lower(name[-1:]) in _VOWELS
    if vowel is None:
        return f"“{name}” belgesinin"
    high = _VOWELS[vowel]
    if ends:
        return f"{name}n{high}n"
    return f"{name[:-1]}ğ{high}n" if name.endswith(("lik", "lık", "luk", "lük")) else f"{name}{high}n"


def instrumental(name: str) -> str:
    """The name with the ending that says "by": Kanun → Kanunla, Kararı → Kararıyla."""
    vowel, ends = _last_vowel(name), lower(name[-1:]) in _VOWELS
    if vowel is None:
        return f"“{name}” belgesiyle"
    return f"{name}{'y' if ends else ''}l{'a' if vowel in _BACK else 'e'}"


def by_document(kind: str, number: str | None, title: str, path: str = "") -> str:
    """By which provision of a document: "7249 sayılı Kanunun 5 inci maddesiyle"."""
    series = _BY_NUMBER.get(DocumentKind(kind)) if kind in set(DocumentKind) else None
    return _by(f"{number} sayılı {_SERIES[series]}" if series and number else title, path)


def by_reference(target: str) -> str:
    """The same of a reference whose document the record does not hold."""
    document, path = split(target)
    series, _, number = document.partition(":")
    if series == "aym":
        return _by_court(number)
    if series == "rg":
        issue, _, date = number.partition("@")
        day = f"{'.'.join(reversed(date.split('-')))} tarihli ve " if date else ""
        return _by(f"{day}{issue} sayılı Resmî Gazete’de yayımlanan düzenleme", path)
    return _by(f"{number} sayılı {_SERIES[series]}" if series in _SERIES else number or document, path)


def _by(name: str, path: str) -> str:
    steps = [step.partition(":")[::2] for step in path.split("/")] if path else []
    article = next(((kind, number) for kind, number in steps if kind in _ARTICLES), None)
    if article is None:
        return instrumental(name)
    whole = f"{genitive(name)} {_ARTICLES[article[0]]}{ordinal(article[1])}"
    bent = next((number for kind, number in steps if kind == "bent"), None)
    return f"{whole} maddesinin ({bent}) bendiyle" if bent else f"{whole} maddesiyle"


def _by_court(number: str) -> str:
    """By a decision of the Constitutional Court: its case (E) and decision (K) number."""
    found = _DECISION.fullmatch(number)
    if not found:
        return "Anayasa Mahkemesi kararıyla"
    decision = f", K: {found['decision']}" if found["decision"] else ""
    return f"Anayasa Mahkemesinin E: {found['case']}{decision} sayılı kararıyla"


def _last_vowel(name: str) -> str | None:
    """The last vowel of the last word; None for what does not end in a letter."""
    if not name[-1:].isalpha():
        return None
    return next((letter for letter in reversed(lower(name)) if letter in _VOWELS), None)
