"""What is left of a document or a provision once some of it is excepted: "14 üncü maddesi hariç diğer maddeleri",
"2 nci ve 3 üncü maddeleri dışında kalan hükümleri", "birinci fıkrası dışındaki fıkraları"."""

from bisect import bisect_left
from dataclasses import replace

from dayanak.law.target import split
from nlp.amend.open import PROVISIONS, Open
from nlp.amend.parts import Phrase, Unit, case_of
from nlp.cite.endings import RANK, level
from nlp.cite.tokens import Tokens

_EXCEPTING = frozenset(
    {
        "hariç",
        "haricinde",
        "haricindeki",
        "dışında",
        "dışındaki",
        "müstesna",
        "istisna",
        "gayrı",
        "gayri",
        "maada",
        "başka",
    }
)
_BETWEEN = _EXCEPTING | frozenset(
    {"olmak", "olarak", "üzere", "kalmak", "tutularak", "tutulmak", "kalan", "olan", "bulunan", "ve", "madde"}
    | {"diğer", "öteki", "sair", "bütün", "tüm", "bilumum", "bilcümle", "kaydıyla", "şartıyla", "hükmü", ",", "(", ")"}
)
"""What stands between the exception and the noun of the rest."""
_ALL = frozenset({"tamamı", "tümü", "ahkamı", "ahkamiyle"})
_ENDING = frozenset({"", "instrumental"})
_JOINING = frozenset({",", "ve", ", ve", "ile"})


def all_but(tokens: Tokens, place: int, now: Open) -> Unit | None:
    """The document or provision whose rest the noun at `place` means; what is named before it is excepted."""
    last = now.parts[-1] if now.parts else None
    if not isinstance(last, Unit) or last.role != "except" or not last.targets:
        return None
    if not _means_rest(tokens, place) or not _follows(tokens, last.span[1], place):
        return None
    whole = _whole(last.targets[0], tokens.words[place])
    if not whole or not all(target.startswith(f"{whole}/") for target in last.targets):
        return None
    _except(tokens, now.parts, whole)
    return Unit((whole,), "target", tokens.word(place + 1), span=last.span)


def _means_rest(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place]
    if word in _ALL or word in PROVISIONS:
        return True
    noun = level(word)
    return noun is not None and noun.possessive and noun.plural and case_of(tokens, place + 1) in _ENDING


def _follows(tokens: Tokens, end: int, place: int) -> bool:
    """Whether an exception and nothing else stands from offset `end` up to the noun; what is reserved is no rest."""
    between = set(tokens.words[bisect_left(tokens.starts, end) : place])
    return between <= _BETWEEN and not between.isdisjoint(_EXCEPTING)


def _whole(target: str, word: str) -> str:
    """What the rest is a part of: of "fıkraları" the article, of "maddeleri", "hükümleri" the document."""
    document, path = split(target)
    noun = level(word)
    depth = RANK[noun.name] if noun and noun.name in RANK else RANK["madde"]
    above = [step for step in path.split("/") if RANK.get(_level(step), RANK["madde"]) < depth]
    return "/".join([document, *above]) if path else ""


def _level(step: str) -> str:
    name = step.partition(":")[0].lstrip("@")
    return "madde" if name.endswith("madde") else name


def _except(tokens: Tokens, parts: list[Unit | Phrase], whole: str) -> None:
    """Marks the units of the list that the last one ends: "3 üncü maddesi, 5 inci maddesinin son fıkrası hariç"."""
    begins = parts[-1].span[0] if isinstance(parts[-1], Unit) else 0
    for at in range(len(parts) - 2, -1, -1):
        part = parts[at]
        if not isinstance(part, Unit) or part.role != "target" or part.case:
            return
        joined = tokens.text[part.span[1] : begins].strip() in _JOINING
        if not joined or not all(target.startswith(f"{whole}/") for target in part.targets):
            return
        parts[at], begins = replace(part, role="except"), part.span[0]
