"""Citations: finds by grammar what a text cites, resolves it, and writes it on the text (find, resolve, annotate)."""

from collections.abc import Mapping

from dayanak.law.citation import Citation
from dayanak.law.provision import ARTICLE_KINDS, ProvisionTree
from nlp.cite.days import Days
from nlp.cite.find import find
from nlp.cite.ground import ground
from nlp.cite.resolve import Places, resolve
from nlp.cite.terms import defined_terms, term_kind
from nlp.cite.tokens import Tokens, tokenise

__all__ = ["cite", "ground"]

_NAMES = {"usul-ve-esaslar": "esaslar", "genel-sartname": "sartname", "ana-statu": "statu", "anayasa": "kanun"}
"""Kinds that a citation names otherwise than the facts do."""


def cite(
    text: str | Tokens,
    this: str | None = None,
    tree: ProvisionTree | None = None,
    terms: Mapping[str, str] | None = None,
    own: str | None = None,
    day: str | None = None,
) -> tuple[Citation, ...]:
    """The citations of a text, or of its tokens, in order of their places. `this` is the document it stands in, in
    reference notation, `own` its kind (a `DocumentKind` value) where `this` does not tell it; `terms` are words defined
    elsewhere ("Kanun" → "kanun:2547"), those that the text defines are read from it, `day` (ISO 8601) is the one since
    which it stands: "Türk Ceza Kanunu" was another law before June 2005. With its `tree` no sentence runs over the end
    of a clause, and provisions have days of their own; `ground` then fills in where each citation stands."""
    tokens = text if isinstance(text, Tokens) else tokenise(text)
    known = defined_terms(tokens) | {term_kind(term): target for term, target in (terms or {}).items()}
    breaks = [node.start for node in tree.nodes] if tree else []
    articles = [node.start for node in tree.nodes if node.kind in ARTICLE_KINDS] if tree else []
    places = Places(breaks, articles, Days(tree, day).at)
    return tuple(resolve(tokens, find(tokens), known, this, _NAMES.get(own or "", own), places))
