"""Expressions of the language of queries as the tree that an engine is asked."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from dayanak.search.port import AllOf, Among, AnyOf, Everything, Except, Near, Node, Prefix, Term
from nlp.analyse import exact, is_read, stem, with_marks
from search_api.expressions import (
    Beginning,
    Close,
    Either,
    Every,
    Expression,
    Field,
    FieldName,
    Quoted,
    Without,
    Word,
    words_of,
)
from search_api.forms import Above, excluding, forms_of, phrase_of
from search_api.query_fields import articles, kinds, years

_PLAIN = Above(1.0, 1.0)


Forms = Callable[[str], Sequence[Node]]
"""What a word is looked for as."""


def plain(word: str) -> Sequence[Node]:
    """The forms of the word itself."""
    return forms_of(word, 1.0, _PLAIN)


def node_of(part: Expression, forms: Forms = plain) -> Node:
    """What has to match for a part of the language of queries."""
    match part:
        case Word(text):
            return AnyOf(tuple(forms(text)))
        case Quoted(words):
            return phrase_of(words)
        case Close(words, distance):
            return _close(words, distance)
        case Beginning(prefix):
            return Prefix("exact", exact(prefix), folded=prefix.isascii() and prefix.isalpha())
        case Field():
            return _field(part)
        case Either(parts):
            return AnyOf(tuple(node_of(one, forms) for one in parts))
        case Every(parts):
            return _all_of(parts, forms)
        case Without():
            return _all_of((part,), forms)


def _all_of(parts: Sequence[Expression], forms: Forms) -> Node:
    asked = tuple(node_of(part, forms) for part in parts if not isinstance(part, Without))
    less = [part.part for part in parts if isinstance(part, Without)]
    node: Node = AllOf(asked) if len(asked) > 1 else asked[0] if asked else Everything()
    without = AnyOf(tuple(excluding(words_of(one)) if isinstance(one, Word | Quoted) else node_of(one) for one in less))
    return Except(node, without) if less else node


def _close(words: Sequence[str], distance: int) -> Node:
    tokens = list(dict.fromkeys(stem(_meant(word)) for word in words))
    pairs = tuple(Near("stem", *pair, distance) for pair in pairwise(tokens))
    return AllOf(pairs) if len(pairs) > 1 else pairs[0] if pairs else Term("stem", tokens[0])


def _field(field: Field) -> Node:
    match field.name:
        case FieldName.HEADING:
            tokens = [stem(_meant(word)) for word in words_of(field)]
            return AnyOf(tuple(_in_all(tokens, name) for name in ("heading_stem", "title_stem")))
        case FieldName.UNIT:
            return Among("unit_path", field.units)
        case FieldName.KIND:
            return Among("kind", kinds(field.value))
        case FieldName.YEAR:
            return Among("year", tuple(map(str, years(field.value))))
        case FieldName.ARTICLE:
            return Among("article_no", articles(field.value))


def _in_all(tokens: Sequence[str], name: str) -> Node:
    each = tuple(Among(name, (token,)) for token in tokens)
    return AllOf(each) if len(each) > 1 else each[0]


def _meant(word: str) -> str:
    """A word with its Turkish letters, where it was typed without and says nothing so."""
    return with_marks(word) if word.isascii() and not is_read(word) else word
