"""The finders as spaCy pipeline components, for those who work in spaCy; the hot path does not need it.

    from nlp.spacy_components import register
    register()
    nlp = spacy.blank("tr")
    nlp.add_pipe("dayanak_citations")
    nlp.add_pipe("dayanak_units", config={"issuer": "Karaçam Üniversitesi"})

Finds stand in `doc.spans["citations"]` and `doc.spans["units"]`; a span has `span._.citation` or `span._.mention`.
A find whose ends lie inside a token is widened to whole tokens; its own offsets stay in the extension value.
"""

from collections.abc import Callable
from typing import Any

from nlp.cite import cite
from nlp.link import link

CITATIONS = "dayanak_citations"
UNITS = "dayanak_units"


def register() -> None:
    """Makes the factories `dayanak_citations` and `dayanak_units` known to spaCy; may be called again."""
    from spacy.language import Language
    from spacy.tokens import Span

    for name in ("citation", "mention"):
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)
    if not Language.has_factory(CITATIONS):
        Language.factory(CITATIONS, default_config={"this": None}, func=_make_citations)
    if not Language.has_factory(UNITS):
        Language.factory(UNITS, default_config={"issuer": None}, func=_make_units)


def _make_citations(nlp: Any, name: str, this: str | None) -> Callable[[Any], Any]:  # noqa: ARG001
    def find_citations(doc: Any) -> Any:
        return _mark(doc, "citations", "citation", cite(doc.text, this))

    return find_citations


def _make_units(nlp: Any, name: str, issuer: str | None) -> Callable[[Any], Any]:  # noqa: ARG001
    def find_units(doc: Any) -> Any:
        return _mark(doc, "units", "mention", link(doc.text, issuer=issuer))

    return find_units


def _mark(doc: Any, group: str, extension: str, finds: Any) -> Any:
    spans = []
    for find in finds:
        label = find.type if extension == "mention" else "citation"
        span = doc.char_span(find.start, find.end, label=label, alignment_mode="expand")
        if span is not None:
            span._.set(extension, find)
            spans.append(span)
    doc.spans[group] = spans
    return doc
