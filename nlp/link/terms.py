"""Terms that a text defines: `Bakanlık: Ticaret Bakanlığını,`, `(TSE)`, `bundan sonra “Kurum” olarak anılacaktır`."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from dayanak.law.letters import fold, lower
from nlp.link.heads import Rank, read_head
from nlp.link.names import Name

_LONGEST_MEANING = 500
_MOST_NAMES = 24
_LONGEST_CALL = 160
_COLON = re.compile(r"[:;]")
_STOPS = "\n:;,.()[]"
_SHORT = re.compile(r"\(([A-ZÇĞİÖŞÜ][\w-]{1,12})\)[ \t\xa0]*$")
_OPENS = "\n).,;]"
_QUOTES = re.compile(r"[”\"“–-]")
_LONGEST_TERM = 81
_LABELLED = re.compile(r"(?:[\n^][ \t]*|[\w][).-]|[”\"“])[ \t\xa0]*$")
_MEANING_ENDS = re.compile(r"\s*(?:[,;.\n]|$|\[|ve\b|veya\b|ifade\b|anlam)")
_ENDS_SAME = re.compile(r"[,;.]|\s+ve\s+(?:tüm|bütün|bağlı)\s")
_CALLED = re.compile(
    r"[^().;\n]{0,20}?[(,]?\s*(?:bundan\s+(?:sonra|böyle)(?:\s+bu\s+\w+)?,?\s*)?(?:kısaca\s+)?"
    r"[“\"'‘«]?(?P<term>[A-ZÇĞİÖŞÜ][^()“”\"'’»\n]{1,60}?)[”\"'’»]?\s+(?:olarak|diye|şeklinde|denil|denir)\s*\w*"
)
_ANY_OF = re.compile(
    r":[^:;\n]{0,150}?(?<!\w)(?:[İi]lgili|[Hh]er(?:hangi)?|[Tt]üm|[Bb]ütün|veya|[^\W\d_]+(?:[dt][ıiuü]ğ[ıiuü]|[ae]c[ae]ğ[ıi]))(?!\w)"
)
_ACRONYM = re.compile(r"['’]?[^\W\d_]{0,4}\s*\(([A-ZÇĞİÖŞÜ][A-Za-zÇĞİÖŞÜçğıöşü]{0,3}[A-ZÇĞİÖŞÜ]{1,10})\)")


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a text defines: the words before the colon, and the name that is its meaning. `lemma` is the head
    of the term, None for an acronym; `genitive` is the short name that owns the meaning (`Merkezin Müdürünü`).
    `formal`: defined before a colon, not in passing."""

    word: str
    lemma: str | None
    meaning: Name
    genitive: Name | None = None
    formal: bool = True


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms of a text; `heads` are the spans of the words defined, which are no mentions. `kinds`: words in small
    letters that the text defines to mean any body of a kind (`Kurum: Stajın yapılacağı kurumu`)."""

    by_word: dict[str, Term]
    heads: frozenset[int]
    kinds: frozenset[str] = frozenset()

    def get(self, word: str) -> Term | None:
        """The definition of a word, whatever its case."""
        return self.by_word.get(lower(word))

    @property
    def single(self) -> frozenset[str]:
        """Heads defined in one word that name one unit in this text."""
        return frozenset(t.lemma for t in self.by_word.values() if t.lemma and " " not in t.word)

    @property
    def boards(self) -> frozenset[str]:
        """Boards defined in two words, in small letters: "yönetim kurulu"."""
        formal = (word for word, term in self.by_word.items() if term.formal and word.count(" ") == 1)
        return frozenset(word for word in formal if (head := read_head(word.split()[1])) and head.rank is Rank.ORGAN)


class _Place(NamedTuple):
    """Words before a colon that may be a term: where they begin, without quotation marks, and an acronym after them."""

    start: int
    word: str
    acronym: str | None


def _term_before(text: str, colon: int) -> _Place | None:
    low = max(0, colon - _LONGEST_TERM - 16)
    end = colon
    short = _SHORT.search(text, low, colon) if text[low:colon].rstrip(" \t\xa0").endswith(")") else None
    if short:
        end = short.start()
    before = text[max(low, end - _LONGEST_TERM) : end]
    line = before.removesuffix("\n")  # the line may end before the colon
    run = len(line) - 1 - max(map(line.rfind, _STOPS))
    if run < 2:
        return None
    start = end - run - before.endswith("\n")
    if start and text[start - 1] not in _OPENS:
        quote = _QUOTES.search(text, start, end)
        if quote is None:
            return None
        start = quote.end()
    while start < end and (text[start] in "“”\"' \t\xa0–-"):
        start += 1
    word = text[start:end].strip("“”\"' \t\xa0")
    return _Place(start, word, short[1] if short else None) if word and word[0].isalpha() else None


def find_terms(text: str, names: list[Name]) -> Terms:
    """The definitions of a text, the first one of each word; `names` in reading order."""
    by_word: dict[str, Term] = {}
    heads: set[int] = set()
    kinds: set[str] = set()
    starts = [name.start for name in names]
    for found in _COLON.finditer(text):
        colon = found.start()
        place = _term_before(text, colon)
        if place is None or (text[colon] == ";" and not _LABELLED.search(text, max(0, place.start - 8), place.start)):
            continue
        term = _defined(text, place.word, colon, _following(names, bisect_left(starts, colon)))
        if term is None:
            if _tells_kind(text, place.word, colon):
                kinds.add(lower(place.word))
            if read_head(place.word.split()[-1]) is not None and _opens_definition(text, colon):
                heads.add(place.start)
            continue
        heads.add(place.start)
        by_word.setdefault(lower(term.word), term)
        if place.acronym:
            heads.add(text.index("(", place.start) + 1)
            by_word.setdefault(lower(place.acronym), replace(term, word=place.acronym, lemma=None))
    for name in names:
        for word in _named_inline(text, name, heads):
            by_word.setdefault(lower(word), Term(word, _lemma(word), name, formal=False))
    return Terms(by_word, frozenset(heads), frozenset(kinds - by_word.keys()))


def _following(names: list[Name], place: int) -> list[Name]:
    return names[place : place + _MOST_NAMES]


def _opens_definition(text: str, colon: int) -> bool:
    """Whether a meaning in the accusative follows the colon, whatever it names."""
    return re.match(r":[^:;\n]{3,400}?[^\W\d_][ıiuü](?:[,;]|\s*(?:\n|$|\[))", text[colon : colon + 420]) is not None


def _tells_kind(text: str, word: str, colon: int) -> bool:
    """Whether a description behind the colon fits many bodies: `Öğrencinin kayıtlı olduğu fakülteyi`."""
    head = read_head(word)
    names = word.isupper() if head is None else head.rank in (Rank.BODY, Rank.PART)
    return names and _ANY_OF.match(text, colon) is not None and _opens_definition(text, colon)


def _lemma(word: str) -> str | None:
    head = read_head(word.rsplit(maxsplit=1)[-1])
    return head.lemma if head else None


def _defined(text: str, word: str, colon: int, after: list[Name]) -> Term | None:
    near = takewhile(lambda n: n.start < colon + _LONGEST_MEANING and "\n" not in text[colon : n.start], after)
    before: Name | None = None
    opens = True
    for name in near:
        if text[colon] in text[colon + 1 : name.start]:
            return None
        if _is_meaning(text, name, word if text[colon] == ":" else ""):
            owner = before if before and before.head.case == "gen" and text[before.end : name.start] == " " else None
            opening = owner.start if owner else name.start
            direct = opens and not text[colon + 1 : opening].strip()
            same_kind = read_lemma(word) == name.head.lemma
            fits = direct or (same_kind and text[colon] == ":")
            return Term(word, _lemma(word), name, owner) if fits else None
        opens = opens and before is None and name.head.case == "gen"
        before = name
    return None


def _is_meaning(text: str, name: Name, word: str) -> bool:
    """Whether a name closes a meaning: in the accusative, or as the full name of the same kind of body."""
    if _MEANING_ENDS.match(text, name.end) is None:
        return False
    same = name.head.case is None and name.head.possessive and name.own > 0 and read_lemma(word) == name.head.lemma
    return name.head.case == "acc" or (same and _ENDS_SAME.match(text, name.end) is not None)


def read_lemma(word: str) -> str | None:
    """The head lemma of the last word of a phrase."""
    return _lemma(word) if word else None


def _named_inline(text: str, name: Name, heads: set[int]) -> list[str]:
    """The short forms given right behind a name; the place of a quoted one goes to `heads`."""
    words = []
    if (found := _ACRONYM.match(text, name.end)) and abbreviates(found[1], name.base):
        words.append(found[1])
    if name.head.rank is not Rank.OFFICE and text[name.end : name.end + 2].strip()[:1] in ("(", ",", ";"):
        end = name.end + _LONGEST_CALL
        says = text.find("bundan", name.end, end) >= 0 or text.find("kısaca", name.end, end) >= 0
        called = _CALLED.match(text, name.end, end) if says else None
        if called and ("bundan" in called[0] or "kısaca" in called[0]):
            words.append(called["term"].strip())
            heads.add(called.start("term"))
    return words


def abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym stand in this order in the name and its first letter opens a word of it."""
    letters, words = fold(acronym), fold(name).split()
    if not any(word.startswith(letters[0]) for word in words):
        return False
    rest = iter("".join(words))
    return all(letter in rest for letter in letters)
