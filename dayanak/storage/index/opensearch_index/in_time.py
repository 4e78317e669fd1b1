"""A limit on the whole of an answer: a server that gives a letter now and then keeps the limit of every single reading,
and its answer never ends."""

import io
import math
import socket
import time
from http.client import HTTPResponse
from typing import Any

from opensearchpy import Urllib3HttpConnection
from opensearchpy.exceptions import (
    ConnectionError,  # noqa: A004 - the library calls it so
    ConnectionTimeout,
)
from urllib3.connection import HTTPConnection, HTTPSConnection

from dayanak.search.patience import left


class InTime(Urllib3HttpConnection):
    """The library's connections to a node, with a timeout that is one for the whole answer."""

    def _create_urllib3_pool(self) -> None:
        super()._create_urllib3_pool()
        self.pool.ConnectionCls = _TLSLine if self.use_ssl else _Line

    def perform_request(self, *asked: Any, **more: Any) -> Any:
        """The answer; ConnectionTimeout where it is not whole in time."""
        begun, limit = time.monotonic(), min(more.get("timeout") or self.timeout, left())
        if limit <= 0:
            raise ConnectionTimeout("TIMEOUT", "no time is left", None)
        try:
            return super().perform_request(*asked, **{**more, "timeout": limit})
        except ConnectionError as exc:
            if time.monotonic() - begun < limit:
                raise
            raise ConnectionTimeout("TIMEOUT", str(exc.error), exc) from exc  # also where it took too long to send


class _Line(HTTPConnection):
    def request(self, *args: Any, **more: Any) -> None:
        """Asks; from now on the time runs, for sending as for reading."""
        end = time.monotonic() + float(self.timeout or math.inf)

        def response(line: socket.socket, **told: Any) -> HTTPResponse:
            reading: Any = _Ending(line, end)  # nothing but its `makefile` is asked for
            return HTTPResponse(reading, **told)

        self.response_class = response  # type: ignore[assignment]
        super().request(*args, **more)


class _TLSLine(_Line, HTTPSConnection):
    pass


class _Ending:
    """A socket that is read up to a moment."""

    def __init__(self, line: socket.socket, end: float) -> None:
        self._line = line
        self._end = end

    def makefile(self, *_mode: Any) -> io.BufferedReader:
        """What the socket gives."""
        return io.BufferedReader(_Reading(self._line, self._end))


class _Reading(io.RawIOBase):
    def __init__(self, line: socket.socket, end: float) -> None:
        self._line = line
        self._end = end
        self._raw: Any = line.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        limit = self._end - time.monotonic()
        if limit <= 0:
            raise TimeoutError
        self._line.settimeout(limit)
        read: int | None = self._raw.readinto(buffer)
        return read

    def close(self) -> None:
        self._raw.close()
        super().close()
