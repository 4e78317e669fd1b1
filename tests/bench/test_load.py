"""The load generator against a server whose answers are known: each request once, counts read, refusals told."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.load import Request, Seen, run
from bench.measure import must_find


class _Known(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: list[str] = []  # noqa: RUF012 - one server a test

    def do_GET(self) -> None:
        self.asked.append(self.path)
        number = int(self.path.rpartition("=")[2])
        body = json.dumps({"total": number, "hits": ["x" * number]}).encode()
        if "like-opensearch" in self.path:
            body = b'{"took":1,"_shards":{"total":1},"hits":{"total":{"value":%d,"relation":"eq"}}}' % number
        self.send_response(500 if "broken" in self.path else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    _Known.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Known)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("clients", [1, 3, 50])
def test_every_request_is_made_once(address: str, clients: int) -> None:
    """More clients than requests: none may be lost where the last client begins."""
    paths = [f"/?n={number}" for number in range(20)]
    seen = run(address, [Request("any", path) for path in paths], clients)
    assert sorted(_Known.asked) == sorted(paths)
    assert sorted(answer.place for answer in seen.answers) == list(range(20))
    assert {answer.place: answer.total for answer in seen.answers} == {number: number for number in range(20)}


def test_a_long_answer_is_read_to_its_end(address: str) -> None:
    """An answer in many pieces: the time must hold all of them."""
    seen = run(address, [Request("any", "/?n=900000"), Request("any", "/?n=3")], 1)
    assert [answer.total for answer in seen.answers] == [900_000, 3]
    assert seen.answers[0].size > 900_000


def test_the_number_of_hits_is_not_that_of_shards(address: str) -> None:
    seen = run(address, [Request("any", "/like-opensearch?n=7")], 1)
    assert seen.answers[0].total == 7


def test_refusals_are_no_answers(address: str) -> None:
    seen = run(address, [Request("any", "/broken?n=1"), Request("any", "/?n=1")], 1)
    assert len(seen.answers) == 1
    assert "/broken" in seen.refused[0]


@pytest.mark.parametrize("totals", [[0, 0, 5, 5], [5, -1, 5, 5]])
def test_answers_that_find_nothing_are_no_measurement(address: str, totals: list[int]) -> None:
    """An empty index answers fastest of all."""
    found = run(address, [Request("any", "/?n=1") for _ in totals], 1)
    answers = [answer._replace(total=total) for answer, total in zip(found.answers, totals, strict=True)]
    with pytest.raises(RuntimeError):
        must_find(Seen(answers))
