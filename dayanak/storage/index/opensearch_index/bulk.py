"""Writing many rows: in portions, each row's fate looked at, refused ones that may pass tried again."""

import random
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import orjson

from dayanak.law.errors import Unavailable
from dayanak.storage.index.opensearch_index.node import BUSY, WRITE_WAITS, Missing, Node

PORTION = 4 * 1024 * 1024
SENDERS = 2
_FATE = "errors,items.*.status,items.*.error.type,items.*.error.reason"


def put(alias: str, key: str, row: Any) -> bytes:
    """The line that writes a row."""
    return orjson.dumps({"index": {"_index": alias, "_id": key}}) + b"\n" + orjson.dumps(row) + b"\n"


def drop(alias: str, key: str) -> bytes:
    """The line that removes a row."""
    return orjson.dumps({"delete": {"_index": alias, "_id": key}}) + b"\n"


def send(node: Node, lines: Iterable[bytes]) -> None:
    """Writes all lines one portion after the other; what cannot be written raises Unavailable."""
    for portion in _portions(lines):
        _send(node, portion)


def stream(node: Node, lines: Iterable[bytes]) -> None:
    """The same while the next lines are being made: their order does not matter."""
    with ThreadPoolExecutor(SENDERS, "bulk") as pool:
        flying: deque[Future[None]] = deque()
        for portion in _portions(lines):
            if len(flying) >= SENDERS:
                flying.popleft().result()
            flying.append(pool.submit(_send, node, portion))
        for one in flying:
            one.result()


def _portions(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    portion: list[bytes] = []
    size = 0
    for line in lines:
        if portion and size + len(line) > PORTION:
            yield portion
            portion, size = [], 0
        portion.append(line)
        size += len(line)
    if portion:
        yield portion


def _send(node: Node, lines: list[bytes]) -> None:
    for wait in (*WRITE_WAITS, None):
        lines, reason = _left(node, lines)
        if not lines:
            return
        if wait is not None:
            time.sleep(wait * random.uniform(0.7, 1.3))  # noqa: S311 - so that not all come again at once
    raise Unavailable(f"Arama sunucusu ({node.address.shown}) yazmaya yetişemiyor: {reason}")


def _left(node: Node, lines: list[bytes]) -> tuple[list[bytes], str]:
    """The lines that were refused for now, and why; one refused for good raises."""
    answer = node.tell("POST", "/_bulk", b"".join(lines).decode(), require_alias="true", filter_path=_FATE)
    if not answer["errors"]:
        return [], ""
    left, why = [], ""
    for line, item in zip(lines, answer["items"], strict=True):
        [fate] = item.values()
        if "error" not in fate:
            continue
        why = f"{fate['error']['type']}: {fate['error']['reason'][:200]}"
        if fate["status"] not in BUSY:
            kind = Missing if fate["status"] == 404 else Unavailable
            raise kind(f"Arama sunucusu ({node.address.shown}) bir satırı geri çevirdi: {why}")
        left.append(line)
    return left, why
