"""Reads the units of a citation: "4 üncü maddesinin birinci ve ikinci fıkralarının (a) bendi", a step a noun."""

import re
from typing import NamedTuple

from dayanak.law.letters import upper
from nlp.cite.below import under_article
from nlp.cite.endings import RANK, Noun, kind, leads, level
from nlp.cite.items import LONGEST_LIST, MARKERS, OUTLINE, SERIES, Item, past_mark, read_items, read_number
from nlp.cite.numbers import ORDINAL_ENDINGS, ORDINALS, ROMAN
from nlp.cite.tokens import Tokens

_DIVISIONS = frozenset({"kitap", "kisim", "bolum", "ayirim"})
_SAME_DEPTH = frozenset(
    {("bent", "bent"), ("altbent", "altbent"), ("annex", "bolum"), ("bent", "paragraf"), ("altbent", "paragraf")}
)
_BEFORE_CITED = frozenset({",", "ve", "ile", "veya", "ekli", "eki", "bağlı"})
_PARAGRAPH_BEGINS = frozenset({"", ".", ":", ";", "-"})
_FROM = ("den", "dan")
_LETTERS = frozenset({"khk", "tck"})
_BARE_ENDINGS = frozenset({"nin", "nın", "nun", "ye", "ya", "na", "de", "da"})
_HEADED = re.compile(r"[\dIVXA-Z]{1,4}(?:[./-][\dA-Za-z]{1,4})*(?!\w)")
_OWNED = re.compile(r"s[ıiuü]$|s?[ıiuü]n(?:[dt][ae]|c?[ae]$|[ıiuü]n?$)")


class Step(NamedTuple):
    """One level of a citation. `values` are path parts ("madde:4", "madde:14/bent:b", "fikra:3..5");
    a `relation` (this, same, -1, -*, +1) stands for them in "bu maddenin", "önceki fıkralarda"."""

    level: str
    values: tuple[str, ...] = ()
    possessive: bool = False
    plural: bool = False
    relation: str | None = None


def read_numbered(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """The article whose number alone stands at `place`, as part of a path, and the place after it."""
    item = read_number(tokens, place)
    return (_value("madde", item, item.series), item.end) if item else None


def skip_suffix(tokens: Tokens, place: int) -> int:
    """The place after an apostrophe and the ending behind it, or one that stands alone, "K.H.K. nin"; else `place`."""
    if (
        tokens.word(place) == "'"
        and tokens.glued(place)
        and tokens.glued(place + 1)
        and tokens.word(place + 1).isalpha()
    ):
        return place + 2
    return place + (tokens.word(place) in _BARE_ENDINGS and tokens.word(place - 1) in _LETTERS)


def read_step(tokens: Tokens, place: int) -> tuple[Step, int] | None:
    """The step at `place` and the place after it: a list of numbers and the noun they belong to."""
    if not (listed := read_items(tokens, place)):
        return None
    items, ranges = listed
    first, place = place, items[-1].end
    marks = set()
    while tokens.word(place) in MARKERS or _counts_rows(tokens, place):
        marks.add(tokens.word(place))
        place += 1
    if tokens.word(place) in SERIES and tokens.word(place + 1).startswith("madde"):
        items = [item._replace(series=item.series or SERIES[tokens.word(place)]) for item in items]
        place += 1  # "1 inci ek madde"
    noun = level(tokens.word(place))
    if noun is None or _opens_paragraph(tokens, first, noun, place, items, marks):
        return None
    if _is_heading(tokens, first, place) or _crosses(tokens, first, noun, items):
        return None
    if _titles_table(tokens, noun, first, place, items):
        return None
    if noun.name == "annex" and (not marks or len(items[0].number) > 3 or tokens.capital(place + 1)):
        return None
    if noun.name == "sira" and tokens.word(place + 1) == "no":
        return None
    if len(items) == 1 and (far := _up_to(tokens, place, noun)):
        first_value = _value(noun.name, items[0], items[0].series)
        return Step(noun.name, (f"{first_value}..{far[0].number}",), noun.possessive, True), far[1]
    name = "bent" if noun.name == "sik" else "altbent" if noun.name == "bent" and "alt" in marks else noun.name
    above = level(tokens.word(first - 1)) if first else None
    if name in ("bent", "fikra") and items[0].below and items[0].number.isdecimal():
        name = name if above and above.name == "madde" else "madde"  # "5/1-e bendi" is told from its article on
    values = _values(name, items, ranges)
    if not values:
        return None
    return Step(name, values, noun.possessive, noun.plural), skip_suffix(tokens, place + 1)


def _up_to(tokens: Tokens, place: int, noun: Noun) -> tuple[Item, int] | None:
    """The other end of a range whose nouns bear the endings, "65 inci maddeden 72 nci maddeye kadar", and the place
    after it; `place` is that of the first noun."""
    if not tokens.word(place).endswith(_FROM) or noun.name not in ("madde", "fikra"):
        return None
    far = read_number(tokens, place + 1)
    other = level(tokens.word(far.end)) if far else None
    alike = other is not None and (other.name, other.possessive) == (noun.name, noun.possessive)
    return (far, far.end + 2) if far and alike and tokens.word(far.end + 1) == "kadar" else None


def _opens_paragraph(tokens: Tokens, first: int, noun: Noun, place: int, items: list[Item], marks: set[str]) -> bool:
    """Whether the number in brackets is that of a paragraph which the noun begins, "(5) Maddenin", "(1) Liste"; or the
    noun is a way out, and none that a letter counts: "bu şıkkı"."""
    if noun.name == "sik":
        return not items[-1].bracketed
    if not items[-1].bracketed or not tokens.capital(place):
        return False
    if noun.name == "madde":
        return True
    return not marks and items[-1].number.isdecimal() and _begins(tokens, first - (tokens.word(first - 1) == "("))


def _begins(tokens: Tokens, place: int) -> bool:
    """Whether a paragraph can begin at `place`: behind a stop, or on a new line."""
    if tokens.word(place - 1) in _PARAGRAPH_BEGINS:
        return True
    return "\n" in tokens.text[tokens.ends[place - 1] : tokens.starts[place]]


def _crosses(tokens: Tokens, first: int, noun: Noun, items: list[Item]) -> bool:
    """Whether an ordinal in words belongs to what stands before a list of articles: "4 üncü maddenin ikinci ve 5 inci
    maddenin birinci fıkralarında"; articles that are listed are all written alike."""
    mixed = any(word.isdecimal() for word in tokens.words[first : items[-1].end])
    spelt = noun.name == "madde" and len(items) > 1 and tokens.word(first) in ORDINALS
    return spelt and mixed and leads(tokens.word(first - 1))


def _counts_rows(tokens: Tokens, place: int) -> bool:
    """Whether "sıra" only says what the number counts: "238 sıra numaralı satır"."""
    return tokens.word(place) == "sıra" and tokens.word(place + 1) in ("numaralı", "nolu")


def _is_heading(tokens: Tokens, first: int, place: int) -> bool:
    """Whether "4. MADDE", "Birinci Madde –", "BİRİNCİ BÖLÜM" opens a unit; "1 inci Madde uyarınca" names one."""
    if tokens.word(place) == "madde" and tokens.capital(place) and not kind(tokens.word(first - 1)):
        inside = tokens.word(place - 1) in ORDINAL_ENDINGS and tokens.word(place + 1).isalpha()
        return not inside or "\n" in tokens.text[tokens.ends[first - 1] : tokens.starts[first]]
    return level(tokens.word(place)) is not None and tokens.surface(place, place + 1).isupper()


def _titles_table(tokens: Tokens, noun: Noun, first: int, place: int, items: list[Item]) -> bool:
    """Whether "II Sayılı Cetvel" stands above a table, or "II sayılı ek gösterge cetveli" begins with no annex; one
    in a list, or attached to what stands before it, is cited: "ekli I Sayılı Cetvel ile II Sayılı Cetvel"."""
    if items[-1].bracketed or not ROMAN.fullmatch(tokens.word(items[-1].end - 1)):
        return False
    plain = noun.base == len(tokens.word(place)) and not noun.possessive
    cited = tokens.word(first - 1) in _BEFORE_CITED
    return plain and (noun.name == "annex" or (tokens.capital(place - 1) and not cited))


def _values(name: str, items: list[Item], ranges: set[int]) -> tuple[str, ...]:
    series = None
    values: list[str] = []
    for place, item in enumerate(items):
        series = item.series or series
        value = _value(name, item, series)
        if place in ranges and name == "bent" and item.number.isalpha() and items[place - 1].number.isdecimal():
            values[-1] += f"/altbent:{item.number}"  # "3 - C bendi"
        elif place in ranges and value.partition(":")[0] == values[-1].partition(":")[0]:
            values[-1] += ".." + value.partition(":")[2]
        else:
            values.append(value)
    return tuple(values)


def _value(name: str, item: Item, series: str | None) -> str:
    number, below = item.number, item.below
    if item.series == "no":
        return f"no:{number}"
    if name == "madde" and item.bracketed and "/" in number:
        number, _, below = number.partition("/")
    if name == "madde":
        return f"{series or name}:{number}{under_article(below)}"
    if name in ("bolum", "paragraf") and item.bracketed:
        return "no:" + number.strip(".").replace("/", "-")
    if name == "fikra" and number.isalpha() and number != "son":
        return f"bent:{number}"
    if name in ("bent", "altbent") and below:
        return f"{name}:{number}/altbent:{below.replace('-', '/altbent:')}"
    return f"{name}:{_number(name, number)}"


def _number(name: str, number: str) -> str:
    return upper(number.replace("i", "ı")) if name in ("liste", "cetvel") and ROMAN.fullmatch(number) else number


def read_steps(tokens: Tokens, place: int) -> tuple[tuple[Step, ...], int]:
    """All steps that follow each other at `place`, from the whole to the part, and the place after them."""
    steps: list[Step] = []
    while len(steps) < 9 and (not steps or leads(tokens.word(place - 1))):
        read = read_step(tokens, place) or _titled(tokens, place) or _annexes(tokens, place) or _marked(tokens, place)
        if not read or (steps and not _goes_on(steps[-1], read[0])):
            break
        if steps and read[0].level == steps[-1].level and tokens.word(read[1]) == "olarak":
            break  # "(n) bendi (o) bendi olarak"
        steps.append(read[0])
        place = read[1]
    return tuple(steps), place


def _marked(tokens: Tokens, place: int) -> tuple[Step, int] | None:
    """A unit behind the mark of a footnote that is written on to what owns it: "maddesinin(1) birinci fıkrası"."""
    if not tokens.glued(place) or not leads(tokens.word(place - 1)):
        return None
    end = past_mark(tokens, place)
    return read_step(tokens, end) if end > place else None


def _goes_on(step: Step, below: Step) -> bool:
    deeper = RANK[below.level] > RANK[step.level] or (step.level, below.level) in _SAME_DEPTH
    if step.level in _DIVISIONS and below.level in _DIVISIONS:
        return deeper
    return deeper and (below.possessive or below.level in ("altbent", "bent", "annex"))


def _titled(tokens: Tokens, place: int) -> tuple[Step, int] | None:
    """A unit named by its heading: “32.1. Uygulama” başlıklı bölümü, “Görevler” başlıklı Sekizinci Bölümü."""
    if tokens.word(place) != '"':
        return None
    for close in range(place + 2, min(place + 40, len(tokens))):
        if tokens.word(close) != '"':
            continue
        if tokens.word(close + 1) not in ("başlıklı", "numaralı"):
            return _numbered_chapter(tokens, place + 1, close)
        noun = level(tokens.word(close + 2))
        if noun is None:
            return read_step(tokens, close + 2)
        outline = _HEADED.match(tokens.surface(place + 1, min(place + 12, close)))
        value = ("no:" + outline[0].replace("/", "-"),) if outline else ()
        return Step("bolum", value, True), skip_suffix(tokens, close + 3)
    return None


def _numbered_chapter(tokens: Tokens, place: int, close: int) -> tuple[Step, int] | None:
    """A chapter whose number stands in quotation marks: “1.3.1” bölümünden."""
    noun, number = level(tokens.word(close + 1)), tokens.surface(place, close)
    if noun is None or noun.name != "bolum" or not noun.possessive or not OUTLINE.fullmatch(number):
        return None
    return Step("bolum", (f"no:{number.strip('.')}",), True), skip_suffix(tokens, close + 2)


def _annexes(tokens: Tokens, place: int) -> tuple[Step, int] | None:
    """Annexes by number: "Ek-5", "EK 34", "Ek:3", "Ek-1 ve Ek-2’si"."""
    values: list[str] = []
    while len(values) < LONGEST_LIST and (read := _annex(tokens, place)):
        values.append(f"annex:{read[0]}")
        end = place = read[1]
        if tokens.word(place) not in (",", "ve") or not _annex(tokens, place + 1):
            break
        place += 1
    return (Step("annex", tuple(values), bool(_OWNED.match(tokens.word(end - 1)))), end) if values else None


def _annex(tokens: Tokens, place: int) -> tuple[str, int] | None:
    if tokens.word(place) != "ek" or not tokens.capital(place):
        return None
    at = place + 1 + (tokens.word(place + 1) in ("-", ":"))
    number = tokens.word(at)
    marked = at > place + 1 and tokens.glued(at)
    ended = tokens.word(at + 1) == "'" and tokens.glued(at + 1)  # "EK II'sinde"
    if (marked or ended) and tokens.surface(at, at + 1).isupper() and ROMAN.fullmatch(number):
        return upper(number.replace("i", "ı")), skip_suffix(tokens, at + 1)
    if not number.isdecimal() or len(number) > 2:
        return None
    if tokens.word(at + 1) == "/" and tokens.glued(at + 1) and len(tokens.word(at + 2)) == 1:
        number, at = f"{number}-{tokens.surface(at + 2, at + 3)}", at + 2
    if tokens.word(at + 1) in ("/", ".", "-"):
        return None
    return number.lstrip("0"), skip_suffix(tokens, at + 1)
