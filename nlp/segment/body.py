"""The inside of an article: paragraphs, lists, closing words, definitions, examples, quotations."""

import re
from collections.abc import Callable, Sequence

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment import marks
from nlp.segment.annotations import annotations_in, leading_end, of_the_whole, only_annotation, status_of
from nlp.segment.decimals import DecimalClauses
from nlp.segment.lines import EXAMPLE, Piece
from nlp.segment.lists import OpenLists
from nlp.segment.marks import Mark
from nlp.segment.printed import is_open
from nlp.segment.quotations import Quotation
from nlp.segment.source import Source
from nlp.segment.tables import cells_end, is_cells, rows_end
from nlp.segment.tree import Draft, draft

_DEFINITIONS = re.compile(
    r"(?:geçen|uygulanmasında|uygulamasında|uygulanması bakımından|ifadesinden|deyiminden|kısaltmalar)[^.]{0,60}[;:,]?$"
)
_TERM = re.compile(r"[^:;.]{2,160}?\s?[:;]\s*\S")
_TITLE_ONLY = re.compile(r"[A-ZÇĞİÖŞÜ][^.;:]{1,80}:")
_REPEALED_POINT = re.compile(r"\bbent\b", re.IGNORECASE)
_CALLED_PARAGRAPH = re.compile(r"\(([A-Z])\)\s+fıkra|[Bb]u fıkranın diğer paragraf")


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
        self.defining = False
        self.no_table_until = 0
        self.marks = [
            marks.mark_at(source.view, piece.start, piece.end) if isinstance(piece, Piece) else None for piece in pieces
        ]
        self.lists = OpenLists(source, self.marks, self._owner)
        self.quoted = root.kind is Kind.QUOTATION
        self.decimals = DecimalClauses(source, root)

    def read(self) -> None:
        """Reads all pieces."""
        heading: Piece | None = None
        table_end = 0
        for place, piece in enumerate(self.pieces):
            if place < table_end:
                continue
            if isinstance(piece, Quotation):
                target = (
                    self.lists.frames[-1].item if self.lists.frames and not self.lists.frames[-1].closed else self.root
                )
                self.quote(target, piece)
                continue
            mark = self.marks[place]
            if (table_end := self._table(place)) > place:
                continue
            if not mark and self._is_point_heading(place):
                heading = piece
                continue
            if not (self._decimal(piece) or (mark and self._unit(place, piece, mark, heading))):
                self._text(place, piece)
            heading = None

    def _decimal(self, piece: Piece) -> bool:
        lead = self.paragraph
        clause = self.decimals.open(piece)
        if not clause:
            return False
        if lead and len(self.decimals.known) == 1:
            self._release(lead, [lead, clause])
        self.paragraph, self.lists.frames, self.defining = clause, [], False
        return True

    def _table(self, place: int) -> int:
        """Reads the table that begins at `place`, its rows or cells a line each; gives the place behind it."""
        end = rows_end(self.pieces, place)
        if end == place and place >= self.no_table_until:
            end = cells_end(self.pieces, self.marks, place)
            if not is_cells(self.pieces[place:end]):
                self.no_table_until, end = end, place
        if end > place:
            holder = self.paragraph or self.root
            start, close = self.pieces[place].start, self.pieces[end - 1].end
            holder.add(draft(Kind.TABLE, holder.count(Kind.TABLE) + 1, start, close))
        return end

    # marks

    def _unit(self, place: int, piece: Piece, mark: Mark, heading: Piece | None) -> bool:
        if self._is_paragraph_mark(place, mark):
            self._open_paragraph(piece, mark)
            return True
        found = self.lists.place(place, mark)
        if found is None:
            return False
        depth, value, glyph = found
        item = self._item(piece, mark, depth, glyph)
        if heading:
            item.heading = (heading.start, heading.end)
        frame = self.lists.frames[depth] if depth < len(self.lists.frames) else None
        if frame:
            frame.last, frame.item, frame.closed = value, item, False
            del self.lists.frames[depth + 1 :]
        self._nested(piece, mark)
        return True

    def _is_paragraph_mark(self, place: int, mark: Mark) -> bool:
        if not mark.glyph.isdigit() or mark.form == "bullet":
            return False
        value = int(mark.glyph)
        current = self.paragraph
        if current is None:
            return not self.root.children or self.quoted if mark.form != "paren" else True
        if current.kind is not Kind.PARAGRAPH:
            return False
        form = self._form_of(current)
        if mark.form == "paren":
            if form is None:
                if self.lists.frames and (
                    self.lists.ends_with_colon(self.lists.frames[-1].item) or self.lists.continues(mark)
                ):
                    return False
                return value == 1 or (value > int(current.number or 0) and not self.lists.frames)
            return form == "paren" and self._may_follow(place, value - int(current.number or 0))
        return form == mark.form and value == int(current.number or 0) + 1 and not self.lists.continues(mark)

    def _may_follow(self, place: int, step: int) -> bool:
        """Whether a numbered paragraph can stand so many steps after the last; a far one must be a whole sentence."""
        piece = self.pieces[place]
        return step == 1 or (0 < step <= 30 and isinstance(piece, Piece) and not is_open(piece.words))

    def _form_of(self, paragraph: Draft) -> str | None:
        if not paragraph.label:
            return None
        found = marks.mark_at(self.source.view, *paragraph.label)
        return found.form if found else None

    def _open_paragraph(self, piece: Piece, mark: Mark) -> None:
        self._release_lead(mark)
        self.lists.frames, self.defining = [], False
        self.paragraph = self.root.add(
            draft(Kind.PARAGRAPH, int(mark.glyph), piece.start, piece.end, label=(mark.start, mark.end), words=mark.end)
        )
        self._nested(piece, mark)

    def _release_lead(self, mark: Mark) -> None:
        if self.paragraph and int(mark.glyph) == 1:
            self._release(self.paragraph, [self.paragraph])

    def _release(self, lead: Draft, all_of_it: list[Draft]) -> None:
        """An unmarked lead before the first marked unit is the article's own text."""
        if lead.label or lead.children or self.root.children != all_of_it:
            return
        self.root.children.remove(lead)
        self.root.counts[lead.kind] -= 1
        self.root.end = lead.end

    def _nested(self, piece: Piece, mark: Mark) -> None:
        """A second mark right behind the first: `(1) a) …`."""
        start, end = self.source.strip(mark.end, piece.end)
        inner = marks.mark_at(self.source.view, start, end) if start < end else None
        if not inner or inner.form in {"dash", "bullet", "dot"}:
            self.defining = self._defines(piece)
            return
        if any(marks.opens(kind, value) for kind, value in inner.readings) and inner.end < end:
            holder = self.lists.frames[-1].item if self.lists.frames else self.paragraph
            if holder:
                holder.end = mark.end
                self._start_list(Piece(start, end, self.source.words(start, end)), inner)

    def _defines(self, piece: Piece) -> bool:
        return bool(_DEFINITIONS.search(piece.words)) and len(piece.words) < 400

    def _start_list(self, piece: Piece, mark: Mark) -> None:
        kind, value = next((k, v) for k, v in mark.readings if marks.opens(k, v))
        self.lists.push(kind, mark.form, value)
        item = self._item(piece, mark, len(self.lists.frames) - 1, mark.glyph)
        self.lists.frames[-1].item = item

    def _owner(self) -> Draft:
        if self.lists.frames:
            return self.lists.frames[-1].item
        if self.paragraph is None:
            if self.quoted:
                return self.root
            at = self.root.end
            self.paragraph = self.root.add(draft(Kind.PARAGRAPH, 1, at, at, implicit=True))
        return self.paragraph

    def _item(self, piece: Piece, mark: Mark, depth: int, glyph: str) -> Draft:
        owner = self.lists.frames[depth].owner
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
        self.lists.frames[0].owner = self.root
        return self.root

    # words without a mark

    def _is_point_heading(self, place: int) -> bool:
        piece = self.pieces[place]
        following = self.marks[place + 1] if place + 1 < len(self.marks) else None
        if not isinstance(piece, Piece) or not following or following.form != "close" or not _is_short_title(piece):
            return False
        if not (self.paragraph and (self.paragraph.end > self.paragraph.start or self.lists.frames)):
            return False
        return self.lists.continues(following) or (
            not self.lists.frames
            and any(marks.opens(k, v) for k, v in following.readings)
            and self.lists.ends_with_colon(self.paragraph)
        )

    def _text(self, place: int, piece: Piece) -> None:
        if self.paragraph is None and not self.root.children and self._is_own_text(piece):
            return
        if EXAMPLE.match(piece.words):
            holder = self.paragraph or self.root
            holder.add(draft(Kind.EXAMPLE, holder.count(Kind.EXAMPLE) + 1, piece.start, piece.end))
            return
        if self._extends_example(piece):
            return
        if self.defining and not self.lists.frames and self._defined(piece):
            return
        if self.lists.frames and self._in_list(place, piece):
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
        frame = self.lists.frames[-1]
        if frame.closed:
            return False
        if only_annotation(piece.words) and _REPEALED_POINT.search(piece.words) and status_of(piece.words):
            owner = self.lists.frames[0].owner
            owner.add(draft(Kind.SUBPARAGRAPH, "?", piece.start, piece.end))
            return True
        ends = self.source.words(max(frame.item.start, frame.item.end - 40), frame.item.end)
        ends = re.sub(r"(?:\s*(?:\[\d+\]|\(…\)))+$", "", ends).rstrip()
        depth = self.lists.continued(place)
        if self._is_title_only(frame.item) or (frame.item.children and frame.item.children[-1].kind is Kind.TEXT):
            self._item_paragraph(frame.item, piece)
            return True
        unfinished = ends.endswith((",", ";")) and depth != len(self.lists.frames) - 1
        if piece.words[0].islower() or (unfinished and not status_of(piece.words)):
            self._close_list(piece, depth)
            return True
        if depth == len(self.lists.frames) - 1 or (depth is None and frame.kind == "upper"):
            self._item_paragraph(frame.item, piece)
            return True
        if depth is not None:
            self._item_paragraph(self.lists.frames[depth].item, piece)
            return True
        return False

    def _is_title_only(self, item: Draft) -> bool:
        words = self.source.words(item.words, min(item.end, item.words + 120))
        return bool(_TITLE_ONLY.fullmatch(words)) and not any(c.kind is Kind.ITEM for c in item.children)

    def _item_paragraph(self, item: Draft, piece: Piece) -> None:
        first = 1 if self._is_title_only(item) else 2
        item.add(draft(Kind.TEXT, item.count(Kind.TEXT) + first, piece.start, piece.end))

    def _close_list(self, piece: Piece, depth: int | None) -> None:
        if depth is not None and depth < len(self.lists.frames) - 1:
            owner = self.lists.frames[depth + 1].owner
            owner.add(draft(Kind.CLOSING, None, piece.start, piece.end))
            return
        self.lists.frames[0].owner.add(draft(Kind.CLOSING, None, piece.start, piece.end))
        for frame in self.lists.frames:
            frame.closed = True

    def _new_paragraph(self, piece: Piece) -> None:
        current = self.paragraph
        if self.quoted and current is None and not self.lists.frames:
            self.root.add(draft(Kind.TEXT, self.root.count(Kind.TEXT) + 1, piece.start, piece.end))
            return
        if current and current.label:
            current.add(draft(Kind.TEXT, current.count(Kind.TEXT) + 2, piece.start, piece.end))
            return
        if current is None and self.root.count(Kind.PARAGRAPH) == 0:
            number = 1
        else:
            number = int(current.number or 0) + 1 if current else 1
        self.lists.frames = []
        self.paragraph = self.root.add(draft(Kind.PARAGRAPH, number, piece.start, piece.end))
        self.defining = self._defines(piece)


def _is_short_title(piece: Piece) -> bool:
    return (
        len(piece.words) <= 80
        and piece.words[0].isupper()
        and (piece.words.endswith(":") or is_open(piece.words))
        and not EXAMPLE.match(piece.words)
    )


def _one_bracket(words: str) -> bool:
    depth = 0
    for place, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and place < len(words) - 2:
            return False
    return depth == 0
