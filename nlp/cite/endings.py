"""Nouns of citations in all their endings: levels of a text (maddesinin) and kinds of documents (Kanununda)."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Noun:
    """`name` is the level or kind; `base` the length of the word without its case ending; `leads` whether the word
    can lead on to a part of what it names: a genitive ("maddesinin") or no case, never "maddesine"."""

    name: str
    possessive: bool
    plural: bool
    base: int
    leads: bool = True


def _endings(high: str, low: str) -> str:
    many = "ı" if low == "a" else "i"

    def case(high: str) -> str:
        return f"n?{high}n|[yn]?{low}|[yn]{high}|n?[dt][ae](?:n|ki\\w*)?|n?c{low}|y?l{low}"

    several = f"(?P<plural>l{low}r)(?P<theirs>{many})?(?P<cases>{case(many)})?"
    own = f"s?{high}|i(?=yle)|{high}?m{high}z"  # "Kanuniyle" of old, "Genelgemiz"
    one = f"(?P<own>{own})?(?P<case>{case(high)}|yle|ile)?"  # "kanunile" of old
    return f"(?:{several}|{one})"


_LEVELS = {
    "madde": ("madd?e", "i", "e"),
    "fikra": ("fıkra|fırka", "ı", "a"),
    "bent": ("bent|bend", "i", "e"),
    "sik": ("şıkk?", "ı", "a"),
    "altbent": ("altbent|altbend", "i", "e"),
    "cumle": ("cümle", "i", "e"),
    "paragraf": ("paragraf", "ı", "a"),
    "satir": ("satır", "ı", "a"),
    "sira": ("sıra", "ı", "a"),
    "dipnot": ("dipnot", "u", "a"),
    "kisim": ("kısım|kısm", "ı", "a"),
    "bolum": ("bölüm", "ü", "e"),
    "kitap": ("kitap|kitab", "ı", "a"),
    "ayirim": ("ayırım|ayrım", "ı", "a"),
    "cetvel": ("cetvel|çizelge", "i", "e"),
    "liste": ("liste", "i", "e"),
    "tablo": ("tablo", "u", "a"),
    "annex": ("ek", "i", "e"),
}
# How deep a level stands: a citation goes from the whole to the part.
RANK = {
    "kitap": 1,
    "kisim": 2,
    "bolum": 3,
    "ayirim": 4,
    "no": 5,
    "annex": 5,
    "cetvel": 5,
    "liste": 5,
    "tablo": 5,
    "madde": 6,
    "fikra": 7,
    "paragraf": 7,
    "bent": 8,
    "sik": 8,
    "altbent": 9,
    "dipnot": 10,
    "satir": 10,
    "sira": 10,
    "cumle": 11,
}
_KINDS = {
    "kanun": ("kanun", "u", "a"),
    "yasa": ("yasa", "ı", "a"),
    "kararname": ("kararname|kararneme", "i", "e"),
    "yonetmelik": ("yönetmelik|yönetmeliğ", "i", "e"),
    "teblig": ("tebliğ", "i", "e"),
    "tuzuk": ("tüzük|tüzüğ", "ü", "e"),
    "ictuzuk": ("içtüzük|içtüzüğ", "ü", "e"),
    "yonerge": ("yönerge", "i", "e"),
    "genelge": ("genelge", "i", "e"),
    "sirkuler": ("sirküler", "i", "e"),
    "karar": ("karar", "ı", "a"),
    "tarife": ("tarife", "i", "e"),
    "esaslar": ("esaslar", "ı", "a"),
    "usuller": ("usuller", "i", "e"),
    "anayasa": ("anayasa", "ı", "a"),
    "nizamname": ("nizamname", "i", "e"),
    "statu": ("statü", "ü", "e"),
    "sartname": ("şartname", "i", "e"),
    "talimat": ("talimat", "ı", "a"),
    "khk": ("khk", "x", "x"),
    "cbk": ("cbk", "x", "x"),
    "bkk": ("bkk", "x", "x"),
}
# Instruments that are no legislation of the state: their articles are theirs, not those of the text that names them.
_OUTSIDE = {
    "sozlesme": ("sözleşme", "i", "e"),
    "anlasma": ("anlaşma|antlaşma", "ı", "a"),
    "protokol": ("protokol", "ü", "e"),
    "direktif": ("direktif", "i", "e"),
}


_GENITIVE = re.compile("n?[ıiuü]n")


def leads(word: str) -> bool:
    """Whether a part can follow the word, or the ending behind its apostrophe: "Kanunun", "KHK'nin", not "Kanuna"."""
    noun = level(word) or kind(word) or outside(word)
    return noun.leads if noun else word.endswith("n") and not word.endswith(("dan", "den"))


_Patterns = dict[str, list[tuple[str, re.Pattern[str]]]]


def _compile(table: dict[str, tuple[str, str, str]], letters: dict[int, int] | None = None) -> _Patterns:
    """The nouns and their patterns by the two letters that they begin with, in other letters if told so."""
    patterns: _Patterns = {}
    for name, (stems, high, low) in table.items():
        pattern = re.compile(f"(?:{stems}){_endings(high, low)}".translate(letters or {}))
        for two in dict.fromkeys(stem[:2].translate(letters or {}) for stem in stems.split("|")):
            patterns.setdefault(two, []).append((name, pattern))
    return patterns


_LEVEL_PATTERNS = _compile(_LEVELS)
_KIND_PATTERNS = _compile(_KINDS)
_FOLDED_KINDS = _compile(_KINDS, str.maketrans("çğıöşü", "cgiosu"))
_OUTSIDE_PATTERNS = _compile(_OUTSIDE)


def _noun(word: str, patterns: _Patterns) -> Noun | None:
    for name, pattern in patterns.get(word[:2], ()):
        if found := pattern.fullmatch(word):
            ending = "cases" if found["plural"] else "case"
            base = found.start(ending) if found[ending] else len(word)
            leads = word[base:] == "" or bool(_GENITIVE.fullmatch(word, base))
            return Noun(name, bool(found["own"] or found["theirs"]), bool(found["plural"]), base, leads)
    return None


@lru_cache(maxsize=65536)
def level(word: str) -> Noun | None:
    """The level of a text that a word in small letters names, if any: "fıkrasının" → fikra."""
    return _noun(word, _LEVEL_PATTERNS)


@lru_cache(maxsize=65536)
def kind(word: str) -> Noun | None:
    """The kind of document that a word in small letters names, if any: "yönetmeliğinde" → yonetmelik; a yasa is a
    kanun by another word."""
    noun = _noun(word, _KIND_PATTERNS)
    return replace(noun, name="kanun") if noun and noun.name == "yasa" else noun


def folded_kind(word: str) -> Noun | None:
    """The kind of document that a word in folded letters names, as people type it: "yonetmeliginde" → yonetmelik."""
    return _noun(word, _FOLDED_KINDS)


@lru_cache(maxsize=65536)
def outside(word: str) -> Noun | None:
    """The treaty, contract or directive that a word in small letters names, if any: "sözleşmenin" → sozlesme."""
    return _noun(word, _OUTSIDE_PATTERNS)
