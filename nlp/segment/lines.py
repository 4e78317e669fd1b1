"""Pieces: the printed lines of a text joined to paragraphs, without page furniture.

Three layouts are told apart: blocks (printed lines, blank lines between paragraphs, as in consolidated laws), wrapped
(printed lines alone, as in PDF text) and whole (a paragraph a line, with blank lines between them or without, as in
gazette HTML).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import NamedTuple

from dayanak.law.provision import Span
from nlp.segment import labels, shared_lines
from nlp.segment.annotations import (
    ANNOTATION,
    FOOTNOTE_MARK,
    awaits_words,
    is_open_annotation,
    keeps_a_place,
    of_a_sentence,
    only_annotation,
)
from nlp.segment.closings import closing_cut
from nlp.segment.flat import is_flat
from nlp.segment.heads import Head, find_heads
from nlp.segment.marks import DECIMAL, before_a_sentence, mark_at, may_be_marked, next_decimal
from nlp.segment.printed import LABEL, WIDEST, Line, is_open, mode_of, printed_lines, unmarked, without_furniture
from nlp.segment.printed_pages import pages_of
from nlp.segment.source import Source
from nlp.segment.title_lines import is_numbered_heading, looks_like_title
from nlp.segment.wrapping import goes_on, indented, parts_sentences, stands_alone, with_next, wrap_width

_TERM = re.compile(r"(?:\([^()]{3,80}\)\s*)?[A-ZÇĞİÖŞÜ][^:;.,]{1,80}?\s?:\s+\S")
_STRAYS = frozenset({"(…)", "(...)", "(…).", ".", ",", ";", "”", "”.", "”,", "”;"})
_UNFINISHED = re.compile(r"[a-zçğıöşü] (?:ve|veya|ile|ila)$")
_LONGEST_UNFINISHED = 6
_SEEN = 1_000
"""Signs of a paragraph that are looked at for whether it goes on."""
_ANNOTATED = 8
_LETTERHEAD = 30
_REQUEST = "etmektesiniz"
"""How the request ends that a letter answers."""
_RUNS_ON = re.compile(r"[A-HJ-UWYZa-hj-uwyzÇĞİŞÜçğıöşü][A-Za-zÇĞİÖŞÜçğıöşü][^)]{8}")
"""How a line begins that surely opens no unit: no mark has two letters and no bracket soon, but for Roman numbers."""
_MARKED = 5
"""Signs of the mark that opens a paragraph."""
_OF_A_PARAGRAPH = re.compile(r"\((?:Ek|Değişik|Mülga|İptal)\s?(?:(?:\w+\s)?fıkra\s?)?:")
_NOTE_MARK = re.compile(r"\((?:\d{1,2}|\*+)\)")
EXAMPLE_LINE = re.compile(r"Örnek\s*\d*\s*[:–-]")
EXAMPLE = re.compile(r"(?:Örnek|ÖRNEK)\s*[-–]?\s*\d*\s*[:–\-.]")


class Piece(NamedTuple):
    """A paragraph of the text, the head of an article or division, or a note that a printed page has below its text."""

    start: int
    end: int
    words: str
    head: Head | None = None
    is_note: bool = False


@dataclass(frozen=True)
class Layout:
    """All pieces in reading order, and what is no part of the text."""

    pieces: tuple[Piece, ...]
    noise: tuple[Span, ...]
    flat: bool


def lay_out(source: Source, notes_from: int) -> Layout:
    """Pieces of a text; from `notes_from` on, every footnote is one piece."""
    flat = is_flat(source.text)
    heads = find_heads(source.view, flat)
    lines = printed_lines(source, heads, flat)
    mode = mode_of(lines)
    if mode == "whole" and max((line.printed for line in lines), default=0) <= WIDEST and wrap_width(lines):
        mode = "wrapped"
    pages = pages_of(lines, {head.start for head in heads})
    noted = {lines[place].start for note in pages.notes for place in note}
    on_pages = {lines[place].start for place in pages.furniture} | noted
    kept, noise = without_furniture(lines, mode, heads, on_pages)
    pieces = _Joiner(source, kept, heads, mode, notes_from).pieces()
    if pages.notes:
        noise = [span for span in noise if span.start not in noted]
        pieces = sorted([*pieces, *(_note(source, lines, note) for note in pages.notes)], key=lambda piece: piece.start)
    return Layout(tuple(pieces), tuple(noise), flat)


def _note(source: Source, lines: list[Line], note: range) -> Piece:
    start, end = lines[note[0]].start, lines[note[-1]].end
    return Piece(start, end, source.words(start, end), is_note=True)


class _Joiner:
    """Joins lines to pieces."""

    def __init__(self, source: Source, lines: list[Line], heads: list[Head], mode: str, notes_from: int) -> None:
        self.source, self.lines, self.mode, self.notes_from = source, lines, mode, notes_from
        self.heads = {head.start: head for head in heads}
        self.starts = [head.start for head in heads]
        self.titles = self._title_lines()

    @cached_property
    def width(self) -> int:
        """How wide the lines are printed that are filled."""
        widths = sorted(line.printed for line in self.lines)
        return widths[int(len(widths) * 0.9)] if widths else 0

    @cached_property
    def column(self) -> int:
        """The width at which the text was wrapped, 0 where layout tells no such width."""
        is_printed = self.mode == "wrapped" or (self.mode == "blocks" and not self.heads)
        return wrap_width(self.lines) if is_printed else 0

    @cached_property
    def parts_sentences(self) -> bool:
        """Whether most sentences of a wrapped text are paragraphs of their own."""
        return self.column > 0 and parts_sentences(self.lines, self.column, self.heads)

    @cached_property
    def indented(self) -> frozenset[int]:
        """Where paragraphs of printed lines are set in."""
        return indented(self.source.view, self.lines) if self.mode != "whole" else frozenset()

    @cached_property
    def head_places(self) -> list[int]:
        """Places of the lines that begin with a head."""
        starts = [line.start for line in self.lines]
        places = (bisect_left(starts, start) for start in self.starts)
        return [place for place in places if place < len(starts) and starts[place] in self.heads]

    @cached_property
    def doubtful(self) -> bytearray:
        """For each line and for one behind the last: 0 where its first letters tell that it goes on with the line
        above, as they do of most in printed blocks."""
        lines = self.lines
        if self.mode != "blocks" or not self.heads or self.indented or _REQUEST in self.source.view:
            return bytearray(b"\1" * (len(lines) + 1))
        doubtful = bytearray([line.gap or _RUNS_ON.match(line.words) is None for line in lines])
        for place in (*self.titles, *self.head_places):
            doubtful[place] = 1
        noted = bisect_left(lines, self.notes_from, key=lambda line: line.start)
        return doubtful[:noted] + b"\1" * (len(lines) + 1 - noted)

    def pieces(self) -> list[Piece]:
        """All pieces in reading order."""
        pieces: list[Piece] = []
        lines, place = self.lines, 0
        while place < len(lines):
            line = lines[place]
            if head := self.heads.get(line.start):
                pieces.append(Piece(head.start, head.end, self.source.words(head.start, head.end), head))
                while place < len(lines) and lines[place].start < head.end:
                    place += 1
                continue
            group, place = self._group(place)
            after = lines[place] if place < len(lines) and lines[place].start not in self.heads else None
            for piece in self._close(group, pieces[-1] if pieces else None, after):
                pieces += self._apart(piece, after)
        return pieces

    def _group(self, place: int) -> tuple[list[Line], int]:
        """The lines from `place` on that are one paragraph, and the place behind them."""
        lines, end = self.lines, place
        group: list[Line] = []
        while (at := self.doubtful.index(1, end + 1)) < len(lines):
            group += lines[end:at]
            if lines[at].start in self.heads or self._breaks(group, at):
                return group, at
            end = at
        return group + lines[end:], len(lines)

    def _close(self, group: list[Line], before: Piece | None, after: Line | None) -> list[Piece]:
        """The piece of a group; closing words that are stuck to the last item of a list become their own."""
        start, end = group[0].start, group[-1].end
        words = self._words(group)
        if words[-1] != ".":
            return [Piece(start, end, words)]
        full = inf if self.mode == "whole" else 0.85 * self.width if self.mode == "wrapped" else 0.0
        listed = ":" in group[0].words and self._is_listed(group[0])
        cut = closing_cut(self.source, group, before.words if before else "", listed, full)
        if not cut or (after and self._goes_on_listing(group[0], after)):
            return [Piece(start, end, words)]
        return [self._piece(start, cut[0]), self._piece(cut[1], end)]

    def _apart(self, piece: Piece, after: Line | None) -> Iterator[Piece]:
        """The units of a paragraph that share its printed lines; without articles, lists run on in sentences."""
        begun = piece.start
        if self.heads and piece.words.find(") ", _MARKED) > 0 and piece.start < self.notes_from:
            following = mark_at(self.source.view, after.start, after.end) if after else None
            for place in shared_lines.cuts(self.source, piece.start, piece.end, following):
                yield self._piece(*self.source.strip(begun, place))
                begun = place
        yield piece if begun == piece.start else self._piece(begun, piece.end)

    def _words(self, group: list[Line]) -> str:
        """The words of lines that follow each other, those of furniture between them too."""
        if len(group) == 1:
            return group[0].words
        if any(line.torn for line in group[1:]):
            return self.source.words(group[0].start, group[-1].end)
        return " ".join([line.words for line in group])

    def _goes_on_listing(self, first: Line, after: Line) -> bool:
        own = mark_at(self.source.view, first.start, first.end)
        mark = mark_at(self.source.view, after.start, after.end)
        if not mark or not own or mark.form != own.form:
            return mark is not None and own is None
        is_number = mark.glyph.isdigit() and mark.glyph != "1" and not own.glyph.isdigit()
        return not is_number  # `2)` behind `b)` goes on with a list above that of the letters

    def _piece(self, start: int, end: int) -> Piece:
        return Piece(start, end, self.source.words(start, end))

    def _title_lines(self) -> set[int]:
        """Places of lines that begin the title before a head; the mark of a footnote may stand between them."""
        before = (place - 1 for place in self.head_places if place)
        titles = (place - bool(place and _NOTE_MARK.fullmatch(self.lines[place].words)) for place in before)
        return {
            place for place in titles if looks_like_title(self.source, self.lines[place].start, self.lines[place].end)
        }

    def _breaks(self, group: list[Line], place: int) -> bool:
        """Whether the line at `place` begins a new piece after `group`."""
        line, last = self.lines[place], group[-1]
        words, before = line.words, last.words
        if line.start >= self.notes_from:
            return FOOTNOTE_MARK.match(words) is not None
        if before.endswith(f"talep {_REQUEST}") or (  # of a letter, its full stop lost
            not self.heads and labels.parts(group[0].words, before, words, line.gap, place < _LETTERHEAD)
        ):
            return True
        is_plain = not may_be_marked(words)
        is_set_apart = bool(self.column or self.indented) and self._is_set_apart(last, line)
        if is_plain and not line.gap and self.mode == "blocks" and place not in self.titles and not is_set_apart:
            return False
        if words[0] in "[(”.,;" and self._is_stray(words, before, place):
            return False
        if is_set_apart or (not is_plain and self._opens_unit(line, last)):
            return not is_open_annotation(" ".join(part.words for part in group[-_ANNOTATED:]))
        if len(group) == 1 and LABEL.fullmatch(before):
            return False
        if place in self.titles and not self._continues_title(group, line):
            return True
        if self.mode == "blocks":
            return line.gap and self._blocks_break(group, line)
        if self.mode == "whole":
            return not self._goes_on_whole(group[0], before, line)
        return self._wrapped_break(last, line, group)

    def _is_set_apart(self, last: Line, line: Line) -> bool:
        """Whether a line is set in, or the one before had room for its first word: there its paragraph ended."""
        if line.start in self.indented:
            return True
        if self.column == 0 or line.torn or with_next(last, line) > self.column or goes_on(last, line):
            return False
        return not (line.words.isupper() and last.words.isupper())

    def _is_stray(self, words: str, before: str, place: int) -> bool:
        """Whether a line is only a sign or the mark of a footnote, which belongs to what stands before."""
        if FOOTNOTE_MARK.fullmatch(words) or words in _STRAYS or words[0] in ",;.":
            return True
        if _NOTE_MARK.fullmatch(words) is None or place + 1 == len(self.lines):
            return False
        behind_title = is_open(before) or before[-1] == ":"
        return place + 1 in self.titles or (behind_title and self.lines[place + 1].start in self.heads)

    def _goes_on_whole(self, first: Line, before: str, line: Line) -> bool:
        words = line.words
        if before.rfind("(") > before.rfind(")") and is_open_annotation(before[-_SEEN:]):
            return True
        torn = line.torn and (len(before) > 60 or self._is_listed(first)) and " | " not in before + words
        if words[0].islower() or torn or words[0] in "%/&":
            return is_open(before) or (before.endswith(",") and not self._is_listed(first))
        return before.endswith(",") and words[0].isdigit() and not self._is_listed(first)

    def _continues_title(self, group: list[Line], line: Line) -> bool:
        before = group[-1].words
        if self.starts and line.end < self.starts[0] and before.isupper() and line.words.isupper():
            return self.mode == "wrapped"
        if line.words[0].islower() or before.endswith((",", " ve", " ile", " veya", "-")):
            return True
        return self.mode == "blocks" and not line.gap and is_open(before) and sum(len(g.words) for g in group) < 160

    def _opens_unit(self, line: Line, last: Line) -> bool:
        mark = mark_at(self.source.view, line.start, line.end)
        if not mark:
            return EXAMPLE_LINE.match(line.words) is not None or self._opens_decimal(line, last)
        if mark.form == "bullet":
            return line.gap or not is_open(last.words)
        if mark.form in {"dot", "dash"} and not line.gap and is_open(last.words):
            return self.mode == "whole" or last.printed < 0.7 * self.width
        if mark.form == "paren" and not line.gap and (is_open(last.words) or last.words.endswith(",")):
            after = self.source.view[mark.end : mark.end + 2].strip()[:1]
            return self.mode == "whole" and not after.islower()
        if mark.form == "close" and self.mode != "whole" and not line.gap:
            begins = self.source.view[mark.end : mark.end + 2].strip()[:1].isupper()
            had_room = begins and self.mode == "wrapped" and last.printed < 0.7 * self.width
            return had_room or not is_open(last.words) or LABEL.fullmatch(last.words) is not None
        return True

    def _opens_decimal(self, line: Line, last: Line) -> bool:
        found = DECIMAL.match(self.source.view, line.start, line.end)
        return (
            found is not None
            and found["end"] is not None
            and before_a_sentence(self.source.view, found.end())
            and (not (is_open(last.words) or last.words.endswith(",")) or self._is_next_decimal(last, found["number"]))
        )

    def _is_next_decimal(self, last: Line, number: str) -> bool:
        above = DECIMAL.match(self.source.view, last.start, last.end)
        return above is not None and next_decimal(above["number"]) == number

    def _blocks_break(self, group: list[Line], line: Line) -> bool:
        if of_a_sentence(line.words) or line.words[0] == ":":
            return False
        last = group[-1].words
        if last[-1] in ".:" and line.words[0] != "(" and last.rfind("(") <= last.rfind(")"):
            return True
        start, end = group[0].start, group[-1].end
        whole = self._words(group) if end - start <= _SEEN else self.source.words(end - _SEEN, end)
        if _UNFINISHED.search(whole[-_LONGEST_UNFINISHED:]) or awaits_words(whole) or is_open_annotation(whole):
            return False
        bare = unmarked(whole)
        if not bare:
            return False
        if line.words[0] == "(" and ANNOTATION.match(line.words) and only_annotation(whole):
            return keeps_a_place(whole)
        if line.words[0].islower() and bare[-1] in ",;)" and not self._is_listed(group[0]):
            return False
        if not is_open(whole):
            return not whole.endswith(";") or len(whole) < 120 or bool(_TERM.match(line.words))
        if line.words[0].islower():
            return False
        if not self.heads and is_numbered_heading(self.source, start, end):
            return True
        return mark_at(self.source.view, start, end) is None and len(whole) <= 160

    def _wrapped_break(self, last: Line, line: Line, group: list[Line]) -> bool:
        room = with_next(last, line) / (self.width or 1)
        if stands_alone(last.words, line.words):
            return True
        if line.words[0].islower() or (line.words[0] in '“"' and last.words[-1] in ",;"):
            return last.words[-1] in ",;:" and room < 0.85 and self._is_listed(group[0])
        if last.words.isupper() and line.words.isupper():
            return False
        if is_open(last.words):
            return room < 0.85 and len(group) == 1 and looks_like_title(self.source, last.start, last.end)
        if last.words.endswith(","):
            return room < 0.85 or bool(_TERM.match(line.words))
        if line.words[0] == "(" and _OF_A_PARAGRAPH.match(line.words):
            return True
        if last.words[-1] == "." and self.parts_sentences:
            return True
        return room < (0.95 if last.words[-1] in ".;:" else 0.85)

    def _is_listed(self, line: Line) -> bool:
        mark = mark_at(self.source.view, line.start, line.end)
        return (mark is not None and mark.form in {"close", "paren"}) or bool(_TERM.match(line.words))
