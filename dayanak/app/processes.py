"""Serving with several processes: the first one listens, does the jobs and answers nobody; its children share its
socket and answer. A child that dies is started again; when the first one is gone, they end too."""

import asyncio
import fcntl
import gc
import multiprocessing
import os
import shutil
import signal
import socket
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from dayanak.app import logs, metrics
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house

LONGEST_HEAD = 256 * 1024
"""The longest query that may be asked, percent-encoded, is 120 kB; the limit of uvicorn is 64 kB."""
COUNTS = "dayanak-metrics-"
PAUSE_S = 0.001
MOST_PAUSES = 10
SILENT_S = 60
"""After how long a child that answers its parent nothing is replaced: a busy machine is no reason."""


class Sharing(asyncio.SelectorEventLoop):
    """Takes one waiting connection in a turn, and the later the more it holds, so that the other processes on the
    socket get theirs. As it comes, whichever looks first takes a whole burst and keeps it while the others idle."""

    def _accept_connection(self, *how: Any) -> None:
        sock, held = how[1], min(len(self._transports), MOST_PAUSES)  # type: ignore[attr-defined]
        self._remove_reader(sock.fileno())  # type: ignore[attr-defined]
        self.call_later(held * PAUSE_S, self._take, *how)

    def _take(self, *how: Any) -> None:
        protocol, sock, context, server, _at_once, *more = how
        if sock.fileno() >= 0:  # else it was closed meanwhile
            super()._accept_connection(protocol, sock, context, server, 1, *more)  # type: ignore[misc]
            self._add_reader(sock.fileno(), self._accept_connection, *how)  # type: ignore[attr-defined]


def serve_here(house: House) -> None:
    """Serves from this process until it is told to stop."""
    import uvicorn

    from dayanak.app.asgi import create_app

    app = create_app(house)
    spare()
    uvicorn.run(app, **_how(house.settings))


def spare() -> None:
    """Spares the collector of garbage what a server begins with and keeps to its end: looked through with all else it
    stops every answer for more than a tenth of a second, now and then."""
    gc.collect()
    gc.freeze()


def serve_with_children(settings: Settings) -> None:
    """Serves from as many children as the settings say until it is told to stop."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    config = uvicorn.Config(
        partial(_app, settings),
        factory=True,
        workers=settings.processes,
        loop=f"{__name__}:{Sharing.__name__}",
        timeout_worker_healthcheck=SILENT_S,
        **_how(settings),
    )
    Multiprocess(config, [prompt(config.bind_socket())]).run()


def prompt(sock: socket.socket) -> socket.socket:
    """The listening socket, whose connections send what they have at once. asyncio sees to that only where a socket
    says that it speaks TCP; uvicorn's does not, and every answer in two parts waits 40 ms for the other side."""
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


@contextmanager
def counted_together() -> Iterator[None]:
    """The figures of this process and of its children come together in one folder meanwhile. To be entered before
    anything is counted."""
    if os.environ.get(metrics.FOLDER):  # whoever runs this system has made one
        yield
        return
    _sweep()
    with _locked_folder() as folder:
        os.environ[metrics.FOLDER] = folder
        try:
            yield
        finally:
            del os.environ[metrics.FOLDER]


@contextmanager
def _locked_folder() -> Iterator[str]:
    """A folder that is ours as long as we live: the lock goes with the process, however it ends."""
    while True:
        folder = tempfile.mkdtemp(prefix=COUNTS)
        handle = os.open(folder, os.O_DIRECTORY)
        fcntl.flock(handle, fcntl.LOCK_EX)
        if Path(folder).exists():
            break
        os.close(handle)  # another process that begins took it for one that was left lying
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _sweep() -> None:
    """Removes the folders of processes that were killed. They lie where things are temporary, not with the data: a
    count that finds no room on a full disk ends its process."""
    for folder in Path(tempfile.gettempdir()).glob(f"{COUNTS}*"):
        with suppress(OSError):  # of somebody else, or of a process that lives
            handle = os.open(folder, os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
            finally:
                os.close(handle)


def _how(settings: Settings) -> dict[str, Any]:
    return {
        "host": settings.host,
        "port": settings.port,
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "h11_max_incomplete_event_size": LONGEST_HEAD,
        "timeout_graceful_shutdown": 5,
    }


def _app(settings: Settings) -> FastAPI:
    """The application of a child, over a house of its own that closes with it."""
    from dayanak.app.asgi import create_app

    logs.configure(logs.style(settings, busy=True))
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    opened = open_house(settings)
    house = opened.__enter__()

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        opened.__exit__(None, None, None)

    app = create_app(house)
    app.router.lifespan_context = life
    spare()
    return app


def _end_with_parent() -> None:
    """Also where it was killed and could tell nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
