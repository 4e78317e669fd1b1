"""Which texts say the same: one key for texts that differ only in what an institution puts in when it takes over the
rule of another. Its name, numbers and dates are left out; all else must be the same word for word, since "verilir" and
"verilmez" have one stem. A text that cites another by number keeps its numbers: which law is meant is what it says."""

import hashlib
import re
from collections.abc import Sequence

from nlp.analyse import spelled
from nlp.cite.dates import MONTHS
from nlp.cite.numbers import CARDINALS, ORDINALS
from nlp.link.heads import TOP, read_head

FEWEST = 4
"""Words that must be left: where fewer are, what was left out is all that the text says."""
LONGEST_NAME = 6
"""Words before the one that closes the name of an institution."""
_NAMED = TOP | {"belediye", "valilik", "kaymakamlık"}
_FIGURES = frozenset((*CARDINALS, *ORDINALS, *MONTHS, "yüz", "bin", "buçuk"))
# What stands before is looked at behind the capital: so only capitals are tried.
_CAPITAL = re.compile(r"[A-ZÇĞİÖŞÜÂÎÛ](?<![^\W_](?s:.))[^\W\d_]*(?:['’‘ʼ`´][^\W\d_]+)?")
_CAPITALS = re.compile(rf"{_CAPITAL.pattern}(?:[\W_]+{_CAPITAL.pattern})+")
_ACRONYM = re.compile(r"(?<![^\W\d_])[A-ZÇĞİÖŞÜ]{1,5}Ü(?:['’‘ʼ`´][^\W\d_]+)?(?![^\W\d_])")
"""ODTÜ, İTÜ: among small letters only, where it is no GÜNÜ."""
_SMALL = re.compile(r"[a-zçğıöşü]")
_NAME = "ʘ"


def likeness(text: str) -> str:
    """The key of a text; empty for one without words."""
    kept = spelled(_without_names(text))
    if "sayılı" not in kept:
        kept = [word for word in kept if word not in _FIGURES and not word.isdigit()]
    told = kept if len(set(kept)) > FEWEST else spelled(text)
    return _key(told) if told else ""


def _without_names(text: str) -> str:
    """The text with a sign for each institution that is called by its name."""
    without = _CAPITALS.sub(_signed, text)
    return _ACRONYM.sub(_NAME, without) if "Ü" in without and _SMALL.search(text) else without


def _signed(run: re.Match[str]) -> str:
    """A run of words with capitals, in which names of institutions have become signs."""
    kept: list[str] = []
    capitals = 0  # words at the end of `kept` that may belong to a name
    for word in _CAPITAL.findall(run[0]):
        if capitals and _closes_name(word):
            kept[-min(capitals, LONGEST_NAME) :] = [_NAME]
            capitals = 0
        else:
            kept.append(word)
            capitals += 1
    return f" {' '.join(kept)} "


def _closes_name(written: str) -> bool:
    head = read_head(written)
    return head is not None and head.possessive and head.lemma in _NAMED


def _key(kept: Sequence[str]) -> str:
    return hashlib.blake2b(" ".join(kept).encode(), digest_size=8).hexdigest()
