"""The rows of work as they are shown, tried again, and held still for a rebuild; on every database."""

from dataclasses import replace

import pytest

from dayanak.law.errors import Conflict
from dayanak.storage.record import Incoming, Job, JobKind, ReceiptState, Record

PROCESS, INDEX = JobKind.PROCESS, JobKind.INDEX


def received(record: Record, number: int = 1) -> int:
    return record.receive(Incoming(f"{number:064x}", 1, f"{number}.pdf", "application/pdf")).source_id


def claimed(record: Record, kind: JobKind = PROCESS) -> Job:
    job = record.jobs.claim((kind,), 60)
    assert job is not None
    return job


def test_the_overview_tells_of_everything_that_is_not_done(record: Record, clock) -> None:
    for number in range(5):
        received(record, number)
    record.jobs.finish(claimed(record))
    record.jobs.fail(claimed(record), "x", retry=False)
    record.jobs.fail(claimed(record), "x")
    held = claimed(record)
    clock.now += 90
    seen = record.work.overview()
    assert seen.queue.undone == {("process", "waiting"): 2, ("process", "running"): 1, ("process", "failed"): 1}
    assert seen.queue.oldest_s == {"process": 90}
    assert seen.per_minute == {"process": round(1 / 60, 2)}
    assert seen.claimed_s == 90
    (running,) = seen.running
    assert (running.id, running.name, running.for_s, running.left_s) == (held.id, "3.pdf", 90, -30)
    assert ":" in running.holder
    assert {(trouble.state, trouble.count, trouble.error) for trouble in seen.troubles} == {
        ("failed", 1, "x"),
        ("waiting", 1, "x"),
    }
    clock.now += 3600
    assert record.work.overview().per_minute == {}


def test_a_failed_file_is_received_again_and_a_failed_document_is_read_again(record: Record) -> None:
    source = received(record)
    record.jobs.fail(claimed(record), "x", retry=False)
    assert record.sources.source(source).state is ReceiptState.FAILED
    assert record.work.retry(error="y") == 0
    assert record.work.retry() == 1
    assert (record.sources.source(source).state, record.sources.source(source).reason) == (ReceiptState.RECEIVED, None)
    assert claimed(record).attempts == 1
    assert record.work.retry() == 0, "what runs is left alone"


def test_of_several_failed_jobs_of_one_document_one_comes_back(record: Record) -> None:
    for _ in range(3):
        record.jobs.add(INDEX, "belge-1")
        record.jobs.fail(claimed(record, INDEX), "x", retry=False)
    assert record.work.retry() == 1
    assert record.jobs.counts() == {("index", "done"): 2, ("index", "waiting"): 1}


def test_what_was_indexed_since_a_mark(record: Record) -> None:
    """The trap: a job that was open at the mark and is done after it has changed the index, too."""
    for number in range(3):
        record.jobs.add(INDEX, f"belge-{number}")
    record.jobs.finish(claimed(record, INDEX))  # before
    mark = record.reindexing.mark()
    record.jobs.finish(claimed(record, INDEX))  # open at the mark, done now
    record.jobs.add(INDEX, "belge-3")
    assert record.reindexing.indexed_since(mark) == ["belge-1"], "what is open will be done in the new generation"
    while job := record.jobs.claim((INDEX,), 60):
        record.jobs.finish(job)
    assert set(record.reindexing.indexed_since(mark)) == {"belge-1", "belge-2", "belge-3"}
    assert record.reindexing.indexed_since(record.reindexing.mark()) == []


def test_during_a_pause_nobody_takes_an_index_job(record: Record, clock) -> None:
    record.jobs.add(INDEX, "belge-1")
    held = claimed(record, INDEX)
    record.jobs.add(INDEX, "belge-2")
    received(record)
    pause = record.reindexing.pause(10)
    assert not record.reindexing.still(), "one is still in hand"
    assert record.jobs.claim((INDEX,), 60) is None
    assert record.jobs.claim((PROCESS,), 60) is not None, "other work goes on"
    record.jobs.finish(held)
    assert record.reindexing.still()
    with pytest.raises(Conflict):
        record.reindexing.pause(10)
    clock.now += 11  # its holder has died
    assert record.jobs.claim((INDEX,), 60) is not None
    assert not record.jobs.finish(replace(pause, lease="another"))


def test_one_rebuild_at_a_time_and_one_that_died_holds_nobody_up(record: Record, clock) -> None:
    first = record.reindexing.begin(10)
    with pytest.raises(Conflict, match="yeniden kuruluyor"):
        record.reindexing.begin(10)
    clock.now += 11
    record.jobs.sweep()
    assert record.work.queue().undone == {}, "nobody is to blame for not taking it up"
    second = record.reindexing.begin(10)
    assert not record.jobs.finish(first)
    assert record.jobs.finish(second)
    assert record.jobs.open_count() == 0
