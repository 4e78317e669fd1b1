"""The difference of two texts, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from search_api.schemas import WordsPart

MOST_WORDS = 1_500
"""Longer texts (annexes, tables) are compared line by line, and those of more lines as a whole."""
LEAST_SHARED = 0.3
"""Below this share of common words a text counts as another one: its words side by side would tell nothing."""
_WORD = re.compile(r"\w+(?:['’]\w+|(?<=\d)[.,/]\d+)*\s*|[^\w\s]\s*|\s+")
"""A number, a date and a word with its suffix are one."""
_LETTER = re.compile(r"\w")
_Piece = tuple[str, str, str]
"""The operation, the words before, the words after."""


def words_diff(before: str, after: str) -> list[WordsPart]:
    """The words of both in reading order, what went before what came. White space alone is no difference."""
    if before == after:
        return [WordsPart(op="equal", text=after)] if after else []
    pieces = list(_pieces(*_cut(before, after)))
    if sum(len(now) for op, _, now in pieces if op == "equal") < LEAST_SHARED * max(len(before), len(after)):
        pieces = [("replace", before, after)]
    return [part for piece in _joined(pieces) for part in _parts(piece)]


def _cut(before: str, after: str) -> tuple[list[str], list[str]]:
    """The texts as lists of what is compared."""
    for cut in (_WORD.findall, _lines):
        both = cut(before), cut(after)
        if max(map(len, both)) <= MOST_WORDS:
            return both
    return [before], [after]


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[_Piece]:
    """The pieces between which the texts part."""
    matcher = SequenceMatcher(None, [one.strip() for one in before], [one.strip() for one in after])
    for op, start, end, new_start, new_end in matcher.get_opcodes():
        yield op, "".join(before[start:end]), "".join(after[new_start:new_end])


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Two differences with only a sign between them read better as one."""
    joined: list[_Piece] = []
    for place, (op, was, now) in enumerate(pieces):
        small = op == "equal" and 0 < place < len(pieces) - 1 and not _LETTER.search(now)
        different = small or op != "equal"
        if joined and different and joined[-1][0] != "equal":
            _, old, new = joined[-1]
            joined[-1] = ("replace", old + was, new + now)
        else:
            joined.append(("replace" if different else "equal", was, now))
    return joined


def _parts(piece: _Piece) -> Iterator[WordsPart]:
    op, was, now = piece
    if op == "equal":
        yield WordsPart(op="equal", text=now)
        return
    if was:
        yield WordsPart(op="delete", text=was)
    if now:
        yield WordsPart(op="insert", text=now)
