"""Titles of documents: where one ends that began, and where one began that ends in its kind."""

from dataclasses import replace
from functools import cache

from dayanak.law.letters import comparison_key
from nlp.cite.dates import read_date
from nlp.cite.endings import level
from nlp.cite.kinds import BEFORE_KIND, CONNECTIVES, Head, Kind, kind_at
from nlp.cite.numbers import ORDINAL_ENDINGS
from nlp.cite.tokens import Tokens
from nlp.cite.units import skip_suffix
from nlp.laws import namesakes, short_names, titles

_LONGEST_TITLE = 45
_LONGEST_NOUN = 9
_PARTING = frozenset({",", "-"})
_NEAR = 4
_DAY_LENGTHS = (3, 5)
_OURS = ("miz", "mız", "muz", "müz")
_IN_SERIES = frozenset({"teblig", "genelge", "sirkuler", "yonetmelik"})
_STOPS = frozenset('.;:"')
_INSIDE = frozenset(",()'")
_OPENERS = frozenset(
    {"ancak", "ayrıca", "bu", "her", "bir", "ilgili", "aynı", "anılan", "söz", "konusu", "mülga", "diğer"}
)
# Kinds whose noun also means something else inside a title: "Tarife Kontenjanı", "Karar Destek Sistemi".
_INNER = frozenset({"esaslar", "karar", "genelge"})
_ALSO_NOUNS = frozenset({"tarife", "karar"})
_UNDER = frozenset({"uyarınca", "gereğince", "kapsamında", "çerçevesinde"})
"""What a title says of the law that it rests on, in capitals: "Vergi Usul Kanunu Uyarınca … Hakkında Yönetmelik"."""
_OF_A_LAW = frozenset({"yonetmelik", "sirkuler", "teblig", "genelge", "tarife"})


def title_end(tokens: Tokens, place: int) -> Kind | None:
    """The kind that closes the title beginning at `place`: the first, or the one that a longer title ends in."""
    small = 0
    for at in range(place, min(place + _LONGEST_TITLE, len(tokens))):
        if (found := kind_at(tokens, at)) and _may_close(tokens, found, at, place):
            longer = _longer(tokens, found) if at > place else None
            return _bracketed(tokens, longer or found)
        if tokens.word(at) in _STOPS or (at == place and not _may_begin(tokens, at)):
            return None
        word = tokens.word(at)
        small = (
            0 if tokens.capital(at) or word in CONNECTIVES or word in _INSIDE or word in ORDINAL_ENDINGS else small + 1
        )
        small -= word == "/" or word.isdecimal()
        if small > 2 or (at > place and word.isdecimal() and not _is_inside(tokens, at)):
            return None
    return None


def _may_begin(tokens: Tokens, place: int) -> bool:
    """Whether a title can begin here: with a capital, or with a number, "65 Yaşını Doldurmuş …", "2014 yılı …"."""
    follows = tokens.capital(place + 1) or tokens.word(place + 1).startswith(("yıl", "sayılı"))
    return tokens.capital(place) or (tokens.words[place].isdecimal() and follows)


def _is_inside(tokens: Tokens, place: int) -> bool:
    """Whether a number belongs into a title: a year, "… 2025 Yılı İhracat Listesi Hakkında Tebliğ", or that of another
    act, "… ve 233 Sayılı Kanun Hükmünde Kararnamenin Bazı Maddelerinin …"."""
    after = tokens.word(place + 1)
    if after == "/" and tokens.word(place + 2).isdecimal():
        after = tokens.word(place + 3)  # "1/2023 Sayılı Kararı"
    counted = after in ORDINAL_ENDINGS and tokens.capital(place + 2)
    return after in ("sayılı", "numaralı") or counted or (len(tokens.word(place)) == 4 and after.startswith("yıl"))


def _may_close(tokens: Tokens, found: Kind, place: int, start: int) -> bool:
    """Whether a kind can end a title: one in small letters only right at its start or behind "hakkında", a noun like
    "Tarife" only there or as "Tarifesi"."""
    if tokens.word(place - 1) in ("bazı", "çeşitli"):
        return False
    if place == start or tokens.word(place - 1) in BEFORE_KIND:
        return True
    noun = (found.plural and found.name != "esaslar") or (found.name in _ALSO_NOUNS and not found.possessive)
    return tokens.capital(place) and not noun


def _longer(tokens: Tokens, found: Kind, steps: int = 4) -> Kind | None:
    """The kind of a title that goes on: "… Kanununun Uygulanması Hakkında Yönetmelik", "Esaslara İlişkin …"; at most
    so many `steps` from kind to kind."""
    if not steps:
        return None
    if inside := inside_title(tokens, found):
        return inside
    some = "bazı" in (tokens.word(found.end), tokens.word(found.end + 1))
    if (some or _changed(tokens, found)) and (amending := _amending(tokens, found.end)):
        return amending
    follows = tokens.capital(found.end) or (_counted(tokens, found.end) and tokens.capital(found.end + 2))
    goes_on = follows and (
        tokens.ends[found.noun] > found.base or found.name in _ALSO_NOUNS or tokens.word(found.end) in _UNDER
    )
    if kind_at(tokens, found.end) or (tokens.word(found.end) not in BEFORE_KIND and not goes_on):
        return None
    for at in range(found.end, min(found.end + 25, len(tokens))):
        further = kind_at(tokens, at)
        if further and at > found.end and tokens.word(at - 1) in BEFORE_KIND:
            return _longer(tokens, further, steps - 1) or further
        if not (tokens.capital(at) or tokens.word(at) in CONNECTIVES or _counted(tokens, at) or _goes_on(tokens, at)):
            return None
    return None


def _goes_on(tokens: Tokens, place: int) -> bool:
    """Whether the token is an apostrophe inside a word, or the rest of one: "Mer'iyete", "Vaz'ına"."""
    return tokens.glued(place) and "'" in (tokens.word(place), tokens.word(place - 1))


def _counted(tokens: Tokens, place: int) -> bool:
    """Whether the token is a number inside a title, or its ending: "… Kanununun 10 uncu Maddesine Göre … Tebliğ"."""
    after = tokens.word(place + 1)
    numbers = tokens.word(place).isdecimal() and (after in ORDINAL_ENDINGS or after.startswith("yıl"))
    return numbers or tokens.word(place) in ORDINAL_ENDINGS


def _changed(tokens: Tokens, found: Kind) -> bool:
    """Whether the law, or the one joined to it, is only what the title's law changes: "A Kanunu ve B Kanununda
    Değişiklik Yapılmasına Dair Kanun"."""
    if tokens.word(found.end) == "eki":
        return "değişiklik" in tokens.words[found.end : found.end + _NEAR]
    if tokens.word(found.end) not in ("ve", "ile"):
        return tokens.word(found.end) == "değişiklik"
    for at in range(found.end + 1, min(found.end + 20, len(tokens))):
        if (further := kind_at(tokens, at)) and not inside_title(tokens, further):
            return tokens.word(further.end) == "değişiklik" and tokens.capital(further.end)
        if not (tokens.capital(at) or tokens.word(at) in CONNECTIVES):
            return False
    return False


def _amending(tokens: Tokens, place: int) -> Kind | None:
    """The last kind of "… Kanunu ile Bazı Kanunlarda ve 375 sayılı … Değişiklik Yapılmasına Dair Kanun"."""
    changes = False
    for at in range(place, min(place + 60, len(tokens))):
        word = tokens.word(at)
        changes = changes or word in ("değişiklik", "yürürlükten")
        if word in _STOPS:
            return None
        if changes and tokens.word(at - 1) in BEFORE_KIND and (found := kind_at(tokens, at)):
            return found
    return None


def inside_title(tokens: Tokens, found: Kind) -> Kind | None:
    """The kind of a communiqué or circular whose title begins with a law's: "Vergi Usul Kanunu Genel Tebliği"."""
    whole = found.possessive or found.name == "esaslar" or tokens.word(found.first - 1) in BEFORE_KIND
    if not whole or tokens.ends[found.noun] > found.base:
        return None
    for at in range(found.end, min(found.end + 4, len(tokens))):
        further = kind_at(tokens, at)
        if further or not tokens.capital(at):
            return further if further and further.possessive and further.name in _OF_A_LAW else None
    return None


def _bracketed(tokens: Tokens, found: Kind) -> Kind:
    """With the series in brackets behind a title: "Tebliği (Seri No: 1)'nin"."""
    if tokens.word(found.end) != "(" or found.name not in _IN_SERIES or tokens.word(found.end + 1) in ("r", "rg"):
        return found
    end = found.end
    while tokens.word(end) == "(" and (close := _closing(tokens, end)):
        numbered = any(word.isdecimal() for word in tokens.words[end:close])
        end = close + 1
        if numbered and not level(tokens.word(end)):
            return replace(found, end=skip_suffix(tokens, end))
    return found


def _closing(tokens: Tokens, place: int) -> int:
    """The place of the bracket that closes the one at `place`, if it is near; else 0."""
    near = range(place + 1, min(place + 15, len(tokens)))
    return next((close for close in near if tokens.word(close) == ")"), 0)


def read_title(tokens: Tokens, found: Kind, floor: int) -> tuple[Head, int, int] | None:
    """The document named by the title that ends in `found`, the token of its start (≥ `floor`), and the end."""
    first = found.first
    commas = tokens.word(first - 1) in BEFORE_KIND
    while first > floor and found.noun - first < _LONGEST_TITLE:
        if not _in_title(tokens, first - 1, commas) and not _said_twice(tokens, first - 1):
            break
        first -= 1
    whole = _whole(tokens, found)
    if known := _known_law(tokens, first, floor, found, whole):
        return known
    while first < found.first and _only_opens(tokens.word(first)):
        first += 1
    if first == found.first:
        return None
    first = _with_year(tokens, first)
    found = _bracketed(tokens, whole)
    series = found.noun + 1 < found.end and tokens.word(found.noun + 1) == "("
    last = tokens.ends[found.end - 1] if series else found.base
    surface = tokens.text[tokens.starts[first] : last]
    surface = surface[: surface.rfind(")") + 1] if series else surface
    if surface.isupper():
        return None
    plain = found.base <= tokens.ends[found.noun]
    if plain and not series and found.possessive and tokens.word(found.first - 1) in BEFORE_KIND:
        surface = surface[:-1]  # "… Hakkında Yönetmeliği" is an accusative
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


@cache
def _opening_plain_names() -> frozenset[str]:
    """The first words of short names whose kind is a plain noun."""
    names = (name.split() for name in short_names())
    return frozenset(name[0] for name in names if len(name) == 2 and name[1] == "kanun")


def _only_opens(word: str) -> bool:
    """Whether a word before a title is none of it: "Ancak", "Üniversitemiz"."""
    return word == "." or word in CONNECTIVES or word in _OPENERS or word.endswith(_OURS)


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
    """The comparison key of a law's title; a Ceza Yasası is the Ceza Kanunu."""
    key = comparison_key(title).replace(" hakkindaki ", " hakkinda ")
    other = key.removesuffix("yasasi") + "kanunu" if key.endswith(" yasasi") else key
    other = key[:-1] if key.endswith((" hakkinda kanunu", " dair kanunu", " iliskin kanunu")) else other
    return key if key in titles() else other


def _whole(tokens: Tokens, found: Kind) -> Kind:
    """The kind that a title by name ends in: "… Yönetmeliğinde Değişiklik Yapılmasına Dair Yönetmelik", "… Hakkında
    Kararın Uygulanmasına İlişkin Tebliğ"; else the one found."""
    return (_longer(tokens, found) or found) if tokens.capital(found.end) else found


def _with_year(tokens: Tokens, first: int) -> int:
    """The start of a title with its year: "1950 yılı Bütçe Kanunu", "1999 Mali Yılı Bütçe Kanunu"."""
    before = first - (tokens.word(first - 1) == "yılı")
    dated = before < first or tokens.word(first) in ("mali", "yılı")
    return before - 1 if dated and tokens.word(before - 1).isdecimal() else first


def _with_day(tokens: Tokens, first: int, floor: int) -> int:
    """The start of a title with its day, where that stands before it and no number: "12 Eylül 1330 tarihli Askeri
    Tayinat Kanunu"."""
    if tokens.word(first - 1) not in ("tarihli", "günlü"):
        return first
    starts = (first - 1 - length for length in _DAY_LENGTHS)
    return next((at for at in starts if at >= floor and read_date(tokens, at)[1] == first - 1), first)


def _in_title(tokens: Tokens, place: int, commas: bool) -> bool:
    if found := kind_at(tokens, place):
        inner = found.name in _INNER and (commas or kind_at(tokens, found.end) is not None)
        return inner or inside_title(tokens, found) is not None
    if commas and tokens.word(place) == "," and tokens.capital(place - 1):
        return True
    if (
        _of_izafet(tokens, place)
        or _in_acronym(tokens, place)
        or _in_list(tokens, place)
        or _after_initial(tokens, place)
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


def _after_initial(tokens: Tokens, place: int) -> bool:
    """Whether a dot stands behind an initial: "T.C. Ziraat Bankası"."""
    return tokens.word(place) == "." and len(tokens.word(place - 1)) == 1 and tokens.capital(place - 1)


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
