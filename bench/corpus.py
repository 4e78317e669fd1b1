"""The clauses that speed is measured on: all of the given laws, and the same laws again under new ids, up to a number.

A repeat is a document of its own, with another id, issuer, kind, number of the year and date, and the words of its law.
Its rows are multiplied within the record by SQL; the index is then made from the record by `dayanak reindex`, so that
a search goes the whole way. Folders are kept under build/bench as long as the code that reads laws is the same.
"""

import functools
import gzip
import hashlib
import itertools
import json
import os
import random
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import ROOT
from bench.shared import SHARED, dayanak
from dayanak.law.document import DocumentKind
from dayanak.law.provision import CONTAINER_KINDS, FRONT_KINDS, ProvisionKind

BUILD = ROOT / "build" / "bench"
QUICK = os.environ.get("QUICK") == "1"
MAIN, GROWN = (30_000, 90_000) if QUICK else (350_000, 1_000_000)
QUICK_LAWS = 120
LAWS = SHARED / "corpus" / "acik-mevzuat" / "kanunlar.jsonl.gz"
UNITS = SHARED / "registry" / "detsis" / "omu-units.jsonl"
MADE_BY = ("nlp", "ingest/extract", "ingest/reading.py", "ingest/rows.py", "dayanak/law", "bench/corpus.py",
           "dayanak/storage/record/publish.py", "dayanak/storage/record/provisions.py")  # fmt: skip
"""What the rows of a law come of."""
KINDS = (DocumentKind.REGULATION, DocumentKind.DIRECTIVE, DocumentKind.COMMUNIQUE, DocumentKind.CIRCULAR,
         DocumentKind.PRINCIPLES, DocumentKind.DECISION)  # fmt: skip
OWN = ("versions", "provisions", "citations", "citation_targets", "effects", "mentions", "service_mentions")
"""Tables whose rows belong to a version and are copied with it."""
STEP = 100_000_000


@dataclass(frozen=True, slots=True)
class Repeat:
    """What a repeated document does not share with its law."""

    suffix: str
    rank: int
    unit_no: str
    unit_name: str
    kind: str
    date: str


def clauses(number: int) -> Path:
    """The data folder with about so many clauses; its index may be missing or old (`indexed` makes it)."""
    folder = BUILD / f"{_amount(number)}-{_code()}"
    if not (folder / "made.json").is_file():
        _forget(_amount(number), folder)
        folder.mkdir(parents=True)
        made = _multiply(laws(), folder / "dayanak.sqlite3", number)
        (folder / "made.json").write_text(json.dumps(made), encoding="utf-8")
    return folder


def indexed(number: int) -> Path:
    """The same with an index that today's code can read."""
    folder = clauses(number)
    if not _has_index(folder):
        dayanak(folder, "reindex")
    return folder


def laws() -> Path:
    """The data folder of the laws themselves (QUICK: of some), read as an operator would."""
    name = "few-laws" if QUICK else "laws"
    folder = BUILD / f"{name}-{_code()}"
    if not (folder / "outcomes.jsonl").is_file():
        _forget(name, folder)
        folder.mkdir(parents=True)
        dayanak(folder, "registry", "import", "units", str(UNITS))
        outcomes = dayanak(folder, "ingest", "--json", str(_part(folder) if QUICK else LAWS))
        dayanak(folder, "reindex")  # as docs/operations.md tells those who have loaded much
        (folder / "outcomes.jsonl").write_bytes(outcomes)
    return folder


def _part(folder: Path) -> Path:
    part = folder / "part.jsonl"
    with gzip.open(LAWS, "rt", encoding="utf-8") as lines:
        part.write_text("".join(itertools.islice(lines, QUICK_LAWS)), encoding="utf-8")
    return part


def _amount(number: int) -> str:
    return f"clauses-{number}"


def _forget(name: str, but: Path) -> None:
    for old in BUILD.glob(f"{name}-*"):
        if old != but or not (old / "made.json").is_file():
            shutil.rmtree(old)


@functools.cache
def _code() -> str:
    digest = hashlib.sha256()
    for top in MADE_BY:
        files = [ROOT / top] if top.endswith(".py") else (ROOT / top).rglob("*")
        for file in sorted(f for f in files if f.suffix in {".py", ".tsv"}):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _has_index(folder: Path) -> bool:
    from dayanak.law.errors import DayanakError
    from dayanak.storage.index.tantivy_index import TantivyIndex

    index = TantivyIndex(folder / "index")
    try:
        return index.count() > 0
    except DayanakError:
        return False
    finally:
        index.close()


def _multiply(source: Path, target: Path, number: int) -> dict[str, Any]:
    """Copies the record of the laws and repeats them in turn until it holds so many clauses; says what it holds."""
    shutil.copyfile(source / "dayanak.sqlite3", target)
    connection = sqlite3.connect(target, isolation_level=None)
    connection.row_factory = sqlite3.Row
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -200000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    held = _held(connection)
    count, turns = sum(held.values()), 0
    while count < number:
        turns += 1
        chosen = list(_until(held, number - count))
        _repeat(connection, chosen, turns)
        count += sum(held[document] for document in chosen)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return {"clauses": count, "own": sum(held.values()), "turns": turns, "laws": len(held)}


def _held(connection: sqlite3.Connection) -> dict[str, int]:
    """How many clauses the index will hold of each law."""
    unsought = ", ".join(f"'{kind}'" for kind in FRONT_KINDS - {ProvisionKind.SUBJECT} | CONTAINER_KINDS)
    rows = connection.execute(
        f"SELECT d.id, count(p.id) FROM documents d LEFT JOIN provisions p ON p.version_id = d.version_id"
        f" AND p.text != '' AND p.kind NOT IN ({unsought}) GROUP BY d.id ORDER BY d.rank"
    )
    return {row[0]: row[1] for row in rows}


def _until(held: dict[str, int], wanted: int) -> Iterator[str]:
    for document, number in held.items():
        if wanted <= 0:
            return
        wanted -= number
        yield document


def _repeat(connection: sqlite3.Connection, chosen: Sequence[str], turn: int) -> None:
    dice = random.Random(turn)
    units = [tuple(row) for row in connection.execute("SELECT detsis_no, name FROM units ORDER BY detsis_no")]
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (version_id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM chosen")
    for place, document in enumerate(chosen):
        row = dict(connection.execute("SELECT * FROM documents WHERE id = ?", (document,)).fetchone())
        unit_no, name = units[min(int(dice.paretovariate(0.7)) - 1, len(units) - 1)]  # a few issue most
        date = f"{dice.randint(1984, 2026)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        repeat = Repeat(f"-t{turn}", turn * STEP + place, unit_no, name, dice.choice(KINDS).value, date)
        connection.execute("INSERT INTO chosen VALUES (?)", (row["version_id"],))
        _repeat_document(connection, row, repeat, turn)
    for table in OWN:
        _repeat_rows(connection, table, turn)


def _repeat_document(connection: sqlite3.Connection, row: dict[str, Any], own: Repeat, turn: int) -> None:
    document = row["id"] + own.suffix
    changed = {
        "rank": own.rank,
        "id": document,
        "identity": row["identity"] + own.suffix,
        "ref": None,
        "number": None,
        "kind": own.kind,
        "title": f"{own.unit_name} {row['title']}",
        "date": own.date,
        "year": int(own.date[:4]),
        "version_id": row["version_id"] + turn * STEP,
    }
    _insert(connection, "documents", row | changed)
    _insert(connection, "document_issuers", {"document_id": document, "unit_no": own.unit_no, "rank": 0})
    for key in connection.execute("SELECT * FROM document_keys WHERE document_id = ?", (row["id"],)).fetchall():
        _insert(connection, "document_keys", dict(key) | {"document_id": document, "key": key["key"] + own.suffix})


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))


def _repeat_rows(connection: sqlite3.Connection, table: str, turn: int) -> None:
    """All rows of the chosen versions once more, moved by the turn; whatever columns the table has."""
    moved = {"id": f"id + {turn * STEP}", "version_id": f"version_id + {turn * STEP}",
             "document_id": f"document_id || '-t{turn}'"}  # fmt: skip
    columns = [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(moved.get(name, f'"{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    version = "id" if table == "versions" else "version_id"
    order = "id" if "id" in columns else "version_id"
    connection.execute(
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {table}"
        f" WHERE {version} IN (SELECT version_id FROM chosen) ORDER BY {order}"
    )
