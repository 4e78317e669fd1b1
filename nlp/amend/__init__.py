"""What amending and repealing provisions do to which provision, and what the notes of consolidated texts say was done:
one order a verb, phrases from its quotations."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dayanak.law.citation import Citation, Effect
from dayanak.law.document import DocumentFacts
from dayanak.law.provision import ProvisionTree
from dayanak.law.target import split
from nlp.amend.attached import Attached
from nlp.amend.bare import read_bare_notes
from nlp.amend.clauses import read_clauses, telling
from nlp.amend.effects import effects_of
from nlp.amend.ground import ground
from nlp.amend.marks import upright
from nlp.amend.notes import read_notes
from nlp.amend.quoted import tie
from nlp.amend.stretches import stretches, tokens_of
from nlp.cite import cite
from nlp.cite.tokens import Tokens, tokenise

__all__ = ["amend", "ground"]


def amend(
    text: str | Tokens,
    this: str | None = None,
    tree: ProvisionTree | None = None,
    citations: Sequence[Citation] | None = None,
    facts: DocumentFacts | None = None,
) -> tuple[Effect, ...]:
    """The effects that a text, or its tokens, orders or reports, in reading order. Targets as `cite` writes them:
    `@baglam` where the amended document is named outside of the text. New text in quotation marks is never read for
    orders. `citations` are those of the text where they have been read already. With its `tree` the notes of editors
    are read too, and new text is tied to the nodes that hold it; with its `facts` an effect has its day."""
    tokens = text if isinstance(text, Tokens) else tokenise(text)
    found = cite(tokens, this, tree) if citations is None else citations
    ordered = [_of_another(effect, tokens.text, this) for effect in _ordered(tokens, tree, found)]
    if tree is None:
        return tuple(ordered)
    notes = tuple(read_notes(tree))
    bare = read_bare_notes(tree, [note.start for note in notes])
    return tuple(sorted((*tie(ordered, tree, facts), *notes, *bare), key=lambda effect: effect.start))


def _of_another(effect: Effect, text: str, this: str | None) -> Effect:
    """No act repeals itself by name: "Kıyı Kanunu yürürlükten kaldırılmıştır" in the new one is the one before. A
    number with a part leaves nothing open."""
    document, path = split(effect.target)
    numbered = path and document.partition(":")[2] in text[effect.start : effect.end]
    if document != this or numbered or effect.by or effect.op not in ("repeal-document", "repeal-unit"):
        return effect
    return effect._replace(target=f"@baglam/{path}" if path else "@baglam")


def _ordered(tokens: Tokens, tree: ProvisionTree | None, citations: Sequence[Citation]) -> Iterator[Effect]:
    starts = [citation.start for citation in citations]
    told = telling(tokens)
    units = list(stretches(tokens, told.verbs, tree))
    tokens, attached = upright(tokens, units), Attached(tokens.text, citations)
    for spans in units:
        cited = [one for a, b in spans for one in citations[bisect_left(starts, a) : bisect_left(starts, b)]]
        for clause in read_clauses(tokens_of(tokens, spans), cited, told):
            yield from effects_of(clause)
            yield from attached.effects_of(clause)
