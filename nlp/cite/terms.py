"""Words that a document defines to stand for another: "Kanun: 4/11/1981 tarihli ve 2547 sayılı … Kanununu,"."""

from nlp.cite.documents import read_document
from nlp.cite.kinds import kind_at
from nlp.cite.tokens import Tokens, tokenise


def defined_terms(tokens: Tokens) -> dict[str, str]:
    """The target of each kind of document that the text defines as a term."""
    terms: dict[str, str] = {}
    for place, word in enumerate(tokens.words):
        if word != ":" or not tokens.capital(place - 1):
            continue
        term = kind_at(tokens, place - 1)
        read = read_document(tokens, place + 1) if term else None
        if term and read and len(read[0].targets) == 1:
            terms.setdefault(term.name, read[0].targets[0])
    return terms


def term_kind(term: str) -> str:
    """The kind of document that a defined term names: "Kanun" → kanun."""
    found = kind_at(tokenise(term), 0)
    return found.name if found else term
