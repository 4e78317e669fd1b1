"""Line ends that only break a long line: a name goes on behind them."""

import re

from dayanak.law.provision import ProvisionTree

_LINE_END = re.compile(r"(?<![\n.:;!?])\n(?=[ \t\xa0]*[^\W\d_]{2})")
_WRAP = re.compile(r"(?<=[^\n]{40})(?<![.:;!?])\n(?=[ \t\xa0]*[^\W\d_]{2})")
_BLANK_LINES, _BROKEN_LINES = 0.05, 0.1
_SAMPLE = 20_000


def unwrapped(text: str, tree: ProvisionTree | None = None) -> str:
    """The text with a blank for every line end inside a paragraph; as long as before.

    Where blank lines part the paragraphs, every other line end is one. Else only the end of a long line is. The line
    end before a provision of `tree` stays: headings stand there.
    """
    kept = {node.start for node in tree.nodes} if tree else frozenset[int]()
    pattern = _LINE_END if _parted_by_blank_lines(text[:_SAMPLE]) else _WRAP
    return pattern.sub(lambda found: "\n" if _next(text, found.end()) in kept else " ", text)


def _parted_by_blank_lines(text: str) -> bool:
    lines = text.split("\n")
    blank = sum(not line.strip() for line in lines)
    broken = sum(line[:1].islower() for line in lines)
    return blank >= _BLANK_LINES * len(lines) and broken >= _BROKEN_LINES * (len(lines) - blank)


def _next(text: str, place: int) -> int:
    while text[place].isspace():
        place += 1
    return place
