"""The kind of a document where a text names it: "Kanun Hükmünde Kararnamenin" is one kind in three words."""

from typing import NamedTuple

from nlp import laws
from nlp.cite.endings import Noun, kind
from nlp.cite.tokens import Tokens
from nlp.cite.units import skip_suffix

# Kinds whose documents the notation names by number; all others go by their gazette or title.
NUMBERED = frozenset({"kanun", "khk", "cbk", "cbkarar", "bkk"})
# Words that join the parts of a title, and those that stand before its kind.
CONNECTIVES = frozenset(
    {"ve", "ile", "veya", "hakkında", "hakkındaki", "dair", "ilişkin", "için", "ait", "olan", "de", "da"}
)
BEFORE_KIND = frozenset({"hakkında", "hakkındaki", "dair", "ilişkin", "ait", "müteallik", "mahsus"})
_COMPOUND = {
    ("kanun", "hükmünde", "kararname"): "khk",
    ("cumhurbaşkanlığı", "kararname"): "cbk",
    ("cumhurbaşkanı", "karar"): "cbkarar",
    ("bakanlar", "kurulu", "karar"): "bkk",
    ("bakanlar", "kurulu", "kararname"): "bkk",
    ("icra", "vekilleri", "heyeti", "karar"): "bkk",
    ("usul", "ve", "esaslar"): "esaslar",
    ("esas", "ve", "usuller"): "esaslar",
    ("esaslar", "ve", "usuller"): "esaslar",
    ("ana", "statü"): "statu",
    ("genel", "şartname"): "sartname",
    ("idari", "şartname"): "sartname",
    ("teknik", "şartname"): "sartname",
}
_CONSTITUTIONAL = ("mah", "yargı", "düzen", "değişikli", "komisyon")
"""What stands behind "Anayasa" where it is no document: "Anayasa Mahkemesinin Kuruluşu … Hakkında Kanun"."""
_PROVISIONAL = "muvakkat"
"""What old laws have behind their kind: "Kanunu Muvakkatın"."""
_FIRST = frozenset(words[0] for words in _COMPOUND)


class Head(NamedTuple):
    """The document part of a citation. `relation` is None, "this", "same" or "term"; `title` a comparison key;
    `others` are the laws that the words can also stand for, `named`: they name a law and give no number, `plural`: they
    go back to several at once."""

    kind: str
    targets: tuple[str, ...] = ()
    relation: str | None = None
    title: str | None = None
    others: tuple[str, ...] = ()
    named: bool = False
    plural: bool = False


class Kind(NamedTuple):
    """A kind by name, whether its noun is possessive and plural, the token of its noun, the place after all, where the
    ending of the noun begins in the text, and the token of its first word."""

    name: str
    possessive: bool
    plural: bool
    noun: int
    end: int
    base: int
    first: int


def names_kind(word: str) -> bool:
    """Whether a word in small letters can open the name of a kind."""
    return word in _FIRST or kind(word) is not None


def abbreviated(tokens: Tokens, place: int) -> tuple[str, ...]:
    """The laws that an abbreviation at `place` can stand for, the likeliest first: "TCK", "İşK", not "Tck"."""
    if place >= len(tokens):
        return ()
    surface = tokens.surface(place, place + 1)
    surface = surface.replace(".", "").replace(" ", "") if "." in surface else surface
    is_short = surface[-1].isupper() and sum(letter.isupper() for letter in surface) > 1
    return laws.abbreviated(surface) if is_short else ()


def kind_at(tokens: Tokens, place: int) -> Kind | None:
    """The kind of document named by the words at `place`, if any."""
    if tokens.word(place) in _FIRST:
        for words, name in _COMPOUND.items():
            last = place + len(words) - 1
            noun = kind(tokens.word(last))
            if noun and noun.name in (words[-1], name) and tuple(tokens.words[place:last]) == words[:-1]:
                return _kind(tokens, name, noun, last, place)
    noun = kind(tokens.word(place))
    if not noun or noun.name == "usuller":
        return None
    found = _kind(tokens, noun.name, noun, place, place)
    return None if found.name == "anayasa" and tokens.word(found.end).startswith(_CONSTITUTIONAL) else found


def _kind(tokens: Tokens, name: str, noun: Noun, place: int, first: int) -> Kind:
    base = tokens.starts[place] + noun.base
    end = skip_suffix(tokens, place + 1)
    if noun.possessive and end == place + 1 and tokens.word(end).startswith(_PROVISIONAL):
        base, end = tokens.starts[end] + len(_PROVISIONAL), end + 1
    return Kind(name, noun.possessive, noun.plural, place, end, base, first)
