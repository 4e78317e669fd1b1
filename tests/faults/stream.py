"""Institutions that hand in letters without pause, whatever happens to the server; they keep every receipt."""

import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

import httpx2

from tests.app.town import UNIVERSITY
from tests.faults.letters import Letter, Pen


@dataclass
class Ledger:
    """What was accepted, by receipt, and what was answered that should never be."""

    accepted: dict[str, list[Letter]] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)
    tries: int = 0
    down: int = 0
    broken: int = 0
    unavailable: int = 0
    again: int = 0

    @property
    def letters(self) -> list[Letter]:
        return [letter for letters in self.accepted.values() for letter in letters]

    def told(self) -> str:
        """The tries by what they met, and the letters by what became of them; none is lost where the truth was found
        to hold."""
        met = {
            "met a server that was down": self.down,
            "broke off without an answer": self.broken,
            "were answered 503": self.unavailable,
        }
        failed = ", ".join(f"{number} {what}" for what, number in met.items() if number)
        accepted = f"{len(self.letters)} letters accepted in {self.tries} tries"
        return f"{accepted}; {failed}, and {self.again} letters were sent again" if failed else accepted


@dataclass
class Stream:
    """Sends one letter after the other from a thread of its own; without an answer it sends the same again."""

    url: str
    key: str
    pen: Pen
    ledger: Ledger
    pause_s: float = 0.1

    def __post_init__(self) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="stream", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """The letter in hand is accepted before it ends: the server must be there again."""
        self._stopping.set()
        self._thread.join(60)
        if self._thread.is_alive():
            self.ledger.odd.append("the last letter was never accepted")

    def _run(self) -> None:
        with httpx2.Client(base_url=self.url, timeout=10) as client:
            for letter in self._letters():
                if not self._hand_in(client, letter):
                    self.ledger.again += 1
                    time.sleep(0.1)
                    while not self._hand_in(client, letter):
                        time.sleep(0.1)

    def _letters(self) -> Iterator[Letter]:
        chance = random.Random(self.pen.seed)
        while not self._stopping.wait(self.pause_s * 2 * chance.random()):
            yield self.pen.write()

    def _hand_in(self, client: httpx2.Client, letter: Letter) -> bool:
        """Whether there was an answer that ends the matter; where it should never be given, it is noted as odd."""
        self.ledger.tries += 1
        try:
            answer = client.post(
                "/api/uploads",
                files={"file": (letter.name, letter.content)},
                data={"unit": UNIVERSITY},
                headers={"Authorization": f"Bearer {self.key}"},
            )
        except httpx2.ConnectError:
            self.ledger.down += 1
            return False
        except httpx2.TransportError:
            self.ledger.broken += 1
            return False
        return self._noted(letter, answer)

    def _noted(self, letter: Letter, answer: httpx2.Response) -> bool:
        if answer.status_code == 202:
            self.ledger.accepted.setdefault(answer.json()["receipt"], []).append(letter)
            return True
        if answer.status_code == 503 and answer.headers["content-type"] == "application/problem+json":
            self.ledger.unavailable += 1
            return False
        self.ledger.odd.append(f"{letter.name}: {answer.status_code} {answer.text[:300]}")
        return True
