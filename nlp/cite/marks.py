"""Citations that letters mark: decisions of the Constitutional Court, gazettes in brackets, "m.5", "Madde 5’te"."""

from nlp.cite.dates import read_date
from nlp.cite.endings import leads
from nlp.cite.found import Found
from nlp.cite.kinds import Head
from nlp.cite.short import SERIES, read_bare, read_short
from nlp.cite.tokens import Tokens
from nlp.cite.units import Step, read_steps, skip_suffix

_FILES = frozenset({"e", "k", "esas", "karar"})
_JOINING = frozenset({",", "ve", "ile"})
_MOST = 20
_APART = frozenset({"de", "da", "te", "ta", "deki", "daki", "teki", "taki"})
"""Endings that are written apart."""
_NUMBERING = frozenset({"no", "sayısı", ":", "."})
GAZETTE_MARKS = frozenset({"r", "rg"})
COURT_MARKS = frozenset({"anayasa", "ana", "an"})
ARTICLE_MARKS = frozenset({"m", "md"})
MARKS = GAZETTE_MARKS | COURT_MARKS | ARTICLE_MARKS | {"madde", "ek", "geçici", "mükerrer"}
"""What the citations begin with that are read here."""
AS_LAW = ("uyarınca", "gereğince", "hüküm", "hükmü", "kapsamında", "anlamında")


def read_marked(tokens: Tokens, place: int) -> Found | None:
    """A decision of the Constitutional Court, a gazette or an article by their letters."""
    word = tokens.words[place]
    if word in COURT_MARKS:
        return _decision(tokens, place)
    if word in GAZETTE_MARKS:
        return _gazette_mark(tokens, place)
    if word in SERIES or (word == "madde" and tokens.word(place - 1) not in SERIES):
        return _article_first(tokens, place)
    return _short_article(tokens, place) if word in ARTICLE_MARKS else None


def _decision(tokens: Tokens, place: int) -> Found | None:
    """A decision of the Constitutional Court: "Anayasa Mahkemesinin … E: 2021/125, K: 2023/213 Sayılı Kararı",
    "Ana.Mah.nin … kararı"."""
    court = tokens.word(place + 1 + (tokens.word(place + 1) == "."))
    if not court.startswith("mah") or tokens.word(place + 2) == "başkanlığından":
        return None  # "Anayasa Mahkemesi Başkanlığından:" stands above a decision itself
    numbers: list[str] = []
    for at in range(place + 2, min(place + 40, len(tokens))):
        word = tokens.words[at]
        if word in _FILES and (tokens.word(at + 1) in _NUMBERING or tokens.word(at + 1).isdecimal()):
            start = next((x for x in range(at + 1, at + 5) if tokens.word(x).isdecimal()), at)
            if tokens.word(start + 1) == "/" and tokens.word(start + 3) != "/":
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
    """An article with its number behind it: "Madde 5’te", "ek madde 12 uyarınca", "Madde 5’in 2. fıkrasında"; a heading
    bears no ending."""
    noun = next((at for at in range(place, place + 3) if tokens.word(at) == "madde"), None)
    read = read_short(tokens, place) if place and noun is not None else None
    if not read or noun is None:
        return None
    end = skip_suffix(tokens, read[1])
    said = not tokens.capital(noun) and tokens.word(end).startswith(AS_LAW)
    own = read[0][0]._replace(possessive=False)
    if not said and end == read[1] and (listed := _numbers_behind(tokens, end, own, place - 1)):
        return Found(place, listed[1], None, (listed[0],))
    if tokens.word(place - 1) == "(" and tokens.word(end) == ")" and len(read[0]) == 1:
        return Found(place, end, None, (own._replace(relation="its"),))  # "işkence suçundan (madde 94)"
    below, end = read_steps(tokens, end) if end > read[1] and leads(tokens.word(end - 1)) else ((), end)
    return Found(place, end, None, (own, *read[0][1:], *below)) if end > read[1] or said else None


def _numbers_behind(tokens: Tokens, place: int, first: Step, before: int) -> tuple[Step, int] | None:
    """The articles of a list of which only the last bears an ending, "madde 3 ve 4’teki", "Madde 3, 4 ve 5 de", or that
    a bracket holds, which opens at `before`: "(madde 94 ve 95)"."""
    values, series = list(first.values), first.values[0].partition(":")[0]
    while tokens.word(place) in _JOINING and tokens.word(place + 1).isdecimal() and len(values) < _MOST:
        values.append(f"{series}:{int(tokens.word(place + 1))}")
        place += 2
    if len(values) == len(first.values):
        return None
    end = skip_suffix(tokens, place)
    end += end == place and tokens.word(place) in _APART
    bracketed = tokens.word(before) == "(" and tokens.word(place) == ")"
    listed = first._replace(values=tuple(values), plural=True, relation="its" if bracketed else None)
    return (listed, end) if end > place or bracketed else None
