"""Rows of a table as compressed portions of bounded size, and back."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from dayanak.law.errors import Rejected
from dayanak.storage.backup.packet import Member
from dayanak.storage.record import Row

PORTION_BYTES = 4 << 20
_MOST_BYTES = 2 * PORTION_BYTES
_MOST_TIMES = 300
_BROKEN = "Yedekteki bir tablo parçası bozuk."


def packed(rows: Iterable[Row]) -> Iterator[tuple[bytes, int, int]]:
    """Portions of the rows: compressed, with the number of rows and their size before. A larger row is alone in its."""
    lines: list[bytes] = []
    size = 0
    for row in rows:
        line = orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
        if lines and size + len(line) > PORTION_BYTES:
            yield gzip.compress(b"".join(lines), 3, mtime=0), len(lines), size
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield gzip.compress(b"".join(lines), 3, mtime=0), len(lines), size


def lines(member: Member) -> Iterator[bytes]:
    """The lines of a portion. Raises Rejected where it is damaged or grows beyond any portion of ours."""
    most = max(_MOST_BYTES, _MOST_TIMES * member.size)
    size = 0
    try:
        with gzip.GzipFile(fileobj=member) as portion:  # type: ignore[call-overload]
            while line := portion.readline(most - size + 1):
                size += len(line)
                if size > most:
                    raise Rejected("Yedekteki bir tablo parçası açılınca ölçüsüz büyüyor.")
                yield line
    except (OSError, EOFError, zlib.error) as exc:
        raise Rejected(_BROKEN) from exc


def rows(member: Member) -> list[dict[str, Any]]:
    """The rows of a portion."""
    try:
        found = [orjson.loads(line) for line in lines(member)]
    except orjson.JSONDecodeError as exc:
        raise Rejected(_BROKEN) from exc
    if not all(isinstance(row, dict) for row in found):
        raise Rejected(_BROKEN)
    return found
