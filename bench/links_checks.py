"""Citations between the laws: stored, led to an article that exists, and seen from both ends; the others by cause."""

import json
import random
import urllib.parse
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import loads
from bench.figures import Figure
from bench.shared import served
from dayanak.law.target import Cause
from dayanak.storage.record import CitationRow, Record, Resolution
from search_api.labels import cause_label

LAWS = "am-"
"""What the ids of the rows of the laws begin with."""
SEED, SAMPLE = 2026, 150


@dataclass(frozen=True, slots=True)
class Link:
    """A citation of one law in a clause of another: both ends as document and eId."""

    citing: tuple[str, str]
    cited: tuple[str, str]
    surface: str


def figures() -> Iterator[Figure]:
    """The figures over the laws as they were loaded for the judged queries."""
    yield from figures_of(loads.search())


def figures_of(data: Path) -> Iterator[Figure]:
    """The figures over a data folder: links that are seen from both ends in the record, and over HTTP."""
    with closing(Record.open(loads.database(data))) as record:
        laws = _laws(record)
        found, causes = _read(record, laws)
        shown = _shown(record, found)
    between = Counter(causes).most_common()
    note = f"{len(found)} stored; of the others {_told(between)}"
    yield Figure(
        "laws: citations of another law's article, on both pages", len(shown), "citations", 5_000, 6_000, note=note
    )
    for cause in Cause:
        yield Figure(f"laws: citations unresolved, {cause.value}", causes[cause], "citations", note=cause_label(cause))
    sample = random.Random(SEED).sample(shown, min(SAMPLE, len(shown)))
    with served(data) as (base, _):
        missed = [link for link in sample if not _on_both_pages(base, link)]
    share = 1 - len(missed) / len(sample) if sample else None
    note = f"{len(sample)} by seed {SEED}; missed: {[(one.citing, one.cited) for one in missed[:4]]}"
    yield Figure("laws: links on both pages over HTTP", share, "share", 1.0, note=note)


def _laws(record: Record) -> dict[str, str]:
    """The laws by id, each with its reference: the repealed provisions of a law are another document of its number."""
    held = record.documents.documents(record.documents.ids())
    return {one.id: one.ref or one.id for one in held.values() if one.source.startswith(LAWS)}


def _read(record: Record, laws: Mapping[str, str]) -> tuple[list[Link], Counter[Cause]]:
    """A link for each citation of an article of another law, and why the other citations lead to none."""
    found: list[Link] = []
    causes: Counter[Cause] = Counter()
    for document_id in sorted(laws):
        eids = [row.eid for row in record.documents.provisions(document_id)]
        rows = record.links.citations(document_id)
        led = record.resolve_all(target for row in rows for target in row.targets)
        for row in rows:
            articles = [target for target in row.targets if _is_article(led[target], document_id, laws)]
            if articles:
                cited = led[articles[0]]
                place = (cited.document.id if cited.document else "", cited.eid or "")
                found.append(Link((document_id, eids[row.place]), place, row.surface))
            elif cause := _cause(row, led):
                causes[cause] += 1
    return found, causes


def _is_article(found: Resolution, citing: str, laws: Mapping[str, str]) -> bool:
    document = found.document
    of_another = document is not None and laws.get(document.id, laws[citing]) != laws[citing]
    return of_another and found.exists is True and (found.eid or "").startswith("art_")


def _cause(row: CitationRow, led: Mapping[str, Resolution]) -> Cause | None:
    if not row.targets:
        return Cause.UNREAD
    causes = [led[target].cause for target in row.targets]
    return None if None in causes else min((cause for cause in causes if cause), key=list(Cause).index)


def _shown(record: Record, links: Iterable[Link]) -> list[Link]:
    """Those links that the cited side knows of too."""
    by_cited: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        by_cited[link.cited].append(link)
    shown: list[Link] = []
    for (document_id, eid), own in sorted(by_cited.items()):  # one document after the other: its outline is read once
        citing = {(one.document.id, one.provision.eid) for one in record.links.citing(document_id, eid)}
        shown += [link for link in own if link.citing in citing]
    return shown


def _on_both_pages(base: str, link: Link) -> bool:
    """Whether the API and the page of each clause lead to the other one."""
    (citing, at), (cited, eid) = link.citing, link.cited
    to, back = _address(cited, eid), _address(citing, at)
    out = _json(base, f"/api/documents/{citing}/provisions/{at}")["citations_out"]
    inward = _json(base, f"/api/documents/{cited}/provisions/{eid}")["citations_in"]
    told = any(target["url"] == to for one in out for target in one["targets"])
    heard = any((one["document"]["id"], one["eid"]) == (citing, at) for one in inward)
    return told and heard and f'href="{to}"' in _get(base, back) and f'href="{back}"' in _get(base, to)


def _address(document_id: str, eid: str) -> str:
    return f"/mevzuat/{document_id}/{urllib.parse.quote(eid, safe='~')}"


def _told(counted: Iterable[tuple[Cause, int]]) -> str:
    return ", ".join(f"{count} {cause.value}" for cause, count in counted) or "none"


def _json(base: str, address: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(_get(base, address))
    return answer


def _get(base: str, address: str) -> str:
    with urllib.request.urlopen(base + urllib.parse.quote(address, safe="/%#~"), timeout=60) as reply:
        return str(reply.read().decode("utf-8"))
