"""`make evaluate`: accuracy on gold/dev, relevance on its queries, and what becomes of the real corpora.

Loads are kept under build/evaluate and reused as long as the code that made them is the same.
"""

import collections
import functools
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.figures import ROOT, Figure, publish
from bench.shared import SHARED, dayanak, served
from dayanak.storage.record import Record

BUILD = ROOT / "build" / "evaluate"
MADE_BY = ("dayanak", "ingest", "nlp", "samples")
"""Folders whose code and tables a load depends on."""
REAL = ("btu-bursa-teknik", "firat", "rg-daily-2026", "rg-radar", "mevzuat-gov-doc-pdf", "six-codes-official-html")
ARTICLES = {"madde", "ek-madde", "gecici-madde", "mukerrer-madde", "ek-gecici-madde"}
COUNTED = {"madde", "ek-madde", "gecici-madde"}

GOLD = (
    ("structure: article", "article F1", 0.93, None),
    ("structure: paragraph", "paragraph F1", 0.85, None),
    ("structure: subparagraph", "subparagraph F1", None, None),
    ("structure: item", "item F1", None, None),
    ("structure: closing", "closing F1", None, None),
    ("structure: quotation", "quotation F1", None, None),
    ("structure: definition", "definition F1", None, None),
    ("structure: outline", "outline F1", None, None),
    ("structure: path + text", "path + text F1", None, None),
    ("structure: path + heading", "path + heading F1", None, None),
    ("citations: span", "citation span F1", 0.65, None),
    ("citations: span + targets", "citation span + targets F1", None, None),
    ("amendments: op + target", "amendment op + target F1", None, None),
    ("units: span", "unit span F1", None, None),
    ("units: span + base", "unit span + base F1", 0.60, None),
    ("units: span + type", "unit span + type F1", None, None),
    ("units: resolved from the text", "unit resolved F1", None, None),
)
BASELINE = {"citation": 0.076, "title": 0.730, "known-clause": 0.293, "lay": 0.201, "typo": 0.088,
            "institution": 0.789, "phrase": 0.666}  # fmt: skip
"""Stemmed BM25 on the dev queries, from gold/queries.md."""


def main() -> int:
    if not SHARED.is_dir():
        publish("evaluate", [Figure("shared corpora", None, "", floor=1, note=f"{SHARED} is not there")])
        return 0
    publish("evaluate", [*gold(), *relevance(), *real(), *laws(), *samples()])
    return 0


def gold() -> Iterator[Figure]:
    """Structure, citations, amendments and units against the hand-made truth."""
    scorer, dev = SHARED / "eval" / "score.py", SHARED / "gold" / "dev"
    asked = _python(scorer, "inputs", dev)
    answers = BUILD / "gold.jsonl"
    BUILD.mkdir(parents=True, exist_ok=True)
    answers.write_bytes(dayanak(BUILD / "none", "explain", "--jsonl", stdin=asked))
    rows = json.loads(_python(scorer, "score", dev, answers, "--json"))
    for row, name, floor, aim in GOLD:
        yield Figure(f"gold: {name}", rows.get(row, {}).get("f1"), "F1", floor, aim)


def relevance() -> Iterator[Figure]:
    """The judged queries against a server over laws and the two universities."""
    data = loaded("search", load_search)
    scorer = SHARED / "eval" / "score_search.py"
    queries, corpus = SHARED / "gold/dev/queries.jsonl", SHARED / "corpus/acik-mevzuat/kanunlar.jsonl.gz"
    with served(data) as (base, _):
        rows = json.loads(_python(scorer, base, queries, corpus, "--json"))
    for name, floor in BASELINE.items():
        yield Figure(f"search: {name} nDCG@10", rows[name].get("ndcg@10"), "nDCG", floor, peer=f"BM25 {floor}")
        yield Figure(f"search: {name} recall@100", rows[name].get("recall@100"), "recall")
    citation = rows["citation"]
    yield Figure("search: exact place of existing citations", citation.get("exact place@1"), "share", 0.80)
    yield Figure("search: no false 'does not exist'", citation.get("no false alarm"), "share", 0.96)
    yield Figure("search: says that it does not exist", citation.get("says missing"), "share")


def real() -> Iterator[Figure]:
    """Every file of the real folders: the state it ended in, and the articles of the regular PDFs."""
    data = loaded("real", _load_real)
    outcomes = _outcomes(data)
    states = collections.Counter(row["state"] for row in outcomes)
    good = {Path(row["file"]).name for row in _manifest() if _is_good(row)}
    done = {row["file"] for row in outcomes if row["state"] in {"published", "duplicate"}}
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
    data = loaded("search", load_search)
    outcomes = [row for row in _outcomes(data) if row["row"]]
    published = sum(row["state"] in {"published", "duplicate"} for row in outcomes)
    yield Figure("laws: rows published", published / max(len(outcomes), 1), "share", 1.0, note=f"{len(outcomes)} rows")
    count = sum(number for name, number in _articles(data, ARTICLES) if name.startswith("am-"))
    inside = 46_000 <= count <= 51_500
    yield Figure("laws: article nodes between 46,000 and 51,500", float(inside), "yes", 1.0, note=f"{count} nodes")


def samples() -> Iterator[Figure]:
    """The services' legal bases on both pages, and the planted look-alikes on none."""
    from bench.bases import figures

    data = loaded("samples", _load_samples)
    with served(data) as (base, _):
        yield from figures(base)


def loaded(name: str, load: Callable[[Path], list[dict[str, Any]]]) -> Path:
    """A data folder filled by `load`, made anew when the code has changed since."""
    folder = BUILD / f"{name}-{_code()}"
    if not (folder / "outcomes.json").is_file():
        for old in BUILD.glob(f"{name}-*"):
            shutil.rmtree(old)
        folder.mkdir(parents=True)
        (folder / "outcomes.json").write_text(json.dumps(load(folder), ensure_ascii=False), encoding="utf-8")
    return folder


@functools.cache
def _code() -> str:
    digest = hashlib.sha256()
    for file in sorted(f for top in MADE_BY for f in (ROOT / top).rglob("*") if f.suffix in {".py", ".tsv"}):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def load_search(data: Path) -> list[dict[str, Any]]:
    corpus = SHARED / "corpus"
    dayanak(data, "registry", "import", "units", str(SHARED / "eval/search-units.tsv"))
    return [
        *_ingest(data, corpus / "acik-mevzuat/kanunlar.jsonl.gz"),
        *_ingest(data, corpus / "btu-bursa-teknik", "--unit", "99000001"),
        *_ingest(data, corpus / "gtu-gebze-teknik", "--unit", "99000002"),
    ]


def _load_real(data: Path) -> list[dict[str, Any]]:
    registry = SHARED / "registry"
    for kind, file in (
        ("units", "detsis/omu-units.jsonl"),
        ("units", "detsis/institutions.tsv"),
        ("services", "heys/services-uab.tsv"),
        ("services", "heys/service-standard-tables.jsonl"),
    ):
        dayanak(data, "registry", "import", kind, str(registry / file))
    return [row for folder in REAL for row in _ingest(data, SHARED / "corpus" / folder)]


def _load_samples(data: Path) -> list[dict[str, Any]]:
    from bench.bases import load

    load(data)
    return []


def _ingest(data: Path, *words: object) -> list[dict[str, Any]]:
    out = dayanak(data, "ingest", "--json", *map(str, words))
    return [json.loads(line) for line in out.splitlines()]


def _outcomes(data: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((data / "outcomes.json").read_text(encoding="utf-8"))
    return rows


def _manifest() -> list[dict[str, Any]]:
    lines = (SHARED / "corpus/manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["file"].split("/")[0] in REAL]


def _is_good(row: dict[str, Any]) -> bool:
    return row.get("text_layer") == "good" or row["format"] in {"html", "html-utf8"}


def _articles(data: Path, kinds: set[str]) -> Iterator[tuple[str, int]]:
    record = Record.open(f"sqlite:///{data / 'dayanak.sqlite3'}")
    try:
        for document_id in record.documents.ids():
            document = record.documents.document(document_id)
            rows = record.documents.provisions(document_id)
            number = sum(row.kind in kinds and row.parent is None for row in rows)
            yield (document.source if document else document_id), number
    finally:
        record.close()


def _python(script: Path, *words: object) -> bytes:
    return subprocess.run([sys.executable, script, *map(str, words)], stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
