"""Where orders to change a text can stand: the stretches of it that hold a verb of amendment, without the new text that
they quote. Everything else is not read a second time."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress

from dayanak.law.provision import ARTICLE_KINDS, Provision, ProvisionKind, ProvisionTree
from nlp.cite.tokens import Tokens

Span = tuple[int, int]

STEMS = (
    "değiştiril",
    "eklen",
    "kaldırıl",
    "kalkar",
    "kalkmış",
    "çıkarıl",
    "teselsül",
    "konulmuş",
    "konmuş",
    "getirilmiş",
    "ilave",
    "tadil",
    "tezyil",
    "iptal",
    "ilga",
    "mülgadır",
    "düzenlen",
    "düzeltil",
    "durdurul",
)
"""How words begin that say what happens to a text."""
_ALONE = ARTICLE_KINDS | {ProvisionKind.FOOTNOTE}
_OPENERS = '“"„'
_CLOSERS = '.!?”"'


def stretches(tokens: Tokens, verbs: AbstractSet[str], tree: ProvisionTree | None) -> Iterator[list[Span]]:
    """The stretches of a text that hold one of its `verbs` of amendment, each as the spans that are left of it without
    quoted provisions: an article with all that is in it, a footnote, other text up to where a sentence ends."""
    hits = list(compress(tokens.starts, map(verbs.__contains__, tokens.words)))
    if not hits:
        return
    text = tokens.text
    for spans in _units(text, tree.nodes) if tree and tree.nodes else [[(0, len(text))]]:
        if any(bisect_left(hits, start) < bisect_left(hits, end) for start, end in spans):
            yield spans


def tokens_of(tokens: Tokens, spans: Sequence[Span]) -> Tokens:
    """Those of the tokens that stand in the spans, with their places in the whole text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for span in spans:
        first, last = (bisect_left(tokens.starts, place) for place in span)
        words += tokens.words[first:last]
        starts += tokens.starts[first:last]
        ends += tokens.ends[first:last]
    return Tokens(tokens.text, words, starts, ends)


def _units(text: str, nodes: Sequence[Provision]) -> Iterator[list[Span]]:
    spans: list[Span] = []
    start: int | None = 0
    alone, balance, counted = False, 0, 0
    for node in nodes:
        if "alinti:" in node.path:
            if start is not None:
                _put(spans, start, _before_opener(text, start, node.start))
            start = None
            continue
        start = node.start if start is None else start
        if node.parent is not None:
            continue
        balance += _opened(text, counted, node.start)
        counted = node.start
        if alone or node.kind in _ALONE or (balance <= 0 and _ends_sentence(text, node.start)):
            _put(spans, start, node.start)
            if spans:
                yield spans
            spans, start, balance = [], node.start, 0
        alone = node.kind in _ALONE
    _put(spans, len(text) if start is None else start, len(text))
    if spans:
        yield spans


def _put(spans: list[Span], start: int, end: int) -> None:
    if start < end:
        spans.append((start, end))


def _before_opener(text: str, start: int, end: int) -> int:
    """The place before the quotation mark that opens at `end`: no node holds it."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in _OPENERS):
        end -= 1
    return end


def _opened(text: str, start: int, end: int) -> int:
    return text.count("“", start, end) + text.count("„", start, end) - text.count("”", start, end)


def _ends_sentence(text: str, place: int) -> bool:
    """Whether the last sign before `place` closes a sentence."""
    before = text[max(0, place - 40) : place].rstrip()
    return not before or before[-1] in _CLOSERS
