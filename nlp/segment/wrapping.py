"""Text that a program wrapped at one width, as e-mails and text files are: where a line had room for the first word of
the next, its paragraph ended."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from nlp.segment.marks import may_be_marked
from nlp.segment.printed import LABEL, WIDEST, Line, is_open

_FEW, _NEARLY_ALL = 20, 0.98
_BAR = " | "
_ANNEX = re.compile(r"EK\s?[-–]?\s?(?:\d{1,3}|[IVX]{1,5})")
_ORDERS = ("eklenmiştir.", "değiştirilmiştir.", "düzenlenmiştir.")
_TITLE = 20
_LEAST = 2
_LOOKED_AT = 20
_IS_INDENT = range(2, 15).__contains__
_NEXT_SENTENCE = re.compile(r"[a-zçğıöşü]{4}\.\s(?=[A-ZÇĞİÖŞÜ(])")


def with_next(line: Line, following: Line) -> int:
    """How wide a line would be with the first word of the next one."""
    return line.printed + 1 + len(following.words.split(" ", 1)[0])


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which all lines were wrapped, 0 where they end elsewhere: no line that goes on had room for the
    first word of the next. Few lines that go on tell it where no line at all is wider."""
    pairs = [(line, below) for line, below in pairwise(lines) if goes_on(line, below)]
    if len(pairs) < _FEW:
        return _narrow_width(lines, pairs)
    widths = sorted(line.printed for line, _ in pairs)
    widest = widths[int(len(widths) * _NEARLY_ALL)]
    full = sum(with_next(line, below) > widest for line, below in pairs)
    return widest if full >= len(pairs) * _NEARLY_ALL else 0


def _narrow_width(lines: Sequence[Line], pairs: Sequence[tuple[Line, Line]]) -> int:
    """The width of the widest line, where lines without an end of a sentence reach it and all of `pairs` do but for
    points of lists, behind which closing words stand."""
    widest = max((line.printed for line in lines), default=0)
    if widest > WIDEST:
        return 0
    full = [with_next(line, below) > widest for line, below in pairs if not LABEL.match(line.words)]
    reached = sum(
        with_next(line, below) > widest and is_open(line.words) for line, below in pairwise(lines) if not below.gap
    )
    return widest if full and all(full) and reached > 1 else 0


def parts_sentences(lines: Sequence[Line], width: int, heads: Collection[int]) -> bool:
    """Whether most sentences are paragraphs of their own, as in old laws. Then a line that a sentence fills to its end,
    of which the width tells nothing, ends its paragraph."""
    ends = [(line, below) for line, below in pairwise(lines) if line.words[-1] == "." and below.start not in heads]
    apart = sum(with_next(line, below) <= width and not may_be_marked(below.words) for line, below in ends)
    return apart > sum(len(_NEXT_SENTENCE.findall(line.words)) for line in lines)


def stands_alone(before: str, words: str) -> bool:
    """Whether a line is one of its own by what it is: the row of a table, and under the end of a sentence the label of
    an annex, a title in capitals, what an order of amendment quotes."""
    if _BAR in before or _BAR in words:
        return True
    if before[-1] != ".":
        return False
    if words[0] == "“":
        return before.endswith(_ORDERS)
    if words.startswith("EK") and _ANNEX.fullmatch(words):
        return True
    return words.isupper() and len(words) > _TITLE and not before.isupper() and not LABEL.match(words)


def indented(view: str, lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines start that are set in as the first lines of paragraphs are: all as far, most with a capital or a
    mark, and lines without a margin go on with them. Empty where lines hang, or begin anywhere."""
    if "\n  " not in view:
        return frozenset()
    margins = [_margin(view, line.start) for line in lines]
    usual, count = next(iter(Counter(filter(_IS_INDENT, margins)).most_common(1)), (0, 0))
    if count < _LEAST:
        return frozenset()
    first = [line for line, margin in zip(lines, margins, strict=True) if margin == usual]
    small = sum(line.words[0].islower() and not LABEL.match(line.words) for line in first)
    flush = sum(
        above == usual and margin == 0 and not line.gap
        for above, margin, line in zip(margins, margins[1:], lines[1:], strict=False)
    )
    return frozenset(line.start for line in first) if flush >= _LEAST and small * 5 <= count else frozenset()


def _margin(view: str, start: int) -> int:
    """How many blanks stand before a line; of one that begins far inside a printed line no more than are looked at."""
    return start - max(view.rfind("\n", max(0, start - _LOOKED_AT), start) + 1, start - _LOOKED_AT)


def goes_on(line: Line, below: Line) -> bool:
    """Whether words tell that a sentence goes on from line to line."""
    first = below.words[0]
    if below.gap or not (first.islower() or (first.isdigit() and not line.words.isupper())):
        return False
    return is_open(line.words) and not LABEL.match(below.words)
