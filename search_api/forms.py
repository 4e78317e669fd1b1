"""Words, synonyms and phrases as engines look for them: which form of a word is asked of which field, and how much it
counts."""

from collections.abc import Sequence
from typing import NamedTuple

from dayanak.search.port import AllOf, AnyOf, Best, Node, Phrase, Prefix, Term
from nlp.analyse import exact, fold5, stem
from search_api.synonyms import Expansion

OWN = (("stem", stem, 1.0), ("fold5", fold5, 1.4))
HEADING = (("heading_stem", stem, 0.2), ("heading_fold5", fold5, 0.2))
TITLE = (("title_stem", stem, 0.2), ("title_fold5", fold5, 0.2))


class Above(NamedTuple):
    """Times the weights of titles and headings."""

    title: float
    heading: float


def forms_of(word: str, weight: float, above: Above) -> list[Term]:
    headings = [(field, form, share * above.heading) for field, form, share in HEADING]
    titles = [(field, form, share * above.title) for field, form, share in TITLE]
    return [Term(field, form(word), share * weight) for field, form, share in (*OWN, *headings, *titles)]


def meant_by(one: Expansion, above: Above) -> Node:
    """A synonym: one word, or several in one place. It is written rightly, so that its dictionary form is enough."""
    fields = (("stem", OWN, 1.0), ("heading_stem", HEADING, above.heading), ("title_stem", TITLE, above.title))
    each = one.weight / len(one.meant)
    weights = {field: round(sum(share for _, _, share in of) * times * each, 6) for field, of, times in fields}
    words = [AnyOf(tuple(Term(field, stem(word), weight) for field, weight in weights.items())) for word in one.meant]
    return words[0] if len(words) == 1 else AllOf(tuple(words))


def phrase_of(phrase: Sequence[str]) -> Node:
    typed = [exact(word) for word in phrase]
    capitals = [[*typed[:place], as_capitals(word), *typed[place + 1 :]] for place, word in enumerate(typed)]
    spellings = dict.fromkeys(map(tuple, (typed, map(as_capitals, typed), *capitals)))
    nodes = tuple(Phrase("exact", tokens) for tokens in spellings)
    return nodes[0] if len(nodes) == 1 else Best(nodes)


def excluding(phrase: Sequence[str]) -> Node:
    if len(phrase) > 1:
        return phrase_of(phrase)
    word = exact(phrase[0])
    endings = (Prefix("exact", spelling) for spelling in dict.fromkeys((word, as_capitals(word))) if len(word) > 2)
    return AnyOf((Term("stem", stem(phrase[0])), Term("exact", word), *endings))


def as_capitals(word: str) -> str:
    """How a word reads when it stood in capitals without a dot: IBAN is read as ıban, and typed as iban."""
    return word.replace("i", "ı") if word.isascii() else word
