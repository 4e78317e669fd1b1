"""Words and numbers that change without quotation marks around them: "maddesindeki altı ay ibaresi bir yıl olarak",
"bentlerinin numaraları (d) ve (e) olarak"."""

from dataclasses import replace

from dayanak.law.letters import lower
from nlp.amend.open import Open
from nlp.amend.parts import Phrase, Unit
from nlp.cite.numbers import CARDINALS
from nlp.cite.tokens import Tokens

_NOUNS = ("ibare", "kelime", "deyim", "tabir", "sözcü", "terim", "ifade")
_MEASURES = ("tarih", "süre", "oran", "miktar", "tutar")
"""What days, terms, rates and amounts are called, which need no marks: "% 5 oranı % 10 olarak"."""
UNMARKED = (*_NOUNS, *_MEASURES, "numara", "parantez")
"""How the words begin at which something is read here."""
_INSIDE = ("hük", "ibare", "ifade", "cümle")
"""What stands in brackets."""
_INSIDE_OF = ("de", "da", "deki", "daki", "den", "dan")
_LINKS = frozenset(
    {
        "yer",
        "alan",
        "geçen",
        "yazılı",
        "yazılan",
        "bulunan",
        "olan",
        "ve",
        "ile",
        ",",
        ";",
        "metninde",
        "ki",
        "adı",
        "ismi",
        "sözü",
    }
)
_AS = frozenset({"olarak", "şeklinde", "biçiminde", "diye"})
_OUT = ("metninden", "metinden", "çıkarıl", "kaldırıl", "madde")
_CHANGED = ("değiş", "düzeltil", "düzenlen")
_STOPS = frozenset({";", ":", '"', "(", ")", "."})
_BREAKS = frozenset({";", ":", "(", ")"})
_THESE = frozenset({"bu", "aynı", "anılan"})
"""What goes back to words that were quoted before."""
_MARKS = frozenset({"(", '"'})
_CLOSING_MARKS = frozenset({")", '"'})
_MOST_WORDS = 12
_REACH = 30
_MOST_NUMBERS = 40


def read_unmarked(tokens: Tokens, free: int, place: int, now: Open) -> int:
    """Reads the words before "ibaresi" at `place` that nothing marks, and those that stand for them now, into the open
    clause: the place after them, 0 where there are none. From `free` on no word has been read as anything else."""
    measure = tokens.words[place].startswith(_MEASURES)
    named = measure or tokens.words[place].startswith(_NOUNS)
    if not named or tokens.word(place - 1) in _THESE or not _may_hold(now):
        return 0
    first = free
    while first < place and tokens.words[first] in _LINKS:
        first += 1
    old = _words(tokens, first, place)
    noun = tokens.words[place]
    if measure and not _counts(old):
        return 0
    if old and not measure and (tokens.word(place + 1).startswith(_OUT) or _stands_marked(tokens, place + 1)):
        now.add(Phrase(old, noun))
        return place + 1
    last = place + 1
    while last < place + 2 + _MOST_WORDS and tokens.word(last) not in _AS:
        last += 1
    new = _words(tokens, place + 1 + (tokens.word(place + 1) == ","), last)
    if not old or not new or not _is_changed(tokens, last + 1) or (measure and not _counts(new)):
        return 0
    now.add(Phrase(old, noun))
    now.add(Phrase(new, ""))
    now.words.add(tokens.word(last))
    return last + 1


def _stands_marked(tokens: Tokens, place: int) -> bool:
    """Whether what stands for the words now is quoted further on: "erat tabiri, … maddesi ile “erbaş ve er” olarak"."""
    for at in range(place, min(place + _REACH, len(tokens))):
        if tokens.quotes[at]:
            return _quoted_as(tokens, at)
        stops = tokens.words[at].startswith(_NOUNS) or tokens.words[at] in _BREAKS
        if stops or tokens.sentences[at] != tokens.sentences[place]:
            return False
    return False


def _quoted_as(tokens: Tokens, place: int) -> bool:
    """Whether the quotation at `place` says what something is now."""
    number = tokens.quotes[place]
    while place < len(tokens) and tokens.quotes[place] == number:
        place += 1
    return tokens.word(place) in _AS or (tokens.word(place) == "," and tokens.word(place + 1) != '"')


def read_bracketed(tokens: Tokens, place: int, now: Open) -> int:
    """Reads "parantez içi hüküm" at `place`, words in brackets that nobody repeats, into the open clause: the place
    after it, 0 where there is none."""
    noun = tokens.word(place + 2)
    inside = tokens.words[place] == "parantez" and tokens.word(place + 1).startswith("iç")
    if not inside or not noun.startswith(_INSIDE) or noun.endswith(_INSIDE_OF):
        return 0
    now.add(Phrase("", noun))
    return place + 3


def _may_hold(now: Open) -> bool:
    """Whether a provision was named that words stand in, or words of it that change too."""
    last = now.parts[-1] if now.parts else None
    return isinstance(last, Phrase) or (isinstance(last, Unit) and last.role == "target" and last.case == "locative")


def _words(tokens: Tokens, first: int, last: int) -> str:
    """The text of these tokens; "" where there are none, too many, or a sign that parts them."""
    if not 0 < last - first <= _MOST_WORDS or last > len(tokens):
        return ""
    if any(tokens.words[at] in _STOPS or tokens.quotes[at] for at in range(first, last)):
        return ""
    return tokens.surface(first, last)


def _counts(words: str) -> bool:
    """Whether the words say how much or when, and not which act: in figures, or in words."""
    each = lower(words).split()
    return "sayılı" not in each and any(one in CARDINALS or one[-1].isdecimal() or one[0].isdecimal() for one in each)


def _is_changed(tokens: Tokens, place: int) -> bool:
    """Whether the words go over into others here: a verb says so, or the list goes on."""
    return tokens.word(place).startswith(_CHANGED) or tokens.word(place) in (",", "ve")


def read_numbers(tokens: Tokens, place: int, now: Open) -> int:
    """Reads "numaraları (d) ve (e) olarak" at `place` into the unit before it: the place after it, 0 where none is."""
    last = now.parts[-1] if now.parts else None
    if not tokens.words[place].startswith("numara") or not isinstance(last, Unit) or last.role != "target":
        return 0
    if tokens.text[last.span[1] : tokens.starts[place]].strip():
        return 0
    numbers: list[str] = []
    for at in range(place + 1, min(place + _MOST_NUMBERS, len(tokens))):
        word = tokens.words[at]
        if word in _AS:
            if not numbers or len(numbers) != len(last.targets):
                return 0
            now.parts[-1] = replace(last, numbers=tuple(numbers))
            return at + 1
        if word.isdecimal() or (len(word) <= 2 and word.isalpha() and _is_mark(tokens, at)):
            numbers.append(tokens.surface(at, at + 1))
    return 0


def _is_mark(tokens: Tokens, place: int) -> bool:
    """Whether letters alone stand in brackets or quotation marks; "Ek" of “Ek Madde 17” is none of them."""
    return tokens.word(place - 1) in _MARKS and tokens.word(place + 1) in _CLOSING_MARKS
