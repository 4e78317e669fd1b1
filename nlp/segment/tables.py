"""Tables inside provisions: rows that the extraction wrote with bars, and runs of cells, each a line of its own."""

from collections.abc import Sequence

from nlp.segment.lines import Piece
from nlp.segment.marks import Mark
from nlp.segment.quotations import Quotation

_CELL = 100
_BAR = " | "


def is_row(words: str) -> bool:
    """Whether a line is a row of a table whose cells are parted by bars."""
    return _BAR in words or words.startswith("| ") or words.endswith(" |")


def rows_end(pieces: Sequence[Piece | Quotation], place: int) -> int:
    """The place behind the rows that begin at `place` (`place` itself if there are none): at least two with bars."""
    end, bars, last = place, 0, place
    while end < len(pieces) and end - last < 8:
        piece = pieces[end]
        if not isinstance(piece, Piece) or piece.head:
            break
        if is_row(piece.words):
            bars, last = bars + 1, end + 1
        elif end == place or not _is_cell(piece):
            break
        end += 1
    return last if bars >= 2 else place


def block_end(pieces: Sequence[Piece], place: int) -> int:
    """The place behind the rows that follow each other from `place` on; `place` itself if they are fewer than two."""
    end = place
    while end < len(pieces) and is_row(pieces[end].words):
        end += 1
    return end if end - place > 1 else place


def cells_end(pieces: Sequence[Piece | Quotation], marks: Sequence[Mark | None], place: int) -> int:
    """The place behind a run of unmarked short lines without an end of a sentence that begins at `place`."""
    end = place
    while end < len(pieces) and marks[end] is None and _is_cell(pieces[end]):
        end += 1
    return end


def is_cells(pieces: Sequence[Piece | Quotation]) -> bool:
    """Whether a run of short lines reads like a table: six at least, a quarter of them figures."""
    cells = [piece for piece in pieces if isinstance(piece, Piece)]
    return len(cells) >= 6 and sum(cell.words[0].isdigit() for cell in cells) >= len(cells) // 4


def _is_cell(piece: Piece | Quotation) -> bool:
    return isinstance(piece, Piece) and len(piece.words) <= _CELL and piece.words[-1] not in ".;:,”"
