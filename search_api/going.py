"""Where a text leads that somebody types in order to go there: to what it cites, else to the one document that it
calls, by its name or by a part of its title."""

from collections.abc import Callable

from dayanak.law.target import join, split
from nlp.cite import typed_title
from search_api import addresses
from search_api.cited import LONGEST, Resolve, cited
from search_api.targets import citation_target, read_citations

_FIRST = " m. 1"
"""Behind the bare name of a law it is read as in a citation of its first article."""
Called = Callable[[str], str | None]
"""The id of the one document whose title has these words."""


def place_of(text: str, resolve: Resolve, called: Called) -> str | None:
    """The address; None where the text leads nowhere, or to several places."""
    found = cited(text, resolve)
    if found:
        there = [one for one in found if one.exists]
        return citation_target(there[0]).url if len(there) == 1 else None
    return _named(text, resolve) or _part_of_title(text, resolve, called) if len(text) <= LONGEST else None


def _named(text: str, resolve: Resolve) -> str | None:
    """The document that the whole text names, as "tck", "iş kanunu" and "657" do."""
    as_cited = f"{text}{_FIRST}"
    read = read_citations(as_cited)
    if len(read) != 1 or (read[0].start, read[0].end) != (0, len(as_cited)):
        return None
    document = next((one.document for one in cited(as_cited, resolve) if one.document), None)
    return addresses.document(document.id) if document else None


def _part_of_title(text: str, resolve: Resolve, called: Called) -> str | None:
    """The document whose title has the text in it, or the provision of it that is typed behind."""
    if document_id := called(text):
        return addresses.document(document_id)
    typed = typed_title.read(text, laws=True)
    for target in typed.candidates if typed else ():
        name, path = split(target)
        document_id = called(name.partition(":")[2])
        found = resolve(join(f"doc:{document_id}", path)) if document_id else None
        if found and found.exists:
            return citation_target(found).url
    return None
