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
_POINT = re.compile(r"(?:^|[:;,.]|\s)\s*(?:[a-zçğıöşü]|\d{1,2})\)\s")
_OF_PART = re.compile(r"madde|fıkra|hük[mü]")
_FROM_POINTS = 0.8
_ROLE = re.compile(
    r"h[üu]k[üu]m\w*\s+(?P<role>[A-ZÇĞİÖŞÜ][^\W\d_]+\s[A-ZÇĞİÖŞÜ][^\W\d_]+)\s+(?:tarafından\s+)?yürüt(?:ülür|ür)"
)
"""Who is called by what he is in the text's own definitions: Üst Yönetici."""
_TOGETHER = re.compile(r"\s*(?:,|ile|ve|,?\s*ve|veya)\s*")
_DEPUTIES = re.compile(r"([^.;:]{3,90}?)\s+[Vv]ekil(?:i|leri)")
"""Ministers until 1960: Adliye ve Dahiliye Vekilleri."""
_WINDOW = 320
_LONGEST_LIST = 1_500
_SEVERAL = 2
_LONGEST_TAIL = 2_000
_AFTER_ARTICLES = 0.7
_SHORT = frozenset(
    {"Üniversite", "Rektörlük", "Rektör", "Bakanlık", "Kurum", "Belediye", "Başkanlık", "Genel Müdürlük"}
)


def find_executor(tree: ProvisionTree, issuer: str | None) -> Fact | None:
    """The unit or units that carry the document out: an office-holder is mapped to the unit that he heads."""
    for passage in closing_passages(tree, _HEADING):
        if fact := _told_last(passage, issuer):
            return fact
    return _behind_articles(tree, issuer)


def _told_last(passage: Passage, issuer: str | None) -> Fact | None:
    """The units named before the last closing verb that names some."""
    closings = reversed(list(_CARRIED_OUT.finditer(passage.text)))
    return next((fact for closing in closings if (fact := _before(passage, closing.start(), issuer))), None)


def _behind_articles(tree: ProvisionTree, issuer: str | None) -> Fact | None:
    """Who carries it out by the words behind the last article, where that was not told apart from them."""
    start = max(0, len(tree.text) - _LONGEST_TAIL)
    passage = Passage(re.sub(r"[\s|]", " ", tree.text[start:]), start, _AFTER_ARTICLES, article=False)
    return _told_last(passage, issuer) or _by_definition(tree, passage, issuer)


def _by_definition(tree: ProvisionTree, passage: Passage, issuer: str | None) -> Fact | None:
    """The unit of one whom the text defines: `Üst Yönetici: Karaçam Üniversitesi Rektörünü`."""
    role = _ROLE.search(passage.text)
    meaning = re.search(rf"{re.escape(role['role'])}\s*:([^,;\n]{{5,160}})", tree.text, re.IGNORECASE) if role else None
    names = list(_names(meaning[1], issuer)) if meaning else []
    if role is None or not names:
        return None
    start = passage.start
    return Fact(
        _full(names[0][0], issuer), "text", _AFTER_ARTICLES, start + role.start("role"), start + role.end("role")
    )


def _before(passage: Passage, end: int, issuer: str | None) -> Fact | None:
    """The units named before a closing verb, in the sentence that begins with the document's word for itself."""
    if points := _of_points(passage, end, issuer):
        return points
    if listed := _LISTED.search(passage.text, max(0, end - _WINDOW), end):
        return _fact(passage, listed, issuer) if SELF.search(passage.text, 0, listed.start()) else None
    openings = [found.start() for found in _OPENING.finditer(passage.text, max(0, end - _WINDOW), end)]
    for opening in reversed(openings):
        found = _WHO.match(passage.text, opening, end)
        speaks = found and (SELF.match(passage.text, opening) or "hük" in found[0])
        if found and speaks and (fact := _fact(passage, found, issuer)):
            return fact
    return None


def _of_points(passage: Passage, end: int, issuer: str | None) -> Fact | None:
    """All who carry out provisions of their own, one in each point: `a) 1 inci maddesini …, b) diğer hükümlerini …`."""
    opening = max(
        (found.end() for found in SELF.finditer(passage.text, max(0, end - _LONGEST_LIST), end)), default=None
    )
    marks = [] if opening is None else list(_POINT.finditer(passage.text, opening, end))
    ends = [*(mark.start() for mark in marks[1:]), end]
    named: list[tuple[str, float]] = []
    for mark, last in zip(marks, ends, strict=False):
        point = passage.text[mark.end() : last]
        found = list(_names(point, issuer)) if _OF_PART.search(point) else []
        if not found:
            return None
        named += found
    if len(marks) < _SEVERAL:
        return None
    value = " ile ".join(dict.fromkeys(_full(name, issuer) for name, _ in named))
    sure = passage.confidence * _FROM_POINTS * min(certain for _, certain in named)
    return Fact(value, "text", sure, passage.start + marks[0].end(), passage.start + end)


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
