"""Files that hold a document a row (JSONL): their rows, and what a row says about its document."""

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dayanak.law.document import DocumentFacts, DocumentKind, Fact, Status
from dayanak.law.errors import Rejected
from ingest.extract.characters import clean

_LONGEST_ROW = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class RowText:
    """Text of a row and the facts that came with it (method `source`)."""

    text: str
    given: DocumentFacts


def holds_rows(path: Path) -> bool:
    """Whether a file is named as one that holds a document a row."""
    return path.name.endswith((".jsonl", ".jsonl.gz"))


def rows(path: Path) -> Iterator[tuple[str, bytes]]:
    """Id and bytes of each row. Raises Rejected where the first row says that the file is not of this form: then it is
    one rejected file. A bad row further on is a row like the others, and rejected when it is read."""
    opener = gzip.open if path.suffix == ".gz" else Path.open
    seen = 0
    try:
        with opener(path, "rb") as lines:
            while line := lines.readline(_LONGEST_ROW + 1):
                if not line.strip():
                    continue
                seen += 1
                if len(line) > _LONGEST_ROW:
                    raise Rejected(f"{seen}. satır çok uzun.", code="row-too-long")
                yield _row_id(line, seen), line.rstrip(b"\r\n")
    except (OSError, EOFError, zlib.error) as exc:
        raise Rejected("Dosya okunamadı ya da bozuk.", code="broken-file") from exc
    if not seen:
        raise Rejected("Dosya boş.", code="empty-file")


def _row_id(line: bytes, number: int) -> str:
    try:
        row = _object(line)
    except Rejected:
        if number == 1:
            raise
        row = {}
    if number == 1 and not isinstance(row.get("text"), str):
        raise Rejected("Satırlarında 'text' alanı olmayan bir JSONL dosyası mevzuat olarak okunamaz.", code="no-text")
    return clean(str(row.get("id") or "")) or f"satir-{number}"


def _object(line: bytes) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as exc:
        raise Rejected("Satır JSON değil.", code="bad-row") from exc
    if not isinstance(row, dict):
        raise Rejected("Satır bir JSON nesnesi değil.", code="bad-row")
    return row


def read_row(data: bytes) -> RowText:
    """The text of a row (it begins after the first line `---`) and its given facts."""
    row = _object(data)
    text = clean(str(row.get("text") or ""))
    head, mark, body = text.partition("\n---\n")
    gazette = row.get("gazette")
    gazette = gazette if isinstance(gazette, dict) else {}
    kind = DocumentKind.LAW.value if row.get("type") == "KANUN" else None
    return RowText(
        text=body.lstrip("\n") if mark else head,
        given=DocumentFacts(
            kind=_fact(kind, 0.6),
            title=_fact(row.get("title")),
            number=_fact(row.get("law_number")),
            accepted=_date(row.get("accepted_date")),
            gazette_date=_date(gazette.get("date")),
            gazette_number=_fact(gazette.get("number")),
            status=_status(row.get("status")),
        ),
    )


def _fact(value: object, confidence: float = 1.0) -> Fact | None:
    return Fact(clean(str(value)), "source", confidence) if value not in (None, "") else None


def _date(value: object) -> Fact | None:
    return _fact(value) if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else None


def _status(value: object) -> Fact | None:
    return _fact(value) if value in {Status.IN_FORCE.value, Status.REPEALED.value} else None
