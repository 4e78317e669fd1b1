"""Marked units inside an article: numbered paragraphs, points, items, dashes."""

import re
from functools import cached_property

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment import marks
from nlp.segment.annotations import leading_end
from nlp.segment.lines import Piece
from nlp.segment.marks import Mark
from nlp.segment.printed import is_open
from nlp.segment.standing import Standing
from nlp.segment.tree import Draft, draft

_CALLED_PARAGRAPH = re.compile(r"\(([A-Z])\)\s+fıkra|[Bb]u fıkranın diğer paragraf")


class MarkedUnits:
    """Hangs the marked pieces of one article."""

    def __init__(self, at: Standing) -> None:
        self.at = at

    def read(self, place: int, piece: Piece, mark: Mark, heading: Piece | None) -> bool:
        """Hangs a marked piece in its place; False where its mark opens no unit."""
        if self._is_paragraph_mark(place, mark):
            self._open_paragraph(piece, mark)
            return True
        found = self.at.lists.place(place, mark)
        if found is None:
            return False
        depth, value, glyph = found
        item = self._item(piece, mark, depth, glyph)
        if heading:
            item.heading = (heading.start, heading.end)
        frame = self.at.lists.frames[depth] if depth < len(self.at.lists.frames) else None
        if frame:
            frame.last, frame.item, frame.closed = value, item, False
            del self.at.lists.frames[depth + 1 :]
        self._nested(piece, mark)
        return True

    def _is_paragraph_mark(self, place: int, mark: Mark) -> bool:
        """Whether a number opens a paragraph of the article, not a point of an open list."""
        if not mark.glyph.isdigit() or mark.form == "bullet":
            return False
        if mark.glyph == "1" and self._is_bare_label():
            return False
        current = self.at.paragraph
        is_torn = mark.form == "paren" and self.at.source.view[mark.end - 1] != ")"  # its bracket is lost
        if self.at.quoted and current is None and mark.form != "paren" and self._is_announced(mark):
            return False
        if current is None:
            return (mark.form == "paren" and not is_torn) or not self.at.root.children or self.at.quoted
        if current.kind is not Kind.PARAGRAPH:
            return False
        form = self._form_of(current)
        step = int(mark.glyph) - int(current.number or 0)
        if form == "paren" and step == 1 and mark.form == "close" and not self.at.lists.continues(mark):
            return not self.at.lists.frames or not self.at.lists.ends_with_colon(self.at.lists.frames[-1].item)
        if is_torn:
            return form == "paren" and step == 1
        if mark.form == "paren" and form is None:
            return self._may_begin(mark, step) and not self._is_note_mark(place, mark, current)
        if mark.form == "paren":
            return form == "paren" and self._may_follow(place, step)
        return form == mark.form and step == 1 and not self.at.lists.continues(mark)

    def _is_announced(self, mark: Mark) -> bool:
        """Whether quoted words that a list completes stand before, or its points."""
        if self.at.lists.continues(mark):
            return True
        before = self.at.root.children[-1] if self.at.root.children else None
        return before is not None and before.kind is Kind.TEXT and self.at.lists.ends_with_colon(before)

    def _is_bare_label(self) -> bool:
        """Whether the open item is nothing but its mark: `c)` over `(1) …`."""
        frames = self.at.lists.frames
        return bool(frames) and not frames[-1].closed and frames[-1].item.words >= frames[-1].item.end

    def _may_begin(self, mark: Mark, step: int) -> bool:
        """Whether numbered paragraphs can begin behind unnumbered ones, or go on with their count."""
        frames = self.at.lists.frames
        if frames and (self.at.lists.ends_with_colon(frames[-1].item) or self.at.lists.continues(mark)):
            return False
        return int(mark.glyph) == 1 or (step > 0 and not frames)

    def is_bare_note(self, place: int, piece: Piece, mark: Mark) -> bool:
        """Whether a piece is nothing but the mark of a footnote, in an article whose paragraphs bear no numbers."""
        current = self.at.paragraph
        if current is None or mark.end < piece.end or mark.form != "paren" or not mark.glyph.isdigit():
            return False
        return self._form_of(current) != "paren" and self._is_note_mark(place, mark, self.at.last)

    def _is_note_mark(self, place: int, mark: Mark, current: Draft) -> bool:
        """Whether `(1)` behind a whole unnumbered sentence is the mark of a footnote: no `(2)` comes."""
        if mark.glyph != "1" or not self.at.source.words(max(current.start, current.end - 5), current.end).endswith(
            "."
        ):
            return False
        return not any(later and (later.form, later.glyph) == ("paren", "2") for later in self.at.marks[place + 1 :])

    def _may_follow(self, place: int, step: int) -> bool:
        """Whether a numbered paragraph can stand so many steps after the last; a far one must be a whole sentence."""
        piece = self.at.pieces[place]
        return step == 1 or (0 < step <= 30 and isinstance(piece, Piece) and not is_open(piece.words))

    def _form_of(self, paragraph: Draft) -> str | None:
        """How the paragraphs of the article are numbered, as its first numbered one is; None where this one is not."""
        if not paragraph.label:
            return None
        numbered = (child.label for child in self.at.root.children if child.kind is Kind.PARAGRAPH and child.label)
        found = marks.mark_at(self.at.source.view, *next(numbered, paragraph.label))
        return found.form if found else "paren"  # of which a bracket is lost

    def _open_paragraph(self, piece: Piece, mark: Mark) -> None:
        if self.at.paragraph and int(mark.glyph) == 1:
            self.release(self.at.paragraph, [self.at.paragraph])
        label = (mark.start, mark.end)
        number = int(mark.glyph)
        made = draft(Kind.PARAGRAPH, number, mark.start, piece.end, label=label, words=mark.end)
        self.at.open(self.at.root.add(made))
        self._nested(piece, mark)

    def release(self, lead: Draft, all_of_it: list[Draft]) -> None:
        """An unmarked lead before the first marked unit is the article's own text."""
        if lead.label or lead.children or self.at.root.children != all_of_it:
            return
        self.at.root.children.remove(lead)
        self.at.root.counts[lead.kind] -= 1
        self.at.root.end = lead.end

    def _nested(self, piece: Piece, mark: Mark) -> None:
        """A second mark right behind the first, and a third behind that: `(1) a) 1) …`."""
        noted = leading_end(self.at.source.view, mark.end, piece.end)
        start, end = self.at.source.strip(noted, piece.end)
        inner = marks.mark_at(self.at.source.view, start, end) if start < end else None
        if not inner or inner.form in {"dash", "bullet", "dot"}:
            self.at.defining = self.at.defines(piece)
            return
        if noted > mark.end and inner.form == "paren" and inner.glyph.isdigit():
            return  # the mark of a footnote on the annotation
        if any(marks.opens(kind, value) for kind, value in inner.readings) and inner.end < end:
            holder = self.at.lists.frames[-1].item if self.at.lists.frames else self.at.paragraph
            if holder:
                holder.end = noted
                self._start_list(Piece(start, end, self.at.source.words(start, end)), inner)

    def _start_list(self, piece: Piece, mark: Mark) -> None:
        kind, value = next((k, v) for k, v in mark.readings if marks.opens(k, v))
        self.at.lists.push(kind, mark.form, value)
        item = self._item(piece, mark, len(self.at.lists.frames) - 1, mark.glyph)
        self.at.lists.frames[-1].item = item
        self._nested(piece, mark)

    def _item(self, piece: Piece, mark: Mark, depth: int, glyph: str) -> Draft:
        owner = self.at.lists.frames[depth].owner
        if mark.form == "bullet":
            kind, number = Kind.DASH, str(owner.count(Kind.DASH) + 1)
        else:
            inner = owner.kind in {Kind.SUBPARAGRAPH, Kind.ITEM}
            kind, number = Kind.ITEM if inner else Kind.SUBPARAGRAPH, glyph
        if depth == 0 and owner is self.at.paragraph and glyph == "A" and self._law_says_paragraph():
            owner = self._lift(owner)
        return owner.add(
            draft(
                kind,
                number,
                mark.start,
                piece.end,
                label=(mark.start, mark.end),
                words=mark.end,
                confidence=1.0 if glyph == mark.glyph else 0.8,
            )
        )

    @cached_property
    def _is_called_paragraph(self) -> bool:
        return any(_CALLED_PARAGRAPH.search(p.words) for p in self.at.pieces if isinstance(p, Piece))

    def _law_says_paragraph(self) -> bool:
        return self._is_called_paragraph or (
            self.at.paragraph is not None and self.at.paragraph.implicit and self.at.root.kind is Kind.REPEATED_ARTICLE
        )

    def _lift(self, owner: Draft) -> Draft:
        """Capital units that the law itself calls fıkra stand directly under the article."""
        if owner.implicit:
            self.at.root.children.remove(owner)
        self.at.lists.frames[0].owner = self.at.root
        return self.at.root
