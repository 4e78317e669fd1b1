"""Enumerations under one plural head: `Tarım, Orman ve Su İşleri Bakanlıklarınca` names three ministries."""

from nlp.link.heads import Head, dictionary_form
from nlp.link.ministries import is_ministry
from nlp.link.words import COMMA, Words

_LISTED = """
    bakanlık müdürlük başkanlık komisyon kurul müsteşarlık dekanlık müşavirlik valilik vekalet vekâlet bakan
"""
_MANY = frozenset(_LISTED.split())
_MINISTRIES = frozenset({"bakanlık", "vekalet", "vekâlet"})
_OF_PLACES = frozenset({"bölge", "il", "ilçe"})


def ministries(table: Words, first: int, place: int, head: Head) -> list[tuple[int, int, str]]:
    """The known ministries that a head closes, as `read_members` gives them: `Savunma, İçişleri ve Ulaştırma
    Bakanlığı`; none where it closes one, or where a part of the list is no ministry of its own."""
    if head.lemma not in _MINISTRIES or not any(table.low(at) == "ve" for at in range(first + 1, place - 1)):
        return []
    form = dictionary_form(table.words[place], head)
    found: list[tuple[int, int, str]] = []
    low, high = first, place - 1
    while low <= high:
        if is_ministry(name := f"{table.phrase(low, high)} {form}"):
            found.insert(0, (low, high if found else place, name))
            low, high = first, low - (2 if table.low(low - 1) == "ve" else 1)
        elif (after := _after_joint(table, low, high)) <= high:
            low = after
        elif found and first < high and is_ministry(f"{table.phrase(first + 1, high)} {form}"):
            first += 1  # "İşlem Savunma, İçişleri ve …": a word that opens the sentence
            low = first
        else:
            return []
    return found if len(found) > 1 else []


def _after_joint(table: Words, low: int, high: int) -> int:
    """The place behind the first comma or "ve" from `low` on; behind `high` where there is none."""
    for at in range(low, high):
        if COMMA.fullmatch(table.gap(at)):
            return at + 1
        if at > low and table.low(at) == "ve":
            return at + 1
    return high + 1


def read_members(table: Words, first: int, place: int, head: Head) -> list[tuple[int, int, str]]:
    """The members of the list that ends in the plural head at `place`: first and last word and dictionary form of
    each; one for a plural without a list, none where it is generic."""
    if first == place or not head.possessive or head.lemma not in _MANY:
        return []
    commas = any(COMMA.fullmatch(table.gap(at)) for at in range(first, place))
    if not commas and (several := ministries(table, first, place, head)):
        return several  # "Dahiliye ve Sıhhat ve İçtimai Muavenet Vekâletleri"
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
    return table.text.startswith(" ile ", table.end(place))


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
