"""Words that a document defines to stand for another: "Kanun: 4/11/1981 tarihli ve 2547 sayılı … Kanununu,"."""

from nlp.cite.documents import read_document
from nlp.cite.endings import outside
from nlp.cite.kinds import kind_at
from nlp.cite.title_ends import title_end
from nlp.cite.titles import read_title
from nlp.cite.tokens import Tokens, tokenise

_CALLING = frozenset({'"', "bundan", "kısaca"})
_CLOSING = frozenset({'"', ")", "olarak", "denilecektir"})
_LONGEST_CALL = 8


def defined_terms(tokens: Tokens) -> dict[str, str]:
    """The target of each kind of document that the text defines as a term."""
    terms: dict[str, str] = {}
    for place in tokens.places(":"):
        if not tokens.capital(place - 1):
            continue
        term = _term(tokens, place - 1)
        meaning = _meaning(tokens, place + 1) if term else None
        if term and meaning:
            terms.setdefault(term, meaning)
    return terms


def _term(tokens: Tokens, place: int) -> str | None:
    """The kind that the word before a colon names."""
    if found := kind_at(tokens, place):
        return found.name
    noun = outside(tokens.word(place))
    return noun.name if noun else None


def _meaning(tokens: Tokens, place: int) -> str | None:
    """The one document that a definition names, by number or by its title."""
    if read := read_document(tokens, place):
        return read[0].targets[0] if len(read[0].targets) == 1 else None
    named = title_end(tokens, place)
    titled = read_title(tokens, named, place) if named and named.noun > place else None
    return titled[0].targets[0] if titled and titled[1] == place else None


def called(tokens: Tokens, place: int) -> str | None:
    """The kind by which a document is called from here on, where brackets behind it say so: "(Kanun)", "(bundan sonra
    “Yönerge” olarak anılacaktır)"."""
    if tokens.word(place) != "(" or (tokens.word(place + 1) not in _CALLING and not kind_at(tokens, place + 1)):
        return None
    for at in range(place + 1, min(place + _LONGEST_CALL, len(tokens))):
        if tokens.word(at) == ")":
            return None
        found = kind_at(tokens, at) if tokens.capital(at) else None
        if found:
            whole = not found.possessive and tokens.word(found.end) in _CLOSING
            return found.name if whole else None
    return None


def term_kind(term: str) -> str:
    """The kind of document that a defined term names: "Kanun" → kanun."""
    found = kind_at(tokenise(term), 0)
    return found.name if found else term
