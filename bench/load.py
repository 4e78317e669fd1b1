"""A load generator in a process of its own: `clients` keep-alive connections, each asking as soon as it was answered.

Reads a job as JSON from standard input and writes what it saw to standard output. It uses bare sockets and reads of an
answer no more than its length and its number of hits, so that it takes little of the processor; how much, it says.
"""

import json
import re
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple, Self

from bench.figures import ROOT

TOTAL = re.compile(rb'(?:^\{|"hits": ?\{)"total": ?(?:\{"value": ?)?(\d+)')
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
PATIENCE_S = 60.0


class Request(NamedTuple):
    """What is asked; with a body it is a POST of JSON."""

    kind: str
    path: str
    body: str = ""


class Answer(NamedTuple):
    """What came: `total` is the number of hits, -1 where the answer says none; `place` is that of its request."""

    kind: str
    milliseconds: float
    size: int
    total: int
    place: int


@dataclass
class Seen:
    """All answers, the time from first to last, and the processor time that the generator itself took."""

    answers: list[Answer] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    seconds: float = 0.0
    own_seconds: float = 0.0

    def times(self, kind: str | None = None) -> list[float]:
        """Milliseconds of all answers, or of one kind."""
        return [answer.milliseconds for answer in self.answers if kind in (None, answer.kind)]

    def __iadd__(self, other: "Seen") -> Self:
        """What was seen of further requests, as if they had been asked after these."""
        count = len(self.answers)
        self.answers += [answer._replace(place=answer.place + count) for answer in other.answers]
        self.refused += other.refused
        self.seconds += other.seconds
        self.own_seconds += other.own_seconds
        return self

    @property
    def per_second(self) -> float:
        return len(self.answers) / self.seconds

    @property
    def size(self) -> float:
        """Bytes of an answer, on average."""
        return sum(answer.size for answer in self.answers) / len(self.answers)

    @property
    def own_ms(self) -> float:
        """Processor time of the generator for one request."""
        return self.own_seconds * 1000 / len(self.answers)


def ask(address: str, requests: Iterable[Request], clients: int) -> Seen:
    """Every request once, by so many clients at a time, from another process. Raises where one was refused."""
    job = {"address": address.removeprefix("http://"), "requests": list(requests), "clients": clients}
    done = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        input=json.dumps(job).encode(),
        stdout=subprocess.PIPE,
        check=True,
        cwd=ROOT,
    )
    told = json.loads(done.stdout)
    seen = Seen(**told | {"answers": [Answer(*answer) for answer in told["answers"]]})
    if seen.refused or not seen.answers:
        raise RuntimeError(f"{len(seen.refused)} requests were refused, first: {seen.refused[:1]}")
    return seen


class _Client:
    """One connection and the request that is on its way."""

    def __init__(self, address: str) -> None:
        host, _, port = address.partition(":")
        self.socket = socket.create_connection((host, int(port)), timeout=PATIENCE_S)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._host = address.encode()
        self._got = bytearray()

    def send(self, place: int, request: Request) -> None:
        self._place, self._kind, self._path = place, request.kind, request.path
        self._got.clear()
        self._needed = 0
        message = _message(request, self._host)
        self._begun = time.perf_counter()
        self.socket.sendall(message)

    def receive(self, seen: Seen) -> bool:
        """Takes what has come; True once the answer is whole."""
        part = self.socket.recv(262_144)
        if not part:
            raise ConnectionError(f"the server closed the connection at {self._path}")
        self._got += part
        if not self._needed and (head := self._got.find(b"\r\n\r\n")) >= 0:
            length = LENGTH.search(self._got, 0, head)
            if length is None:
                raise ConnectionError(f"an answer without length at {self._path}")
            self._head, self._needed = head + 4, head + 4 + int(length[1])
        if not self._needed or len(self._got) < self._needed:
            return False
        self._note(seen)
        return True

    def _note(self, seen: Seen) -> None:
        took = (time.perf_counter() - self._begun) * 1000
        if not self._got.startswith(b"HTTP/1.1 200"):
            seen.refused.append(f"{self._path}: {bytes(self._got[:300])!r}")
            return
        found = TOTAL.search(self._got[self._head : self._head + 300])
        total = int(found[1]) if found else -1
        seen.answers.append(Answer(self._kind, took, self._needed - self._head, total, self._place))


def _message(request: Request, host: bytes) -> bytes:
    body = request.body.encode()
    verb = b"POST" if body else b"GET"
    content = b"Content-Type: application/json\r\nContent-Length: %d\r\n" % len(body) if body else b""
    return b"%s %s HTTP/1.1\r\nHost: %s\r\nAccept: */*\r\n%s\r\n%s" % (verb, request.path.encode(), host, content, body)


def run(address: str, requests: Sequence[Request], clients: int) -> Seen:
    """Every request once, in this process."""
    seen = Seen()
    left = enumerate(requests)
    selector = selectors.DefaultSelector()
    begun, own = time.perf_counter(), time.process_time()
    busy, everyone = 0, [_Client(address) for _ in range(clients)]
    for client, (place, request) in zip(everyone, left, strict=False):
        selector.register(client.socket, selectors.EVENT_READ, client)
        client.send(place, request)
        busy += 1
    while busy:
        for key, _ in selector.select(PATIENCE_S) or _nobody():
            if key.data.receive(seen):
                busy -= _go_on(key.data, left)
    seen.seconds, seen.own_seconds = time.perf_counter() - begun, time.process_time() - own
    selector.close()
    for client in everyone:
        client.socket.close()
    return seen


def _go_on(client: _Client, left: Any) -> int:
    request = next(left, None)
    if request is None:
        return 1
    client.send(*request)
    return 0


def _nobody() -> list[Any]:
    raise TimeoutError(f"no answer in {PATIENCE_S:.0f} seconds")


def main() -> None:
    job = json.load(sys.stdin)
    seen = run(job["address"], [Request(*request) for request in job["requests"]], job["clients"])
    json.dump(asdict(seen), sys.stdout)


if __name__ == "__main__":
    main()
