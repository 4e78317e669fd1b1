"""`dayanak jobs`: what it says, and that failed jobs come back once, with their files."""

import json
from pathlib import Path

import pytest

from dayanak.app import cli
from dayanak.app.commands.jobs import lasting
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_store
from dayanak.storage.record import Incoming, JobKind, ReceiptState, Record
from tests.app.town import assert_whole, directive, open_town

PROCESS = (JobKind.PROCESS,)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DAYANAK_DATA", str(tmp_path))
    return tmp_path


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = cli.main(["jobs", *words])
    out, err = capsys.readouterr()
    return code, out, err


def received(record: Record, number: int) -> int:
    return record.receive(Incoming(f"{number:064x}", 1, f"{number}.pdf", "application/pdf")).source_id


def failing(record: Record, number: int, error: str) -> int:
    """The source whose job has failed for good."""
    source = received(record, number)
    job = record.jobs.claim(PROCESS)
    assert job is not None
    record.jobs.fail(job, error, retry=False)
    return source


def test_nothing_to_say(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys)[:2] == (0, "Hiç iş yok.\n")


def test_what_waits_runs_and_failed_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(Settings(data=data)) as (record, _):
        for number in range(4):
            failing(record, number, "KeyError: 'x'" if number else "Disk dolu.")
        done = received(record, 10)
        job = record.jobs.claim(PROCESS)
        assert job is not None
        record.jobs.finish(job)
        received(record, 11)
        record.jobs.claim(PROCESS)
        received(record, 12)
    code, out, _ = asked(capsys)
    assert code == 0
    assert "okuma: 1 bekleyen, 1 çalışan, 1 biten, 4 başarısız; son bir saatte dakikada 0.02; en eskisi" in out
    assert "3 başarısız okuma: KeyError: 'x'\n    örneğin 2 (2), 3 (3), 4 (4)" in out
    assert "çalışıyor 6 okuma 11.pdf: " in out
    assert "--retry --all" in out
    seen = json.loads(asked(capsys, "--json")[1])
    assert {"kind": "process", "state": "failed", "count": 4} in seen["states"]
    assert [error["count"] for error in seen["errors"]] == [3, 1]
    assert seen["running"][0]["name"] == "11.pdf"
    assert seen["running"][0]["left_s"] > 0
    assert seen["last_claimed_seconds"] >= 0
    assert str(done) not in [running["subject"] for running in seen["running"]]


def test_failed_jobs_are_tried_again_by_number_by_error_and_all(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    errors = ("Disk dolu.", "Bellek yetmedi.", "100% ters_giden iş", "100 ters giden iş")
    with open_store(Settings(data=data)) as (record, _):
        sources = [failing(record, number, error) for number, error in enumerate(errors)]
        assert asked(capsys, "--retry", "1")[:2] == (0, "1 iş yeniden denenecek.\n")
        assert asked(capsys, "--retry", "1")[0] == 1, "it has not failed any more"
        assert "başarısız bir iş yok" in asked(capsys, "--retry", "99")[2]
        assert asked(capsys, "--retry", "--error", "0% ters_")[1].startswith("1 iş"), "no pattern, the words"
        assert record.sources.source(sources[0]).state is ReceiptState.RECEIVED
        assert record.sources.source(sources[1]).state is ReceiptState.FAILED
        assert json.loads(asked(capsys, "--retry", "--all", "--json")[1]) == {"retried": 2}
        jobs = [record.jobs.claim(PROCESS) for _ in range(5)]
        assert [job and job.attempts for job in jobs] == [1, 1, 1, 1, None]
        assert record.jobs.counts() == {("process", "running"): 4}


def test_what_came_again_meanwhile_is_not_done_twice(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The trap: the same file sent again has made a job of its own; the failed one must not become a second."""
    with open_store(Settings(data=data)) as (record, _):
        failing(record, 1, "Disk dolu.")
        received(record, 1)
        assert asked(capsys, "--retry", "--all")[1].startswith("0 iş")
        assert record.jobs.counts() == {("process", "done"): 1, ("process", "waiting"): 1}


@pytest.mark.parametrize(
    "words", [["--all"], ["--retry"], ["--retry", "1", "--all"], ["--retry", "x"], ["--error", "x"]]
)
def test_wrong_words_are_exit_2(data: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert asked(capsys, *words)[0] == 2


def test_a_file_that_failed_is_published_after_all(tmp_path: Path) -> None:
    with open_store(Settings(data=tmp_path)) as (record, archive):
        digest, size = archive.put(directive("KUNDUZ", "Kunduz bendi korunur.").encode())
        receipt = record.receive(Incoming(digest, size, "kunduz.txt", "text/plain"))
        job = record.jobs.claim(PROCESS)
        assert job is not None
        record.jobs.fail(job, "Bellek yetmedi.", retry=False)
    with open_town(tmp_path) as town:
        assert town.get(f"/api/uploads/{receipt.token}")["state"] == "failed"
        assert town.house.record.work.retry() == 1
        assert town.settle(receipt.token)["state"] == "published"
        assert_whole(town.house)


@pytest.mark.parametrize(
    ("seconds", "said"), [(3.2, "3 saniye"), (61, "1 dakika"), (7300, "2 saat"), (200_000, "2 gün")]
)
def test_spans_of_time(seconds: float, said: str) -> None:
    assert lasting(seconds) == said
