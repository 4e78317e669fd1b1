"""Reads references by position: "bu Kanun", "aynı maddenin", "yukarıdaki fıkra", "anılan Yönetmeliğin"."""

from nlp.cite.endings import level
from nlp.cite.kinds import Head, Kind, kind_at
from nlp.cite.tokens import Tokens
from nlp.cite.units import Step, read_step, read_steps, skip_suffix

RELATIVES = {
    "bu": "this",
    "işbu": "this",
    "iş": "this",
    "aynı": "same",
    "anılan": "same",
    "mezkur": "same",
    "mezkür": "same",
    "adı": "same",
    "söz": "same",
    "sözü": "same",
    "yukarıdaki": "-1",
    "yukarıki": "-1",
    "yukardaki": "-1",
    "yukarki": "-1",
    "evvelki": "-1",
    "yukarda": "-1",
    "yukarıda": "-1",
    "önceki": "-1",
    "müteakip": "+1",
    "müteakıp": "+1",
    "izleyen": "+1",
}
_SECOND = {"iş": ("bu",), "adı": ("geçen",), "söz": ("konusu",), "sözü": ("edilen", "geçen")}
_SECOND_WORDS = frozenset(word for words in _SECOND.values() for word in words)
_THERE = ("de", "da", "te", "ta")
_LEVELS = frozenset({"madde", "fikra", "bent", "altbent", "cumle"})
_ALSO_SMALL = frozenset({"kanun", "kararname", "yonetmelik", "yonerge", "tuzuk", "khk"})


def read_relative(tokens: Tokens, place: int) -> tuple[Head | None, tuple[Step, ...], int] | None:
    """The relative document or unit at `place`: its head or its first step, and the place after it."""
    word = tokens.words[place]
    relation = RELATIVES[word]
    place += 1
    if word in _SECOND:
        if tokens.word(place) not in _SECOND[word]:
            return None
        place += 1
    elif word in ("yukarıda", "yukarda"):
        place += tokens.word(place) in ("belirtilen", "yazılı", "sayılan", "anılan")
    if relation in ("this", "same") and (document := _document(tokens, place, relation)):
        return document[0], (), document[1]
    return _unit(tokens, place, relation)


def _document(tokens: Tokens, place: int, relation: str) -> tuple[Head, int] | None:
    found = kind_at(tokens, place)
    small = found and (found.name in _ALSO_SMALL or (found.name == "esaslar" and _are_document(tokens, found, place)))
    if not found or not (tokens.capital(place) or small):
        return None
    if (found.plural and relation == "this") or _owns_itself(tokens, found, place):
        return None
    return Head(found.name, (), relation, plural=found.plural), found.end


def _are_document(tokens: Tokens, found: Kind, place: int) -> bool:
    """Whether "bu esaslar" are the document: they have articles, or a paragraph begins with them, "(1) Bu esaslar"."""
    begins = tokens.capital(place - 1) and tokens.word(place - 2) in (")", "-")
    return (begins and tokens.word(found.noun) == "esaslar") or bool(read_steps(tokens, found.end)[0])


def _owns_itself(tokens: Tokens, found: Kind, place: int) -> bool:
    """Whether the kind right behind "bu" has an owner that is not named: "bu Kanununun"; "bu Kanunu Bakanlar Kurulu
    yürütür" is an accusative."""
    accusative = found.base == tokens.ends[found.noun] and not found.plural
    return found.possessive and found.noun == place and not accusative


def _unit(tokens: Tokens, place: int, relation: str) -> tuple[None, tuple[Step, ...], int] | None:
    name = "altbent" if tokens.word(place) == "alt" else None
    place += name is not None
    noun = level(tokens.word(place))
    if noun is None and name is None and relation == "same":
        return _numbered(tokens, place)
    if noun is None or noun.name not in _LEVELS or noun.possessive:
        return None
    if noun.plural:
        relation = {"-1": "-*", "this": "these"}.get(relation, relation)  # "bu maddeler" are those just named
    step = Step(name or noun.name, (), False, noun.plural, relation)
    return None, (step,), skip_suffix(tokens, place + 1)


def _numbered(tokens: Tokens, place: int) -> tuple[None, tuple[Step, ...], int] | None:
    """An article that was cited before, with its number once more: "sözü geçen 70 inci madde"; not where the words say
    in what it is cited: "bu maddede sözü edilen 2 nci madde"."""
    opening = place - 1 - (tokens.word(place - 1) in _SECOND_WORDS)
    read = read_step(tokens, place) if tokens.word(place).isdecimal() else None
    if not read or read[0].level != "madde" or read[0].possessive or tokens.word(opening - 1).endswith(_THERE):
        return None
    return None, (read[0]._replace(relation="named"),), read[1]
