"""A line of loopback between us and a server, through which its answers can be made to drip."""

import contextlib
import socket
import threading
from collections.abc import Iterator

DRIP_S = 0.2


class Tap:
    """`dripping`: the answers of the server come letter by letter, and never wholly."""

    def __init__(self, to: int) -> None:
        self.dripping = False
        self._to = to
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    def serve(self) -> None:
        """Passes on what comes, until it is closed."""
        with contextlib.suppress(OSError):  # the listener is shut
            while True:
                here = self._listener.accept()[0]
                there = socket.create_connection(("127.0.0.1", self._to))
                for one, other, slow in ((here, there, False), (there, here, True)):
                    threading.Thread(target=self._pass_on, args=(one, other, slow), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket, slow: bool) -> None:
        with contextlib.suppress(OSError), one, other:
            while said := one.recv(65_536):
                while slow and self.dripping and said:
                    other.sendall(said[:1])
                    said = said[1:]
                    self._over.wait(DRIP_S)
                other.sendall(said)

    def close(self) -> None:
        """Lets everybody go."""
        self._over.set()
        self.dripping = False
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@contextlib.contextmanager
def tap(port: int) -> Iterator[Tap]:
    """A tap in front of a port of loopback."""
    line = Tap(port)
    thread = threading.Thread(target=line.serve, daemon=True)
    thread.start()
    try:
        yield line
    finally:
        line.close()
        thread.join(5)
