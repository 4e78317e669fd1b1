"""The order of the stages, a line a hop: from a received file to published provisions, and to the index."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from dayanak import trace
from dayanak.law.errors import Rejected, Unreadable
from dayanak.registry.state import PublicService, Unit
from dayanak.search.port import SearchIndex
from dayanak.storage.archive import Archive
from dayanak.storage.record import ReceiptState, Record
from ingest.entries import entries
from ingest.extract import Limits
from ingest.reading import Reader, Task
from ingest.said import facts_said

log = logging.getLogger(__name__)


@dataclass
class Registers:
    """Units and services as the record held them when their version was last seen to change."""

    version: str = ""
    units: Sequence[Unit] = ()
    services: Sequence[PublicService] = ()

    def refresh(self, record: Record) -> "Registers":
        """Itself, up to date."""
        version = record.registry.version()
        if version != self.version:
            self.units, self.services = record.registry.units(), record.registry.services()
            self.version = version
        return self


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the stages work with."""

    record: Record
    archive: Archive
    reader: Reader
    limits: Limits
    ocr: bool
    registers: Registers = field(default_factory=Registers)


def process(source_id: int, desk: Desk) -> ReceiptState:
    """Reads and publishes one source; bad input ends as rejected or unreadable with its reason."""
    source = desk.record.sources.source(source_id)
    if source.state not in {ReceiptState.RECEIVED, ReceiptState.READING}:
        return source.state
    desk.record.sources.set_state(source_id, ReceiptState.READING)
    known = desk.registers.refresh(desk.record)
    unit = desk.record.registry.unit(source.unit_no) if source.unit_no else None
    try:
        data = desk.archive.read(source.digest)
        said = facts_said(desk.record.crawls.said_of(source_id, source.digest))
        is_row = source.row_id is not None
        task = Task(data, source.name, is_row, source.declared_kind, unit, desk.limits, desk.ocr, said)
        result = desk.reader.read(task, known.version, known.units, known.services)
        return desk.record.publish(
            source_id, result.reading, result.text, result.pages, media_type=result.media_type
        ).state
    except Rejected as error:
        state = ReceiptState.UNREADABLE if isinstance(error, Unreadable) else ReceiptState.REJECTED
        log.info("%s: %s (%s)", source.label, state, error.message)
        desk.record.sources.set_state(source_id, state, error.message)
        return state


def index(document_ids: Sequence[str], record: Record, engine: SearchIndex) -> None:
    """Puts the entries of these documents into the engine and makes them searchable."""
    for document_id in document_ids:
        with trace.about(document=document_id):
            copy = record.documents.copy(document_id)
            engine.replace(document_id, entries(copy) if copy else ())
    engine.commit()
