"""A small port of a worker's own, where it is asked for its figures and whether it can work."""

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from dayanak.app.metrics import MEDIA_TYPE, Look
from dayanak.app.operations import PASSED_ON, may_read, readiness
from dayanak.app.readiness import ready
from dayanak.app.wiring import House
from dayanak.http.problems import status_of
from dayanak.law.errors import DayanakError, Misconfigured, NotFound

log = logging.getLogger(__name__)

Reply = tuple[int, str, bytes]


@contextmanager
def shown(house: House) -> Iterator[int | None]:
    """Answers `/metrics`, `/live`, `/ready` at DAYANAK_METRICS_LISTEN meanwhile, where that is set; gives the port."""
    if not house.settings.metrics_listen:
        yield None
        return
    server = _server(house)
    thread = threading.Thread(target=server.serve_forever, name="figures", daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _server(house: House) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(place(house.settings.metrics_listen), _handler(house))
    except OSError as exc:
        raise Misconfigured(
            f"DAYANAK_METRICS_LISTEN adresinde dinlenemiyor ({exc.strerror}); başka bir kapı verin."
        ) from exc


def place(written: str) -> tuple[str, int]:
    """Host and port of DAYANAK_METRICS_LISTEN. Raises Misconfigured."""
    host, _, port = written.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65_535:
        raise Misconfigured("DAYANAK_METRICS_LISTEN anlaşılamadı: '127.0.0.1:9464' gibi yazın.")
    return host.strip("[]"), int(port)


def _handler(house: House) -> type[BaseHTTPRequestHandler]:
    parts, look = readiness(house, answers=False), Look(house.record, house.engine)

    def figures(asked: BaseHTTPRequestHandler) -> Reply:
        passed_on = any(name in asked.headers for name in PASSED_ON)
        key, said = house.settings.metrics_key, asked.headers.get("authorization", "")
        may_read(key, said, asked.client_address[0], passed_on=passed_on)
        return 200, MEDIA_TYPE, house.metrics.page(look)

    def reply(asked: BaseHTTPRequestHandler) -> Reply:
        path = asked.path.partition("?")[0]
        if path == "/metrics":
            return figures(asked)
        if path == "/live":
            return _json(200, {"status": "ok"})
        if path == "/ready":
            seen = parts.parts()
            states = {name: part.state.value for name, part in seen.items()}
            return _json(200 if ready(seen) else 503, {"parts": states})
        raise NotFound("Burada yalnız /metrics, /live ve /ready var.")

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *said: object) -> None:
            log.debug("a question at the port of the figures could not be read: %s", said)

        def do_GET(self) -> None:
            try:
                status, media_type, body = reply(self)
            except DayanakError as error:
                status, media_type, body = _json(status_of(error)[0], {"code": error.code, "detail": error.message})
            self.send_response_only(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


def _json(status: int, body: dict[str, object]) -> Reply:
    return status, "application/json", json.dumps(body, ensure_ascii=False).encode()
