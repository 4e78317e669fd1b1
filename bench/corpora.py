"""What becomes of the real corpora: the state in which each file ended, and the articles that were counted."""

import collections
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import loads
from bench.figures import Figure
from bench.shared import SHARED
from dayanak.storage.record import Record

ARTICLES = {"madde", "ek-madde", "gecici-madde", "mukerrer-madde", "ek-gecici-madde"}
COUNTED = {"madde", "ek-madde", "gecici-madde"}
ENDED = {"published", "duplicate"}


def real() -> Iterator[Figure]:
    """Every file of the real folders: the state it ended in, and the articles of the regular PDFs."""
    data = loads.real()
    outcomes = loads.outcomes(data)
    states = collections.Counter(row["state"] for row in outcomes)
    good = {Path(row["file"]).name for row in _manifest() if _is_good(row)}
    done = {row["file"] for row in outcomes if row["state"] in ENDED}
    missed = sorted(good - done)
    yield Figure("real: files ended in a state", len(outcomes), "files", note=str(dict(states)))
    share = len(good & done) / len(good)
    yield Figure("real: good text published", round(share, 4), "share", 0.95, note=f"missed: {missed[:8]}")
    yield from _regular(data)


def _regular(data: Path) -> Iterator[Figure]:
    wanted = {Path(r["file"]).name: r["madde_headings"] for r in _manifest() if r.get("article_sequence") == "regular"}
    found = dict(_articles(data, COUNTED))
    wrong = {name: (count, found.get(name)) for name, count in wanted.items() if found.get(name) != count}
    share = 1 - len(wrong) / len(wanted)
    note = f"{len(wanted)} PDFs; wanted, found: {dict(list(wrong.items())[:8])}"
    yield Figure("real: regular PDFs with their number of articles", round(share, 4), "share", 0.98, note=note)


def laws() -> Iterator[Figure]:
    """Article nodes of the 1,084 laws, and the state of every row."""
    data = loads.search()
    outcomes = [row for row in loads.outcomes(data) if row["row"]]
    published = sum(row["state"] in ENDED for row in outcomes)
    yield Figure("laws: rows published", published / max(len(outcomes), 1), "share", 1.0, note=f"{len(outcomes)} rows")
    count = sum(number for name, number in _articles(data, ARTICLES) if name.startswith("am-"))
    inside = 46_000 <= count <= 51_500
    yield Figure("laws: article nodes between 46,000 and 51,500", float(inside), "yes", 1.0, note=f"{count} nodes")


def _manifest() -> list[dict[str, Any]]:
    lines = (SHARED / "corpus/manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["file"].split("/")[0] in loads.REAL]


def _is_good(row: dict[str, Any]) -> bool:
    return row.get("text_layer") == "good" or row["format"] in {"html", "html-utf8"}


def _articles(data: Path, kinds: set[str]) -> Iterator[tuple[str, int]]:
    record = Record.open(loads.database(data))
    try:
        for document_id in record.documents.ids():
            document = record.documents.document(document_id)
            rows = record.documents.provisions(document_id)
            number = sum(row.kind in kinds and row.parent is None for row in rows)
            yield (document.source if document else document_id), number
    finally:
        record.close()
