"""Turkish letters: casing, folding, sorting and comparing. The only place where a text changes its case."""

import re
import unicodedata

ALPHABET = "abcçdefgğhıijklmnoöprsştuüvyz"
_FOLD = str.maketrans("çğıöşüâîûéÇĞIİÖŞÜÂÎÛ", "cgiosuaiueCGIIOSUAIU")
_SMALL = frozenset({"ve", "ile", "veya", "ya", "da", "de", "için"})
_ORDER = {letter: place for place, letter in enumerate("abcçdefgğhıijklmnoöpqrsştuüvwxyz")}


def lower(text: str) -> str:
    """Small letters by Turkish rules: I → ı, İ → i (never i + U+0307)."""
    return text.replace("I", "ı").replace("İ", "i").lower()  # many times faster than a table


def upper(text: str) -> str:
    """Capitals by Turkish rules: ı → I, i → İ."""
    return text.replace("i", "İ").replace("ı", "I").upper()


def capitalise(word: str) -> str:
    """The word with a capital first letter and small others; the parts of a hyphenated word alike."""
    return "-".join(upper(part[:1]) + lower(part[1:]) for part in word.split("-"))


def title(text: str) -> str:
    """Each word capitalised, "ve, ile, veya, ya, da, de, için" small unless first; an acronym in brackets stays."""
    words = text.split()
    return " ".join(_title_word(word, first=not place) for place, word in enumerate(words))


def _title_word(word: str, *, first: bool) -> str:
    if re.fullmatch(r"\(\w{2,10}\)", word):
        return word
    if word[:1] in '(“"':
        return word[0] + capitalise(word[1:])
    small = lower(word)
    return small if small in _SMALL and not first else capitalise(word)


def fold(text: str) -> str:
    """Small letters without Turkish marks (ş → s, ı → i, â → a): what people type on a foreign keyboard."""
    folded = unicodedata.normalize("NFC", lower(text)).translate(_FOLD)
    return (
        folded
        if folded.isascii()
        else "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    )


def sort_key(text: str) -> tuple[tuple[int, int], ...]:
    """Key that sorts by the Turkish alphabet (c < ç, ı < i); digits before letters, other signs first."""
    bare = unicodedata.normalize("NFC", lower(text)).translate(str.maketrans("âîû", "aiu"))
    return tuple((2, _ORDER[c]) if c in _ORDER else (1 if c.isdigit() else 0, ord(c)) for c in bare)


def comparison_key(text: str) -> str:
    """Form of a title or name under which two spellings are the same: folded, letters and digits only."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def well_formed(text: str) -> str:
    """The text with "?" for every half of a surrogate pair, which no file or answer can hold; as long as before."""
    return text.encode("utf-8", "replace").decode("utf-8")
