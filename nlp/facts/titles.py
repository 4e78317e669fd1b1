"""The title of a document and the kind that its last word names."""

import re
from itertools import groupby, zip_longest

from dayanak.law.document import DocumentKind as Kind
from dayanak.law.document import Fact
from dayanak.law.letters import fold, upper
from dayanak.law.letters import title as title_case
from nlp.facts.front import Front, Line

_KINDS: tuple[tuple[str, Kind], ...] = (
    (r"ANAYASA(?:SI)?", Kind.CONSTITUTION),
    (r"KANUN HÜKMÜNDE KARARNAME(?:Sİ)?", Kind.DECREE_LAW),
    (r"CUMHURBAŞKANLIĞI KARARNAMESİ", Kind.PRESIDENTIAL_DECREE),
    (r"CUMHURBAŞKANLIĞI GENELGESİ", Kind.PRESIDENTIAL_CIRCULAR),
    (r"CUMHURBAŞKAN(?:I|LIĞI) KARARI", Kind.PRESIDENTIAL_DECISION),
    (r"(?:İÇ)?TÜZÜ(?:K|ĞÜ)", Kind.STATUTE),
    (r"YÖNETMELİ(?:K|Ğİ)", Kind.REGULATION),
    (r"YÖNERGE(?:Sİ)?", Kind.DIRECTIVE),
    (r"TEBLİ(?:Ğ|Ğİ)", Kind.COMMUNIQUE),
    (r"GENELGE(?:Sİ)?", Kind.CIRCULAR),
    (r"SİRKÜLER(?:İ)?", Kind.TAX_CIRCULAR),
    (r"ÖZELGE(?:Sİ)?", Kind.RULING),
    (r"(?:(?:ANA|TİP) ?)?STATÜ(?:SÜ)?", Kind.CHARTER),
    (r"ŞARTNAME(?:Sİ)?", Kind.SPECIFICATION),
    (r"(?:USUL|USÛL|ESAS|İLKE|KURAL)(?:L[AE]R)?[Iİ]?(?: VE (?:ESAS|US[UÛ]L|İLKE)L[AE]R[Iİ]?)?", Kind.PRINCIPLES),
    (r"TARİFE(?:Sİ)?", Kind.TARIFF),
    (r"(?:KANUNU?|YASA(?:SI)?)", Kind.LAW),
    (r"KARAR(?:I)?", Kind.DECISION),
)  # fmt: skip
_ENDS = [(re.compile(rf"(?:.*[^\w])?{fold(pattern)}$"), kind) for pattern, kind in _KINDS]
"""Read folded: a title may be typed without Turkish letters."""
_SUBJECT = re.compile(r"(?:Konu|KONU|Konusu|KONUSU)\s*:\s*(?P<words>\S.{3,250}?)\s*(?:\.\s+(?=[A-ZÇĞİÖŞÜ])|$)")
_TITLED_BY_SUBJECT = frozenset({Kind.CIRCULAR, Kind.PRESIDENTIAL_CIRCULAR, Kind.RULING, Kind.DECISION})
_OF_A_SUBJECT = {Kind.RULING: "Özelge", Kind.DECISION: "Karar"}
_TYPE = re.compile("|".join(fold(pattern) for pattern, _ in _KINDS))
_WHOSE = re.compile(fold("^(?:KURUL|KURULU|SENATO|MECLİS|ENCÜMEN) (?=KARAR)"))
_NOTE = re.compile(r"\s*(?:\[\d+\]|\(\d+\)|\*+|\(\*+\)|[“”\"]+)\s*$")
_SERIES = re.compile(
    r"\s*\((?:[^()]{0,60}(?:NO|No|no|SAYI|Sayı|SERİ|Seri|\d{4}/\d)[^()]{0,40}|[A-ZÇĞİÖŞÜ ,]{5,60})\)\s*$"
)
_LABEL = re.compile(
    r"\s*(?:(?:Kanun\w*|Kararname|Kararnamenin|Karar|Tebliğ)\s*(?:[Nn]umaras|[Hh]ük|No\b|Sayısı|Maddesi)|Kabul\b"
    r"|Yay[ıi][mn]land?[ıi]ğ"
    r"|Düstur|Tertip|Resm[iî] Gazete|Sayı\b|SAYI\b"
    r"|(?:Tarih|TARİH)[iİ]?\s*(?:[:–-]|\d|(?:ve|VE)\s+(?:Say|SAY|No|NO)|$)|Konu\b"
    r"|Numarası|Karar Sayısı|Senato Karar|İlk Yayın"
    r"|Revizyon|Sayfa|SAYFA|Doküman|Yayın Tarihi|Yayım Tarihi|Form No|Belge No|Toplantı|Yetki Kanun"
    r"|Dayandığı|Cumhurbaşkanlığı Karar\w+ Sayısı|Bu .*edilmiştir)"
)
_SENTENCE = re.compile(r"(?:Bu|İşbu|Bilindiği|İlgi)\b")
_WEEKDAY = re.compile(r".*\b\d{4}\s+(?:PAZARTESİ|SALI|ÇARŞAMBA|PERŞEMBE|CUMA|CUMARTESİ|PAZAR)\b", re.IGNORECASE)
_FURNITURE = re.compile(r"(?:\d{1,5}(?:-\d)?|\d+[./]\d+[./]\d+|\[\d+\]|T\.? ?C\.?|[\W_]+|(?:Sayfa|SAYFA).*)$")
_ISSUER_LINE = re.compile(r".{3,200}(?:d[ae]n|t[ae]n|D[AE]N|T[AE]N)\s*:$")
_MOST_LINES = 30
_REMAINS = re.compile(
    r"(?<=KANUN)UN YÜRÜRLÜKTEN KALDIRIL(?:MIŞ|AN) HÜKÜMLERİ$"
    r"|(?<!KANU)['’]?N?[IİUÜ]N YÜRÜRLÜKTEN KALDIRIL(?:MIŞ|AN) HÜKÜMLERİ$"
)
_SERIAL = re.compile(r"(?<=SİRKÜLERİ)\s*(?:/|-|–|NO\s*:?)\s*[\d/-]+$|(?<=SİRKÜLER)\s*(?:/|NO\s*:?)\s*[\d/-]+$")
_BRACKET = re.compile(r"\s*\([^()]{2,90}\)$")
_SIGNED = re.compile(r"CUMHURBAŞKANI$")
_LABEL_ALONE = re.compile(r"Kanun$")
_DIVISION = re.compile(r"GENEL (?:ESASLAR|HÜKÜMLER|İLKELER|KURALLAR|BİLGİLER)$")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-ZÇ])\s?[.)–-]+\s")
"""The heading of a section below the subject of a letter: `1. GENEL ESASLAR`."""
_HAKKINDA = re.compile(r"\s(?:Hakkında|Dair|İlişkin)$")
_ADDRESSED = re.compile(r"(?:YERLERİNE|VALİLİĞİNE|BAŞKANLIĞINA|MÜDÜRLÜĞÜNE|BAKANLIĞINA|LIKLARINA|LİKLERİNE|LÜKLERİNE)$")
_DATED = re.compile(r"(?:TARİHLİ|TARİH|GÜNLÜ?)(?: VE|,|$)")
_CODE = re.compile(r"[A-ZÇĞİÖŞÜ]{1,5}[ .-]{0,3}\d[\d./-]*$")


def kind_of(title: str) -> Kind | None:
    """The kind that the last words of a title name; marks of notes and series numbers do not count."""
    plain = upper(re.sub(r"\s+", " ", bare_title(title)))
    while (shorter := _SERIES.sub("", plain)) != plain:
        plain = shorter
    plain = _SERIAL.sub("", plain)
    plain = _NOTE.sub("", plain).strip(" .:")
    while (shorter := _BRACKET.sub("", plain)) != plain:
        plain = shorter
    plain = _REMAINS.sub("", plain)
    folded = fold(plain)
    return next((kind for pattern, kind in _ENDS if pattern.match(folded)), None)


def is_remainder(title: str) -> bool:
    """Whether a title announces the repealed provisions of a law."""
    return _REMAINS.search(upper(title)) is not None


def bare_title(title: str) -> str:
    """The title without marks of footnotes."""
    title = re.sub(r"\s*\[\d+\]|^T\.\s?C\.?\s+(?=\w)", "", title).strip()
    while (shorter := _NOTE.sub("", title)) != title:
        title = shorter
    return title


def find_title(front: Front) -> Fact | None:
    """The title above the body: the block of lines that ends in a word for a kind of document."""
    blocks = _blocks(front.lines)
    for block in sorted(blocks, key=lambda b: (len(b) == 1 and is_type_line(b[0].text), not b[-1].text.isupper())):
        text = " ".join(line.text for line in block)
        value = re.sub(r"\s+", " ", bare_title(text))
        if kind_of(value) is not None and len(value) > 3:
            sure = 1.0 if _shouted(value) else 0.8
            return Fact(value, "text", sure, block[0].start, block[-1].end)
    return None


def _blocks(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Runs of title-like lines, each cut at its last line that ends in a kind."""
    runs: list[list[Line]] = [[]]
    lettered = False
    for line, after in zip_longest(lines, lines[1:]):
        if (_FURNITURE.match(line.text) or _CODE.match(line.text)) and not (after and _DATED.match(after.text)):
            continue
        lettered = lettered or _SUBJECT.match(line.text) is not None
        if (
            (lettered and _NUMBERED.match(line.text))
            or _breaks(line.text)
            or _is_signature(line, runs[-1])
            or _is_label(line, after)
        ):
            runs.append([])
        else:
            runs[-1].append(line)
    blocks = []
    for run in runs:
        found = [block for group in _shouted_groups(run) if (block := _cut(group[:_MOST_LINES]))]
        if not found and run and not _SENTENCE.match(run[0].text):
            found = [block for block in [_cut(run[:_MOST_LINES])] if block]
        blocks += found
    return blocks


def _is_signature(line: Line, before: list[Line]) -> bool:
    """Whether the line is the office of the one whose name stands above it, not a word of a title."""
    return bool(_SIGNED.match(line.text) and before and not _shouted(before[-1].text))


def _is_label(line: Line, after: Line | None) -> bool:
    """Whether the line is the first half of a label (`Kanun` / `Numarası : 9123`)."""
    return bool(_LABEL_ALONE.match(line.text) and after and re.match(r"[Nn]umara|[Nn]o\b|[Hh]ük", after.text))


def _shouted_groups(run: list[Line]) -> list[list[Line]]:
    """The lines in capitals that stand together."""
    groups = groupby(run, lambda line: _shouted(line.text) or bool(_SERIES.match(line.text)))
    return [list(lines) for loud, lines in groups if loud]


def _breaks(text: str) -> bool:
    return (
        bool(_LABEL.match(text) or _DIVISION.match(text) or _WEEKDAY.match(text) or _ISSUER_LINE.match(text))
        or len(text) > 300
    )


def _shouted(text: str) -> bool:
    small = sum(letter.islower() for letter in text)
    return small <= max(len(text) / 8, len(text) > 4)


def _cut(lines: list[Line]) -> list[Line]:
    joined = ""
    ends = []
    depth = 0
    for place, line in enumerate(lines):
        joined = f"{joined} {line.text}"[-200:]
        depth += line.text.count("(") - line.text.count(")")
        if depth <= 0 and kind_of(joined) is not None:
            ends.append(place)
    if not ends:
        return []
    first = 1 if ends[-1] > 0 and is_type_line(lines[0].text) and lines[0].text != "ANAYASA" else 0
    last = _once(lines, ends, first)
    if last > first and is_type_line(lines[last].text) and _ADDRESSED.search(lines[last - 1].text):
        first = last
    while last + 1 < len(lines) and _SERIES.fullmatch(lines[last + 1].text):
        last += 1
    return lines[first : last + 1]


def _once(lines: list[Line], ends: list[int], first: int) -> int:
    """The end of the title where it stands twice, on the cover and above the text; else its last end."""
    words = [" ".join(line.text for line in lines[first : end + 1]).split() for end in ends]
    for place, title in enumerate(words[:-1]):
        again = words[-1][len(title) :]
        if again and (title[-len(again) :] == again or again[-len(title) :] == title):
            return ends[place]
    return ends[-1]


def letter_title(front: Front, kind: Kind | None, number: str | None, subject_end: int) -> Fact | None:
    """The title of a circular, a ruling or a decision that bears only the name of its kind: by its subject, which ends
    at `subject_end` where that is known."""
    lines = front.lines
    place = next((place for place, line in enumerate(lines) if _SUBJECT.match(line.text)), None)
    if place is None or kind not in _TITLED_BY_SUBJECT:
        return None
    last = place
    while last + 1 < len(lines) and (
        lines[last + 1].end <= subject_end or (lines[last + 1].text[:1].islower() and ":" not in lines[last + 1].text)
    ):
        last += 1
    subject = _SUBJECT.match(" ".join(line.text for line in lines[place : last + 1]))
    if subject is None:
        return None
    name = title_case(re.sub(r"\s+", " ", subject["words"]).strip(" ."))
    if noun := _OF_A_SUBJECT.get(kind):
        value = f"{name} {noun}" if _HAKKINDA.search(name) else f"{name} Hakkında {noun}"
    else:
        value = f"{name} Genelge" if _HAKKINDA.search(name) else f"{name} Genelgesi"
        if number and re.fullmatch(r"\d{4}/\d+", number):
            value += f" ({number})"
    return Fact(value, "text", 0.7, lines[place].start, lines[last].end)


def is_type_line(text: str) -> bool:
    """Whether a line is only the name of a kind, as above a gazette item."""
    return _TYPE.fullmatch(_WHOSE.sub("", fold(text.strip()))) is not None


def is_heading(line: Line) -> bool:
    """Whether a line could head a text without a word for its kind: some words in capitals, no label, no masthead."""
    return len(line.text.split()) > 1 and line.text.isupper() and len(line.text) <= 200 and not _breaks(line.text)
