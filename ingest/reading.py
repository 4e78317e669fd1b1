"""Hops 5 to 8 of the pipeline as one call, made in a child process: bytes in, pages, normal text and reading out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dayanak.law.document import DocumentFacts, Fact
from dayanak.law.errors import DayanakError, Rejected, Unreadable
from dayanak.law.provision import Doubt
from dayanak.law.reading import Reading
from dayanak.law.text import NormalText, Page
from dayanak.registry.state import PublicService, Unit
from ingest.child import DIED, Child
from ingest.extract import Limits, extract
from ingest.rows import read_row
from nlp.amend import ground as ground_effects
from nlp.cite import ground
from nlp.link import Gazetteer
from nlp.normalise import normalise
from nlp.read import Registers, read
from nlp.segment import on_pages

AGAIN = 2  # times that a file is read again in whose reading the child died


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be read. `unit` is the issuing unit, where the sender is known; `said` is what the list that the file
    was found in says of it."""

    data: bytes
    name: str
    row: bool = False
    kind: str | None = None
    unit: Unit | None = None
    limits: Limits = field(default_factory=Limits)
    ocr: bool = True
    said: DocumentFacts = field(default_factory=DocumentFacts)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it; pages without their text. `media_type` is what the bytes are (None: a row of a file)."""

    reading: Reading
    text: NormalText
    pages: tuple[Page, ...]
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class _Given:
    """What a file or a row gives to the reading."""

    text: NormalText
    facts: DocumentFacts = field(default_factory=DocumentFacts)
    pages: tuple[Page, ...] = ()
    media_type: str | None = None
    doubts: tuple[Doubt, ...] = ()


class Untaught(DayanakError):
    """The child does not know the registers in the asked version."""


_registers: tuple[str, Registers] = ("", Registers())


def teach(version: str, units: Sequence[Unit], services: Sequence[PublicService]) -> None:
    """Gives this process the registers that the next readings look names up in."""
    global _registers  # noqa: PLW0603 - the state of the child process, which lives for many readings
    _registers = (version, Registers(Gazetteer.of(units), tuple(services)))


def read_task(task: Task, version: str) -> Result:
    """The reading of one file. Raises Rejected, TooLarge, Unreadable; Untaught where `teach` must come first."""
    known, registers = _registers
    if known != version:
        raise Untaught("kayıtlar yüklenmedi")
    given = _row(task.data) if task.row else _file(task)
    text = given.text.text
    if not text.strip():
        raise Unreadable("Dosyada okunabilir metin yok.")
    facts = _told(given.facts, task)
    issuer = task.unit.detsis_no if task.unit else None
    reading = read(text, name=_stem(task.name), given=facts, issuer=issuer, registers=registers)
    reading = replace(
        reading,
        tree=on_pages(reading.tree, given.text, given.pages),
        citations=ground(reading.citations, reading.tree),
        effects=ground_effects(reading.effects, reading.tree),
        warnings=(*reading.warnings, *given.doubts),
    )
    return Result(reading, given.text, given.pages, given.media_type)


def _row(data: bytes) -> _Given:
    row = read_row(data)
    return _Given(NormalText(row.text), row.given)


def _file(task: Task) -> _Given:
    extracted = extract(task.data, task.name, task.limits, ocr=task.ocr)
    if extracted.pages and len(extracted.unread) == len(extracted.pages):
        raise Unreadable(extracted.pages[0].reason or "Hiçbir sayfası okunamadı.")
    return _Given(
        normalise(extracted),
        task.said,
        pages=tuple(replace(page, text="", notes=()) for page in extracted.pages),
        media_type=extracted.media_type,
        doubts=tuple(Doubt("extraction", message) for message in extracted.warnings),
    )


def _told(given: DocumentFacts, task: Task) -> DocumentFacts:
    if task.kind:
        given = replace(given, kind=Fact(task.kind, "operator"))
    if task.unit:
        given = replace(given, issuer=Fact(task.unit.name, "operator"))
    return given


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


class Reader:
    """Readings made in a child process, which is taught the registers when it does not know them."""

    def __init__(self, child: Child) -> None:
        self._child = child

    def read(self, task: Task, version: str, units: Sequence[Unit], services: Sequence[PublicService]) -> Result:
        """The reading of one file; raises what `read_task` raises, and Rejected where a limit ended the child. A file
        in whose reading the child died is read again, twice at most: it may have been somebody else who killed it."""
        for _ in range(AGAIN):
            try:
                return self._read(task, version, units, services)
            except Rejected as error:
                if error.code != DIED:
                    raise
        return self._read(task, version, units, services)

    def _read(self, task: Task, version: str, units: Sequence[Unit], services: Sequence[PublicService]) -> Result:
        try:
            return self._child.call(read_task, task, version)
        except Untaught:
            self._child.call(teach, version, units, services)
            return self._child.call(read_task, task, version)

    def close(self) -> None:
        self._child.close()
