"""What can be said of a query tree without an engine: does it ask for several things, and its simpler forms."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TypeGuard

from dayanak.search.fields import SCORING_ONLY
from dayanak.search.port import AllOf, Among, AnyOf, Best, Except, Given, Near, Node, Phrase, Term

_NEAR = 4  # two orders of two words
REQUIRED = 4.0  # a clause that has what was required is shown before one that has only optional words


def asks_for_several(node: Node) -> bool:
    """Whether an article can match in which no clause does."""
    if isinstance(node, AllOf):
        return len(node.parts) > 1 or any(map(asks_for_several, node.parts))
    if isinstance(node, Near | Except):  # the words may be near each other in two clauses, and a third be without
        return True
    return isinstance(node, AnyOf | Best) and any(map(asks_for_several, node.parts))


def loosened(node: Node) -> Node:
    """The tree that each clause with a part of what was asked for matches."""
    node = _gathered(node)
    if not asks_for_several(node):
        return node
    if isinstance(node, AllOf):
        return AnyOf(tuple(_heavier(loosened(part)) for part in node.parts))
    if isinstance(node, Near):
        return AnyOf((node, Term(node.field, node.first), Term(node.field, node.second)))
    if isinstance(node, Except):
        return loosened(node.node)
    assert isinstance(node, AnyOf | Best)
    return replace(node, parts=tuple(map(loosened, node.parts)))


def _gathered(node: Node) -> Node:
    """Scores that were given to whole articles tell nothing of their clauses: these only have to be there."""
    if brings_scores(node):
        parts = (Among(part.field, part.tokens) if isinstance(part, Given) else part for part in node.parts)
        return AnyOf(tuple(parts))
    return node


def brings_scores(node: Node) -> TypeGuard[AnyOf]:
    """Whether some of the scores come with the question."""
    return isinstance(node, AnyOf) and any(isinstance(part, Given) for part in node.parts)


def concerning(node: Node, documents: Collection[str]) -> Node:
    """A tree that matches the same in these documents: without the scores that places in others were given."""
    if brings_scores(node):
        return AnyOf(tuple(_concerning(part, documents) if isinstance(part, Given) else part for part in node.parts))
    return node


def _concerning(given: Given, documents: Collection[str]) -> Given:
    return replace(given, scores=tuple(one for one in given.scores if one[0].partition("/")[0] in documents))


def _heavier(node: Node) -> Node:
    if isinstance(node, Term | Phrase):
        return replace(node, boost=node.boost * REQUIRED)
    if isinstance(node, AnyOf | AllOf | Best):
        return replace(node, parts=tuple(map(_heavier, node.parts)))
    return node


def bare(node: Node) -> Node:
    """A smaller tree that matches the same: without what only adds to a score."""
    if isinstance(node, AllOf):
        return AllOf(tuple(map(bare, node.parts)))
    if isinstance(node, Except):
        return Except(bare(node.node), bare(node.without))
    if isinstance(node, AnyOf | Best):
        needed = [part for part in node.parts if not (isinstance(part, Term) and part.field in SCORING_ONLY)]
        return AnyOf(tuple(map(bare, needed or node.parts)))
    return node


def less(node: Node, fields: Collection[str]) -> Node:
    """The tree without words of these fields; itself, where it has no others."""
    if not isinstance(node, AllOf | AnyOf | Best):
        return node
    kept = [less(part, fields) for part in node.parts if not (isinstance(part, Term) and part.field in fields)]
    if isinstance(node, AllOf):
        added = [less(part, fields) for part in node.optional if not (isinstance(part, Term) and part.field in fields)]
        return replace(node, parts=tuple(kept) or node.parts, optional=tuple(added))
    return replace(node, parts=tuple(kept) or node.parts)


def within(node: Node, most: int) -> Node:
    """The tree with at most so many things asked for, where an engine takes no more: what only adds to the score goes
    first from its end."""
    if isinstance(node, AllOf):
        room = most - sum(map(_size, node.parts))
        return replace(node, optional=tuple(_fitting(node.optional, room)))
    if isinstance(node, AnyOf) and _size(node) > most:
        return replace(node, parts=tuple(_fitting((within(part, most // 2) for part in node.parts), most)))
    return node


def _fitting(nodes: Iterable[Node], room: int) -> Iterator[Node]:
    for node in nodes:
        room -= _size(node)
        if room < 0:
            return
        yield node


def _size(node: Node) -> int:
    if isinstance(node, AllOf):
        return sum(map(_size, (*node.parts, *node.optional)))
    if isinstance(node, Except):
        return _size(node.node) + _size(node.without)
    if isinstance(node, Given):
        return len(node.scores)
    return sum(map(_size, node.parts)) if isinstance(node, AnyOf | Best) else _NEAR if isinstance(node, Near) else 1
