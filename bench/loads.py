"""The corpora of `make evaluate`, each loaded into a data folder under build/evaluate as an operator would. A load is
reused as long as the code that made it is the same."""

import functools
import hashlib
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.figures import ROOT
from bench.shared import SHARED, dayanak

BUILD = ROOT / "build" / "evaluate"
MADE_BY = ("dayanak", "ingest", "nlp", "samples")
"""Folders whose code and tables a load depends on."""
REAL = ("btu-bursa-teknik", "firat", "rg-daily-2026", "rg-radar", "mevzuat-gov-doc-pdf", "six-codes-official-html")
TWINS = ("acik-mevzuat/md", "radar-madde-split")
"""Folders that hold texts of other folders in another form: read for the sake of failures alone."""
LEARNED = "learned.txt"
Outcome = dict[str, Any]


def search() -> Path:
    """The corpus of the judged queries: the laws and two universities."""
    return _loaded("search", _load_search)


def real() -> Path:
    """Files as found, with the units and services of the registry."""
    return _loaded("real", _load_real)


def twins() -> Path:
    """The rest of the corpus."""
    return _loaded("twins", _load_twins)


def samples() -> Path:
    """The samples of the repository, look-alikes of services planted among them."""
    return _loaded("samples", _load_samples)


def outcomes(data: Path) -> list[Outcome]:
    """What `dayanak ingest --json` said of each document of a load."""
    rows: list[Outcome] = json.loads((data / "outcomes.json").read_text(encoding="utf-8"))
    return rows


def database(data: Path) -> str:
    """The address of the record of a load."""
    return f"sqlite:///{data / 'dayanak.sqlite3'}"


def _loaded(name: str, load: Callable[[Path], list[Outcome]]) -> Path:
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
    for file in sorted(f for top in MADE_BY for f in (ROOT / top).rglob("*") if f.is_file()):
        if "__pycache__" not in file.parts:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _load_search(data: Path) -> list[Outcome]:
    corpus = SHARED / "corpus"
    dayanak(data, "registry", "import", "units", str(SHARED / "eval/search-units.tsv"))
    rows = [
        *_ingest(data, corpus / "acik-mevzuat/kanunlar.jsonl.gz"),
        *_ingest(data, corpus / "btu-bursa-teknik", "--unit", "99000001"),
        *_ingest(data, corpus / "gtu-gebze-teknik", "--unit", "99000002"),
    ]
    _learn(data)
    return rows


def _learn(data: Path) -> None:
    """What search by meaning needs; how long it took is kept beside."""
    begun = time.monotonic()
    dayanak(data, "learn")
    (data / LEARNED).write_text(f"{time.monotonic() - begun:.0f}", encoding="ascii")


def learned_s(data: Path) -> float | None:
    """How many seconds `dayanak learn` took over a load; None where it was not run."""
    file = data / LEARNED
    return float(file.read_text(encoding="ascii")) if file.is_file() else None


def _load_real(data: Path) -> list[Outcome]:
    registry = SHARED / "registry"
    for kind, file in (
        ("units", "detsis/omu-units.jsonl"),
        ("units", "detsis/institutions.tsv"),
        ("services", "heys/services-uab.tsv"),
        ("services", "heys/service-standard-tables.jsonl"),
    ):
        dayanak(data, "registry", "import", kind, str(registry / file))
    return [row for folder in REAL for row in _ingest(data, SHARED / "corpus" / folder)]


def _load_twins(data: Path) -> list[Outcome]:
    return [row for folder in TWINS for row in _ingest(data, SHARED / "corpus" / folder)]


def _load_samples(data: Path) -> list[Outcome]:
    from bench.bases import load

    load(data)
    _learn(data)
    return []


def _ingest(data: Path, *words: object) -> list[Outcome]:
    out = dayanak(data, "ingest", "--json", *map(str, words))
    return [json.loads(line) for line in out.splitlines()]
