"""Who carries a document out (yürütme)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dayanak.law.document import Fact
from dayanak.law.provision import ProvisionTree
from dayanak.law.reading import Mention
from nlp.facts.closing import SELF, Passage, closing_passages
from nlp.link.finder import link
from nlp.link.heads import possessive

_HEADING = re.compile(r"(?:yururluk ve )?yurutme|yurutme")
_CARRIED_OUT = re.compile(
    r"(?<!\s)\s+(?:tarafından\s+)?(?:birlikte\s+|müştereken\s+|beraberce\s+)?"
    r"(?:yürüt(?:ülür|[uü]r|ecektir|mektedir)|icra\s+(?:eder|olunur)|memurdur)\b"
)
_OPENING = re.compile(r"\b(?:[Bb]u|BU|[İi]şbu)\s")
_KIND = (
    r"(?:Kanun|Kararname|Tüzük|Yönetmelik|Yönerge|Tebliğ|Genelge|Usul ve Esaslar|Esaslar|Karar|Ana\s?[Ss]tatü|Tarife)"
)
_WHO = re.compile(
    rf"(?:[Bb]u|BU|[İi]şbu)\s(?:(?i:{_KIND})|[^.;:]{{3,90}}?(?:[ıiuü]|icraya|icrasına))[,;]?\s+"
    r"(?:[^.;:]{0,60}\sadına\s+)?(?P<who>[A-ZÇĞİÖŞÜ][^.;:]{2,220})$"
)
_LISTED = re.compile(r"(?<![(\w])[a-zçğıöşü]\)\s+(?P<who>[A-ZÇĞİÖŞÜ][^.;:()]{2,160})$")
"""A list of the closing words: a) when it enters into force, b) who carries it out."""
_TOGETHER = re.compile(r"\s*(?:,|ile|ve|,?\s*ve|veya)\s*")
_DEPUTIES = re.compile(r"([^.;:]{3,90}?)\s+[Vv]ekil(?:i|leri)")
"""Ministers until 1960: Adliye ve Dahiliye Vekilleri."""
_WINDOW = 320
_SHORT = frozenset(
    {"Üniversite", "Rektörlük", "Rektör", "Bakanlık", "Kurum", "Belediye", "Başkanlık", "Genel Müdürlük"}
)


def find_executor(tree: ProvisionTree, issuer: str | None) -> Fact | None:
    """The unit or units that carry the document out: an office-holder is mapped to the unit that he heads."""
    for passage in closing_passages(tree, _HEADING):
        for closing in reversed(list(_CARRIED_OUT.finditer(passage.text))):
            if fact := _before(passage, closing.start(), issuer):
                return fact
    return None


def _before(passage: Passage, end: int, issuer: str | None) -> Fact | None:
    """The units named before a closing verb, in the sentence that begins with the document's word for itself."""
    if listed := _LISTED.search(passage.text, max(0, end - _WINDOW), end):
        return _fact(passage, listed, issuer) if SELF.search(passage.text, 0, listed.start()) else None
    openings = [found.start() for found in _OPENING.finditer(passage.text, max(0, end - _WINDOW), end)]
    for opening in reversed(openings):
        found = _WHO.match(passage.text, opening, end)
        if found and (fact := _fact(passage, found, issuer)):
            return fact
    return None


def _fact(passage: Passage, found: re.Match[str], issuer: str | None) -> Fact | None:
    names = list(_names(found["who"], issuer))
    if not names:
        return None
    sure = passage.confidence * min(certain for _, certain in names)
    value = " ile ".join(dict.fromkeys(_full(name, issuer) for name, _ in names))
    return Fact(value, "text", sure, passage.start + found.start("who"), passage.start + found.end("who"))


def _names(who: str, issuer: str | None) -> Iterator[tuple[str, float]]:
    """Each unit with how sure it is; those that follow count only where they are joined to the ones before."""
    flat = re.sub(r"\s", " ", who)
    mentions = link(flat, issuer=issuer)
    if not mentions:
        if old := _DEPUTIES.fullmatch(flat):
            yield from ((f"{name} Vekâleti", 0.9) for name in re.split(r"\s*,\s*|\s+ve\s+", old[1]))
        return
    yield _held(mentions[0])
    for before, mention in pairwise(mentions):
        if not _TOGETHER.fullmatch(flat[before.end : mention.start]):
            return
        yield _held(mention)


def _full(name: str, issuer: str | None) -> str:
    """The issuer's name for a word that means it: Üniversite, Rektörlük, Bakanlık."""
    meant = "Üniversitesi" if name.startswith("Rektör") else possessive(name)
    return issuer if issuer and name in _SHORT and issuer.endswith(meant) else name


def _held(mention: Mention) -> tuple[str, float]:
    named = mention.resolved if mention.type in ("office-holder", "term") and mention.resolved else mention.base
    sure = 1.0 if mention.resolved or mention.type != "office-holder" else 0.6
    return named.rsplit(" > ", 1)[-1], sure
