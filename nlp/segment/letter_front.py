"""The front of a letter: institution, `Sayı`, `Konu`, `İlgi`, the kind, the addressee, a title in capitals."""

from collections.abc import Callable, Sequence

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment import front, marks
from nlp.segment.closing import is_date
from nlp.segment.lines import Piece
from nlp.segment.printed import is_open
from nlp.segment.source import Source
from nlp.segment.tree import Draft, draft

Part = Callable[[Piece], Kind | None]


def read_letter_front(source: Source, pieces: Sequence[Piece], first: int, part: Part) -> tuple[list[Draft], int]:
    """The parts of a letter whose first labelled one is at `first`, and the place behind them; `part` names what a
    label says."""
    drafts = _masthead(pieces[:first])
    for at in range(first, len(pieces)):
        piece = pieces[at]
        kind = part(piece) or _unlabelled(piece)
        if kind is None and not _goes_on(source, drafts, pieces, at, part):
            return drafts, at
        if kind is None or (kind is Kind.TITLE and drafts[-1].kind is kind):
            drafts[-1].end = piece.end
        else:
            drafts.append(draft(kind, None, piece.start, piece.end))
    return drafts, len(pieces)


def _masthead(pieces: Sequence[Piece]) -> list[Draft]:
    """A date on the first line, then the institution."""
    dated = pieces[:1] if pieces and is_date(pieces[0].words) else ()
    drafts = [draft(Kind.DATE, None, piece.start, piece.end) for piece in dated]
    if named := pieces[len(dated) :]:
        drafts.append(draft(Kind.INSTITUTION, None, named[0].start, named[-1].end))
    return drafts


def _unlabelled(piece: Piece) -> Kind | None:
    if front.is_addressee(piece.words):
        return Kind.ADDRESSEE
    return Kind.TITLE if " " in piece.words and piece.words.isupper() else None


def _goes_on(source: Source, drafts: Sequence[Draft], pieces: Sequence[Piece], at: int, part: Part) -> bool:
    """Whether a line goes on with the references or with the subject above it."""
    if not drafts:
        return False
    if drafts[-1].kind is Kind.INTEREST:
        return _is_further_reference(source, drafts[-1], pieces[at])
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return (
        drafts[-1].kind is Kind.SUBJECT
        and is_open(pieces[at].words)
        and following is not None
        and (part(following) is not None or front.is_addressee(following.words))
    )


def _is_further_reference(source: Source, interest: Draft, piece: Piece) -> bool:
    """Whether a marked line goes on with the list that the line `İlgi : a) …` begins."""
    start, end = source.strip(source.view.find(":", interest.start) + 1, interest.end)
    first = marks.mark_at(source.view, start, end) if start < end else None
    mark = marks.mark_at(source.view, piece.start, piece.end)
    return mark is not None and (start == end or (first is not None and first.form == mark.form))
