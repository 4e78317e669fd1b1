"""Words without a mark inside an article: paragraphs, definitions, examples, closing words, own text of the article."""

import re

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment import marks
from nlp.segment.annotations import annotations_in, is_repeal, leading_end, of_the_whole, only_annotation, status_of
from nlp.segment.lines import EXAMPLE, Piece
from nlp.segment.lists import Frame
from nlp.segment.marked import MarkedUnits
from nlp.segment.printed import is_open
from nlp.segment.standing import Standing
from nlp.segment.tree import Draft, draft

_TERM = re.compile(r"[^:;.]{2,160}?\s?[:;]\s*\S")
_TITLE_ONLY = re.compile(r"[A-ZÇĞİÖŞÜ][^.;:]{1,80}:")
# What a term means stands in the accusative: `Destek Birimi, …teknik personelin bulunduğu birimi,` has lost its colon.
_MEANT = re.compile(r"^[A-ZÇĞİÖŞÜ].*[ıiuü],$")
_DEFINES_ALL = re.compile(r"[İi]fade e(?:der|tmektedir)\.?")
_VERB_ALONE = re.compile(r"(?:\w+ ){0,2}\w+(?:[ae]r|[ıiuü]r|m[ae]z|[dt][ıiuü]r)(?:l[ae]r)?\.")
_NOTE_NUMBER = re.compile(r"\d{1,3}")
"""The number of a footnote that stands bare behind an annotation."""
_ANNOUNCES = re.compile(r"[dt][ıiuü]r\s?:$")
_ELECTRONIC = re.compile(r"[a-zçğıöşü]-[^\W\d_]")
_LETTERED = re.compile(r"[a-zçğıöşü]{1,2}\s?[-–—.)]\s")
_LONGEST_CLOSING = 120
_NEAR = 6
"""The units under which the items before the last one are looked for."""
_REPEALED_POINT = re.compile(r"\bbent\b", re.IGNORECASE)


class Prose:
    """Hangs the unmarked pieces of one article."""

    def __init__(self, at: Standing, units: MarkedUnits) -> None:
        self.at, self.units = at, units

    def is_point_heading(self, place: int) -> bool:
        """Whether an unmarked piece is the heading of the point that follows it."""
        piece = self.at.pieces[place]
        following = self.at.marks[place + 1] if place + 1 < len(self.at.marks) else None
        if not isinstance(piece, Piece) or not following or following.form != "close" or not _is_short_title(piece):
            return False
        if not (self.at.paragraph and (self.at.paragraph.end > self.at.paragraph.start or self.at.lists.frames)):
            return False
        if self.at.lists.continues(following):
            return True
        if not any(marks.opens(k, v) for k, v in following.readings):
            return False
        if not self.at.lists.frames:
            return self.at.lists.ends_with_colon(self.at.paragraph)
        is_titled = bool(self.at.paragraph.label) and _TITLE_ONLY.fullmatch(piece.words) is not None
        return is_titled and not _ANNOUNCES.search(piece.words) and self.at.lists.restarts(following)

    def read(self, place: int, piece: Piece) -> None:
        """Hangs an unmarked piece where its words belong."""
        if self.at.paragraph is None and not self.at.root.children and self._is_own_text(piece):
            return
        if EXAMPLE.match(piece.words):
            holder = self.at.holder
            holder.add(draft(Kind.EXAMPLE, holder.count(Kind.EXAMPLE) + 1, piece.start, piece.end))
            return
        if self._extends_example(piece):
            return
        if self.at.defining and not self.at.lists.frames and self._defined(piece):
            return
        if self.at.lists.frames and self._in_list(place, piece):
            return
        self._new_paragraph(piece)

    def _is_own_text(self, piece: Piece) -> bool:
        """Annotations right behind the head that speak of the whole article are its own text."""
        if self.at.quoted:
            return False
        if is_repeal(piece.words):
            self.at.root.end = piece.end
            return True
        view = self.at.source.view
        if piece.words.startswith("(") and piece.words.rstrip(".").endswith(")") and _one_bracket(piece.words):
            if not all(map(of_the_whole, annotations_in(piece.words))):
                return False  # "(Mülga birinci fıkra: …)" is what is left of that paragraph, not of the article
            self.at.root.end = piece.end
            return True
        end = leading_end(view, piece.start, piece.end)
        if end == piece.start:
            return False
        self.at.root.end = end
        start, close = self.at.source.strip(end, piece.end)
        if _NOTE_NUMBER.fullmatch(self.at.source.view, start, close):
            self.at.root.end = close
            return True
        if start < close:
            rest = Piece(start, close, self.at.source.words(start, close))
            mark = marks.mark_at(view, start, close)
            if not (mark and self.units.read(0, rest, mark, None)):
                self._new_paragraph(rest)
        return True

    def _extends_example(self, piece: Piece) -> bool:
        holder = self.at.holder
        last = holder.children[-1] if holder.children else None
        if last is None or last.kind is not Kind.EXAMPLE:
            return False
        last.end = piece.end
        return True

    def _defined(self, piece: Piece) -> bool:
        holder = self.at.paragraph
        if holder is None:
            return False
        closes = piece.words[0].islower() or _DEFINES_ALL.fullmatch(piece.words) is not None
        if closes or not (_TERM.match(piece.words) or (holder.count(Kind.DEFINITION) and _MEANT.search(piece.words))):
            if holder.count(Kind.DEFINITION):
                self.at.defining = False
                if closes:
                    holder.add(draft(Kind.CLOSING, None, piece.start, piece.end))
                    return True
            return False
        holder.add(draft(Kind.DEFINITION, holder.count(Kind.DEFINITION) + 1, piece.start, piece.end))
        return True

    def _in_list(self, place: int, piece: Piece) -> bool:
        """Words after an item: closing words, a paragraph of the item, or (False) the next paragraph."""
        frame = self.at.lists.frames[-1]
        depth = self.at.lists.continued(place)
        if frame.closed:
            return depth is not None and self._between_items(piece)
        if only_annotation(piece.words) and _REPEALED_POINT.search(piece.words) and status_of(piece.words):
            owner = self.at.lists.frames[0].owner
            owner.add(draft(Kind.SUBPARAGRAPH, "?", piece.start, piece.end))
            return True
        if self._is_title_only(frame.item) or (frame.item.children and frame.item.children[-1].kind is Kind.TEXT):
            self._item_paragraph(frame.item, piece)
            return True
        ends = self.at.source.words(max(frame.item.start, frame.item.end - 40), frame.item.end)
        ends = re.sub(r"(?:\s*(?:\[\d+\]|\(…\)))+$", "", ends).rstrip()
        innermost = depth == len(self.at.lists.frames) - 1
        unfinished = ends.endswith((",", ";")) and (not innermost or bool(_VERB_ALONE.fullmatch(piece.words)))
        is_small = piece.words[0].islower() and not _ELECTRONIC.match(piece.words)
        behind_repealed = _VERB_ALONE.fullmatch(piece.words) and self._is_repealed(frame.item)
        if is_small or behind_repealed or (unfinished and not status_of(piece.words)):
            self._close_list(piece, depth)
            return True
        if depth is None and (frame.kind != "upper" or self._enumerates(frame)):
            return False
        if depth is not None:
            del self.at.lists.frames[depth + 1 :]
        self._item_paragraph(self.at.lists.frames[-1].item, piece)
        return True

    def _is_repealed(self, item: Draft) -> bool:
        """Whether nothing but its annotation is left of an item."""
        return status_of(self.at.source.words(item.words, item.end)) is not None

    def _enumerates(self, frame: Frame) -> bool:
        """Whether the items right before the last one of a list are parts of one sentence: they end in commas."""
        near = frame.owner.children[-_NEAR:]
        items = [child for child in near if child.label and child is not frame.item]
        ends = [self.at.source.words(max(item.start, item.end - 5), item.end) for item in items]
        return bool(ends) and all(end.endswith((",", ";")) for end in ends)

    def _between_items(self, piece: Piece) -> bool:
        """Hangs a sentence behind closing words, where the list still goes on, under what holds the list."""
        owner = self.at.lists.frames[-1].owner
        owner.add(draft(Kind.TEXT, owner.count(Kind.TEXT) + 2, piece.start, piece.end))
        return True

    def _is_title_only(self, item: Draft) -> bool:
        words = self.at.source.words(item.words, min(item.end, item.words + 120))
        return bool(_TITLE_ONLY.fullmatch(words)) and not any(c.kind is Kind.ITEM for c in item.children)

    def _item_paragraph(self, item: Draft, piece: Piece) -> None:
        first = 1 if self._is_title_only(item) else 2
        item.add(draft(Kind.TEXT, item.count(Kind.TEXT) + first, piece.start, piece.end))

    def _close_list(self, piece: Piece, depth: int | None) -> None:
        """Hangs closing words under what holds the list they end: all lists where none goes on (`depth` is None)."""
        frames = self.at.lists.frames
        ended = 0 if depth is None else min(depth + 1, len(frames) - 1)
        frames[ended].owner.add(draft(Kind.CLOSING, None, piece.start, piece.end))
        if depth is not None and depth < ended:
            del frames[ended:]
        else:
            self.at.lists.close(ended)

    def _new_paragraph(self, piece: Piece) -> None:
        current = self.at.paragraph
        if self.at.quoted and current is None and not self.at.lists.frames:
            self.at.root.add(draft(Kind.TEXT, self.at.root.count(Kind.TEXT) + 1, piece.start, piece.end))
            return
        if current and current.label:
            self.at.lists.close()
            if _goes_on_small(piece):
                current.add(draft(Kind.CLOSING, None, piece.start, piece.end))
                return
            current.add(draft(Kind.TEXT, current.count(Kind.TEXT) + 2, piece.start, piece.end))
            return
        if current is None and self.at.root.count(Kind.PARAGRAPH) == 0:
            number = 1
        else:
            number = int(current.number or 0) + 1 if current else 1
        self.at.lists.frames = []
        self.at.paragraph = self.at.root.add(draft(Kind.PARAGRAPH, number, piece.start, piece.end))
        self.at.defining = self.at.defines(piece)


def _is_short_title(piece: Piece) -> bool:
    return (
        len(piece.words) <= 80
        and piece.words[0].isupper()
        and (piece.words.endswith(":") or is_open(piece.words))
        and not EXAMPLE.match(piece.words)
    )


def _goes_on_small(piece: Piece) -> bool:
    """Whether words end the sentence that a formula or quoted words part from its beginning: `… hesaplanır:`, a row
    without words, `ifade eder.`; `e-Devlet …` and `b- Üye …` begin one of their own."""
    small = piece.words[0].islower() and len(piece.words) <= _LONGEST_CLOSING
    begins = _ELECTRONIC.match(piece.words) or _LETTERED.match(piece.words)
    return small and not begins and piece.words.rstrip('”"').endswith(".")


def _one_bracket(words: str) -> bool:
    depth = 0
    for place, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and place < len(words) - 2:
            return False
    return depth == 0
