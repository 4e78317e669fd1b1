"""What an amending or repealing sentence does to which provision: one order a verb, phrases from its quotations."""

from collections.abc import Sequence

from dayanak.law.citation import Citation, Effect
from dayanak.law.provision import ProvisionTree
from nlp.amend.clauses import read_clauses
from nlp.amend.effects import effects_of
from nlp.cite import cite

__all__ = ["amend"]


def amend(
    text: str,
    this: str | None = None,
    tree: ProvisionTree | None = None,
    citations: Sequence[Citation] | None = None,
) -> tuple[Effect, ...]:
    """The effects that `text` orders or reports, in reading order. Targets as `cite` writes them: `@baglam` where
    the amended document is named outside of the text. New text in quotation marks is never read for orders.
    `citations` are those of `text` where they have been read already."""
    found = cite(text, this, tree) if citations is None else citations
    return tuple(effect for clause in read_clauses(text, found) for effect in effects_of(clause))
