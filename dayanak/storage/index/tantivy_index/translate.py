"""The query tree in tantivy's words."""

from collections.abc import Sequence
from typing import Any

import tantivy

from dayanak.search.fields import folded_beginning
from dayanak.search.port import AllOf, Among, AnyOf, Best, Except, Given, Near, Node, Phrase, Prefix, Term

T, Occur = tantivy.Query, tantivy.Occur
NUMBERS = ("year", "twin")  # fields of numbers
FEW = 500  # so many values are faster one by one than as a set
ONE = 2.2  # the factor k1 + 1 that tantivy keeps in every BM25: a score of 1 beside it


def translate(node: Node, schema: Any) -> Any:
    """The node in tantivy's words."""
    match node:
        case AnyOf(parts):
            return T.boolean_query([(Occur.Should, translate(part, schema)) for part in parts])
        case AllOf(parts, optional):
            must = [(Occur.Must, translate(part, schema)) for part in parts]
            return T.boolean_query([*must, *((Occur.Should, translate(part, schema)) for part in optional)])
        case Except(part, without):
            return T.boolean_query([(Occur.Must, translate(part, schema)), (Occur.MustNot, translate(without, schema))])
        case Best(parts, tie):
            return T.disjunction_max_query([translate(part, schema) for part in parts], tie)
    return _tokens(node, schema)


def _tokens(node: Node, schema: Any) -> Any:
    """What asks for tokens itself."""
    match node:
        case Term(field, token, boost):
            return T.boost_query(T.term_query(schema, field, token), boost)
        case Phrase(field, tokens, boost):
            whole = T.phrase_query(schema, field, list(tokens)) if len(tokens) > 1 else None
            return T.boost_query(whole or T.term_query(schema, field, tokens[0]), boost)
        case Prefix(field, prefix, folded):
            begun = folded_beginning(prefix) if folded else f"{prefix}.*"
            return T.boost_query(T.regex_query(schema, field, begun), ONE)
        case Given(field, scores):
            each = ((T.term_query(schema, field, token, "basic"), score) for token, score in scores)
            return T.boolean_query([(Occur.Should, T.const_score_query(one, score * ONE)) for one, score in each])
        case Near(field, first, second, distance):
            orders: list[list[Any]] = [[first, second], [second, first]]
            either = [(Occur.Should, T.phrase_query(schema, field, order, distance)) for order in orders]
            return T.const_score_query(T.boolean_query(either), ONE)
        case Among(field, tokens):
            return T.const_score_query(
                among(schema, field, list(map(int, tokens)) if field in NUMBERS else tokens), ONE
            )
    return T.const_score_query(T.all_query(), ONE)  # alone, it would lose its score beside a filter


def among(schema: Any, field: str, values: Sequence[Any]) -> Any:
    """Any of the values."""
    if len(values) > FEW:
        return T.term_set_query(schema, field, list(values))
    return T.boolean_query([(Occur.Should, T.term_query(schema, field, value, "basic")) for value in values])
