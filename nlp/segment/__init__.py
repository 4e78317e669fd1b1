"""Segmentation: a text to its provisions (kısım, bölüm, madde, fıkra, bent, alt bent, ek …), nothing lost."""

from dayanak.law.provision import Doubt, ProvisionKind, ProvisionTree
from nlp.segment.acts import acts
from nlp.segment.annexes import read_annexes
from nlp.segment.articles import ArticleReader
from nlp.segment.checks import doubts
from nlp.segment.confidence import doubtful, on_pages, to_check, weighed
from nlp.segment.contents import contents_of
from nlp.segment.damage import damage
from nlp.segment.front import in_lines, is_gazette
from nlp.segment.heads import ArticleHead
from nlp.segment.lines import Piece, lay_out
from nlp.segment.outline import OutlineReader
from nlp.segment.quotations import set_apart
from nlp.segment.signs import as_printed, plain
from nlp.segment.source import Source
from nlp.segment.tail import footnotes_from, split_tail
from nlp.segment.tree import Draft, assemble

__all__ = ["doubtful", "on_pages", "segment", "to_check"]

_CONTENTS = "tablo:icindekiler"


def segment(text: str) -> ProvisionTree:
    """The provisions of a text in reading order; offsets are code points of `text`."""
    seen = plain(text)
    return as_printed(_segmented(seen.text), text, seen) if seen else _segmented(text)


def _segmented(text: str) -> ProvisionTree:
    source = Source(text)
    notes_from = footnotes_from(source.view)
    layout = lay_out(source, notes_from)
    pieces = in_lines(source, layout.pieces)
    if contents := contents_of(pieces):
        first, last = pieces[contents.start], pieces[contents.stop - 1]
        pieces = pieces[: contents.start] + pieces[contents.stop :]
    roots = [root for act in acts(pieces) for root in _act(source, act, notes_from)]
    if contents:
        roots.append(Draft(_CONTENTS, ProvisionKind.TABLE, first.start, last.end, words=first.start))
        roots.sort(key=lambda root: root.start)
    tree = assemble(source, roots, layout.noise, ())
    listed = [_listed(root) for root in roots if contents and root.step == _CONTENTS]
    found = sorted((*doubts(tree, layout.flat), *damage(tree), *listed), key=lambda doubt: (doubt.start, doubt.code))
    return weighed(tree, found)


def _listed(contents: Draft) -> Doubt:
    message = "İçindekiler madde başlıklarını tekrarlıyor; oradakiler madde sayılmadı."
    return Doubt("table-of-contents", message, contents.start, contents.end)


def _act(source: Source, own: tuple[Piece, ...], notes_from: int) -> list[Draft]:
    """The drafts of one act, its tail behind its provisions."""
    pieces, tail = split_tail(own, notes_from)
    items = set_apart(pieces)
    if any(isinstance(item, Piece) and isinstance(item.head, ArticleHead) for item in items):
        roots = ArticleReader(source).read(items)
    else:
        roots = OutlineReader(source, is_gazette(pieces)).read(list(pieces))
    read_annexes(source, tail, own[len(pieces) :])
    return [*roots, *tail]
