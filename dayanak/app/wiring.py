"""The one place that chooses database, engine and bell, and builds everything from the settings."""

import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dayanak.access import Access
from dayanak.app import logs
from dayanak.app.bells import RedisBell
from dayanak.app.encoding import Encoding
from dayanak.app.jobs import Workshop
from dayanak.app.measured import Measured
from dayanak.app.metrics import Metrics
from dayanak.app.settings import Settings
from dayanak.law.errors import Misconfigured
from dayanak.search.port import SearchIndex
from dayanak.storage.archive import Archive
from dayanak.storage.index.tantivy_index import TantivyIndex
from dayanak.storage.record import Record
from dayanak.storage.vectors import VectorStore
from ingest.child import Child
from ingest.extract import Limits
from ingest.intake import Intake
from ingest.pipeline import Desk
from ingest.reading import Reader
from search_api.feedback import Feedback
from search_api.meaning import Meaning
from search_api.service import Service
from search_api.turns import AtOnce, Turns

if TYPE_CHECKING:
    from dayanak.storage.index.opensearch_index import OpenSearchIndex

MIB = 1024 * 1024
BUSY = 2  # cores that one process can use: one search is in the engine while another is in the interpreter


FAR, FAR_CROWD = 16, 8  # searches that wait for a server, and for their turn with it


@dataclass(frozen=True, slots=True)
class House:
    """Everything that a command or a server works with."""

    settings: Settings
    record: Record
    archive: Archive
    engine: SearchIndex
    become_writer: Callable[[], bool]
    access: Access
    service: Service
    intake: Intake
    workshop: Workshop | None
    bell: RedisBell | None
    metrics: Metrics
    feedback: Feedback | None


@contextmanager
def open_house(settings: Settings, *, readers: int = 0) -> Iterator[House]:
    """The house of a data folder, made where it is missing. With `readers` the job loop runs in this process, with
    so many files read at a time; it also indexes, unless another process already does."""
    bell = RedisBell(settings.broker_url) if settings.rings_far else None
    metrics = Metrics()
    make_folder(settings.data)
    with ExitStack() as closing:
        record = _record(settings)
        closing.callback(record.close)
        archive = Archive(settings.data / "archive")
        bare = _engine(settings)
        closing.callback(bare.close)
        store = vectors(settings) if settings.meaning else None
        measured = Measured(bare, metrics.searched, metrics.engine_took)
        engine: SearchIndex = Encoding(measured, store) if store else measured
        desks = [_desk(settings, record, archive) for _ in range(readers)]
        for desk in desks:
            closing.callback(desk.reader.close)
        workshop = _workshop(settings, record, desks, engine, bare.become_writer, metrics) if desks else None
        if workshop:
            closing.callback(workshop.stop)
            archive.sweep()
            workshop.start()
        if bell:
            closing.callback(bell.close)
            bell.start(workshop.ring if workshop else None)
        feedback = Feedback(record.searches.add) if settings.feedback else None
        if feedback:
            closing.callback(feedback.close)
        yield House(
            settings=settings,
            record=record,
            archive=archive,
            engine=engine,
            become_writer=bare.become_writer,
            access=Access(record, settings.loopback),
            service=_service(settings, record, engine, archive, store),
            intake=Intake(record, archive, settings.max_upload_mb * MIB, _ring(workshop, bell)),
            workshop=workshop,
            bell=bell,
            metrics=metrics,
            feedback=feedback,
        )


@contextmanager
def open_store(settings: Settings) -> Iterator[tuple[Record, Archive]]:
    """Record and archive alone: what can be worked with while the engine is down."""
    make_folder(settings.data)
    record = _record(settings)
    try:
        yield record, Archive(settings.data / "archive")
    finally:
        record.close()


@contextmanager
def open_engine(settings: Settings) -> Iterator[SearchIndex]:
    """The engine alone."""
    engine = _engine(settings)
    try:
        yield engine
    finally:
        engine.close()


def make_folder(folder: Path) -> None:
    """Makes the data folder; a folder that cannot be made or written is `Misconfigured`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise Misconfigured(f"Veri klasörü açılamadı: {folder} ({exc.strerror}). DAYANAK_DATA'yı denetleyin.") from exc


def secret(settings: Settings) -> bytes:
    """The secret that signs sessions: set, or made once and kept in the data folder."""
    if settings.secret:
        return settings.secret.encode()
    file = settings.data / "secret"
    if not file.exists():
        _keep_whole(file, secrets.token_hex(32))
    return file.read_bytes()


def _keep_whole(file: Path, text: str) -> None:
    """Makes the file with all of its text or not at all; where another process was first, its file stays."""
    handle, draft = tempfile.mkstemp(dir=file.parent)  # readable by its owner only
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    with suppress(FileExistsError):
        os.link(draft, file)
    Path(draft).unlink()


def vectors(settings: Settings) -> VectorStore:
    """Where what was learned is kept."""
    return VectorStore(settings.data / "meaning")


def _record(settings: Settings) -> Record:
    return Record.open(settings.record_url, statement_s=settings.database_seconds)


def _engine(settings: Settings) -> "TantivyIndex | OpenSearchIndex":
    if not settings.searches_far:
        return TantivyIndex(settings.index_folder)
    from dayanak.storage.index.opensearch_index import Address, OpenSearchIndex  # a third of a second and 30 MB

    address = Address.of(settings.index_url)
    return OpenSearchIndex(address, shards=settings.index_shards, replicas=settings.index_replicas)


def _workshop(
    settings: Settings,
    record: Record,
    desks: list[Desk],
    engine: SearchIndex,
    may_write: Callable[[], bool],
    metrics: Metrics,
) -> Workshop:
    daily = partial(record.searches.forget, settings.feedback_days)
    return Workshop(record, desks, engine, may_write, settings.lease_seconds, metrics.job_ended, daily=daily)


def _service(
    settings: Settings, record: Record, engine: SearchIndex, archive: Archive, store: VectorStore | None
) -> Service:
    meaning = Meaning(store, record.choosing.within) if store else None
    turns = _turns(settings)
    beside = AtOnce(engine, turns) if settings.searches_far else None
    return Service(record, engine, archive, meaning, turns.taken, beside)


def _turns(settings: Settings) -> Turns:
    """How many searches go on at once: of the embedded engine no more than the cores that this process has, or what one
    interpreter keeps busy; the others would only take the cores from each other. Who asks a far engine only waits, and
    holds one of the forty threads of this process meanwhile."""
    if settings.searches_far:
        return Turns(FAR, FAR_CROWD)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    share = cores // max(settings.processes, 1)
    return Turns(max(1, min(share, BUSY)))


def _ring(workshop: Workshop | None, bell: RedisBell | None) -> Callable[[], None]:
    """Wakes this process and another one, as far as there are any."""
    rings = [one.ring for one in (workshop, bell) if one is not None]

    def ring() -> None:
        for one in rings:
            one()

    return ring


def _desk(settings: Settings, record: Record, archive: Archive) -> Desk:
    limits = Limits(max_bytes=settings.max_upload_mb * MIB, max_pages=settings.max_pages)
    begin = partial(logs.configure, logs.Style(settings.log_level, settings.log_format))  # and no secret
    child = Child(memory_mb=settings.read_memory_mb, seconds=settings.read_seconds, begin=begin)
    return Desk(record, archive, Reader(child), limits, settings.ocr)
