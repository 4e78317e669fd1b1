"""Citations of a text and of the record, led to the clauses that they mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dayanak.law.citation import Citation
from dayanak.law.eid import to_path
from dayanak.law.target import is_relative
from dayanak.storage.record import Record, Resolution
from dayanak.storage.record.titles import Titles
from nlp.cite import cite, shorthand, typed_title
from nlp.cite.shorthand import Shorthand
from search_api import addresses
from search_api.labels import citation_text, steps_of, target_label
from search_api.schemas import CitationFound, CitationTarget, ClauseRef


def citation_target(resolution: Resolution) -> CitationTarget:
    """Where a reference leads; one that leads nowhere has no address."""
    document, cause = resolution.document, resolution.cause
    if document is None:
        label = target_label(resolution.target)
        return CitationTarget(target=resolution.target, exists=resolution.exists, label=label, cause=cause)
    label = citation_text(document.title, document.kind, document.number, resolution.path or "")
    url = addresses.clause(document.id, resolution.eid) if resolution.eid else addresses.document(document.id)
    return CitationTarget(
        target=resolution.target,
        exists=resolution.exists,
        nearest=resolution.nearest,
        url=url,
        label=label,
        status=resolution.status,
        since=resolution.since,
        cause=cause,
        members=[_member(document.id, eid) for eid in resolution.members] if len(resolution.members) > 1 else [],
    )


def _member(document_id: str, eid: str) -> ClauseRef:
    return ClauseRef(eid=eid, label=steps_of(to_path(eid))[-1], url=addresses.clause(document_id, eid))


def find_citations(text: str, record: Record, near: Sequence[str] = ()) -> list[CitationFound]:
    """The citations of a text, written out or as lawyers type them, and where they lead; `near` are units whose own
    documents a bare title means first."""
    read = read_citations(text)
    titles = Titles(read)
    meant = [[titles.told(target, one.start) for target in one.targets] for one in read]
    led = record.resolve_all((target for targets in meant for target in targets), near)
    return [_found(one, [led[target] for target in targets]) for one, targets in zip(read, meant, strict=True)]


@dataclass(frozen=True, slots=True)
class ReadCitation:
    """A citation as read. `either`: only one of the targets is meant, the first is the likeliest."""

    start: int
    end: int
    surface: str
    targets: tuple[str, ...]
    either: bool

    @property
    def places(self) -> set[tuple[int, int, str]]:
        """Each target with where it is read."""
        return {(self.start, self.end, target) for target in self.targets}

    @property
    def weight(self) -> tuple[bool, int, bool]:
        """What says more: a named document, more words, grammar."""
        named = any(not is_relative(target) for target in self.targets)
        return named, self.end - self.start, not self.either


def read_citations(text: str) -> list[ReadCitation]:
    """The citations of a text, written out or as lawyers type them, in order. Where the same words are read both ways,
    how they are typed tells what else they may mean: 104/C is an article, or a part of one."""
    typed = list(map(_typed, shorthand.read(text)))
    if titled := None if typed else typed_title.read(text):
        typed.append(_typed(titled))
    known = {place for one in typed for place in one.places}
    written = (one for one in map(_written, cite(text)) if not known.issuperset(one.places))
    return _apart([*written, *typed])


def _written(citation: Citation) -> ReadCitation:
    return ReadCitation(citation.start, citation.end, citation.surface, citation.targets, either=False)


def _typed(one: Shorthand) -> ReadCitation:
    return ReadCitation(one.start, one.end, one.surface, one.candidates, either=True)


def _apart(read: Iterable[ReadCitation]) -> list[ReadCitation]:
    """In the order of the text; of two readings of the same words only the one that says more."""
    kept: list[ReadCitation] = []
    for one in sorted(read, key=lambda read: read.weight, reverse=True):
        inside = [other for other in kept if one.start < other.end and other.start < one.end]
        if not any(other.either or one.either for other in inside):
            kept.append(one)
    return sorted(kept, key=lambda read: (read.start, read.end))


def _found(read: ReadCitation, led: list[Resolution]) -> CitationFound:
    """Of several readings the one that exists, else the likeliest."""
    if read.either:
        led = [next((one for one in led if one.exists), led[0])]
    targets = [citation_target(one) for one in led]
    return CitationFound(start=read.start, end=read.end, surface=read.surface, targets=targets)
