"""Line ends that only break a long line: a name goes on behind them."""

import re
from functools import cache

from dayanak.law.provision import ProvisionTree

# What stands before is looked at behind the line end: so only line ends are tried.
_LINE_END = re.compile(r"\n(?<![\n.:;!?]\n)(?=[ \t\xa0]*[^\W\d_]{2})")
_LONG = 40
"""So long is a line that only ends because the page does; in a narrow column, half its width."""
_COLUMN, _IN_WORDS = 8, 0.1
"""From so many lines on they can be a column, if so many of them go on in small letters: names listed do not."""
_BLANK_LINES, _BROKEN_LINES = 0.05, 0.1
_SAMPLE = 20_000


def unwrapped(text: str, tree: ProvisionTree | None = None) -> str:
    """The text with a blank for every line end inside a paragraph; as long as before.

    Where blank lines part the paragraphs, every other line end is one. Else only the end of a long line is. The line
    end before a provision of `tree` stays: headings stand there.
    """
    kept = {node.start for node in tree.nodes} if tree else frozenset[int]()
    sample = text[:_SAMPLE]
    pattern = _LINE_END if _parted_by_blank_lines(sample) else _wrap(_long(sample))
    return pattern.sub(lambda found: "\n" if _next(text, found.end()) in kept else " ", text)


@cache
def _wrap(long: int) -> re.Pattern[str]:
    """The end of a line of at least so many signs, where no sentence ends."""
    return re.compile(rf"\n(?<=[^\n]{{{long}}}\n)(?<![.:;!?]\n)(?=[ \t\xa0]*[^\W\d_]{{2}})")


def _long(text: str) -> int:
    """How long a line is at least that ends because the page or its column does."""
    lines = [line for line in text.split("\n") if line.strip()]
    lengths = sorted(map(len, lines))
    if len(lines) < _COLUMN or sum(line[:1].islower() for line in lines) < _IN_WORDS * len(lines):
        return _LONG
    return min(_LONG, lengths[-1 - len(lines) // 20] // 2)


def _parted_by_blank_lines(text: str) -> bool:
    lines = text.split("\n")
    blank = sum(not line.strip() for line in lines)
    broken = sum(line[:1].islower() for line in lines)
    return blank >= _BLANK_LINES * len(lines) and broken >= _BROKEN_LINES * (len(lines) - blank)


def _next(text: str, place: int) -> int:
    while text[place].isspace():
        place += 1
    return place
