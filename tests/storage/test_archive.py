"""The archive: whole files or none."""

import hashlib
import io
import os
import time
from pathlib import Path

import pytest

from dayanak.law.errors import NotFound, TooLarge, Unavailable
from dayanak.storage.archive import Archive

DATA = "Karaçam Üniversitesi".encode() * 100_000


class Failing(io.RawIOBase):
    """A stream that breaks off, or a full disk behind it."""

    def __init__(self) -> None:
        self.blocks = [b"x" * 1000]

    def read(self, _size: int = -1) -> bytes:
        if self.blocks:
            return self.blocks.pop()
        raise OSError(28, "No space left on device")


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.mark.parametrize("source", [DATA, io.BytesIO(DATA)], ids=["bytes", "stream"])
def test_what_goes_in_comes_out(archive: Archive, source: bytes | io.BytesIO) -> None:
    digest, size = archive.put(source)
    assert (digest, size) == (hashlib.sha256(DATA).hexdigest(), len(DATA))
    assert archive.read(digest) == DATA
    with archive.open(digest) as file:
        assert file.read(8) == DATA[:8]
    assert archive.has(digest)


def test_the_same_bytes_are_one_file(archive: Archive) -> None:
    assert archive.put(DATA) == archive.put(DATA)
    assert len(files(archive.root)) == 1


def test_an_empty_file_is_a_file(archive: Archive) -> None:
    digest, size = archive.put(b"")
    assert size == 0
    assert archive.read(digest) == b""


def test_the_limit_is_kept_while_reading(archive: Archive) -> None:
    assert archive.put(DATA, max_bytes=len(DATA))[1] == len(DATA)
    endless = io.BytesIO(b"0" * 5_000_000)
    with pytest.raises(TooLarge):
        archive.put(endless, max_bytes=1_000_000)
    assert endless.tell() < 5_000_000, "not read to its end"
    assert len(files(archive.root)) == 1


def test_a_full_disk_leaves_nothing_half_written(archive: Archive) -> None:
    with pytest.raises(Unavailable, match="yer kalmadı"):
        archive.put(Failing())  # type: ignore[arg-type]
    assert files(archive.root) == []


def test_what_killed_processes_left_half_received_goes_and_what_is_being_received_stays(archive: Archive) -> None:
    digest, _ = archive.put(DATA)
    for name, age_s in (("left", 90_000), ("coming", 60)):
        (archive.root / "incoming" / name).write_bytes(b"half")
        os.utime(archive.root / "incoming" / name, (time.time() - age_s,) * 2)
    assert archive.sweep() == 1
    assert [file.name for file in files(archive.root / "incoming")] == ["coming"]
    assert archive.whole(digest)
    assert Archive(archive.root / "nowhere").sweep() == 0


@pytest.mark.parametrize("digest", ["0" * 64, "../../etc/passwd", "", "A" * 64])
def test_what_is_not_there_is_not_found(archive: Archive, digest: str) -> None:
    with pytest.raises(NotFound):
        archive.open(digest)
