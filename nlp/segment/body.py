"""The inside of an article: paragraphs, lists, closing words, definitions, examples, quotations."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment import marks
from nlp.segment.annotations import annotations_in, leading_end, of_the_whole, only_annotation, status_of
from nlp.segment.lines import Piece, is_open
from nlp.segment.marks import Mark
from nlp.segment.quotations import Quotation
from nlp.segment.source import Source
from nlp.segment.tree import Draft, draft

_DEFINITIONS = re.compile(
    r"(?:geçen|uygulanmasında|uygulamasında|uygulanması bakımından|ifadesinden|deyiminden|kısaltmalar)[^.]{0,60}[;:,]?$"
)
_TERM = re.compile(r"[^:;.]{2,160}?\s?[:;]\s*\S")
_EXAMPLE = re.compile(r"(?:Örnek|ÖRNEK)\s*[-–]?\s*\d*\s*[:–\-.]")
_TITLE_ONLY = re.compile(r"[A-ZÇĞİÖŞÜ][^.;:]{1,80}:")
_REPEALED_POINT = re.compile(r"\bbent\b", re.IGNORECASE)
_CALLED_PARAGRAPH = re.compile(r"\(([A-Z])\)\s+fıkra|[Bb]u fıkranın diğer paragraf")


Placed = tuple[int, int, str]  # depth of the list, place in its order, the glyph as meant


@dataclass(slots=True)
class Frame:
    """An open list: its class and form, the place of the last item, the item, and what the items hang under."""

    kind: str
    form: str
    last: int
    item: Draft
    owner: Draft
    closed: bool = False


class BodyReader:
    """Reads the pieces of one article (or of one quotation) into drafts under `root`."""

    def __init__(
        self,
        source: Source,
        root: Draft,
        pieces: Sequence[Piece | Quotation],
        quote: Callable[[Draft, Quotation], None],
    ) -> None:
        self.source, self.root, self.pieces, self.quote = source, root, pieces, quote
        self.paragraph: Draft | None = None
        self.frames: list[Frame] = []
        self.defining = False
        self.no_table_until = 0
        self.marks = [
            marks.mark_at(source.view, piece.start, piece.end) if isinstance(piece, Piece) else None for piece in pieces
        ]
        self.quoted = root.kind is Kind.QUOTATION

    def read(self) -> None:
        """Reads all pieces."""
        heading: Piece | None = None
        table_end = 0
        for place, piece in enumerate(self.pieces):
            if place < table_end:
                continue
            if isinstance(piece, Quotation):
                target = self.frames[-1].item if self.frames and not self.frames[-1].closed else self.root
                self.quote(target, piece)
                continue
            mark = self.marks[place]
            if (table_end := self._table(place)) > place:
                continue
            if not mark and self._is_point_heading(place):
                heading = piece
                continue
            if not (mark and self._unit(place, piece, mark, heading)):
                self._text(place, piece)
            heading = None

    def _table(self, place: int) -> int:
        """Reads a run of table cells, each a line of its own, as one table; gives the place behind it."""
        end = place
        if place < self.no_table_until:
            return place
        while end < len(self.pieces) and self.marks[end] is None and _is_cell(self.pieces[end]):
            end += 1
        cells = [piece for piece in self.pieces[place:end] if isinstance(piece, Piece)]
        if len(cells) < 6 or sum(cell.words[0].isdigit() for cell in cells) < len(cells) // 4:
            self.no_table_until = end
            return place
        holder = self.paragraph or self.root
        holder.add(draft(Kind.TABLE, holder.count(Kind.TABLE) + 1, cells[0].start, cells[-1].end))
        return end

    # marks

    def _unit(self, place: int, piece: Piece, mark: Mark, heading: Piece | None) -> bool:
        if self._is_paragraph_mark(mark):
            self._open_paragraph(piece, mark)
            return True
        found = self._place_in_lists(place, mark)
        if found is None:
            return False
        depth, value, glyph = found
        item = self._item(piece, mark, depth, glyph)
        if heading:
            item.heading = (heading.start, heading.end)
        frame = self.frames[depth] if depth < len(self.frames) else None
        if frame:
            frame.last, frame.item, frame.closed = value, item, False
            del self.frames[depth + 1 :]
        self._nested(piece, mark)
        return True

    def _is_paragraph_mark(self, mark: Mark) -> bool:
        if not mark.glyph.isdigit() or mark.form == "bullet":
            return False
        value = int(mark.glyph)
        current = self.paragraph
        if current is None:
            return not self.root.children or self.quoted if mark.form != "paren" else True
        form = self._form_of(current)
        if mark.form == "paren":
            if form is None:
                if self.frames and (self._ends_with_colon(self.frames[-1].item) or self._continues(mark)):
                    return False
                return value == 1 or (value > int(current.number or 0) and not self.frames)
            return form == "paren" and value > int(current.number or 0) and value - int(current.number or 0) <= 30
        return form == mark.form and value == int(current.number or 0) + 1 and not self._continues(mark)

    def _continues(self, mark: Mark) -> bool:
        return any(
            frame.form == mark.form and marks.follows(frame.kind, frame.last, value)
            for frame in self.frames
            for kind, value in mark.readings
            if kind == frame.kind
        )

    def _form_of(self, paragraph: Draft) -> str | None:
        if not paragraph.label:
            return None
        found = marks.mark_at(self.source.view, *paragraph.label)
        return found.form if found else None

    def _open_paragraph(self, piece: Piece, mark: Mark) -> None:
        self._release_lead(mark)
        self.frames, self.defining = [], False
        self.paragraph = self.root.add(
            draft(Kind.PARAGRAPH, int(mark.glyph), piece.start, piece.end, label=(mark.start, mark.end), words=mark.end)
        )
        self._nested(piece, mark)

    def _release_lead(self, mark: Mark) -> None:
        """An unmarked lead before (1) is the article's own text."""
        only = self.paragraph
        if only and int(mark.glyph) == 1 and not only.label and self.root.children == [only] and not only.children:
            self.root.children.clear()
            self.root.counts.clear()
            self.root.end = only.end

    def _nested(self, piece: Piece, mark: Mark) -> None:
        """A second mark right behind the first: `(1) a) …`."""
        start, end = self.source.strip(mark.end, piece.end)
        inner = marks.mark_at(self.source.view, start, end) if start < end else None
        if not inner or inner.form in {"dash", "bullet", "dot"}:
            self.defining = self._defines(piece)
            return
        if any(marks.opens(kind, value) for kind, value in inner.readings) and inner.end < end:
            holder = self.frames[-1].item if self.frames else self.paragraph
            if holder:
                holder.end = mark.end
                self._start_list(Piece(start, end, self.source.words(start, end)), inner)

    def _defines(self, piece: Piece) -> bool:
        return bool(_DEFINITIONS.search(piece.words)) and len(piece.words) < 400

    def _start_list(self, piece: Piece, mark: Mark) -> None:
        kind, value = next((k, v) for k, v in mark.readings if marks.opens(k, v))
        self._push(kind, mark.form, value)
        item = self._item(piece, mark, len(self.frames) - 1, mark.glyph)
        self.frames[-1].item = item

    def _push(self, kind: str, form: str, value: int) -> None:
        owner = self._owner()
        self.frames.append(Frame(kind, form, value, owner, owner))

    def _owner(self) -> Draft:
        if self.frames:
            return self.frames[-1].item
        if self.paragraph is None:
            if self.quoted:
                return self.root
            at = self.root.end
            self.paragraph = self.root.add(draft(Kind.PARAGRAPH, 1, at, at, implicit=True))
        return self.paragraph

    def _place_in_lists(self, place: int, mark: Mark) -> Placed | None:
        """Which list a mark belongs to: or None."""
        for depth in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[depth]
            for kind, value in mark.readings:
                if kind == frame.kind and mark.form == frame.form and marks.follows(kind, frame.last, value):
                    return depth, value, mark.glyph
        return self._repaired(place, mark) or self._opened(mark) or self._after_a_gap(mark)

    def _repaired(self, place: int, mark: Mark) -> Placed | None:
        """A digit or sign that stands for the letter the open list needs."""
        if mark.form != "close" or not self.frames or not (mark.glyph in "18D£©&€$Jjİ" or mark.glyph == "Jj"):
            return None
        depth = next((d for d in range(len(self.frames) - 1, -1, -1) if self.frames[d].kind == "lower"), None)
        if depth is None or self.frames[depth].form != "close":
            return None
        frame = self.frames[depth]
        following = self._next_letter(place)
        if self._next_number(place) == 2 or self._ends_with_colon(frame.item):
            return None
        value = marks.next_letter(frame.last, following, self._modern())
        if mark.glyph == "1" and marks.letter_of(value) not in {"ı", "l", "i"}:
            return None
        return depth, value, marks.letter_of(value)

    def _ends_with_colon(self, item: Draft) -> bool:
        return self.source.words(max(item.start, item.end - 5), item.end).endswith((":", ";"))

    def _next_letter(self, place: int) -> int | None:
        for mark in self.marks[place + 1 : place + 4]:
            if mark and mark.form == "close":
                for kind, value in mark.readings:
                    if kind == "lower":
                        return value
        return None

    def _next_number(self, place: int) -> int | None:
        for mark in self.marks[place + 1 : place + 6]:
            if mark and mark.form == "close":
                return int(mark.glyph) if mark.glyph.isdigit() else None
        return None

    def _modern(self) -> bool:
        letters = [mark.glyph for mark in self.marks if mark]
        return "ç" in letters or "ö" in letters or ("c" not in letters)

    def _opened(self, mark: Mark) -> Placed | None:
        for kind, value in mark.readings:
            if not marks.opens(kind, value) or (mark.form == "paren" and kind == "number" and not self.frames):
                continue
            if any(f.kind == kind and f.form == mark.form and not f.closed for f in self.frames) and kind != "bullet":
                return self._restarted(kind, value, mark)
            if mark.form in {"dot", "dash"} and kind in {"lower", "roman"} and self.frames:
                continue
            if self.frames and self.frames[-1].closed:
                self.frames = []
            self._push(kind, mark.form, value)
            return len(self.frames) - 1, value, mark.glyph
        return None

    def _restarted(self, kind: str, value: int, mark: Mark) -> Placed:
        if self._ends_with_colon(self.frames[-1].item) or self.frames[-1].kind != kind:
            self._push(kind, mark.form, value)
            return len(self.frames) - 1, value, mark.glyph
        depth = next(d for d, f in enumerate(self.frames) if f.kind == kind and f.form == mark.form)
        return depth, value, mark.glyph

    def _after_a_gap(self, mark: Mark) -> Placed | None:
        if mark.form in {"dot", "dash", "bullet"} or (mark.form == "paren" and mark.glyph.isdigit()):
            return None
        for depth in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[depth]
            for kind, value in mark.readings:
                if kind == frame.kind and mark.form == frame.form:
                    return depth, value, mark.glyph
        if self.frames or len(mark.readings) == 0 or mark.form != "close":
            return None
        kind, value = mark.readings[0]
        self._push(kind, mark.form, value)
        return len(self.frames) - 1, value, mark.glyph

    def _item(self, piece: Piece, mark: Mark, depth: int, glyph: str) -> Draft:
        owner = self.frames[depth].owner
        if mark.form == "bullet":
            kind, number = Kind.DASH, str(owner.count(Kind.DASH) + 1)
        else:
            inner = owner.kind in {Kind.SUBPARAGRAPH, Kind.ITEM}
            kind, number = Kind.ITEM if inner else Kind.SUBPARAGRAPH, glyph
        if depth == 0 and owner is self.paragraph and glyph == "A" and self._law_says_paragraph():
            owner = self._lift(owner)
        return owner.add(
            draft(
                kind,
                number,
                piece.start,
                piece.end,
                label=(mark.start, mark.end),
                words=mark.end,
                confidence=1.0 if glyph == mark.glyph else 0.8,
            )
        )

    def _law_says_paragraph(self) -> bool:
        return any(_CALLED_PARAGRAPH.search(p.words) for p in self.pieces if isinstance(p, Piece)) or (
            self.paragraph is not None and self.paragraph.implicit and self.root.kind is Kind.REPEATED_ARTICLE
        )

    def _lift(self, owner: Draft) -> Draft:
        """Capital units that the law itself calls fıkra stand directly under the article."""
        if owner.implicit:
            self.root.children.remove(owner)
        self.frames[0].owner = self.root
        return self.root

    # words without a mark

    def _is_point_heading(self, place: int) -> bool:
        piece = self.pieces[place]
        following = self.marks[place + 1] if place + 1 < len(self.marks) else None
        if not isinstance(piece, Piece) or not following or following.form != "close" or not _is_short_title(piece):
            return False
        if not (self.paragraph and (self.paragraph.end > self.paragraph.start or self.frames)):
            return False
        return self._continues(following) or (
            not self.frames
            and any(marks.opens(k, v) for k, v in following.readings)
            and self._ends_with_colon(self.paragraph)
        )

    def _text(self, place: int, piece: Piece) -> None:
        if self.paragraph is None and not self.root.children and self._is_own_text(piece):
            return
        if _EXAMPLE.match(piece.words):
            holder = self.paragraph or self.root
            holder.add(draft(Kind.EXAMPLE, holder.count(Kind.EXAMPLE) + 1, piece.start, piece.end))
            return
        if self._extends_example(piece):
            return
        if self.defining and not self.frames and self._defined(piece):
            return
        if self.frames and self._in_list(place, piece):
            return
        self._new_paragraph(piece)

    def _is_own_text(self, piece: Piece) -> bool:
        """Annotations right behind the head speak of the whole article and are its own text."""
        if self.quoted:
            return False
        view = self.source.view
        if piece.words.startswith("(") and piece.words.rstrip(".").endswith(")") and _one_bracket(piece.words):
            self.root.end = piece.end
            return True
        end = leading_end(view, piece.start, piece.end)
        notes = annotations_in(self.source.words(piece.start, end))
        if end == piece.start or not all(of_the_whole(note) for note in notes):
            return False
        self.root.end = end
        start, close = self.source.strip(end, piece.end)
        if start < close:
            rest = Piece(start, close, self.source.words(start, close))
            mark = marks.mark_at(view, start, close)
            if not (mark and self._unit(0, rest, mark, None)):
                self._new_paragraph(rest)
        return True

    def _extends_example(self, piece: Piece) -> bool:
        holder = self.paragraph or self.root
        last = holder.children[-1] if holder.children else None
        if last is None or last.kind is not Kind.EXAMPLE:
            return False
        last.end = piece.end
        return True

    def _defined(self, piece: Piece) -> bool:
        holder = self.paragraph
        if holder is None:
            return False
        if piece.words[0].islower() or not _TERM.match(piece.words):
            if holder.count(Kind.DEFINITION):
                self.defining = False
                if piece.words[0].islower():
                    holder.add(draft(Kind.CLOSING, None, piece.start, piece.end))
                    return True
            return False
        holder.add(draft(Kind.DEFINITION, holder.count(Kind.DEFINITION) + 1, piece.start, piece.end))
        return True

    def _in_list(self, place: int, piece: Piece) -> bool:
        """Words after an item: closing words, a paragraph of the item, or (False) the next paragraph."""
        frame = self.frames[-1]
        if frame.closed:
            return False
        if only_annotation(piece.words) and _REPEALED_POINT.search(piece.words) and status_of(piece.words):
            owner = self.frames[0].owner
            owner.add(draft(Kind.SUBPARAGRAPH, "?", piece.start, piece.end))
            return True
        ends = self.source.words(max(frame.item.start, frame.item.end - 40), frame.item.end)
        ends = re.sub(r"(?:\s*(?:\[\d+\]|\(…\)))+$", "", ends).rstrip()
        depth = self._continued(place)
        if self._is_title_only(frame.item) or (frame.item.children and frame.item.children[-1].kind is Kind.TEXT):
            self._item_paragraph(frame.item, piece)
            return True
        if piece.words[0].islower() or (ends.endswith((",", ";")) and not status_of(piece.words)):
            self._close_list(piece, depth)
            return True
        if depth == len(self.frames) - 1 or (depth is None and frame.kind == "upper"):
            self._item_paragraph(frame.item, piece)
            return True
        if depth is not None:
            self._item_paragraph(self.frames[depth].item, piece)
            return True
        return False

    def _continued(self, place: int) -> int | None:
        """The depth of the open list that a later mark goes on with, or None."""
        for mark in self.marks[place + 1 : place + 12]:
            if not mark:
                continue
            if mark.form == "paren" and mark.glyph.isdigit():
                return None
            for depth in range(len(self.frames) - 1, -1, -1):
                frame = self.frames[depth]
                for kind, value in mark.readings:
                    if kind == frame.kind and mark.form == frame.form and marks.follows(kind, frame.last, value):
                        return depth
            if any(marks.opens(kind, value) for kind, value in mark.readings):
                return None
        return None

    def _is_title_only(self, item: Draft) -> bool:
        words = self.source.words(item.words, min(item.end, item.words + 120))
        return bool(_TITLE_ONLY.fullmatch(words)) and not any(c.kind is Kind.ITEM for c in item.children)

    def _item_paragraph(self, item: Draft, piece: Piece) -> None:
        first = 1 if self._is_title_only(item) else 2
        item.add(draft(Kind.TEXT, item.count(Kind.TEXT) + first, piece.start, piece.end))

    def _close_list(self, piece: Piece, depth: int | None) -> None:
        if depth is not None and depth < len(self.frames) - 1:
            owner = self.frames[depth + 1].owner
            owner.add(draft(Kind.CLOSING, None, piece.start, piece.end))
            return
        self.frames[0].owner.add(draft(Kind.CLOSING, None, piece.start, piece.end))
        for frame in self.frames:
            frame.closed = True

    def _new_paragraph(self, piece: Piece) -> None:
        current = self.paragraph
        if self.quoted and current is None and not self.frames:
            self.root.add(draft(Kind.TEXT, self.root.count(Kind.TEXT) + 1, piece.start, piece.end))
            return
        if current and current.label:
            current.add(draft(Kind.TEXT, current.count(Kind.TEXT) + 2, piece.start, piece.end))
            return
        if current is None and self.root.count(Kind.PARAGRAPH) == 0:
            number = 1
        else:
            number = int(current.number or 0) + 1 if current else 1
        self.frames = []
        self.paragraph = self.root.add(draft(Kind.PARAGRAPH, number, piece.start, piece.end))
        self.defining = self._defines(piece)


def _is_cell(piece: Piece | Quotation) -> bool:
    return isinstance(piece, Piece) and len(piece.words) <= 100 and piece.words[-1] not in ".;:,”"


def _is_short_title(piece: Piece) -> bool:
    return (
        len(piece.words) <= 80
        and piece.words[0].isupper()
        and (piece.words.endswith(":") or is_open(piece.words))
        and not _EXAMPLE.match(piece.words)
    )


def _one_bracket(words: str) -> bool:
    depth = 0
    for place, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and place < len(words) - 2:
            return False
    return depth == 0
