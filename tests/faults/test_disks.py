"""Full and read-only disks: refused clearly, nothing half written, and all is well when there is room again."""

import errno
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

import dayanak.storage.archive
from tests.app.town import UNIVERSITY, Town, directive, open_town
from tests.faults.disks import disk
from tests.faults.household import wait_until
from tests.faults.truth import assert_index_is_record
from tests.servers.fixtures import require
from tests.servers.postgres import Postgres

pytestmark = pytest.mark.faults


def text(subject: str, sentences: int = 400) -> str:
    """A directive of some 40 kB."""
    return directive(subject, *(f"Her {subject} {n} kez sayılır ve deftere yazılır." for n in range(sentences)))


def assert_refused(town: Town, says: str, content: str | None = None) -> None:
    """Under 503, in Turkish, by API and by page."""
    content = content or text("ret")
    answer = town.send(content)
    assert answer.status_code == 503, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert re.search(says, answer.json()["detail"]), answer.text
    page = hand_in(town, content)
    assert page.status_code == 503
    assert page.headers["content-type"].startswith("text/html")
    assert re.search(says, page.text)


def hand_in(town: Town, content: str) -> Any:
    """The same through the page."""

    def token() -> str:
        found = re.search(r'name="csrf" value="(\w+)"', town.client.get("/yukle").text)
        assert found
        return found[1]

    if "anahtar" in town.client.get("/yukle").text:
        town.client.post("/yukle/anahtar", data={"csrf": token(), "anahtar": town.keys[UNIVERSITY]})
    form = {"csrf": token(), "birim": UNIVERSITY}
    return town.client.post("/yukle", data=form, files={"dosya": ("sayfa.txt", content.encode())})


def assert_reads(town: Town, document: str) -> None:
    """What is there is read and found as ever."""
    for path in (f"/api/documents/{document}", f"/mevzuat/{document}", f"/api/documents/{document}/original"):
        assert town.client.get(path).status_code == 200, path
    assert town.found("turna")[0]["document"]["id"] == document


def assert_well(town: Town) -> None:
    """Nothing waits, nothing has failed, nothing is half written; the index is the record."""
    record = town.house.record
    wait_until(lambda: record.jobs.open_count() == 0, "jobs stay open")
    assert record.documents.counts().failed_jobs == 0
    files = [path for path in town.house.archive.root.rglob("*") if path.is_file()]
    assert all(town.house.archive.whole(path.name) for path in files), files
    assert_index_is_record(town.house)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    def say(line: str) -> None:
        with capsys.disabled():
            print(f"\n{line}")

    return say


def test_a_full_archive(tmp_path: Path, say: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    with disk(tmp_path / "archive", 2) as small, open_town(tmp_path) as town:
        known = town.bring(text("turna"))["document"]
        with small.full() if small else no_space(monkeypatch):
            assert_refused(town, "diskte yer kalmadı")
            assert_reads(town, known)
        assert town.bring(text("ret"))["state"] == "published"
        assert_well(town)
        say(f"full disk, archive: {'a tmpfs of 2 MB' if small else 'ENOSPC injected'}")


@contextmanager
def no_space(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The archive's writes fail as on a full disk."""

    def failing(*_: object) -> tuple[str, int]:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(dayanak.storage.archive, "_copy", failing)
        yield


def test_a_full_disk_under_the_database(tmp_path: Path, say: Callable[[str], None]) -> None:
    with disk(tmp_path / "small", 8) as small:
        if small is None:
            pytest.skip("mounting is not allowed here")
        file = small.folder / "dayanak.sqlite3"
        with open_town(tmp_path, database_url=f"sqlite:///{file}", lease_seconds=2) as town:
            known = town.bring(text("turna"))["document"]
            with small.full():
                assert_refused(town, "diskinde yer kalmadı")
                assert_reads(town, known)
            assert town.bring(text("ret"))["state"] == "published"
            waiting = [town.send(text(f"kuş {number}")).json()["receipt"] for number in range(3)]
            with small.full():  # in the middle of the work
                assert_reads(town, known)
            assert [town.settle(receipt)["state"] for receipt in waiting] == ["published"] * 3
            assert_well(town)
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        say("full disk, database: a tmpfs of 8 MB")


def test_a_full_disk_under_postgresql(
    tmp_path: Path, say: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    require(Postgres)
    with tempfile.TemporaryDirectory() as place, disk(Path(place) / "small", 200) as small:
        if small is None:
            pytest.skip("mounting is not allowed here")
        Path(place).chmod(0o755)  # for whoever the database runs as
        with monkeypatch.context() as patch:
            patch.setattr(tempfile, "tempdir", str(small.folder))
            server = Postgres(fsync=True)
        with server, open_town(tmp_path, database_url=server.create(), lease_seconds=2) as town:
            known = town.bring(text("turna"))["document"]
            with small.full():
                codes = [town.send(text(f"kuş {number}", 20)).status_code for number in range(60)]
                assert set(codes) == {202, 503}, codes  # some until the room in its own files is used up
            server.start()  # where it ended for want of room
            wait_until(lambda: town.client.get("/api/health").status_code == 200, "the database does not come back")
            assert town.bring(text("ret"))["state"] == "published"
            assert_reads(town, known)
            assert_well(town)
        say(f"full disk, PostgreSQL: a tmpfs of 200 MB, {codes.count(503)} of {len(codes)} uploads refused")


def test_a_full_disk_under_the_index(tmp_path: Path, say: Callable[[str], None]) -> None:
    with disk(tmp_path / "small", 4) as small:
        if small is None:
            pytest.skip("mounting is not allowed here")
        with open_town(tmp_path, index_url=f"tantivy:{small.folder / 'index'}", lease_seconds=2) as town:
            known = town.bring(text("turna"))["document"]
            with small.full():
                sent = [town.send(text(f"kuş {number}")) for number in range(3)]
                assert [answer.status_code for answer in sent] == [202] * 3
                wait_until(lambda: town.house.record.documents.counts().documents == 4, "not read")
                assert_reads(town, known)
            assert [town.settle(answer.json()["receipt"])["state"] for answer in sent] == ["published"] * 3
            assert_well(town)
        say("full disk, index: a tmpfs of 4 MB")


def test_no_room_for_a_form_while_it_is_read(
    tmp_path: Path, say: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with disk(tmp_path / "small", 2) as small, open_town(tmp_path) as town:
        if small is None:
            pytest.skip("mounting is not allowed here")
        long = text("uzun", 20_000)
        assert len(long) > 1 << 20, "kept in memory otherwise"
        with small.full(), monkeypatch.context() as patch:
            patch.setattr(tempfile, "tempdir", str(small.folder))
            answer = town.send(long)
            assert answer.status_code == 503, answer.text
            assert "geçici" in answer.json()["detail"]
        assert town.bring(text("turna"))["state"] == "published"
        assert_well(town)
        say("full disk, temporary files: a tmpfs of 2 MB")


NOBODY = 65534
AS_NOBODY = """
import os, sys
from pathlib import Path
from tests.app.town import open_town
from tests.faults.test_disks import NOBODY, assert_reads, assert_refused, assert_well, hand_in, text
folder = Path(sys.argv[1])
with open_town(folder) as town:
    known = town.bring(text("turna"))["document"]
    hand_in(town, text("turna"))
    if os.geteuid() == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    root = town.house.archive.root
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    assert_refused(town, "izni yok")
    assert_reads(town, known)
    for path in folders:
        path.chmod(0o755)
    assert town.bring(text("ret"))["state"] == "published"
    assert_well(town)
    print("well", flush=True)
    os._exit(0)  # the reader, begun as root, ends with us
"""


def test_a_read_only_archive(say: Callable[[str], None]) -> None:
    """As a user who may not write where he may not write: root may everywhere, so root becomes nobody first."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, "-c", AS_NOBODY, folder], check=False, capture_output=True, text=True)
        assert done.stdout == "well\n", done.stderr[-3000:]
    say("read-only archive: as an unprivileged child")
