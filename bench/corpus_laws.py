"""The laws that hold for every text of the corpora: nothing lost, identifiers unique and stable, the parse of the parse
the same, and no file that the reader fails on."""

import collections
import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from bench import loads
from bench.figures import Figure
from dayanak.law.provision import Provision, ProvisionTree, Span
from dayanak.storage.record import Record
from nlp.segment import segment

FAULTS = re.compile(r"bozuk olabilir \(\w+\)|ayrılan (?:sürede|bellekle)|okuyucu çöktü")
"""In a reason what says that reading failed, not that the file is bad: an error by its name, a limit, a dead reader."""
ENDS = {"published", "duplicate", "rejected", "unreadable"}
WORKERS = 2
_QUOTES = re.compile(r"[\s\"'“”„«»‘’]+")
_SPACE = re.compile(r"\s+")
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """What the laws say of one document: characters that lie nowhere and nodes that do not say all their words, eIds
    that occur twice, whether the record holds the same ones, and how many nodes are the same in the second parse."""

    document: str
    lost: int
    repeated: int
    stable: bool
    nodes: int
    same: int


def figures() -> Iterator[Figure]:
    """Every law over every text that the loads hold, then the files."""
    folders = [loads.search(), loads.real(), loads.twins()]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as workers:
        found = [one for folder in folders for one in _of_folder(workers, folder)]
    yield _law("nothing lost", found, [one.document for one in found if one.lost])
    yield _law("identifiers unique", found, [one.document for one in found if one.repeated])
    yield _law("identifiers stable", found, [one.document for one in found if not one.stable])
    changed = [one for one in found if one.same < one.nodes]
    yield _law("parse of the parse the same", found, [one.document for one in changed])
    nodes, same = sum(one.nodes for one in found), sum(one.same for one in found)
    yield Figure("law: nodes the same in the parse of the parse", round(same / max(nodes, 1), 5), "share")
    yield _failures(folders)


def _law(name: str, found: Sequence[Found], broken: Sequence[str]) -> Figure:
    share = 1 - len(broken) / max(len(found), 1)
    note = f"{len(found)} texts" + (f"; not in {len(broken)}: {', '.join(broken[:6])}" if broken else "")
    return Figure(f"law: {name}", round(share, 5), "share", aim=1.0, note=note)


def _failures(folders: Sequence[Path]) -> Figure:
    rows = [row for folder in folders for row in loads.outcomes(folder)]
    failed = [row for row in rows if row["state"] not in ENDS or _is_ours(row["reason"])]
    note = f"{len(rows)} documents" + "".join(f"; {row['file']}: {row['reason']}" for row in failed[:6])
    return Figure("law: documents of the corpus that reading failed on", len(failed), "", aim=0, note=note, least=False)


def _is_ours(reason: str | None) -> bool:
    return reason is not None and FAULTS.search(reason) is not None


def _of_folder(workers: ProcessPoolExecutor, folder: Path) -> Iterator[Found]:
    record = Record.open(loads.database(folder))
    try:
        ids = list(record.documents.ids())
    finally:
        record.close()
    shares = [ids[start::WORKERS] for start in range(WORKERS)]
    for part in workers.map(_of_documents, [folder] * WORKERS, shares):
        yield from part


def _of_documents(folder: Path, ids: Sequence[str]) -> list[Found]:
    record = Record.open(loads.database(folder))
    try:
        return [_of_document(record, document) for document in ids]
    finally:
        record.close()


def _of_document(record: Record, document: str) -> Found:
    tree = segment(record.documents.text(document))
    kept = [row.eid for row in record.documents.provisions(document)]
    row = record.documents.document(document)
    eids = [node.eid for node in tree.nodes]
    return Found(
        document=row.source if row else document,
        lost=len(uncovered(tree)) + sum(1 for _ in unsaid(tree)),
        repeated=len(eids) - len(set(eids)),
        stable=kept == eids,
        nodes=len(eids),
        same=sum((_forms(tree) & _forms(segment(written(tree)))).values()),
    )


def uncovered(tree: ProvisionTree) -> str:
    """The characters of a text that lie in no own part, no heading and no noise."""
    spans = [(node.start, node.end) for node in tree.nodes]
    spans += [(n.heading_start, n.heading_end or 0) for n in tree.nodes if n.heading_start is not None]
    spans += [(span.start, span.end) for span in tree.noise]
    left, place = [], 0
    for start, end in [*sorted(spans), (len(tree.text), len(tree.text))]:
        left.append(tree.text[place:start])
        place = max(place, end)
    return _SPACE.sub("", "".join(left))


def unsaid(tree: ProvisionTree) -> Iterator[str]:
    """The eId of each node whose label, heading and text together do not hold all letters of its own part."""
    for node, own in zip(tree.nodes, own_parts(tree), strict=True):
        inside = node.heading_start is not None and node.start <= node.heading_start < node.end
        said = f"{node.label}{node.heading if inside else ''}{node.text}"
        composed = unicodedata.normalize("NFC", own)  # the reader composes letters written in two pieces
        if collections.Counter(_NO_LETTERS.sub("", composed)) - collections.Counter(_NO_LETTERS.sub("", said)):
            yield node.eid


def written(tree: ProvisionTree) -> str:
    """A tree as text again: each heading and each own part a paragraph, in the order of the original, without what
    was set aside as furniture of the page; opening quotation marks stay."""
    parts: list[tuple[int, str]] = []
    for node, own in zip(tree.nodes, own_parts(tree), strict=True):
        if node.heading_start is not None and not node.start <= node.heading_start < node.end:
            parts.append((node.heading_start, tree.text[node.heading_start : node.heading_end]))
        if node.end > node.start:
            parts.append((node.start, own))
    parts += [(span.start, tree.text[span.start : span.end]) for span in tree.noise if _is_quote(tree, span)]
    lines: list[str] = []
    for _, text in sorted(parts):
        opened = bool(lines) and _QUOTES.fullmatch(lines[-1]) is not None
        lines[-1:] = [lines[-1] + text] if opened else [*lines[-1:], text]
    return "\n\n".join(lines)


def _is_quote(tree: ProvisionTree, span: Span) -> bool:
    if not _QUOTES.fullmatch(tree.text[span.start : span.end]):
        return False
    return not any(node.start <= span.start and span.end <= node.end for node in tree.nodes)


def own_parts(tree: ProvisionTree) -> list[str]:
    """The own part of each node, its lines kept, without the furniture and the other nodes that stand in it."""
    others = (Span(node.start, node.end) for node in tree.nodes if node.end > node.start)
    cuts = sorted([*tree.noise, *others], key=lambda span: (span.start, span.end))
    starts = [span.start for span in cuts]
    return [_without(tree.text, node, cuts, bisect_left(starts, node.start)) for node in tree.nodes]


def _without(text: str, node: Provision, cuts: Sequence[Span], first: int) -> str:
    parts, place = [], node.start
    for span in itertools.takewhile(lambda span: span.start < node.end, map(cuts.__getitem__, range(first, len(cuts)))):
        if (span.start, span.end) != (node.start, node.end):
            parts.append(text[place : span.start])
            place = max(place, span.end)
    return "".join([*parts, text[place : max(place, node.end)]]).strip()


def _forms(tree: ProvisionTree) -> collections.Counter[tuple[str, str, str]]:
    """What must come back: each node's eId, heading and text."""
    squeezed = ((node.eid, node.heading or "", node.text) for node in tree.nodes)
    return collections.Counter((eid, _SPACE.sub("", heading), _SPACE.sub("", text)) for eid, heading, text in squeezed)
