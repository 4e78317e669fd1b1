"""The query tree in OpenSearch's words."""

from typing import Any

from dayanak.search.fields import folded_beginning
from dayanak.search.port import AllOf, Among, AnyOf, Best, Except, Given, Near, Node, Phrase, Prefix, Term

Query = dict[str, Any]


def translate(node: Node) -> Query:
    """The node in OpenSearch's words."""
    match node:
        case AnyOf(parts):
            return _any(parts, 1) if parts else {"match_none": {}}
        case AllOf(parts, optional):
            some = _any(optional, 0 if parts else 1)
            return {"bool": {**some["bool"], "must": [translate(part) for part in parts]}}
        case Except(part, without):
            return {"bool": {"must": [translate(part)], "must_not": [translate(without)]}}
        case Best(parts, tie):
            return {"dis_max": {"queries": [translate(part) for part in parts], "tie_breaker": tie}}
    return _tokens(node)


def _tokens(node: Node) -> Query:
    """What asks for tokens itself."""
    match node:
        case Term(field, token, boost):
            return {"term": {field: {"value": token, "boost": boost}}}
        case Phrase(field, tokens, boost):
            if len(tokens) == 1:
                return translate(Term(field, tokens[0], boost))
            return {"match_phrase": {field: {"query": " ".join(tokens), "boost": boost}}}
        case Prefix(field, prefix, folded=True):
            return {"regexp": {field: {"value": folded_beginning(prefix), "flags": "NONE"}}}
        case Prefix(field, prefix):
            return {"prefix": {field: {"value": prefix}}}
        case Given(field, scores):
            each = [_constant({"term": {field: {"value": token}}}, score) for token, score in scores]
            return {"bool": {"should": each, "minimum_should_match": 1}} if each else {"match_none": {}}
        case Near(field, first, second, distance):
            pairs = (f"{first} {second}", f"{second} {first}")
            orders = [{"match_phrase": {field: {"query": pair, "slop": distance}}} for pair in pairs]
            return _constant({"bool": {"should": orders}}, 1.0)
        case Among(field, tokens):
            return _constant({"terms": {field: list(tokens)}}, 1.0)
    return {"match_all": {}}


def _constant(query: Query, score: float) -> Query:
    return {"constant_score": {"filter": query, "boost": score}}


def _any(parts: tuple[Node, ...], least: int) -> Query:
    return {"bool": {"should": [translate(part) for part in parts], "minimum_should_match": least}}
