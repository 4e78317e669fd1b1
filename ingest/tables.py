"""Tables that people send: JSONL, CSV, TSV and XLSX as rows of named cells."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from dayanak.law.errors import Rejected

Row = dict[str, object]


def rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Line number (the header is 1, in JSONL the first row is 1) and cells of every row that is not empty."""
    readers = {".jsonl": _jsonl, ".csv": _csv, ".tsv": _tsv, ".xlsx": _xlsx}
    reader = readers.get(path.suffix)
    if reader is None:
        raise Rejected(f"'{path.name}' okunamıyor: JSONL, CSV, TSV veya XLSX bekleniyor.", code="unknown-format")
    return reader(path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return path.read_text(encoding="cp1254")


def _jsonl(path: Path) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(_text(path).splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as exc:
                raise Rejected(f"{number}. satır JSON değil.", code="bad-row") from exc
            if not isinstance(row, dict):
                raise Rejected(f"{number}. satır bir JSON nesnesi değil.", code="bad-row")
            yield number, row


def _csv(path: Path) -> Iterator[tuple[int, Row]]:
    text = _text(path)
    return _delimited(text, ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ",")


def _tsv(path: Path) -> Iterator[tuple[int, Row]]:
    return _delimited(_text(path), "\t")


def _delimited(text: str, delimiter: str) -> Iterator[tuple[int, Row]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        cells: Row = {key: value for key, value in row.items() if key is not None}
        if any(cells.values()):
            yield reader.line_num, cells


def _xlsx(path: Path) -> Iterator[tuple[int, Row]]:
    from zipfile import BadZipFile

    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as exc:
        raise Rejected(f"'{path.name}' bir Excel çalışma kitabı olarak açılamadı.", code="broken-file") from exc
    try:
        lines = book.worksheets[0].iter_rows(values_only=True)
        header = [str(cell or "").strip() for cell in next(lines, ())]
        for number, line in enumerate(lines, 2):
            if any(cell is not None for cell in line):
                yield number, dict(zip(header, line, strict=False))
    finally:
        book.close()
