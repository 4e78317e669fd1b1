"""A child process in which hostile files are read: it may run out of memory or time, the caller never does.

The child is a fresh interpreter (spawn), so that it can be started from a server with threads; it runs at low priority
and ends with its parent.
"""

import contextlib
import logging
import multiprocessing
import os
import resource
import signal
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, Self, TypeVar

from dayanak import trace
from dayanak.law.errors import DayanakError, Rejected, TooLarge, Unavailable

log = logging.getLogger(__name__)

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MIB = 1024 * 1024
_NICE = 10
_WATCH_SECONDS = 1.0
_START_SECONDS = 60.0
_TOO_LONG = "Dosya ayrılan sürede okunamadı; çok büyük ya da bozuk olabilir."
_TOO_MUCH = "Dosya ayrılan bellekle okunamadı; çok büyük ya da bozuk olabilir."
_CLOSED = "Dosyanın okunması yarıda kesildi; yeniden okunacak."
_NOT_STARTED = "Dosya okuyucusu başlatılamadı; yeniden denenecek."
DIED = "reader-died"
_DIED = "Dosya okunurken okuyucu çöktü; dosya bozuk olabilir."


class Child:
    """One child process, started at the first call and kept for the next; a call at a time.

    Its memory is limited to `memory_mb`, each call to `seconds`. A call that goes beyond, or ends the child, raises
    `TooLarge` or `Rejected`, and the next call starts a fresh child. A call that `close` breaks off is `Unavailable`.
    `begin` is what the child does first; its log lines say what the caller had in hand.
    """

    def __init__(self, memory_mb: int = 2048, seconds: float = 300, begin: Callable[[], object] | None = None) -> None:
        self._begin = begin
        self._memory = memory_mb * _MIB
        self._seconds = seconds
        self._lock = threading.Lock()
        self._closed = False
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def call(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """What `function` gives back, run in the child; errors of the Dayanak tree come through as they are.

        `function` must be importable by its name, its arguments and result picklable.
        """
        with self._lock:
            pipe = self._running()
            try:
                pipe.send((dict(trace.current()), function, args, kwargs))
                if not pipe.poll(self._seconds):
                    self._kill()
                    raise TooLarge(_TOO_LONG, code="too-slow")
                answer, error, why = pipe.recv()
            except (EOFError, BrokenPipeError, ConnectionResetError) as exc:
                self._kill()
                if self._closed:
                    raise Unavailable(_CLOSED) from exc
                raise Rejected(_DIED, code=DIED) from exc
        if why:
            log.warning("the reader failed in %s\n%s", getattr(function, "__name__", function), why)
        if isinstance(error, MemoryError):
            with self._lock:
                self._kill()
            raise TooLarge(_TOO_MUCH, code="too-much-memory") from error
        if error is not None:
            raise error
        return answer  # type: ignore[no-any-return]

    def close(self) -> None:
        """Ends the child for good, also in the middle of a call."""
        self._closed = True
        process = self._process
        with contextlib.suppress(ValueError):  # ended meanwhile
            if process is not None and process.pid is not None:
                _kill_group(process.pid)
        with self._lock:
            self._kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _running(self) -> Connection:
        if self._closed:
            raise Unavailable(_CLOSED)
        if self._process is None or not self._process.is_alive() or self._pipe is None:
            self._kill()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(
                target=_serve, args=(theirs, self._memory, os.getpid(), self._begin), daemon=True, name="dayanak-reader"
            )
            self._process.start()
            theirs.close()
            self._await_start(self._pipe)
        return self._pipe

    def _await_start(self, pipe: Connection) -> None:
        """Until the child is ready; where it is not, the file that it was started for is not at fault."""
        with contextlib.suppress(EOFError, ConnectionResetError):
            if pipe.poll(_START_SECONDS):
                pipe.recv()
                return
        self._kill()
        raise Unavailable(_NOT_STARTED)

    def _kill(self) -> None:
        if self._process is not None:
            if self._process.pid is not None and self._process.is_alive():
                _kill_group(self._process.pid)
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _kill_group(pid: int) -> None:
    """Kills the child with all that it started (Tesseract); before its group exists, nothing is to be killed but it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _serve(pipe: Connection, memory: int, parent: int, begin: Callable[[], object] | None) -> None:
    """The child's life: calls from the pipe, one after the other, until the parent is gone."""
    _live_modestly(memory, parent)
    if begin is not None:
        begin()
    pipe.send("ready")
    with contextlib.suppress(EOFError, OSError):  # nobody is there any more
        while True:
            held, function, args, kwargs = pipe.recv()
            trace.begin(held)
            pipe.send(_answer(function, args, kwargs))


def _live_modestly(memory: int, parent: int) -> None:
    """Low priority, limited memory, no reaction to Ctrl-C (the parent decides), and death with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICE)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.setpgid(0, 0)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """Ends this process and what it started soon after the parent is gone."""
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os.killpg(0, signal.SIGKILL)


def _answer(function: Callable[..., Any], args: Any, kwargs: Any) -> tuple[Any, Exception | None, str | None]:
    """Result, error, and the traceback of an error that nobody foresaw: a fault of ours must not pass in silence."""
    try:
        return function(*args, **kwargs), None, None
    except (DayanakError, MemoryError) as exc:
        return None, exc, None
    except Exception as exc:  # noqa: BLE001 — the edge of a process: whatever a reader raises on a hostile file
        reason = f"Dosya okunamadı; bozuk olabilir ({type(exc).__name__})."
        return None, Rejected(reason, code="reader-failed"), traceback.format_exc()
