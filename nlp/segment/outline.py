"""Texts without articles: front matter and letter parts, numbered sections, paragraphs."""

import re
from dataclasses import dataclass

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment import front, marks
from nlp.segment.lines import Piece, is_open
from nlp.segment.source import Source
from nlp.segment.tree import Draft, draft

_DECIMAL = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,6})\.?[-)]?\s+(?=[A-ZÇĞİÖŞÜ“(])")
_CODE = re.compile(r"\((?P<number>[IVX]+(?:[/.-][A-Z0-9]+)+\.?)\)\s*")


_FAREWELL = re.compile(r"(?:(?:rica|arz)(?: ve (?:rica|arz))? eder(?:im|iz)|olunur)\.$")


@dataclass(slots=True)
class _Level:
    style: tuple[str, str]
    last: int
    item: Draft


class OutlineReader:
    """Reads the pieces of a text without articles into `roots`."""

    def __init__(self, source: Source, gazette: bool) -> None:
        self.source = source
        self.roots: list[Draft] = []
        self.levels: list[_Level] = []
        self.gazette = gazette
        self.started = False
        self.seen_letter = False

    def read(self, pieces: list[Piece]) -> list[Draft]:
        """Top-level drafts in reading order."""
        at = self._front(pieces)
        signed = _signature(pieces, at)
        for piece in pieces[at:signed]:
            if not self._section(piece):
                self._paragraph(piece)
        if signed < len(pieces):
            self.roots.append(draft(Kind.SIGNATURE, None, pieces[signed].start, pieces[-1].end))
        return self.roots

    def _front(self, pieces: list[Piece]) -> int:
        at = 0
        if self.gazette:
            while at < len(pieces) and (at < 5 or front.is_title_line(pieces[at].words)):
                at += 1
            self.roots += front.read_front(pieces[:at])
            return at
        first = next((i for i, p in enumerate(pieces[:12]) if front.letter_part(p.words)), None)
        if first is not None:
            return self._letter(pieces, first)
        while at < len(pieces) and not marks.mark_at(self.source.view, pieces[at].start, pieces[at].end):
            words = pieces[at].words
            if words[-1] in ".;" or (len(words) > 200 and not front.is_title_line(words)):
                break
            at += 1
        self.roots += [draft(Kind.HEAD, i, p.start, p.end) for i, p in enumerate(pieces[:at], 1)]
        return at

    def _letter(self, pieces: list[Piece], first: int) -> int:
        if first:
            self.roots.append(draft(Kind.INSTITUTION, None, pieces[0].start, pieces[first - 1].end))
        at = first
        while at < len(pieces):
            kind = front.letter_part(pieces[at].words)
            if kind is None and front.is_addressee(pieces[at].words):
                kind = Kind.ADDRESSEE
            mark = marks.mark_at(self.source.view, pieces[at].start, pieces[at].end)
            if kind is None and mark and self.roots and self.roots[-1].kind is Kind.INTEREST:
                self.roots[-1].end = pieces[at].end
                at += 1
                continue
            if kind is None:
                break
            self.roots.append(draft(kind, None, pieces[at].start, pieces[at].end))
            at += 1
        return at

    def _section(self, piece: Piece) -> bool:
        found = _DECIMAL.match(self.source.view, piece.start, piece.end) or _CODE.match(
            self.source.view, piece.start, piece.end
        )
        if found:
            return self._decimal(piece, found)
        mark = marks.mark_at(self.source.view, piece.start, piece.end)
        if not mark or mark.form == "bullet":
            return False
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            for kind, value in reversed(mark.readings):
                if (kind, mark.form) == level.style and marks.follows(kind, level.last, value):
                    self._open(piece, mark, depth, kind, value)
                    return True
        for kind, value in reversed(mark.readings):
            if marks.opens(kind, value) and (kind, mark.form) not in [level.style for level in self.levels]:
                self._open(piece, mark, len(self.levels), kind, value)
                return True
        return False

    def _open(self, piece: Piece, mark: marks.Mark, depth: int, kind: str, value: int) -> None:
        del self.levels[depth:]
        listed = mark.form in {"close", "paren"} and kind == "lower"
        made = self._made(piece, mark.glyph, (mark.start, mark.end), listed)
        self._parent().append(made)
        self.levels.append(_Level((kind, mark.form), value, made))

    def _decimal(self, piece: Piece, found: re.Match[str]) -> bool:
        number = found["number"].rstrip(".").replace("/", "-")
        depth = number.count(".") + number.count("-")
        while self.levels and not self._above(self.levels[-1], number):
            self.levels.pop()
        made = self._made(piece, number, (found.start(), found.end()), False)
        self._parent().append(made)
        self.levels.append(_Level(("decimal", number), depth, made))
        return True

    def _above(self, level: _Level, number: str) -> bool:
        kind, known = level.style
        if kind == "decimal":
            return number.startswith(known) and number != known
        return kind in {"ROMAN", "upper"} or (kind == "number" and number.partition(".")[0] == str(level.last))

    def _made(self, piece: Piece, number: str, label: tuple[int, int], listed: bool) -> Draft:
        start, end = self.source.strip(label[1], piece.end)
        words = self.source.words(start, end)
        if listed:
            return Draft(f"bent:{number}", Kind.SUBPARAGRAPH, piece.start, piece.end, label, label[1])
        made = Draft(f"no:{number}", Kind.NUMBERED_PARAGRAPH, piece.start, piece.end, label, label[1])
        if words and (is_open(words) or words.endswith(":")) and len(words) <= 200:
            made.kind, made.heading, made.words = Kind.NUMBERED_HEADING, (start, end), end
        return made

    def _parent(self) -> list[Draft]:
        return self.levels[-1].item.children if self.levels else self.roots

    def _paragraph(self, piece: Piece) -> None:
        siblings = self._parent()
        first = 1
        if self.levels and not self.levels[-1].item.heading:
            first = 2
        number = sum(sibling.kind is Kind.TEXT for sibling in siblings) + first
        siblings.append(draft(Kind.TEXT, number, piece.start, piece.end))


def _signature(pieces: list[Piece], at: int) -> int:
    """Where the signature begins: a few short lines behind the closing formula (else the end)."""
    last = next((i for i in range(len(pieces) - 1, at - 1, -1) if _FAREWELL.search(pieces[i].words)), None)
    after = pieces[last + 1 :] if last is not None else []
    if last is None or len(after) > 8 or any(len(piece.words) > 100 for piece in after):
        return len(pieces)
    return last + 1
