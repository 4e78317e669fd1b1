"""Builds `samples/files` and `samples/manifest.tsv` from `samples/sources`; --check only compares."""

import argparse
import csv
import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

from render.source import Source, read_source

HERE = Path(__file__).resolve().parent
SOURCES, FILES, MANIFEST = HERE / "sources", HERE / "files", HERE / "manifest.tsv"
COLUMNS = ("file", "source", "unit", "kind", "title", "clauses", "source_sha256", "file_sha256")


def render(source: Source) -> tuple[str, bytes]:
    """The ending and the bytes of the file that a source asks for in its `format` line."""
    from render.pdf import text_pdf
    from render.scan import scanned_pdf
    from render.web import office_export, page
    from render.word import word_file

    forms: dict[str, tuple[str, Callable[[], bytes]]] = {
        "pdf": (".pdf", lambda: text_pdf(source)),
        "pdf-columns": (".pdf", lambda: text_pdf(source, columns=2, size=8.5)),
        "pdf-scan": (".pdf", lambda: scanned_pdf(text_pdf(source, size=12), source.title)),
        "docx": (".docx", lambda: word_file(source)),
        "docx-numbered": (".docx", lambda: word_file(source, numbered=True)),
        "html": (".html", lambda: page(source)),
        "html-1254": (".html", lambda: office_export(source)),
    }
    ending, make = forms[source.form]
    return ending, make()


def build() -> None:
    """Writes every file and the manifest anew."""
    FILES.mkdir(exist_ok=True)
    rows = []
    for path in sorted(SOURCES.glob("*.txt")):
        source = read_source(path)
        ending, content = render(source)
        target = FILES / (source.name + ending)
        target.write_bytes(content)
        facts = (target.name, path.name, source.unit, source.kind, source.title, source.clauses)
        rows.append((*facts, _digest(path), _digest(target)))
    with MANIFEST.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def differences() -> list[str]:
    """What does not agree between sources, manifest and files; empty when all is as it was built."""
    with MANIFEST.open(encoding="utf-8", newline="") as rows:
        listed = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = [f"{row['source']}: changed since the files were built" for row in listed if not _agrees(row, "source")]
    wrong += [f"{row['file']}: is not the file that was built" for row in listed if not _agrees(row, "file")]
    known = {row["source"] for row in listed} | {row["file"] for row in listed}
    present = {path.name for path in (*SOURCES.glob("*.txt"), *FILES.glob("*"))}
    return wrong + [f"{name}: not in the manifest" for name in sorted(present - known)]


def _agrees(row: dict[str, str], what: str) -> bool:
    path = (SOURCES if what == "source" else FILES) / row[what]
    return path.is_file() and _digest(path) == row[f"{what}_sha256"]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Builds or checks; 0 when the files match their sources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, report what does not match")
    if not parser.parse_args().check:
        build()
    wrong = differences()
    print("\n".join(wrong) if wrong else "samples: files match their sources")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
