"""Jobs are rows: taken once, given back, never lost."""

import multiprocessing
from pathlib import Path

from dayanak.storage.record import Incoming, Job, JobKind, ReceiptState, Record
from dayanak.storage.record.jobs import MAX_ATTEMPTS

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


def _claim_all(url: str, out: "multiprocessing.Queue[list[str]]") -> None:
    record, mine = Record.open(url), []
    while job := record.jobs.claim():
        mine.append(job.subject)
        record.jobs.finish(job)
    record.close()
    out.put(mine)


def test_two_processes_never_get_the_same_job(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/shared.db"
    record = Record.open(url)
    for number in range(60):
        record.jobs.add(INDEX, f"belge-{number}")
    record.close()
    spawn = multiprocessing.get_context("spawn")
    out = spawn.Queue()
    workers = [spawn.Process(target=_claim_all, args=(url, out)) for _ in range(2)]
    for worker in workers:
        worker.start()
    taken = [subject for _ in workers for subject in out.get(timeout=60)]
    for worker in workers:
        worker.join(timeout=60)
    assert sorted(taken) == sorted(f"belge-{number}" for number in range(60))
