"""What stands at the address is not what was expected: each fault has a message that says what to do, and no secret."""

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from dayanak.law.errors import DayanakError, Misconfigured, Unavailable
from dayanak.search.patience import at_most
from dayanak.search.port import Everything, SearchQuery
from dayanak.storage.index.opensearch_index import Address, OpenSearchIndex, bulk
from dayanak.storage.index.opensearch_index.node import Node
from tests.ingest.crawlers.test_tls import issue
from tests.storage.record.test_wrong_servers import answering as speaking
from tests.storage.record.test_wrong_servers import dripping

Reply = tuple[int, str, str]
Answers = Callable[[str, str], Reply]
BANNER = {"version": {"distribution": "opensearch", "number": "3.8.0"}}
SECRET = "çok gizli"


def reply(value: object, status: int = 200) -> Reply:
    return status, "application/json", json.dumps(value)


def refusal(status: int, kind: str, reason: str = "so it is") -> Reply:
    error = {"type": kind, "reason": reason}
    return reply({"error": {**error, "root_cause": [error]}, "status": status}, status)


@contextmanager
def answering(
    answer: Answers, drips: Callable[[str], float] = lambda _path: 0.0, tls: ssl.SSLContext | None = None
) -> Iterator[str]:
    """The address of a server that answers so to every path and body. `drips` says of a path how many seconds there are
    between two letters of its answer."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            status, kind, text = answer(self.path.partition("?")[0], body)
            data = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            pause_s = drips(self.path.partition("?")[0])
            with suppress(OSError):  # who asked is gone
                for letter in data if pause_s else ():
                    self.wfile.write(bytes([letter]))
                    time.sleep(pause_s)
                self.wfile.write(b"" if pause_s else data)

        do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 - the library calls them so

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http{'s' if tls else ''}://ay%C5%9Fe:%C3%A7ok%20gizli@127.0.0.1:{server.server_port}/deneme"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def always(*answer: Any) -> Answers:
    return lambda _path, _body: answer if len(answer) > 1 else answer[0]


def after_banner(*answers: Reply) -> Answers:
    """The banner to whoever asks for it, else one answer after the other; the last one for ever."""
    left = list(answers)
    return lambda path, _body: reply(BANNER) if path == "/" else (left.pop(0) if len(left) > 1 else left[0])


def fault(url: str, seconds: float = 5.0) -> DayanakError:
    """What a search says, that no secret is in it, and that a search after it says the same."""
    index = OpenSearchIndex(Address.of(url), seconds=seconds)
    with pytest.raises(DayanakError) as first:
        index.search(SearchQuery(Everything()))
    with pytest.raises(type(first.value)):
        index.count()
    index.close()
    assert SECRET not in first.value.message
    assert "gizli" not in first.value.message
    assert "127.0.0.1" in first.value.message
    assert first.value.told
    assert "127.0.0.1" not in first.value.told
    return first.value


HTML = "<!doctype html><title>Hoş geldiniz</title>"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((200, "text/html", HTML), "OpenSearch değil"),
        ((404, "text/html", HTML), "OpenSearch değil"),
        ((200, "text/plain", "OK"), "OpenSearch değil"),
        ((302, "text/html", HTML), "OpenSearch değil"),
        ((200, "application/json", "{"), "OpenSearch değil"),
        (reply([1, 2]), "OpenSearch değil"),
        (reply({"hello": "world"}), "OpenSearch değil"),
        (reply({"version": "7.1"}), "OpenSearch değil"),
        (reply({"version": {"number": "7.10.2"}, "tagline": "You Know, for Search"}), "Elasticsearch 7.10.2"),
        (reply({"version": {"number": "1.3.20", "distribution": "opensearch"}}), "çok eski"),
        (reply({"version": {"number": "üç", "distribution": "opensearch"}}), "OpenSearch değil"),
        (refusal(401, "security_exception"), "parola"),
        ((401, "text/plain", "Unauthorized"), "parola"),
        ((403, "text/html", HTML), "parola"),
    ],
)
def test_another_product_or_a_refused_password(answer: Reply, says: str) -> None:
    with answering(always(answer)) as url:
        error = fault(url)
    assert isinstance(error, Misconfigured)
    assert says in error.message
    assert error.field == "DAYANAK_INDEX_URL"


@pytest.mark.parametrize("answer", [b"-ERR unknown command\r\n", b"SSH-2.0-OpenSSH_9.2\r\n", b"\x00\xff" * 40 + b"\n"])
def test_who_does_not_speak_http_is_another_product(answer: bytes) -> None:
    with speaking(answer) as port:
        error = fault(f"http://ayşe:gizli@127.0.0.1:{port}")
    assert isinstance(error, Misconfigured)
    assert "OpenSearch değil" in error.message


def test_another_product_takes_the_place_later() -> None:
    with answering(after_banner(reply({}), (200, "text/html", HTML))) as url:
        index = OpenSearchIndex(Address.of(url))
        with pytest.raises(Misconfigured, match="OpenSearch değil"):
            index.search(SearchQuery(Everything()))
        index.close()


def test_nobody_is_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = time.monotonic()
    error = fault(f"http://ayşe:gizli@127.0.0.1:{port}")
    assert isinstance(error, Unavailable)
    assert "ulaşılamıyor" in error.message
    assert time.monotonic() - begun < 15


def test_a_slow_server_is_waited_for_no_longer_than_the_limit() -> None:
    def slow(_path: str, _body: str) -> Reply:
        time.sleep(1.5)
        return reply(BANNER)

    with answering(slow) as url:
        begun = time.monotonic()
        index = OpenSearchIndex(Address.of(url), seconds=0.2)
        with pytest.raises(Unavailable, match="süresi içinde"):
            index.count()
        assert time.monotonic() - begun < 1.5
        index.close()


def test_heads_that_come_letter_by_letter_are_not_waited_for() -> None:
    """The trap: each letter is in time."""
    with dripping(b"HTTP/1.1 200 OK\r\nX-Slow: ") as port:
        index = OpenSearchIndex(Address.of(f"http://127.0.0.1:{port}"), seconds=0.8)
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="süresi içinde"):
            index.search(SearchQuery(Everything()))
        assert time.monotonic() - begun < 3
        index.close()


def test_an_answer_that_comes_letter_by_letter_is_not_waited_for() -> None:
    """Its head and its first half are well, and it would be whole in a minute."""
    letters = reply({"responses": [{"hits": {"total": {"value": 1}}}] * 10})
    with answering(after_banner(letters), lambda path: 0.1 if path == "/_msearch" else 0) as url:
        node = Node(Address.of(url), seconds=0.8)
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="süresi içinde"):
            node.search([({}, {})] * 10, "responses.hits")
        assert time.monotonic() - begun < 3
        node.close()


def test_letters_behind_tls_are_not_waited_for_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = issue("Kök", None, authority=True)
    leaf = issue("dizin", root, authority=False)
    key = leaf.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "server.pem").write_bytes(key + leaf.pem)
    (tmp_path / "known.pem").write_bytes(root.pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "known.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    slow = [0.0]
    with answering(after_banner(reply({"count": 7})), lambda _path: slow[0], context) as url:
        node = Node(Address.of(url), seconds=0.8)
        assert node.ask("GET", "/x/_count") == {"count": 7}
        slow[0] = 0.1
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="süresi içinde"):
            node.ask("GET", "/x/_count")
        assert time.monotonic() - begun < 3
        node.close()


def test_a_search_of_many_questions_ends_when_its_time_is_over() -> None:
    """Each answer is in time, and each leads to one more question."""
    asked = 0

    def answer(path: str, _body: str) -> Reply:
        nonlocal asked
        if path == "/":
            return reply(BANNER)
        asked += 1
        time.sleep(0.4)
        error = {"type": "busy", "reason": "queue full"}
        return reply({"responses": [{"error": error, "status": 429}]})

    with answering(answer) as url, at_most(0.6):
        node = Node(Address.of(url), seconds=5)
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="süresi içinde"):
            node.search([({}, {})], "responses.hits")
        assert time.monotonic() - begun < 2
        assert asked == 2
        node.close()


def test_who_hangs_leaves_the_other_node_its_time() -> None:
    with answering(after_banner(reply({"count": 7}))) as url, dripping(b"HTTP/1.1 200 OK\r\nX-Slow: ") as slow:
        other = Address.of(url).hosts[0]
        address = Address.of(f"http://127.0.0.1:{slow},{other[0]}:{other[1]}/deneme")
        node = Node(address, seconds=1)
        with at_most(2):
            for _ in range(3):
                assert node.ask("GET", "/x/_count")["count"] == 7
        node.close()


def test_half_an_answer_is_none() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    asked = 0

    def cut() -> None:
        nonlocal asked
        while True:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            asked += 1
            line.recv(65_536)
            line.sendall(
                b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"version": {"num'
            )
            line.close()

    thread = threading.Thread(target=cut)
    thread.start()
    index = OpenSearchIndex(Address.of(f"http://127.0.0.1:{listener.getsockname()[1]}"))
    with pytest.raises(Unavailable, match="ulaşılamıyor"):
        index.count()
    assert asked > 1
    index.close()
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def test_tls_where_there_is_none() -> None:
    with answering(always(reply(BANNER))) as url:
        error = fault(url.replace("http:", "https:"))
    assert isinstance(error, Misconfigured)
    assert "TLS" in error.message


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again(status: int) -> None:
    busy = after_banner(refusal(status, "busy"), refusal(status, "busy"), reply({"count": 7}))
    with answering(lambda path, body: reply({}) if path.endswith("/_alias") else busy(path, body)) as url:
        index = OpenSearchIndex(Address.of(url))
        assert index.count() == 7
        index.close()


def test_a_search_that_a_shard_could_not_answer_is_asked_again_and_never_half_an_answer() -> None:
    broken = {"error": {"type": "search_phase_execution_exception", "reason": "all shards failed"}, "status": 503}
    with answering(after_banner(reply({"responses": [broken]}), reply({"responses": [{"hits": {}}]}))) as url:
        node = Node(Address.of(url))
        assert node.search([({}, {})], "responses.hits") == [{"hits": {}}]
        node.close()
    with answering(after_banner(reply({"responses": [broken]}))) as url:
        node = Node(Address.of(url))
        with pytest.raises(Unavailable, match="meşgul ya da eksik"):
            node.search([({}, {})], "responses.hits")
        node.close()


def done(*fates: dict[str, Any]) -> Reply:
    return reply({"errors": any("error" in fate for fate in fates), "items": [{"index": fate} for fate in fates]})


def test_a_row_that_was_refused_for_now_is_written_again_alone() -> None:
    busy = {"status": 429, "error": {"type": "rejected_execution_exception", "reason": "queue full"}}
    told: list[str] = []
    answers = [done({"status": 201}, busy), done({"status": 201})]

    def answer(path: str, body: str) -> Reply:
        if path == "/":
            return reply(BANNER)
        told.append(body)
        return answers[len(told) - 1]

    with answering(answer) as url:
        node = Node(Address.of(url))
        bulk.send(node, [bulk.put("a", "1", {"n": 1}), bulk.put("a", "2", {"n": 2})])
        node.close()
    assert '"n":1' in told[0]
    assert '"n":1' not in told[1]
    assert '"n":2' in told[1]


def test_a_write_whose_answer_never_ends_is_given_up_and_made_again() -> None:
    """It may have been made: to make it twice changes nothing."""
    drips, told = [True], []

    def answer(path: str, body: str) -> Reply:
        if path == "/":
            return reply(BANNER)
        told.append(body)
        return done({"status": 201})

    with answering(answer, lambda path: 0.1 if drips[0] and path == "/_bulk" else 0) as url:
        node = Node(Address.of(url), write_seconds=0.8)
        lines = [bulk.put("a", "1", {"n": 1})]
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="süresi içinde"):
            bulk.send(node, lines)
        assert time.monotonic() - begun < 3
        drips[0] = False
        bulk.send(node, lines)
        node.close()
    assert len(told) == 2
    assert len(set(told)) == 1


def test_a_server_that_takes_a_write_letter_by_letter_is_given_up() -> None:
    over = threading.Event()

    def sip(listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line, _ = listener.accept()
                with line:
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                    head = line.recv(100_000)
                    if head.startswith(b"GET / "):
                        text = json.dumps(BANNER).encode()
                        kind = b"Content-Type: application/json\r\nConnection: close\r\n"
                        line.sendall(b"HTTP/1.1 200 OK\r\n" + kind + b"Content-Length: %d\r\n\r\n" % len(text) + text)
                    while not over.wait(0.1) and line.recv(10):
                        pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=sip, args=(listener,), daemon=True)
        thread.start()
        node = Node(Address.of(f"http://127.0.0.1:{listener.getsockname()[1]}"), write_seconds=0.8)
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="süresi içinde"):
            node.tell("POST", "/_bulk", "x" * 30_000_000)
        assert time.monotonic() - begun < 3
        node.close()
        over.set()
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@pytest.mark.parametrize(
    ("fate", "says"),
    [
        ({"status": 400, "error": {"type": "strict_dynamic_mapping_exception", "reason": "no field x"}}, "no field x"),
        ({"status": 404, "error": {"type": "index_not_found_exception", "reason": "no such index"}}, "no such index"),
    ],
)
def test_a_row_that_is_refused_for_good_is_said(fate: dict[str, Any], says: str) -> None:
    with answering(after_banner(done({"status": 201}, fate))) as url:
        node = Node(Address.of(url))
        with pytest.raises(Unavailable, match=says):
            bulk.send(node, [bulk.put("a", "1", {}), bulk.put("a", "2", {})])
        node.close()


def test_a_full_disk_is_named() -> None:
    with answering(after_banner(refusal(403, "cluster_block_exception", "disk usage exceeded"))) as url:
        node = Node(Address.of(url))
        with pytest.raises(Unavailable, match="disk"):
            node.ask("PUT", "/x")
        node.close()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://localhost", "http://localhost:9200/dayanak"),
        ("https://a:b%40c@es1:443,es2,[::1]:9201/mevzuat", "https://es1:443,es2:9200,[::1]:9201/mevzuat"),
        ("http://a@h:1/", "http://h:1/dayanak"),
    ],
)
def test_addresses(url: str, shown: str) -> None:
    address = Address.of(url)
    assert address.shown == shown
    assert "b@c" not in repr(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http://h:0",
        "http://h:99999",
        "http://h/Büyük",
        "http://h/a/b",
        "http://h/_a",
        "http://h?x=1",
        "http://h h",
    ],
)
def test_an_address_that_cannot_be_read_is_refused(url: str) -> None:
    with pytest.raises(Misconfigured, match="DAYANAK_INDEX_URL"):
        Address.of(url)
