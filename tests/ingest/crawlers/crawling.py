"""`dayanak crawl` in a process of its own, forked from one that has loaded everything: Scrapy runs once a process."""

import json
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from dayanak.storage.record import Record

CONTACT = "https://mevzuat.ornek.example/tarayici"
PATIENCE_S = 60
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.ingest.crawlers.loaded"])


@dataclass(frozen=True)
class Ended:
    """How a run ended: exit code, what it printed as JSON, its errors, and its most memory in MiB."""

    code: int
    told: dict[str, Any]
    errors: str
    peak_mb: float

    @property
    def counts(self) -> dict[str, int]:
        return dict(self.told["counts"])

    @property
    def missing(self) -> list[str]:
        """The ends of the addresses that are missing, or the days."""
        return [(lack["url"] or lack["day"]).rpartition("/")[2] for lack in self.told["missing"]]


class Going:
    """A run that goes on."""

    def __init__(self, process: ForkServerProcess, place: Path) -> None:
        self.process = process
        self._place = place

    def send(self, number: signal.Signals) -> None:
        assert self.process.pid is not None
        os.kill(self.process.pid, number)

    def end(self) -> Ended:
        self.process.join(PATIENCE_S)
        assert self.process.exitcode is not None, "the run did not come to an end"
        out, err = (self._place / "out").read_text(), (self._place / "err").read_text()
        peak = self._place / "peak"
        told = json.loads(out) if out.startswith("{") else {}
        return Ended(self.process.exitcode, told, err, float(peak.read_text()) if peak.exists() else 0.0)


class Crawler:
    """Runs of one data folder against one copy of the gazette."""

    def __init__(self, folder: Path, url: str, trusted: str = "", official: str = "", **settings: object) -> None:
        self.folder = folder
        self._official = official
        self._record_url = str(settings.get("database_url") or f"sqlite:///{folder / 'data' / 'dayanak.sqlite3'}")
        self._runs = 0
        told = {"data": folder / "data", "crawl_contact": CONTACT, "crawl_pause_ms": 5, "crawl_seconds": 20,
                "crawl_resmi_gazete_url": url, "lease_seconds": 1, "log_level": "WARNING"}  # fmt: skip
        self._environment = {f"DAYANAK_{name.upper()}": str(value) for name, value in (told | settings).items()}
        if trusted:
            self._environment["SSL_CERT_FILE"] = trusted

    def begin(self, first: str, last: str | None = None, *words: str, **settings: object) -> Going:
        """A run over these days that only receives."""
        self._runs += 1
        place = self.folder / f"run-{self._runs}"
        place.mkdir(parents=True)
        told = {f"DAYANAK_{name.upper()}": str(value) for name, value in settings.items()}
        days = ("--from", first, "--to", last or first)
        process = _FORKS.Process(
            target=_run,
            args=(["crawl", "resmi-gazete", *days, "--json", *words], self._environment | told, place, self._official),
        )
        process.start()
        return Going(process, place)

    def run(self, first: str, last: str | None = None, *, read: bool = False, **settings: object) -> Ended:
        """The end of a run; with `read` everything is read and published too."""
        return self.begin(first, last, *([] if read else ["--receive-only"]), **settings).end()

    @contextmanager
    def record(self) -> Iterator[Record]:
        opened = Record.open(self._record_url)
        try:
            yield opened
        finally:
            opened.close()


def _run(words: list[str], environment: dict[str, str], place: Path, official: str) -> None:
    from dayanak.app.cli import main
    from ingest.crawlers.resmi_gazete import ResmiGazete

    ResmiGazete.official = official or ResmiGazete.official
    os.setsid()
    for name in [name for name in os.environ if name.startswith("DAYANAK_") or name.endswith(("_proxy", "_PROXY"))]:
        del os.environ[name]
    os.environ.update(environment)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(place / name, os.O_WRONLY | os.O_CREAT, 0o600), number)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
    code = main(words)
    sys.stdout.flush()
    (place / "peak").write_text(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
    sys.exit(code)
