"""Verbs that change a text: which word of a sentence orders or reports that something is replaced, added or ended."""

from dataclasses import dataclass

from nlp.amend.parts import PHRASE_NOUNS
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
_FINITE = ("miştir", "mıştır", "muştur", "müştür")
_REACH = 200
_LONGEST = 600
_ANEW = frozenset({"yeniden", "aşağıdaki", "şekilde", "şeklinde"})
"""What stands before "düzenlenmiştir" where a text is made anew; alone it says that a matter is regulated."""
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Verb:
    """What is done, and the place behind the verb. `decided`: a noun of an action that a body decides on, with its
    subject in the genitive ("… fıkrasının kaldırılmasına karar verilmiştir"); `corrects`: an error of the gazette;
    `aorist`: what is going to be ("yürürlükten kalkar")."""

    name: str
    end: int
    decided: bool = False
    corrects: bool = False
    aorist: bool = False


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
        if follower.endswith(("ler", "lar")):
            return None
        if follower.endswith("miş") and (_modifies(tokens, place + 1) or not _is_finished(tokens, place + 2)):
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
        closes = word == "mülgadır" or _is_last(tokens, place + 1)
        return Verb(name, place + 1, aorist=word != "mülgadır") if closes else None
    if stem == "düzenlen" and not _ANEW.intersection(tokens.words[max(0, place - _NEAR) : place]):
        return None
    if name == "delete" and not _takes_out(tokens, place):
        return None
    corrects = stem == "düzeltil"
    if word.endswith(("miş", "mış")) and len(word) > len(stem) + 1:
        closes = not _modifies(tokens, place) and _is_finished(tokens, place + 1)
        return Verb(name, place + 1, corrects=corrects) if closes else None
    if word.endswith(("miştir", "mıştır")):
        return Verb(name, place + 1, corrects=corrects)
    if word.endswith(("mesine", "masına")) and _is_decided(tokens, place + 1):
        return Verb(name, place + 1, decided=True)
    return None


def _takes_out(tokens: Tokens, place: int) -> bool:
    """Whether something is taken out of a text ("metninden çıkarılmıştır") and not issued, as laws are too."""
    before = tokens.word(place - 1)
    return before.endswith(("dan", "den", "tan", "ten")) or before.startswith(PHRASE_NOUNS)


def _is_finished(tokens: Tokens, place: int) -> bool:
    """Whether the sentence goes on to a verb that finishes this one too: "değiştirilmiş, … eklenmiştir"; else it only
    describes: "çıkarılmış ve yürürlükte olan hükümler"."""
    for at in range(place, min(place + _LONGEST, len(tokens))):
        if tokens.words[at].endswith(_FINITE) and not tokens.quotes[at]:
            return True
        if tokens.words[at] in (".", ";", ":") and not tokens.quotes[at] and tokens.sentences[at] != _next(tokens, at):
            return at == place
    return place + _LONGEST > len(tokens) and len(tokens) - place < 2


def _next(tokens: Tokens, place: int) -> int:
    return tokens.sentences[place + 1] if place + 1 < len(tokens) else -1


def _is_last(tokens: Tokens, place: int) -> bool:
    """Whether the sentence ends here: rules about what may be ended go on."""
    return tokens.word(place) in (".", ";", "") or tokens.sentences[place] != tokens.sentences[place - 1]


def _modifies(tokens: Tokens, place: int) -> bool:
    """Whether the verb only describes what follows: "çıkarılmış aile", "kaldırılmış veya değiştirilmiş olan"."""
    follower = tokens.word(place + 1)
    joined = follower in ("veya", "ve") and tokens.word(place + 2).endswith(("miş", "mış"))
    return tokens.word(place + 3) in _PARTICIPLES if joined else follower.isalpha() and follower not in _CLOSES


def closes_decision(tokens: Tokens, place: int) -> bool:
    """Whether a body decides here on something else: "… kabulüne, … onaylanmasına karar verilmiştir"."""
    word = tokens.words[place]
    return (word == "kabulüne" or word.endswith(("mesine", "masına"))) and _is_decided(tokens, place + 1)


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
