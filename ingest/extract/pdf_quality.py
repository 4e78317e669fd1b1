"""How far the text of a page looks like written Turkish: the rule to believe, doubt or drop a text layer.

Each token that holds a letter, or signs that no number holds, is a word or it is not: letters in one case or
capitalised, a vowel in it, no more consonants together than Turkish bears. The quality is the share of words.
"""

import re
from functools import lru_cache

from dayanak.law.letters import lower, upper

BELIEVED = 0.8
READABLE = 0.55
_FEW = 8
_EDGES = "()[]{}<>.,;:!?\"'“”‘’„‟«»…*•·–—-_/|%&+=~#"
_LETTER = re.compile(r"[^\W\d_]")
_NOISE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\ufffd]|[^\W_]?[!\"#$%&'*+,./:;<=>?@^`|~-]{3}|[;:&$#!<>=?@^`~][\d;:&$#!<>=?@^`~]|[$#!&'\"][$#!&'\"]"
)
_FOREIGN = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd]")
_PARTS = re.compile(r"[-–—/.,;:()’'‟“”\"&+]")
_WORD = re.compile(r"[a-zçğıöşüâîûêôqwxéèáñäß\u0130ġģđýþð]+")
_CONSONANTS = re.compile(r"[bcçdfgğhjklmnprsştvyzqwx]{5}")
_VOWEL = re.compile(r"[aeıioöuüâîûêôéèáäý\u0130ġđ]")
_CASED = re.compile(
    r"[^\W\d_][a-zçğıöşüâîûêôéèáñäßģĢġýþð]*|[A-ZÇĞİÖŞÜÂÎÛÊÔÉÈÁÑÄĠĢĐÝÞÐ]+[a-zçğıöşüâîû]{0,6}|[A-ZÇĞIİÖŞÜÂÎÛġĠģĐÝÞÐ]+"
)
_LONGEST = 28


def quality(text: str) -> float:
    """The share of tokens with letters that look like words, 0 to 1; 1 for a text with hardly any letters."""
    tokens = [token.strip(_EDGES) for token in text.split()]
    lettered = [token for token in tokens if _LETTER.search(token) or _NOISE.search(token)]
    if len(lettered) < _FEW:
        return 1.0 if sum(map(_is_wordlike, lettered)) * 2 >= len(lettered) else 0.0
    return sum(map(_is_wordlike, lettered)) / len(lettered)


@lru_cache(maxsize=50_000)
def _is_wordlike(token: str) -> bool:
    parts = [part for part in _PARTS.split(token) if _LETTER.search(part)]
    return bool(parts) and not _FOREIGN.search(token) and all(_is_part(part) for part in parts)


def _is_part(part: str) -> bool:
    bare = part.strip("0123456789")
    if not _CASED.fullmatch(bare) or len(bare) > _LONGEST:
        return False
    word = lower(bare)
    if not _WORD.fullmatch(word) or _CONSONANTS.search(word):
        return False
    return len(word) <= 2 or (bare == upper(bare) and len(word) <= 5) or _VOWEL.search(word) is not None
