"""Finds the citations of a text by grammar: a head (document or relative), the units after it, amenders inside."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import compress, count

from nlp.cite.dates import read_date
from nlp.cite.documents import read_document
from nlp.cite.elliptic import read_elliptic
from nlp.cite.endings import leads, outside
from nlp.cite.european import read_european
from nlp.cite.found import Found
from nlp.cite.items import SEPARATORS
from nlp.cite.kinds import BEFORE_KIND, Head, Kind, abbreviated, kind_at, names_kind
from nlp.cite.marks import AS_LAW, MARKS, read_marked
from nlp.cite.numbers import ROMANS
from nlp.cite.old_laws import read_dated
from nlp.cite.openings import ATTACHED, UNIT_OPENERS, annotation, goes_on, is_abbreviation, leads_nowhere, marks_item
from nlp.cite.relative import RELATIVES, read_relative
from nlp.cite.short import read_law_before_slash, read_numbers, read_short
from nlp.cite.title_ends import inside_title
from nlp.cite.titles import read_laws_of_one_noun, read_short_name, read_title
from nlp.cite.tokens import Tokens
from nlp.cite.units import Step, read_steps, skip_suffix
from nlp.laws import CODES

_AMENDED = frozenset({"değişik", "değiştirilen", "eklenen", "düzenlenen", "muaddel", "mülga"})
_TITLED = frozenset(
    {"kanun", "khk", "cbk", "yonetmelik", "teblig", "tuzuk", "nizamname", "ictuzuk", "yonerge", "sirkuler"}
)
_POSSESSIVE = frozenset({"cbk", "cbkarar", "bkk"})
_CLOSERS = frozenset({")", '"'})
_TABLES = frozenset({"cetvel", "liste", "tablo"})
_BY = ("la", "le")
_BEING = frozenset({"olan", "bulunan"})
_PERCENT = frozenset({"%", "yüzde"})
_NOT_LISTED = _PERCENT | {"/", ".", "madde"}
"""What stands before a number that begins no list of units: of a date, of a heading, a share."""
_LONGEST_TERM = 6
_NAMING = frozenset({"bu", "işbu", "anılan", "aynı", "konusu", "geçen", "mezkur"})
_SECOND = frozenset({"söz", "adı"})


def find(tokens: Tokens) -> Iterator[Found]:
    """The citations in reading order; an amender inside a citation comes right after it."""
    floor = 0
    openers = set(filter(_readers, set(tokens.words)))
    for place in compress(count(), map(openers.__contains__, tokens.words)):
        if place < floor:
            continue
        if tokens.words[place] == "(" and (end := annotation(tokens, place)):
            floor = end
        elif found := _find_at(tokens, place, floor):
            yield from found
            floor = max(found[0].last, place + 1)


def _find_at(tokens: Tokens, place: int, floor: int) -> list[Found]:
    if leads_nowhere(tokens, place):
        return []
    for read in _readers(tokens.words[place]):
        if found := read(tokens, place, floor):
            return found
    return []


@lru_cache(maxsize=65536)
def _readers(word: str) -> tuple[Callable[[Tokens, int, int], list[Found]], ...]:
    """What a word in small letters can open, in the order in which it is tried; nothing for most."""
    if word.isdecimal():
        return (_at_number,)
    opens = (
        word in RELATIVES,
        word in ("mülga", "("),
        word in MARKS,
        is_abbreviation(word),
        names_kind(word),
        outside(word),
        word in UNIT_OPENERS or word in ATTACHED,
    )
    return tuple(compress((_relative, _document, _marked, _lettered, _titled, _outside, _bare), opens))


def _at_number(tokens: Tokens, place: int, floor: int) -> list[Found]:
    """What a number opens: a document by its date or number, a law by its day alone, a list of units."""
    if read_law_before_slash(tokens, place):
        head = Head("kanun", (f"kanun:{tokens.words[place]}",))
        steps, end = read_steps(tokens, place + 2)
        return [Found(place, end, head, steps)]
    document = None if goes_on(tokens, place) else read_document(tokens, place) or read_european(tokens, place)
    if document:
        return _complete(tokens, place, document[0], (), document[1])
    date, after = read_date(tokens, place)
    return read_dated(tokens, place, after) if date else _bare(tokens, place, floor)


def _relative(tokens: Tokens, place: int, _floor: int) -> list[Found]:
    read = read_relative(tokens, place)
    return _complete(tokens, place, *read) if read else []


def _document(tokens: Tokens, place: int, _floor: int) -> list[Found]:
    """The document that "mülga" or "(AB)" opens."""
    numbered = read_document(tokens, place) if tokens.words[place] == "mülga" else None
    document = numbered or read_european(tokens, place)
    return _complete(tokens, place, document[0], (), document[1]) if document else []


def _marked(tokens: Tokens, place: int, _floor: int) -> list[Found]:
    marked = read_marked(tokens, place)
    return [marked] if marked else []


def _bare(tokens: Tokens, place: int, _floor: int) -> list[Found]:
    if _continues(tokens, place):
        return []
    attached = tokens.words[place] in ATTACHED or _opens_annexed(tokens, place)
    first = place - 2 * _is_of_annex(tokens, place)
    steps, end = read_steps(tokens, place + attached)
    if not steps or (attached and steps[0].level not in _TABLES) or not steps[0].values:
        return []
    head = _excepting(tokens, end) if steps[0].level == "madde" and steps[0].possessive else None
    return [Found(first, end, head, steps, attached, tokens.word(place - 1) == "eklenen")]


def _excepting(tokens: Tokens, place: int) -> Head | None:
    """The document from which an article before it is left out: "12 nci maddesi hariç 631 sayılı Kanun"."""
    document = read_document(tokens, place + 1) if tokens.word(place) == "hariç" else None
    return document[0] if document else None


def _is_of_annex(tokens: Tokens, place: int) -> bool:
    """Whether the Roman number at `place` has "Ek –" before it: "Ek – VIII sayılı cetvelde"."""
    return tokens.word(place - 1) == "-" and tokens.word(place - 2) == "ek" and tokens.words[place] in ROMANS


def _opens_annexed(tokens: Tokens, place: int) -> bool:
    """Whether "ek" says that a list is attached: "ek (4) sayılı cetvelde"."""
    bracketed = tokens.word(place + 1) == "(" and tokens.word(place + 3) == ")"
    return tokens.words[place] == "ek" and bracketed and tokens.word(place + 4) == "sayılı"


def _continues(tokens: Tokens, place: int) -> bool:
    """Whether the number heads an article, or only goes on with a date, a decimal or a list tried from its first."""
    before = tokens.word(place - 1)
    if before in _PERCENT or (before == "madde" and tokens.capital(place - 1) and tokens.words[place].isdecimal()):
        return True
    if tokens.words[place].isdecimal() and tokens.glued(place) and before in ("/", "."):
        return True
    if before not in SEPARATORS or (place > 1 and marks_item(tokens, place - 2)):
        return False
    if tokens.word(place - 2) == ")":
        return tokens.word(place - 4) == "("
    return tokens.word(place - 2).isdecimal() and tokens.word(place - 3) not in _NOT_LISTED


def _complete(tokens: Tokens, first: int, head: Head | None, steps: tuple[Step, ...], place: int) -> list[Found]:
    """The citation with its units behind the head, then the amender between them, if one is named."""
    if steps:
        below, end = read_steps(tokens, place) if leads(tokens.word(place - 1)) else ((), place)
        return [Found(first, end, head, steps + below)]
    if short := read_short(tokens, place):
        return [Found(first, short[1], head, short[0])]
    if tokens.word(place - 1).endswith(_BY) and (tokens.word(place) in _AMENDED or read_document(tokens, place)):
        return [Found(first, place, head)]  # "bu Kanunla 1412 sayılı Kanuna eklenen 394/a maddesi"
    attached = tokens.word(place) in ATTACHED or (place < len(tokens) and _opens_annexed(tokens, place))
    amender = _amender(tokens, place + (tokens.word(place) == "," and leads(tokens.word(place - 1))))
    start = _past_deed(tokens, amender[0].last) if amender else place + (attached or tokens.word(place) in _AMENDED)
    start += attached and tokens.word(start) == "bulunan"
    below, end = read_steps(tokens, start)
    joined = start > place or tokens.word(place - 1) in _CLOSERS or leads(tokens.word(place - 1))
    joined = joined or bool(abbreviated(tokens, place - 1))
    if not below and joined and leads(tokens.word(place - 1)) and (shared := read_elliptic(tokens, place)):
        return [Found(first, shared[1], head, (shared[0],))]
    if not below or not joined or (attached and below[0].level not in _TABLES):
        return [Found(first, place, head)]
    return [Found(first, end, head, below, attached), *amender]


def _amender(tokens: Tokens, place: int) -> list[Found]:
    """The act between a document and its unit: "… Kanunun 5611 sayılı Kanunla değişik 10 uncu maddesi"."""
    head: Head | None
    if read := read_document(tokens, place):
        head, (steps, end) = read[0], read_steps(tokens, read[1])
    elif tokens.word(place) == "bu" and (this := read_relative(tokens, place)) and this[0]:
        head, steps, end = this
    else:
        return []
    return [Found(place, end, head, steps)] if _past_deed(tokens, end) > end else []


def _past_deed(tokens: Tokens, place: int) -> int:
    """The place after what an act did to a unit: "değişik", "ile değişik", "yürürlükten kaldırılan"; else `place`."""
    at = place + (tokens.word(place) == "ile")
    at += tokens.word(at) == "yürürlükten" and tokens.word(at + 1) == "kaldırılan"
    if tokens.word(at) == "değiştirilmiş" and tokens.word(at + 1) in _BEING:
        return at + 2
    return at + 1 if tokens.word(at) in _AMENDED or tokens.word(at) == "kaldırılan" else place


def _titled(tokens: Tokens, place: int, floor: int) -> list[Found]:
    """A document named by its title or by its kind alone: "Türk Ticaret Kanununun", "Yönetmeliğin 18 inci maddesi"."""
    if not tokens.capital(place) or not (kind := kind_at(tokens, place)):
        return []
    if kind.plural:
        shared = read_laws_of_one_noun(tokens, kind, floor)
        return _complete(tokens, shared[1], shared[0], (), kind.end) if shared else []
    if kind.name == "anayasa":
        return _complete(tokens, place, Head("kanun", ("kanun:2709",), named=True), (), kind.end)
    if inside_title(tokens, kind) or _is_defined(tokens, kind):
        return []
    about = tokens.word(place - 1) in BEFORE_KIND
    named_alone = kind.name in _TITLED or tokens.word(kind.end) == '"' or (about and tokens.capital(kind.noun))
    if (kind.possessive or about) and named_alone and (named := read_title(tokens, kind, floor)):
        return _quoted(tokens, _complete(tokens, named[1], named[0], (), named[2]))
    if short := read_short_name(tokens, kind):
        repealed = place - 2 >= floor and tokens.word(place - 2) == "mülga"
        return _complete(tokens, place - 1 - repealed, short, (), kind.end)
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
    article = next((step for step in steps if step.level == "madde"), None)
    if article is None or not article.possessive:
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
    return [whole._replace(first=whole.first - 1, last=end)]


def _lettered(tokens: Tokens, place: int, _floor: int) -> list[Found]:
    """A law by its abbreviation: "TCK'nın 86 ncı maddesi", "İYUK 7/1. maddesi", "HMK hükümleri"."""
    if not tokens.capital(place) or not (laws := abbreviated(tokens, place)):
        return []
    end = skip_suffix(tokens, place + 1)
    head = Head("kanun", laws[:1], others=laws[1:], named=True)
    whole = _complete(tokens, place, head, (), end)
    if whole[0].steps:
        return whole
    steps, after = read_steps(tokens, end)
    if steps and steps[0].level == "madde":
        return [Found(place, after, head, steps)]
    sure = not laws[1:] or laws[0] in CODES
    own = laws[0].partition(":")[2] == tokens.word(end)  # "VUK 213" is the law by name and number
    if sure and end == place + 1 and not own and (numbers := read_numbers(tokens, end)):
        return [Found(place, numbers[1], head, numbers[0])]
    return whole if laws[0] in CODES and tokens.word(end).startswith(AS_LAW) else []
