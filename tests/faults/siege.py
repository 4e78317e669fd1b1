"""Rounds of killing on one installation, with a stream of uploads meanwhile and the truth looked at in between."""

import os
import random
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from tests.app.town import UNITS, UNIVERSITY
from tests.faults.household import Command, Household, wait_until
from tests.faults.letters import Letter, Pen
from tests.faults.searches import Searches
from tests.faults.stream import Ledger, Stream
from tests.faults.truth import Told, assert_true
from tests.servers.process import Server, descendants

CHECK_EVERY = 10
LONGEST_S = 2.0
BROUGHT = 6
REINDEXES = 0.3


class Victim(Protocol):
    def start(self) -> object: ...

    def kill(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Machine:
    """A server among the victims: begun again, and not waited for."""

    server: Server

    def start(self) -> None:
        if not self.server.running:
            self.server.begin()

    def kill(self) -> None:
        self.server.kill()


@dataclass(frozen=True, slots=True)
class Part:
    """One of the processes that a victim has begun: the child that reads, a backend of the database."""

    whole: Command | Server
    chance: random.Random

    def start(self) -> None:
        """Whoever began it begins it again."""

    def kill(self) -> None:
        if self.whole.running and (parts := sorted(descendants(self.whole.pid))):
            with suppress(ProcessLookupError):
                os.kill(self.chance.choice(parts), signal.SIGKILL)


@dataclass
class Siege:
    """`victims` are killed and begun again; `ingest` is one of them where files are also brought in by command, and
    `reindex`, which is begun in some rounds only."""

    name: str
    household: Household
    victims: Mapping[str, Victim]
    seed: int
    ledger: Ledger = field(default_factory=Ledger)
    brought: list[Letter] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(f"{self.name} {self.seed}")
        self._pens = Pen(self.seed), Pen(self.seed + 1, "K")
        self._key = ""
        self._history: list[str] = []

    @contextmanager
    def house(self) -> Iterator[House]:
        """The same house, seen from the test."""
        with open_house(Settings.from_environment(self.household.environment)) as house:
            yield house

    def prepare(self) -> None:
        """Units, and a key for the stream."""
        with self.house() as house:
            house.record.registry.put_units(UNITS)
            self._key = house.access.new_key(UNIVERSITY)

    def run(self, rounds: int) -> str:
        """All rounds; the line that tells of them."""
        begun = time.monotonic()
        self.prepare()
        told = Told(0, 0)
        for first in range(0, rounds, CHECK_EVERY):
            told = self._epoch(first, min(first + CHECK_EVERY, rounds))
        return (
            f"{self.name}: {rounds} rounds, seed {self.seed}: {self.ledger.told()}; none lost: {told.published} "
            f"published, {told.rejected} rejected; {len(self.brought)} files by command; "
            f"{time.monotonic() - begun:.0f} s"
        )

    def _epoch(self, first: int, last: int) -> Told:
        """Some rounds under the stream, then silence, and the truth."""
        self._bring()
        self._history.clear()
        try:
            self._rounds(last - first)
            return self._look()
        except AssertionError as error:
            error.add_note(f"{self.name}, seed {self.seed}, rounds {first + 1} to {last}: {'; '.join(self._history)}")
            for name, command in self.household.commands.items():
                error.add_note(f"--- {name}\n{command.said()}")
            raise

    def _rounds(self, number: int) -> None:
        stream = Stream(self.household.url, self._key, self._pens[0], self.ledger)
        with Searches(self.household.url) as searches, stream:
            for _ in range(number):
                self._history.append(self._round())
            wait_until(self.household.answers, "the server does not answer", self._restart)
        assert searches.odd == [], searches.odd
        if "ingest" in self.household.commands:
            assert self._ingest.finish() == 0, "ingest failed"
        if self._reindex.running:
            self._reindex.finish()  # badly, where its engine was killed under it

    @property
    def _ingest(self) -> Command:
        return self.household.commands["ingest"]

    @property
    def _reindex(self) -> Command:
        return self.household.commands["reindex"]

    def _bring(self) -> None:
        """More files into the folder of the command."""
        if "ingest" in self.household.commands:
            folder = Path(self._ingest.words[1])
            folder.mkdir(exist_ok=True)
            for number in range(BROUGHT):
                letter = self._pens[1].write()
                (folder / f"{len(self.brought)}-{number}-{letter.name}").write_bytes(letter.content)
                self.brought.append(letter)

    def _round(self) -> str:
        """Everything runs, or begins to; one or two are killed while they begin, or under the stream."""
        self._restart()
        if "reindex" in self.victims and self._chance.random() < REINDEXES:
            self.victims["reindex"].start()
        begun = time.monotonic()
        if self._chance.random() < 0.7:
            wait_until(self.household.answers, "the server does not answer", self._restart)
        time.sleep(self._chance.uniform(0, LONGEST_S))
        number = 1 if self._chance.random() < 0.8 else 2
        chosen = self._chance.sample(sorted(self.victims), min(number, len(self.victims)))
        for name in chosen:
            self.victims[name].kill()
        told = f"{'+'.join(chosen)} after {time.monotonic() - begun:.2f} s"
        time.sleep(self._chance.uniform(0, 0.3))
        return told

    def _restart(self) -> None:
        for name, victim in self.victims.items():
            if name != "reindex":
                victim.start()

    def _look(self) -> Told:
        with self.house() as house:
            wait_until(lambda: house.record.jobs.open_count() == 0, "jobs stay open", self._restart)
            return assert_true(house, self.ledger, self.brought)
