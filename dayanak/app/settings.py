"""The settings: one frozen value, read from the environment once, in `main`."""

import os
import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dayanak.law.errors import Misconfigured


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field is a variable `DAYANAK_<NAME>`; docs/settings.md shows the help text and the range of a number."""

    data: Path = field(
        default=Path("data"), metadata={"help": "Folder of the embedded default: database, archive, index."}
    )
    database_url: str = field(
        default="",
        repr=False,
        metadata={"help": "`postgresql://USER:PASSWORD@HOST/DATABASE`; empty: SQLite in the data folder."},
    )
    database_seconds: int = field(
        default=60, metadata={"range": (1, None), "help": "Longest time for one statement of a PostgreSQL, in seconds."}
    )
    index_url: str = field(
        default="",
        repr=False,
        metadata={
            "help": "`tantivy:FOLDER`, or an OpenSearch: `https://USER:PASSWORD@HOST:9200,HOST:9200/NAME`, where the"
            " names of all indexes begin with NAME; empty: `index` in the data folder."
        },
    )
    index_shards: int = field(
        default=1,
        metadata={"range": (1, 1024), "help": "Into how many shards `dayanak reindex` divides an index of OpenSearch."},
    )
    index_replicas: int = field(
        default=1,
        metadata={
            "range": (0, None),
            "help": "How many copies of each shard OpenSearch keeps, as far as it has further nodes for them.",
        },
    )
    broker_url: str = field(
        default="memory:",
        repr=False,
        metadata={
            "help": "Bell that wakes workers: `memory:` within one process; `redis://:PASSWORD@HOST:6379/0` between"
            " processes, then `dayanak serve` leaves the jobs to `dayanak work`."
        },
    )
    host: str = field(default="127.0.0.1", metadata={"help": "Address on which the server listens."})
    port: int = field(default=8000, metadata={"range": (0, 65_535), "help": "Port on which the server listens."})
    processes: int = field(
        default=1,
        metadata={
            "range": (1, None),
            "help": "How many processes answer; from 2 on another one beside them does the jobs.",
        },
    )
    public_url: str = field(
        default="",
        metadata={
            "help": "Address under which people reach the site (`https://mevzuat.example.tr`), for feeds and permanent"
            " addresses; empty: that of this machine, and without feeds where others reach it."
        },
    )
    contact: str = field(
        default="",
        metadata={
            "help": "Mail or web address to which readers report faults (`Hata bildir` on each document and clause);"
            " empty: nothing is offered."
        },
    )
    secret: str = field(
        default="",
        repr=False,
        metadata={"help": "Secret that signs sessions; empty: made once and kept in the data folder."},
    )
    max_upload_mb: int = field(default=100, metadata={"range": (1, None), "help": "Largest file accepted, in MiB."})
    max_pages: int = field(default=2000, metadata={"range": (1, None), "help": "Most pages of one file."})
    read_memory_mb: int = field(
        default=2048, metadata={"range": (64, None), "help": "Memory of the process that reads a file, in MiB."}
    )
    read_seconds: int = field(
        default=900, metadata={"range": (1, None), "help": "Longest time for reading one file, in seconds."}
    )
    ocr: bool = field(
        default=True, metadata={"help": "Whether scanned pages are read with Tesseract where it is installed."}
    )
    meaning: bool = field(
        default=True,
        metadata={"help": "Whether searches use what `dayanak learn` has learned; before it they find by words alone."},
    )
    feedback: bool = field(
        default=True,
        metadata={
            "help": "Whether searches and opened hits are counted by text and day, without anything about who asked."
        },
    )
    feedback_days: int = field(
        default=90, metadata={"range": (1, None), "help": "For how many days these counts are kept."}
    )
    lease_seconds: int = field(
        default=20,
        metadata={
            "range": (1, 600),
            "help": "After how many seconds without a sign of life a worker's job goes to another.",
        },
    )
    crawl_contact: str = field(
        default="",
        metadata={"help": "Mail or web address that crawlers give to every host; without one nothing is crawled."},
    )
    crawl_pause_ms: int = field(
        default=3000,
        metadata={
            "range": (0, None),
            "help": "Pause between an answer of a host and the next question, in milliseconds.",
        },
    )
    crawl_seconds: int = field(
        default=60, metadata={"range": (1, None), "help": "Longest time for one answer of a host, in seconds."}
    )
    crawl_pages: int = field(
        default=5000, metadata={"range": (1, None), "help": "Most addresses that one run asks for."}
    )
    crawl_resmi_gazete_url: str = field(
        default="", metadata={"help": "Copy of the Resmî Gazete that is asked in its place (`http://HOST:PORT`)."}
    )
    crawl_schedule: str = field(
        default="",
        metadata={
            "help": "When the job loop crawls by itself, times of Turkey: `resmi-gazete 06:30, resmi-gazete 23:30`;"
            " empty: never."
        },
    )
    log_level: str = field(default="INFO", metadata={"help": "Least level of the log lines on standard error."})
    log_format: str = field(default="text", metadata={"help": "`text` for people or `json` for machines."})
    log_addresses: bool = field(
        default=False,
        metadata={"help": "Whether the log says what was asked for, with people's search words, not only the route."},
    )
    metrics_key: str = field(
        default="",
        repr=False,
        metadata={"help": "With this key as `Bearer` anybody may read `/metrics`; without one only this machine."},
    )
    metrics_listen: str = field(
        default="",
        metadata={
            "help": "Address and port at which `dayanak work` shows its metrics (`127.0.0.1:9464`); empty: none."
        },
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The settings of an environment; a value that cannot be read is `Misconfigured`, by its name."""
        environment = os.environ if environment is None else environment
        values = {
            f.name: _read(f.name, type(f.default), environment[variable(f.name)])
            for f in fields(cls)
            if variable(f.name) in environment and environment[variable(f.name)] != ""
        }
        return cls().given(values)

    def given(self, values: Mapping[str, object]) -> "Settings":
        """These settings with other values; a number out of its range is `Misconfigured`, by its name."""
        for f in fields(self):
            least, most = f.metadata.get("range", (None, None))
            number = values.get(f.name)
            if isinstance(number, int) and ((least is not None and number < least) or (most and number > most)):
                span = f"en az {least}" if most is None else f"{least} ile {most} arasında"
                raise Misconfigured(f"{variable(f.name)} {span} olmalı: {number}", field=variable(f.name))
        return replace(self, **values)  # type: ignore[arg-type]

    @property
    def record_url(self) -> str:
        """URL of the record."""
        return self.database_url or f"sqlite:///{self.data / 'dayanak.sqlite3'}"

    @property
    def rings_far(self) -> bool:
        """Whether the bell rings in other processes, which then do the jobs."""
        scheme = self.broker_url.partition(":")[0]
        if scheme not in {"memory", "redis", "rediss"}:
            raise Misconfigured("DAYANAK_BROKER_URL anlaşılamadı: 'memory:' ya da 'redis://SUNUCU:6379/0' yazın.")
        return scheme != "memory"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything in the settings that nobody may read in a log."""
        urls = (_password(url) for url in (self.database_url, self.index_url, self.broker_url))
        written = [self.secret, self.metrics_key, *urls]
        return tuple(dict.fromkeys(form for secret in written if secret for form in (secret, unquote(secret))))

    @property
    def loopback(self) -> bool:
        """Whether the server can be reached from this machine only."""
        return self.host in {"127.0.0.1", "localhost", "::1"}

    @property
    def public_address(self) -> str:
        """Where people reach the site, without a slash at its end; empty where only they know."""
        if self.public_url and not _SITE.fullmatch(self.public_url):
            raise Misconfigured("DAYANAK_PUBLIC_URL anlaşılamadı: 'https://mevzuat.example.tr' yazın.")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url.rstrip("/") or (f"http://{host}:{self.port}" if self.loopback else "")

    @property
    def reports_to(self) -> str:
        """Where readers report faults; empty where they cannot."""
        if self.contact and not _CONTACT.fullmatch(self.contact):
            raise Misconfigured("DAYANAK_CONTACT anlaşılamadı: 'ad@kurum.example' ya da 'https://…' yazın.")
        return self.contact

    @property
    def searches_far(self) -> bool:
        """Whether the engine is a server, not embedded."""
        scheme = self.index_url.partition(":")[0]
        if scheme not in {"", "tantivy", "http", "https"}:
            raise Misconfigured("DAYANAK_INDEX_URL anlaşılamadı: 'tantivy:KLASÖR' ya da 'http://SUNUCU:9200/AD' yazın.")
        return scheme.startswith("http")

    @property
    def index_folder(self) -> Path:
        """Folder of the embedded index."""
        return Path(self.index_url.removeprefix("tantivy:")) if self.index_url else self.data / "index"


_SITE = re.compile(r"https?://[\w.\-\[\]:]+/?", re.ASCII)
_CONTACT = re.compile(r"https?://[^\s/]+(?:/\S*)?|[^\s@:?&<>]+@[^\s@:?&<>]+")
_KINDS = {Path: "folder", bool: "1 or 0", int: "number", str: "text"}
_FOR_OTHERS = frozenset({"DAYANAK_SHARED", "DAYANAK_CACHE", "DAYANAK_FAULT_SEED", "DAYANAK_PUBLISHED_PORT"})
"""Variables of the tests and of docker-compose.yml."""


def kind_of(setting: "Field[object]") -> str:
    """What a value is, by its default and its range, as docs/settings.md says it."""
    word = next(word for kind, word in _KINDS.items() if isinstance(setting.default, kind))
    if "range" not in setting.metadata:
        return word
    least, most = setting.metadata["range"]
    return f"{word} from {least}" if most is None else f"{word} {least}–{most}"


def unknown(environment: Mapping[str, str]) -> dict[str, str | None]:
    """The variables that look like settings and are none, with the setting that was probably meant."""
    known = [variable(f.name) for f in fields(Settings)]
    odd = (name for name in environment if name.startswith("DAYANAK_") and name not in {*known, *_FOR_OTHERS})
    return {name: next(iter(get_close_matches(name, known, 1, 0.75)), None) for name in sorted(odd)}


def variable(name: str) -> str:
    """Name of the environment variable of a field."""
    return f"DAYANAK_{name.upper()}"


def _read(name: str, kind: type, text: str) -> object:
    try:
        if kind is bool:
            return {"1": True, "true": True, "evet": True, "0": False, "false": False, "hayır": False}[text]
        return Path(text) if issubclass(kind, Path) else int(text) if kind is int else text
    except (KeyError, ValueError) as exc:
        raise Misconfigured(f"{variable(name)} okunamadı: {text!r}", field=variable(name)) from exc


def _password(url: str) -> str:
    try:
        return urlsplit(url).password or ""
    except ValueError:  # no address at all: whatever looks like a password in it is hidden all the same
        return url.rpartition("@")[0].rpartition(":")[2]
