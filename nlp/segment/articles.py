"""Texts with articles: divisions, titles before articles, the articles and what is quoted inside them."""

import re
from dataclasses import dataclass, field

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment import marks
from nlp.segment.annotations import ANNOTATION
from nlp.segment.body import BodyReader
from nlp.segment.divisions import own_lines, titles_under
from nlp.segment.end_notes import page_note
from nlp.segment.front import read_front
from nlp.segment.heads import RANK, ArticleHead, DivisionHead, Head
from nlp.segment.lines import Piece
from nlp.segment.outline import OutlineReader
from nlp.segment.own_titles import is_bracketed, own_title, stand_below
from nlp.segment.printed import is_open
from nlp.segment.quotations import Quotation
from nlp.segment.section_titles import opens_sections
from nlp.segment.source import Source
from nlp.segment.title_lines import looks_like_title
from nlp.segment.tree import Draft, draft

_FIRST_TITLE = re.compile(
    r"(?:(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s?[.)-]\s*)?(?:AMAÇ|KAPSAM|DAYANAK|HUKUKİ|TANIM|GENEL|KONU|BAŞLANGIÇ|GİRİŞ"
    r"|(?!T\.C|.*\s:|.*:\s*\d|.*\d{4})[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]+(?![^\s]*[A-ZÇĞİÖŞÜ]{3}))"
)

_ANNOUNCES = re.compile(r"(?<![Mm]ü)[dt][ıiuü]r(?:l[ae]r)?\s?:$")
"""How a sentence ends that what stands below goes on with: `… anlaşmışlardır:`."""
_FINITE = re.compile(r"\w\s(?:\w{2,}(?:[ıiuü][ln]|[ae]n)[ıiuü]r|\w+(?:m[ae]kt[ae]|[ae]c[ae]k|m[ıiuü]ş)[dt][ıiuü]r)$")
"""How a sentence ends that has lost its full stop: `Ücret her yıl güncellenir`."""
_GROUP_TITLE = re.compile(r"[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]+(?: (?:ve|ile|veya|[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]+)){0,6}")

Item = Piece | Quotation


@dataclass
class _State:
    """Where the reader stands: open divisions, side headings in force, the open article."""

    divisions: list[tuple[int, str]] = field(default_factory=list)
    chain: list[tuple[str, int, str]] = field(default_factory=list)
    groups: int = 0
    side_headings: int = 0
    division: Draft | None = None
    article: Draft | None = None
    last: int = 0


def _is_cell(item: Item | None) -> bool:
    """Whether a piece stops without any sign: a cell of a table, not the words before a title."""
    return isinstance(item, Piece) and is_open(item.words)


class ArticleReader:
    """Reads the pieces of a text with articles into `roots`."""

    def __init__(self, source: Source, quoted: bool = False) -> None:
        self.source, self.quoted = source, quoted
        self.roots: list[Draft] = []
        self.state = _State()
        self.below = False

    def read(self, items: list[Item]) -> list[Draft]:
        """Top-level drafts in reading order."""
        self.below = stand_below(self.source, items)
        pending: list[Item] = []
        for place, item in enumerate(items):
            head = item.head if isinstance(item, Piece) else None
            if head is None:
                pending.append(item)
                continue
            bracketed = is_bracketed(items, place)
            body, titles = self._split(pending, head)
            self._finish(body)
            pending = []
            if isinstance(head, DivisionHead):
                self._titles(titles, None)
                self._open_division(head)
            else:
                self._open_article(head, self._titles(titles, head, bracketed))
        self._finish(pending)
        return self.roots

    # titles

    def _split(self, pending: list[Item], head: Head) -> tuple[list[Item], list[Piece]]:
        """What belongs to the unit before, and the titles that stand before the next head."""
        if self.below and self.state.division is None:
            return pending, []
        if not self.quoted and self.state.article is None and self.state.division is None:
            return self._split_front(pending, head)
        if self._is_untitled() and (titles := titles_under(pending)):
            return [], titles
        at, first = len(pending), 1 if self._is_on_the_line_of_the_head(pending) else 0
        while at > first and self._is_title(pending[at - 1]) and not self._goes_on_with_a_list(pending, at - 1):
            if at < len(pending) and not self._may_chain(pending[at - 1], pending[at - 2] if at > 1 else None):
                break
            at -= 1
        return pending[:at], [item for item in pending[at:] if isinstance(item, Piece)]

    def _is_on_the_line_of_the_head(self, pending: list[Item]) -> bool:
        """Whether what follows the head of the open article stands on its line: its words, no title of the next one."""
        article = self.state.article
        if not pending or article is None or article.label is None:
            return False
        return "\n" not in self.source.view[article.label[1] : pending[0].start]

    def _is_untitled(self) -> bool:
        """Whether the head of a division was read last, and no title of it."""
        return self.state.division is not None and not self.state.division.heading and self.state.article is None

    def _split_front(self, pending: list[Item], head: Head) -> tuple[list[Item], list[Piece]]:
        """Before the first head only a line that is not of the document's own title belongs to what follows."""
        if isinstance(head, DivisionHead):
            return pending, []
        at = len(pending)
        while at > 0 and self._is_first_title(pending[at - 1], alone=at == len(pending)):
            at -= 1
        return pending[:at], [item for item in pending[at:] if isinstance(item, Piece)]

    def _is_first_title(self, item: Item, alone: bool) -> bool:
        if not isinstance(item, Piece) or not self._is_title(item):
            return False
        mark = marks.mark_at(self.source.view, item.start, item.end)
        if alone:
            return bool(_FIRST_TITLE.match(item.words))
        return (mark is not None and " : " not in item.words) or item.words.startswith("BAŞLANGIÇ")

    def _is_title(self, item: Item) -> bool:
        return (
            isinstance(item, Piece)
            and not item.is_note
            and looks_like_title(self.source, item.start, item.end)
            and not ANNOTATION.match(item.words)
            and not _ANNOUNCES.search(item.words)
            and not _FINITE.search(item.words)
        )

    def _goes_on_with_a_list(self, pending: list[Item], place: int) -> bool:
        """Whether a marked line without an end is the next point of the list that the line before it belongs to."""
        if place == 0:
            return False
        item, above = pending[place], pending[place - 1]
        mark = marks.mark_at(self.source.view, item.start, item.end)
        last = marks.mark_at(self.source.view, above.start, above.end) if mark else None
        if not last or not mark or last.form != mark.form or self._is_title(above):
            return False
        return any(k == kind and v == value + 1 for kind, value in last.readings for k, v in mark.readings)

    def _may_chain(self, item: Item, before: Item | None) -> bool:
        """Whether a title that another title follows can be one: right under a division, marked, or in capitals."""
        if self.state.article is None and self.state.division is not None:
            return True
        words = item.words if isinstance(item, Piece) else ""
        mark = marks.mark_at(self.source.view, item.start, item.end)
        return (
            (mark is not None and (mark.form == "dot" or not mark.glyph.islower()))
            or words.isupper()
            or (self.quoted and len(words) <= 60)
            or (mark is None and _GROUP_TITLE.fullmatch(words) is not None and not _is_cell(before))
        )

    def _titles(self, titles: list[Piece], head: ArticleHead | None, bracketed: bool = False) -> Piece | None:
        """Gives titles their places; hands back the one that is the next article's own."""
        if titles and self.state.division and self._is_untitled():
            count = own_lines(self.source, titles, head is not None and not bracketed)
            self.state.division.heading = (titles[0].start, titles[count - 1].end)
            self.state.division.end = self.state.division.words = titles[count - 1].end
            del titles[:count]
        own = titles.pop() if titles and head and not bracketed else None
        for title in titles:
            mark = marks.mark_at(self.source.view, title.start, title.end)
            if mark:
                self._chain(mark, title)
                self.state.side_headings += 1
                self.roots.append(draft(Kind.SIDE_HEADING, self.state.side_headings, title.start, title.end))
            else:
                self._open_group(title)
        if own and (mark := marks.mark_at(self.source.view, own.start, own.end)):
            self._chain(mark, own)
        return own

    def _chain(self, mark: marks.Mark, title: Piece) -> None:
        """Puts a marked title into the chain in force: it closes the one of its own class and all below."""
        chain = self.state.chain
        known = {kind: (depth, place) for depth, (kind, place, _) in enumerate(chain)}
        follows = [(k, v) for k, v in mark.readings if k in known and marks.follows(k, known[k][1], v)]
        opens = [(k, v) for k, v in mark.readings if marks.opens(k, v)]
        kind, value = next(iter([*follows, *opens, *mark.readings, (mark.form, 0)]))
        if kind in known:
            del chain[known[kind][0] :]
        chain.append((kind, value, title.words))

    # divisions

    def _open_group(self, title: Piece) -> None:
        self.state.groups += 1
        group = self._division(Kind.GROUP, str(self.state.groups), title.start, title.end)
        group.heading, group.words = (title.start, title.end), title.end

    def _open_division(self, head: DivisionHead) -> None:
        division = self._division(head.kind, head.number, head.start, head.end)
        division.label, division.words = (head.start, head.end), head.end
        self.state.division, self.state.article, self.state.chain = division, None, []

    def _division(self, kind: Kind, number: str, start: int, end: int) -> Draft:
        rank = RANK[kind]
        while self.state.divisions and self.state.divisions[-1][0] >= rank:
            self.state.divisions.pop()
        self.state.divisions.append((rank, f"{kind.value}:{number}"))
        made = Draft(self._container() or "", kind, start, end)
        self.roots.append(made)
        return made

    def _container(self) -> str | None:
        return "/".join(step for _, step in self.state.divisions) or None

    # articles

    def _open_article(self, head: ArticleHead, title: Piece | None) -> None:
        number = self._number(head)
        article = draft(head.kind, number, title.start if title else head.start, head.end)
        article.label, article.words = (head.start, head.end), head.end
        article.container = None if self.quoted else self._container()
        article.chain = tuple(words for _, _, words in self.state.chain)
        if title:
            article.heading = (title.start, title.end)
        self.state.article, self.state.division = article, None
        self.roots.append(article)

    def _number(self, head: ArticleHead) -> str:
        """The number as meant: an OCR letter in it gives way to the sequence."""
        expected = self.state.last + 1
        number = head.number
        if head.kind is Kind.ARTICLE:
            if not number[:1].isdigit() or any(sign in "İIlı|" for sign in number.split("-")[0]):
                number = str(expected)
            self.state.last = int(re.split(r"\D", number.replace("..", "+").split("+")[-1])[0] or expected)
        elif number == "?":
            number = "1"
        return number

    def _finish(self, body: list[Item]) -> None:
        """Reads what stands below the open article (or before the first one)."""
        article = self.state.article
        if article is None:
            self._before_articles(body)
            return
        if not article.heading and (title := own_title(self.source, article, body, self.below)):
            article.heading = title
            article.end = article.words = body[0].end
            body = body[1:]
        BodyReader(self.source, article, body, self.read_quotation).read()

    def _before_articles(self, body: list[Item]) -> None:
        pieces = [piece for item in body for piece in (item.pieces if isinstance(item, Quotation) else (item,))]
        notes = [page_note(piece) for piece in pieces if piece.is_note]
        pieces = [piece for piece in pieces if not piece.is_note]
        if self.quoted or self.state.division is not None:
            self.roots += [draft(Kind.TEXT, place, p.start, p.end) for place, p in enumerate(pieces, 1)]
        else:
            self.roots += read_front(pieces)
        if notes:
            self.roots = sorted([*self.roots, *notes], key=lambda root: root.start)

    def read_quotation(self, target: Draft, quotation: Quotation) -> None:
        """Hangs a quotation with its own tree under the unit that orders the change."""
        at = quotation.start
        node = target.add(draft(Kind.QUOTATION, target.count(Kind.QUOTATION) + 1, at, at))
        node.confidence = 1.0 if quotation.balanced else 0.5
        if any(isinstance(piece.head, ArticleHead) for piece in quotation.pieces):
            node.children += ArticleReader(self.source, quoted=True).read(list(quotation.pieces))
            return
        plain = [Piece(piece.start, piece.end, piece.words) for piece in quotation.pieces]
        if opens_sections(self.source, plain):
            node.children += OutlineReader(self.source, gazette=False).read_quoted(plain)
        else:
            BodyReader(self.source, node, list(plain), self.read_quotation).read()
