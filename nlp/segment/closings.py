"""Closing words that stand on the last item of a list: `c) Üyeyi, ifade eder.`, `c) … hâllerinde iptal edilir.`"""

import re
from collections.abc import Sequence

from nlp.segment.marks import mark_at
from nlp.segment.printed import Line
from nlp.segment.source import Source

_STUCK = re.compile(r"(?<=[ıiuü])\s+(?=ifade\s+e(?:der(?:ler)?|tmektedir)\.\s*$)")
_FORMULA = re.compile(
    r"(?<=,)\s+(?=(?:ifade\s+e(?:der(?:ler)?|tmektedir)|anlamında\s+kullanılmıştır|yürürlüğe\s+girer)\.\s*$)"
)
_DEFINED = re.compile(r"ifade\s+e(?:der(?:ler)?|tmektedir)\.$")
"""How each definition ends where a list has no closing words of its own."""
_LAST_WORDS = ("eder.", "ederler.", "etmektedir.", "kullanılmıştır.", "girer.")
"""How the formulas end."""
# A plural behind the last item speaks of all items.
_OF_ALL = re.compile(
    r"\s+(?=(?:hâllerinde|hallerinde|hâllerinden|hallerinden|durumlarında|şartları\saranır|koşulları\saranır"
    r"|şartlarını\staş\w+)(?:\s|$)[^.;:]{0,200}\.\s*$)"
)
_VERB = re.compile(r"(?:[ae]r|[ıiuü]r|m[ae]z|[dt][ıiuü]r)(?:l[ae]r)?\.$")
_LONGEST_VERB_END = 7
_REACH = 260


def closing_cut(
    source: Source, lines: Sequence[Line], before: str, listed: bool, full: float
) -> tuple[int, int] | None:
    """Where the last item ends and where the closing words begin; None where a piece holds no closing words.

    `before` are the words of the piece before, `full` is the width that a line would have if it were filled.
    """
    start, end = lines[0].start, lines[-1].end
    is_formula = lines[-1].words.endswith(_LAST_WORDS)
    found = _FORMULA.search(source.view, max(start, end - 40), end) if is_formula else None
    if not found and is_formula and listed and ":" in lines[0].words:
        found = _STUCK.search(source.view, max(start, end - 40), end)
    if found:
        is_each = before.endswith(_LAST_WORDS) and _DEFINED.search(before) is not None
        return None if is_each or found.start() == start else (found.start(), found.end())
    if before[-1:] not in {",", ";"} or not _VERB.search(lines[-1].words[-_LONGEST_VERB_END:]):
        return None
    mark = mark_at(source.view, start, end)
    if not mark or mark.form == "paren":
        return None
    if len(lines) > 1 and lines[-1].words[0].islower() and _stands_apart(lines[-2], lines[-1], full):
        return lines[-2].end, lines[-1].start
    if mark.form != "close":
        return None
    found = _OF_ALL.search(source.view, max(mark.end + 1, end - _REACH), end)
    return (found.start(), found.end()) if found else None


def _stands_apart(line: Line, following: Line, full: float) -> bool:
    """Whether a line begins a paragraph: behind a blank line, or where the one before had room for its first word."""
    if following.gap and not following.torn:
        return True
    return line.printed + 1 + len(following.words.split(" ", 1)[0]) < full
