"""A copy of a site on loopback, as honest or as hostile as a test wants it, that writes down who came when."""

import hashlib
import itertools
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

CHUNK = 64 * 1024


@dataclass(frozen=True)
class Page:
    """What an address answers. `stream` gives the body piece by piece; `length` is what is said of its length."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    stream: Callable[[], Iterator[bytes]] | None = None
    length: int | None = None
    marks: bool = False


@dataclass(frozen=True)
class Visit:
    """A question that arrived."""

    at: float
    path: str
    agent: str
    conditional: bool
    status: int


Answer = Page | Callable[[int], Page]


class Replica:
    """Pages by path; a callable gets the number of the visit, counted from 0."""

    def __init__(self, pages: dict[str, Answer] | None = None, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Answer] = dict(pages or {})
        self.visits: list[Visit] = []
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._scheme = "https" if tls else "http"
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, agent: str, conditions: tuple[str | None, str | None]) -> Page:
        """What the path answers now; the visit is written down."""
        arrived = time.monotonic()
        with self._lock:
            found = self.pages.get(path, Page(b"yok", 404))
            page = found(len(self.of(path))) if callable(found) else found
            etag = f'"{hashlib.sha256(page.body).hexdigest()[:12]}"'
            if page.marks:
                page = Page(page.body, page.status, {**page.headers, "ETag": etag})
                if conditions[0] == etag:
                    page = Page(b"", 304, {"ETag": etag})
            self.visits.append(Visit(arrived, path, agent, any(conditions), page.status))
        return page

    def of(self, path: str) -> list[Visit]:
        """The visits to a path."""
        return [visit for visit in self.visits if visit.path == path]

    def forget(self) -> None:
        self.visits.clear()

    @property
    def gaps(self) -> list[float]:
        """Seconds between arrivals."""
        times = [visit.at for visit in self.visits]
        return [after - before for before, after in itertools.pairwise(times)]


def _handler(replica: Replica) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            conditions = (self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since"))
            page = replica.answer(self.path, self.headers.get("User-Agent", ""), conditions)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if page.length is not None or page.stream is None:
                self.send_header("Content-Length", str(len(page.body) if page.length is None else page.length))
            self.end_headers()
            try:
                for piece in page.stream() if page.stream else (page.body,):
                    self.wfile.write(piece)
            except OSError:
                pass  # whoever asked has had enough

        def log_message(self, *_: Any) -> None:
            pass

    return Handler
