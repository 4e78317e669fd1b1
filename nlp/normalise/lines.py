"""Printed lines to paragraphs: what a line end parted is joined again, unless the next line opens something new."""

import re
from collections.abc import Iterable, Iterator

from dayanak.law.letters import lower, upper
from nlp.normalise.words import Vocabulary, join_hyphen

_ARTICLE = re.compile(
    r"(?:(?:EK|GEÇİCİ|MÜKERRER|EK GEÇİCİ)\s+)?(?:MADDE|M A D D E)\s*\d"
    r"|(?:(?:Ek|Geçici|Mükerrer|Ek Geçici)\s+)?Madde\s*\d+\s*(?:/\s*\w+\s*)?[-–—−.:(]",
)
_PARAGRAPH = re.compile(r"\(\d{1,2}\)\s*(?!numaralı|sayılı|nolu|inci|ıncı|uncu|üncü|nci|ncı)")
_POINT = re.compile(r"[a-zçğıöşü]{1,2}\)\s|[a-zçğıöşü]\.(?:\s|(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü]))|\d{1,2}\)\s|[-–•▪●]\s")
_DIVISION = re.compile(r"(?:[A-ZÇĞİÖŞÜ]+(?:NCİ|NCI|NCU|NCÜ)|SON)\s+(?:KİTAP|KISIM|BÖLÜM|AYIRIM|AYRIM)\b")
_MARKS = r"(?:\s?\[\d{1,3}\])*"  # of footnotes: "yetkilidir. [2]" is an end
_ENDED = re.compile(rf"[.;:!?][”\"’')\]]*{_MARKS}\Z")
_TERM = re.compile(r"[A-ZÇĞİÖŞÜ][^:;.,]{1,60}: \S")
_STOP = re.compile(rf"[.;:,!?][”\"’')\]]*{_MARKS}\Z")
_SENTENCE = re.compile(r"(?::|[a-zçğıöşü]{4}\.)\Z")  # "eklenmiştir." ends one, "Prof." does not
_LETTERED = re.compile(r"[a-zçğıöşü]{1,2}\)\s")
_FORMULA = re.compile(r"ifade e(?:der|tmektedir)\.")
_CLOSING = re.compile(r"(?:\w+ ){0,3}\w+(?:[ae]r|[ıiuü]r|m[ae]z|[dt][ıiuü]r?)(?:l[ae]r)?\.")
_HYPHEN = re.compile(r"[^\W\d_]-\Z")
_DASHED = re.compile(r"\d-\Z")  # 1/2/2018-⏎7070/68 md.
_LONG = 60
_SHORTEST_REST = 12
_STOPS = frozenset(".,;")
_LED = re.compile(r"(?:\.{5,}|…[.…]+)[^.…]*\Z")  # the row of a tariff: "Ayakta muayene ........ 60 TL"
_INNER = re.compile(r"[,;:“]|\.\s|\d")
# Verbs end the sentence; infinitives and accusatives end the points of a list.
_FINITE = re.compile(
    r"(?:(?<![ld])[ae]r|[ıiuü]r|[dt][ıiuü]r|m[ae]z|m[ae]k|[dt][ıiuü]|[nsy][ıiuü]|lar[ıi]|ler[ıi])[”\"’')]*\Z"
)
_LEADER = re.compile(r"(?<!\.)\.{5,}\s*\d{1,4}\Z")  # an entry of a table of contents
_TAIL = 200
_REACH = 2_000
NOTE = re.compile(r"\[(?:\d{1,3}|\*{1,3})\]\s*\S|\d{1,3}\s\d{1,2}/\d{1,2}/\d{4} tarihli ve \d{3,4} sayılı .*\.$")


def paragraphs(block: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The paragraphs of one block of printed lines; rows of a table stay lines of their own."""
    done: list[str] = []  # what is read of the open paragraph, but for its last words
    last = ""
    for line in filter(None, (" ".join(line.split()) for line in block.split("\n"))):
        if last and opens(last, line):
            yield "".join([*done, last])
            done, last = [], line
        else:
            last = join(last, line, vocabulary)
            if len(last) > _REACH and " | " not in last:
                done.append(last[:-_TAIL])
                last = last[-_TAIL:]
    if last:
        yield "".join([*done, last])


def unwrapped(block: str, vocabulary: Vocabulary) -> str:
    """All printed lines of one block as one text."""
    words = ""
    for line in filter(None, (" ".join(line.split()) for line in block.split("\n"))):
        words = join(words, line, vocabulary)
    return words


def rejoined(lines: Iterable[str], vocabulary: Vocabulary, *, printed: bool) -> Iterator[str]:
    """The paragraphs of one page, those joined again that a blank line parted. Of a `printed` page the borders of the
    blocks were guessed from where its lines stand; else the file itself, or its edge, says where a paragraph ends."""
    done: list[str] = []
    last = ""
    for line in lines:
        if last and was_parted(last, line) and not _closes(last, line, printed):
            last = join(last, line, vocabulary)
            if len(last) > _REACH:
                done.append(last[:-_TAIL])
                last = last[-_TAIL:]
        else:
            if last:
                yield "".join([*done, last])
            done, last = [], line
    if last:
        yield "".join([*done, last])


def opens(before: str, line: str) -> bool:
    """Whether the line begins something new after `before`, within one block; only the last words of `before` count."""
    if " | " in line or " | " in before:
        return True
    listed, defined = _POINT.match(before) is not None, _TERM.match(before) is not None
    before = before[-_TAIL:]
    if _LEADER.search(before) or (line[0] in '“"' and _SENTENCE.search(before)):
        return True
    if before.endswith(",") and not listed and defined and _TERM.match(line):
        return True
    if _DIVISION.match(line) or _ARTICLE.match(line):
        return _STOP.search(before) is not None or not _ends_citing(before)
    if _PARAGRAPH.match(line):
        return _ENDED.search(before) is not None
    return _is_title_above(before, line) or (_POINT.match(line) is not None and _STOP.search(before) is not None)


def _is_title_above(before: str, line: str) -> bool:
    """Whether `before` is a title in capitals, and the line below it is set in small letters: `… STAJ YÖNERGESİ` ⏎
    `Senato Karar Tarihi: …`."""
    if not before.isupper() or " " not in before or line.isupper() or not line[0].isupper():
        return False
    return not (_ARTICLE.match(before) or _POINT.match(before) or _STOP.search(before))


def _ends_citing(before: str) -> bool:
    """Whether `before` ends in the middle of naming a provision: a number, a bracket, "sayılı", "Kanunun"."""
    return re.search(r"(?:\b(?:sayılı|ile|ve|veya|ek|geçici|[Kk]anun\w*)|[\d(,/])\Z", before) is not None


def was_parted(before: str, line: str) -> bool:
    """Whether two blocks of one page are one sentence: a long line without an end, then small letters."""
    if len(before) <= _LONG or _STOP.search(before[-_TAIL:]):
        return False
    return (line[:1].isalpha() and goes_on(before, line)) or _is_torn(before, line)


def _is_torn(before: str, line: str) -> bool:
    """Whether a marked paragraph stops inside its sentence, with no verb at its end, and the sentence ends in the line.

    A title has no comma, colon or number inside, and what follows the mark of a title begins a sentence of its own.
    """
    at = 1 if before[:1] in '“"' else 0
    mark = _ARTICLE.match(before, at) or _PARAGRAPH.match(before, at) or _POINT.match(before, at)
    if mark is None or len(before) > _REACH or _INNER.search(before, mark.end() + 4) is None:
        return False
    if (
        before.endswith("…")
        or _LED.search(before)
        or _FINITE.search(before)
        or _TERM.match(line)
        or " | " in before + line
    ):
        return False
    if _ARTICLE.match(line) or _DIVISION.match(line) or _PARAGRAPH.match(line) or _POINT.match(line):
        return False
    return line[:1].isalnum() and line.rstrip('”"')[-1:] in _STOPS and len(line) > _SHORTEST_REST


def _closes(before: str, line: str, printed: bool) -> bool:
    """Whether the line holds the words that close the list whose last point stands before it."""
    if not _LETTERED.match(before):
        return False
    return (_FORMULA if printed else _CLOSING).fullmatch(line) is not None


def goes_on(before: str, line: str) -> bool:
    """Whether a paragraph that a page's end parted goes on with `line`."""
    if " | " in before or " | " in line or not before or not line:
        return False
    if _HYPHEN.search(before[-_TAIL:]):
        return True
    if _POINT.match(before) and before.endswith(","):
        return False
    if _ENDED.search(before[-_TAIL:]) or _ARTICLE.match(line) or _DIVISION.match(line):
        return False
    if _POINT.match(line) or _PARAGRAPH.match(line):
        return False
    first = line.lstrip("“\"(’'‘")[:1]
    if not first:
        return False
    if first.isdecimal():
        return not _STOP.search(before[-_TAIL:]) and len(before) > _LONG
    return first == lower(first) and first.isalpha() and not _is_heading(before)


def _is_heading(text: str) -> bool:
    """Whether a line is short and all capitals: no sentence that a page's end could part."""
    return len(text) < 80 and text == upper(text) and any(letter.isalpha() for letter in text)


def join(before: str, line: str, vocabulary: Vocabulary) -> str:
    """The two lines as one text, a hyphen at the seam mended."""
    if not before:
        return line
    if _HYPHEN.search(before[-2:]):
        return join_hyphen(before, line, vocabulary)
    if _DASHED.search(before[-2:]) and line[0].isdecimal():
        return before + line
    return f"{before} {line}"


def split_notes(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """The lines of a page and, apart, the footnotes at its end."""
    body = list(lines)
    notes: list[str] = []
    while body and NOTE.match(body[-1]):
        notes.append(body.pop())
    return body, notes[::-1]
