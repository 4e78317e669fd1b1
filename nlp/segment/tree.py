"""Drafts of provisions while a text is read, and their assembly into a `ProvisionTree`."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

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
    counts: Counter[ProvisionKind] = field(default_factory=Counter)

    @property
    def number(self) -> str | None:
        """The number in the last step of the path, if it has one."""
        return self.step.rsplit("/", 1)[-1].partition(":")[2].split("@")[0] or None

    def add(self, child: "Draft") -> "Draft":
        """Hangs a child under this draft and gives it back."""
        self.children.append(child)
        self.counts[child.kind] += 1
        return child

    def count(self, kind: ProvisionKind) -> int:
        """How many children are of a kind."""
        return self.counts[kind]


def draft(kind: ProvisionKind, number: object, start: int, end: int, **rest: object) -> Draft:
    """A draft whose step is `kind:number` (the bare kind where number is None) and whose words are all of it."""
    step = kind.value if number is None else f"{kind.value}:{number}"
    made = Draft(step, kind, start, end, words=start)
    return replace(made, **rest) if rest else made  # type: ignore[arg-type]


def assemble(source: Source, roots: list[Draft], noise: tuple[Span, ...], doubts: tuple[Doubt, ...]) -> ProvisionTree:
    """The tree of the drafts in reading order; what no draft covers becomes noise."""
    writer = _Writer(source, sorted(noise, key=lambda span: span.start))
    nodes = writer.write(roots)
    marked = eids.number_repeats([node.eid for node in nodes])
    nodes = [replace(node, eid=eid) for node, eid in zip(nodes, marked, strict=True)]
    return ProvisionTree(source.text, tuple(nodes), tuple(_all_noise(source, nodes, noise)), doubts)


class _Writer:
    def __init__(self, source: Source, noise: list[Span]) -> None:
        self.source, self.noise = source, noise
        self.starts = [span.start for span in noise]

    def write(self, roots: list[Draft]) -> list[Provision]:
        nodes: list[Provision] = []
        stack: list[tuple[Iterator[Draft], str, int | None]] = [(iter(roots), "", None)]
        while stack:
            children, prefix, parent = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                continue
            path = f"{prefix}/{child.step}" if prefix else child.step
            nodes.append(self._provision(child, path, parent))
            stack.append((iter(child.children), path, len(nodes) - 1))
        return nodes

    def _provision(self, child: Draft, path: str, parent: int | None) -> Provision:
        text = self._words(child.words, child.end, in_lines=child.kind in _IN_LINES)
        return Provision(
            path=path,
            eid=eids.from_path(path),
            kind=child.kind,
            number=child.number,
            label=self._words(*child.label) if child.label else "",
            heading=self._words(*child.heading) if child.heading else None,
            text=text,
            start=child.start,
            end=child.end,
            parent=parent,
            container=child.container,
            heading_start=child.heading[0] if child.heading else None,
            heading_end=child.heading[1] if child.heading else None,
            confidence=child.confidence,
            implicit=child.implicit,
            status=None if child.children and child.kind in CONTAINER_KINDS else status_of(text) if text else None,
            annotations=annotations_in(text),
            heading_chain=child.chain,
        )

    def _words(self, start: int, end: int, *, in_lines: bool = False) -> str:
        """The words of a span without the furniture in it, white space folded to a blank or, in lines, to line ends."""
        parts: list[str] = []
        place = start
        for span in self.noise[bisect_left(self.starts, start) :]:
            if span.start >= end:
                break
            parts.append(self.source.text[place : span.start])
            place = span.end
        parts.append(self.source.text[place:end])
        return _SPACE.sub(lambda space: "\n" if in_lines and "\n" in space[0] else " ", " ".join(parts)).strip()


def _all_noise(source: Source, nodes: list[Provision], noise: tuple[Span, ...]) -> Iterator[Span]:
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
