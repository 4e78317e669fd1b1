"""Names of bodies of the state, of unions of states and of places: no part of the institution that issued a text."""

import re
from functools import cache

from dayanak.law.letters import lower
from nlp.link.former import FORMER
from nlp.link.public_acronyms import full_names

_STATE = re.compile(
    r"(?:türkiye|türk|t\.c\.|avrupa|dünya|birleşmiş|yükseköğretim|yüksek öğretim|üniversitelerarası|cumhurbaşkanlığı"
    r"|bakanlar|devlet(?! konservatuv?ar)|anayasa|danıştay|yargıtay|sayıştay|il|ilçe|büyükşehir|belediye|emniyet"
    r"|jandarma|vergi|nüfus|tapu|cumhuriyet|ölçme,? seçme|öğrenci seçme|sosyal (?:güvenlik|sigortalar)"
    r"|kültür (?:ve tabiat )?varlıkları\w*|ulusal ajans|yunus emre|millî|milli) "
)
_OPENS = ("türkiye ", "avrupa ", "yükseköğretim ", "anayasa ", "danıştay ", "yargıtay ", "sayıştay ", "bakanlar ")
_MORE = frozenset({"anayasa mahkemesi", "cumhuriyet başsavcılığı"})
_BODIES = frozenset({"ulusal ajans", "emekli sandığı"})


@cache
def _names() -> frozenset[str]:
    former = [name for row in FORMER for name in (row.name, *row.today) if " " in name]
    return frozenset([*map(lower, former), *map(lower, full_names())])


def is_whole(small: str) -> bool:
    """Whether a name in small letters is the whole name of a body of the state, so that no word stands before it."""
    return small in _names() or small in _MORE or small.startswith(_OPENS)


def is_of_state(name: str) -> bool:
    """Whether a name is that of a body of the state or of states, whoever issued the text."""
    small = lower(name)
    return is_whole(small) or small in _BODIES or _STATE.match(small) is not None
