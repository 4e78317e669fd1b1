"""What follows the provisions: unmerged provisions, the table of amendments, footnotes, annexes, signatures."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from dayanak.law.provision import ProvisionKind as Kind
from nlp.segment.annotations import ANNOTATION
from nlp.segment.closing import is_date, is_name
from nlp.segment.end_notes import notes_at_the_end
from nlp.segment.heads import ArticleHead
from nlp.segment.lines import Piece
from nlp.segment.marks import mark_at
from nlp.segment.tables import is_row
from nlp.segment.tree import Draft, draft

_UNMERGED = re.compile(r"(?:^|\s)(?:İŞLENEMEYEN|İŞLENMEYEN|İŞLENEMİYEN)\b")
_TABLE = re.compile(
    r"EK\s+VE\s+DEĞİŞİKLİK|DEĞİŞİKLİK\s+GETİREN|YÜRÜRLÜĞE\s+GİR(?:İŞ|DİĞİ|ME)\s+TARİH|DEĞİŞTİREN\s+(?:KANUN|MEVZUAT)"
)
_FOOTNOTE = re.compile(r"\[(\d{1,4}|\*{1,3})\]")
_WORDED = re.compile(rf"{_FOOTNOTE.pattern}[ \t]*[^\s\[]")
"""A mark with words behind it; alone on its line it ends the sentence above."""
_NOTICE = re.compile(r"Ek(?:ler)?i? için tıklayınız\.?")
_ANNEX = re.compile(
    r"(?!\(Ek\s?:)\(?(?:EK|Ek)\s?[-–:/]?\s?(?P<number>\d{1,3}(?:/[A-Z])?|[IVX]{1,5}|[A-Z])?\)?\s?[.:]?(?:\s?[-–:]\s?(?!\d).{0,120})?"
    r"|(?:EK|Ek)\s?[-–]?\s?(?P<titled>\d{1,3}(?:/[A-ZÇĞİÖŞÜ])?)\s(?=[A-ZÇĞİÖŞÜ(])[^.;]{3,120}"
)
_LIST = re.compile(
    r"(?:EK\s)?\(?(?:(?P<number>\d{1,2}|[IVX]{1,5})\)?\s?SAYILI\s(?:LİSTE|CETVEL|TABLO|TARİFE)"
    r"|(?P<lettered>[A-ZÇĞİÖŞÜ])\)?\s?(?:[-–]\s?|İŞARETLİ\s)?CETVELİ?)(?:\s.{0,160})?"
)
EXECUTION = re.compile(r"\b(?:Bu|İşbu)\s[^.]{3,160}\byürüt(?:ür(?:ler)?|ülür)\.\s?(?:\[\d+\])?$")
_EXECUTES = frozenset({"yürütür.", "yürütürler."})
"""What closes the formula where several execute an act, each in a point of its own."""
_FINAL = re.compile(r"\b(?:Bu|İşbu)\s[^.]{3,200}\b(?:yürüt(?:ür(?:ler)?|ülür)|yürürlüğe\sgirer)\s?\.?\s?(?:\[\d+\])?$")
# What institutions print behind their own acts: which decisions made and changed them.
_HISTORY = re.compile(
    r"(?:[A-ZÇĞİÖŞÜ][^.;:]{0,120}\s)?(?:Yönerge|Yönetmeli|Usul|Esas)[^.;:]{0,90}"
    r"(?:Değişiklik Yap|Kabul Edil|Yayımlan|Görüşül)[^.;:]{0,60}(?:Karar|Gazete)[^.;:]{0,40}"
)
_SEPARATORS = ".:-–—"
_OPEN_ENDED = frozenset({Kind.ANNEX, Kind.UNMERGED, Kind.TABLE, Kind.FOOTNOTE})


def split_tail(pieces: tuple[Piece, ...], notes_from: int) -> tuple[tuple[Piece, ...], list[Draft]]:
    """The pieces before the tail, and the drafts of the tail."""
    noted = notes_at_the_end(pieces)
    body, tail = _split_tail(pieces[: len(pieces) - len(noted)], notes_from)
    return body, [*tail, *noted]


def _split_tail(pieces: tuple[Piece, ...], notes_from: int) -> tuple[tuple[Piece, ...], list[Draft]]:
    heads = [i for i, piece in enumerate(pieces) if isinstance(piece.head, ArticleHead)]
    first = heads[0] if heads else len(pieces)
    dashed = max((i for i in heads if pieces[i].words[-1] in _SEPARATORS), default=0)
    executed = False
    for at in range(first, len(pieces)):
        piece = pieces[at]
        kind = _kind(piece, executed)
        if kind is Kind.ANNEX and at < dashed and _LIST.fullmatch(piece.words):
            continue
        if piece.start >= notes_from or kind or (_is_behind(pieces, heads, at) and _is_after(pieces[at - 1], piece)):
            return pieces[:at], _segments(pieces[at:], notes_from)
        executed = executed or ends_an_act(piece)
    return pieces, []


def _is_after(last: Piece, piece: Piece) -> bool:
    """Whether a piece is no provision, and the one before says when the act enters into force or who carries it out."""
    ended = _FINAL.search(last.words[-300:]) or _HISTORY.fullmatch(piece.words)
    return ended is not None and _is_no_provision(piece)


def _is_behind(pieces: Sequence[Piece], heads: Sequence[int], at: int) -> bool:
    """Whether a piece stands behind the words of an article that no further one of the act follows: none at all, or
    those of a contract or form that counts from 1 again."""
    place = bisect_left(heads, at)
    if at <= heads[place - 1] + 1:
        return False
    following = pieces[heads[place]].head if place < len(heads) else None
    return following is None or (
        isinstance(following, ArticleHead) and following.kind is Kind.ARTICLE and following.numeral == 1
    )


def ends_an_act(piece: Piece) -> bool:
    """Whether a piece ends with the formula of who executes an act."""
    words = piece.words[-240:]
    return piece.head is None and "yürüt" in words and (words in _EXECUTES or EXECUTION.search(words) is not None)


def opens_a_tail(piece: Piece) -> bool:
    """Whether a piece is the label of an annex, of unmerged provisions, of a table of amendments."""
    return _kind(piece, executed=True) is not None


def _is_no_provision(piece: Piece) -> bool:
    """Whether a piece behind the formula that ends an act is no further paragraph of its last article."""
    words = piece.words
    return not (words[0].islower() or words[0] in '([“"' or ANNOTATION.match(words) or mark_at(words, 0, len(words)))


def _kind(piece: Piece, executed: bool) -> Kind | None:
    words = piece.words
    is_short = piece.head is None and len(words) < 600
    if is_short and ("İŞLEN" in words or "DEĞİŞ" in words or "YÜRÜRLÜĞE" in words) and _is_capitals(words):
        if _UNMERGED.search(words):
            return Kind.UNMERGED
        if _TABLE.search(words):
            return Kind.TABLE
    if words.startswith("Ek") and _NOTICE.fullmatch(words):
        return Kind.NOTE
    if executed and piece.head is None and _annex(words) and not ANNOTATION.match(words):
        return Kind.ANNEX
    return None


def _annex(words: str) -> re.Match[str] | None:
    return _ANNEX.fullmatch(words) or _LIST.fullmatch(words)


def _annex_number(words: str) -> str | None:
    found = _annex(words)
    numbers = found.groupdict() if found else {}
    number = numbers.get("number") or numbers.get("titled") or numbers.get("lettered")
    return number.replace("/", "-") if number else None


def _is_capitals(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return bool(letters) and sum(sign.isupper() for sign in letters) >= 0.8 * len(letters)


def _segments(pieces: tuple[Piece, ...], notes_from: int) -> list[Draft]:
    drafts: list[Draft] = []
    counts: dict[Kind, int] = {}
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        mark = _FOOTNOTE.match(piece.words) if piece.start >= notes_from else None
        if mark:
            label_end = piece.start + len(mark[0])
            drafts.append(
                draft(Kind.FOOTNOTE, mark[1], piece.start, piece.end, label=(piece.start, label_end), words=label_end)
            )
            continue
        kind = _kind(piece, executed=True) or _torn_kind(piece, after)
        kind = kind or _closing_kind(piece, drafts[-1] if drafts else None)
        if drafts and (kind is None or _is_same(kind, piece, drafts[-1])):
            drafts[-1].end = piece.end
            continue
        kind = kind or Kind.NOTE
        counts[kind] = counts.get(kind, 0) + 1
        number: object = _annex_number(piece.words) if kind is Kind.ANNEX else None
        plain = kind in {Kind.DATE, Kind.SIGNATURE}
        drafts.append(draft(kind, None if plain else number or counts[kind], piece.start, piece.end))
    return drafts


def _is_same(kind: Kind, piece: Piece, last: Draft) -> bool:
    """Whether a piece goes on with the part of the tail before it; every annex with a number is its own."""
    if _is_part_of_a_list(piece, last):
        return True
    if kind is not last.kind:
        return False
    number = _annex_number(piece.words) if kind is Kind.ANNEX else None
    return number is None or number == last.number


def _is_part_of_a_list(piece: Piece, last: Draft) -> bool:
    """Whether a lettered table belongs to the numbered list above it: `(A) CETVELİ` in `(I) SAYILI LİSTE`."""
    found = _LIST.fullmatch(piece.words)
    lettered = found is not None and found["lettered"] is not None
    numbered = last.number is not None and (last.number.isdigit() or set(last.number) <= set("IVX"))
    return lettered and numbered and last.kind in {Kind.ANNEX, Kind.UNMERGED}


def _torn_kind(piece: Piece, after: Piece | None) -> Kind | None:
    """The kind of a line that is the torn beginning of the label below it: `9999` ⏎ `SAYILI KANUNA EK VE …`."""
    kind = _kind(after, executed=False) if after else None
    is_torn = len(piece.words) <= 160 and not any(sign.islower() for sign in piece.words)
    is_torn = is_torn and after is not None and not after.words[0].isdigit()
    return kind if is_torn and kind in {Kind.UNMERGED, Kind.TABLE} else None


def _closing_kind(piece: Piece, last: Draft | None) -> Kind | None:
    """The kind of a piece that no label names, where it does not go on with what stands before it."""
    if last is not None and last.kind is Kind.TABLE and _HISTORY.fullmatch(piece.words):
        return Kind.NOTE
    if last is not None and last.kind in _OPEN_ENDED:
        return None
    if is_date(piece.words) and (last is None or last.kind is Kind.SIGNATURE):
        return Kind.DATE
    if is_name(piece.words):
        return Kind.SIGNATURE
    if is_row(piece.words):
        return Kind.TABLE
    short = len(piece.words) <= 80 and piece.words[-1] not in ".;:"
    return None if last is not None and last.kind is Kind.SIGNATURE and short else Kind.NOTE


def footnotes_from(view: str) -> int:
    """Where the list of footnotes begins: at the last [1] that opens a line, if [1] also stands before; earlier where
    notes that are counted anew on each page stand right above it. Else at the notes that end the text."""
    places = [found.start() for found in re.finditer(r"\[1\]", view)]
    if places:
        last = places[-1]
        opens_line = not view[max(0, last - 200) : last].rpartition("\n")[2].strip()
        known = len(places) > 1 or bool(_TABLE.search(view[max(0, last - 4000) : last]))
        if opens_line and known:
            return _first_note(view, last)
    end = len(view.rstrip()) + 1
    start = _first_note(view, end, _WORDED)
    return start if start < end else len(view) + 1


def _first_note(view: str, start: int, opening: re.Pattern[str] = _FOOTNOTE) -> int:
    """Where the first of the lines begins that open with the mark of a footnote and follow each other up to `start`."""
    while start > 0:
        above = view.rfind("\n", 0, start - 1) + 1
        if not opening.match(view, above):
            break
        start = above
    return start
