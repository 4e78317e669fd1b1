"""Mentions of units in a text, with what the text and a gazetteer say about which unit is meant."""

from bisect import bisect_right
from dataclasses import replace

from dayanak.law.provision import ProvisionTree
from dayanak.law.reading import Mention
from nlp.link.acronyms import find_acronyms
from nlp.link.gazetteer import Gazetteer
from nlp.link.names import find_names
from nlp.link.reading import Reader
from nlp.link.terms import find_terms

_IN_SMALL_LETTERS = frozenset({"rektörlük", "dekanlık"})


def link(
    text: str, tree: ProvisionTree | None = None, issuer: str | None = None, gazetteer: Gazetteer | None = None
) -> tuple[Mention, ...]:
    """Mentions of units in reading order, without overlaps.

    `issuer` is the name of the institution that issued the text: its units are the first context. With a gazetteer
    a mention has candidates, and a `detsis_no` where exactly one unit is clearly meant. Mentions inside the noise of
    `tree` (page furniture) are left out.
    """
    names = find_names(text, _IN_SMALL_LETTERS)
    terms = find_terms(text, names)
    if terms.small - _IN_SMALL_LETTERS:
        names = find_names(text, _IN_SMALL_LETTERS | terms.small)
        terms = find_terms(text, names)
    reader = Reader(text, names, terms, issuer)
    mentions = _without_overlaps([*reader.mentions(), *find_acronyms(reader)])
    if tree is not None and tree.noise:
        mentions = _outside_noise(mentions, tree)
    return tuple(_resolved(mentions, reader, gazetteer) if gazetteer else mentions)


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _outside_noise(mentions: list[Mention], tree: ProvisionTree) -> list[Mention]:
    starts = [span.start for span in tree.noise]

    def in_noise(mention: Mention) -> bool:
        place = bisect_right(starts, mention.start) - 1
        return place >= 0 and mention.start < tree.noise[place].end

    return [mention for mention in mentions if not in_noise(mention)]


def _resolved(mentions: list[Mention], reader: Reader, gazetteer: Gazetteer) -> list[Mention]:
    """The mentions with candidates; the same words in the same chain are looked up once."""
    own = reader.own()
    top, _ = gazetteer.resolve(own, ()) if own else (None, ())
    contexts = [top] if top else []
    memo: dict[tuple[str, ...], Mention] = {}
    out = []
    for mention in mentions:
        chain = tuple((mention.resolved or mention.base).split(" > "))
        if chain not in memo:
            number, candidates = gazetteer.resolve(chain, contexts, foreign=bool(own) and top is None)
            memo[chain] = replace(mention, detsis_no=number, candidates=candidates)
        known = memo[chain]
        method = "gazetteer" if known.detsis_no else mention.method
        out.append(replace(mention, detsis_no=known.detsis_no, candidates=known.candidates, method=method))
    return out
