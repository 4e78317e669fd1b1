"""A rebuild beside everything else: nobody finds less, what comes in meanwhile is there, a killed one costs nothing."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from dayanak.app.wiring import open_house
from dayanak.law.errors import Conflict
from dayanak.search.port import IndexEntry
from dayanak.storage.record import Job, JobKind
from ingest.audit import differences
from ingest.entries import entries
from ingest.rebuild import Rebuild
from tests.app.town import Town, assert_whole, directive, open_town

BIRDS = ("turna", "leylek", "karga", "baykuş", "kartal", "atmaca")
PATIENCE_S = 60


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with open_town(tmp_path_factory.mktemp("town") / "data", lease_seconds=2) as town:
        for place, bird in enumerate(BIRDS):
            assert town.bring(directive(f"{place} KUŞ", f"Kuşların arasında {bird} sayılır."))["state"] == "published"
        yield town


def slowly(town: Town, between: Callable[[int], None]) -> Iterator[IndexEntry]:
    """The entries of every document; `between` is called after each document."""
    for place, document_id in enumerate(list(town.house.record.documents.ids())):
        copy = town.house.record.documents.copy(document_id)
        assert copy is not None
        yield from entries(copy)
        between(place)


def total(town: Town, q: str = "kuşların") -> int:
    return int(town.get("/api/search", q=q, group="document")["total"])


def test_nobody_ever_finds_less(town: Town) -> None:
    seen: list[int] = []
    there = total(town)
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            seen.append(total(town))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for _ in range(3):
            Rebuild(town.house.record, town.house.engine, 2).run(slowly(town, lambda _: time.sleep(0.05)))
    finally:
        done.set()
        looking.join()
    assert len(seen) > 10
    assert set(seen) == {there}
    assert_whole(town.house)


def test_what_is_published_meanwhile_is_in_the_new_generation(town: Town) -> None:
    """The trap: it is indexed into the old generation only, after the rebuild has read the record past it."""
    before, there = town.house.engine.version(), total(town)
    texts = iter(("çulluk", "sığırcık", "balaban", "kerkenez", "ispinoz", "doğan"))

    def bring(place: int) -> None:
        if place >= len(BIRDS):
            return
        bird = next(texts)
        assert town.bring(directive(bird, f"Kuşların arasında {bird} sayılır."))["state"] == "published"
        assert town.found(bird), "it is found at once, in the old generation"

    Rebuild(town.house.record, town.house.engine, 2).run(slowly(town, bring))
    assert town.house.engine.version() != before
    assert total(town) == there + len(BIRDS)
    assert_whole(town.house)
    assert list(differences(town.house.record, town.house.engine)) == []


def test_index_jobs_wait_only_in_the_still_moment(town: Town) -> None:
    record = town.house.record
    pause = record.reindexing.pause(2)
    receipt = town.send(directive("BATAĞAN", "Kuşların arasında batağan sayılır.")).json()["receipt"]
    time.sleep(1.5)
    assert town.get(f"/api/uploads/{receipt}")["state"] == "reading", "published in the record, not indexed"
    assert record.jobs.finish(pause)
    assert town.settle(receipt)["state"] == "published"


def test_a_pause_whose_holder_died_ends_by_itself(town: Town) -> None:
    town.house.record.reindexing.pause(1)
    assert town.bring(directive("YELVE", "Yelve sayılır."))["state"] == "published"


def test_two_rebuilds_at_once_are_one_too_many(town: Town) -> None:
    job = town.house.record.reindexing.begin(30)
    with pytest.raises(Conflict, match="yeniden kuruluyor"):
        town.house.record.reindexing.begin(30)
    assert town.house.record.jobs.finish(job)


def command(town: Town, *words: str) -> "subprocess.Popen[str]":
    environment = os.environ | {"DAYANAK_DATA": str(town.house.settings.data), "DAYANAK_LEASE_SECONDS": "2"}
    line = [sys.executable, "-m", "dayanak.app.cli", *words]
    return subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )


def test_beside_a_running_server_and_again_after_a_kill(town: Town) -> None:
    before, there = town.house.engine.version(), total(town)
    job = town.house.record.reindexing.begin(1)  # its holder is dead: the command waits for the lease and goes on
    killed = command(town, "reindex")
    time.sleep(0.8)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert total(town) == there
    second = command(town, "reindex")
    out, err = second.communicate(timeout=PATIENCE_S)
    assert second.returncode == 0, err
    assert f"{town.house.engine.count()} hüküm" in out
    assert not town.house.record.jobs.finish(job)
    assert town.house.engine.version() != before
    assert town.bring(directive("SAKSAĞAN", "Kuşların arasında saksağan sayılır."))["state"] == "published"
    assert total(town) == there + 1, "the server writes into the new generation"
    assert_whole(town.house)


def test_killed_in_the_still_moment_it_holds_nobody_up(town: Town) -> None:
    """The trap: it has told everybody to wait, has a whole new generation beside the live one, and dies there."""
    record, before, there = town.house.record, town.house.engine.version(), total(town)
    receipt = ""
    with town.house.workshop._indexing:  # what is in hand is in hand as long as we like
        receipt = town.send(directive("SARIASMA", "Kuşların arasında sarıasma sayılır.")).json()["receipt"]
        held = _claimed(town)
        rebuild = command(town, "reindex")
        _until(lambda: any(one.subject == "switch" for one in record.work.overview().running))
        os.killpg(rebuild.pid, signal.SIGKILL)
        rebuild.communicate()
        assert record.jobs.give_back(held)
    assert town.settle(receipt)["state"] == "published"
    assert (town.house.engine.version().split()[0], total(town)) == (before.split()[0], there + 1)
    again = command(town, "reindex")
    _, err = again.communicate(timeout=PATIENCE_S)
    assert again.returncode == 0, err
    assert total(town) == there + 1
    folders = [path.name for path in (town.house.settings.data / "index").iterdir() if path.is_dir()]
    assert len(folders) <= 2, "the half generation is gone"
    assert_whole(town.house)


def _claimed(town: Town) -> Job:
    while True:
        if job := town.house.record.jobs.claim((JobKind.INDEX,), 60):
            return job
        time.sleep(0.05)


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_the_difference_between_index_and_record_is_named(town: Town) -> None:
    house = town.house
    first, second, *_ = house.record.documents.ids()
    copy = house.record.documents.copy(second)
    assert copy is not None
    house.engine.replace(first, ())
    house.engine.replace("kayip-belge", [_renamed(entry) for entry in entries(copy)])
    house.engine.commit()
    found = {difference.document_id: difference.says for difference in differences(house.record, house.engine)}
    assert set(found) == {first, "kayip-belge"}
    assert "dizinde yok" in found[first]
    assert "yalnız dizinde" in found["kayip-belge"]
    checked = command(town, "reindex", "--check")
    out, _ = checked.communicate(timeout=PATIENCE_S)
    assert checked.returncode == 1
    assert "2 fark" in out
    with open_house(house.settings) as other:
        Rebuild(other.record, other.engine, 2).run(e for copy in _copies(town) for e in entries(copy))
    assert list(differences(house.record, house.engine)) == []


def _copies(town: Town) -> Iterator:  # type: ignore[type-arg]
    return filter(None, map(town.house.record.documents.copy, town.house.record.documents.ids()))


def _renamed(entry: IndexEntry) -> IndexEntry:
    key = f"kayip-belge/{entry.article_key.rpartition('/')[2]}"
    return replace(
        entry, id=f"kayip-belge/{entry.eid}", document_id="kayip-belge", article_key=key, seq=entry.seq + 10**6
    )
