"""The rows of a version's provisions: place in the tree, identity over versions, what is in force."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dayanak.law.citation import Effect
from dayanak.law.document import Status
from dayanak.law.letters import comparison_key
from dayanak.law.outline import Outline, Place
from dayanak.law.provision import ARTICLE_KINDS, FRONT_KINDS, Provision, ProvisionTree
from dayanak.law.target import split

_STATUS = {"mulga": Status.REPEALED, "iptal": Status.ANNULLED}
_TELLING_LENGTH = 40
_ALIKE = 0.7
"""The share of its words that an article keeps where it is rewritten."""
_TELLING_WORDS = 10
_MOST_PAIRS = 250_000
_NOTED = frozenset({"note", "footnote"})


@dataclass(frozen=True, slots=True)
class Earlier:
    """A provision of the version before; `words` are its heading and its own text."""

    wid: str
    eid: str
    text_hash: str
    words: str


def provision_rows(
    tree: ProvisionTree,
    version_id: int,
    wids: Sequence[str],
    statuses: Sequence[Status],
    page_at: Callable[[int], int | None],
) -> list[dict[str, Any]]:
    """A row for each node, in reading order."""
    articles, depths = _articles(tree.nodes), _depths(tree.nodes)
    return [
        {
            "version_id": version_id,
            "place": place,
            "parent": node.parent,
            "article": articles[place],
            "depth": depths[place],
            "wid": wids[place],
            "eid": node.eid,
            "path": node.path,
            "kind": node.kind.value,
            "number": node.number,
            "label": node.label,
            "heading": node.heading,
            "text": node.text,
            "text_hash": text_hash(node),
            "container": node.container,
            "heading_chain": list(node.heading_chain),
            "own_status": statuses[place].value,
            "status": statuses[place].value,
            "confidence": node.confidence,
            "page": page_at(node.start),
            "start": node.start,
            "end": node.end,
        }
        for place, node in enumerate(tree.nodes)
    ]


def text_hash(node: Provision) -> str:
    """A digest of what the node says: heading and own text."""
    return hashlib.sha256(f"{node.heading or ''}\n{node.text}".encode()).hexdigest()[:32]


def _depths(nodes: Sequence[Provision]) -> list[int]:
    depths: list[int] = []
    for node in nodes:
        depths.append(0 if node.parent is None else depths[node.parent] + 1)
    return depths


def _articles(nodes: Sequence[Provision]) -> list[int]:
    """For each node the outermost article that it is in, else its topmost ancestor."""
    tops: list[int] = []
    for place, node in enumerate(nodes):
        above = tops[node.parent] if node.parent is not None else place
        inside_article = node.parent is not None and nodes[above].kind in ARTICLE_KINDS
        tops.append(place if node.kind in ARTICLE_KINDS and not inside_article else above)
    return tops


def statuses(nodes: Sequence[Provision], document: Status) -> list[Status]:
    """What the text itself says of each node; what stands in something repealed is repealed too."""
    found: list[Status] = []
    for node in nodes:
        above = document if node.parent is None else found[node.parent]
        own = _STATUS.get(node.status or "", Status.IN_FORCE)
        found.append(own if above is Status.IN_FORCE else above)
    return found


def beginnings(
    nodes: Sequence[Provision],
    whole: str | None,
    parts: Sequence[tuple[str, str]],
    effects: Iterable[Effect] = (),
) -> list[str | None]:
    """The day on which each node enters into force: that of the document, or the one of its own that a part has. What
    was added later, as a note tells, begins not before the day told."""
    days = [whole] * len(nodes)
    added = list(_added(effects))
    if not (parts or added):
        return days
    outline = Outline([Place(node.eid, node.path, node.parent, bool(node.label)) for node in nodes])
    for path, day in parts:
        for place in _within(outline, path):
            days[place] = day
    for path, day in added:
        for place in _within(outline, path):
            days[place] = max(days[place] or day, day)
    return days


def _added(effects: Iterable[Effect]) -> Iterator[tuple[str, str]]:
    """Path and day of each provision that a note of the text itself calls added."""
    for effect in effects:
        document, path = split(effect.provision)
        day = effect.since or effect.date
        if effect.op == "add-unit" and effect.method in _NOTED and effect.number and document == "this" and day:
            yield path, day


def _within(outline: Outline, path: str) -> list[int]:
    return [place for found in outline.named(path) for place in outline.within(found)]


def all_out_of_force(rows: Iterable[tuple[str, str]]) -> Status | None:
    """REPEALED or ANNULLED where no row (kind, status) of the law itself is anything else."""
    told = [status for kind, status in rows if kind not in FRONT_KINDS]
    out = {Status.REPEALED.value, Status.ANNULLED.value}
    if not told or not set(told) <= out:
        return None
    return Status.REPEALED if Status.REPEALED.value in told else Status.ANNULLED


def match_wids(nodes: Sequence[Provision], earlier: Sequence[Earlier], taken: Iterable[str], version: int) -> list[str]:
    """The identity of each node: that of the earlier one that says the same with all that is in it, where only one does
    (a renumbered article); else of the one with its label and text, else with its text where only one has it, else
    with its label; a new one is called after its eId. An article that was renumbered and rewritten counts under its new
    label. `earlier` is in reading order."""
    hashes = [text_hash(node) for node in nodes]
    found = dict(_wholes_that_stayed(nodes, hashes, earlier))
    kept = set(found.values())
    earlier = _under_new_labels(nodes, found, [old for old in earlier if old.wid not in kept])
    left = {old.wid: old for old in earlier}

    def settle(places: Iterable[int], keyed: Mapping[Any, str], key: Callable[[int], Any]) -> None:
        for place in places:
            wid = keyed.get(key(place))
            if place not in found and wid in left:
                found[place] = wid
                del left[wid]

    everywhere = range(len(nodes))
    settle(everywhere, {(o.eid, o.text_hash): o.wid for o in earlier}, lambda p: (nodes[p].eid, hashes[p]))
    often = Counter(hashes)
    telling = [p for p in everywhere if len(nodes[p].text) >= _TELLING_LENGTH and often[hashes[p]] == 1]
    settle(telling, _unique(left.values()), lambda p: hashes[p])
    settle(everywhere, {o.eid: o.wid for o in earlier}, lambda p: nodes[p].eid)
    used = set(taken)
    return [found.get(place) or _new_wid(nodes[place].eid, used, version) for place in everywhere]


def _wholes_that_stayed(
    nodes: Sequence[Provision], hashes: Sequence[str], earlier: Sequence[Earlier]
) -> Iterator[tuple[int, str]]:
    """Place and identity of what stands in a top provision that says all that one and only one earlier said."""
    now = _wholes([node.eid for node in nodes], hashes)
    was = _wholes([old.eid for old in earlier], [old.text_hash for old in earlier])
    often = Counter(now.values())
    starts = {said: start for start, said in was.items()}
    once = {said for said, times in Counter(was.values()).items() if times == 1}
    for start, said in now.items():
        within = (nodes[start + step] for step in range(len(said)))
        length = sum(len(node.text) + len(node.heading or "") for node in within)
        if said in once and often[said] == 1 and length >= _TELLING_LENGTH:
            yield from ((start + step, earlier[starts[said] + step].wid) for step in range(len(said)))


def _under_new_labels(
    nodes: Sequence[Provision], found: Mapping[int, str], earlier: Sequence[Earlier]
) -> list[Earlier]:
    """The earlier ones, those of articles whose words stand mostly in an article of another number under its label;
    what had that label before, and stayed nowhere, has none."""
    now = _words((node.eid, f"{node.heading or ''} {node.text}") for n, node in enumerate(nodes) if n not in found)
    was = _words((old.eid, old.words) for old in earlier)
    for same in [eid for eid in now.keys() & was.keys() if _alike(now[eid], was[eid]) >= _ALIKE]:
        del now[same], was[same]
    moved = _moved(now, was)
    gone = set(moved.values()) - moved.keys()
    return [replace(old, eid=_relabelled(old.eid, moved, gone)) for old in earlier] if moved else list(earlier)


def _moved(now: Mapping[str, frozenset[str]], was: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """By the label of an earlier article the one that it has now, the most alike first."""
    if len(now) * len(was) > _MOST_PAIRS:
        return {}
    likenesses = ((_alike(now[new], was[old]), old, new) for old in was for new in now)
    moved: dict[str, str] = {}
    for _, old, new in sorted((one for one in likenesses if one[0] >= _ALIKE), reverse=True):
        if old not in moved and new not in moved.values():
            moved[old] = new
    return moved


def _relabelled(eid: str, moved: Mapping[str, str], gone: Container[str]) -> str:
    article, sign, below = eid.partition("__")
    return f"{moved[article]}{sign}{below}" if article in moved else "" if article in gone else eid


def _words(texts: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """By article the beginnings of its words, where they are enough to tell it."""
    found: dict[str, set[str]] = defaultdict(set)
    for eid, text in texts:
        if eid.startswith("art_"):
            found[eid.partition("__")[0]].update(word[:5] for word in comparison_key(text).split())
    return {eid: frozenset(words) for eid, words in found.items() if len(words) >= _TELLING_WORDS}


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _wholes(eids: Sequence[str], hashes: Sequence[str]) -> dict[int, tuple[tuple[str, str], ...]]:
    """By the place of each top provision what it says with all that is in it: the way down and the digest of each."""
    found: dict[int, list[tuple[str, str]]] = {}
    start, top = 0, ""
    for place, (eid, said) in enumerate(zip(eids, hashes, strict=True)):
        if not (top and eid.startswith(f"{top}__")):
            start, top = place, eid
        found.setdefault(start, []).append((eid.removeprefix(top), said))
    return {start: tuple(parts) for start, parts in found.items()}


def _unique(earlier: Iterable[Earlier]) -> dict[str, str]:
    """Wids by text, of texts that occur once."""
    seen: dict[str, list[str]] = {}
    for old in earlier:
        seen.setdefault(old.text_hash, []).append(old.wid)
    return {text: wids[0] for text, wids in seen.items() if len(wids) == 1}


def _new_wid(eid: str, used: set[str], version: int) -> str:
    return f"{eid}@{version}" if eid in used else eid
