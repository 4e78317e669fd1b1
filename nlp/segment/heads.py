"""Heads of articles and of the divisions above them, wherever a line begins with one."""

import re
from difflib import get_close_matches
from typing import NamedTuple

from dayanak.law.letters import upper
from dayanak.law.provision import ProvisionKind
from nlp.segment.marks import mark_at, roman

_SERIES = {
    "": ProvisionKind.ARTICLE,
    "EK": ProvisionKind.ADDITIONAL_ARTICLE,
    "GEÇİCİ": ProvisionKind.TRANSITIONAL_ARTICLE,
    "MUVAKKAT": ProvisionKind.TRANSITIONAL_ARTICLE,
    "MÜKERRER": ProvisionKind.REPEATED_ARTICLE,
    "EK MÜKERRER": ProvisionKind.REPEATED_ARTICLE,
    "EK GEÇİCİ": ProvisionKind.ADDITIONAL_TRANSITIONAL_ARTICLE,
}
_OTHER_SPELLINGS = {"E K": "EK", "G E Ç İ C İ": "GEÇİCİ", "GEÇİÇİ": "GEÇİCİ", "GECİCİ": "GEÇİCİ"}
"""Torn and misprinted words before `MADDE`."""
_PROVISIONAL = "GEÇİCİ|Geçici|GEÇİÇİ|Geçiçi|Gecici"
_ARTICLE_WORDS = r"MADDE|M\s?adde|M\sA\sD\sD\sE"
_WORD = (
    rf"(?:(?P<series>(?:EK|Ek)\s{{1,4}}(?:GEÇİCİ|Geçici|MÜKERRER|Mükerrer)|EK|Ek|{_PROVISIONAL}|MÜKERRER|Mükerrer"
    rf"|MUVAKKAT|Muvakkat|E\sK|G\sE\sÇ\sİ\sC\sİ)\s{{1,6}})?(?:{_ARTICLE_WORDS})"
)
_NUMBER = (
    r"(?P<number>\d{1,4}[İIlı|]{0,3})"
    r"(?:\s{0,4}/\s{0,3}(?P<letter>[A-Za-zÇĞİÖŞÜçğıöşü]{1,2})(?![\w])|(?P<glued>[a-hA-H])(?=\s?[:–—-])"
    r"|\s?\((?P<bracketed>[A-ZÇĞİÖŞÜ])\)(?=\s?[-–—]))?"
)
_DASH = r"[-–—‐]"
_MORE = (
    rf"(?:\s{{1,4}}(?P<word>ila|ilâ|İLA|İLÂ|ile|ve|VE|,)\s{{1,4}}(?P<last>\d{{1,4}})"
    rf"|\s{{0,4}}{_DASH}\s{{0,4}}(?P<upto>\d{{1,4}})(?=\s{{0,4}}(?:{_DASH}|\()))?"
)
_SEPARATOR = (
    rf"(?P<separator>(?:\s?\[\d{{1,3}}\](?=\s{{0,4}}{_DASH}))?\s{{0,4}}(?:{_DASH}|[.:])(?:\s?(?:{_DASH}|[.:])){{0,2}})?"
)
# Collections of repealed texts print parts of articles: `Madde 4 bent (2) – (… hükmüdür.)`.
_SCOPE = (
    rf"(?:[,;]?\s{{0,3}}(?:{_DASH}\s{{0,2}})?(?:[a-zçğıöşü]{{3,12}}\s)?(?:fıkra|bent|cümle|başlık)\b[^\n–—-]{{0,60}}"
    rf"(?=\s?{_DASH}\s{{0,4}}\())?"
)
_ARTICLE = re.compile(
    rf"{_WORD}(?:\s{{0,6}}|{_DASH}(?=\d{{1,4}}\s?[-–—:.])|\s?{_DASH}\s?(?=\d{{1,3}}\s?\(1\))){_NUMBER}{_MORE}{_SCOPE}{_SEPARATOR}"
)
# Laws that changed many others print their own articles together: `Madde (24 ila 26) – (… yerine işlenmiştir.)`.
_BRACKETED = re.compile(
    rf"{_WORD}\s{{0,6}}\(\s?(?P<number>\d{{1,4}})\s?(?P<word>ila|ilâ|ve|{_DASH})\s?(?P<last>\d{{1,4}})\s?\)\s?{_DASH}"
)
_CELL = re.compile(
    r"\s*(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,4}"
    r"|(?:(?:Ek|EK|Geçici|GEÇİCİ)\s{1,4})?(?:Madde|MADDE)(?:\s\d{1,3})?)[ \t]*(?:\n|$)"
)
_BARE = re.compile(rf"{_WORD}\s{{0,4}}{_DASH}(?=\s)")
_LINE_START = re.compile(r"^[ \t]*[“”\"„―]?[ \t]*", re.MULTILINE)
_INLINE = re.compile(r"(?<=[\s“\"])(?=(?:(?:EK|Ek|GEÇİCİ|Geçici)\s)?(?:MADDE|Madde)\s?\d{1,4}(?:/\w)?\s?[-–—.])")

# A title may share the line of its article's head: `Değerlendirme Madde 7 - (1)`, `Yürürlük Madde 13. Bu Yönerge …`.
_BEHIND_TITLE = re.compile(
    r"^[ \t]*[A-ZÇĞİÖŞÜ][^.;:,\n\d|]{2,80}?(?<![ğn][ıiuü]n) "
    rf"(?=(?:(?:EK|Ek|{_PROVISIONAL})\s)?(?:MADDE|Madde)\s?\d{{1,3}}"
    r"(?:\s?[-–—.:][ \t]*(?:\(1\)|\n|\((?:Değişik|Ek|Mülga)\b|(?:Bu|İşbu)\s)|[ \t]*\n[ \t]*\(1\)))",
    re.MULTILINE,
)

_LEVELS = {
    "KİTAP": ProvisionKind.BOOK,
    "KISIM": ProvisionKind.PART,
    "BAP": ProvisionKind.BAP,
    "FASIL": ProvisionKind.FASIL,
    "BÖLÜM": ProvisionKind.CHAPTER,
    "AYIRIM": ProvisionKind.SECTION,
    "AYRIM": ProvisionKind.SECTION,
}
RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            ProvisionKind.BOOK,
            ProvisionKind.PART,
            ProvisionKind.BAP,
            ProvisionKind.FASIL,
            ProvisionKind.CHAPTER,
            ProvisionKind.SECTION,
            ProvisionKind.GROUP,
        )
    )
}
_LEVEL_WORDS = r"KİTAP|Kitap|KISIM|Kısım|BÖLÜM|Bölüm|AYIRIM|Ayırım|AYRIM|Ayrım|FASIL|Fasıl|BAP|Bap"
_LEVEL = rf"(?P<level>{_LEVEL_WORDS})"
# Every head holds one of these words; it begins at most so far before it. Without groups only their first letters are
# tried, and M is that of an article alone.
_HEAD_WORD = re.compile(rf"{_ARTICLE_WORDS}|{_LEVEL_WORDS}")
_BEFORE = 50
_REACH = 100
_BY_ORDINAL = re.compile(rf"(?P<ordinal>[^\W\d_]{{2,14}}(?:[ \t]?[^\W\d_]{{3,12}})??)\s{{1,4}}{_LEVEL}(?!\w)")
_GLUED = re.compile(
    r"(?P<ordinal>[A-ZÇĞİÖŞÜ]{3,14}?(?:NCİ|NCI|NCU|NCÜ))(?P<level>KİTAP|KISIM|BÖLÜM|AYIRIM|AYRIM)(?!\w)"
)
_BY_NUMBER = re.compile(rf"{_LEVEL}\s{{0,4}}(?:[:–—-]\s{{0,4}})?(?P<value>\d{{1,2}}|[IVXL]{{1,7}})(?!\w)")
_NUMBER_FIRST = re.compile(rf"(?P<value>\d{{1,2}}|[IVXL]{{1,7}})\s?[.)–-]\s{{0,3}}{_LEVEL}(?!\w)")
_UNITS = ("BİR", "İK", "ÜÇ", "DÖRD", "BEŞ", "ALT", "YED", "SEKİZ", "DOKUZ")
_ORDINAL_ENDS = ("İNCİ", "İNCİ", "ÜNCÜ", "ÜNCÜ", "İNCİ", "INCI", "İNCİ", "İNCİ", "UNCU")
_TENS = ("ON", "YİRMİ", "OTUZ", "KIRK", "ELLİ")
# A division's head may hang on the last line before it where lines were joined.
_AFTER_SENTENCE = re.compile(
    r"(?<=[.;:”] )(?=(?:(?:KISIM|BÖLÜM|FASIL|BAP|AYIRIM)[ ]?[-–:]?[ ]?(?:[IVXL]{1,7}|\d{1,2})"
    r"|[A-ZÇĞİÖŞÜ]{4,14} (?:KİTAP|KISIM|BÖLÜM|FASIL|BAP|AYIRIM))[ \t]*$)",
    re.MULTILINE,
)
_ORDINALS = {
    tens + unit + end: 10 * rank + place + 1
    for rank, tens in enumerate(("", *_TENS))
    for place, (unit, end) in enumerate(zip(_UNITS, _ORDINAL_ENDS, strict=True))
} | {"İLK": 1, "ONUNCU": 10, "YİRMİNCİ": 20, "OTUZUNCU": 30, "KIRKINCI": 40, "ELLİNCİ": 50, "ÖNÜÇÜNCÜ": 13}


class ArticleHead(NamedTuple):
    """Head of an article; the label is [start, end). `numeral` is 0 where the number is lost."""

    start: int
    end: int
    kind: ProvisionKind
    number: str
    numeral: int


class DivisionHead(NamedTuple):
    """Head of a division above the articles; the label is [start, end)."""

    start: int
    end: int
    kind: ProvisionKind
    number: str


Head = ArticleHead | DivisionHead


def find_heads(view: str, flat: bool) -> list[Head]:
    """All heads at line starts (in a flat text, also inside lines) in reading order."""
    heads: list[Head] = []
    reached = 0
    for place, of_division in sorted(_line_starts(view, flat).items()):
        if place >= reached and (
            head := article_head(view, place) or (division_head(view, place) if of_division else None)
        ):
            heads.append(head)
            reached = head.end
    return heads


def _line_starts(view: str, flat: bool) -> dict[int, bool]:
    """Where heads can begin, at the lines that hold a word of heads, or go on with it below; whether one is near that
    heads of divisions have."""
    starts: dict[int, bool] = {}
    reached = 0
    for word in _HEAD_WORD.finditer(view):
        of_division = view[word.start()] != "M"
        line = view.rfind("\n", reached, max(reached, word.start() - _BEFORE)) + 1
        for found in _LINE_START.finditer(view, line or reached, word.end()):
            starts[found.end()] = of_division
        if not of_division and (behind := _behind_title(view, word.start())):
            starts.setdefault(behind, False)
        if of_division and (end := _line_end(view, word.end())):
            for found in _AFTER_SENTENCE.finditer(view, max(0, word.start() - 16), end):
                starts[found.start()] = True
        reached = word.end()
    if flat:
        for found in _INLINE.finditer(view):
            starts.setdefault(found.start(), False)
    return starts


def _behind_title(view: str, place: int) -> int:
    """The head's place where it stands behind its title on one line, and a sentence ended before; else 0."""
    line = view.rfind("\n", max(0, place - _REACH), place) + 1
    if view[max(0, line - 20) : line].rstrip()[-1:] not in {"", ".", ":", "”"}:
        return 0
    found = _BEHIND_TITLE.match(view, line)
    return found.end() if found and found.end() <= place else 0


def _line_end(view: str, place: int) -> int:
    """Where the line ends whose last words stand at `place`, 0 where it goes on too long for that."""
    end = view.find("\n", place, place + _BEFORE)
    return len(view) if end < 0 and len(view) <= place + _BEFORE else max(end, 0)


def article_head(view: str, start: int) -> ArticleHead | None:
    """The article head that begins at `start`, or None."""
    if view[start : start + 1] not in {"M", "E", "G"}:
        return None
    found = _ARTICLE.match(view, start)
    if not found:
        if joint := _BRACKETED.match(view, start):
            number = _joint(str(int(joint["number"])), joint["word"], joint["last"])
            return ArticleHead(start, joint.end(), _series(joint["series"]), number, int(joint["number"]))
        bare = _BARE.match(view, start)
        return ArticleHead(start, bare.end(), _series(bare["series"]), "?", 0) if bare else None
    if not _ends_like_a_head(view, found):
        return None
    digits = re.match(r"\d+", found["number"])
    numeral = int(digits[0]) if digits else 0
    return ArticleHead(start, found.end(), _series(found["series"]), _article_number(found, numeral), numeral)


def _series(word: str | None) -> ProvisionKind:
    return _SERIES[_OTHER_SPELLINGS.get(spelt := " ".join(upper(word or "").split()), spelt)]


def _article_number(found: re.Match[str], numeral: int) -> str:
    number = found["number"] if not found["number"].isdigit() else str(numeral)
    if letter := found["letter"] or found["glued"] or found["bracketed"]:
        number = f"{number}-{letter}"
    last = found["last"] or found["upto"]
    return number if not last or int(last) <= numeral else _joint(number, found["word"], last)


def _joint(first: str, word: str, last: str) -> str:
    """The number of articles under one head: each of two, or a range."""
    return f"{first}{'+' if word in {'ve', 'VE', ','} else '..'}{int(last)}"


def _ends_like_a_head(view: str, found: re.Match[str]) -> bool:
    after = view[found.end() : found.end() + 60]
    if found["separator"]:
        return not (found["separator"].endswith(".") and after[:1].isdigit()) and after[:1] not in {"’", "'"}
    rest = after.lstrip(" \t")
    if rest[:1] in {"", "\n"}:
        follower = rest.lstrip()[:1]
        if _CELL.match(view, found.end()):
            return False
        if mark := mark_at(view, found.end() + len(after) - len(rest.lstrip()), found.end() + 60):
            return mark.form != "paren" or mark.glyph == "1"
        return not follower.islower() and follower not in {",", ";"}
    return rest[0] in "([" or (rest[0].isupper() and rest != after)


def division_head(view: str, start: int) -> DivisionHead | None:
    """The division head that begins at `start` and is a line of its own (its title may share the line)."""
    if not (view[start : start + 1].isupper() or view[start : start + 1].isdecimal()):
        return None
    found = _BY_ORDINAL.match(view, start) or _GLUED.match(view, start)
    number = _ordinal(found["ordinal"]) if found else 0
    if not number and (found := _BY_NUMBER.match(view, start) or _NUMBER_FIRST.match(view, start)):
        number = int(found["value"]) if found["value"].isdigit() else roman(found["value"])
    if not found or not number or not _is_whole_line(view, found):
        return None
    return DivisionHead(start, found.end(), _LEVELS[upper(found["level"])], str(number))


def _ordinal(words: str) -> int:
    """The number that an ordinal says, also a misprinted one (`DÖRÜNCÜ`); 0 where it says none."""
    word = "".join(upper(words).split())
    if word in _ORDINALS or not word.endswith(("NCİ", "NCI", "NCU", "NCÜ")):
        return _ORDINALS.get(word, 0)
    near = get_close_matches(word, _ORDINALS, n=1, cutoff=0.85)
    return _ORDINALS[near[0]] if near else 0


def _is_whole_line(view: str, found: re.Match[str]) -> bool:
    stop = view.find("\n", found.end())
    stop = stop if stop >= 0 else len(view)
    rest = view[found.end() : stop].strip()
    rest = re.sub(r"^[-–—:.]\s*|\s*(?:\[\d+\]|\(\*+\)|\*+)", "", rest)
    if not rest:
        return True
    if re.search(r"(?:MADDE|Madde)\s?\d", rest):
        return True
    if not found["level"].isupper() and view[stop : stop + 40].lstrip()[:1].islower():
        return False  # a sentence goes on: `… Kanununun İkinci Kitap Dördüncü Kısım Yedinci Bölümünde⏎tanımlanan`
    return rest[0].isupper() and len(rest) <= 160 and rest[-1] not in ".;,"
