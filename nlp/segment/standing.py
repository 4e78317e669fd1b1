"""Where the reader of an article stands: its pieces and their marks, the open paragraph, the open lists."""

import re
from collections.abc import Sequence

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment import marks
from nlp.segment.lines import Piece
from nlp.segment.lists import OpenLists
from nlp.segment.quotations import Quotation
from nlp.segment.source import Source
from nlp.segment.tree import Draft, draft

_DEFINITIONS = re.compile(
    r"(?:geçen|uygulanmasında|uygulamasında|uygulanması bakımından|ifadesinden|deyiminden|kısaltmalar)[^.]{0,60}[;:,]?$"
)
_LONG = 400
_ANNOUNCED = 90
"""The signs at the end of a piece in which it announces definitions."""


class Standing:
    """The state that the readers of one article (or of one quotation) share."""

    def __init__(self, source: Source, root: Draft, pieces: Sequence[Piece | Quotation]) -> None:
        self.source, self.root, self.pieces = source, root, pieces
        self.paragraph: Draft | None = None
        self.defining = False
        self.marks = [self._mark(piece) if isinstance(piece, Piece) else None for piece in pieces]
        self.lists = OpenLists(source, root, self.marks, self._owner)
        self.quoted = root.kind is Kind.QUOTATION

    def _mark(self, piece: Piece) -> marks.Mark | None:
        """The mark that opens a piece, also behind a quotation mark that was left around amended words."""
        if piece.is_note or not marks.may_be_marked(piece.words):
            return None
        quoted = piece.words[0] in '“"' and piece.end - piece.start > 1
        return marks.mark_at(self.source.view, piece.start + quoted, piece.end)

    @property
    def holder(self) -> Draft:
        """What an unnumbered part such as a table or an example hangs under."""
        return self.paragraph or self.root

    @property
    def last(self) -> Draft:
        """The unit that was read last."""
        unit = self.root
        while unit.children:
            unit = unit.children[-1]
        return unit

    @property
    def last_unit(self) -> Draft:
        """The unit that was read last, no note."""
        unit = self.root
        while inner := [child for child in unit.children[-3:] if child.kind is not Kind.FOOTNOTE]:
            unit = inner[-1]
        return unit

    def open(self, paragraph: Draft) -> None:
        """Makes a paragraph (or clause) the open one and leaves all lists."""
        self.paragraph, self.lists.frames, self.defining = paragraph, [], False

    def defines(self, piece: Piece) -> bool:
        """Whether a piece announces definitions: it does not stop with a sentence."""
        words = piece.words
        return words[-1] != "." and len(words) < _LONG and _DEFINITIONS.search(words[-_ANNOUNCED:]) is not None

    def _owner(self) -> Draft:
        if self.lists.frames:
            return self.lists.frames[-1].item
        if self.paragraph is None:
            if self.quoted:
                return self.root
            at = self.root.end
            self.paragraph = self.root.add(draft(Kind.PARAGRAPH, 1, at, at, implicit=True))
        return self.paragraph
