"""What the words around a name say of the body that it means: one named before, another's, the one being founded."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from dayanak.law.letters import lower
from nlp.link.heads import TOP, Head
from nlp.link.names import Name

_RELATIVE = re.compile(r"(?:[dt][ıiuü]ğ[ıiuü]|[ae]c[ae]ğ[ıi])\s+$")
_OTHERS = frozenset({"üniversite", "kurum", "fakülte", "enstitü", "yüksekokul", "birim", "bölüm", "belediye"})
_SAID = re.compile(r"(?:[Aa]dı geçen|[Aa]nılan|[Mm]ezk[uû]r|[Ss]özü (?:edilen|geçen)|[Bb]ahsi geçen|[Ss]öz konusu)\s+$")
_NEAR = 16
_FOUNDED = re.compile(r"\s+(?:[Kk]urulu[şs]|[Tt]eşkil[aâ]t)")
_BEGINNING = 3_000


def is_of_another(text: str, name: Name) -> bool:
    """Whether a clause before says whose body it is: `öğrencinin kayıtlı olduğu Üniversite`."""
    if name.head.lemma not in _OTHERS:
        return False
    return _RELATIVE.search(text, max(0, name.start - _NEAR), name.start) is not None


def said_before(text: str, names: Sequence[Name], name: Name) -> Name | None:
    """The full name that a pointing word means: `… Genel Müdürlüğü … adı geçen Genel Müdürlük`."""
    if not _SAID.search(text, max(0, name.start - _NEAR), name.start):
        return None
    general = lower(name.base).startswith("genel ")
    for one in reversed(names[: bisect_left(names, name.start, key=lambda other: other.start)]):
        full = one.own > general and one.head.possessive and one.head.lemma == name.head.lemma
        if full and (" genel " in lower(one.base)) == general:
            return one
    return None


def founded(text: str, names: Sequence[Name]) -> Name | None:
    """The institution whose organisation the beginning of the text regulates."""
    for name in names:
        if name.start > _BEGINNING:
            break
        if name.own and name.head.lemma in TOP and name.head.case == "gen" and _FOUNDED.match(text, name.end):
            return name
    return None


def is_office(lemma: str, before: Head) -> bool:
    """Whether the unit of an office is called by the office itself: `Göç İdaresi Başkanı` heads a Başkanlık."""
    named = before.lemma in ("daire", "idare") or (before.lemma == "teşkilat" and not before.possessive)
    return named or lemma in ("koordinatör", "bakan")
