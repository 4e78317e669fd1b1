"""Services and the clauses they rest on, seen as a visitor sees them: over the samples, with look-alikes planted."""

import csv
import json
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.figures import ROOT, Figure
from bench.shared import dayanak

SAMPLES = ROOT / "samples"


def load(data: Path) -> None:
    """The samples and the planted look-alikes, each document under its unit."""
    for kind, name in (("units", "units"), ("services", "services"), ("services", "lookalikes")):
        dayanak(data, "registry", "import", kind, str(SAMPLES / "registry" / f"{name}.tsv"))
    for row in _table(SAMPLES / "manifest.tsv"):
        dayanak(data, "ingest", str(SAMPLES / "files" / row["file"]), "--unit", row["unit"])


def figures(base: str) -> Iterator[Figure]:
    """How many services stand with every basis on both pages, and how many look-alikes are linked anywhere."""
    services = [row["service_id"] for row in _table(SAMPLES / "registry/services.tsv")]
    planted = [row["service_id"] for row in _table(SAMPLES / "registry/lookalikes.tsv")]
    missed = [name for name in services if not _stands(base, name)]
    linked = [name for name in planted if _is_linked(base, name)]
    right = len(services) - len(missed)
    yield Figure("services: bases on both pages", right, f"of {len(services)}", len(services), note=f"missed: {missed}")
    note = f"linked: {linked}"
    yield Figure("services: look-alikes linked", len(linked), f"of {len(planted)}", 0, note=note, least=False)


def _stands(base: str, service_id: str) -> bool:
    service = _json(base, f"/api/services/{service_id}")
    page = _get(base, f"/hizmet/{service_id}")
    urls = [basis["url"] for basis in service["bases"] if basis["eid"]]
    return len(urls) == len(service["bases"]) > 0 and all(
        url in page and f"/hizmet/{service_id}" in _get(base, url) for url in urls
    )


def _is_linked(base: str, service_id: str) -> bool:
    service = _json(base, f"/api/services/{service_id}")
    return bool(service["clauses"]) or any(basis["eid"] for basis in service["bases"])


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _json(base: str, address: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(_get(base, address))
    return answer


def _get(base: str, address: str) -> str:
    with urllib.request.urlopen(base + urllib.parse.quote(address, safe="/%#~"), timeout=30) as reply:
        return str(reply.read().decode("utf-8"))
