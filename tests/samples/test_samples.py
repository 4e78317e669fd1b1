"""The samples are what their README says: enough documents and clauses, bases that lead to a clause, files as built."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from nlp.segment import segment

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
SHARED = Path(os.environ.get("DAYANAK_SHARED", ROOT.parent / "shared"))
KINDS = {
    *("yonetmelik", "yonerge", "teblig", "genelge", "sirkuler", "ozelge", "ana-statu", "genel-sartname"),
    *("usul-ve-esaslar", "karar"),
}
CLAUSE_KINDS = {"PARAGRAPH", "SUBPARAGRAPH", "ITEM"}
ORDINALS = {"birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4}
BASIS = re.compile(
    r" (?:(?P<series>mükerrer|geçici|ek) )?(?:madde|m\.|md\.) ?(?P<article>\d+(?:/[A-Z])?)"
    r"[/-](?P<paragraph>\d+)(?:-(?P<point>\w))?(?:-(?P<item>\d))?$"
    r"|nin (?P<long>\d+) \S+ maddesinin (?P<ordinal>\w+) fıkrası$"
    r"| bölüm (?P<section>(?P<top>\d+)\.\d+)$"
)


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file."""
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows, delimiter="\t"))


def text_of(row: dict[str, str]) -> str:
    """The text of a sample, without its front lines."""
    lines = (SAMPLES / "sources" / row["source"]).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("%%"))


MANIFEST = table(SAMPLES / "manifest.tsv")
UNITS = table(SAMPLES / "registry/units.tsv")
SERVICES = table(SAMPLES / "registry/services.tsv")
LOOKALIKES = table(SAMPLES / "registry/lookalikes.tsv")
MANAGERS = table(SAMPLES / "registry/managers.tsv")


@pytest.fixture(scope="module")
def paths() -> dict[str, set[str]]:
    """The paths of every document's provisions, by title."""
    return {row["title"]: {node.path for node in segment(text_of(row)).nodes} for row in MANIFEST}


def path_of(basis: re.Match[str]) -> str:
    """The path that a written basis names, in reference notation."""
    if basis["section"]:
        return f"no:{basis['top']}/no:{basis['section']}"
    if basis["long"]:
        return f"madde:{basis['long']}/fikra:{ORDINALS[basis['ordinal']]}"
    series = {"mükerrer": "mukerrer-madde", "geçici": "gecici-madde", "ek": "ek-madde"}.get(basis["series"], "madde")
    parts = [f"{series}:{basis['article'].replace('/', '-')}", f"fikra:{basis['paragraph']}"]
    parts += [f"bent:{basis['point']}"] * bool(basis["point"]) + [f"altbent:{basis['item']}"] * bool(basis["item"])
    return "/".join(parts)


def leads_to_a_clause(written: str, paths: dict[str, set[str]]) -> bool:
    """Whether a basis as written names a title and a clause of the samples."""
    basis = BASIS.search(written)
    return bool(basis) and path_of(basis) in paths.get(written[: basis.start()], set())


def depth(number: str) -> int:
    parents = {unit["detsis_no"]: unit["parent_detsis_no"] for unit in UNITS}
    return 1 + depth(parents[number]) if parents[number] else 1


def test_documents_and_kinds() -> None:
    assert len(MANIFEST) >= 14
    assert {row["kind"] for row in MANIFEST} == KINDS
    titles = [row["title"] for row in MANIFEST]
    assert len(set(titles)) == len(titles)
    for ending in ("Değişiklik Yapılmasına Dair Yönerge", "Yürürlükten Kaldırılmasına Dair Yönerge"):
        acts = [title for title in titles if title.endswith(ending)]
        assert acts
        assert all(any(act.startswith(target) and act != target for target in titles) for act in acts)


def test_clauses() -> None:
    nodes = [node.kind.name for row in MANIFEST for node in segment(text_of(row)).nodes]
    assert sum(kind in CLAUSE_KINDS for kind in nodes) >= 1500
    assert sum(int(row["clauses"]) for row in MANIFEST) >= 1500


def test_the_long_one_has_every_device() -> None:
    row = max(MANIFEST, key=lambda each: int(each["clauses"]))
    kinds = [node.kind.name for node in segment(text_of(row)).nodes]
    assert kinds.count("ARTICLE") >= 80
    assert {
        "PART", "CHAPTER", "ADDITIONAL_ARTICLE", "TRANSITIONAL_ARTICLE", "REPEATED_ARTICLE", "ANNEX"
    } <= set(kinds)  # fmt: skip
    assert "\n| " in text_of(row)


def test_forms_of_the_files() -> None:
    endings = [Path(row["file"]).suffix for row in MANIFEST]
    assert endings.count(".pdf") >= 8
    assert endings.count(".docx") >= 3
    assert endings.count(".html") >= 3
    assert sum(path.stat().st_size for path in (SAMPLES / "files").iterdir()) <= 8_000_000


def test_scans_have_images_and_no_text() -> None:
    scans = [
        row for row in MANIFEST if "%% format: pdf-scan" in (SAMPLES / "sources" / row["source"]).read_text("utf-8")
    ]
    assert len(scans) >= 2
    for row in scans:
        document = pypdfium2.PdfDocument(SAMPLES / "files" / row["file"])
        pages = [document[number] for number in range(len(document))]
        assert 2 <= len(pages) <= 3
        assert all(page.get_textpage().count_chars() == 0 for page in pages)
        assert all(list(page.get_objects()) for page in pages)
        document.close()


@pytest.mark.parametrize("word", ["izin", "başvuru", "disiplin", "yıllık izin", "burs", "staj", "ruhsat", "numune"])
def test_everyday_searches_meet_several_institutions(word: str) -> None:
    hits = [row for row in MANIFEST if re.search(rf"\b{word}", text_of(row))]
    assert len(hits) >= 4
    assert len({row["unit"] for row in hits}) >= 3


def test_units() -> None:
    numbers = [unit["detsis_no"] for unit in UNITS]
    assert len(set(numbers)) == len(numbers) >= 60
    assert min(map(int, numbers)) == 98000001
    assert {depth(number) for number in numbers} == {1, 2, 3, 4}
    names = [unit["name"] for unit in UNITS]
    assert all(names.count(name) >= 2 for name in ("Strateji Geliştirme Başkanlığı", "Hukuk Müşavirliği"))


def test_rows_name_known_units() -> None:
    known = {unit["detsis_no"] for unit in UNITS}
    assert {row["detsis_no"] for row in (*SERVICES, *MANAGERS, *LOOKALIKES)} <= known
    assert {row["unit"] for row in MANIFEST} <= known
    assert (len(SERVICES), len(MANAGERS), len(LOOKALIKES)) == (25, 20, 10)


@pytest.mark.parametrize("service", SERVICES, ids=lambda row: row["service_id"])
def test_every_basis_leads_to_a_clause(service: dict[str, str], paths: dict[str, set[str]]) -> None:
    for written in service["legal_basis"].split(" ; "):
        assert leads_to_a_clause(written, paths), written


@pytest.mark.parametrize("service", LOOKALIKES, ids=lambda row: row["why"])
def test_no_lookalike_leads_to_a_clause(service: dict[str, str], paths: dict[str, set[str]]) -> None:
    assert not leads_to_a_clause(service["legal_basis"], paths)


def test_files_match_their_sources() -> None:
    done = subprocess.run(
        [sys.executable, SAMPLES / "build.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("form", ["pdf", "pdf-columns", "pdf-scan", "docx", "docx-numbered", "html", "html-1254"])
def test_building_twice_gives_the_same_bytes(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES))
    from dataclasses import replace

    from build import render
    from render.source import read_source

    source = replace(read_source(SAMPLES / "sources/karacam-yaz-okulu-yonergesi.txt"), form=form)
    assert render(source) == render(source)


@pytest.mark.shared
def test_no_number_of_the_real_register() -> None:
    if not (SHARED / "registry").is_dir():
        pytest.skip("the shared registers are not here")
    files = [path for path in (SHARED / "registry").rglob("*") if path.suffix in {".tsv", ".json", ".jsonl"}]
    real = {number for path in files for number in re.findall(r"\b\d{8}\b", path.read_text(encoding="utf-8"))}
    assert len(real) > 1000
    assert not real & {unit["detsis_no"] for unit in UNITS}
