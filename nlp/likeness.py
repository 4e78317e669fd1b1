"""Which texts say the same: one key for texts that differ only in what an institution puts in when it takes over the
rule of another. Its name, numbers and dates are left out; all else must be the same word for word, since "verilir" and
"verilmez" have one stem. A text that cites another by number keeps its numbers: which law is meant is what it says."""

import hashlib
import re
from collections.abc import Sequence

from dayanak.law.letters import lower
from nlp.analyse import Word, exact, words
from nlp.cite.dates import MONTHS
from nlp.cite.numbers import CARDINALS, ORDINALS
from nlp.link.heads import TOP, read_head

FEWEST = 4
"""Words that must be left: where fewer are, what was left out is all that the text says."""
LONGEST_NAME = 6
"""Words before the one that closes the name of an institution."""
_NAMED = TOP | {"belediye", "valilik", "kaymakamlık"}
_FIGURES = frozenset((*CARDINALS, *ORDINALS, *MONTHS, "yüz", "bin", "buçuk"))
_ACRONYM = re.compile(r"[A-ZÇĞİÖŞÜ]{1,5}Ü(?![^\W\d_])")  # ODTÜ, İTÜ: among small letters only, where it is no GÜNÜ
_NAME = "@"


def likeness(text: str) -> str:
    """The key of a text; empty for one without words."""
    found = list(words(text))
    told = [exact(word.text) for word in found]
    if not told:
        return ""
    kept = _without_names(text, found)
    if "sayılı" not in told:
        kept = [word for word in kept if not (word.isdigit() or word in _FIGURES)]
    return _key(kept if len(set(kept)) > FEWEST else told)


def _without_names(text: str, found: Sequence[Word]) -> list[str]:
    """The words with a sign for each institution that is called by its name."""
    mixed = any(map(str.islower, text))
    kept: list[str] = []
    capitals = 0  # words with a capital at the end of `kept`
    for word in found:
        written = text[word.start : word.end]
        closes = capitals and _closes_name(written)
        if closes:
            del kept[-min(capitals, LONGEST_NAME) :]
        if closes or (mixed and _ACRONYM.match(written)):
            kept.append(_NAME)
            capitals = 0
        else:
            kept.append(exact(word.text))
            capitals = capitals + 1 if _is_capital(written) else 0
    return kept


def _closes_name(written: str) -> bool:
    head = read_head(written) if _is_capital(written) else None
    return head is not None and head.possessive and head.lemma in _NAMED


def _is_capital(written: str) -> bool:
    return written[0] != lower(written[0])


def _key(kept: Sequence[str]) -> str:
    return hashlib.blake2b(" ".join(kept).encode(), digest_size=8).hexdigest()
