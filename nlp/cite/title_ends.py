"""Where the title of a document ends: at its kind, or at the one that a longer title goes on to."""

from nlp.cite.dates import read_date
from nlp.cite.endings import level
from nlp.cite.items import MARKERS
from nlp.cite.kinds import BEFORE_KIND, CONNECTIVES, Kind, kind_at
from nlp.cite.numbers import ORDINAL_ENDINGS
from nlp.cite.tokens import Tokens
from nlp.cite.units import skip_suffix

LONGEST_TITLE = 45
_LONGEST_LIST = 120
_CHANGES = ("değişikl", "yürürlükten", "değiştirilme", "kaldırılma")
_NEAR = 4
_IN_SERIES = frozenset({"teblig", "genelge", "sirkuler", "yonetmelik"})
_STOPS = frozenset('.;:"')
_INSIDE = frozenset(",()'")
# Kinds whose noun also means something else inside a title: "Tarife Kontenjanı", "Karar Destek Sistemi".
_ALSO_NOUNS = frozenset({"tarife", "karar"})
_UNDER = frozenset({"uyarınca", "gereğince", "kapsamında", "çerçevesinde"})
"""What a title says of the law that it rests on, in capitals: "Vergi Usul Kanunu Uyarınca … Hakkında Yönetmelik"."""
_OF_A_LAW = frozenset({"yonetmelik", "yonerge", "sirkuler", "teblig", "genelge", "tarife"})


def title_end(tokens: Tokens, place: int) -> Kind | None:
    """The kind that closes the title beginning at `place`: the first, or the one that a longer title ends in."""
    small = dated = 0
    for at in range(place, min(place + LONGEST_TITLE, len(tokens))):
        dated = dated if at < dated else _past_day(tokens, at) if at > place else 0
        if at < dated:
            continue
        if (found := kind_at(tokens, at)) and _may_close(tokens, found, at, place):
            whole = longer(tokens, found) if at > place else None
            return _and_changed(tokens, bracketed(tokens, whole or found))
        if after_initial(tokens, at):
            continue
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


def _past_day(tokens: Tokens, place: int) -> int:
    """The place of the number of an act that a title names with its day: "… ile 11/7/1939 tarihli ve 3670 sayılı"."""
    if not tokens.word(place).isdecimal() or tokens.word(place - 1) not in CONNECTIVES:
        return 0
    after = read_date(tokens, place)[1] if read_date(tokens, place)[0] else place
    dated = tokens.word(after) == "tarihli" and tokens.word(after + 1) == "ve" and after > place
    return after + 2 if dated and tokens.word(after + 3) in MARKERS else 0


def after_initial(tokens: Tokens, place: int) -> bool:
    """Whether a dot stands behind an initial: "T.C. Ziraat Bankası"."""
    return tokens.word(place) == "." and len(tokens.word(place - 1)) == 1 and tokens.capital(place - 1)


def _may_begin(tokens: Tokens, place: int) -> bool:
    """Whether a title can begin here: with a capital, or with a number, "65 Yaşını Doldurmuş …", "2014 yılı …"."""
    after = place + 2 * (tokens.word(place + 1) == "-")  # "2025-2027 Yıllarında …"
    follows = tokens.capital(after + 1) or tokens.word(after + 1).startswith(("yıl", "sayılı"))
    return tokens.capital(place) or (tokens.words[place].isdecimal() and follows)


def _is_inside(tokens: Tokens, place: int) -> bool:
    """Whether a number belongs into a title: a year, "… 2025 Yılı İhracat Listesi Hakkında Tebliğ", or that of another
    act, "… ve 233 Sayılı Kanun Hükmünde Kararnamenin Bazı Maddelerinin …"."""
    after = tokens.word(place + 1)
    if after == "/" and tokens.word(place + 2).isdecimal():
        after = tokens.word(place + 3)  # "1/2023 Sayılı Kararı"
    if after in MARKERS and tokens.word(place - 1) == "veya":
        return False  # "5434 sayılı Emekli Sandığı veya 506 sayılı Sosyal Sigortalar Kanununa"
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


def longer(tokens: Tokens, found: Kind, steps: int = 4) -> Kind | None:
    """The kind of a title that goes on: "… Kanununun Uygulanması Hakkında Yönetmelik", "Esaslara İlişkin …"; at most
    so many `steps` from kind to kind."""
    if not steps:
        return None
    if inside := inside_title(tokens, found):
        return inside
    some = "bazı" in (tokens.word(found.end), tokens.word(found.end + 1))
    if (some or _changed(tokens, found) or _heads_changed(tokens, found)) and (
        amending := _amending(tokens, found.end)
    ):
        return amending
    follows = tokens.capital(found.end) or (_counted(tokens, found.end) and tokens.capital(found.end + 2))
    goes_on = follows and (
        tokens.ends[found.noun] > found.base or found.name in _ALSO_NOUNS or tokens.word(found.end) in _UNDER
    )
    if kind_at(tokens, found.end) or (tokens.word(found.end) not in BEFORE_KIND and not goes_on):
        return None
    for at in range(found.end, min(found.end + 25, len(tokens))):
        further = kind_at(tokens, at)
        if further and at > found.end and (tokens.word(at - 1) in BEFORE_KIND or _about(tokens, found, further)):
            return longer(tokens, further, steps - 1) or further
        if not (tokens.capital(at) or tokens.word(at) in CONNECTIVES or _counted(tokens, at) or _goes_on(tokens, at)):
            return None
    return None


def _about(tokens: Tokens, found: Kind, further: Kind) -> bool:
    """Whether the title is of what is about the first kind: "… Statüsüne İlişkin Gümrük Genel Tebliği"."""
    titled = tokens.capital(found.end) and tokens.word(found.end) in BEFORE_KIND
    return titled and further.possessive and tokens.capital(further.noun)


def _goes_on(tokens: Tokens, place: int) -> bool:
    """Whether the token is an apostrophe inside a word, or the rest of one, "Mer'iyete", or a comma between nouns:
    "… Kanununa Göre Tutulan Eşya, Alet ve Araçların Tasfiyesi Hakkında Kanun"."""
    listed = tokens.word(place) == "," and tokens.capital(place - 1) and tokens.capital(place + 1)
    return listed or (tokens.glued(place) and "'" in (tokens.word(place), tokens.word(place - 1)))


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


def _heads_changed(tokens: Tokens, found: Kind) -> bool:
    """Whether the law is the first of those that the title's law changes: "A Kanunu, B Kanunu, … ile C Kanununda
    Değişiklik Yapılması Hakkında Kanun". An act with its own number begins another citation."""
    if tokens.word(found.end) != "," or not tokens.capital(found.end + 1):
        return False
    for at in range(found.end + 1, min(found.end + _LONGEST_LIST, len(tokens))):
        word = tokens.word(at)
        if word == "değişiklik" and tokens.capital(at):
            return True
        named = tokens.capital(at) or word in CONNECTIVES or word in _INSIDE or _counted(tokens, at)
        if not (named or (word.isdecimal() and tokens.capital(at + 1))):
            return False
    return False


def _amending(tokens: Tokens, place: int) -> Kind | None:
    """The last kind of "… Kanunu ile Bazı Kanunlarda ve 375 sayılı … Değişiklik Yapılmasına Dair Kanun"."""
    changes = False
    for at in range(place, min(place + _LONGEST_LIST, len(tokens))):
        word = tokens.word(at)
        changes = changes or word.startswith(_CHANGES)
        if word in _STOPS:
            return None
        about = at - (tokens.word(at - 1) == "geçici")  # "… Hakkında Geçici Kanun"
        if changes and tokens.word(about - 1) in BEFORE_KIND and (found := kind_at(tokens, at)):
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
            of_a_law = further and further.possessive and further.name in _OF_A_LAW
            return further if of_a_law and tokens.capital(at) else None
    return None


def bracketed(tokens: Tokens, found: Kind) -> Kind:
    """With the series in brackets behind a title: "Tebliği (Seri No: 1)'nin"."""
    if tokens.word(found.end) != "(" or found.name not in _IN_SERIES or tokens.word(found.end + 1) in ("r", "rg"):
        return found
    end = found.end
    while tokens.word(end) == "(" and (close := _closing(tokens, end)):
        numbered = any(word.isdecimal() for word in tokens.words[end:close])
        end = close + 1
        if numbered and not level(tokens.word(end + (tokens.word(end) in MARKERS))):
            return found._replace(end=skip_suffix(tokens, end))
    return found


def _and_changed(tokens: Tokens, found: Kind) -> Kind:
    """The kind of what changes the act just named: "… Tebliği (Seri No: 1)'nde Değişiklik Yapılmasına Dair Tebliğ"."""
    changes = tokens.word(found.end) == "değişiklik" and tokens.capital(found.end)
    return (_amending(tokens, found.end) if changes else None) or found


def _closing(tokens: Tokens, place: int) -> int:
    """The place of the bracket that closes the one at `place`, if it is near; else 0."""
    near = range(place + 1, min(place + 15, len(tokens)))
    return next((close for close in near if tokens.word(close) == ")"), 0)
