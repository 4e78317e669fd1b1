"""The front matter of a text: the lines above its first article, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dayanak.law.document import Fact
from dayanak.law.letters import upper
from dayanak.law.provision import ProvisionTree

_LONGEST = 4_000
_BODY = re.compile(
    r"^[ \t]*(?:(?:EK|GEÇİCİ|Ek|Geçici)\s+)?(?:MADDE|Madde)\s*(?:\d|$)"
    r"|^[ \t]*(?:BİRİNCİ|Birinci|I\.?|BÖLÜM|KISIM|BÖLÜM:)\s*[-–:]?\s*(?:KİTAP|KISIM|BÖLÜM|Bölüm|Kısım|FASIL|BAP|[I1]\b)"
    r"|^[ \t]*(?:Amaç|AMAÇ)\b[^\n]{0,40}$",
    re.MULTILINE,
)

_SEAM = re.compile(
    r"\|\s*(?=(?:Doküman|Form|Belge|Resm[iî] Gazete|Sayı)\b)|(?<=[dt][ae]n:)\s+(?=[A-ZÇĞİÖŞÜ]{2})"
    r"|(?<=[A-ZÇĞİÖŞÜ)])\s+(?=MADDE\s+1\s*[-–—])|\s+(?=(?:Tarih|Sayı|Konu|İlgi|Karar\s+Sayısı)\s?:\s)"
    r"|\s+(?=(?:Senato|Kurul|Makam|Rektörlük|Başkanlık|Bakanlık|Kabul|Onay|Yayım|Resm[iî]\s+Gazete)\s+"
    r"(?:(?:Karar|Onay|Olur)\w{0,2}(?:\s+(?:Tarih|Sayı|No)\w*)?|(?:Tarih|Sayı|No)\w*)\s?:\s)"
)
_SMALL_CAPITALS, _DOTS = re.compile(r"[a-zçğöşü][Iİ]"), re.compile(r"[iı]")
"""Capitals that were small letters with a style of capitals: only their dotted and dotless i are what one saw."""
_FIRST_ARTICLE = re.compile(r"\bMADDE\s+1\s*[-–—]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty, without the white space around it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Front:
    """Everything above the body. `flat` has the same length as the text it was cut from, with every white
    space character turned into a blank, so that a label broken over lines can be found where it stands."""

    flat: str
    lines: tuple[Line, ...]

    def fact(self, found: re.Match[str], group: int | str, value: str | None = None, sure: float = 1.0) -> Fact:
        """A fact read from a match in `flat`."""
        return Fact(value or found[group].strip(), "text", sure, found.start(group), found.end(group))


def read_front(tree: ProvisionTree) -> Front:
    """The front matter of a segmented text; without articles, its first lines."""
    found = _BODY.search(tree.text, 0, _LONGEST) or _FIRST_ARTICLE.search(tree.text, 0, _LONGEST)
    end = min(found.start() if found else _LONGEST, len(tree.text))
    text = tree.text[:end]
    return Front(re.sub(r"[\s|]", " ", text), tuple(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    for found in re.finditer(r"[^\n]+", text):
        for low, high in _pieces(found.group()):
            piece = found.group()[low:high]
            bare = piece.strip(" \t\r\xa0|")
            if bare:
                start = found.start() + low + piece.index(bare[0])
                text = upper(bare) if _SMALL_CAPITALS.search(bare) and not _DOTS.search(bare) else bare
                yield Line(text, start, start + len(bare))


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """A line cut where a page printed one beside the other what belongs under one another: the box of a document's
    control beside its title; masthead, institution and title of an item of the gazette whose lines were lost."""
    seams = [found.start() for found in _SEAM.finditer(line)]
    yield from pairwise([0, *seams, len(line)])
