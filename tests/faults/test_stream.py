"""How the stream of letters counts what it met: the report of a siege is read by people."""

from collections.abc import Callable, Iterator

import httpx2
import pytest

from tests.faults.letters import Pen
from tests.faults.stream import Ledger, Stream

LETTERS = 3


def taken(receipt: str) -> httpx2.Response:
    return httpx2.Response(202, json={"receipt": receipt})


def busy() -> httpx2.Response:
    return httpx2.Response(503, headers={"Content-Type": "application/problem+json"}, text="{}")


def raising(error: httpx2.TransportError) -> Callable[[], httpx2.Response]:
    def answer() -> httpx2.Response:
        raise error

    return answer


def told(monkeypatch: pytest.MonkeyPatch, *answers: Callable[[], httpx2.Response]) -> Ledger:
    """What the ledger holds after a stream that was answered so, one try after the other."""
    coming: Iterator[Callable[[], httpx2.Response]] = iter(answers)
    transport = httpx2.MockTransport(lambda _request: next(coming)())
    real = httpx2.Client
    monkeypatch.setattr("httpx2.Client", lambda **how: real(**how, transport=transport))
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    stream = Stream("http://house.example", "key", Pen(1), Ledger())
    monkeypatch.setattr(stream, "_letters", lambda: (letter for letter, _ in zip(Pen(1), range(LETTERS), strict=False)))
    with stream:
        pass
    return stream.ledger


def test_tries_are_told_apart_from_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trap: a letter that was sent again ten times to a server that was down read as ten without an answer."""
    down = raising(httpx2.ConnectError("down"))
    broken = raising(httpx2.ReadError("broken off"))
    ledger = told(
        monkeypatch, down, down, down, lambda: taken("a"), broken, busy, lambda: taken("b"), lambda: taken("c")
    )
    assert ledger.odd == []
    assert ledger.told() == (
        "3 letters accepted in 8 tries; 3 met a server that was down, 1 broke off without an answer, "
        "1 were answered 503, and 2 letters were sent again"
    )


def test_where_nothing_failed_nothing_is_said_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = told(monkeypatch, *(lambda: taken("a") for _ in range(LETTERS)))
    assert ledger.told() == "3 letters accepted in 3 tries"
