"""Mentions of units in a text, with what the text and a gazetteer say about which unit is meant."""

import re
from bisect import bisect_right
from dataclasses import replace

from dayanak.law.provision import ProvisionTree
from dayanak.law.reading import Candidate, Mention
from dayanak.registry.state import Unit
from nlp.link.acronyms import find_acronyms
from nlp.link.gazetteer import Gazetteer
from nlp.link.names import find_names
from nlp.link.openers import cut_by_register, cut_openers
from nlp.link.reading import Reader
from nlp.link.roles import with_roles
from nlp.link.terms import find_terms
from nlp.link.words import read_words
from nlp.link.wraps import unwrapped

_NAME = re.compile(r"[^:;@=]+")
_IN_SMALL_LETTERS = frozenset({"rektörlük", "dekanlık", "rektör", "senato"})


def link(
    text: str, tree: ProvisionTree | None = None, issuer: str | None = None, gazetteer: Gazetteer | None = None
) -> tuple[Mention, ...]:
    """Mentions of units in reading order, without overlaps.

    `issuer` is the institution that issued the text, by name or (with a gazetteer) by number: its units are the first
    context. With a gazetteer a mention has candidates, and a `detsis_no` where exactly one unit is clearly meant.
    Mentions inside the noise of `tree` (page furniture) are left out.
    """
    sender = gazetteer.units.get(issuer) if gazetteer and issuer else None
    institution = sender.name if sender else None if issuer and issuer.isdigit() else issuer
    reader = _reader(unwrapped(text, tree), _body(institution))
    mentions = _without_overlaps([*reader.mentions(), *find_acronyms(reader)])
    if tree is not None and tree.noise:
        mentions = _outside_noise(mentions, tree)
    mentions = with_roles(mentions, reader.text, tree)
    if gazetteer:
        mentions = _resolved(mentions, reader, gazetteer, sender)
    return tuple(_as_printed(mention, text) for mention in mentions)


def _reader(text: str, institution: str | None) -> Reader:
    words = read_words(text)
    names = cut_openers(find_names(words.defining(_IN_SMALL_LETTERS), _IN_SMALL_LETTERS), text)
    terms = find_terms(text, names)
    if terms.single - _IN_SMALL_LETTERS or terms.boards:
        defined = _IN_SMALL_LETTERS | terms.single | terms.boards
        names = cut_openers(find_names(words.defining(_IN_SMALL_LETTERS | terms.single), defined), text)
        terms = find_terms(text, names)
    return Reader(text, names, terms, institution)


def _as_printed(mention: Mention, text: str) -> Mention:
    """The mention with the line ends inside it."""
    surface = text[mention.start : mention.end]
    return mention if surface == mention.surface else replace(mention, surface=surface)


def _body(name: str | None) -> str | None:
    """The institution of a sender: of several the first, without a bracket, the body for its management."""
    if not name or not _NAME.fullmatch(name):
        return None
    first = re.split(r" \(| ile (?=[A-ZÇĞİÖŞÜ])", name)[0]
    return re.sub(r"(?<=Üniversitesi) Rektörlüğü$", "", first)


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


def _resolved(mentions: list[Mention], reader: Reader, gazetteer: Gazetteer, sender: Unit | None) -> list[Mention]:
    """The mentions with candidates; the same words in the same chain are looked up once."""
    own = reader.own()
    top, _ = gazetteer.resolve(own, ()) if own else (None, ())
    contexts = _contexts(gazetteer, top, sender)
    memo: dict[tuple[str, ...], tuple[str | None, tuple[Candidate, ...]]] = {}
    out = []
    for found in mentions:
        mention = cut_by_register(found, reader.text, gazetteer)
        chain = tuple((mention.resolved or mention.base).split(" > "))
        if chain not in memo:
            memo[chain] = gazetteer.resolve(chain, contexts, foreign=bool(own) and top is None)
        number, candidates = memo[chain]
        known = "former-name" if gazetteer.is_former(chain[-1]) else "gazetteer"
        method = known if number else mention.method
        out.append(replace(mention, detsis_no=number, candidates=candidates, method=method))
    return out


def _contexts(gazetteer: Gazetteer, own: str | None, sender: Unit | None) -> list[str]:
    """Where a name is looked for first: below the sender and those above it, the nearest first; but below the
    institution that the text calls its own, where the sender is no part of that."""
    line = gazetteer.line(sender.detsis_no) if sender else ()
    first = (own,) if own and own not in line else ()
    return [*first, *line]
