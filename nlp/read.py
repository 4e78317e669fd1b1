"""The whole reading of one text, in the order of the stages: structure, facts, citations, effects, mentions."""

import contextlib
import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dayanak.law.document import DocumentFacts, DocumentKind
from dayanak.law.reading import Reading
from dayanak.registry.state import PublicService
from nlp.amend import amend
from nlp.cite import cite
from nlp.cite.itself import cited_itself
from nlp.cite.tokens import tokenise
from nlp.facts import read_facts
from nlp.link import Gazetteer, link
from nlp.link.services import link_services
from nlp.segment import segment

_SERIES = {DocumentKind.LAW: "kanun", DocumentKind.DECREE_LAW: "khk", DocumentKind.PRESIDENTIAL_DECREE: "cbk"}


@dataclass(frozen=True, slots=True)
class Registers:
    """What is known of the state while reading: units by name, and the services."""

    gazetteer: Gazetteer | None = None
    services: Sequence[PublicService] = ()


def read(
    text: str,
    *,
    name: str | None = None,
    this: str | None = None,
    given: DocumentFacts | None = None,
    issuer: str | None = None,
    registers: Registers | None = None,
) -> Reading:
    """What `text` says. `this` is the document in reference notation (else read from the facts), `given` facts win
    over read ones, `issuer` is the number of the unit that sent the text."""
    with _uncollected():
        return _read(text, name, this, given, issuer, registers or Registers())


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps the collector of cycles away: a reading is made of values that hold none, looking for them takes a fifth of
    its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(
    text: str,
    name: str | None,
    this: str | None,
    given: DocumentFacts | None,
    issuer: str | None,
    registers: Registers,
) -> Reading:
    tree = segment(text)
    facts = read_facts(tree, name, given)
    this = this or reference(facts)
    sender = issuer or (facts.issuer.value if facts.issuer else None)
    day = facts.accepted or facts.gazette_date
    kind = facts.kind.value if facts.kind else None
    tokens = tokenise(text)
    citations = cite(tokens, this, tree, own=kind, day=day.value if day else None)
    return Reading(
        tree=tree,
        facts=facts,
        citations=citations,
        effects=amend(tokens, this, tree, citations, facts),
        mentions=link(text, tree, sender, registers.gazetteer),
        services=link_services(tree, registers.services, gazetteer=registers.gazetteer, issuer=issuer),
        warnings=tuple(cited_itself(citations, tree, this)),
    )


def reference(facts: DocumentFacts) -> str | None:
    """The document in reference notation (`kanun:5510`), where its kind and number give one."""
    if facts.kind is None or facts.number is None:
        return "kanun:2709" if facts.kind and facts.kind.value == DocumentKind.CONSTITUTION else None
    series = _SERIES.get(DocumentKind(facts.kind.value))
    return f"{series}:{facts.number.value}" if series else None
