"""What stands outermost around every request: its id, its line in the log, and whoever counts it."""

import logging
import re
import secrets
import time
from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dayanak import trace

log = logging.getLogger(__name__)

HEADER = b"x-request-id"
NOWHERE = "(none)"
"""The route of an address at which there is nothing."""
_TRUSTED = re.compile(rb"[A-Za-z0-9][A-Za-z0-9_.:-]{7,63}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_QUIET = frozenset({"/api/live", "/api/ready", "/metrics", "/static", "/docs/static"})
Seen = Callable[[str, str, int, float], None]
"""Told of every answered request: route, method, status, seconds."""


class Watch:
    """Gives every request an id, the one that came with it where it looks like one, and sends it back in a header.
    The line in the log names the route and not the address, which holds what people look for; `addresses` adds it."""

    def __init__(self, app: ASGIApp, seen: Seen, *, addresses: bool = False) -> None:
        self._app = app
        self._seen = seen
        self._addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        method = scope["method"]
        request_id = _given(scope["headers"]) or secrets.token_hex(8).encode()
        trace.begin({"request": request_id.decode()})  # not taken back: the server's own lines come after
        status, size = 500, 0

        async def watched(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (HEADER, request_id)]
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            seconds = time.perf_counter() - begun
            route = route_of(scope)
            method = method if method in _METHODS else "OTHER"
            self._seen(route, method, status, seconds)
            self._tell(scope, route, method, status, seconds, size)

    def _tell(self, scope: Scope, route: str, method: str, status: int, seconds: float, size: int) -> None:
        level = logging.DEBUG if route in _QUIET else logging.INFO
        if not log.isEnabledFor(level):
            return
        ms = round(seconds * 1000, 1)
        said: dict[str, Any] = {"method": method, "route": route, "status": status, "ms": ms, "bytes": size}
        if self._addresses:
            said["address"] = _address(scope)
        shown = said.get("address", route)
        log.log(level, "%s %s %d %s ms %d bytes", method, shown, status, ms, size, extra=said)


def route_of(scope: Scope) -> str:
    """The route as it is written, `/api/documents/{document_id}`; that of a folder of files is the folder."""
    route = scope.get("route")
    if route is not None:
        return str(route.path)
    endpoint = scope.get("endpoint")
    if endpoint is None:
        return NOWHERE
    return str(scope.get("root_path") or getattr(endpoint, "__name__", NOWHERE))


def _given(headers: list[tuple[bytes, bytes]]) -> bytes | None:
    for name, value in headers:
        if name == HEADER:
            return value if _TRUSTED.fullmatch(value) else None
    return None


def _address(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    return f"{scope['path']}?{query}" if query else str(scope["path"])
