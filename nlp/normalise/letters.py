"""Letters as they were meant: composed forms, ligatures, hidden signs, and letters that a wrong encoding changed.

A wrong encoding is repaired only where its signs are many enough in the text and the words get better by it.
"""

import re
import unicodedata
from collections.abc import Callable

_PLAIN = {
    **dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "), 0xAD: None,
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0x201F: "’", 0xF0B7: "•", 0xF0A7: "•",
    **dict.fromkeys((0xF0FC, 0xF0D8, 0xF076, 0xF0A8, 0xF06C, 0xF06E, 0xF075, 0xF0E0), "•"),
    0xF02D: "-", 0x2011: "-", 0x2010: "-",
}  # fmt: skip
_VOWELS = "aeıioöuüâîûAEIİOÖUÜÂÎÛ"
_TOKEN = re.compile(r"[^\W\d_]+")
_LATIN = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")
_GLYPHS = str.maketrans("ģĢġĠĐ", "şşŞİİ")
_LATIN_SIGNS = frozenset("ýþðÝÞÐ")
_GLYPH_SIGNS = frozenset("ģĢĠġĐ")
_TURKISH = re.compile(r"[a-zçğıöşüâîûA-ZÇĞİÖŞÜÂÎÛ]+")
_SOFT_G_ASTRAY = re.compile(rf"(?:^|[^{_VOWELS}])[ğĞ]")
_TWICE_ENCODED = re.compile(
    r"[ÂÃÄÅâ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}"
)
_LEAST_WORDS = 3


def repair_letters(text: str) -> str:
    """The text with plain spaces, composed letters, no ligatures, and wrong encodings undone. Line breaks stay."""
    text = _twice_encoded(text)
    text = _by_words(text, _LATIN_SIGNS, lambda word: word.translate(_LATIN))
    text = _by_words(text, _GLYPH_SIGNS, _legacy_glyphs)
    text = unicodedata.normalize("NFC", text.translate(_PLAIN))
    return text.replace("i\u0307", "i").replace("ı\u0307", "i")


def _twice_encoded(text: str) -> str:
    """UTF-8 that was read as windows-1254: `Ä±` is ı, `ÅŸ` is ş."""

    def decoded(found: re.Match[str]) -> str:
        try:
            return found[0].encode("cp1254").decode("utf-8")
        except UnicodeError:
            return found[0]

    if len(_TWICE_ENCODED.findall(text)) < _LEAST_WORDS:
        return text
    return _TWICE_ENCODED.sub(decoded, text)


def _by_words(text: str, signs: frozenset[str], repair: Callable[[str], str]) -> str:
    """The text with `repair` done on each word that bears one of the signs, if that makes Turkish words of most."""
    if signs.isdisjoint(text):
        return text
    words = {word for word in _TOKEN.findall(text) if not signs.isdisjoint(word)}
    better = {word: repair(word) for word in words if _is_possible(repair(word))}
    if len(better) < min(_LEAST_WORDS, len(words)) or len(better) * 5 < len(words) * 4:
        return text
    return _TOKEN.sub(lambda found: better.get(found[0], found[0]), text)


def _is_possible(word: str) -> bool:
    """Whether Turkish could write the word so: its letters only, ğ only after a vowel."""
    return _TURKISH.fullmatch(word) is not None and _SOFT_G_ASTRAY.search(word) is None


def _legacy_glyphs(word: str) -> str:
    """Letters of a Turkish font read as Latin extended: Ġ and Đ are İ, ġ is Ş, ģ and Ģ are ş, among capitals Ş."""
    others = [letter for letter in word if letter not in _GLYPH_SIGNS]
    capital = sum(letter.isupper() for letter in others) * 2 > len(others)
    written = word.translate(_GLYPHS)
    return written.replace("ş", "Ş") if capital else written[:1] + written[1:].replace("Ş", "ş")
