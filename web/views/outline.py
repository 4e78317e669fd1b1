"""The outline at the side of a document: containers with their articles, to any depth."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dayanak.law.document import Status
from dayanak.law.provision import ARTICLE_KINDS, CONTAINER_KINDS, ProvisionKind
from search_api.labels import heading_label, steps_of
from search_api.schemas import ProvisionView
from web import links

_SHOWN = ARTICLE_KINDS | {ProvisionKind.ANNEX, ProvisionKind.LEVEL}


@dataclass(slots=True)
class Entry:
    """A line of the outline and what stands below it; `hits` of a search are in it."""

    href: str
    label: str
    heading: str | None
    gone: bool
    path: str
    hits: int = 0
    below: list["Entry"] = field(default_factory=list)


def outline(provisions: Sequence[ProvisionView], hits: Sequence[str] = ()) -> list[Entry]:
    """Containers nested as their paths say, articles and annexes under the container that they stand in."""
    top: list[Entry] = []
    found = Counter(hit.split("__")[0] for hit in hits)
    containers: dict[str, Entry] = {}
    for node in provisions:
        if node.parent is not None:
            continue
        if node.kind in CONTAINER_KINDS:
            entry = containers[node.path] = _entry(node, found)
            _children(containers, top, node.path.rpartition("/")[0]).append(entry)
        elif node.kind in _SHOWN:
            _children(containers, top, node.container or "").append(_entry(node, found))
    return top


def _children(containers: dict[str, Entry], top: list[Entry], path: str) -> list[Entry]:
    """Where the entry of a path goes: under the nearest container that the text really has."""
    while path:
        if path in containers:
            return containers[path].below
        path = path.rpartition("/")[0]
    return top


def _entry(node: ProvisionView, found: Mapping[str, int]) -> Entry:
    gone = node.status in {Status.REPEALED.value, Status.ANNULLED.value}
    heading = heading_label(node.heading) if node.heading else None
    label = node.label.rstrip(" –-.:—") or heading or steps_of(node.path)[-1]
    heading = heading if node.label else None
    return Entry(links.anchor(node.eid), label, heading, gone, node.path, found.get(node.eid, 0))
