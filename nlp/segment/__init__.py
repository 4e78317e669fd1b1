"""Segmentation: a text to its provisions (kısım, bölüm, madde, fıkra, bent, alt bent, ek …), nothing lost."""

from dayanak.law.provision import ProvisionTree
from nlp.segment.articles import ArticleReader
from nlp.segment.checks import doubts
from nlp.segment.front import is_gazette
from nlp.segment.heads import ArticleHead
from nlp.segment.lines import Piece, lay_out
from nlp.segment.outline import OutlineReader
from nlp.segment.quotations import set_apart
from nlp.segment.source import Source
from nlp.segment.tail import footnotes_from, split_tail
from nlp.segment.tree import assemble

__all__ = ["segment"]


def segment(text: str) -> ProvisionTree:
    """The provisions of a text in reading order; offsets are code points of `text`."""
    source = Source(text)
    notes_from = footnotes_from(source.view)
    layout = lay_out(source, notes_from)
    pieces, tail = split_tail(layout.pieces, notes_from)
    items = set_apart(pieces)
    if any(isinstance(item, Piece) and isinstance(item.head, ArticleHead) for item in items):
        roots = ArticleReader(source).read(items)
    else:
        roots = OutlineReader(source, is_gazette(pieces)).read(list(pieces))
    tree = assemble(source, [*roots, *tail], layout.noise, ())
    return ProvisionTree(tree.text, tree.nodes, tree.noise, doubts(tree))
