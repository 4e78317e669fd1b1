"""Titles of documents that end in their kind: where they begin, and which document they name."""

from functools import cache

from dayanak.law.letters import comparison_key
from nlp.cite.dates import read_date
from nlp.cite.kinds import BEFORE_KIND, CONNECTIVES, Head, Kind, kind_at
from nlp.cite.title_ends import LONGEST_TITLE, after_initial, bracketed, inside_title, longer
from nlp.cite.tokens import Tokens
from nlp.laws import namesakes, short_names, titles

_LONGEST_NOUN = 9
_PARTING = frozenset({",", "-"})
_DAY_LENGTHS = (3, 5)
_OURS = ("miz", "mız", "muz", "müz")
_OPENERS = frozenset(
    {"ancak", "ayrıca", "bu", "her", "bir", "ilgili", "aynı", "anılan", "söz", "konusu", "mülga", "diğer"}
)
# Kinds whose noun also means something else inside a title: "Karar Destek Sistemi".
_INNER = frozenset({"esaslar", "karar", "genelge"})


def read_title(tokens: Tokens, found: Kind, floor: int) -> tuple[Head, int, int] | None:
    """The document named by the title that ends in `found`, the token of its start (≥ `floor`), and the end."""
    first = found.first
    commas = tokens.word(first - 1) in BEFORE_KIND
    while first > floor and found.noun - first < LONGEST_TITLE:
        if not _in_title(tokens, first - 1, commas) and not _said_twice(tokens, first - 1):
            break
        first -= 1
    whole = _whole(tokens, found)
    if known := _known_law(tokens, first, floor, found, whole):
        return known
    if found.name == "esaslar" and _heads_chapter(tokens, first, found.first):
        return None
    while first < found.first and _only_opens(tokens.word(first)):
        first += 1
    if first == found.first:
        return None
    first = _with_year(tokens, first)
    found = bracketed(tokens, whole)
    series = found.noun + 1 < found.end and tokens.word(found.noun + 1) == "("
    last = tokens.ends[found.end - 1] if series else found.base
    surface = tokens.text[tokens.starts[first] : last]
    if series and found.base < tokens.ends[found.noun]:  # "… İlişkin Tebliğde (Tebliğ No: 2022/14)"
        surface = (
            f"{tokens.text[tokens.starts[first] : found.base]} {tokens.text[tokens.starts[found.noun + 1] : last]}"
        )
    surface = surface[: surface.rfind(")") + 1] if series else surface
    if surface.isupper():
        return None
    plain = found.base <= tokens.ends[found.noun]
    if plain and not series and found.possessive and tokens.word(found.first - 1) in BEFORE_KIND:
        surface = surface[:-1]  # "… Hakkında Yönetmeliği" is an accusative
    if surface.endswith("Kanuni"):
        surface = surface[:-1] + "u"  # "Kanuniyle"
    if found.name != "teblig" and surface.endswith("ğ"):
        surface = surface[:-1] + "k"
    head = Head(found.name, (f"ad:{' '.join(surface.split())}",), None, comparison_key(surface))
    return head, _with_day(tokens, first, floor), found.end


def read_short_name(tokens: Tokens, found: Kind) -> Head | None:
    """The law whose short name of two words ends in `found` as a plain noun: "Medeni Kanunun"."""
    if found.possessive or not found.noun or tokens.word(found.noun - 1) not in _opening_plain_names():
        return None
    name = comparison_key(tokens.text[tokens.starts[found.noun - 1] : found.base])
    if name not in short_names() or not tokens.capital(found.noun - 1):
        return None
    return Head(found.name, (short_names()[name],), None, name, named=True)


def read_laws_of_one_noun(tokens: Tokens, found: Kind, floor: int) -> tuple[Head, int] | None:
    """The laws that share the plural noun `found`, and the token of their start: "Türk Ceza ve Kabahatler Kanunlarına",
    "… Hakkında Kanun ve Kabahatler Kanunlarına"."""
    if found.name != "kanun" or not found.possessive:
        return None
    laws: list[str] = []
    first = end = found.first
    while first > floor and end - first < _LONGEST_NOUN and tokens.capital(first - 1):
        first -= 1
        key = f"{comparison_key(tokens.surface(first, end))} kanunu"
        if key in titles():
            laws.append(titles()[key])
            begins = first
            if tokens.word(first - 1) not in ("ve", "ile", ","):
                break
            end = first = first - 1
    if not laws or (len(laws) == 1 and not _ends_kind(tokens, begins - 2)):
        return None
    return Head(found.name, tuple(reversed(laws))), begins


def _ends_kind(tokens: Tokens, place: int) -> bool:
    """Whether the noun of another law stands there, which "ve" joins to what follows."""
    kind = kind_at(tokens, place)
    return tokens.word(place + 1) in ("ve", "ile") and kind is not None and kind.name == "kanun"


@cache
def _opening_plain_names() -> frozenset[str]:
    """The first words of short names whose kind is a plain noun."""
    names = (name.split() for name in short_names())
    return frozenset(name[0] for name in names if len(name) == 2 and name[1] == "kanun")


def _heads_chapter(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words from `first` on are the heading of a chapter: "ÜÇÜNCÜ BÖLÜM Sınavlara İlişkin Esaslar"."""
    return any(
        tokens.words[at] in ("bölüm", "kısım") and tokens.surface(at, at + 1).isupper() for at in range(first, last)
    )


def _only_opens(word: str) -> bool:
    """Whether a word before a title is none of it: "Ancak", "Üniversitemiz"."""
    return word in (".", ",", "sayılı") or word in CONNECTIVES or word in _OPENERS or word.endswith(_OURS)


def _known_law(tokens: Tokens, first: int, floor: int, found: Kind, whole: Kind) -> tuple[Head, int, int] | None:
    """The law whose whole title stands at the end of the words from `first` on: the longest such title."""
    key = _law_key(tokens.text[tokens.starts[first] : whole.base])
    while key and key not in titles():
        key = key.partition(" ")[2]
    for start in range(first, found.noun + 1) if key else ():
        if tokens.words[start].isalnum() and _law_key(tokens.text[tokens.starts[start] : whole.base]) == key:
            shouted = tokens.surface(start, found.noun + 1).isupper()
            head = Head(whole.name, (titles()[key],), None, key, namesakes().get(key, ()), named=True)
            return None if shouted else (head, _with_day(tokens, start, floor), whole.end)
    return None


def _law_key(title: str) -> str:
    """The comparison key of a law's title; a Ceza Yasası is the Ceza Kanunu, and so is what
    old laws have as "Ceza Kanuniyle"."""
    key = comparison_key(title).replace(" hakkindaki ", " hakkinda ")
    key = key.removesuffix("i") + "u" if key.endswith(" kanuni") else key
    other = key.removesuffix("yasasi") + "kanunu" if key.endswith(" yasasi") else key
    other = key[:-1] if key.endswith((" hakkinda kanunu", " dair kanunu", " iliskin kanunu")) else other
    return key if key in titles() else other


def _whole(tokens: Tokens, found: Kind) -> Kind:
    """The kind that a title by name ends in: "… Yönetmeliğinde Değişiklik Yapılmasına Dair Yönetmelik", "… Hakkında
    Kararın Uygulanmasına İlişkin Tebliğ"; else the one found."""
    return (longer(tokens, found) or found) if tokens.capital(found.end) else found


def _with_year(tokens: Tokens, first: int) -> int:
    """The start of a title with its year: "1950 yılı Bütçe Kanunu", "1999 Mali Yılı Bütçe Kanunu"."""
    before = first - (tokens.word(first - 1) == "yılı")
    dated = before < first or tokens.word(first) in ("mali", "yılı")
    return before - 1 if dated and tokens.word(before - 1).isdecimal() else first


def _with_day(tokens: Tokens, first: int, floor: int) -> int:
    """The start of a title with "mülga", or with its day where that stands before it and no number: "12 Eylül 1330
    tarihli Askeri Tayinat Kanunu"."""
    if tokens.word(first - 1) not in ("tarihli", "günlü"):
        return first - (first > floor and tokens.word(first - 1) == "mülga")
    starts = (first - 1 - length for length in _DAY_LENGTHS)
    return next((at for at in starts if at >= floor and read_date(tokens, at)[1] == first - 1), first)


def _in_title(tokens: Tokens, place: int, commas: bool) -> bool:
    if found := kind_at(tokens, place):
        if found.name == "esaslar" and not tokens.capital(place):
            return False  # "Bu esaslar Kıyı Yönetmeliğine …"
        named = found.name != "karar" or tokens.capital(place)  # "Kurulun kararı ile … Tebliğ"
        inner = named and found.name in _INNER and (commas or kind_at(tokens, found.end) is not None)
        return inner or inside_title(tokens, found) is not None
    if commas and tokens.word(place) == "," and tokens.capital(place - 1):
        return True
    if (
        _of_izafet(tokens, place)
        or _in_acronym(tokens, place)
        or _in_list(tokens, place)
        or after_initial(tokens, place)
    ):
        return True
    hyphen = (
        tokens.word(place) == "-" and tokens.glued(place) and (tokens.glued(place + 1) or tokens.capital(place + 1))
    )
    return tokens.capital(place) or hyphen or tokens.word(place) in CONNECTIVES


def _of_izafet(tokens: Tokens, place: int) -> bool:
    """Whether the token is the vowel that joins two words of an old title, or its apostrophe: "Cem'i İanat"."""
    sign = place if tokens.word(place) == "'" else place - 1
    if tokens.word(sign) != "'" or not tokens.glued(sign) or not tokens.glued(sign + 1) or kind_at(tokens, sign - 1):
        return False
    return tokens.word(sign + 1) in ("i", "ı", "u", "ü") and tokens.capital(sign - 1) and tokens.capital(sign + 2)


def _said_twice(tokens: Tokens, place: int) -> bool:
    """Whether a word in small letters is in the title as the one behind "ve" is: "Ön lisans ve Lisans Yönetmeliği"."""
    joined = tokens.word(place + 1) == "ve" and tokens.word(place) == tokens.word(place + 2)
    return joined and tokens.capital(place - 1) and tokens.capital(place + 2)


def _in_acronym(tokens: Tokens, place: int) -> bool:
    """Whether the sign is a bracket round capitals inside a title: "Çift Ana Dal Programı (ÇAP) Yönergesi"."""
    opens = place if tokens.word(place) == "(" else place - 2 if tokens.word(place) == ")" else None
    if opens is None or tokens.word(opens) != "(" or tokens.word(opens + 2) != ")":
        return False
    return tokens.surface(opens + 1, opens + 2).isupper() and len(tokens.word(opens + 1)) > 1


def _in_list(tokens: Tokens, place: int) -> bool:
    """Whether a comma parts nouns that "ve" closes: "Lisans Eğitim, Öğretim ve Sınav Yönetmeliği", "… Kurumları,
    Mediko-Sosyal, Sağlık ve Spor İşleri Yönetmeliği"."""
    if tokens.word(place) != "," or not tokens.capital(place - 1) or kind_at(tokens, place - 1):
        return False
    if not tokens.capital(place - 2) and tokens.word(place - 2) != "-":
        return False  # the comma behind the first word of a sentence parts its subject
    at = place + 1
    while at < place + _LONGEST_NOUN and (
        tokens.capital(at) or (tokens.word(at) in _PARTING and not kind_at(tokens, at - 1))
    ):
        at += 1
    return at > place + 1 and tokens.word(at) == "ve" and tokens.capital(at + 1)
