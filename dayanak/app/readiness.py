"""Whether everything answers that this process needs, found out in a limited time, whatever hangs."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dayanak.law.errors import DayanakError, Unavailable

log = logging.getLogger(__name__)

LIMIT_S = 2.0
FRESH_S = 1.0
"""How long an answer is good for, however often it is asked for."""


class State(StrEnum):
    """How a part answers; one that is unbuilt does, and has nothing of what the record has. One that is damaged goes on
    from what it has open until it is built anew."""

    OK = "ok"
    DAMAGED = "damaged"
    UNBUILT = "unbuilt"
    MISSING = "missing"
    SLOW = "slow"


class Unbuilt(Unavailable):
    """The part answers, and has yet to be made."""


class Damaged(Unavailable):
    """The part answers all the same."""


_STATES: dict[type[DayanakError], State] = {Unbuilt: State.UNBUILT, Damaged: State.DAMAGED}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the system: whether it is needed, how it answers, and in how many milliseconds."""

    needed: bool
    state: State
    ms: float | None = None


@dataclass(frozen=True, slots=True)
class Probe:
    """How a part is asked; it raises what is wrong with it."""

    needed: bool
    ask: Callable[[], object]


class Readiness:
    """Asks every part in a thread of its own; one that hangs is asked again when it has come back."""

    def __init__(self, probes: Mapping[str, Probe], limit_s: float = LIMIT_S) -> None:
        self._limit_s = limit_s
        self._askings = {name: _Asking(name, probe) for name, probe in probes.items()}
        self._lock = threading.Lock()
        self._until = 0.0
        self._seen: dict[str, Part] = {}

    def parts(self) -> dict[str, Part]:
        """Every part as it answers now."""
        with self._lock:
            if time.monotonic() >= self._until:
                for asking in self._askings.values():
                    asking.begin()
                deadline = time.monotonic() + self._limit_s
                self._seen = {name: asking.end(deadline) for name, asking in self._askings.items()}
                self._until = time.monotonic() + FRESH_S
            return self._seen


def ready(parts: Mapping[str, Part]) -> bool:
    """Whether everything answers that is needed."""
    return all(part.state in (State.OK, State.DAMAGED) for part in parts.values() if part.needed)


class _Asking:
    """One part, asked by at most one thread at a time."""

    def __init__(self, name: str, probe: Probe) -> None:
        self._name = name
        self._probe = probe
        self._done = threading.Event()
        self._done.set()
        self._begun = 0.0
        self._part = Part(probe.needed, State.OK)
        self._told = State.OK

    def begin(self) -> None:
        if self._done.is_set():
            self._done.clear()
            self._begun = time.monotonic()
            threading.Thread(target=self._ask, name=f"ready-{self._name}", daemon=True).start()

    def end(self, deadline: float) -> Part:
        in_time = self._done.wait(max(0.0, deadline - time.monotonic()))
        part = self._part if in_time else Part(self._probe.needed, State.SLOW)
        if part.state is not self._told:
            self._told = part.state
            level = logging.INFO if part.state is State.OK else logging.WARNING
            log.log(level, "%s is %s", self._name, part.state.value)
        return part

    def _ask(self) -> None:
        state = State.OK
        try:
            self._probe.ask()
        except DayanakError as error:
            state = _STATES.get(type(error), State.MISSING)
            log.debug("%s: %s", self._name, error.message)
        except Exception:  # the edge of a thread: whatever it is, the part does not answer
            state = State.MISSING
            log.exception("%s could not be asked", self._name)
        self._part = Part(self._probe.needed, state, round((time.monotonic() - self._begun) * 1000, 1))
        self._done.set()
