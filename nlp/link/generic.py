"""Names that tell a kind of bodies, a place or an activity, and no unit."""

import re

from nlp.link.heads import LEXICAL, Head, Rank
from nlp.link.words import SPACE, Words

_GENERIC_BODIES = frozenset({"kurum", "üniversite", "fakülte", "banka", "şirket"})
_SETTLEMENTS = frozenset({"il", "ilçe", "bucak", "belde", "köy", "şehir"})
_ABOUT = re.compile(r"[ \t\xa0]+(?:İlişkin|İLİŞKİN|Dair|DAİR)(?!\w)")
_ELECTION = re.compile(r"[ \t\xa0]+(?:[Ss]eçim|SEÇİM)")


def is_generic(table: Words, first: int, place: int, head: Head) -> bool:
    """Whether the words tell a kind of bodies or an activity: `bir Kamu Kurumu`, `Kontenjan İdaresine İlişkin`."""
    alone = head.rank is Rank.PART or (head.rank is Rank.BODY and first == place)
    if head.nominative and alone and _is_owned_by_many(table, place):
        return True
    if head.lemma == "merkez" and place > first and table.low(place - 1) in _SETTLEMENTS:
        return True
    if head.lemma in _GENERIC_BODIES and first and table.low(first - 1) == "bir":
        return True
    end = table.end(place)
    if head.lemma in LEXICAL and _ELECTION.match(table.text, end):
        return True
    return head.lemma == "idare" and head.case == "dat" and _ABOUT.match(table.text, end) is not None


def _is_owned_by_many(table: Words, place: int) -> bool:
    """Whether the name only tells a kind of office-holders: `Meslek Yüksekokulu Müdürleri`."""
    after = table.heads[place + 1] if place + 1 < len(table.words) else None
    return after is not None and after.plural and after.rank is Rank.OFFICE and bool(SPACE.fullmatch(table.gap(place)))
