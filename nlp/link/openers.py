"""Words that only open a sentence and got caught in a name: `Belge Çınar Bakanlığına gönderilir`."""

import re
from collections import Counter
from dataclasses import replace

from dayanak.law.letters import lower
from dayanak.law.reading import Mention
from nlp.link.gazetteer import Gazetteer
from nlp.link.heads import TOP, read_head
from nlp.link.names import Name
from nlp.link.national import is_whole
from nlp.link.words import SPACE, opens_sentence

_SUBJECT_NOUNS = """
    başvuru belge bildirim cevap dilekçe dosya görüş gerekçe itiraz izin karar kayıt lisans onay ödeme öneri rapor
    ruhsat sertifika sonuç sözleşme şikâyet şikayet talep tebligat teklif tutanak ücret yazı
"""
_SUBJECTS = frozenset(_SUBJECT_NOUNS.split())
_POSSESSED = re.compile(
    r"[^\W\d_]{2,}(?:(?<!yol)(?<!iç)(?<!dış)(?<!iş)(?:l[ae]r[ıi]|(?<![ıiuü])s[ıi])(?:n[ıi])?|[aeıioöuü]y[ıiuü])"
)
_NO_NAME = frozenset({"genel", "daire", "dairesi", "şube", "kurumu", "idaresi", "bölge", "il", "ilçe"})
_HOSTS = ("fakülte ", "enstitü ", "bölüm ", "üniversite ", "yüksekokul ", "birim ", "kurum ")
_PLACES = ("il ", "ilçe ", "bölge ")
_OFTEN = 2


def cut_openers(names: list[Name], text: str) -> list[Name]:
    """The names without a first word that the text elsewhere does without, or that no institution is called by."""
    counts = Counter(lower(name.base) for name in names)
    return [_cut(name, text) if _has_opener(name, text, counts) else name for name in names]


def _has_opener(name: Name, text: str, counts: Counter[str]) -> bool:
    if name.own < 2 or name.elliptic or name.acronym or text.endswith(": ", 0, name.start):
        return False
    first, _, rest = lower(name.base).partition(" ")
    if rest.startswith("ve ") or read_head(first) is not None or not opens_sentence(text, name.start):
        return False
    once = counts[lower(name.base)] == 1 and counts[rest] >= _OFTEN
    return (
        once
        or (first in _SUBJECTS and (name.head.lemma in TOP or rest.startswith(_PLACES)))
        or _cannot_open(first, rest)
    )


def _cannot_open(first: str, rest: str) -> bool:
    """Whether no name opens with this word, or what follows is a whole name already."""
    if is_whole(rest) or (first[-1] in "ıiuü" and rest.startswith(_HOSTS)):
        return True
    return _POSSESSED.fullmatch(first) is not None and rest.split(maxsplit=1)[0] not in _NO_NAME


def _cut(name: Name, text: str) -> Name:
    gap = SPACE.search(text, name.start, name.end)
    return replace(name, start=gap.end() if gap else name.start, base=name.base.partition(" ")[2], own=name.own - 1)


def cut_by_register(mention: Mention, text: str, gazetteer: Gazetteer) -> Mention:
    """The mention without its first word where it opens the sentence and the register knows only the rest by name."""
    first, _, rest = mention.surface.partition(" ")
    shorter = mention.base.removeprefix(first).lstrip()
    if mention.type != "full" or len(shorter.split()) < 2 or not opens_sentence(text, mention.start):
        return mention
    if gazetteer.named(mention.base) or not gazetteer.named(shorter):
        return mention
    resolved = mention.resolved.replace(mention.base, shorter) if mention.resolved else None
    return replace(mention, start=mention.end - len(rest), surface=rest, base=shorter, resolved=resolved)
