"""Texts without articles: front matter and letter parts, numbered sections, decisions, paragraphs."""

import re
from collections import Counter
from dataclasses import dataclass

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment import front, marks
from nlp.segment.closing import attached_from, is_attached, signature_from
from nlp.segment.end_notes import page_note
from nlp.segment.labels import is_farewell, letter_part
from nlp.segment.letter_front import read_letter_front
from nlp.segment.lines import EXAMPLE, Piece
from nlp.segment.printed import is_open
from nlp.segment.section_titles import stands_above
from nlp.segment.source import Source
from nlp.segment.tables import block_end
from nlp.segment.tree import Draft, draft

_CODE = re.compile(r"\((?P<number>[IVX]+(?:[/.-][A-Z0-9]+)+\.?)\)\s*")
_DECISION = re.compile(
    r"(?P<word>(?:KARAR|Karar)(?:\s?(?:NO|No|SAYISI|Sayısı|NUMARASI|Numarası))?)\s?[:.–-]?\s?"
    r"(?P<number>\d{1,4}(?:\s?[/.-]\s?\d{1,4}){0,3})(?:\s?[-–:.)]\s?(?=[A-ZÇĞİÖŞÜ])|\s?[-–:.)]?$)"
)
_ROWS = 4  # fewer are a box of the title: number, date, page
_LISTS = frozenset({("lower", "close"), ("lower", "paren")})
_TITLE = ("title", "")


@dataclass(slots=True)
class _Level:
    style: tuple[str, str]
    last: int
    item: Draft


class OutlineReader:
    """Reads the pieces of a text without articles into `roots`."""

    def __init__(self, source: Source, gazette: bool) -> None:
        self.source = source
        self.top = Draft("", Kind.TEXT, 0, 0)
        self.levels: list[_Level] = []
        self.gazette = gazette
        self.following: list[Piece] = []
        self.series = ""
        self.quoted = False

    def read(self, pieces: list[Piece]) -> list[Draft]:
        """Top-level drafts in reading order."""
        self.series = _series(pieces)
        at = self._front(pieces)
        attached = attached_from(pieces, at)
        signed = signature_from(pieces[:attached], at)
        self._sections(pieces, at, signed)
        if signed < attached:
            self.roots.append(draft(Kind.SIGNATURE, None, pieces[signed].start, pieces[attached - 1].end))
        self._attached(pieces[attached:])
        return self.roots

    def read_quoted(self, pieces: list[Piece]) -> list[Draft]:
        """The sections of a quotation, which has neither front nor signature; the first one may have any number."""
        self.quoted = True
        self._sections(pieces, 0, len(pieces))
        return self.roots

    def _sections(self, pieces: list[Piece], at: int, signed: int) -> None:
        behind_table = at
        for place in range(at, signed):
            piece = pieces[place]
            if place < behind_table:
                continue
            if piece.is_note:
                self._parent().add(page_note(piece))
                continue
            if (behind_table := min(block_end(pieces, place), signed)) > place:
                parent = self._parent()
                number = parent.count(Kind.TABLE) + 1
                parent.add(draft(Kind.TABLE, number, piece.start, pieces[behind_table - 1].end))
                continue
            self.following = pieces[place + 1 : min(signed, place + 9)]
            if not (
                self._decision(piece)
                or self._section(piece)
                or self._title(piece, pieces[place - 1] if place > at else None)
            ):
                self._paragraph(piece)

    def _attached(self, pieces: list[Piece]) -> None:
        """The lists below the signature, each under its label."""
        for piece in pieces:
            if is_attached(piece.words):
                number = self.top.count(Kind.NOTE) + 1
                self.top.add(draft(Kind.NOTE, number, piece.start, piece.end))
            else:
                self.roots[-1].end = piece.end

    @property
    def roots(self) -> list[Draft]:
        """What was read so far, without what hangs below it."""
        return self.top.children

    # front

    def _front(self, pieces: list[Piece]) -> int:
        at = 0
        if self.gazette:
            while at < len(pieces) and (at < 5 or self._is_title_line(pieces[at])):
                at += 1
            while at < len(pieces) and letter_part(pieces[at].words):
                at += 1
            return self._gazette_front(pieces[:at])
        first = next((i for i, p in enumerate(pieces[:12]) if self._letter_part(p)), None)
        if first is not None:
            parts, at = read_letter_front(self.source, pieces, first, self._letter_part)
            self.roots.extend(parts)
            return at
        while at < len(pieces) and not (
            marks.mark_at(self.source.view, pieces[at].start, pieces[at].end) or self._decision_at(pieces[at])
        ):
            words = pieces[at].words
            if block_end(pieces, at) - at >= _ROWS:
                break
            if words[-1] in ".;" or (len(words) > 200 and not front.is_title_line(words)):
                break
            at += 1
        self.roots.extend(draft(Kind.HEAD, i, p.start, p.end) for i, p in enumerate(pieces[:at], 1))
        return at

    def _gazette_front(self, pieces: list[Piece]) -> int:
        """Reads the masthead and the parts of a letter behind it, as circulars of the gazette have them."""
        first = next((at for at in range(5, len(pieces)) if letter_part(pieces[at].words)), len(pieces))
        self.roots.extend(front.read_front(pieces[:first]))
        for piece in pieces[first:]:
            kind = letter_part(piece.words) or Kind.TITLE
            self.roots.append(draft(kind, None, piece.start, piece.end))
        return len(pieces)

    def _is_title_line(self, piece: Piece) -> bool:
        """Whether a line goes on with the title of a gazette item: `I- MÜKELLEFİYET` opens the first section."""
        mark = marks.mark_at(self.source.view, piece.start, piece.end)
        opens = mark is not None and any(marks.opens(kind, value) for kind, value in mark.readings)
        return front.is_title_line(piece.words) and not opens

    def _letter_part(self, piece: Piece) -> Kind | None:
        return None if self._decision_at(piece) else letter_part(piece.words)

    # sections

    def _decision(self, piece: Piece) -> bool:
        """A decision of a board that took several in one sitting, each under a line with its number."""
        found = self._decision_at(piece)
        if not found:
            return False
        self.levels.clear()
        number = re.sub(r"\s?[/.-]\s?", "-", found["number"])
        made = self._made(piece, number, (found.start(), found.end()), False)
        made.kind = Kind.NUMBERED_HEADING
        self.top.add(made)
        self.levels.append(_Level(("decision", ""), 0, made))
        return True

    def _decision_at(self, piece: Piece) -> re.Match[str] | None:
        found = _DECISION.match(self.source.view, piece.start, piece.end)
        return found if found and found["word"] == self.series else None

    def _section(self, piece: Piece) -> bool:
        found = self._decimal_at(piece) or _CODE.match(self.source.view, piece.start, piece.end)
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
            is_first = marks.opens(kind, value) or (self.quoted and not self.roots)
            if is_first and (kind, mark.form) not in [level.style for level in self.levels]:
                self._open(piece, mark, len(self.levels), kind, value)
                return True
        return False

    def _open(self, piece: Piece, mark: marks.Mark, depth: int, kind: str, value: int) -> None:
        del self.levels[depth:]
        listed = mark.form in {"close", "paren"} and kind == "lower"
        made = self._made(piece, mark.glyph, (mark.start, mark.end), listed)
        self._parent().add(made)
        self.levels.append(_Level((kind, mark.form), value, made))

    def _decimal_at(self, piece: Piece) -> re.Match[str] | None:
        """The decimal number that opens a piece; before a figure or small letters only the one that is due."""
        found = marks.DECIMAL.match(self.source.view, piece.start, piece.end)
        if not found or marks.before_a_sentence(self.source.view, found.end()):
            return found
        due = {marks.next_decimal(level.style[1]) for level in self.levels if level.style[0] == "decimal"}
        return found if found["number"] in due else None

    def _decimal(self, piece: Piece, found: re.Match[str]) -> bool:
        number = found["number"].rstrip(".").replace("/", "-")
        depth = number.count(".") + number.count("-")
        while self.levels and not self._above(self.levels[-1], number):
            self.levels.pop()
        made = self._made(piece, number, (found.start(), found.end()), False)
        self._parent().add(made)
        self.levels.append(_Level(("decimal", number), depth, made))
        return True

    def _above(self, level: _Level, number: str) -> bool:
        kind, known = level.style
        if kind == "decimal":
            return number.startswith((f"{known}.", f"{known}-"))
        return kind in {"ROMAN", "upper", "decision", "title"} or (
            kind == "number" and number.partition(".")[0] == str(level.last)
        )

    def _made(self, piece: Piece, number: str, label: tuple[int, int], listed: bool) -> Draft:
        start, end = self.source.strip(label[1], piece.end)
        words = self.source.words(start, end)
        if listed:
            return Draft(f"bent:{number}", Kind.SUBPARAGRAPH, piece.start, piece.end, label, label[1])
        made = Draft(f"no:{number}", Kind.NUMBERED_PARAGRAPH, piece.start, piece.end, label, label[1])
        ends_open = is_open(words) or words.endswith(":") or (words.endswith(")") and self._is_above_a_text())
        if words and ends_open and len(words) <= 200:
            made.kind, made.heading, made.words = Kind.NUMBERED_HEADING, (start, end), end
        return made

    def _is_above_a_text(self) -> bool:
        """Whether sentences without a mark stand below a line."""
        below = self.following[0] if self.following else None
        if below is None or not below.words.endswith(".") or marks.DECIMAL.match(below.words):
            return False
        return not marks.mark_at(self.source.view, below.start, below.end)

    def _parent(self) -> Draft:
        return self.levels[-1].item if self.levels else self.top

    # words without a mark

    def _title(self, piece: Piece, before: Piece | None) -> bool:
        """A title without a number, and what stands below it."""
        if not stands_above(self.source, piece, before, self.following) or not self._counts_anew():
            return False
        self.levels.clear()
        made = draft(Kind.GROUP, self.top.count(Kind.GROUP) + 1, piece.start, piece.end)
        made.heading, made.words = (piece.start, piece.end), piece.end
        self.top.add(made)
        self.levels.append(_Level(_TITLE, 0, made))
        return True

    def _counts_anew(self) -> bool:
        """Whether no numbering that is open runs on below a title."""
        styles = [level.style for level in self.levels if level.style != _TITLE]
        if not styles or (set(styles) <= _LISTS and not self._goes_on()):
            return True
        found = (marks.mark_at(self.source.view, piece.start, piece.end) for piece in self.following)
        first = next(filter(None, found), None)
        return first is not None and any(
            (kind, first.form) == styles[0] and marks.opens(kind, value) for kind, value in first.readings
        )

    def _paragraph(self, piece: Piece) -> None:
        if self._completes(piece):
            self._parent().add(draft(Kind.CLOSING, None, piece.start, piece.end))
            return
        if is_farewell(piece.words) and len(piece.words) < 120 and not self.following:
            self.levels.clear()
        parent = self._parent()
        if (mark := marks.mark_at(self.source.view, piece.start, piece.end)) and mark.form == "bullet":
            label = (mark.start, mark.end)
            parent.add(
                draft(Kind.DASH, parent.count(Kind.DASH) + 1, piece.start, piece.end, label=label, words=mark.end)
            )
            return
        if EXAMPLE.match(piece.words):
            parent.add(draft(Kind.EXAMPLE, parent.count(Kind.EXAMPLE) + 1, piece.start, piece.end))
            return
        first = 2 if self.levels and self.levels[-1].item.words < self.levels[-1].item.end else 1
        if self.levels and self.levels[-1].item.heading:
            first = 1
        parent.add(draft(Kind.TEXT, parent.count(Kind.TEXT) + first, piece.start, piece.end))

    def _completes(self, piece: Piece) -> bool:
        """Whether small letters end the sentence that a list began: `oy birliğiyle karar verildi.`; the list is closed
        then, and so is one of letters behind any other words."""
        is_small = piece.words[0].islower() and not marks.mark_at(self.source.view, piece.start, piece.end)
        last = self._parent().children[-1] if self._parent().children else None
        if last is not None and last.kind is Kind.DASH:
            return is_small and self.source.words(last.start, last.end).endswith((",", ";"))
        if not self.levels or self.levels[-1].item.heading or self._goes_on():
            return False
        words = self.source.words(self.levels[-1].item.start, self.levels[-1].item.end)
        listed = self.levels[-1].style in _LISTS
        completes = is_small and (words.endswith((",", ";")) or (listed and is_open(words)))
        if listed:
            self._close_lists()
        elif completes:
            self.levels.pop()
        return completes

    def _goes_on(self) -> bool:
        """Whether a later mark goes on with the innermost list before another unit opens."""
        level = self.levels[-1]
        for piece in self.following:
            mark = marks.mark_at(self.source.view, piece.start, piece.end)
            if not mark:
                continue
            return any(
                (kind, mark.form) == level.style and marks.follows(kind, level.last, value)
                for kind, value in mark.readings
            )
        return False

    def _close_lists(self) -> None:
        while self.levels and self.levels[-1].style in _LISTS:
            self.levels.pop()


def _series(pieces: list[Piece]) -> str:
    """The word under which a text numbers several decisions, empty where it numbers none or one."""
    words = Counter(found["word"] for piece in pieces if (found := _DECISION.match(piece.words)))
    return next((word for word, times in words.most_common(1) if times > 1), "")
