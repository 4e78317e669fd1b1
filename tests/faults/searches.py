"""Readers that search without pause; whatever is killed, an answer is right or says plainly that it is none."""

import threading
import time
from dataclasses import dataclass, field
from typing import Self

import httpx2

from tests.faults.letters import BIRDS


@dataclass
class Searches:
    """One reader in a thread of its own, by API and by page in turn. `known` is a query whose hits are known."""

    url: str
    pause_s: float = 0.1
    known: tuple[str, int] | None = None
    answered: int = 0
    unavailable: int = 0
    odd: list[str] = field(default_factory=list)
    longest_s: float = 0.0

    def __post_init__(self) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="searches", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join(60)

    def _run(self) -> None:
        with httpx2.Client(base_url=self.url, timeout=60) as client:
            turn = 0
            while not self._stopping.wait(self.pause_s):
                turn += 1
                begun = time.monotonic()
                try:
                    path = ("/api/search", "/ara")[turn % 2]
                    asked = self.known[0] if self.known else f"{BIRDS[turn % len(BIRDS)]} sayılır"
                    answer = client.get(path, params={"q": asked})
                except httpx2.TransportError:  # the server itself is gone
                    continue
                self._note(path, answer)
                self.longest_s = max(self.longest_s, time.monotonic() - begun)

    def _note(self, path: str, answer: httpx2.Response) -> None:
        kind = "application/problem+json" if path.startswith("/api/") else "text/html; charset=utf-8"
        if answer.status_code == 200 and self._right(answer):
            self.answered += 1
        elif answer.status_code == 503 and answer.headers["content-type"] == kind:
            self.unavailable += 1
        else:
            self.odd.append(f"{path}: {answer.status_code} {answer.text[:200]}")

    def _right(self, answer: httpx2.Response) -> bool:
        in_part = self.known and "json" in answer.headers["content-type"] and answer.json()["total"] != self.known[1]
        return not in_part
