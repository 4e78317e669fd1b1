"""Drafts of provisions while a text is read, and their assembly into a `ProvisionTree`."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from dayanak.law import eid as eids
from dayanak.law.provision import CONTAINER_KINDS, Doubt, Provision, ProvisionKind, ProvisionTree, Span
from nlp.segment.annotations import annotations_in, status_of
from nlp.segment.source import Source

_SPACE = re.compile(r"\s+")
_IN_LINES = {ProvisionKind.TABLE, ProvisionKind.ANNEX}


@dataclass(slots=True)
class Draft:
    """A provision being read: its own part is [start, end), its words begin at `words`."""

    step: str
    kind: ProvisionKind
    start: int
    end: int
    label: tuple[int, int] | None = None
    words: int = 0
    heading: tuple[int, int] | None = None
    children: list["Draft"] = field(default_factory=list)
    container: str | None = None
    chain: tuple[str, ...] = ()
    implicit: bool = False
    confidence: float = 1.0
    counts: dict[ProvisionKind, int] = field(default_factory=dict)

    @property
    def number(self) -> str | None:
        """The number in the last step of the path, if it has one."""
        return _number(self.step)

    def add(self, child: "Draft") -> "Draft":
        """Hangs a child under this draft and gives it back."""
        self.children.append(child)
        self.counts[child.kind] = self.counts.get(child.kind, 0) + 1
        return child

    def count(self, kind: ProvisionKind) -> int:
        """How many children are of a kind."""
        return self.counts.get(kind, 0)


@lru_cache(maxsize=4096)
def _number(step: str) -> str | None:
    return step.rpartition("/")[2].partition(":")[2].partition("@")[0] or None


def draft(
    kind: ProvisionKind,
    number: object,
    start: int,
    end: int,
    label: tuple[int, int] | None = None,
    words: int | None = None,
    *,
    implicit: bool = False,
    confidence: float = 1.0,
) -> Draft:
    """A draft whose step is `kind:number` (the bare kind where number is None) and whose words are all of it, or begin
    at `words`."""
    step = kind.value if number is None else f"{kind}:{number}"
    begun = start if words is None else words
    return Draft(step, kind, start, end, label, begun, implicit=implicit, confidence=confidence)


def assemble(source: Source, roots: list[Draft], noise: tuple[Span, ...], doubts: tuple[Doubt, ...]) -> ProvisionTree:
    """The tree of the drafts in reading order; what no draft covers becomes noise."""
    cut = [*noise, *(Span(note.start, note.end) for root in roots for note in _notes_in(root))]
    writer = _Writer(source, sorted(cut, key=lambda span: span.start))
    nodes = writer.write(roots)
    return ProvisionTree(source.text, tuple(nodes), tuple(uncovered(source, nodes, noise)), doubts)


def _notes_in(unit: Draft) -> Iterator[Draft]:
    """The notes below a unit: one that a page has in the middle of a sentence is none of its words."""
    stack = [unit]
    while stack:
        for child in stack.pop().children:
            if child.kind is ProvisionKind.FOOTNOTE:
                yield child
            else:
                stack.append(child)


class _Writer:
    def __init__(self, source: Source, noise: list[Span]) -> None:
        self.source, self.noise = source, noise
        self.starts = [span.start for span in noise]

    def write(self, roots: list[Draft]) -> list[Provision]:
        """All provisions in reading order; an eId that comes again is marked."""
        nodes: list[Provision] = []
        seen: dict[str, int] = {}
        stack: list[tuple[Iterator[Draft], str, str, int | None]] = [(iter(roots), "", "", None)]
        while stack:
            children, prefix, eid_prefix, parent = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                continue
            path, eid = prefix + child.step, eid_prefix + eids.from_path(child.step)
            seen[eid] = times = seen.get(eid, 0) + 1
            nodes.append(self._provision(child, path, eid if times == 1 else f"{eid}~{times}", parent))
            if child.children:
                stack.append((iter(child.children), f"{path}/", f"{eid}__", len(nodes) - 1))
        return nodes

    def _provision(self, child: Draft, path: str, eid: str, parent: int | None) -> Provision:
        text = self._words(child.words, child.end, in_lines=child.kind in _IN_LINES)
        heading_start, heading_end = child.heading or (None, None)
        is_container = child.children and child.kind in CONTAINER_KINDS
        return Provision(  # by place, many times in a text: names cost half as much again
            path,
            eid,
            child.kind,
            child.number,
            self._words(*child.label) if child.label else "",
            self._words(*child.heading) if child.heading else None,
            text,
            child.start,
            child.end,
            parent,
            child.container,
            heading_start,
            heading_end,
            child.confidence,
            child.implicit,
            status_of(text) if text and not is_container else None,
            annotations_in(text) if "(" in text else (),
            child.chain,
        )

    def _words(self, start: int, end: int, *, in_lines: bool = False) -> str:
        """The words of a span without the furniture in it, white space folded to a blank or, in lines, to line ends."""
        at = bisect_right(self.starts, start)  # a note that begins here is what is written
        is_clean = at == len(self.starts) or self.starts[at] >= end
        if is_clean and not in_lines:
            return self.source.printed(start, end)
        parts: list[str] = []
        place = start
        while at < len(self.starts) and self.starts[at] < end:
            parts.append(self.source.text[place : self.starts[at]])
            place = self.noise[at].end
            at += 1
        parts.append(self.source.text[place:end])
        return _SPACE.sub(lambda space: "\n" if in_lines and "\n" in space[0] else " ", " ".join(parts)).strip()


def uncovered(source: Source, nodes: list[Provision], noise: tuple[Span, ...]) -> Iterator[Span]:
    """The furniture, and every stretch of characters that no node covers."""
    covered = [(node.start, node.end) for node in nodes if node.end > node.start]
    covered += [(node.heading_start, node.heading_end or 0) for node in nodes if node.heading_start is not None]
    covered += [(span.start, span.end) for span in noise]
    spans = list(noise)
    place = 0
    for start, end in [*sorted(covered), (len(source.text), len(source.text))]:
        if start > place:
            left, right = source.strip(place, start)
            if left < right:
                spans.append(Span(left, right))
        place = max(place, end)
    return iter(sorted(spans, key=lambda span: span.start))
