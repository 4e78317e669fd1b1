"""Head words of unit names and their endings: what kind of unit a word closes, in which form and case."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from dayanak.law.letters import capitalise, lower, upper


class Rank(Enum):
    """What a head word makes of a name: a body that may stand alone, a part of one, an organ of one, or a person."""

    BODY = "body"
    PART = "part"
    ORGAN = "organ"
    OFFICE = "office"


_LEMMAS = {
    Rank.BODY: """
        bakanlık kurum üniversite müsteşarlık banka birlik federasyon konfederasyon belediye valilik
        kaymakamlık meclis vekalet vekâlet vekillik ofis ajans akademi şirket işletme oda borsa sendika dernek
        mahkeme sandık vakıf baro danıştay yargıtay sayıştay başbakanlık başvekalet başvekâlet idare komutanlık elçilik
        büyükelçilik konsolosluk başkonsolosluk rasathane müze kütüphane hastane orkestra arşiv cumhurbaşkanlık
        teşkilat fon
    """,
    Rank.PART: """
        başkanlık müdürlük müşavirlik koordinatörlük başkoordinatörlük fakülte enstitü yüksekokul merkez
        daire birim bölüm sekreterlik dekanlık rektörlük amirlik temsilcilik konservatuvar müftülük
        defterdarlık vezne şube şeflik lise büro savcılık başsavcılık konservatuar
        başhekimlik başmüdürlük laboratuvar müfettişlik saymanlık
        anaokul ilkokul ortaokul
    """,
    Rank.ORGAN: """
        kurul komisyon komite konsey senato encümen heyet jüri divan şura şûra
    """,
    Rank.OFFICE: """
        bakan başkan rektör dekan müdür koordinatör başkoordinatör sekreter vali kaymakam müşavir müsteşar
        komutan başbakan vekil başsavcı cumhurbaşkan defterdar müftü başhekim başmüdür büyükelçi
    """,
}
_RANKS = {lemma: rank for rank, words in _LEMMAS.items() for lemma in words.split()}

_NAMED_ALONE = """
    bakanlık kurum kurul komisyon komite başkanlık müdürlük üniversite senato rektörlük dekanlık koordinatörlük şirket
    bakan başkan rektör dekan müdür koordinatör başkoordinatör cumhurbaşkan vali kaymakam
    danıştay yargıtay sayıştay müsteşarlık başbakanlık başbakan başvekalet başvekâlet cumhurbaşkanlık vekalet vekâlet
"""
PROPER = frozenset({"danıştay", "yargıtay", "sayıştay", "başbakanlık", "başvekalet", "başvekâlet", "cumhurbaşkanlık"})
"""Heads that are the whole name of one body of the state."""

ALONE = frozenset(_NAMED_ALONE.split())
"""Heads that name one body of the document even without a modifier and without a definition."""

_SINGLE = """
    rektörlük dekanlık koordinatörlük başkoordinatörlük müdürlük başkanlık sekreterlik müşavirlik senato
    rektör dekan koordinatör başkoordinatör müdür başkan
"""
SMALL = frozenset(_SINGLE.split())
"""Heads that a text may write in small letters once it has defined them; the others are common nouns then."""

LEXICAL = frozenset({"cumhurbaşkan", "cumhurbaşkanlık"})
"""Heads that are whole names with their possessive: Cumhurbaşkanı."""

TOP = frozenset({"bakanlık", "üniversite", "kurum", "müsteşarlık", "cumhurbaşkanlık"})
"""Heads that close the name of a whole institution: nothing stands above them inside the name."""

_CASES = {
    "gen": "n?[ıiuü]n",
    "acc": "[ny]?[ıiuü]",
    "dat": "[ny]?[ae]",
    "loc": "n?[dt][ae](?:ki(?:ler\\w*|n\\w*)?)?",
    "abl": "n?[dt][ae]n",
    "agent": "n?[cç][ae]",
    "with": "[yn]?l[ae]",
}
_CASE = "|".join(f"(?P<{name}>{ending})" for name, ending in _CASES.items())


@dataclass(frozen=True, slots=True)
class Head:
    """One head word as written. `length` counts the letters of the word that belong to its bare stem."""

    lemma: str
    rank: Rank
    length: int
    possessive: bool
    plural: bool
    case: str | None

    @property
    def nominative(self) -> bool:
        """Whether the word may go on to the next word of the same name."""
        return self.case is None and not self.plural


_BEGINNINGS = frozenset(lemma[:2] for lemma in _RANKS)
"""The letters that heads begin with: most words are none by these."""


def _stem(lemma: str) -> str:
    if lemma == "vakıf":
        return "vakı?f"
    return lemma[:-1] + "[kğ]" if lemma.endswith("k") else lemma


@cache
def _pattern() -> re.Pattern[str]:
    stems = "|".join(_stem(lemma) for lemma in sorted(_RANKS, key=len, reverse=True))
    after_possessive = (
        "(?P<p_gen>n[ıiuü]n)|(?P<p_acc>n[ıiuü])|(?P<p_dat>n[ae])|(?P<p_loc>nd[ae](?:ki\\w*)?)"
        "|(?P<p_abl>nd[ae]n)|(?P<p_agent>nc[ae])|(?P<p_with>yl[ae]|nl[ae])"
    )
    return re.compile(
        f"(?P<stem>{stems})(?P<plural>l[ae]r)?"
        f"(?:(?P<poss>s?[ıiuü])(?:{after_possessive})?|(?:[ıiuü]?m[ıiuü]z)?(?:{_CASE})?)(?:dir|dır|dur|dür|tir|tır)?"
    )


@lru_cache(maxsize=65536)
def read_head(word: str) -> Head | None:
    """The head that a word (apostrophe part included) is a form of, or None."""
    small = lower(word)
    if small[:2] not in _BEGINNINGS:
        return None
    bare, mark, tail = _split_apostrophe(small)
    found = _pattern().fullmatch(bare)
    if found is None:
        return None
    lemma = found["stem"].removesuffix("ğ") + "k" if found["stem"].endswith("ğ") else found["stem"]
    lemma = "vakıf" if lemma == "vakf" else lemma
    names = [name for name, value in found.groupdict().items() if value and name not in ("stem", "poss", "plural")]
    case = names[0].removeprefix("p_") if names else None
    if mark and case is None:
        case = _case_of(tail)
    poss = found["poss"] is not None
    if poss and _vowel_final(lemma) != found["poss"].startswith("s"):
        return None
    if lemma in LEXICAL and not poss:
        return None
    return Head(lemma, _RANKS[lemma], len(found["stem"]), poss, found["plural"] is not None, case)


def _split_apostrophe(word: str) -> tuple[str, str, str]:
    for mark in "'’‘´‟`":
        if mark in word:
            return word.partition(mark)
    return word, "", ""


def _case_of(tail: str) -> str | None:
    for name, ending in _CASES.items():
        if re.fullmatch(ending, tail):
            return name
    return "other"


def _vowel_final(word: str) -> bool:
    return word[-1] in "aeıioöuüâîû"


def possessive(stem: str) -> str:
    """The stem with its possessive ending by vowel harmony: bakanlık → bakanlığı, fakülte → fakültesi."""
    last = next(letter for letter in reversed(lower(stem)) if letter in "aâeıîioöuûü")
    vowel = {"a": "ı", "â": "ı", "ı": "ı", "e": "i", "i": "i", "î": "i", "o": "u", "u": "u", "û": "u"}.get(last, "ü")
    if _vowel_final(stem):
        return f"{stem}s{vowel}"
    return f"{stem[:-1]}ğ{vowel}" if stem.endswith("k") else stem + vowel


def dictionary_form(word: str, head: Head) -> str:
    """The word in nominative singular, with its possessive where it has one, first letter a capital."""
    stem = word[: head.length]
    if word.isupper() and len(word) > 1:
        stem = capitalise(stem)
    stem = stem[:-1] + "k" if stem.endswith("ğ") else stem
    form = possessive(stem) if head.possessive else stem
    return upper(form[:1]) + form[1:]
