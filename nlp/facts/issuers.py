"""Who issued a document and who carries it out."""

import re

from dayanak.law.document import DocumentKind as Kind
from dayanak.law.document import Fact
from dayanak.law.letters import title as title_case
from nlp.facts.front import Front
from nlp.link.finder import link
from nlp.link.heads import TOP, Rank, dictionary_form, read_head

_OF_THE_STATE = frozenset({Kind.LAW, Kind.DECREE_LAW, Kind.CONSTITUTION, Kind.STATUTE, Kind.PRESIDENTIAL_DECREE})
_INSTITUTIONS = frozenset({"belediye", "banka", "valilik", "kaymakamlık", "başkanlık"})
_ABLATIVE = re.compile(r"(?:d[ae]n|t[ae]n|D[AE]N|T[AE]N)\s*:\s*$")
_CARRIED_OUT = re.compile(r"(?<!\s)\s+(?:tarafından\s+)?(?:birlikte\s+|müştereken\s+)?yürüt(?:ülür|[uü]r)\b")
_WHO = re.compile(r"\b[Bb]u\s[^.;:]{3,90}?(?:[ıiuü])[,;]?\s+(?P<who>[A-ZÇĞİÖŞÜ][^.;:]{2,160})$")
_SEARCHED = 60_000


def find_issuer(front: Front, title: Fact | None, kind: Kind | None) -> Fact | None:
    """The issuing institution in the nominative: of the gazette line, the letterhead, or the title's first words."""
    for line in front.lines:
        if _ABLATIVE.search(line.text) and (mentions := link(line.text)):
            last = mentions[-1]
            value = line.text[: last.start] + last.base + line.text[last.end :]
            value = re.sub(r"\s*['’]?(?:n?d[ae]n|t[ae]n)?\s*:\s*$", "", value)
            return Fact(value, "text", 1.0, line.start, line.end)
    if kind in _OF_THE_STATE:
        return None
    sources = [(line.text, line.start) for line in front.lines[:8]]
    if title is not None:
        sources.append((title.value, title.start or 0))
    for text, start in sources:
        if found := _first_body(text):
            return Fact(found, "text", 0.9, start, start + len(found))
    return None


def _first_body(text: str) -> str | None:
    """The institution with which a line begins: the words up to its first head, in the nominative."""
    words = re.sub(r"^T\.?\s?C\.?\s+", "", text).split()
    for place, word in enumerate(words[:9]):
        head = read_head(word)
        if head is None or head.plural or not head.possessive or head.rank in (Rank.ORGAN, Rank.OFFICE) or place == 0:
            continue
        named = head.lemma in {*TOP, *_INSTITUTIONS} or words[place - 1] in ("Genel", "GENEL")
        if named and (word[0].isupper() and words[0][0].isupper()):
            name = " ".join([*words[:place], dictionary_form(word, head)])
            return title_case(name) if text.isupper() or words[0].isupper() else name
    return None


def find_executor(text: str, issuer: str | None) -> Fact | None:
    """The unit that carries the document out: its office-holder is mapped to the unit that he heads."""
    for closing in reversed(list(_CARRIED_OUT.finditer(text, max(0, len(text) - _SEARCHED)))):
        start = max(text.rfind(word, max(0, closing.start() - 260), closing.start()) for word in ("Bu ", "bu "))
        if start >= 0 and (found := _WHO.match(text, start, closing.start())):
            return _executor(found, issuer)
    return None


def _executor(found: re.Match[str], issuer: str | None) -> Fact | None:
    mentions = link(re.sub(r"\s+", " ", found["who"]), issuer=issuer)
    if not mentions:
        return None
    mention = mentions[0]
    held = mention.resolved if mention.type in ("office-holder", "term") and mention.resolved else mention.base
    sure = 0.9 if mention.resolved or mention.type != "office-holder" else 0.5
    return Fact(held.rsplit(" > ", 1)[-1], "text", sure, found.start("who"), found.end("who"))
