"""Articles whose noun only the end of a list bears: "1330 sayılı Kanunun 8 ve 10 uncu, 2247 sayılı Kanunun 3 üncü
maddeleri" names articles of both laws."""

from nlp.cite.documents import read_document
from nlp.cite.items import SEPARATORS
from nlp.cite.tokens import Tokens
from nlp.cite.units import Step, read_numbered, read_steps

_LONGEST = 20


def read_elliptic(tokens: Tokens, place: int) -> tuple[Step, int] | None:
    """The articles at `place`, behind the genitive of their law, and the place after them."""
    if not tokens.words[place : place + 1] or not tokens.words[place].isdecimal():
        return None
    read = _numbers(tokens, place)
    return (read[0], read[1]) if read and _reaches_noun(tokens, read[2]) else None


def _numbers(tokens: Tokens, place: int) -> tuple[Step, int, int] | None:
    """Numbers of articles up to another document: they, the place after them, and that of the document."""
    values: list[str] = []
    while len(values) < _LONGEST and (item := read_numbered(tokens, place)):
        values.append(item[0])
        end = item[1]
        if tokens.word(end) not in SEPARATORS:
            return None
        place = end + 1 + (tokens.word(end + 1) in SEPARATORS)
        if read_document(tokens, place):
            return Step("madde", tuple(values), True), end, place
    return None


def _reaches_noun(tokens: Tokens, place: int) -> bool:
    """Whether the documents of the list end in one whose articles bear the noun."""
    for _ in range(_LONGEST):
        read = read_document(tokens, place)
        if not read:
            return False
        steps, _ = read_steps(tokens, read[1])
        if steps:
            return steps[0].level == "madde"
        further = _numbers(tokens, read[1])
        if not further:
            return False
        place = further[2]
    return False
