"""Finds the citations of a text by grammar: a head (document or relative), the units after it, amenders inside."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dayanak.law.letters import fold
from nlp.cite.dates import MONTHS, read_date
from nlp.cite.documents import read_document
from nlp.cite.endings import leads, level, outside
from nlp.cite.european import UNIONS, read_european
from nlp.cite.kinds import BEFORE_KIND, Head, Kind, abbreviated, kind_at, names_kind
from nlp.cite.numbers import CARDINALS, ORDINAL_ENDINGS, ORDINALS, TENS, ordinal
from nlp.cite.relative import RELATIVES, read_relative
from nlp.cite.short import SERIES, read_bare, read_short
from nlp.cite.titles import inside_title, read_title
from nlp.cite.tokens import Tokens
from nlp.cite.units import MARKERS, SEPARATORS, Step, read_steps, skip_suffix
from nlp.laws import CODES, abbreviations

_ATTACHED = frozenset({"ekli", "eki", "bağlı", "ilişik", "ekindeki", "ekinde"})
_AMENDED = frozenset({"değişik", "değiştirilen", "eklenen", "düzenlenen", "mülga"})
_UNIT_OPENERS = (
    ORDINALS.keys() | TENS.keys() | {"(", '"', "ek", "geçici", "mükerrer", "mülga", "son", "ilk", "üç", "iki", "bir"}
)
_ANNOTATIONS = frozenset({"ek", "değişik", "mülga", "iptal", "yeniden", "başlığı", "değiştirilerek"})
_COURT = ("mah", "yargı", "değişikli", "komisyon")
_TITLED = frozenset(
    {"kanun", "khk", "cbk", "yonetmelik", "teblig", "tuzuk", "nizamname", "ictuzuk", "yonerge", "sirkuler"}
)
_POSSESSIVE = frozenset({"cbk", "cbkarar", "bkk"})
_CLOSERS = frozenset({")", '"'})
_TABLES = frozenset({"cetvel", "liste", "tablo"})
_AS_LAW = ("uyarınca", "gereğince", "hüküm", "hükmü", "kapsamında", "anlamında")
_FILES = frozenset({"e", "k", "esas", "karar"})
_BY = ("la", "le")
_NUMBERING = frozenset({"no", "sayısı", ":", "."})
_PARTS_OF_NUMBERS = frozenset("/-")
_LONGEST_TERM = 6
_NAMING = frozenset({"bu", "işbu", "anılan", "aynı", "konusu", "geçen", "mezkur"})
_SECOND = frozenset({"söz", "adı"})
_AFTER_BRACKET = SEPARATORS | MARKERS | ORDINAL_ENDINGS | {"("}
_AFTER_NUMBER = (
    SEPARATORS | MARKERS | ORDINAL_ENDINGS | MONTHS.keys()
    | {"no", "sıra", "seri", "mükerrer", "mükerer", "yılı", "mali"}
    | ORDINALS.keys()
)  # fmt: skip
_SIGNS = frozenset(",./-')")
_AFTER_SIGN = (
    _AFTER_BRACKET
    | ORDINALS.keys()
    | TENS.keys()
    | CARDINALS.keys()
    | SERIES.keys()
    | {"lu", "sayılı", "ii", "iii", "iv"}
)
_GAZETTE_MARKS = frozenset({"r", "rg"})
_ARTICLE_MARKS = frozenset({"m", "md"})
_OPENERS = RELATIVES.keys() | _UNIT_OPENERS | _ATTACHED | _GAZETTE_MARKS | _ARTICLE_MARKS | {"madde"}


@dataclass(frozen=True, slots=True)
class Found:
    """A citation as read: tokens [first, last), its head if any, its steps from the whole to the part; `attached`
    to what was named before it ("ekli cetvel"), or `added` to it ("maddesine eklenen 7 numaralı bent")."""

    first: int
    last: int
    head: Head | None
    steps: tuple[Step, ...] = ()
    attached: bool = False
    added: bool = False


def find(tokens: Tokens) -> Iterator[Found]:
    """The citations in reading order; an amender inside a citation comes right after it."""
    floor = 0
    for place in _openings(tokens):
        if place < floor:
            continue
        if end := _annotation(tokens, place):
            floor = end
        elif found := _find_at(tokens, place, floor):
            yield from found
            floor = max(found[0].last, place + 1)


def _openings(tokens: Tokens) -> list[int]:
    """The places of the words that can open a citation; each word is looked at once, wherever it stands."""
    may = {word: _may_open(word) for word in set(tokens.words)}
    return [place for place, word in enumerate(tokens.words) if may[word]]


@lru_cache(maxsize=65536)
def _may_open(word: str) -> bool:
    return (
        word in _OPENERS
        or word.isdecimal()
        or names_kind(word)
        or outside(word) is not None
        or (len(word) > 1 and fold(word) in abbreviations())
    )


def _goes_on(tokens: Tokens, place: int) -> bool:
    """Whether a number is the rest of another: the 4 of "2020/1/4 sayılı"."""
    sign, before = tokens.word(place - 1), tokens.word(place - 2)
    parts = sign in _PARTS_OF_NUMBERS and before.isdecimal() and tokens.glued(place) and tokens.glued(place - 1)
    return parts and not (sign == "-" and read_date(tokens, place)[0])


def _leads_nowhere(tokens: Tokens, place: int) -> bool:
    """Whether a number or bracket only counts or lists: "30 gün", "(1) Bu Kanun"."""
    word, after = tokens.words[place], tokens.word(place + 1)
    if word.isdecimal():
        return (tokens.word(place - 1) == "/" and _goes_on(tokens, place)) or not _may_go_on(tokens, place, after)
    if word == "(" and tokens.word(place + 2) == ")" and after not in UNIONS:
        behind = tokens.word(place + 3)
        return behind not in _AFTER_BRACKET and level(behind) is None
    return False


def _may_go_on(tokens: Tokens, place: int, after: str) -> bool:
    """Whether what stands behind a number lets it be that of a document or of a unit."""
    if after.isalpha():
        return after in _AFTER_NUMBER or level(after) is not None
    then = tokens.word(place + 2)
    if after in _SIGNS:
        if after == "-" and then == "(":
            return False  # MADDE 5- (1)
        return then.isdecimal() or len(then) == 1 or then in _AFTER_SIGN or level(then) is not None
    return after == "(" and (then.isdecimal() or then in _AFTER_NUMBER)


def _find_at(tokens: Tokens, place: int, floor: int) -> list[Found]:
    word = tokens.words[place]
    if _leads_nowhere(tokens, place):
        return []
    if word in RELATIVES and (read := read_relative(tokens, place)):
        return _complete(tokens, place, *read)
    if document := _document(tokens, place):
        return _complete(tokens, place, document[0], (), document[1])
    if word.isdecimal() and read_date(tokens, place)[0]:
        return []
    if marked := _marked(tokens, place):
        return [marked]
    if len(word) > 1 and tokens.capital(place) and (lettered := _lettered(tokens, place)):
        return lettered
    if tokens.capital(place) and (titled := _titled(tokens, place, floor)):
        return titled
    if outside(word):
        return _outside(tokens, place, floor)
    if word.isdecimal() or word in _UNIT_OPENERS or word in _ATTACHED:
        return _bare(tokens, place)
    return []


def _document(tokens: Tokens, place: int) -> tuple[Head, int] | None:
    """The document by date or number that a number, "mülga" or "(AB)" opens, and the place after it."""
    word = tokens.words[place]
    if word == "mülga" or (word.isdecimal() and not _goes_on(tokens, place)):
        return read_document(tokens, place) or read_european(tokens, place)
    return read_european(tokens, place) if word == "(" else None


def _marked(tokens: Tokens, place: int) -> Found | None:
    """A decision of the Constitutional Court, a gazette or an article by their letters."""
    word = tokens.words[place]
    if word == "anayasa":
        return _decision(tokens, place)
    if word in _GAZETTE_MARKS:
        return _gazette_mark(tokens, place)
    if word in SERIES or (word == "madde" and tokens.word(place - 1) not in SERIES):
        return _article_first(tokens, place)
    return _short_article(tokens, place) if word in _ARTICLE_MARKS else None


def _bare(tokens: Tokens, place: int) -> list[Found]:
    if _continues(tokens, place) or _counts(tokens, place):
        return []
    attached = tokens.words[place] in _ATTACHED
    steps, end = read_steps(tokens, place + attached)
    if not steps or (attached and steps[0].level not in _TABLES) or not steps[0].values:
        return []
    return [Found(place, end, None, steps, attached, tokens.word(place - 1) == "eklenen")]


def _counts(tokens: Tokens, place: int) -> bool:
    """Whether a number word only counts: "üç ay", not "üç ila beşinci fıkra", "on birinci fıkra"."""
    return tokens.words[place] in CARDINALS and tokens.word(place + 1) != "ila" and not ordinal(tokens.words, place)


def _continues(tokens: Tokens, place: int) -> bool:
    """Whether the number heads an article, or only goes on with a date, a decimal or a list tried from its first."""
    before = tokens.word(place - 1)
    if before == "madde" and tokens.capital(place - 1) and tokens.words[place].isdecimal():
        return True
    if tokens.words[place].isdecimal() and tokens.glued(place) and before in ("/", "."):
        return True
    if before not in SEPARATORS:
        return False
    if tokens.word(place - 2) == ")":
        return tokens.word(place - 4) == "("
    return tokens.word(place - 2).isdecimal() and tokens.word(place - 3) not in ("/", ".", "madde")


def _complete(tokens: Tokens, first: int, head: Head | None, steps: tuple[Step, ...], place: int) -> list[Found]:
    """The citation with its units behind the head, then the amender between them, if one is named."""
    if steps:
        below, end = read_steps(tokens, place) if leads(tokens.word(place - 1)) else ((), place)
        return [Found(first, end, head, steps + below)]
    if short := read_short(tokens, place):
        return [Found(first, short[1], head, short[0])]
    if tokens.word(place) in _AMENDED and tokens.word(place - 1).endswith(_BY):
        return [Found(first, place, head)]
    attached = tokens.word(place) in _ATTACHED
    amender = _amender(tokens, place)
    start = amender[0].last + 1 if amender else place + (attached or tokens.word(place) in _AMENDED)
    below, end = read_steps(tokens, start)
    joined = start > place or tokens.word(place - 1) in _CLOSERS or leads(tokens.word(place - 1))
    if not below or not joined or (attached and below[0].level not in _TABLES):
        return [Found(first, place, head)]
    return [Found(first, end, head, below, attached), *amender]


def _amender(tokens: Tokens, place: int) -> list[Found]:
    """The act between a document and its unit: "… Kanunun 5611 sayılı Kanunla değişik 10 uncu maddesi"."""
    if not (read := read_document(tokens, place)):
        return []
    steps, end = read_steps(tokens, read[1])
    return [Found(place, end, read[0], steps)] if tokens.word(end) in _AMENDED else []


def _titled(tokens: Tokens, place: int, floor: int) -> list[Found]:
    """A document named by its title or by its kind alone: "Türk Ticaret Kanununun", "Yönetmeliğin 18 inci maddesi"."""
    if not (kind := kind_at(tokens, place)) or kind.plural:
        return []
    if kind.name == "anayasa" and tokens.word(kind.end).startswith(_COURT):
        return []
    if kind.name == "anayasa":
        return _complete(tokens, place, Head("kanun", ("kanun:2709",)), (), kind.end)
    if inside_title(tokens, kind) or _is_defined(tokens, kind):
        return []
    about = tokens.word(place - 1) in BEFORE_KIND
    named_alone = kind.name in _TITLED or tokens.word(kind.end) == '"' or (about and tokens.capital(kind.noun))
    if (kind.possessive or about) and named_alone and (named := read_title(tokens, kind, floor)):
        return _quoted(tokens, _complete(tokens, named[1], named[0], (), named[2]))
    whole = _complete(tokens, place, Head(kind.name, (), "term"), (), kind.end)
    return whole if whole[0].steps and (not kind.possessive or kind.name in _POSSESSIVE) else []


def _is_defined(tokens: Tokens, kind: Kind) -> bool:
    """Whether a title is the word that a list of definitions explains: "g) Çerçeve Yönetmeliği: 24/4/2010 …"."""
    if tokens.word(kind.end) != ":":
        return False
    low = max(0, kind.noun - _LONGEST_TERM)
    opening = next((at for at in range(kind.noun, low, -1) if not tokens.capital(at)), low)
    return tokens.word(opening) == ")" and tokens.word(opening - 2) != "("


def _outside(tokens: Tokens, place: int, floor: int) -> list[Found]:
    """A provision of a treaty, contract or directive: "Örnek Sözleşmesinin 6 ncı maddesi", "Protokolün 3. maddesi"."""
    noun = outside(tokens.words[place])
    end = skip_suffix(tokens, place + 1)
    if noun is None or noun.plural or not leads(tokens.word(end - 1)):
        return []
    steps, last = read_steps(tokens, end)
    if not steps or steps[0].level != "madde" or not steps[0].possessive:
        return []
    kind = Kind(noun.name, noun.possessive, False, place, end, tokens.starts[place] + noun.base, place)
    titled = read_title(tokens, kind, floor) if tokens.capital(place) and noun.possessive else None
    if titled:
        return [Found(titled[1], last, titled[0], steps)]
    named = place - 1 - (tokens.word(place - 2) in _SECOND) if tokens.word(place - 1) in _NAMING else place
    return [Found(max(named, floor), last, Head(noun.name, (), "term"), steps)]


def _quoted(tokens: Tokens, found: list[Found]) -> list[Found]:
    """With the quotation marks around a title, if they hold nothing else: “… Esaslar”a."""
    whole = found[0]
    if whole.steps or tokens.word(whole.first - 1) != '"' or tokens.word(whole.last) != '"':
        return found
    end = skip_suffix(tokens, whole.last + 1)
    end += end == whole.last + 1 and tokens.glued(end) and tokens.word(end).isalpha()
    return [replace(whole, first=whole.first - 1, last=end)]


def _lettered(tokens: Tokens, place: int) -> list[Found]:
    """A law by its abbreviation: "TCK'nın 86 ncı maddesi", "İYUK 7/1. maddesi", "HMK hükümleri"."""
    if not (laws := abbreviated(tokens, place)):
        return []
    end = skip_suffix(tokens, place + 1)
    head = Head("kanun", laws[:1], others=laws[1:])
    whole = _complete(tokens, place, head, (), end)
    if whole[0].steps:
        return whole
    steps, after = read_steps(tokens, end)
    if steps and steps[0].level == "madde":
        return [Found(place, after, head, steps)]
    return whole if laws[0] in CODES and tokens.word(end).startswith(_AS_LAW) else []


def _decision(tokens: Tokens, place: int) -> Found | None:
    """A decision of the Constitutional Court: "Anayasa Mahkemesinin … E: 2021/125, K: 2023/213 Sayılı Kararı"."""
    if not tokens.word(place + 1).startswith("mah"):
        return None
    numbers: list[str] = []
    for at in range(place + 2, min(place + 40, len(tokens))):
        word = tokens.words[at]
        if word in _FILES and tokens.word(at + 1) in _NUMBERING:
            start = next((x for x in range(at + 1, at + 5) if tokens.word(x).isdecimal()), at)
            if tokens.word(start + 1) == "/":
                numbers.append(f"{tokens.word(start)}/{tokens.word(start + 2)}")
        if word.startswith("karar") and not (word == "karar" and tokens.word(at + 1) in _NUMBERING):
            if len(numbers) < 2:
                return None
            return Found(place, skip_suffix(tokens, at + 1), Head("aym", ("aym:" + "-".join(numbers),)))
    return None


def _gazette_mark(tokens: Tokens, place: int) -> Found | None:
    """A gazette in brackets: "R.G.:21/8/1987 -19551", "RG.21.8.1982/17789"."""
    at = place + (1 if tokens.words[place] == "rg" else 3 if tokens.word(place + 2) == "g" else 99)
    while tokens.word(at) in (".", ":", "-"):
        at += 1
    date, at = read_date(tokens, at)
    at += tokens.word(at) in ("-", "/")
    number = tokens.word(at)
    return Found(place, at + 1, Head("rg", (f"rg:{number}@{date}",))) if date and len(number) == 5 else None


def _short_article(tokens: Tokens, place: int) -> Found | None:
    """An article as lawyers write it in brackets: "(m.29/f.1)"."""
    read = read_bare(tokens, place)
    return Found(place, read[1], Head("kanun", ("@baglam",)), read[0]) if read else None


def _article_first(tokens: Tokens, place: int) -> Found | None:
    """An article with its number behind it: "Madde 5’te", "ek madde 12 uyarınca"; a heading bears no ending."""
    noun = next((at for at in range(place, place + 3) if tokens.word(at) == "madde"), None)
    read = read_short(tokens, place) if place and noun is not None else None
    if not read or noun is None:
        return None
    end = skip_suffix(tokens, read[1])
    said = not tokens.capital(noun) and tokens.word(end).startswith(_AS_LAW)
    own = replace(read[0][0], possessive=False)
    return Found(place, end, None, (own, *read[0][1:])) if end > read[1] or said else None


def _annotation(tokens: Tokens, place: int) -> int:
    """The place after an editor's note such as "(Ek: 30/5/1973-KHK-5/13 md.)"; 0 where none begins."""
    if tokens.words[place] != "(" or tokens.word(place + 1) not in _ANNOTATIONS:
        return 0
    for at in range(place + 2, min(place + 60, len(tokens))):
        if tokens.words[at] == ")":
            return at + 1 if at > place + 5 and ":" in tokens.words[place:at] else 0
    return 0
