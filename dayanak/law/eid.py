"""EId: identifier of a provision in one version, after Akoma Ntoso naming. Made and parsed only here.

`madde:5/fikra:2/bent:ç` ↔ `art_5__para_2__point_ç`. A second occurrence of a label under one parent gets `~2`.
"""

import re
from functools import lru_cache

_WORDS = {
    "kitap": "book",
    "kisim": "part",
    "bolum": "chp",
    "ayirim": "sec",
    "fikra": "para",
    "bent": "point",
    "altbent": "point",
    "kapanis": "wrapup",
    "tire": "indent",
    "no": "lvl",
    "annex": "att",
}
_SERIES = {
    "madde": "",
    "ek-madde": "ek-",
    "gecici-madde": "gecici-",
    "mukerrer-madde": "mukerrer-",
    "ek-gecici-madde": "ek-gecici-",
}

ARTICLE_STEPS = frozenset(_SERIES)


def _part(step: str) -> str:
    name, _, number = step.partition(":")
    if name in _SERIES:
        return f"art_{_SERIES[name]}{number}"
    word = _WORDS.get(name, name)
    return f"{word}_{'x' if number == '?' else number}" if number else word


@lru_cache(maxsize=4096)
def from_path(path: str) -> str:
    """The eId of a path in reference notation, without a mark for repetition."""
    return "__".join(map(_part, path.split("/")))


def number_repeats(parts: list[str]) -> list[str]:
    """Marks repeated eIds: the second `x` becomes `x~2`. The caller passes full eIds in reading order."""
    seen: dict[str, int] = {}
    out = []
    for eid in parts:
        seen[eid] = seen.get(eid, 0) + 1
        out.append(eid if seen[eid] == 1 else f"{eid}~{seen[eid]}")
    return out


_ARTICLE = re.compile(r"art_(ek-gecici-|ek-|gecici-|mukerrer-)?(.*)")
_NAMES = {word: name for name, word in _WORDS.items() if name != "altbent"}
_SERIES_NAMES = {prefix: name for name, prefix in _SERIES.items()}


def _inside_a_point(steps: list[str]) -> bool:
    """Whether the innermost units so far, back to a quotation, hold a bent."""
    for step in reversed(steps):
        if step.startswith("bent:"):
            return True
        if step.startswith("alinti:"):
            return False
    return False


def to_path(eid: str) -> str:
    """The path in reference notation that an eId was made from; marks of repetition are dropped."""
    steps: list[str] = []
    for part in eid.split("__"):
        bare = re.sub(r"~\d+$", "", part)
        if found := _ARTICLE.fullmatch(bare):
            steps.append(f"{_SERIES_NAMES[found[1] or '']}:{found[2]}")
            continue
        word, _, number = bare.partition("_")
        name = _NAMES.get(word, word)
        if name == "bent" and _inside_a_point(steps):
            name = "altbent"
        number = "?" if name == "bent" and number == "x" else number
        steps.append(f"{name}:{number}" if number else name)
    return "/".join(steps)
