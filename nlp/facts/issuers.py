"""Which institution issued a document."""

import re
from collections import Counter
from collections.abc import Iterator

from dayanak.law.document import DocumentKind as Kind
from dayanak.law.document import Fact
from dayanak.law.letters import fold
from dayanak.law.letters import title as title_case
from nlp.facts.front import Front, Line
from nlp.link.finder import link
from nlp.link.heads import TOP, Rank, dictionary_form, read_head

OF_THE_STATE = frozenset({Kind.LAW, Kind.DECREE_LAW, Kind.CONSTITUTION, Kind.STATUTE, Kind.PRESIDENTIAL_DECREE})
_OF_THE_PRESIDENT = frozenset({Kind.PRESIDENTIAL_DECISION, Kind.PRESIDENTIAL_CIRCULAR})
_PRESIDENT = re.compile(r"CUMHURBAŞKAN[A-ZIĞİ]*|Cumhurbaşkan\w+")
_CABINET = re.compile(r"Bakanlar\s+Kurulu\W?nca\s+\d{1,2}[./]\d{1,2}[./]\d{4}\s+tarihinde\s+kararlaştırıl")
_INSTITUTIONS = frozenset({"belediye", "banka", "valilik", "kaymakamlık", "başkanlık"})
_ISSUING = TOP | {"belediye", "valilik", "kaymakamlık", "birlik", "federasyon"}
_ABLATIVE = re.compile(r"(?:d[ae]n|t[ae]n|D[AE]N|T[AE]N)\s*:\s*$")
_COUNCILS = frozenset({"Meclisi", "MECLİSİ", "Encümeni", "ENCÜMENİ"})
"""The organs by which a municipality decides."""
_IN_SENTENCE = re.compile(r"[;”“]")
_SPEAKS = 6_000
_OWN_BOARDS = frozenset({"Yönetim", "İcra", "Genel", "Danışma", "Denetim", "Disiplin", "Fakülte", "Bakanlar"})
_GENERAL = frozenset({"Yükseköğretim Kurumu", "Kamu Kurumu", "Meslek Birliği"})


def find_issuer(front: Front, title: Fact | None, kind: Kind | None) -> Fact | None:
    """The issuing institution in the nominative: of the gazette line, the letterhead, or the title's first words."""
    institutions = [line for line in front.lines if _ABLATIVE.search(line.text)]
    if announces(front, kind):
        return None
    for line in institutions:
        if issuer := _in_nominative(line):
            return issuer
    if kind in _OF_THE_PRESIDENT and (place := _PRESIDENT.search(front.flat)):
        return Fact("Cumhurbaşkanlığı", "text", 1.0, place.start(), place.end())
    if kind is Kind.DECISION and (place := _CABINET.search(front.flat)):
        return Fact("Bakanlar Kurulu", "text", 1.0, place.start(), place.end())
    if kind in OF_THE_STATE:
        return None
    for value, start, end in _sources(front, title):
        if body := _first_body(value):
            return Fact(body, "text", 0.9, start, end)
    return None


def announces(front: Front, kind: Kind | None) -> bool:
    """Whether it is a page of announcements of several institutions, which nobody issued as a whole."""
    spoken = " ".join(line.text for line in front.lines)
    return kind is None and len(re.findall(r"[dt][ae]n\s*:", spoken)) > 1


def _in_nominative(line: Line) -> Fact | None:
    """The institution of a line `Çınar Bakanlığından:`; several on one line are none (a page of announcements)."""
    mentions = link(line.text)
    if not mentions or len(re.findall(r"[dt][ae]n\s*:", line.text)) > 1:
        return None
    last = mentions[-1]
    value = line.text[: last.start] + last.base + line.text[last.end :]
    value = re.sub(r"\s*['’]?(?:n?d[ae]n|t[ae]n)?\s*:\s*$", "", value)
    return Fact(value, "text", 1.0, line.start, line.end)


def _sources(front: Front, title: Fact | None) -> Iterator[tuple[str, int, int]]:
    """Lines that may begin with the institution: those of the head, then the title."""
    for line in front.lines[:8]:
        yield line.text, line.start, line.end
    if title is not None and title.start is not None and title.end is not None:
        yield title.value, title.start, title.end


def is_institution(line: str) -> bool:
    """Whether a line is the name of an institution and nothing else: the first line of a letterhead or a title."""
    body = _first_body(line)
    return body is not None and fold(body) == fold(line)


def _first_body(text: str) -> str | None:
    """The institution with which a line begins: the words up to its first head, in the nominative."""
    words = re.sub(r"^T\.?\s?C\.?\s+", "", text).split()
    if _IN_SENTENCE.search(" ".join(words[:9])):
        return None
    for place, word in enumerate(words[:9]):
        head = read_head(word)
        if place and word in _COUNCILS and words[place - 1] in ("Belediye", "BELEDİYE"):
            return title_case(" ".join([*words[: place - 1], "Belediyesi"]))
        if head is None or head.plural or not head.possessive or head.rank in (Rank.ORGAN, Rank.OFFICE) or place == 0:
            continue
        named = head.lemma in {*TOP, *_INSTITUTIONS} or words[place - 1] in ("Genel", "GENEL")
        if named and (word[0].isupper() and words[0][0].isupper()):
            name = " ".join([*words[:place], dictionary_form(word, head)])
            return title_case(name) if text.isupper() or words[0].isupper() else name
    return None


def spoken_of(text: str, executor: str | None) -> Fact | None:
    """The institution that a text without a head of its own defines (`Üniversite: … Üniversitesini`), else the one
    that carries it out, else the one that it names more than once and more than any other."""
    named = [(body, mention) for mention in link(text[:_SPEAKS]) if (body := _institution(mention.base))]
    for body, mention in named:
        before = text[max(0, mention.start - 40) : mention.start]
        if re.search(r"\b(?:Üniversite|Bakanlık|Kurum|Belediye|Başkanlık|Birlik)\s*:\s*$", before):
            return Fact(body, "text", 0.8, mention.start, mention.end)
    if executor and (body := _institution(executor) or _board(executor)):
        return Fact(body, "text", 0.7)
    counted = Counter(body for body, _ in named).most_common(2)
    if not counted or counted[0][1] < 2 or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    body, first = next(pair for pair in named if pair[0] == counted[0][0])
    return Fact(body, "text", 0.6, first.start, first.end)


def _board(name: str) -> str | None:
    """The board of the state that a name is; the boards of an institution (Yönetim Kurulu) issue nothing alone."""
    words = name.split()
    return name if len(words) > 1 and words[-1] == "Kurulu" and words[-2] not in _OWN_BOARDS else None


def _institution(name: str) -> str | None:
    """The whole institution with which a unit's name begins; nothing general (Yükseköğretim Kurumu, Kamu Kurumu)."""
    words = name.split()
    for place, word in enumerate(words[1:], 1):
        head = read_head(word)
        if head is not None and head.lemma in _ISSUING and head.possessive and not head.plural:
            body = " ".join(words[: place + 1])
            return None if body in _GENERAL else body
    return None
