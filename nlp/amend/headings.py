"""Headings that are named without a number: "bu bölüm başlığı “İzinler” iken", "kısım başlığı ile madde başlığı"."""

from nlp.amend.open import Open
from nlp.amend.parts import Unit, case_of
from nlp.cite.endings import level
from nlp.cite.tokens import Tokens

_DIVISIONS = frozenset({"kitap", "kisim", "bolum", "ayirim"})
_HEADING = "başlığı"


def read_heading(tokens: Tokens, place: int, now: Open) -> Unit | None:
    """The division whose heading is named at `place`, or beside it the article: those that bear the note. None where
    another act is to change, where its place or its number says which, or where it is new."""
    noun = level(tokens.word(place - 1))
    if not tokens.words[place].startswith(_HEADING) or noun is None or tokens.word(place + 1).startswith("eklen"):
        return None
    units = [part for part in now.parts if isinstance(part, Unit) and part.role != "by"]
    if noun.name not in _DIVISIONS and not (noun.name == "madde" and units and units[-1].word == _HEADING):
        return None
    numbered = any(unit.role == "after" or unit.span[1] == tokens.ends[place - 1] for unit in units)
    named = [*now.carried, *(target for unit in units for target in unit.targets)]
    if numbered or any(target.partition("/")[0] != "this" for target in named):
        return None
    span = (tokens.starts[place - 1], tokens.ends[place])
    return Unit((f"this/@{noun.name}",), "target", _HEADING, case=case_of(tokens, place + 1), span=span)
