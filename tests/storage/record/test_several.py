"""Several processes on one record: what they do at the same moment ends as if one had done it after the other."""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from dayanak.law.letters import sort_key
from dayanak.registry.state import PublicService, Unit
from dayanak.storage.record import Incoming, JobKind, ReceiptState, Record
from tests.press import UNITS, Clock, Press, facts_of
from tests.servers.postgres import Postgres

T = TypeVar("T")
SEVERAL = 4
RECTORATE = "98000001"
LAW = facts_of(kind="kanun", title="Örnek Kanun", number="9001", accepted="2006-05-31")


@pytest.fixture
def several(record_url: str, clock: Clock) -> Iterator[list[Record]]:
    """Records as so many processes have them: each with its own connections."""
    with contextlib.ExitStack() as opened:
        yield [opened.enter_context(contextlib.closing(Record.open(record_url, clock))) for _ in range(SEVERAL)]


def together(several: list[Record], work: Callable[[Record], T]) -> list[T]:
    """What each of them gives back, all let off at the same moment."""
    start = threading.Barrier(len(several))

    def run(record: Record) -> T:
        start.wait()
        return work(record)

    with ThreadPoolExecutor(len(several)) as threads:
        return list(threads.map(run, several))


def test_the_same_file_at_once_is_one_receipt(several: list[Record]) -> None:
    receipts = together(several, lambda record: record.receive(Incoming("a" * 64, 1, "a.pdf", "application/pdf")))
    assert len({receipt.token for receipt in receipts}) == 1
    assert [receipt.new for receipt in receipts].count(True) == 1
    assert several[0].jobs.counts() == {("process", "waiting"): 1}


def test_two_texts_of_one_document_at_once_are_its_versions(several: list[Record]) -> None:
    numbers = iter(range(SEVERAL))

    def publish(record: Record) -> str:
        text = [("madde:1", f"Süre {next(numbers)} gündür.")]
        return Press(record).publish(text, LAW).document_id

    ids = together(several, publish)
    assert len(set(ids)) == 1
    document = several[0].documents.document(ids[0])
    assert document is not None
    assert document.version == SEVERAL


def test_a_citing_and_a_cited_document_at_once_find_each_other(several: list[Record]) -> None:
    law = [("madde:1", "Amaç"), ("madde:2", "Kapsam")]
    words = "9001 sayılı Kanun"

    def publish(record: Record) -> str:
        if record is several[0]:
            return Press(record).publish(law, LAW).document_id
        facts = facts_of(kind="yonerge", title=f"{several.index(record)}. Yönerge")
        return (
            Press(record).publish([("madde:1", f"{words} uyarınca.")], facts, cites=[(words, "kanun:9001")]).document_id
        )

    cited = together(several, publish)[0]
    assert len(several[0].links.citing(cited)) == SEVERAL - 1


def test_the_day_begins_once(several: list[Record], clock: Clock) -> None:
    coming = facts_of(kind="kanun", title="Gelecek Kanun", number="9002", in_force="2023-11-16")
    document_id = Press(several[0]).publish([("madde:1", "Amaç")], coming).document_id
    while job := several[0].jobs.claim():
        several[0].jobs.finish(job)
    clock.now += 86400 * 3
    begun = together(several, lambda record: record.documents.begin_force())
    assert sorted(begun) == [0] * (SEVERAL - 1) + [1]
    assert together(several, lambda record: record.documents.begin_force()) == [0] * SEVERAL
    assert several[0].documents.document(document_id).status == "in_force"  # type: ignore[union-attr]
    assert several[0].jobs.open_for([document_id], JobKind.INDEX) == 1


def test_imports_at_once_do_not_hold_each_other_up(several: list[Record]) -> None:
    """Each replaces the same rows in another order: without turns they would wait for each other for ever."""
    services = [PublicService(f"H-{number}", f"Hizmet {number}", RECTORATE) for number in range(40)]

    def load(record: Record) -> int:
        turned = services if several.index(record) % 2 else services[::-1]
        record.registry.put_units(UNITS if several.index(record) % 2 else UNITS[::-1])
        return record.registry.put_services(turned)

    assert together(several, load) == [40] * SEVERAL
    assert len(several[0].registry.services()) == 40


def test_opening_at_once_makes_the_tables_once(empty_url: str) -> None:
    """Every process migrates when it starts; they may all start in the same second."""

    def opened() -> int:
        with contextlib.closing(Record.open(empty_url)) as record:
            return record.documents.counts().documents

    with ThreadPoolExecutor(SEVERAL) as threads:
        assert list(threads.map(lambda _: opened(), range(SEVERAL))) == [0] * SEVERAL


def test_a_new_file_to_which_another_one_writes_is_waited_for(tmp_path: Path) -> None:
    """Beside a writer SQLite refuses the write-ahead log at once; a start among several failed by it now and then."""
    other = sqlite3.connect(tmp_path / "new.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    freeing = threading.Timer(0.3, other.rollback)
    freeing.start()
    with contextlib.closing(Record.open(f"sqlite:///{tmp_path}/new.db")) as record:
        assert record.documents.counts().documents == 0
    freeing.join()
    other.close()


@pytest.mark.servers
@pytest.mark.parametrize("locale", ["tr-TR", "en-US", "und-u-ka-shifted"])
def test_lists_are_in_turkish_order_whatever_the_server_holds_for_order(postgres: Postgres, locale: str) -> None:
    """A server collates by its own rules: ICU ignores signs with `shifted`, `en` puts ç beside c."""
    names = ["Çizim", "Cam", "Iğdır", "İzmir", "Şube", "Su", "Zeytin", "Ödeme", "Oda", "ışık", "10. Şube", "2-a", "2 b"]
    url = postgres.create(options=f"LOCALE_PROVIDER icu ICU_LOCALE '{locale}'")
    with contextlib.closing(Record.open(url)) as record:
        record.registry.put_units([Unit("98000001", "Üst"), *_below(names)])
        listed = [unit.name for unit in record.registry.children("98000001").rows]
    postgres.drop(url)
    assert listed == sorted(names, key=sort_key)


def _below(names: list[str]) -> Iterator[Unit]:
    for number, name in enumerate(names):
        yield Unit(f"9800100{number:02d}", name, "98000001")


@pytest.mark.servers
@pytest.mark.parametrize("wrong_by", [-86400.0, 86400.0])
def test_a_machine_whose_clock_is_wrong_takes_nobodys_job(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch, wrong_by: float
) -> None:
    """Leases are given and ended by the clock of the database, which all machines share."""
    url = postgres.create()
    with contextlib.closing(Record.open(url)) as right, contextlib.closing(Record.open(url)) as wrong:
        right.jobs.add(JobKind.INDEX, "belge-1")
        held = right.jobs.claim(lease_s=30)
        assert held is not None
        monkeypatch.setattr(time, "time", lambda real=time.time: real() + wrong_by)
        assert wrong.jobs.sweep() == 0, "its holder lives"
        wrong.jobs.add(JobKind.INDEX, "belge-2")
        taken = wrong.jobs.claim(lease_s=30)
        monkeypatch.undo()
        assert taken is not None, "due at once, whatever the adder's clock says"
        assert taken.lease_until == pytest.approx(held.lease_until, abs=20)
        assert right.jobs.sweep() == 0


def test_a_receipt_tells_the_same_on_every_machine(several: list[Record]) -> None:
    receipt = several[0].receive(Incoming("b" * 64, 1, "b.pdf", "application/pdf"))
    several[1].sources.set_state(receipt.source_id, ReceiptState.READING)
    assert several[2].sources.receipt(receipt.token).state is ReceiptState.READING


def test_who_writes_all_the_time_lets_the_others_of_its_process_in(record: Record) -> None:
    """Trap: rows come in one after the other, and what was read of the first waits half a minute, then gives up."""
    over, received = threading.Event(), 0

    def receive(digest: str) -> None:
        record.receive(Incoming(digest * 32, 1, f"{digest}.pdf", "application/pdf"))

    def receive_all_the_time() -> None:
        nonlocal received
        while not over.is_set() and received < 2000:
            receive(f"{received:02x}"[:2])
            received += 1

    busy = threading.Thread(target=receive_all_the_time)
    busy.start()
    try:
        for number in range(20):
            receive(f"{number:02x}")
    finally:
        over.set()
        busy.join()
    assert received < 100
