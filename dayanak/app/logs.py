"""Log lines on standard error, as text for people or as JSON for machines: time, level, name, message, and what was in
hand (request, job, document). Lines of every library come out the same way; no secret ever does."""

import json
import logging
import re
import sys
from dataclasses import dataclass
from functools import lru_cache

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.orjson import OrjsonFormatter

from dayanak import trace
from dayanak.app.settings import Settings
from dayanak.law.errors import Misconfigured

FORMATS = ("text", "json")
_HIDDEN = "***"
LEAST, LONG = 4, 8
"""Letters from which a secret is hidden outside of addresses, and from which within other words as well."""
EXAMPLE = "KULLANICI:PAROLA"
"""How our own messages write user and password; it is nobody's."""
_PASSWORD = re.compile(rf"(?<=://)(?!{EXAMPLE}@)[^/\s@'\"]*:[^\s@'\"]*(?=@)")
_KEY = re.compile(r"\bdyn_[\w-]{8,}|(?i:(?<=bearer )|(?<=basic ))[\w.~+/=-]{8,}")
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))} | {10: "\\n", 13: "\\r", 9: "\\t"}
_LIBRARIES = (
    "pdfminer",
    "alembic",
    "dramatiq",
    "PIL",
    "python_multipart",
    "opensearch",
    "urllib3",
    "scrapy",
    "filelock",
)
_LINES_OF_JOBS = ("dayanak.app.jobs", "ingest.uploads")


@dataclass(frozen=True, slots=True)
class Style:
    """How the lines look and which there are. `busy` is False for a command that people watch: no line for each job
    then. `secrets` are words that never come out."""

    level: str = "INFO"
    form: str = "text"
    busy: bool = True
    secrets: tuple[str, ...] = ()

    def least(self) -> int:
        """The least level as logging counts; a level that there is not is Misconfigured."""
        least = logging.getLevelNamesMapping().get(self.level.upper())
        if least is None:
            raise Misconfigured(f"DAYANAK_LOG_LEVEL anlaşılamadı: {self.level!r}. Örneğin INFO ya da WARNING yazın.")
        return least


def style(settings: Settings, *, busy: bool) -> Style:
    """The style that the settings ask for."""
    return Style(settings.log_level, settings.log_format, busy, settings.secrets)


def configure(style: Style) -> None:
    """Sends the log of this process to standard error. Raises Misconfigured."""
    if style.form not in FORMATS:
        raise Misconfigured(f"DAYANAK_LOG_FORMAT anlaşılamadı: {style.form!r}. 'text' ya da 'json' yazın.")
    logging.basicConfig(level=style.least(), handlers=[Lines(style)], force=True)
    logging.captureWarnings(capture=True)
    for noisy in _LIBRARIES:
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("opensearch").setLevel(logging.ERROR)  # what a node refuses we say ourselves, where it matters
    for name in _LINES_OF_JOBS:
        logging.getLogger(name).setLevel(logging.NOTSET if style.busy else logging.WARNING)


def hidden(text: str, secrets: tuple[str, ...] = ()) -> str:
    """The text without passwords in addresses, keys, and these words."""
    if pattern := _words(secrets):
        text = pattern.sub(_HIDDEN, text)
    if "://" in text:
        text = _PASSWORD.sub(_HIDDEN, text)
    return _KEY.sub(_HIDDEN, text) if "dyn_" in text or "earer" in text or "asic" in text else text


@lru_cache(maxsize=8)
def _words(secrets: tuple[str, ...]) -> re.Pattern[str] | None:
    """Where these words stand, as they are or within JSON. A short one is hidden where it is a word of its own, one of
    a letter or two in addresses alone: it stands in every word, and would show itself by what is missing there."""
    forms = {form for one in secrets for form in (one, json.dumps(one, ensure_ascii=False)[1:-1]) if len(one) >= LEAST}
    longest_first = sorted(forms, key=len, reverse=True)
    found = [re.escape(form) if len(form) >= LONG else rf"(?<!\w){re.escape(form)}(?!\w)" for form in longest_first]
    return re.compile("|".join(found)) if found else None


class Lines(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes lines that say what was in hand, and hides what is secret."""

    def __init__(self, style: Style) -> None:
        super().__init__(sys.stderr)
        self._secrets = style.secrets
        self.setFormatter(_json() if style.form == "json" else _Text())

    def format(self, record: logging.LogRecord) -> str:
        for name, value in trace.current().items():
            record.__dict__.setdefault(name, value)
        return hidden(super().format(record), self._secrets)


class _Text(logging.Formatter):
    """A line is one line, whatever was sent to us; only tracebacks are more."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        line = super().formatMessage(record)
        held = trace.current()
        if held:
            line += f" [{' '.join(f'{name}={value}' for name, value in held.items())}]"
        return line if line.isprintable() else line.translate(_CONTROLS)


def _json() -> logging.Formatter:
    names = {"levelname": "level", "name": "logger", "exc_info": "exception"}
    left_out = [*RESERVED_ATTRS, "color_message"]  # uvicorn's, for terminals
    return OrjsonFormatter(
        ["levelname", "name", "message"], rename_fields=names, timestamp="time", reserved_attrs=left_out
    )
