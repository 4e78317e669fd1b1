"""Enumerations under one plural head: `Tarım, Orman ve Su İşleri Bakanlıklarınca` names three ministries."""

from nlp.link.heads import Head, dictionary_form
from nlp.link.ministries import is_ministry
from nlp.link.words import COMMA, Words

_LISTED = """
    bakanlık müdürlük başkanlık komisyon kurul müsteşarlık dekanlık müşavirlik valilik vekalet vekâlet bakan
"""
_MANY = frozenset(_LISTED.split())
_OF_PLACES = frozenset({"bölge", "il", "ilçe"})


def _are_two(table: Words, first: int, place: int, head: Head) -> int:
    """The conjunction of `Savunma ve İçişleri Bakanlığı`, where both are ministries of their own; 0 elsewhere."""
    joints = [at for at in range(first + 1, place - 1) if table.low(at) == "ve"]
    if head.lemma != "bakanlık" or not joints:
        return 0
    form = dictionary_form(table.words[place], head)
    if is_ministry(f"{table.phrase(first, place - 1)} {form}"):
        return 0
    both = (at for at in joints if all(is_ministry(f"{words} {form}") for words in
            (table.phrase(first, at - 1), table.phrase(at + 1, place - 1))))  # fmt: skip
    return next(both, 0)


def two_ministries(table: Words, first: int, place: int, head: Head) -> list[tuple[int, int, str]]:
    """The two ministries that a singular head closes, as `read_members` gives them; none where it closes one."""
    joint = _are_two(table, first, place, head)
    if not joint:
        return []
    form = dictionary_form(table.words[place], head)
    last = f"{table.phrase(joint + 1, place - 1)} {form}"
    return [(first, joint - 1, f"{table.phrase(first, joint - 1)} {form}"), (joint + 1, place, last)]


def read_members(table: Words, first: int, place: int, head: Head) -> list[tuple[int, int, str]]:
    """The members of the list that ends in the plural head at `place`: first and last word and dictionary form of
    each; one for a plural without a list, none where it is generic."""
    if first == place or not head.possessive or head.lemma not in _MANY:
        return []
    if table.low(place - 1) in _OF_PLACES and place - first > 1:
        return [(first, place, f"{table.phrase(first, place - 1)} {dictionary_form(table.words[place], head)}")]
    general = place - 1 if table.low(place - 1) in ("genel", "daire", "dairesi") else place
    if general == first:
        return []
    tail = table.phrase(general, place - 1)
    form = f"{tail} {dictionary_form(table.words[place], head)}".strip()
    groups = _split(table, first, general - 1, _followed_by_with(table, place))
    return [(low, place if high == general - 1 else high, f"{table.phrase(low, high)} {form}") for low, high in groups]


def _followed_by_with(table: Words, place: int) -> bool:
    return table.text.startswith(" ile ", table.spans[place][1])


def _split(table: Words, first: int, last: int, open_end: bool) -> list[tuple[int, int]]:
    """Groups of words between commas; the last conjunction of the last group parts it, unless the list goes on."""
    groups, low = [], first
    for place in range(first, last):
        if COMMA.fullmatch(table.gap(place)):
            groups.append((low, place))
            low = place + 1
    joints = [place for place in range(low + 1, last) if table.low(place) == "ve"]
    if groups and not joints and not open_end:
        return [(low, last)]
    if joints and not (open_end and groups):
        groups.append((low, joints[-1] - 1))
        low = joints[-1] + 1
    return [*groups, (low, last)]
