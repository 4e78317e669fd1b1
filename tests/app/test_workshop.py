"""The job loop in one process: what is stopped, what is away, what is lost."""

import contextlib
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from dayanak.app import jobs
from dayanak.app.jobs import AWAY_S, Workshop
from dayanak.law.errors import DayanakError, Misconfigured, Unavailable
from dayanak.search.port import Everything, IndexEntry, SearchQuery
from dayanak.storage.archive import Archive
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.index.tantivy_index import TantivyIndex
from dayanak.storage.record import Incoming, JobKind, ReceiptState, Record
from ingest.extract import Limits
from ingest.pipeline import Desk
from tests.press import UNITS, Clock, Press

SOON_S = 10


@dataclass
class Endless:
    """A reader that reads until it is closed, as one does over a file that takes hours."""

    reading: threading.Event = field(default_factory=threading.Event)
    closed: threading.Event = field(default_factory=threading.Event)

    def read(self, *_: Any) -> Any:
        self.reading.set()
        self.closed.wait(60)
        raise Unavailable("Dosyanın okunması yarıda kesildi; yeniden okunacak.")

    def close(self) -> None:
        self.closed.set()


class Moody(MemoryIndex):
    """An engine that is away as long as it is told to be."""

    def __init__(self) -> None:
        super().__init__()
        self.away = True
        self.why: DayanakError = Unavailable("Arama motoru yanıt vermiyor.")
        self.asked = 0
        self.entered, self.leave = threading.Event(), threading.Event()
        self.leave.set()

    def replace(self, document_id: str, entries: Iterable[IndexEntry]) -> None:
        self.asked += 1
        self.entered.set()
        self.leave.wait(60)
        if self.away:
            raise self.why
        super().replace(document_id, entries)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def record(tmp_path: Path, clock: Clock) -> Iterator[Record]:
    with contextlib.closing(Record.open(f"sqlite:///{tmp_path}/record.db", clock)) as opened:
        opened.registry.put_units(UNITS)
        yield opened


def desk(record: Record, archive: Archive, reader: Any) -> Desk:
    return Desk(record, archive, reader, Limits(), ocr=False)


def test_what_cannot_be_finished_is_broken_off_and_free_at_once(record: Record, tmp_path: Path) -> None:
    archive, reader = Archive(tmp_path / "archive"), Endless()
    digest, size = archive.put(b"Uzun bir metin.")
    receipt = record.receive(Incoming(digest, size, "uzun.txt", "text/plain"))
    workshop = Workshop(record, [desk(record, archive, reader)], Moody(), lambda: True, lease_s=500, patience_s=0.2)
    workshop.start()
    workshop.ring()
    assert reader.reading.wait(SOON_S)
    begun = time.monotonic()
    workshop.stop()
    assert time.monotonic() - begun < SOON_S
    job = record.jobs.claim((JobKind.PROCESS,))
    assert job is not None, "its lease would have lasted 500 s"
    assert job.attempts == 1, "that it was stopped was no try"
    assert record.sources.receipt(receipt.token).state is ReceiptState.READING


@pytest.mark.parametrize("why", [Unavailable("Arama motoru yanıt vermiyor."), Misconfigured("Parola kabul edilmedi.")])
def test_an_engine_that_is_away_or_refuses_us_costs_no_job(record: Record, clock: Clock, why: DayanakError) -> None:
    """The trap: a password that is changed in the engine, and five tries later everything that waits has failed."""
    engine = Moody()
    engine.why = why
    document_id = Press(record).publish([("madde:1", "Amaç.")], unit=UNITS[0].detsis_no).document_id
    workshop = Workshop(record, [], engine, lambda: True)
    for tries in range(1, 8):
        workshop.index_due()
        assert record.jobs.counts()["index", "waiting"] == 1
        assert engine.asked == tries, "it is not asked again and again"
        assert [one.error for one in record.work.overview().troubles] == [why.message], "`dayanak jobs` says it"
        clock.now += AWAY_S
    engine.away = False
    workshop.index_due()
    assert record.jobs.open_for([document_id], JobKind.INDEX) == 0
    assert engine.count() == 1


def test_an_index_of_an_older_version_is_built_anew_before_anything_is_indexed(record: Record, tmp_path: Path) -> None:
    old = Press(record).publish([("madde:1", "Amaç.")], unit=UNITS[0].detsis_no).document_id
    with contextlib.closing(TantivyIndex(tmp_path / "index", writer=True)) as index:
        Workshop(record, [], index, lambda: True).index_due()
        assert index.count() == 1
    _as_if_older(tmp_path / "index")
    new = Press(record).publish([("madde:1", "Kapsam.")], unit=UNITS[0].detsis_no, name="yeni.txt").document_id
    with contextlib.closing(TantivyIndex(tmp_path / "index", writer=True)) as index:
        with pytest.raises(Unavailable, match="reindex"):
            index.search(SearchQuery(Everything()))
        Workshop(record, [], index, lambda: False).index_due()
        assert index.outdated(), "who does not write leaves it to the one that does"
        Workshop(record, [], index, lambda: True).index_due()
        found = {hit.document_id for hit in index.search(SearchQuery(Everything())).hits}
        assert found == {old, new}
        assert not index.outdated()


def test_an_index_whose_folder_is_gone_is_built_anew_though_only_one_document_waits(
    record: Record, tmp_path: Path
) -> None:
    """The trap: the one document that waits would go in alone, and a search would find it and miss all the others."""
    old = Press(record).publish([("madde:1", "Amaç.")], unit=UNITS[0].detsis_no).document_id
    with contextlib.closing(TantivyIndex(tmp_path / "index", writer=True)) as index:
        Workshop(record, [], index, lambda: True).index_due()
    new = Press(record).publish([("madde:1", "Kapsam.")], unit=UNITS[0].detsis_no, name="yeni.txt").document_id
    with contextlib.closing(TantivyIndex(tmp_path / "elsewhere", writer=True)) as index:
        Workshop(record, [], index, lambda: True).index_due()
        found = {hit.document_id for hit in index.search(SearchQuery(Everything())).hits}
    assert found == {old, new}


def _rubbish(generation: Path) -> None:
    for meta in generation.rglob("meta.json"):
        meta.write_bytes(b"\x00rubbish")


def _half(generation: Path) -> None:
    for store in (generation / "clauses").glob("*.store"):
        store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def _empty(generation: Path) -> None:
    for file in (generation / "articles").iterdir():
        file.unlink()


@pytest.mark.parametrize("damage", [_rubbish, _half, _empty])
def test_a_damaged_index_is_built_anew_beside_what_is_left_of_it(
    record: Record, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    old = Press(record).publish([("madde:1", "Amaç.")], unit=UNITS[0].detsis_no).document_id
    with contextlib.closing(TantivyIndex(tmp_path / "index", writer=True)) as index:
        Workshop(record, [], index, lambda: True).index_due()
    generation = tmp_path / "index" / (tmp_path / "index" / "CURRENT").read_text()
    damage(generation)
    left = {file: file.read_bytes() for file in generation.rglob("*") if file.is_file()}
    with contextlib.closing(TantivyIndex(tmp_path / "index", writer=True)) as index:
        with pytest.raises(Unavailable):
            index.search(SearchQuery(Everything()))
        Workshop(record, [], index, lambda: False).index_due()
        assert index.outdated(), "who does not write leaves it to the one that does"
        Workshop(record, [], index, lambda: True).index_due()
        assert {hit.document_id for hit in index.search(SearchQuery(Everything())).hits} == {old}
        assert not index.outdated()
    assert {file: file.read_bytes() for file in left} == left, "somebody may want to know what had happened"


def _pointer(generation: Path) -> None:
    (generation.parent / "CURRENT").unlink()


def _folder(generation: Path) -> None:
    shutil.rmtree(generation.parent)


def _file(generation: Path) -> None:
    next((generation / "clauses").glob("*.store")).unlink()


@pytest.mark.parametrize("damage", [_pointer, _folder, shutil.rmtree, _file, _rubbish])
def test_who_writes_notices_damage_while_it_runs_and_nobody_finds_less_meanwhile(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None]
) -> None:
    """The trap: looked at once, at the start; what was published after the damage waited for the next one."""
    monkeypatch.setattr(jobs, "LOOK_S", 0.0)
    old = Press(record).publish([("madde:1", "Amaç.")], unit=UNITS[0].detsis_no).document_id
    everything = SearchQuery(Everything())
    with contextlib.closing(TantivyIndex(tmp_path / "index")) as index:
        workshop = Workshop(record, [], index, index.become_writer)
        workshop.index_due()
        reader = TantivyIndex(tmp_path / "index")
        assert reader.search(everything).total == 1
        damage(tmp_path / "index" / (tmp_path / "index" / "CURRENT").read_text())
        assert reader.search(everything).total == 1
        new = Press(record).publish([("madde:1", "Kapsam.")], unit=UNITS[0].detsis_no, name="yeni.txt").document_id
        workshop.index_due()
        assert record.jobs.open_for([old, new], JobKind.INDEX) == 0
        for one in (index, reader):
            assert {hit.document_id for hit in one.search(everything).hits} == {old, new}
            assert not one.outdated()


@pytest.mark.parametrize("away", ["folder", "file"])
def test_an_index_that_is_away_is_waited_for(record: Record, tmp_path: Path, away: str) -> None:
    """The trap: a disk that is not there for a moment, and a rebuild of hours for nothing."""
    Press(record).publish([("madde:1", "Amaç.")], unit=UNITS[0].detsis_no)
    with contextlib.closing(TantivyIndex(tmp_path / "index", writer=True)) as index:
        Workshop(record, [], index, lambda: True).index_due()
    pointer = tmp_path / "index" / "CURRENT"
    generation = tmp_path / "index" / pointer.read_text()
    lost = generation if away == "folder" else next(generation.rglob("*.store"))
    lost.rename(tmp_path / "away")
    lost.symlink_to(tmp_path / "not-mounted")
    with contextlib.closing(TantivyIndex(tmp_path / "index", writer=True)) as index:
        Workshop(record, [], index, lambda: True).index_due()
        assert pointer.read_text() == generation.name
        lost.unlink()
        (tmp_path / "away").rename(lost)
        assert index.search(SearchQuery(Everything())).total == 1


def test_a_first_load_does_not_take_the_empty_index_for_a_lost_one(record: Record, tmp_path: Path) -> None:
    Press(record).publish([("madde:1", "Amaç.")], unit=UNITS[0].detsis_no)
    with contextlib.closing(TantivyIndex(tmp_path / "index", writer=True)) as index:
        generation = index.version().split(" ")[0]
        Workshop(record, [], index, lambda: True).index_due()
        assert index.count() == 1
        assert index.version().split(" ")[0] == generation, "nothing was built beside it"


def _as_if_older(folder: Path) -> None:
    """Leaves the index as a version with other fields would have."""
    pointer = folder / "CURRENT"
    live = pointer.read_text(encoding="ascii")
    older = f"t0-{live.rpartition('-')[2]}"
    (folder / live).rename(folder / older)
    pointer.write_text(older, encoding="ascii")


def test_a_document_that_another_may_have_written_meanwhile_is_written_again(record: Record, clock: Clock) -> None:
    """This process held still so long that its lease went to another: whose write was last, nobody knows."""
    engine = Moody()
    engine.away = False
    document_id = Press(record).publish([("madde:1", "Amaç.")], unit=UNITS[0].detsis_no).document_id
    engine.leave.clear()
    workshop = Workshop(record, [], engine, lambda: True, lease_s=0.05)
    held_still = threading.Thread(target=workshop.index_due)
    with _no_sign_of_life(record):
        held_still.start()
        assert engine.entered.wait(SOON_S)
        clock.now += 1
        assert record.jobs.sweep() == 1, "the lease has run out"
        other = record.jobs.claim((JobKind.INDEX,))
        assert other is not None
        assert record.jobs.finish(other)
        engine.leave.set()
        held_still.join(SOON_S)
    assert record.jobs.counts()["index", "done"] == 2, "done by the other, and once more"
    assert record.jobs.open_for([document_id], JobKind.INDEX) == 0
    assert engine.asked == 2


@contextlib.contextmanager
def _no_sign_of_life(record: Record) -> Iterator[None]:
    """As if the process were stopped: it renews nothing."""
    renew = record.jobs.renew
    record.jobs.renew = lambda *_: False  # type: ignore[method-assign]
    yield
    record.jobs.renew = renew  # type: ignore[method-assign]
