"""Verbs that change a text: which word of a sentence orders or reports that something is replaced, added or ended."""

from dataclasses import dataclass

from nlp.cite.tokens import Tokens

_STEMS = {
    "değiştiril": "replace",
    "değişmiş": "replace",
    "eklen": "add",
    "ilave": "add",
    "kaldırıl": "repeal",
    "kalk": "repeal",
    "ilga": "repeal",
    "mülga": "repeal",
    "çıkarıl": "delete",
    "çıkartıl": "delete",
    "teselsül": "renumber",
    "iptal": "annul",
    "düzenlen": "replace",
    "düzeltil": "replace",
    "durdurul": "suspend",
    "uzatıl": "extend",
}
_FIRST = frozenset(stem[:3] for stem in _STEMS)
_LIGHT = ("edilmiş", "ettirilmiş", "olunmuş", "etmiş")
"""Verbs that a noun needs to say what happens: "iptal edilmiştir"."""
_NOUNS = frozenset({"teselsül", "iptal", "ilga", "ilave"})
_AORIST = frozenset({"kaldırılır", "kalkar", "kaldırılmıştır"})
_CLOSES = frozenset({"ve", "veya", "ile", "olup", "ise", "daha", "mevcut", "metne", "madde", "yerine", "bu"})
_PARTICIPLES = frozenset({"olan", "olduğu", "bulunan", "olması", "olmak", "sayılan"})
_ABOUT = frozenset({"dair", "ilişkin", "yönelik", "ait", "ilişkindir", "hakkında"})
_DECIDED = ("veril", "alın", "kıl", "ver")
_REACH = 200


@dataclass(frozen=True, slots=True)
class Verb:
    """What is done, and the place behind the verb. `decided`: a noun of an action that a body decides on, with its
    subject in the genitive ("… fıkrasının kaldırılmasına karar verilmiştir"); `corrects`: an error of the gazette."""

    name: str
    end: int
    decided: bool = False
    corrects: bool = False


def verb_at(tokens: Tokens, place: int) -> Verb | None:
    """The verb of amendment that closes a clause at `place`, if one does."""
    word = tokens.words[place]
    if word[:3] not in _FIRST:
        return None
    for stem, name in _STEMS.items():
        if word.startswith(stem):
            return _noun(tokens, place, stem, name) if stem in _NOUNS else _verb(tokens, place, stem, name)
    return None


def _noun(tokens: Tokens, place: int, stem: str, name: str) -> Verb | None:
    word, follower = tokens.words[place], tokens.word(place + 1)
    if word == stem and follower.startswith(_LIGHT):
        if follower.endswith(("ler", "lar")) or (follower.endswith("miş") and _modifies(tokens, place + 1)):
            return None
        return Verb(name, place + 2)
    if word == stem and follower in ("edilmesine", "olunmasına") and _is_decided(tokens, place + 2):
        return Verb(name, place + 2, decided=True)
    if word == f"{stem}ine" and _is_decided(tokens, place + 1):
        return Verb(name, place + 1, decided=True)
    return None


def _verb(tokens: Tokens, place: int, stem: str, name: str) -> Verb | None:
    word = tokens.words[place]
    if word == "mülgadır" or (word in ("kaldırılır", "kalkar") and tokens.word(place - 1) == "yürürlükten"):
        return Verb(name, place + 1) if word == "mülgadır" or _is_last(tokens, place + 1) else None
    corrects = stem == "düzeltil"
    if word.endswith(("miş", "mış")) and len(word) > len(stem) + 1:
        return None if _modifies(tokens, place) else Verb(name, place + 1, corrects=corrects)
    if word.endswith(("miştir", "mıştır")):
        return Verb(name, place + 1, corrects=corrects)
    if word.endswith(("mesine", "masına")) and _is_decided(tokens, place + 1):
        return Verb(name, place + 1, decided=True)
    return None


def _is_last(tokens: Tokens, place: int) -> bool:
    """Whether the sentence ends here: rules about what may be ended go on."""
    return tokens.word(place) in (".", ";", "") or tokens.sentences[place] != tokens.sentences[place - 1]


def _modifies(tokens: Tokens, place: int) -> bool:
    """Whether the verb only describes what follows: "çıkarılmış aile", "kaldırılmış veya değiştirilmiş olan"."""
    follower = tokens.word(place + 1)
    joined = follower in ("veya", "ve") and tokens.word(place + 2).endswith(("miş", "mış"))
    return tokens.word(place + 3) in _PARTICIPLES if joined else follower.isalpha() and follower not in _CLOSES


def _is_decided(tokens: Tokens, place: int) -> bool:
    """Whether a body decides on the action: "… kaldırılmasına, … eklenmesine oy birliğiyle karar verilmiştir"."""
    if tokens.word(place) in _ABOUT:
        return False
    for at in range(place, min(place + _REACH, len(tokens))):
        if tokens.quotes[at]:
            continue
        if tokens.words[at] == "karar" and tokens.word(at + 1).startswith(_DECIDED):
            return True
        if tokens.sentences[at] != tokens.sentences[place] and tokens.words[at] == "madde":
            return False
    return False
