"""The text of the law with its links: escaped, citations and names linked, amendment notes set small."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dayanak.law.target import Cause
from search_api.labels import cause_label, lapse_label
from search_api.schemas import CitationTarget, SpanLink
from web import links as addresses

NOTE = re.compile(
    r"\(\s*(?:Değişik|Ek|Mülga|İptal|Yeniden düzenleme|Mülga ve yeniden düzenleme|Başlığı? ile birlikte değişik|"
    r"Danıştay|Anayasa Mahkemesi)[^():]{0,60}:[^()]{0,160}(?:\([^()]*\)[^()]{0,60})?\)"
)
_LINK = Markup('<a class="{}" href="{}" title="{}">{}</a>')
_PLAIN = Markup('<span class="unresolved" title="{0}">{1}<span class="vh"> ({0})</span></span>')
_GONE = frozenset({Cause.REPEALED.value, Cause.ANNULLED.value})
_NOTE = Markup('<small class="note">{}</small>')
_MARK = Markup("<mark>{}</mark>")
Marks = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a link says: where it leads, or why it leads nowhere. `lapsed`: what it leads to is not law any more."""

    href: str | None
    says: str
    lapsed: bool = False


def prose(text: str, spans: Sequence[SpanLink], marks: Marks = ()) -> Markup:
    """The text as safe HTML. Spans that overlap an earlier one, or cross the edge of a note, are left as text; `marks`,
    in order and apart, are kept in links too."""
    parts = []
    at = 0
    for found in NOTE.finditer(text):
        parts.append(_linked(text, at, found.start(), spans, marks))
        parts.append(_NOTE.format(_linked(text, found.start(), found.end(), spans, marks)))
        at = found.end()
    parts.append(_linked(text, at, len(text), spans, marks))
    return Markup("").join(parts)


def reading_of(span: SpanLink) -> Reading:
    """Where a citation or name leads, with how surely it was read; for one that leads nowhere, the reason."""
    if span.kind == "unit":
        return _unit(span)
    led = [target for target in span.targets if target.url and target.exists is not False]
    if led:
        count = sum(len(target.members) or 1 for target in led)
        more = f" ve {count - 1} hüküm daha" if count > 1 else ""
        lapsed = [words for t in led if (words := lapse_label(t.status, t.cause, t.since))]
        said = [f"{led[0].label or led[0].target}{more}", *lapsed[:1], _surely(span)]
        return Reading(led[0].url, " · ".join(said), lapsed=all(target.cause in _GONE for target in led))
    return Reading(None, _why_not(span.targets))


def marked(text: str, marks: Marks, start: int = 0, end: int | None = None) -> Markup:
    """A part of the text as safe HTML with what is marked in it."""
    end = len(text) if end is None else end
    parts = []
    at = start
    for first, last in ((max(first, start), min(last, end)) for first, last in marks if first < end and last > start):
        parts += [escape(text[at:first]), _MARK.format(text[first:last])]
        at = last
    return Markup("").join([*parts, escape(text[at:end])])


def _linked(text: str, start: int, end: int, spans: Sequence[SpanLink], marks: Marks) -> Markup:
    parts = []
    at = start
    for span in _disjoint(spans, start, end):
        parts += [marked(text, marks, at, span.start), _span(marked(text, marks, span.start, span.end), span)]
        at = span.end
    return Markup("").join([*parts, marked(text, marks, at, end)])


def _disjoint(spans: Sequence[SpanLink], start: int, end: int) -> Iterator[SpanLink]:
    at = start
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if at <= span.start < span.end <= end:
            yield span
            at = span.end


def _span(surface: Markup, span: SpanLink) -> Markup:
    reading = reading_of(span)
    if reading.href is None:
        return _PLAIN.format(reading.says, surface)
    css = f"{span.kind} lapsed" if reading.lapsed else span.kind
    return _LINK.format(css, reading.href, reading.says, surface)


def _unit(span: SpanLink) -> Reading:
    if span.unit:
        return Reading(addresses.unit(span.unit.detsis_no), f"{span.unit.name} · {_surely(span)}")
    if span.candidates:
        return Reading(None, f"{len(span.candidates)} birim olabilir, hangisi olduğu belirsiz")
    return Reading(None, "birim kayıtta bulunamadı")


def _why_not(targets: Sequence[CitationTarget]) -> str:
    causes = {Cause(target.cause) for target in targets if target.cause}
    if not targets:
        causes = {Cause.UNREAD}
    elif any(target.exists is False for target in targets):
        causes = {Cause.NO_PROVISION}
    return cause_label(next((cause for cause in Cause if cause in causes), Cause.NO_DOCUMENT))


def _surely(span: SpanLink) -> str:
    return f"makine buldu, güven %{round(span.confidence * 100)}"
