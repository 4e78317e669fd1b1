"""Decimal clauses inside an article, as specifications number them: `4.1.`, `4.1.2.` below `Madde 4`."""

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment import marks
from nlp.segment.lines import Piece
from nlp.segment.printed import is_open
from nlp.segment.source import Source
from nlp.segment.tree import Draft


class DecimalClauses:
    """The decimal clauses of one article that were read so far, by their numbers."""

    def __init__(self, source: Source, article: Draft) -> None:
        self.source, self.article = source, article
        self.known: dict[str, Draft] = {}

    def open(self, piece: Piece) -> Draft | None:
        """The clause that a piece opens, hung in its place; None where it opens none."""
        if not piece.words[0].isdecimal():
            return None
        found = marks.DECIMAL.match(self.source.view, piece.start, piece.end)
        if not found or not self._is_due(found["number"], found.end()):
            return None
        number = found["number"]
        start, end = self.source.strip(found.end(), piece.end)
        made = Draft(f"no:{number}", Kind.NUMBERED_PARAGRAPH, piece.start, piece.end, found.span(), found.end())
        words = self.source.words(start, end)
        if is_open(words) and len(words) <= 200:
            made.kind, made.heading, made.words = Kind.NUMBERED_HEADING, (start, end), end
        self.known[number] = made
        return self._above(number).add(made)

    def _is_due(self, number: str, behind: int) -> bool:
        """Whether a number belongs to this article and goes on with its clauses: `4.1` first, `4.3` after `4.2`."""
        above, _, last = number.rpartition(".")
        if number.partition(".")[0] != self.article.number:
            return False
        if f"{above}.{int(last) - 1}" in self.known:
            return True
        return marks.before_a_sentence(self.source.view, behind) and (last == "1" or bool(self.known))

    def _above(self, number: str) -> Draft:
        while number := number.rpartition(".")[0]:
            if number in self.known:
                return self.known[number]
        return self.article
