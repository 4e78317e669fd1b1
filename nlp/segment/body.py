"""The inside of an article: marked units, words without a mark, clauses, tables, quotations."""

import re
from collections.abc import Callable, Sequence

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment.decimals import DecimalClauses
from nlp.segment.end_notes import page_note
from nlp.segment.lines import Piece
from nlp.segment.marked import MarkedUnits
from nlp.segment.marks import Mark
from nlp.segment.prose import Prose
from nlp.segment.quotations import Quotation
from nlp.segment.source import Source
from nlp.segment.standing import Standing
from nlp.segment.tables import cells_end, is_cells, rows_end
from nlp.segment.tree import Draft, draft

# A footnote at a page's end that says what an amendment changed: `84 2/7/2018 tarihli ve 703 sayılı KHK’nin …`.
FOOTNOTE = re.compile(
    r"(?P<number>\d{1,3})\s(?:\d{1,2}/\d{1,2}/\d{4}\starihli\sve\s\d{3,4}\ssayılı|Bu\s(?:değişiklik|ibare|madde|fıkra|bent|cümle))"
    r"\s.*(?:eklenmiştir|kaldırılmıştır|değiştirilmiştir|çıkarılmıştır|girer|edilmiştir|düzenlenmiştir)\.$"
)


class BodyReader:
    """Reads the pieces of one article (or of one quotation) into drafts under `root`."""

    def __init__(
        self,
        source: Source,
        root: Draft,
        pieces: Sequence[Piece | Quotation],
        quote: Callable[[Draft, Quotation], None],
    ) -> None:
        self.at, self.quote = Standing(source, root, pieces), quote
        self.units = MarkedUnits(self.at)
        self.prose = Prose(self.at, self.units)
        self.decimals = DecimalClauses(source, root)
        self.no_table_until = 0

    def read(self) -> None:
        """Reads all pieces."""
        heading: Piece | None = None
        behind_table = 0
        for place, piece in enumerate(self.at.pieces):
            if place < behind_table:
                continue
            if isinstance(piece, Quotation):
                self.quote(self._ordering_unit(), piece)
                continue
            if piece.is_note:
                self.at.last_unit.add(page_note(piece))
                continue
            if (behind_table := self._table(place)) > place:
                continue
            mark = self._mark(place, piece)
            if noted := FOOTNOTE.match(piece.words):
                self._footnote(piece, noted)
                continue
            if mark and self.units.is_bare_note(place, piece, mark):
                self.at.last.end = piece.end
                continue
            if not mark and self.prose.is_point_heading(place):
                heading = piece
                continue
            if not (self._decimal(piece) or (mark and self.units.read(place, piece, mark, heading))):
                self.prose.read(place, piece)
            heading = None

    def _mark(self, place: int, piece: Piece) -> Mark | None:
        """The mark of a piece; one behind a quotation mark only where it is the next one of what is open."""
        mark = self.at.marks[place]
        if not mark or mark.start == piece.start or self.at.lists.continues(mark):
            return mark
        known = self.at.paragraph.number if self.at.paragraph else None
        is_next = mark.form == "paren" and known and known.isdigit() and str(int(known) + 1) == mark.glyph
        return mark if is_next else None

    def _footnote(self, piece: Piece, noted: re.Match[str]) -> None:
        """Hangs the footnote of a printed page under the unit that its page ended in; what is open stays open."""
        frames = self.at.lists.frames
        holder = frames[-1].item if frames and not frames[-1].closed else self.at.holder
        label = (piece.start, piece.start + noted.end("number"))
        holder.add(draft(Kind.FOOTNOTE, noted["number"], piece.start, piece.end, label=label, words=label[1]))

    def _ordering_unit(self) -> Draft:
        """The unit that orders the change that a quotation carries out: the open point, else the article."""
        frames = self.at.lists.frames
        return frames[-1].item if frames and not frames[-1].closed else self.at.root

    def _decimal(self, piece: Piece) -> bool:
        lead = self.at.paragraph
        clause = self.decimals.open(piece)
        if not clause:
            return False
        if lead and len(self.decimals.known) == 1:
            self.units.release(lead, [lead, clause])
        self.at.open(clause)
        return True

    def _table(self, place: int) -> int:
        """Reads the table that begins at `place`, its rows or cells a line each; gives the place behind it."""
        pieces = self.at.pieces
        end = rows_end(pieces, place)
        if end == place and place >= self.no_table_until:
            end = cells_end(pieces, self.at.marks, place)
            if not is_cells(pieces[place:end]):
                self.no_table_until, end = end, place
        if end > place:
            holder = self._table_holder(end)
            number = holder.count(Kind.TABLE) + 1
            holder.add(draft(Kind.TABLE, number, pieces[place].start, pieces[end - 1].end))
        return end

    def _table_holder(self, end: int) -> Draft:
        """What a table that ends before `end` hangs under: the item whose list goes on, else the paragraph."""
        frames = self.at.lists.frames
        depth = self.at.lists.continued(end - 1) if frames and not frames[-1].closed else None
        if depth is None:
            self.at.lists.close()
            return self.at.holder
        del frames[depth + 1 :]
        return frames[depth].item
