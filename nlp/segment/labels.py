"""The lines of letters that are known by their words: `Sayı :`, `Konu :`, `İlgi :`, the name of the kind, the number
of the year, the farewell."""

import re

from dayanak.law.provision import ProvisionKind as Kind

_LETTER = (
    (Kind.REFERENCE, re.compile(r"(?:Sayı|SAYI)(?:sı)? ?:")),
    (Kind.SUBJECT, re.compile(r"(?:Konu|KONU)(?:su)? ?:")),
    (Kind.INTEREST, re.compile(r"(?:İlgi|İLGİ)(?:li olduğu [^:]{3,40}| [Mm]addeler)? ?:")),
    (Kind.DATE, re.compile(r"(?:[A-ZÇĞİÖŞÜ][a-zçğıöşü]+ )?(?:Tarih|TARİH)i? ?:|\d{1,2}[./]\d{1,2}[./]\d{4}$")),
    (
        Kind.DOCUMENT_NUMBER,
        re.compile(
            r"(?:Sirküler|Genelge|Karar|Toplantı|Oturum)(?: No| Numarası| Sayısı)? ?:|\d{4} ?/ ?\d{1,4}$", re.IGNORECASE
        ),
    ),
    (Kind.TYPE_LINE, re.compile(r"(?:G ?E ?N ?E ?L ?G ?E|Ö ?Z ?E ?L ?G ?E|S ?İ ?R ?K ?Ü ?L ?E ?R|D ?U ?Y ?U ?R ?U)$")),
)
_FAREWELL = re.compile(
    r"(?:(?:[Rr]ica|[Aa]rz)(?: ve (?:rica|arz))? eder(?:im|iz)|olunur|[Dd]uyurulur|ilan edilir"
    r"|[Bb]ilgilerinize sunulur)\.$"
)
_LAST_WORDS = ("ederim.", "ederiz.")
"""How only farewells end."""
_ALONE = frozenset({Kind.TYPE_LINE, Kind.DOCUMENT_NUMBER})
"""Parts that are lines of their own: nothing below goes on with them."""


def letter_part(words: str) -> Kind | None:
    """Which labelled part of a letter a paragraph is, or None."""
    return next((kind for kind, pattern in _LETTER if pattern.match(words)), None)


def parts(first: str, before: str, words: str, gap: bool, front: bool) -> bool:
    """Whether `words` begin anew below `before`, the last line of a paragraph that begins with `first`: a farewell; in
    the front of a letter a labelled part, and what stands below one that is alone on its line, or below a blank
    line."""
    if before[-1] == "." and words.endswith(_LAST_WORDS) and words[0].isupper() and is_farewell(words):
        return True
    if not front or before.endswith(":"):
        return False
    if letter_part(words) is not None or letter_part(before) in _ALONE:
        return True
    return gap and letter_part(first) is not None


def is_farewell(words: str) -> bool:
    """Whether a paragraph ends a letter or an announcement: `… rica ederim.`, `Tebliğ olunur.`."""
    return bool(_FAREWELL.search(words))
