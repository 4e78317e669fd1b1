"""What stands before a verb of amendment: the provisions that it is about, each in its part in the sentence, and the
words in quotation marks."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from dayanak.law.citation import Citation
from dayanak.law.letters import lower
from dayanak.law.target import split
from nlp.cite.dates import read_date
from nlp.cite.endings import kind, level
from nlp.cite.kinds import BEFORE_KIND
from nlp.cite.numbers import ORDINALS
from nlp.cite.tokens import Tokens

AS_NOW = "(as now in the text)"
"""What stands for new words that a note does not repeat: "metne işlendiği şekilde"."""
PHRASE_NOUNS = (
    "ibare",
    "kelime",
    "sözcü",
    "deyim",
    "unvan",
    "ünvan",
    "sözü",
    "sözleri",
    "rakam",
    "cümle",
    "tarih",
    "değer",
    "oran",
    "başlı",
    "iken",
    "satır",
    "tanım",
    "ifade",
    "tabir",
    "terim",
    "hükm",
)
_LINKS = frozenset(
    [
        "olan",
        "şeklindeki",
        "şeklinde",
        "biçimindeki",
        "biçiminde",
        "olarak",
        "yazılı",
        "yazılan",
        "yayımlanan",
        "yer",
        "alan",
        "geçen",
        "sehven",
    ]
)
"""Words between a quotation and its noun: "“x” olan başlığı", "“x” şeklinde yayımlanan ibare"."""
_MOST_LINKS = 4
_CHANGES = ("tadil", "değişiklikler", "zeyil", "zeyl")
_REACH_OF_CHANGES = 5
_TOGETHER = frozenset({"birlikte", "beraber"})
_OTHERS = frozenset({"diğer", "başka", "sair"})
_SAME = ("aynı", "anılan", "mezkûr", "mezkur")
_BELOW = ("fikra", "bent", "cumle", "altbent")
_CHANGED_BY = ("değişiklik", "kaldırdığı", "değiştiren", "ekleri", "tadil")
_CHANGED_BEFORE = frozenset({"değişik", "değiştirilen", "eklenen", "muaddel"})
_REACH_OF_CHANGERS = 14
_OF_A_LAW = ("Kanun", "Kanunu")
_LISTS = frozenset({"cetvel", "liste"})
_REACH_OF_NOUNS = 6
_REACH_OF_BRACKETS = 12
_CASES = {
    "genitive": re.compile(r"(?:s?[ıiuü])?n?[ıiuü]n"),
    "locative": re.compile(r"(?:s?[ıiuü])?n?[dt][ae](?:ki\w*)?"),
    "ablative": re.compile(r"(?:s?[ıiuü])?n?[dt][ae]n"),
    "instrumental": re.compile(r"(?:s?[ıiuü])?y?l[ae]"),
    "equative": re.compile(r"(?:s?[ıiuü])?n?c[ae]"),
    "dative": re.compile(r"(?:s?[ıiuü])?[yn]?[ae]"),
    "accusative": re.compile(r"[yn][ıiuü]"),
}
_ACTED = frozenset({"bu", "yürürlükten", "değişik", "metne", "metinden", "madde", ";", ",", '"'})
_TIMES = frozenset({"yürürlüğe", "yayımı", "yayımlandığı", "kabul"})
_IN_FORCE = ("meriyet", "mer", "neşri")
_AGAINST = frozenset(
    {"aykırı", "muhalif", "mugayir", "uymayan", "uymıyan", "tearuz", "münafi", "bağdaşmayan", "bağdaşmıyan"}
)
_RULES = frozenset({"ahkamına", "hükümlerine", "hükmüne", "maddelerine"})
_EXCEPT = ("hariç", "haricinde", "dışında", "müstesna", "istisna", "saklı", "mahfuz", "gayrı", "gayri", "maada")
_PROVISIONS = ("hükmü", "hükümleri")
_RESERVED = ("saklı", "mahfuz", "hariç")
_DEEDS = frozenset({"tadil", "tezyil", "ilave", "iptal", "ilga"})
_DONE = ("edil", "ettiril", "olun", "etm", "eden")
_GROUNDS = (
    "uyarınca",
    "gereğ",
    "göre",
    "kapsamında",
    "çerçevesinde",
    "dayan",
    "dayandır",
    "istinaden",
    "hükmünce",
    "hakkında",
)
_ADOPTED = frozenset({"kabul", "yürürlüğe", "onaylanan", "uygun", "yayımlanan", "kurulan", "belirlenen", "verilen"})
_REACH_OF_GROUNDS = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """A citation in a clause. `role` is target, after, before, by, against, ground, except or when; `word` is the word
    behind it, `noun` the first level or list named after it ("aşağıdaki fıkra eklenmiş"), `many` of them or one,
    `listed`: it opens an item, `whole`: it is named with all its changes ("ile ek ve tadilleri"), `partial`: only
    what it says of something ("… Kanununun harçlara dair hükümleri"), `numbers`: those that it bears from now on."""

    targets: tuple[str, ...]
    role: str
    word: str
    noun: str = ""
    case: str = ""
    span: tuple[int, int] = (0, 0)
    date: str | None = None
    listed: bool = False
    whole: bool = False
    partial: bool = False
    many: bool = False
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotation marks and the noun they carry ("ibaresi"); `after` when new words go behind or before;
    `before` which. `fresh`: they are the new words themselves ("“x” şeklinde"); `number`
    of the law whose title they are ("2533 sayılı “…”")."""

    words: str
    noun: str
    after: bool = False
    before: bool = False
    fresh: bool = False
    number: str = ""


def path_in(target: str) -> str:
    """The path of a target within its document, also of a relative one ("this/@madde"); "" for a whole document."""
    return target.partition("/")[2] if "/@" in target else split(target)[1]


def read_unit(tokens: Tokens, citation: Citation, end: int, stems: tuple[str, ...]) -> Unit:
    """The unit that a citation is in its clause; `end` is the place behind it."""
    word = tokens.word(end)
    if word.startswith("başlığı") and tokens.word(end + 1) == "ile" and tokens.word(end + 2) in _TOGETHER:
        word = "başlığıyla"
    if word == "adı" and tokens.word(end + 1) == "geçen":
        word = "geçen"
    role = _role(tokens, citation, end, stems)
    date = read_date(tokens, bisect_left(tokens.starts, citation.start))[0] if role == "by" else ""
    noun, many = noun_after(tokens, end)
    return Unit(
        citation.targets,
        role,
        word,
        noun=noun,
        many=many,
        case=case_of(tokens, end),
        span=(citation.start, citation.end),
        date=date or None,
        listed=_is_listed(tokens, bisect_left(tokens.starts, citation.start)),
        whole=_is_whole(tokens, end),
    )


def _is_whole(tokens: Tokens, end: int) -> bool:
    """Whether what is named goes as a whole, whatever goes of others: "ile ek ve tadilleri", "ile diğer kanunların"."""
    if any(tokens.word(at).startswith(_CHANGES) for at in range(end, end + _REACH_OF_CHANGES)):
        return True
    return tokens.word(end) == "ile" and tokens.word(end + 1 + (tokens.word(end + 1) == ",")) in _OTHERS


def _is_listed(tokens: Tokens, place: int) -> bool:
    """Whether the token stands right behind the mark of an item: "a) …", "1- …"."""
    marked = tokens.word(place - 1) in (")", "-", ".") and len(tokens.word(place - 2)) <= 2
    return marked and tokens.word(place - 3) != "madde"


def _role(tokens: Tokens, citation: Citation, end: int, stems: tuple[str, ...]) -> str:
    word, last = tokens.word(end), tokens.word(end - 1)
    if word == "sonra" or (word == "önce" and tokens.word(end + 1) == "gelmek"):
        return "after" if word == "sonra" else "before"
    told = word == "ile" or word in _RULES
    if word in _AGAINST or (told and tokens.word(end + 1) in _AGAINST):
        return "against"
    if word.startswith(_EXCEPT) or _in_exception(tokens, end) or _is_reserved(tokens, end):
        return "except"
    if word in _TIMES or (word.startswith(_IN_FORCE) and case_of(tokens, end) == "genitive"):
        return "when"
    if _is_ground(tokens, citation, end):
        return "ground"
    if word == "ile" and last == "madde" and lower(citation.surface).startswith(_SAME):
        return "by"  # "aynı madde ile"
    instrument = last.endswith(("yle", "yla", "kanunla")) and not _only_joins(tokens, citation, end)
    if instrument or (word == "ile" and _acts(tokens, citation, end + 1, stems)):
        return "by"
    return "target"


def _in_exception(tokens: Tokens, place: int) -> bool:
    """Whether a bracket closes behind `place` that takes something out: "(22 nci maddesinin son bendi hariç)"."""
    for at in range(place, min(place + _REACH_OF_BRACKETS, len(tokens))):
        if tokens.words[at] in ("(", ")") or tokens.sentences[at] != tokens.sentences[place]:
            return tokens.words[at] == ")" and tokens.word(at - 1).startswith(_EXCEPT)
    return False


def _is_reserved(tokens: Tokens, place: int) -> bool:
    """Whether the provisions of what is named stay as they are: "… maddesi hükümleri saklı kalmak kaydıyla"."""
    return tokens.word(place).startswith(_PROVISIONS) and tokens.word(place + 1).startswith(_RESERVED)


def _is_ground(tokens: Tokens, citation: Citation, end: int) -> bool:
    """Whether a citation is only what something rests on, or what adopted it or changed it before: "… uyarınca",
    "Senato kararı ile kabul edilen", "232 sayılı Kanunla değişik"; the name of a court is none at all."""
    word = tokens.word(end)
    if word in _CHANGED_BEFORE or word.startswith(("mahkemesi", "mah", "mh")):
        return True
    if word in _DEEDS and tokens.word(end + 1) in ("edilen", "olunan"):
        return True  # "901 sayılı Kanunla tadil edilen"
    if word in ("müzeyyel", "zeyl", "muaddil") and tokens.word(end + 1).isdecimal():
        return True  # what another law supplements
    if word == "yönünden" or (word.startswith(("yayım", "yayın")) and tokens.word(end + 1) == "anayasa"):
        return True  # a provision on behalf of which one is annulled, the gazette of a judgment
    if word == "hükmü" and tokens.word(end + 1) in ("olan", "olup"):
        return True  # "(a)'daki … sayılı Kanun hükmü olan “…” ibaresi"
    if word == "bazı" and any(tokens.word(at) in BEFORE_KIND for at in range(end, end + _REACH_OF_NOUNS)):
        return True  # a law that the title of another one changes
    near = [tokens.word(at) for at in range(end, end + _REACH_OF_GROUNDS)]
    if any(one.startswith(_GROUNDS) and one != "hakkındaki" for one in near):
        return True
    own = bool(citation.targets) and all(target.partition("/")[0] == "this" for target in citation.targets)
    return word == "ile" and (own or tokens.word(end + 1) in _ADOPTED)


def _only_joins(tokens: Tokens, citation: Citation, end: int) -> bool:
    """Whether "maddesiyle" means "and": another number follows, and the act is not named by its day."""
    goes_on = tokens.word(end).isdecimal() or tokens.word(end) in ORDINALS or tokens.word(end) == "buna"
    return goes_on and not read_date(tokens, bisect_left(tokens.starts, citation.start))[0]


def _acts(tokens: Tokens, citation: Citation, place: int, stems: tuple[str, ...]) -> bool:
    follower = tokens.word(place)
    if follower == "bu" and any(tokens.word(place + at).startswith(_CHANGED_BY) for at in range(_REACH_OF_CHANGERS)):
        return False  # "187 sayılı KHK ile bu KHK'de değişiklik yapan 216 sayılı KHK"
    whole = not any(path_in(target) for target in citation.targets)
    if follower == "," and whole and (tokens.word(place + 1).isdecimal() or tokens.capital(place + 1)):
        return False  # "1 sayılı Kanun ile, 2 sayılı Kanunun 3 üncü maddesi"
    below = all(path_in(target).rpartition("/")[2].startswith(_BELOW) for target in citation.targets)
    if follower == "bu" and below and citation.targets:
        return False  # an act changes by its articles: "ikinci fıkrası ile bu Kanunda geçen “…” ibaresi"
    dated = read_date(tokens, place)
    if follower.startswith("yürürl") or (dated[0] and tokens.word(dated[1]).startswith("tarihi")):
        return True
    if follower in _DEEDS and not tokens.word(place + 1).startswith(_DONE):
        return False  # "sayılı Kanun ile tadil ve ekleri"
    court = any(target.startswith("aym:") for target in citation.targets) or "Mahkemesi" in citation.surface
    return court or follower in _ACTED or follower.startswith(stems)


def case_of(tokens: Tokens, end: int) -> str:
    """The case of the noun that ends before `end`: "" is the nominative."""
    word = tokens.word(end - 1)
    if tokens.word(end - 2) == "'" and tokens.glued(end - 1):
        ending = word
    else:
        noun = level(word) or kind(word)
        ending = word[noun.base :] if noun else ""
    return next((name for name, pattern in _CASES.items() if pattern.fullmatch(ending)), "")


def noun_after(tokens: Tokens, place: int) -> tuple[str, bool]:
    """The first level named in the next words, and whether in the plural: what is new where they say "aşağıdaki
    fıkralar eklenmiş", or a list."""
    for at in range(place, place + _REACH_OF_NOUNS):
        noun = level(tokens.word(at))
        if noun is None or (noun.name == "annex" and not (noun.possessive or noun.plural)):
            continue
        if noun.name == "annex" and (further := level(tokens.word(at + 1))) and further.name in _LISTS:
            continue  # "eki cetveller"
        if noun.name in _LISTS or not case_of(tokens, at + 1):
            return full_name(tokens, at, noun.name), noun.plural
    return "", False


def full_name(tokens: Tokens, place: int, name: str) -> str:
    """The level of a noun with the word before it: "alt bent" is one of its own."""
    return "altbent" if name == "bent" and tokens.word(place - 1) == "alt" else name


def read_phrase(tokens: Tokens, place: int) -> tuple[Phrase, int]:
    """The quotation that opens at `place`, and the place after it and its noun."""
    opens, number, last = place, tokens.quotes[place], place + 1
    while last < len(tokens) and tokens.quotes[last] == number and number:
        last += 1
    words = tokens.text[tokens.ends[place] : tokens.starts[last - 1]]
    place = last
    while place < last + _MOST_LINKS and tokens.word(place) in _LINKS:
        place += 1
    noun = tokens.word(place) if tokens.word(place).startswith(PHRASE_NOUNS) else ""
    place = place + 1 if noun else last
    moved = tokens.word(place) if noun else ""
    fresh = not noun and tokens.word(last) in ("şeklinde", "olarak", "biçiminde")
    numbered = tokens.word(opens - 1) == "sayılı" and tokens.word(opens - 2).isdecimal()
    law = tokens.word(opens - 2) if numbered else ""
    return Phrase(words, noun, moved in ("sonra", "önce"), moved == "önce", fresh, law), place


def numbered_title(tokens: Tokens, place: int, unit: Unit) -> Unit:
    """The unit whose title in quotation marks follows its number: "1838 sayılı “Mektep Pansiyonları Kanunu”"."""
    numbered = tokens.word(place - 1) == "sayılı" and tokens.word(place - 2).isdecimal()
    if tokens.words[place] != '"' or not numbered or not all(one.endswith(_OF_A_LAW) for one in unit.targets):
        return unit
    return replace(unit, targets=(f"kanun:{tokens.word(place - 2)}",))


def names_quoted(tokens: Tokens, citation: Citation, end: int) -> bool:
    """Whether a citation is a title in quotation marks that is meant as a document, not as words to change."""
    whole = tokens.text[citation.start] in '“"„' and end < len(tokens) and not tokens.quotes[end]
    return whole and not tokens.word(end).startswith((*PHRASE_NOUNS, "şeklinde", "olarak"))
