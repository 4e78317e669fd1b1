"""Verbs that change a text: which word of a sentence orders or reports that something is replaced, added or ended."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from nlp.amend.parts import PHRASE_NOUNS
from nlp.cite.tokens import Tokens

_STEMS = {
    "değiştiril": "replace",
    "değişmiş": "replace",
    "eklen": "add",
    "ilave": "add",
    "konulmuş": "add",
    "konmuş": "add",
    "getiril": "replace",
    "tadil": "replace",
    "tezyil": "add",
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
_NOUNS = frozenset({"teselsül", "iptal", "ilga", "ilave", "tadil", "tezyil"})
_CLOSES = frozenset({"ve", "veya", "ile", "olup", "ise", "daha", "mevcut", "metne", "madde", "yerine", "bu"})
_PARTICIPLES = frozenset({"olan", "olduğu", "bulunan", "olması", "olmak", "sayılan"})
_ABOUT = frozenset({"dair", "ilişkin", "yönelik", "ait", "ilişkindir", "hakkında"})
_DECIDED = ("veril", "alın", "kıl", "ver")
_PLACED = ("kadro", "fıkra", "madde", "bent", "bend", "cümle", "ibare", "kelime")
"""What is put into a text: "yerine aşağıdaki fıkra konulmuştur"."""
_FINITE = ("miştir", "mıştır", "muştur", "müştür")
_ANEW = frozenset({"yeniden", "aşağıdaki", "şekilde", "şeklinde"})
"""What stands before "düzenlenmiştir" where a text is made anew; alone it says that a matter is regulated."""
_NEAR = 4
_REACH = 200


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


class Verbs:
    """The verbs of amendment among some tokens."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def at(self, place: int) -> Verb | None:
        """The verb that closes a clause at `place`, if one does."""
        word = self._tokens.words[place]
        if word[:3] not in _FIRST:
            return None
        for stem, name in _STEMS.items():
            if word.startswith(stem):
                return self._noun(place, stem, name) if stem in _NOUNS else self._verb(place, stem, name)
        return None

    def closes_decision(self, place: int) -> bool:
        """Whether a body decides here on something else: "… kabulüne, … onaylanmasına karar verilmiştir"."""
        word = self._tokens.words[place]
        return (word == "kabulüne" or word.endswith(("mesine", "masına"))) and self._is_decided(place + 1)

    def _noun(self, place: int, stem: str, name: str) -> Verb | None:
        word, follower = self._tokens.words[place], self._tokens.word(place + 1)
        if word == stem and follower.startswith(_LIGHT):
            if follower.endswith(("ler", "lar")):
                return None
            if follower.endswith("miş") and (self._modifies(place + 1) or not self._is_finished(place + 2)):
                return None
            return Verb(name, place + 2)
        if word == stem and follower in ("edilmesine", "olunmasına") and self._is_decided(place + 2):
            return Verb(name, place + 2, decided=True)
        if word == f"{stem}ine" and self._is_decided(place + 1):
            return Verb(name, place + 1, decided=True)
        return None

    def _verb(self, place: int, stem: str, name: str) -> Verb | None:
        word, before = self._tokens.words[place], self._tokens.word(place - 1)
        if word == "mülgadır":
            return Verb(name, place + 1)
        if word in ("kaldırılır", "kalkar"):
            return Verb(name, place + 1, aorist=True) if before == "yürürlükten" and self._is_last(place + 1) else None
        if stem.startswith("kon") and not before.startswith(_PLACED) and before != '"':
            return None
        if stem == "getiril" and not self._is_quoted(place):
            return None  # duties, which are fulfilled
        out = before.endswith(("dan", "den", "tan", "ten")) or before.startswith((*PHRASE_NOUNS, "kadro"))
        if name == "delete" and not out:
            return None  # issued, as laws are, and not taken out of a text
        if stem == "düzenlen" and not _ANEW.intersection(self._tokens.words[max(0, place - _NEAR) : place]):
            return None
        if word.endswith(("miş", "mış")) and len(word) > len(stem) + 1:
            goes_on = self._tokens.word(place + 1) == "olup" or self._is_granted(place + 1)
            closes = goes_on or (not self._modifies(place) and self._is_finished(place + 1))
            return Verb(name, place + 1, corrects=stem == "düzeltil") if closes else None
        if word.endswith(("miştir", "mıştır")) or (name == "add" and word.endswith("muştur")):
            return Verb(name, place + 1, corrects=stem == "düzeltil")  # what "durdurulmuştur" is a deed, not a text
        if word.endswith(("mesine", "masına")) and self._is_decided(place + 1):
            return Verb(name, place + 1, decided=True)
        return None

    def _is_quoted(self, place: int) -> bool:
        """Whether words in quotation marks stand right before, with their noun or without: "“x” ibaresi"."""
        words = self._tokens.words[:place][-2:]
        return words[-1:] == ['"'] or (words[:1] == ['"'] and words[-1].startswith(PHRASE_NOUNS))

    def _is_granted(self, place: int) -> bool:
        """Whether what is done is only granted: "yürürlükten kaldırılmış olmakla birlikte"."""
        return self._tokens.word(place) == "olmakla" and self._tokens.word(place + 1) in ("birlikte", "beraber")

    def _is_last(self, place: int) -> bool:
        """Whether the sentence ends here: rules about what may be ended go on."""
        tokens = self._tokens
        return tokens.word(place) in (".", ";", "") or tokens.sentences[place] != tokens.sentences[place - 1]

    def _modifies(self, place: int) -> bool:
        """Whether the verb only describes what follows: "çıkarılmış aile", "kaldırılmış veya değiştirilmiş olan"."""
        follower = self._tokens.word(place + 1)
        joined = follower in ("veya", "ve") and self._tokens.word(place + 2).endswith(("miş", "mış"))
        if joined:
            return self._tokens.word(place + 3) in _PARTICIPLES
        return follower.isalpha() and follower not in _CLOSES

    def _is_finished(self, place: int) -> bool:
        """Whether the sentence goes on to a verb that finishes this one too: "değiştirilmiş, … eklenmiştir"; else it
        only describes: "çıkarılmış ve yürürlükte olan hükümler". A text that breaks off here says no less."""
        if self._tokens.word(place) in ("", "."):
            return True
        finite = bisect_left(self._finite, place)
        return finite < len(self._finite) and self._finite[finite] <= self._sentence_end(place)

    def _sentence_end(self, place: int) -> int:
        stop = bisect_left(self._stops, place)
        return self._stops[stop] if stop < len(self._stops) else len(self._tokens)

    def _is_decided(self, place: int) -> bool:
        """Whether a body decides on the action: "… kaldırılmasına, … eklenmesine oy birliğiyle karar verilmiştir"."""
        if self._tokens.word(place) in _ABOUT:
            return False
        found = bisect_left(self._decisions, place)
        return found < len(self._decisions) and self._decisions[found] < place + _REACH

    @cached_property
    def _finite(self) -> list[int]:
        tokens = self._tokens
        return [at for at, word in enumerate(tokens.words) if word.endswith(_FINITE) and not tokens.quotes[at]]

    @cached_property
    def _stops(self) -> list[int]:
        """The last places of sentences, outside of quotation marks."""
        return [at - 1 for at in self._tokens.opens[1:] if not self._tokens.quotes[at - 1]]

    @cached_property
    def _decisions(self) -> list[int]:
        tokens = self._tokens
        return [
            at
            for at, word in enumerate(tokens.words)
            if word == "karar" and not tokens.quotes[at] and tokens.word(at + 1).startswith(_DECIDED)
        ]
