"""Jobs are rows: taken once, given back, never lost."""

import contextlib
import subprocess
import sys

from dayanak.storage.record import Incoming, Job, JobKind, ReceiptState, Record
from dayanak.storage.record.jobs import MAX_ATTEMPTS
from tests.conftest import ROOT

PROCESS, INDEX = JobKind.PROCESS, JobKind.INDEX


def claimed(record: Record, lease_s: float = 60) -> Job:
    job = record.jobs.claim((), lease_s)
    assert job is not None
    return job


def test_a_job_is_claimed_once_and_ends(record: Record) -> None:
    record.jobs.add(INDEX, "belge-1")
    job = claimed(record)
    assert (job.kind, job.subject, job.attempts) == (INDEX, "belge-1", 1)
    assert record.jobs.claim() is None
    assert record.jobs.open_for(["belge-1"], INDEX) == 1
    assert record.jobs.finish(job)
    assert not record.jobs.finish(job)
    assert record.jobs.counts() == {("index", "done"): 1}


def test_the_same_job_waits_once_but_is_added_beside_a_running_one(record: Record) -> None:
    record.jobs.add(INDEX, "belge-1")
    record.jobs.add(INDEX, "belge-1")
    assert record.jobs.counts() == {("index", "waiting"): 1}
    claimed(record)
    record.jobs.add(INDEX, "belge-1")
    assert record.jobs.open_for(["belge-1"], INDEX) == 2


def test_only_the_wanted_kinds_are_claimed(record: Record) -> None:
    record.jobs.add(INDEX, "belge-1")
    assert record.jobs.claim((PROCESS,)) is None
    assert record.jobs.claim((INDEX, PROCESS)) is not None


def test_a_failed_job_comes_back_later_each_time_and_then_no_more(record: Record, clock) -> None:
    source = record.receive(Incoming("a" * 64, 1, "a.pdf", "application/pdf")).source_id
    for attempt in range(1, MAX_ATTEMPTS + 1):
        job = claimed(record)
        assert job.attempts == attempt
        assert record.jobs.fail(job, "tutmadı") is (attempt == MAX_ATTEMPTS)
        assert record.jobs.claim() is None, "not at once"
        clock.now += 2.0**attempt
    assert record.jobs.claim() is None
    assert record.sources.source(source).state is ReceiptState.FAILED
    assert record.sources.source(source).reason


def test_a_failed_file_is_taken_up_again_when_it_comes_again(record: Record) -> None:
    incoming = Incoming("a" * 64, 1, "a.pdf", "application/pdf")
    first = record.receive(incoming)
    record.jobs.fail(claimed(record), "tutmadı", retry=False)
    again = record.receive(incoming)
    assert (again.token, again.new, again.state) == (first.token, True, ReceiptState.RECEIVED)
    assert record.jobs.claim() is not None


def test_a_lost_lease_frees_the_job_and_shuts_out_the_old_holder(record: Record, clock) -> None:
    record.jobs.add(INDEX, "belge-1")
    old = claimed(record, lease_s=10)
    clock.now += 5
    assert record.jobs.sweep() == 0
    assert record.jobs.renew(old, lease_s=10)
    clock.now += 11
    assert record.jobs.sweep() == 1
    assert not record.jobs.renew(old)
    clock.now += 10
    new = claimed(record)
    assert new.attempts == 2
    assert not record.jobs.finish(old)
    assert record.jobs.finish(new)


def test_a_worker_that_is_killed_again_and_again_does_not_cost_the_job(record: Record, clock) -> None:
    record.jobs.add(INDEX, "belge-1")
    for _ in range(2 * MAX_ATTEMPTS):
        claimed(record, lease_s=10)
        clock.now += 11
        assert record.jobs.sweep() == 1
    assert record.jobs.finish(claimed(record)), "at once, and not given up"


def test_a_file_that_cannot_be_indexed_says_so_and_may_come_again(record: Record, press) -> None:
    published = press.publish([("madde:1", "Amaç.")], unit="98000001")
    source = record.sources.of_document(published.document_id)[0]
    record.jobs.finish(claimed(record))
    assert record.jobs.fail(claimed(record), "tutmadı", retry=False)
    failed = record.sources.source(source.id)
    assert failed.state is ReceiptState.FAILED
    assert failed.reason


def test_a_file_is_published_only_when_its_document_is_indexed(record: Record, press) -> None:
    published = press.publish([("madde:1", "Amaç.")], unit="98000001")
    source = record.sources.of_document(published.document_id)[0]
    assert source.state is ReceiptState.READING
    record.jobs.finish(claimed(record))
    index = claimed(record)
    assert (index.kind, index.subject) == (INDEX, published.document_id)
    record.jobs.finish(index)
    assert record.sources.source(source.id).state is ReceiptState.PUBLISHED


def test_what_is_given_back_is_free_at_once_and_was_no_try(record: Record) -> None:
    record.jobs.add(INDEX, "belge-1")
    job = claimed(record)
    assert record.jobs.give_back(job)
    assert not record.jobs.finish(job), "it is not the giver's any more"
    assert claimed(record).attempts == 1


def test_what_waits_for_something_away_is_never_given_up(record: Record, clock) -> None:
    record.jobs.add(INDEX, "belge-1")
    for _ in range(3 * MAX_ATTEMPTS):
        assert record.jobs.give_back(claimed(record), after_s=5, why="Arama motoru yanıt vermiyor.")
        assert record.jobs.claim() is None
        clock.now += 5
    assert claimed(record).attempts == 1


def test_a_subject_in_hand_is_left_to_who_has_it(record: Record) -> None:
    """Two workers that write one document at once could leave the older text in the index."""
    record.jobs.add(INDEX, "belge-1")
    first = claimed(record)
    record.jobs.add(INDEX, "belge-1")
    record.jobs.add(INDEX, "belge-2")
    assert claimed(record).subject == "belge-2"
    assert record.jobs.claim() is None
    record.jobs.finish(first)
    assert claimed(record).subject == "belge-1"


def test_a_clock_set_forward_costs_a_second_go_and_no_job(record: Record, clock) -> None:
    record.jobs.add(INDEX, "belge-1")
    old = claimed(record, lease_s=20)
    clock.now += 365 * 86400
    assert record.jobs.sweep() == 1
    new = claimed(record, lease_s=20)
    assert not record.jobs.finish(old)
    assert record.jobs.finish(new)


def test_a_clock_set_back_strands_nothing(record: Record, clock) -> None:
    """Leases and waits that were given by a clock a year ahead would else last a year."""
    record.jobs.add(INDEX, "bekleyen")
    record.jobs.add(PROCESS, "1")
    assert record.jobs.claim((PROCESS,), lease_s=20)
    clock.now -= 365 * 86400
    assert claimed(record).subject == "bekleyen"
    assert record.jobs.sweep() == 1
    assert claimed(record).subject == "1"


def test_a_clock_set_back_an_hour_after_a_rebuild_was_killed_holds_nobody_up(record: Record, clock) -> None:
    """Trap: `dayanak reindex` was refused for an hour where no worker was there to sweep, and nobody indexed."""
    record.jobs.add(INDEX, "belge-1")
    record.reindexing.begin(lease_s=20)
    record.reindexing.pause(lease_s=20)
    clock.now -= 3600
    assert claimed(record, lease_s=20).subject == "belge-1"
    clock.now -= 3600
    assert record.reindexing.still(), "whoever had it died before the clock was set back"
    assert record.reindexing.begin(lease_s=20)


def test_two_processes_never_get_the_same_job(record_url: str) -> None:
    """They start together and take two at a time."""
    names = [f"belge-{number}" for number in range(60)]
    with contextlib.closing(Record.open(record_url)) as record:
        for name in names:
            record.jobs.add(INDEX, name)
    command = [sys.executable, "-m", "tests.storage.record.claimer", record_url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    workers = [subprocess.Popen(command, **pipes) for _ in range(3)]  # type: ignore[call-overload]
    for reached in ("ready\n", "holding 2\n"):
        assert [worker.stdout.readline() for worker in workers] == [reached] * 3
        for worker in workers:
            worker.stdin.write("go\n")
            worker.stdin.flush()
    taken = [worker.communicate(timeout=60)[0].split() for worker in workers]
    assert all(worker.returncode == 0 for worker in workers)
    assert sorted(name for names in taken for name in names) == sorted(names)


def test_a_rebuild_that_was_killed_is_over_and_holds_nobody_up(record: Record, clock) -> None:
    record.jobs.add(INDEX, "belge-1")
    record.reindexing.begin(lease_s=10)
    record.reindexing.pause(lease_s=10)
    assert record.jobs.claim() is None, "the index is being switched"
    clock.now += 11
    assert record.jobs.sweep() == 2
    assert claimed(record).subject == "belge-1"
    assert record.jobs.claim() is None
    assert record.jobs.counts() == {("index", "running"): 1, ("reindex", "done"): 2}
